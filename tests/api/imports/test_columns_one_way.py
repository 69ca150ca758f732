"""What is proposed for columns is what an import takes: the same sheet, the same fields."""

import io

import pytest

from api.imports.column_review import reviewed, to_review
from api.imports.proposing import proposed
from api.imports.readers.listing import ReadOptions, open_listing
from tests.api.imports.workbooks import workbook, zipped

LIST = [["title", "employer", "description"], ["Cook", "Cafe", "Days"], ["Baker", "Mill", "Early"]]


def fields(content, **options):
    """The fields that are proposed, by the names of the columns."""
    found = proposed(io.BytesIO(content), ReadOptions(**options))
    return {column.name: column.field for column in found.columns}


def csv(*rows):
    return "\n".join(",".join(row) for row in rows).encode()


def notes_first(*rows):
    """A workbook whose first sheet is about the second, which holds the rows."""

    def add(book):
        sheet = book.create_sheet("Vacancies")
        for row in rows:
            sheet.append(row)

    return workbook(["How to read this", "Who to ask"], ["Top down", "Sam"], sheet="N", change=add)


def test_the_sheet_that_an_import_reads_is_the_one_shown():
    content = notes_first(*LIST)
    assert open_listing(io.BytesIO(content), ReadOptions()).names == LIST[0]
    assert list(fields(content)) == LIST[0]


def test_where_no_sheet_has_known_names_the_one_most_like_a_list_is_shown():
    content = notes_first(["Vacancy name", "Firm", "Wage on offer"], ["Cook", "Cafe Ltd", "£13"])
    assert fields(content)["Vacancy name"] == "title"


def test_a_sheet_that_is_mapped_is_the_one_shown():
    content = notes_first(["What", "Whose"], ["Cook", "Cafe"])
    told = {"What": "title", "Whose": "employer"}
    assert fields(content, mapping=told) == told


def test_a_header_of_two_rows_is_read_as_an_import_reads_it():
    content = workbook(
        ["title", "employer", "Pay", None], [None, None, "from", "to"], ["Cook", "Cafe", "12", "13"]
    )
    assert list(fields(content)) == open_listing(io.BytesIO(content), ReadOptions()).names


def test_a_workbook_without_a_header_shows_its_first_row_as_data():
    found = proposed(io.BytesIO(workbook(["Cook", "Cafe"])), ReadOptions(has_header=False))
    assert [column.name for column in found.columns] == ["column 1", "column 2"]
    assert found.columns[0].examples == ("Cook",)


@pytest.mark.parametrize("make", [lambda rows: csv(*rows), lambda rows: workbook(*rows)])
def test_a_short_description_is_one_as_the_import_takes_it(make):
    content = make(LIST)
    assert fields(content)["description"] == "description"
    [row, *_] = open_listing(io.BytesIO(content), ReadOptions()).rows
    assert row.advert.description == "Days"


def test_a_field_by_its_own_name_is_no_other_columns():
    rows = [["title", "employer", "pay", "Wage"], ["Cook", "Cafe", "B", "£13 an hour"]]
    found = proposed(io.BytesIO(csv(*rows)), ReadOptions())
    assert [column.field for column in found.columns] == ["title", "employer", "pay", None]
    assert "another column has the name" in found.columns[3].because


def test_other_peoples_names_are_believed_with_a_doubt():
    rows = [["title", "employer", "Summary"], ["Cook", "Cafe", "x"], ["Baker", "Mill", "y"]]
    found = proposed(io.BytesIO(csv(*rows)), ReadOptions())
    assert (found.columns[2].field, found.columns[2].sure) == ("description", "unsure")


def test_pages_and_commands_propose_the_same():
    rows = [["Vacancy name", "Firm", "description"], ["Cook", "Cafe Ltd", "x"]]
    content = csv(*rows)
    page = to_review(io.BytesIO(content), "auto")
    assert page == reviewed(io.BytesIO(content), "auto")
    assert page == proposed(io.BytesIO(content), ReadOptions())


def test_the_columns_of_a_sheet_in_a_zip_are_shown():
    content = zipped({"a.txt": "Dear all,", "list.csv": csv(*LIST)})
    assert list(fields(content)) == LIST[0]
