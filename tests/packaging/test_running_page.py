"""The page for whoever runs the service says what is so."""

import re
import sqlite3
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.metrics import Metrics
from api.settings import Settings
from tests.packaging.conftest import ROOT

PAGE = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
READ_BY_OTHERS = {"FORWARDED_ALLOW_IPS"}
ALIASES = {str(field.validation_alias): field for field in Settings.model_fields.values()}
ROWS = dict(re.findall(r"^\| `([A-Z_]+)` \| (.+?) \|", PAGE, re.MULTILINE))


def test_every_setting_has_its_row_and_no_row_is_without_a_setting():
    assert set(ROWS) == set(ALIASES)


@pytest.mark.parametrize("name", sorted(ALIASES.keys() - {"DATABASE_URL"}))
def test_the_default_is_the_one_in_force(name):
    default = ALIASES[name].default
    words = str(default).lower() if isinstance(default, bool) else str(default)
    assert ROWS[name] == f"`{words}`"


def test_no_other_variable_is_named():
    assert set(re.findall(r"\bIPS_[A-Z_]+\b", PAGE)) <= set(ALIASES)


def test_the_backup_takes_what_was_written_while_the_database_is_open(tmp_path):
    (code,) = re.findall(r"^python3 -c '(.+)'$", PAGE, re.MULTILINE)
    opened = sqlite3.connect(tmp_path / "ips-matcher.db")
    opened.execute("PRAGMA journal_mode = WAL")
    opened.execute("CREATE TABLE kept (word TEXT)")
    opened.execute("INSERT INTO kept VALUES ('written')")
    opened.commit()
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)
    opened.close()
    backup = sqlite3.connect(tmp_path / "backup.db")
    assert backup.execute("SELECT word FROM kept").fetchall() == [("written",)]
    backup.close()


def test_the_commands_have_the_options_that_are_named():
    for command, options in {
        "serve": ("--host", "--port"),
        "user add": ("--role", "--team"),
    }.items():
        shown = CliRunner().invoke(app, [*command.split(), "--help"], env={"COLUMNS": "200"})
        assert shown.exit_code == 0
        assert all(option in shown.output and option in PAGE for option in options)


def test_the_figures_have_the_names_that_are_given():
    metrics = Metrics()
    metrics.count("GET", "/", 200, 0.1)
    for name in re.findall(r"`(ips_matcher_\w+)`", PAGE):
        assert name in metrics.text().decode()
