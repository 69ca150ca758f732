"""`ips-matcher reference load-occupations`: the official index, and files that are not it."""

import json
import zipfile

import pytest
from openpyxl import load_workbook

from api.reference import occupation_index
from api.reference.occupation_index import Entry, read_index
from tests.api.reference.conftest import HEADER


def read(file):
    return read_index(file, lambda _: None)


def files_in(home):
    return sorted(file.name for file in home.rglob("*") if file.is_file())


def test_titles_codes_and_qualifiers_are_read(workbook, entry):
    file = workbook(
        {
            "SOC2020 coding index": [
                HEADER,
                entry("5314", "Engineer, roofing", "Roofing engineer"),
                entry("5411", "Finisher", "Finisher", ind="coach trimming"),
                entry("5234", "Fitter, engine", "Engine fitter", add="maintenance", ind="air"),
            ]
        }
    )

    assert read(file) == (
        [
            Entry("5314", "Roofing engineer", ""),
            Entry("5411", "Finisher", "coach trimming"),
            Entry("5234", "Engine fitter", "air maintenance"),
        ],
        {},
    )


def test_the_sheet_and_its_header_row_are_found(workbook, entry):
    index = [("The coding index",), (), HEADER, entry("5314", "Roofer", "Roofer"),
             entry("5313", "Bricklayer", "Bricklayer")]  # fmt: skip
    file = workbook(
        {
            "Notes": [("Read me",)],
            "Amendments": [HEADER, entry("5314", "Thatcher", "Thatcher")],
            "Index": index,
        }
    )

    assert [found.title for found in read(file)[0]] == ["Roofer", "Bricklayer"]


def test_inverted_titles_are_put_in_natural_order_where_only_they_are_given(workbook):
    file = workbook({"Index": [("SOC 2020", "INDEXOCC"), (5234, "Fitter, engine, aircraft")]})

    assert read(file)[0] == [Entry("5234", "aircraft engine Fitter", "")]


def test_rows_that_cannot_be_used_are_counted_by_reason(workbook, entry):
    file = workbook(
        {
            "Index": [
                HEADER,
                entry("5314", "Roofer", "Roofer"),
                entry("5314", "Roofer", "Roofer"),
                entry("}}}}", "Worker", "Worker"),
                entry("5314", None, None),
                (None,),
            ]
        }
    )

    assert read(file)[1] == {
        "without a unit group of SOC 2020": 1, "without a title": 1, "given twice": 1,
    }  # fmt: skip


def test_the_index_is_kept_listed_and_forgotten(run, home, workbook, entry):
    file = workbook({"Index": [HEADER, entry("5314", "Roofer", "Roofer")]})

    answer = run("load-occupations", file)

    assert answer.exit_code == 0
    assert "Loaded 1 titles of occupations from index.xlsx." in answer.output
    (note,) = json.loads(run("list", "--json").output)
    assert (note["name"], note["rows"], note["file"]) == ("occupations", 1, "index.xlsx")
    assert "index.xlsx" in run("list").output
    assert run("forget", "occupations").exit_code == 0
    assert files_in(home) == []
    assert run("forget", "occupations").exit_code == 1
    assert "Nothing is loaded" in run("list").output


def test_a_lost_note_is_told_as_not_known(run, home, workbook, entry):
    run("load-occupations", workbook({"Index": [HEADER, entry("5314", "Roofer", "Roofer")]}))
    (home / "reference" / "occupations.json").write_text("{broken")

    assert "not known" in run("list").output


def test_a_wrong_workbook_is_refused_and_nothing_is_written(run, home, workbook, entry):
    other = workbook({"Sheet": [("Name", "Town"), ("x", "y")]})
    of_2010 = workbook({"Index": [("SOC_2010", "INDEXOCC"), ("5314", "Roofer")]}, "old.xlsx")
    without = workbook({"Index": [HEADER, entry("}}}}", "Worker", "Worker")]}, "none.xlsx")

    assert "no sheet of the index" in run("load-occupations", other).output
    assert "no sheet of the index" in run("load-occupations", of_2010).output
    assert run("load-occupations", without).exit_code == 2
    assert files_in(home) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"code,title\n5314,Roofer\n"])
def test_what_is_no_workbook_is_refused(run, home, written, content):
    answer = run("load-occupations", written("index.xlsx", content))

    assert answer.exit_code == 2
    assert "Traceback" not in answer.output
    assert files_in(home) == []


@pytest.mark.parametrize(
    "members",
    [
        {"a.txt": "x"},
        {"[Content_Types].xml": "<Types/>"},
        {
            "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/"
            "content-types'/>"
        },
    ],
)
def test_a_zip_file_that_is_no_workbook_is_refused(run, zipped, members):
    answer = run("load-occupations", zipped(members))

    assert answer.exit_code == 2
    assert "can't be read as a workbook" in " ".join(answer.output.split())


def test_a_workbook_cut_short_is_refused(run, workbook, entry):
    file = workbook(
        {"Index": [HEADER, *[entry("5314", "Roofer", f"Roofer {n}") for n in range(99)]]}
    )
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])

    assert run("load-occupations", file).exit_code == 2


def test_a_workbook_with_a_broken_sheet_is_refused(run, workbook, entry, tmp_path):
    file = workbook({"Index": [HEADER, entry("5314", "Roofer", "Roofer")]})
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(file) as whole, zipfile.ZipFile(broken, "w") as out:
        for info in whole.infolist():
            data = whole.read(info)
            out.writestr(info, data[:200] if "sheet1" in info.filename else data)

    answer = run("load-occupations", broken)

    assert answer.exit_code == 2
    assert "download it again" in " ".join(answer.output.split())


def test_a_workbook_that_would_unpack_to_far_too_much_is_refused(run, workbook, monkeypatch):
    monkeypatch.setattr(occupation_index, "MOST_UNPACKED", 1000)

    answer = run("load-occupations", workbook({"Index": [HEADER]}))

    assert "would unpack to more than" in answer.output


def test_a_cell_at_the_far_end_of_a_sheet_takes_no_memory(run, workbook, entry, tmp_path):
    file = workbook({"Index": [HEADER, entry("5314", "Roofer", "Roofer")]})
    book = load_workbook(file)
    book.active["XFD1048576"] = "far"
    book.save(file)

    assert run("load-occupations", file).exit_code == 0


@pytest.mark.shared
def test_the_official_layout_is_read(shared):
    entries, left_out = read(shared / "data" / "soc2020_index_excerpt.xlsx")

    assert len(entries) == 60
    assert left_out == {}
    assert all(len(entry.code) == 4 and entry.title for entry in entries)
