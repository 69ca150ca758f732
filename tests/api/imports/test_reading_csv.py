"""CSV in, adverts and refusals out."""

import pytest

from api.imports.rows import UnreadableFileError

HEADER = "title,employer,closes,pay\n"


def test_a_row_becomes_an_advert(read):
    found = read("title,employer,pay\nCleaner,Example Foods,£12.50 an hour\n")
    [row] = found.rows
    assert found.format == "csv"
    assert (row.line, row.advert.title, row.advert.employer) == (2, "Cleaner", "Example Foods")
    assert row.advert.pay == "£12.50 an hour"
    assert row.advert.closes is None


def test_other_peoples_names_of_columns_are_known(read):
    found = read(
        "Job_ID,Job Title,Company,salary_text,locality,lat,lon,datePosted,validThrough\n"
        "7,Cook,Cafe,£11,Leeds,53.8,-1.55,2026-01-02T10:00:00+0100,31/03/2026\n"
    )
    [advert] = found.adverts
    assert (advert.reference, advert.title, advert.employer) == ("7", "Cook", "Cafe")
    assert (advert.pay, advert.place) == ("£11", "Leeds")
    assert (advert.latitude, advert.longitude) == (53.8, -1.55)
    assert (advert.posted, advert.closes) == ("2026-01-02T10:00:00+0100", "2026-03-31")


def test_a_mapping_names_the_column_of_a_field(read):
    found = read("what,who,pay\nCook,Cafe,£11\n", mapping={"what": "title", "who": "employer"})
    assert found.titles == ["Cook"]


def test_a_mapped_field_is_sought_nowhere_else(read):
    found = read(
        "title,employer,pay,rate\nCook,Cafe,£1 a smile,£11 an hour\n", mapping={"rate": "pay"}
    )
    assert found.adverts[0].pay == "£11 an hour"
    assert found.ignored == {"pay": 1}


def test_columns_without_a_field_are_counted_by_name(read):
    found = read("title,employer,mood\nCook,Cafe,sunny\nBaker,Cafe,\nChef,Cafe,grey\n")
    assert found.ignored == {"mood": 2}


def test_quoted_cells_hold_delimiters_quotes_and_lines(read):
    found = read('title,employer,description\n"Cook, night","The ""Old"" Inn","one\ntwo"\nB,C,D\n')
    assert found.titles == ["Cook, night", "B"]
    assert found.adverts[0].employer == 'The "Old" Inn'
    assert found.adverts[0].description == "one\ntwo"
    assert found.rows[1].line == 4


@pytest.mark.parametrize("line", ['"\n', ',"\n'])
def test_lines_of_quotes_do_not_vanish(read, line):
    found = read("title,employer\n" + line * 5000)
    assert not found.rows
    assert found.refused[0].line == 2


def test_what_quotes_swallowed_is_said(read):
    refused = read("title,employer\n" + '"\n' * 5000).refusal
    assert refused.problem == "a quote is opened and not closed; lines 2 to 5001 are left out"


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_other_delimiters_are_told_from_the_header(read, mark):
    assert read(f"title{mark}employer\nCook{mark}Cafe, Leeds\n").titles == ["Cook"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(read, ending):
    content = ending.join(["title,employer", "Cook,Cafe", "Baker,Cafe", ""])
    assert read(content).titles == ["Cook", "Baker"]


def test_blank_rows_are_passed_over(read):
    found = read("\ntitle,employer\n\nCook,Cafe\n,\n  \n")
    assert found.titles == ["Cook"]
    assert found.refused == []


def test_a_file_without_a_title_column_is_refused_whole(read):
    with pytest.raises(UnreadableFileError) as refused:
        read("name,employer,town\nCook,Cafe,Leeds\n")
    assert "names no column for title" in str(refused.value)
    assert "name, employer, town" in str(refused.value)


def test_a_mapped_column_that_is_not_there_is_refused_whole(read):
    with pytest.raises(UnreadableFileError, match="no column 'wage' to map"):
        read("title,employer\nCook,Cafe\n", mapping={"wage": "pay"})


def test_an_open_quote_costs_only_its_own_record(read):
    found = read(
        "title,employer,place\n"
        "Cook,Cafe,Leeds\n"
        'Baker,"Cafe,York\n'
        "Chef,Cafe,Hull\n"
        'Waiter,"Cafe, North",Ripon\n'
    )
    assert found.titles == ["Cook", "Chef", "Waiter"]
    assert (found.refusal.line, found.refusal.column) == (3, "employer")
    assert "a quote is opened and not closed" in found.refusal.problem


def test_an_open_quote_in_the_last_row_is_refused(read):
    found = read('title,employer\nCook,Cafe\nBaker,"Cafe\n')
    assert found.titles == ["Cook"]
    assert found.refusal.line == 3


def test_records_of_several_lines_follow_an_open_quote(read):
    found = read(
        'title,employer,description\nCook,"Cafe,x\nBaker,Cafe,"one\ntwo"\nChef,Cafe,"three\nfour"\n'
    )
    assert found.titles == ["Baker", "Chef"]
    assert found.refusal.line == 2


def test_lines_lost_to_an_open_quote_are_named(read):
    found = read('title,employer,description\nCook,Cafe,"one\nmore words\nBaker,Cafe,two\n')
    assert found.titles == ["Baker"]
    assert "lines 2 to 3 are left out" in found.refusal.problem


def test_text_after_a_closing_quote_is_refused(read):
    found = read('title,employer\n"Cook" (night),Cafe\nBaker,Cafe\n')
    assert found.titles == ["Baker"]
    assert (found.refusal.line, found.refusal.column) == (2, "title")
    assert "after its closing quote (character 7)" in found.refusal.problem


def test_ten_megabytes_in_one_field_are_refused_and_the_rest_kept(read):
    found = read("title,employer,description\nA,B," + "x" * 10_000_000 + "\nCook,Cafe,y\n")
    assert found.titles == ["Cook"]
    assert (found.refusal.line, found.refusal.column) == (2, "description")


def test_ten_megabytes_of_short_lines_in_one_quoted_field_are_refused(read):
    content = (
        'title,employer,description\nA,B,"' + "many words here\n" * 650_000 + '"\nCook,Cafe,y\n'
    )
    found = read(content)
    assert found.titles == ["Cook"]
    assert found.refusal.line == 2


@pytest.mark.parametrize(
    ("column", "most"), [("description", 100_000), ("place", 2_000), ("title", 400)]
)
def test_each_cell_has_a_longest_length(read, column, most):
    header = {"title": "T", "employer": "E", "place": "P", "description": "D"}
    fits = ",".join({**header, column: "x" * most}.values())
    too_long = ",".join({**header, column: "x" * (most + 1)}.values())
    found = read(f"{','.join(header)}\n{fits}\n{too_long}\n")
    assert len(found.rows) == 1
    assert (found.refusal.line, found.refusal.column) == (3, column)
    assert f"{most:,} is the most" in found.refusal.problem


@pytest.mark.parametrize(
    "bad",
    ["2026-02-30", "30/02/2026", "2026-13-01", "2026-01-01T25:00", "0001-01-01", "soon", "1/2"],
)
def test_dates_that_do_not_exist_are_refused(read, bad):
    found = read(f"{HEADER}Cook,Cafe,{bad},£11\nBaker,Cafe,2026-02-28,£11\n")
    assert found.titles == ["Baker"]
    assert (found.refusal.line, found.refusal.column) == (2, "closes")
    assert found.refusal.excerpt == bad


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-31", "2026-03-31"),
        ("2026-03-31T23:59:59+0100", "2026-03-31T23:59:59+0100"),
        ("2026-03-31T09:00:00.000Z", "2026-03-31T09:00:00.000Z"),
        ("2026-03-31 09:00", "2026-03-31 09:00"),
        ("31/03/2026", "2026-03-31"),
        ("1/3/2026 09:00", "2026-03-01"),
    ],
)
def test_dates_are_read(read, written, day):
    assert read(f"{HEADER}Cook,Cafe,{written},\n").adverts[0].closes == day


