"""Excel workbooks in, adverts out."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from api.imports.readers import xlsx_shared, zip_members
from api.imports.rows import UnreadableFileError
from tests.api.imports.conftest import Read
from tests.api.imports.workbooks import sharing, with_part, workbook, zipped

HEADER = ("title", "employer", "reference", "pay", "closes", "remote")
AT_HALF_PAST_NINE = dt.datetime.fromisoformat("2026-03-31T09:30")  # a sheet knows no zones
SHEET = "xl/worksheets/sheet1.xml"


def one(read, *cells, header=HEADER, **more):
    [advert] = read(workbook(header, cells, **more)).adverts
    return advert


def test_a_row_is_an_advert_and_its_line_is_its_number(read):
    found = read(workbook(HEADER, ("Cook", "Cafe"), (), ("Baker", "Inn")))
    assert found.format == "xlsx"
    assert found.titles == ["Cook", "Baker"]
    assert [row.line for row in found.rows] == [2, 4]


def test_dates_are_dates_and_numbers_keep_no_point(read):
    advert = one(read, "Cook", "Cafe", 12.0, 12.5, dt.date(2026, 3, 31))
    assert (advert.reference, advert.pay, advert.closes) == ("12", "12.5", "2026-03-31")


def test_a_date_may_have_a_time(read):
    assert one(read, "Cook", "Cafe", "1", "", AT_HALF_PAST_NINE).closes == ("2026-03-31T09:30")


def test_a_book_that_counts_from_1904_has_the_same_dates(read):
    def change(book):
        book.epoch = CALENDAR_MAC_1904

    advert = one(read, "Cook", "Cafe", "1", "", dt.date(2026, 3, 31), change=change)
    assert advert.closes == "2026-03-31"


@pytest.mark.parametrize(
    ("value", "shown_as", "pay"),
    [
        (12.5, '"£"#,##0.00', "£12.50"),
        (24000, "[$£-809]#,##0", "£24,000"),
        (24000, "#,##0", "24000"),
        (1e20, "General", "1e+20"),
        (0.1 + 0.2, "General", "0.3"),
    ],
)
def test_pounds_are_told_by_how_the_cell_shows_them(read, value, shown_as, pay):
    def change(book):
        book.active["D2"].number_format = shown_as

    assert one(read, "Cook", "Cafe", "1", value, change=change).pay == pay


def test_a_number_filled_up_with_zeros_keeps_them(read):
    def change(book):
        book.active["C2"].number_format = "00000"

    assert one(read, "Cook", "Cafe", 123, change=change).reference == "00123"
    assert one(read, "Cook", "Cafe", "0123").reference == "0123"


@pytest.mark.parametrize(("value", "shown_as", "hours"), [
    (dt.time(9, 0), "hh:mm", "09:00"),
    (dt.timedelta(hours=37, minutes=30), "[h]:mm", "37:30"),
])  # fmt: skip
def test_times_and_lengths_of_time_are_shown_as_such(read, value, shown_as, hours):
    def change(book):
        book.active["C2"].number_format = shown_as

    header = ("title", "employer", "hours")
    assert one(read, "Cook", "Cafe", value, header=header, change=change).hours == hours


def test_true_and_false_answer_whether_it_is_remote(read):
    yes, no = ("Cook", "Cafe", "1", "", None, True), ("Cook", "Cafe", False)
    assert one(read, *yes).remote == "remote"
    assert one(read, *no).reference == "FALSE"


def test_the_value_of_a_formula_is_taken(read):
    content = workbook(HEADER, ("Cook", "Cafe", "=1+1"))
    content = with_part(content, SHEET, lambda xml: xml.replace(b"<v></v>", b"<v>2</v>"))
    content = with_part(content, SHEET, lambda xml: xml.replace(b"<v />", b"<v>2</v>"))
    assert read(content).adverts[0].reference == "2"


def test_a_formula_without_a_value_is_refused_with_advice(read):
    found = read(workbook(HEADER, ("Cook", "Cafe", "=1+1"), ("Baker", "Inn")))
    assert found.titles == ["Baker"]
    assert (found.refusal.line, found.refusal.column) == (2, "reference")
    assert "open the sheet in Excel, save it" in found.refusal.problem


def test_an_error_of_the_spreadsheet_is_refused(read):
    found = read(workbook(HEADER, ("Cook", "#N/A")))
    assert "#N/A" in found.refusal.problem


def test_a_header_may_stand_below_a_heading_and_blank_rows(read):
    def change(book):
        book.active.insert_rows(1, 4)
        book.active["A2"] = "Vacancies of March"
        book.active.merge_cells("A2:C2")

    found = read(workbook(HEADER, ("Cook", "Cafe"), change=change))
    assert found.titles == ["Cook"]
    assert found.rows[0].line == 6


def test_a_header_of_two_rows_is_read_as_one(read):
    rows = [("Job", None, None, None), ("title", "employer", "Pay", None), (None, None, None, "id")]
    found = read(workbook(*rows[1:], ("Cook", "Cafe", "£12", 7)))
    assert (found.adverts[0].pay, found.adverts[0].reference) == ("£12", "7")
    merged = [("title", "employer", None), (None, None, "salary"), ("Cook", "Cafe", "£12")]
    assert read(workbook(*merged)).adverts[0].pay == "£12"
    across = [("title", None, "x"), (None, "employer", "salary"), ("Cook", "Cafe", "£12")]
    assert read(workbook(*across)).adverts[0].pay == "£12"


def test_the_first_sheet_with_a_header_is_read_and_named(read):
    def change(book):
        book.create_sheet("Notes", 0).append(("About", "this file"))
        hidden = book.create_sheet("Old", 1)
        hidden.append(HEADER)
        hidden.append(("Baker", "Inn"))
        hidden.sheet_state = "hidden"

    found = read(workbook(HEADER, ("Cook", "Cafe"), change=change))
    assert found.titles == ["Cook"]
    assert found.notes == ["The sheet Vacancies was read, and no other: Notes, Old."]


def test_a_workbook_without_a_header_says_what_to_do(read):
    with pytest.raises(UnreadableFileError, match=r"No sheet .Vacancies. has a row that names"):
        read(workbook(("a", "b"), ("Cook", "Cafe")))


def test_columns_may_be_mapped(read):
    content = workbook(("what", "who"), ("Cook", "Cafe"))
    assert read(content, mapping={"what": "title", "who": "employer"}).titles == ["Cook"]


def test_what_has_no_place_in_an_advert_is_counted(read):
    found = read(workbook(("title", "employer", "mood"), ("Cook", "Cafe", "glad", None, "aside")))
    assert found.ignored == {"mood": 1, "(no name)": 1}


def test_rich_text_and_escapes_are_plain_text(read):
    def change(xml):
        rich = b'<is><r><t>Head </t></r><r><t xml:space="preserve">cook_x0041_</t></r>'
        return xml.replace(b"<is><t>Cook</t>", rich)

    content = with_part(workbook(HEADER, ("Cook", "Cafe")), SHEET, change)
    assert read(content).titles == read(sharing(content)).titles == ["Head cookA"]


def test_how_a_text_is_pronounced_is_no_part_of_it(read):
    def change(xml):
        return xml.replace(b"<t>Cook</t>", b"<t>Cook</t><rPh sb='0'><t>kuk</t></rPh>")

    content = with_part(workbook(HEADER, ("Cook", "Cafe")), SHEET, change)
    assert read(content).titles == read(sharing(content)).titles == ["Cook"]


def test_a_text_that_the_workbook_lacks_is_refused(read):
    content = sharing(workbook(HEADER, ("Cook", "Cafe"), ("Baker", "Inn")))
    found = read(with_part(content, SHEET, lambda xml: xml.replace(b"<v>7</v>", b"<v>70</v>")))
    assert found.titles == ["Baker"]
    assert "a text that the workbook does not hold" in found.refusal.problem


def test_a_cell_at_the_far_end_of_the_sheet_costs_nothing(read):
    def change(xml):
        far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
        return xml.replace(b"</sheetData>", far + b"</sheetData>")

    found = read(with_part(workbook(HEADER, ("Cook", "Cafe")), SHEET, change))
    assert found.titles == ["Cook"]
    assert found.refusal.line == 1_048_576


@pytest.mark.parametrize("number", [b"99999999999999999999", b"-1", b"0", b"x", b"1"])
def test_a_row_that_claims_an_impossible_number_is_read_in_its_place(read, number):
    content = with_part(
        workbook(HEADER, ("Cook", "Cafe")),
        SHEET,
        lambda xml: xml.replace(b'<row r="2"', b'<row r="' + number + b'"'),
    )
    assert [row.line for row in read(content).rows] == [2]


LAUGHS = b"""<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""


