"""Refused rows keep what they said, in every format, so that they can be sent back."""

import json

import pytest

from api.imports.readers.csv_adverts import delimiter_of
from tests.api.imports.workbooks import workbook


def cells(refusal):
    return dict(refusal.cells)


def test_a_row_of_a_sheet_keeps_all_its_cells(read):
    refused = read("ref,Post,title,employer\n7,x,,Cafe\n", mapping={}).refusal
    assert cells(refused) == {"ref": "7", "Post": "x", "title": "", "employer": "Cafe"}
    assert refused.reference == "7"


def test_a_row_of_the_wrong_width_keeps_none(read):
    assert read("title,employer\nCook\n").refusal.cells is None


def test_a_row_that_is_no_text_keeps_its_cells_and_its_reference(read):
    refused = read(b"id,title,employer\n7,caf\xe9\x81,Caf\xc3\xa9\n", encoding="utf-8").refusal
    assert refused.reference == "7"
    assert cells(refused)["employer"] == "Café"


def test_a_row_of_a_workbook_keeps_all_its_cells(read):
    refused = read(workbook(("title", "employer", "open"), ("", "Cafe", True))).refusal
    assert cells(refused) == {"title": "", "employer": "Cafe", "open": "TRUE"}


def test_an_object_keeps_its_values_and_can_be_given_what_it_lacks(read):
    refused = read('{"company": "Cafe", "pay": 12, "days": ["mon", "tue"]}\n').refusal
    assert cells(refused) == {"company": "Cafe", "pay": "12", "days": "mon, tue", "title": ""}


@pytest.mark.parametrize(
    "content",
    [
        '{"@type": "JobPosting", "identifier": "7", "hiringOrganization": "Cafe"}',
        (
            '<script type="application/ld+json">{"@type": "JobPosting", "identifier": "7", '
            '"hiringOrganization": "Cafe"}</script>'
        ),
        "<source><job><referencenumber>7</referencenumber><company>Cafe</company></job></source>",
        (
            '{"results": [{"__CLASS__": "Adzuna::API::Response::Job", "id": "7", '
            '"company": {"display_name": "Cafe"}}]}'
        ),
        '{"totalResults": 1, "results": [{"jobId": 7, "jobTitle": "", "employerName": "Cafe"}]}',
    ],
)
def test_what_has_names_of_its_own_is_kept_by_the_fields_of_an_advert(read, content):
    refused = read(content).refusal
    kept = cells(refused)
    assert (kept["reference"], kept["title"], kept["employer"]) == ("7", "", "Cafe")
    assert refused.reference == "7"


def test_a_value_of_parts_is_kept_as_json(read):
    refused = read('{"title": "", "employer": "Cafe", "a": {"b": [[1]]}}').refusal
    assert json.loads(cells(refused)["a"]) == {"b": [[1]]}


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ('"What to mend","a;b;c;d","title"', ","),
        ("What to mend,a|b|c|d,title", ","),
        ("What to mend;title;employer", ";"),
        ('"What to mend"', ","),
        ("What to mend here;title;employer", ";"),
    ],
)
def test_a_file_of_refused_rows_is_parted_by_what_follows_its_first_name(line, mark):
    assert delimiter_of(line) == mark


def test_what_to_mend_is_no_column_that_goes_unused(read):
    found = read('"What to mend","title","employer","x"\n"is wrong","Cook","Cafe","\'=1"\n')
    assert found.titles == ["Cook"]
    assert found.ignored == {"x": 1}


def test_a_file_of_refused_rows_may_come_back_as_a_workbook(read):
    sheet = workbook(("What to mend", "title", "employer"), ("is wrong", "'=Cook", "Cafe"))
    found = read(sheet)
    assert found.titles == ["=Cook"]
    assert found.ignored == {}


@pytest.mark.parametrize("make", [workbook, None])
def test_a_sheet_without_a_header_is_read_by_position(read, make):
    rows = (("Cook", "Cafe"), ("Baker", "Inn"))
    content = make(*rows) if make else "Cook,Cafe\nBaker,Inn\n"
    mapping = {"column 1": "title", "column 2": "employer"}
    found = read(content, mapping=mapping, has_header=False)
    assert found.titles == ["Cook", "Baker"]
    assert [row.line for row in found.rows] == [1, 2]


def test_refused_rows_of_a_sheet_without_a_header_come_back_with_one(read):
    content = '"What to mend","column 1","column 2"\n"x","Cook","Cafe"\n'
    mapping = {"column 1": "title", "column 2": "employer"}
    assert read(content, mapping=mapping, has_header=False).titles == ["Cook"]


@pytest.mark.parametrize(
    "content",
    [
        "title,pay\nCook,12\n",
        "title,employer\nCook,\n",
        workbook(("title",), ("Cook",)),
        '{"title": "Cook"}',
        '{"@type": "JobPosting", "title": "Cook"}',
    ],
)
def test_the_employer_of_a_whole_sheet_may_be_told(read, content):
    [advert] = read(content, employer="Cafe").adverts
    assert (advert.title, advert.employer) == ("Cook", "Cafe")


def test_a_row_that_names_its_employer_is_believed(read):
    assert read("title,employer\nCook,Inn\n", employer="Cafe").adverts[0].employer == "Inn"
