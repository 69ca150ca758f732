"""The everyday titles of every major group: whole and clean."""

import re
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from matcher import reference
from matcher.normalise.title_words import without_small, words_of

MAJOR_GROUPS = "123456789"
FEWEST = 6
MOST_CODES = 5  # the official index codes many a bare title by its industry: all are shown, no more
# Said of several kinds of work by everyone, so that only the rest of an advert can tell.
AMBIGUOUS = {
    "dinner lady": {"9232", "9263"},  # minds the playground, or serves the meal
    "porter": {"9253", "9262", "9269"},  # of furniture, of a hospital, of a hotel
    "team member": {"7111", "9263"},  # of a shop, of a fast food restaurant
}


def titles(major: str) -> list[tuple[str, str]]:
    """(code, title) for each row of one major group's table."""
    return [
        (row["code"], row["title"]) for row in reference.rows(f"occupations/titles/{major}.csv")
    ]


def codes_of(title: str) -> set[str]:
    """Codes of the rows that say this title, however they spell it."""
    return {
        code
        for major in MAJOR_GROUPS
        for code, name in titles(major)
        if words_of(name) == words_of(title)
    }


def unit_groups() -> set[str]:
    return {row["code"] for row in reference.rows("occupations/unit_groups.csv")}


@pytest.mark.parametrize("major", MAJOR_GROUPS)
def test_a_code_belongs_to_the_major_group_that_its_file_is_named_for(major):
    assert [code for code, _ in titles(major) if not re.fullmatch(major + r"\d{3}", code)] == []


@pytest.mark.parametrize("major", MAJOR_GROUPS)
def test_every_code_is_a_unit_group(major):
    assert {code for code, _ in titles(major)} <= unit_groups()


@pytest.mark.parametrize("major", MAJOR_GROUPS)
def test_every_unit_group_goes_by_several_titles(major):
    counts = Counter(code for code, _ in titles(major))
    groups = {code for code in unit_groups() if code.startswith(major)}

    assert groups
    assert {code: counts[code] for code in groups if counts[code] < FEWEST} == {}


@pytest.mark.parametrize("major", MAJOR_GROUPS)
def test_titles_are_lower_case_with_single_spaces(major):
    assert [name for _, name in titles(major) if name != " ".join(name.lower().split())] == []
    assert all(name for _, name in titles(major))


@pytest.mark.parametrize("major", MAJOR_GROUPS)
def test_no_title_says_a_word_twice_running(major):
    said = [(name, name.split()) for _, name in titles(major)]
    assert [name for name, words in said if any(a == b for a, b in pairwise(words))] == []


@pytest.mark.parametrize("major", MAJOR_GROUPS)
def test_no_row_stands_twice(major):
    assert [row for row, times in Counter(titles(major)).items() if times > 1] == []


@pytest.mark.parametrize("major", MAJOR_GROUPS)
def test_no_two_rows_of_a_code_are_the_same_once_read(major):
    read = Counter((code, without_small(words_of(name))) for code, name in titles(major))
    assert [row for row, times in read.items() if times > 1] == []


def test_what_everyone_says_of_several_kinds_of_work_stands_under_each():
    for title, codes in AMBIGUOUS.items():
        assert codes <= codes_of(title), title


def test_no_title_stands_under_more_codes_than_are_shown():
    codes = defaultdict(set)
    for major in MAJOR_GROUPS:
        for code, name in titles(major):
            codes[without_small(words_of(name))].add(code)

    assert {name: of for name, of in codes.items() if len(of) > MOST_CODES} == {}


def test_the_meanings_of_a_title_are_unit_groups_and_at_least_two():
    meanings = defaultdict(set)
    for row in reference.rows("occupations/senses.csv"):
        meanings[row["title"]].add(row["code"])

    assert all(len(codes) > 1 for codes in meanings.values())
    assert set().union(*meanings.values()) <= unit_groups()


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("sparky", "5241"),
        ("chippy", "5316"),
        ("brickie", "5313"),
        ("ta", "6112"),
        ("hca", "6131"),
        ("bank hca", "6131"),
        ("carer", "6135"),
        ("support worker", "6135"),
        ("care assistant", "6135"),
        ("housekeeper", "6231"),
        ("school caretaker", "6232"),
        ("shop assistant", "7111"),
        ("call handler", "7211"),
        ("van driver", "8214"),
        ("hgv driver", "8211"),
        ("flt driver", "8222"),
        ("postie", "9211"),
        ("domestic", "9223"),
        ("bin man", "9225"),
        ("lollipop lady", "9232"),
        ("shelf stacker", "9241"),
        ("picker packer", "9252"),
        ("stores person", "9252"),
        ("kp", "9263"),
        ("crew member", "9263"),
        ("barista", "9266"),
    ],
)
def test_trade_words_stand_under_their_unit_group(title, code):
    assert codes_of(title) == {code}
