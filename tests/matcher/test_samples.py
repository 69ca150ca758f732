"""The samples that a newcomer sees first: whole, varied, invented, and as their README says."""

import csv
import io
import json
import re
from collections import Counter
from datetime import date

import pytest

from api.contracts import PreferencesBody
from matcher import reference
from matcher.normalise.text import plain

HEADER = (
    "reference,title,employer,description,pay,hours,contract,place,postcode,"
    "latitude,longitude,remote,posted,closes,url"
)
FIRST_POSTED, LAST_POSTED = date(2026, 10, 5), date(2026, 11, 2)
FIRST_CLOSE, LAST_CLOSE = date(2026, 11, 20), date(2026, 12, 31)
ALWAYS_THERE = ("reference", "title", "employer", "description", "posted")
SPECIALISTS = {"LDS": "sam@example.org", "IPS": "noor@example.org"}

FOLDER = reference.folder() / "samples"
CSV_TEXT = (FOLDER / "vacancies.csv").read_bytes().decode("utf-8")
VACANCIES = list(csv.DictReader(io.StringIO(CSV_TEXT, newline=""), strict=True))
BY_REFERENCE = {row["reference"]: row for row in VACANCIES}
CLIENTS = json.loads((FOLDER / "clients.json").read_text(encoding="utf-8"))
README = (FOLDER / "README.md").read_text(encoding="utf-8")


def table(heading: str) -> list[list[str]]:
    """The cells of the README's table under the header row `heading`, row by row."""
    lines = README.split(heading + "\n", 1)[1].splitlines()[1:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def words(row: dict[str, str]) -> list[str]:
    return plain(row["description"]).split()


def test_the_columns_are_those_of_an_import():
    assert CSV_TEXT.splitlines()[0] == HEADER


def test_lines_end_as_on_every_platform_of_ours():
    assert "\r" not in CSV_TEXT


def test_every_row_has_a_cell_for_every_column():
    assert [row["reference"] for row in VACANCIES if None in row or None in row.values()] == []


def test_there_are_about_three_hundred():
    assert 280 <= len(VACANCIES) <= 330


def test_references_are_unique():
    counts = Counter(row["reference"] for row in VACANCIES)

    assert [name for name, n in counts.items() if n > 1] == []


@pytest.mark.parametrize("column", ALWAYS_THERE)
def test_what_every_advert_says(column):
    assert [row["reference"] for row in VACANCIES if not row[column].strip()] == []


@pytest.mark.parametrize(("column", "fewest"), [("pay", 30), ("hours", 60), ("postcode", 30)])
def test_many_adverts_leave_something_out(column, fewest):
    assert sum(not row[column] for row in VACANCIES) >= fewest


def test_descriptions_are_as_long_as_adverts_are():
    lengths = {row["reference"]: len(words(row)) for row in VACANCIES}

    assert {name: n for name, n in lengths.items() if not 30 <= n <= 210} == {}


def test_no_two_descriptions_are_the_same():
    assert len({" ".join(words(row)).lower() for row in VACANCIES}) == len(VACANCIES)


def test_no_sentence_is_used_in_more_than_a_few_adverts():
    """Adverts from a template would share long sentences; people who write them don't."""
    counts = Counter(
        sentence.strip().lower()
        for row in VACANCIES
        for sentence in set(re.split(r"[.!?\n]", plain(row["description"])))
        if len(sentence.split()) >= 6
    )

    assert {sentence: n for sentence, n in counts.items() if n > 2} == {}


def test_posted_dates_lie_in_the_weeks_before():
    posted = [date.fromisoformat(row["posted"]) for row in VACANCIES]

    assert min(posted) >= FIRST_POSTED
    assert max(posted) <= LAST_POSTED


def test_closing_dates_lie_ahead():
    closes = [date.fromisoformat(row["closes"]) for row in VACANCIES if row["closes"]]

    assert min(closes) >= FIRST_CLOSE
    assert max(closes) <= LAST_CLOSE


def test_about_a_third_have_no_closing_date():
    assert 0.25 < sum(not row["closes"] for row in VACANCIES) / len(VACANCIES) < 0.42


@pytest.mark.parametrize("column", ["title", "employer", "description", "pay", "hours", "place"])
def test_no_telephone_number_is_given(column):
    text = "\n".join(row[column] for row in VACANCIES)

    assert re.findall(r"(?:\+44|\b0)\d[\d ()-]{7,}\d", text) == []


@pytest.mark.parametrize("name", ["vacancies.csv", "clients.json", "README.md"])
def test_no_address_could_be_anybodys(name):
    text = (FOLDER / name).read_text(encoding="utf-8")

    assert set(re.findall(r"@([\w.-]+\w)", text)) <= {"example.org"}
    assert set(re.findall(r"https?://([\w.-]+)", text)) <= {"jobs.example"}
    assert re.findall(r"\bwww\.", text) == []


def test_every_advert_is_under_one_kind_of_work():
    listed = [
        name
        for _, _, names in table("| kind | adverts | references |")
        for name in names.split(", ")
    ]

    assert sorted(listed) == sorted(BY_REFERENCE)


def test_there_are_many_kinds_of_work_counted_right():
    kinds = table("| kind | adverts | references |")

    assert len(kinds) >= 18
    assert [kind for kind, n, names in kinds if int(n) != len(names.split(", "))] == []


def test_every_gap_is_counted_in_the_readme():
    gaps = re.search(r"^Gaps: (.*)$", README, re.MULTILINE)
    counted = {
        column: int(n) for n, column in re.findall(r"(\d+) (?:adverts have )?no `(\w+)`", gaps[1])
    }

    assert counted == {column: sum(not row[column] for row in VACANCIES) for column in counted}
    assert len(counted) == 6


def test_duplicates_name_two_adverts_in_different_words():
    pairs = table("| advert | is the job of |")

    assert 10 <= len(pairs) <= 15
    for second, first in pairs:
        assert BY_REFERENCE[second]["description"] != BY_REFERENCE[first]["description"]


def test_what_is_not_competitive_is_listed():
    listed = [name for name, _ in table("| advert | why |")]

    assert 8 <= len(listed) <= 10
    assert set(listed) <= BY_REFERENCE.keys()


def test_twelve_clients_are_known_by_reference_alone():
    names = [f"LDS-{n:02d}" for n in range(1, 8)] + [f"IPS-{n:02d}" for n in range(1, 6)]

    assert [client["client"] for client in CLIENTS] == names
    assert {frozenset(client) for client in CLIENTS} == {
        frozenset({"client", "specialist", "preferences"})
    }


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client["client"])
def test_a_client_says_five_to_nine_things_that_can_be_read(client):
    body = PreferencesBody.model_validate(client["preferences"])

    assert 5 <= len(body.statements) <= 9
    assert all(statement.words for statement in body.statements)
    assert len(body.record().statements) >= len(body.statements)
    assert body.base


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client["client"])
def test_a_client_is_on_the_caseload_of_the_specialist_of_the_town(client):
    assert client["specialist"] == SPECIALISTS[client["client"][:3]]