@pytest.mark.parametrize(
    "pay",
    [
        "-5", "£-5 an hour", "-£5 an hour", "-.5", "−12.50", "EUR -5", "CHF -5", "$-5", "minus £5",
        "Minus 5", "£12 to -£5", "£12 to minus £5", "from -5",
    ],
)  # fmt: skip
def test_negative_pay_is_refused(read, pay):
    found = read(f"{HEADER}Cook,Cafe,,{pay}\n")
    assert (found.refusal.column, found.refusal.problem) == ("pay", "is pay below zero")


@pytest.mark.parametrize(
    "pay",
    [
        "£10-£12", "£10 -£12", "- £12 an hour", "Grade 3 -4", "12 - 15", "£22 to 23 -plus bonus",
        "£12 minus £1 for meals", "EUR 5-6", "£12 to £15 -2 posts",
    ],
)  # fmt: skip
def test_a_dash_is_not_a_minus(read, pay):
    assert read(f"{HEADER}Cook,Cafe,,{pay}\n").adverts[0].pay == pay


@pytest.mark.parametrize(
    ("cells", "column"),
    [("91,0", "lat"), ("0,-181", "lon"), ("north,0", "lat"), ("nan,0", "lat"), ("inf,0", "lat")],
)
def test_coordinates_out_of_range_are_refused(read, cells, column):
    assert read(f"title,employer,lat,lon\nCook,Cafe,{cells}\n").refusal.column == column


def test_nul_bytes_are_refused_with_their_column(read):
    found = read("title,employer\nCo\0ok,Cafe\nBaker,Cafe\n")
    assert found.titles == ["Baker"]
    assert (found.refusal.line, found.refusal.column) == (2, "title")
    assert "NUL character (character 3 of it)" in found.refusal.problem
    assert "\0" not in found.refusal.excerpt


@pytest.mark.parametrize(("row", "words"), [("Cook", "too few"), ("Cook,Cafe,x", "too many")])
def test_rows_of_another_width_are_refused(read, row, words):
    found = read(f"title,employer\n{row}\nBaker,Cafe\n")
    assert found.titles == ["Baker"]
    assert words in found.refusal.problem


@pytest.mark.parametrize(("row", "column"), [(" ,Cafe", "title"), ("Cook,", "employer")])
def test_an_empty_title_or_employer_is_refused(read, row, column):
    found = read(f"title,employer\n{row}\n")
    assert found.refusal.column == column
    assert "is empty" in found.refusal.problem


def test_a_header_alone_is_an_empty_list(read):
    found = read("title,employer\n")
    assert (found.rows, found.refused) == ([], [])


def test_quotes_opened_on_every_line_of_many_columns_take_linear_time(read):
    header = "title,employer," + ",".join(f"c{n}" for n in range(300))
    found = read(header + "\n" + 'a","\n' * 100_000)
    assert found.rows == []
    assert found.refused


def test_open_quotes_take_linear_time(read):
    rows = 20_000
    found = read("title,employer\n" + 'Cook,"Cafe\nBaker,Cafe\n' * rows)
    assert len(found.rows) == rows
    assert len(found.refused) == rows