@pytest.mark.parametrize(
    "part",
    [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels"],
)
def test_entities_are_refused_in_every_part(read, part):
    def change(xml):
        at = xml.index(b"?>") + 2 if xml.startswith(b"<?xml") else 0
        return xml[:at] + LAUGHS + xml[at:]

    with pytest.raises(UnreadableFileError, match="document type"):
        read(with_part(sharing(workbook(HEADER, ("Cook", "Cafe"))), part, change))


def test_a_sheet_that_breaks_off_gives_no_half_row(read):
    rows = [("Cook", "Cafe", n) for n in range(5000)]
    content = with_part(workbook(HEADER, *rows), SHEET, lambda xml: xml[: len(xml) // 2])
    seen = []
    with pytest.raises(UnreadableFileError, match=r"damaged \(the sheet Vacancies"):
        seen.extend(Read.rows_of(content))
    assert 0 < len(seen) < 5000
    assert [row.advert.reference for row in seen] == [str(n) for n in range(len(seen))]


def test_damage_shows_before_anything_is_read(read):
    content = bytearray(workbook(HEADER, *[("Cook", "Cafe", n) for n in range(500)]))
    at = content.index(SHEET.encode()) + 500
    content[at] ^= 0x10
    with pytest.raises(UnreadableFileError, match="damaged or cut short"):
        Read.open(bytes(content))


def test_a_workbook_that_unpacks_to_too_much_is_refused(read):
    content = with_part(
        workbook(HEADER, ("Cook", "Cafe")), SHEET, lambda xml: xml + b" " * 40_000_000
    )
    with pytest.raises(UnreadableFileError, match="200 times its size"):
        read(content)


def test_shared_texts_have_a_limit(read, monkeypatch):
    monkeypatch.setattr(xlsx_shared, "MOST_SHARED", 20)
    with pytest.raises(UnreadableFileError, match="more text than can be read at once"):
        read(sharing(workbook(HEADER, ("Cook", "Cafe"))))


def test_a_row_of_more_than_a_million_characters_is_refused(read):
    long = ["x" * 32_000] * 40
    found = read(
        workbook(
            (*HEADER, *[f"c{n}" for n in range(40)]), ("Cook", "Cafe", 1, 2, None, None, *long)
        )
    )
    assert "longer than a million" in found.refusal.problem


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("EncryptedPackage", "protected by a password"),
        ("Workbook", r"old Excel workbook \(.xls\)"),
        ("WordDocument", "old Word document"),
        ("Other", "old Office file, or one protected by a password"),
    ],
)
@pytest.mark.parametrize("kind", ["auto", "xlsx", "csv"])
def test_old_and_protected_workbooks_are_refused(read, inside, words, kind):
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + inside.encode("utf-16-le")
    with pytest.raises(UnreadableFileError, match=words):
        read(content, format=kind)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("word/document.xml", "Word document"),
        ("ppt/presentation.xml", "presentation"),
        ("META-INF/manifest.xml", "OpenDocument"),
        ("xl/workbook.bin", "binary Excel workbook"),
    ],
)
def test_other_documents_are_refused(read, name, words):
    with pytest.raises(UnreadableFileError, match=words):
        read(zipped({"[Content_Types].xml": "<x/>", name: "x"}))


