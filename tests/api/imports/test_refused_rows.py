"""Refused rows as a file, to mend and send again."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.imports.batches import Seen, batches
from api.imports.columns import MEND
from api.imports.harmless_cells import as_received, cells_of_sheet, harmless, is_refused_file
from api.imports.readers.csv_records import CsvRecords, Record
from api.imports.readers.listing import ReadOptions, csv_lines, open_listing, text_of
from api.imports.refused_cells import as_texts, with_cells
from api.imports.refused_rows import MARK, columns_of, refused_file
from api.imports.rows import Refusal, Row, refusal
from matcher.vacancy import Advert
from tests.api.imports.workbooks import workbook

NAMES = ("Post", "Who", "closes")
A_REFUSAL = Refusal(
    17,
    "closes",
    "is not a date: write it as 2026-03-31 or 31/03/2026",
    "soon",
    cells=(("Post", "Cook"), ("Who", "Cafe"), ("closes", "soon")),
)


def refused(*cells, names=NAMES, line=2):
    return Refusal(line, names[0], "is wrong", cells=tuple(zip(names, cells, strict=True)))


def file_of(names, *refusals):
    return b"".join(refused_file(names, refusals))


def sheet(content):
    """The names and the rows of a sheet as it was received, without its first column."""
    found, delimiter = csv_lines(*text_of(io.BytesIO(content)))
    records = CsvRecords(found, delimiter)
    header = records.header()
    restored = cells_of_sheet(header.cells)
    rest = list(records.rest(header.cells))
    assert all(isinstance(record, Record) for record in rest)
    return restored(header.cells)[1:], [restored(record.cells)[1:] for record in rest]


def as_workbook(content):
    """The sheet as a spreadsheet saves it."""
    return workbook(*csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_file_says_what_to_mend_and_keeps_the_columns():
    text = file_of(NAMES, A_REFUSAL).decode("utf-8-sig")
    header, row = text.splitlines()
    assert header == '"What to mend","Post","Who","closes"'
    assert row == (
        '"Line 17 of the file: ""closes"" is not a date: write it as 2026-03-31 or 31/03/2026.",'
        '"Cook","Cafe","soon"'
    )


def test_excel_is_told_the_encoding():
    assert file_of(NAMES, refused("Café cook", "£", "")).startswith(MARK)


def test_once_mended_the_rows_are_taken_by_the_same_mapping(read):
    mapping = {"Post": "title", "Who": "employer"}
    sent_back = file_of(NAMES, A_REFUSAL)
    assert read(sent_back, mapping=mapping).refusal.column == "closes"
    [advert] = read(sent_back.replace(b"soon", b"31/03/2026"), mapping=mapping).adverts
    assert advert == Advert(title="Cook", employer="Cafe", closes="2026-03-31")


def test_all_that_is_wrong_with_a_row_is_said_in_its_one_row():
    another = replace(A_REFUSAL, column="Post", problem="is empty")
    _, row = file_of(NAMES, A_REFUSAL, another).decode().splitlines()
    assert '""closes"" is not a date' in row
    assert '""Post"" is empty.' in row


def test_a_row_that_could_not_be_taken_apart_is_to_be_copied_again():
    content = file_of(NAMES, refusal(9, None, "too few cells: the row has 2 cells", "Cook,Cafe"))
    [row] = sheet(content)[1]
    assert row == ["", "", ""]
    assert b"too few cells: the row has 2 cells (Cook,Cafe). The row is not here" in content


@pytest.mark.parametrize("sent_back", [bytes, as_workbook], ids=["csv", "xlsx"])
def test_a_row_that_is_left_empty_is_passed_over_and_said_so(read, sent_back):
    names = ("title", "employer")
    empty, mended = refusal(9, None, "too few cells"), refused("Cook", "Cafe", names=names)
    found = read(sent_back(file_of(names, empty, mended)))
    assert [advert.title for advert in found.adverts] == ["Cook"]
    assert found.refused == []
    assert found.notes[-1].startswith("1 row was passed over: nothing but “What to mend”")


def test_a_repeated_reference_is_said_to_be_one_and_nothing_else():
    content = b"reference,title,employer\n7,Cook,Cafe\n8,Porter,Inn\n7,Baker,Mill\n"
    listing = open_listing(io.BytesIO(content), ReadOptions())
    [wrong] = [row for batch in batches(listing, Seen(), lambda: 0) for row in batch.refused]
    _, row = file_of(NAMES, wrong).decode().splitlines()
    assert row.startswith(
        '"Line 4 of the file: ""reference"" is the same as that of the advert on line 2, which '
        'says something else and is kept. The row is not here: copy it from your file and mend it."'
    )


def test_refused_again_the_row_says_only_the_new_reasons():
    names = (MEND, *NAMES)
    again = refused("old reasons", "Cook", "Cafe", "soon", names=names)
    assert file_of(names, again).splitlines()[0].count(b"What to mend") == 1
    assert b"old reasons" not in file_of(names, again)


def test_two_columns_of_one_name_keep_their_own_texts():
    names = ("title", "Date", "Date")
    content = file_of(names, refused("Cook", "1", "2", names=names))
    assert sheet(content) == (list(names), [["Cook", "1", "2"]])


def test_objects_of_different_shape_share_the_columns_of_all():
    one = with_cells(refusal(1, None, "x"), *as_texts({"title": "Cook", "days": ["mon", "tue"]}))
    other = with_cells(refusal(2, None, "x"), *as_texts({"pay": 12, "title": None, "a": {"b": 1}}))
    names = columns_of([one, other])
    assert names == ("title", "days", "pay", "a")
    assert sheet(file_of(names, one, other))[1] == [
        ["Cook", "mon, tue", "", ""],
        ["", "", "12", '{"b": 1}'],
    ]


def test_a_row_that_is_taken_keeps_no_cells():
    row = Row(2, Advert(title="Cook", employer="Cafe"))
    assert with_cells(row, NAMES, ["a", "b", "c"]) is row


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+44 20", "-5", "@home", "\tx", "\rx", "\nx", "\uff1d1", " =1", "\u00a0\ufeff@x"],
)
def test_what_a_spreadsheet_would_reckon_is_made_harmless(cell):
    assert harmless(cell) == f"'{cell}"
    assert as_received(harmless(cell)) == cell


@pytest.mark.parametrize("cell", ["'=x", "''=x", "'quoted'", "", "5-6", "Cook = chef", "'"])
def test_an_apostrophe_of_ones_own_comes_back(cell):
    assert as_received(harmless(cell)) == cell


def test_names_of_columns_are_made_harmless_too():
    content = file_of(("=cmd", "title"), refused("1", "2", names=("=cmd", "title")))
    assert b'"\'=cmd"' in content
    assert sheet(content)[0] == ["=cmd", "title"]


def test_only_a_file_of_refused_rows_loses_apostrophes():
    assert is_refused_file([MEND, "title"])
    assert not is_refused_file(["title", MEND])
    assert cells_of_sheet(["title"])(["'=x"]) == ["'=x"]


@pytest.mark.parametrize("cell", ["caf\udce9", "half \ud83d of one", "\ud83d\ude00"])
def test_what_is_no_text_is_refused_again(cell, read):
    content = file_of(("title", "employer"), refused(cell, "Cafe", names=("title", "employer")))
    assert "UTF-8" in read(content).refusal.problem


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
AWKWARD = st.text("=+-@\t\r\n'\",;| a\uff1d", max_size=8)


@given(st.one_of(TEXT, AWKWARD))
def test_any_cell_comes_back_as_it_was(cell):
    assert as_received(harmless(cell)) == cell


@given(st.lists(st.tuples(*[st.one_of(TEXT, AWKWARD)] * 3), min_size=1, max_size=5))
def test_any_row_comes_back_as_it_was(rows):
    content = file_of(NAMES, *(refused(*row, line=at) for at, row in enumerate(rows)))
    # A line that ends by \r\n inside a cell ends by \n for every reader of CSV here.
    expected = [[cell.replace("\r\n", "\n") for cell in row] for row in rows]
    assert sheet(content) == (list(NAMES), expected)
    assert content.decode("utf-8-sig")
