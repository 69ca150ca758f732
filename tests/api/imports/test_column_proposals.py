"""Which column of somebody else's sheet is proposed for which field of an advert."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.imports.columns import FIELDS, NO_FIELD, Columns, plain_name
from api.imports.columns.proposals import propose
from api.imports.readers.listing import ReadOptions, open_listing
from tests.api.imports.office_sheets import SHEETS

CLEANERS = [["Cleaner", "Dale Cleaning Ltd"], ["Waiter", "Moor Hotel"], ["Cook", "Moor Hotel"]]


def proposed(first, *rows, today=None):
    """The proposed columns by name."""
    return {column.name: column for column in propose(first, rows, today).columns}


def beside(values, first="col"):
    """What is proposed for a column of these values, beside a title and an employer."""
    rows = [[*CLEANERS[at % 3], value] for at, value in enumerate(values)]
    return proposed(["Job title", "Employer", first], *rows)[first]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_what_an_office_sends_is_understood(sheet):
    found = propose(sheet.first, sheet.rows)
    assert [column.field for column in found.columns] == sheet.holds
    assert found.missing == tuple(one for one in ("title", "employer") if one not in sheet.holds)
    assert found.has_header == (not sheet.name.startswith("no names"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_reader_takes_the_mapping_as_it_is(sheet):
    found = propose(sheet.first, sheet.rows)
    names = [column.name for column in found.columns]
    if not found.missing:
        fields = Columns(found.mapping()).of_header(names)
        assert fields == tuple(column.field for column in found.columns)


def test_the_reason_names_the_word_and_what_the_values_are():
    found = beside(["£12 per hour", "£22,000 a year", "£11.80 per hour"], "Annual salery")
    assert found.because == "the header says salery (a slip, it seems); the values look like pay"


SENTENCES = [
    "You wash pots and keep the kitchen tidy.",
    "Serving guests at lunch, and laying the tables.",
    "You clean the wards with a team of four.",
]


def test_a_column_of_whole_sentences_is_the_description_to_check():
    found = beside(SENTENCES, "What you'd do")
    assert (found.field, found.sure) == ("description", "unsure")
    assert found.because == "the values are whole sentences"


def test_sentences_are_no_description_where_a_header_says_which_column_is():
    rows = [["Cook", "Cafe", "Kitchen work.", sentence] for sentence in SENTENCES]
    found = proposed(["Job", "Firm", "Job details", "What else"], *rows)
    assert found["What else"].field is None


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Why us", ["We look after all our staff well."] * 3),
        ("Notes", SENTENCES),
        ("Where", ["12 High Street, Leeds, West Yorkshire", "3 Mill Lane, York", "The Old Barn"]),
    ],
)
def test_what_is_said_of_all_noted_or_named_is_no_description(name, values):
    assert beside(values, name).field != "description"


@pytest.mark.parametrize(
    ("name", "values", "field"),
    [
        ("£", ["12.60", "13", "12.85"], "pay"),
        ("£", ["24,500", "26,000", "23,875"], "pay"),
        ("Contracted", ["30", "37.5", "16"], "hours"),
        ("Contracted", ["Permanent", "Fixed term", "Permanent"], "contract"),
        ("Vac No", ["7041", "7055", "7102"], "reference"),
        ("Vac No", ["KP/17", "KP/21", "NC/4"], "reference"),
    ],
)
def test_short_names_are_understood_with_their_values(name, values, field):
    assert beside(values, name).field == field


def test_a_date_after_the_posting_dates_is_when_it_closes():
    rows = [["Cook", "Cafe", "01/02/2027", "21/02/2027"], ["Waiter", "Inn", "03/02/2027", ""]]
    found = proposed(["Job", "Firm", "a", "b"], *rows)
    assert (found["a"].field, found["b"].field) == ("posted", "closes")
    assert found["b"].because.endswith("the values are dates and come after the posting dates")


def test_of_a_single_column_of_dates_nothing_is_guessed():
    found = beside(["01/02/2027", "02/02/2027", "05/02/2027"], "Date")
    assert found.field is None
    assert (
        found.because == "the values are dates, and nothing says whether of posting or of closing"
    )


@pytest.mark.parametrize(("today", "field"), [("2027-01-01", "closes"), ("2027-06-01", "posted")])
def test_a_single_column_of_dates_is_told_by_the_day(today, field):
    rows = [[*CLEANERS[0], "01/02/2027"], [*CLEANERS[1], "02/02/2027"]]
    first = ["Job title", "Employer", "Date"]
    assert proposed(first, *rows, today=date.fromisoformat(today))["Date"].field == field


def test_a_header_that_lies_is_told():
    found = proposed(
        ["Title", "Post", "Employer"],
        ["Mrs", "Cook", "Cafe"],
        ["Mr", "Waiter", "Moor Hotel"],
        ["Ms", "Cleaner", "Moor Hotel"],
    )["Title"]
    assert found.field is None
    assert found.because == (
        "the header says Title, but the values look like forms of address (Mr, Mrs)"
    )


def test_a_lying_header_is_not_believed_by_the_reader_either():
    first = ["title", "employer", "reference"]
    rows = [[*row, "WEEKLY"] for row in CLEANERS]
    mapping = propose(first, rows).mapping()
    assert mapping == {"title": "title", "employer": "employer", "reference": NO_FIELD}
    text = "\n".join(",".join(row) for row in [first, *rows]).encode()
    read = list(open_listing(io.BytesIO(text), ReadOptions(mapping=mapping)).rows)
    assert [row.advert.reference for row in read] == [None, None, None]


@pytest.mark.parametrize(
    ("first", "values", "because"),
    [
        ("mood", ["sunny", "grey", "wet"], "neither the header nor the values say that it is part"),
        ("", ["", "", ""], "the column is empty"),
        ("Contact name", ["Jo", "Al", "Di"], "an advert has no field for it"),
        ("ref", ["1", "2", "3"], "the values only count the rows"),
        ("What to mend", ["a", "b", "c"], "it says what was to be mended in the row"),
        ("job_title", ["Chef", "Cook", "Maid"], "an earlier column has the same name"),
    ],
)
def test_why_a_column_is_left_out_is_said(first, values, because):
    found = beside(values, first)
    assert found.field is None
    assert because in found.because


def test_an_empty_column_keeps_the_field_that_its_exact_name_says():
    found = beside(["", "", ""], "closing date")
    assert (found.field, found.sure) == ("closes", "unsure")


def test_an_empty_employer_is_a_doubt():
    found = proposed(["Job title", "Company"], ["Cook", ""], ["Waiter", ""])["Company"]
    assert (found.field, found.sure) == ("employer", "unsure")
    assert found.because == "the header says Company; though the values are all empty"


def test_values_and_name_together_are_surer_than_either():
    postcodes = ["LS9 7TF", "YO1 7HH", "BD1 1HX"]
    hours = ["16", "20", "37.5"]
    assert beside(postcodes, "Postcode").sure == "sure"
    assert beside(hours, "Weekly hours").sure == "sure"
    assert beside(hours, "col").field is None


def test_examples_are_at_most_three_of_those_that_tell_most():
    found = beside(["n/a", "£12 per hour", "tbc", "£13 per hour", "£14 per hour"], "Salary")
    assert found.examples == ("£12 per hour", "£13 per hour", "£14 per hour")


def test_examples_are_safe_to_show():
    found = beside(["a\nb\x00c" + "d" * 500], "col")
    assert len(found.examples[0]) <= 60
    assert found.examples[0].isprintable()


def test_two_columns_alike_are_a_doubt():
    rows = [[*row, place, place_two] for row, place, place_two in zip(
        CLEANERS, ("Leeds", "York", "Hull"), ("Otley", "Selby", "Goole"), strict=True
    )]  # fmt: skip
    found = proposed(["Job title", "Employer", "Town", "City"], *rows)
    assert [found[name].field for name in ("Town", "City")].count("place") == 1
    assert found["City"].sure == "unsure" if found["City"].field else found["Town"].sure == "unsure"


def test_a_header_alone_is_enough_for_a_proposal():
    found = propose(["Job Title", "Company", "Closing Date/Time"], [])
    assert [column.field for column in found.columns] == ["title", "employer", "closes"]
    assert {column.sure for column in found.columns} == {"likely"}


def test_nothing_at_all_is_no_error():
    assert propose([], []).missing == ("title", "employer")


def test_short_rows_are_filled_up():
    assert proposed(["Job title", "Employer"], ["Cook"], [])["Job title"].field == "title"


CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["Cook", "Leeds", "LS9 7TF", "£12", "01/02/2027", "53.8", "-1.5", "12", "Ltd", "title",
         "Closing date", "", "x" * 300, "www.example.org", "\udce9", "Mr"]
    ),
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.lists(CELL, max_size=6), max_size=6))
def test_any_sheet_gets_one_column_a_field_at_most(table):
    first, rows = (table[0], table[1:]) if table else ([], [])
    found = propose(first, rows)
    fields = [column.field for column in found.columns if column.field]
    assert len(fields) == len(set(fields)) <= len(FIELDS)
    assert len(found.columns) == len(first)
    assert all(column.because and column.sure in ("sure", "likely", "unsure")
               for column in found.columns)  # fmt: skip
    Columns(found.mapping())
    assert {plain_name(name) for name in found.mapping()} == {
        plain_name(column.name) for column in found.columns
    }


@pytest.mark.parametrize(
    "cell",
    ["9" * 10**6, "(" * 10**6, "and " * 250_000, "01/01/" * 10**5, "a@" * 10**5, "£1 " * 10**5],
)
def test_a_huge_cell_is_no_trouble(cell):
    found = propose([cell, "b"], [[cell, cell], [cell[1:], cell[2:]]])
    assert len(found.columns) == 2


def test_five_hundred_columns_are_all_looked_at():
    first = [f"name {at}" for at in range(500)]
    rows = [[f"Care Assistant {row} in Leeds {at}" for at in range(500)] for row in range(200)]
    assert len(propose(first, rows).columns) == 500
