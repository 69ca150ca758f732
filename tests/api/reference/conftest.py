"""Files to load, made small, and the command that loads them into a home of its own."""

import zipfile

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner

from api.cli import app
from api.reference import commands
from api.settings import Settings

HEADER = ("SOC_2010", "SOC_2020", "SOC_2020_ext", "INDEXOCC", "ADD", "IND", "SEE",
          "SOC2020_unit_group_title", "INDEXOCC-natural_word_order")  # fmt: skip


@pytest.fixture
def home(tmp_path):
    """The service's home."""
    return tmp_path / "home"


@pytest.fixture
def run(home, monkeypatch):
    """Runs `ips-matcher reference ...` over that home."""
    monkeypatch.setattr(commands, "settings", lambda: Settings(home=home))

    def invoke(*words):
        return CliRunner().invoke(app, ["reference", *map(str, words)], catch_exceptions=False)

    return invoke


@pytest.fixture
def zipped(tmp_path):
    """Writes a zip file: `zipped({"Data/CSV/ls.csv": text})`."""

    def write(members, name="codepo_gb.zip"):
        file = tmp_path / name
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, text in members.items():
                archive.writestr(member, text)
        return file

    return write


@pytest.fixture
def written(tmp_path):
    """Writes a file: `written("postcodes.csv", text or bytes)`."""

    def write(name, content):
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write


@pytest.fixture
def workbook(tmp_path):
    """Writes a workbook with sheets of rows: `workbook({"Index": [HEADER, ...]})`."""

    def write(sheets, name="index.xlsx"):
        book = Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        file = tmp_path / name
        book.save(file)
        return file

    return write


@pytest.fixture
def entry():
    """A row of the index: `entry("5314", "Engineer, roofing", "Roofing engineer", ind="mine")`."""

    def make(code, inverted, natural, *, add=None, ind=None):
        return ("0", code, f"{code}/00", inverted, add, ind, None, "A group", natural)

    return make