def test_what_is_no_workbook_cannot_be_read_as_one(read):
    with pytest.raises(UnreadableFileError, match="not an Excel workbook"):
        read("title,employer\nCook,Cafe\n", format="xlsx")


def test_a_workbook_is_not_read_as_csv(read):
    with pytest.raises(UnreadableFileError, match="read it as xlsx"):
        read(workbook(HEADER, ("Cook", "Cafe")), format="csv")


def test_a_workbook_from_a_pipe_has_to_be_saved_first(read):
    class Pipe(Read.handle_kind):
        def seekable(self):
            return False

    with pytest.raises(UnreadableFileError, match="cannot be read from a pipe"):
        Read.open(Pipe(workbook(HEADER, ("Cook", "Cafe"))))


def test_a_long_table_of_contents_is_refused(read, monkeypatch):
    monkeypatch.setattr(zip_members, "MOST_MEMBERS", 3)
    with pytest.raises(UnreadableFileError, match="more than 3 files"):
        read(workbook(HEADER, ("Cook", "Cafe")))


TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(
    lambda text: text.strip() and not text.startswith(("=", "#")) and "_x" not in text
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(TEXT, TEXT, st.integers(0, 10**9), st.dates(dt.date(1901, 1, 1))), max_size=5
    )
)
def test_what_openpyxl_writes_is_read_back(rows):
    content = workbook(HEADER, *[(title, who, at, None, day) for title, who, at, day in rows])
    found = Read(sharing(content) if len(rows) % 2 else content)
    assert found.refused == []
    assert [(a.title, a.employer, a.reference, a.closes) for a in found.adverts] == [
        (title.strip(), who.strip(), str(at), str(day)) for title, who, at, day in rows
    ]
