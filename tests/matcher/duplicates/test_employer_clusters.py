"""Rows of employers: which are one for sure, and which a person should look at."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from matcher.duplicates.employer_clusters import find_duplicates
from matcher.duplicates.employers import Employer

WORDS = "Brackenfell Tarnhow Bell Leeds York Care Homes Group Holdings Services 2 The & Ltd"
NAMES = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=4).map(" ".join)
EMPLOYERS = st.builds(
    Employer,
    NAMES,
    st.sampled_from((None, "LS1 4AP", "YO1 7HH")),
    st.sampled_from((None, "0113 496 0101")),
    st.sampled_from((None, "tarnhow.co.uk", "bell.org")),
)


def clusters(*names):
    rows = [name if isinstance(name, Employer) else Employer(name) for name in names]
    return find_duplicates(rows).clusters


def groups(found, rows):
    """The clusters as sets of rows' contents, whatever their numbers."""
    return sorted(
        sorted(repr(row) for row, at in zip(rows, found.clusters, strict=True) if at == cluster)
        for cluster in set(found.clusters)
    )


def test_clusters_are_numbered_as_they_come_up():
    assert clusters("Bell Ltd", "Tarnhow", "BELL LIMITED", "Tarnhow UK") == (0, 1, 0, 1)


def test_what_contradicts_is_not_chained():
    rows = [
        Employer(name, "LS1 4AP")
        for name in ("Brackenfell Tarnhow", "Tarnhow", "Ullsmere Tarnhow", "Unrelated")
    ]
    found = find_duplicates(rows)
    assert found.clusters[0] != found.clusters[2]


def test_a_doubtful_pair_is_named_once_by_its_first_rows():
    rows = [
        Employer(name) for name in ("Brackenfell", "Tarnhow", "Brackenfell Group", "Brackenfell")
    ]
    [review] = find_duplicates(rows).review
    assert review.rows == (0, 2)
    assert "group" in review.because


@given(st.lists(EMPLOYERS, max_size=8), st.randoms())
def test_the_order_of_rows_changes_nothing(rows, chance):
    shuffled = chance.sample(rows, len(rows))
    one, other = find_duplicates(rows), find_duplicates(shuffled)
    assert groups(one, rows) == groups(other, shuffled)
    assert sorted(r.because for r in one.review) == sorted(r.because for r in other.review)


@given(st.lists(EMPLOYERS, max_size=8))
def test_what_is_sure_is_not_asked_and_each_question_is_of_two(rows):
    found = find_duplicates(rows)
    assert len(found.clusters) == len(rows)
    for review in found.review:
        one, other = review.rows
        assert one < other < len(rows)
        assert found.clusters[one] != found.clusters[other]
        assert review.because


@given(NAMES)
def test_a_name_is_itself_in_another_case_and_with_a_legal_form(name):
    assume(not {"The", "Ltd"}.issuperset(name.split()))  # no name
    assert len(set(clusters(name, name.upper(), name.lower(), f"{name} Ltd"))) == 1


@given(st.lists(st.text(max_size=40), max_size=6))
@example(["", " ", "\x00", "\ud800", "é" * 40])
def test_any_text_is_taken(names):
    found = clusters(*names)
    assert len(found) == len(names)


@given(NAMES, NAMES)
def test_two_are_compared_the_same_either_way_round(one, other):
    assert clusters(one, other)[1] == clusters(other, one)[1]


@pytest.mark.parametrize(
    "name",
    [
        lambda at: "Care Services",
        lambda at: f"Care Services {at}",
        lambda at: f"The Care Home {'abcdefghij'[at % 10]}{'abcdefghij'[at // 10 % 10]}",
        lambda at: "and " * (at % 20),
    ],
    ids=["alike", "numbered", "lettered", "empty"],
)
def test_many_rows_of_common_words_come_to_an_end(name):
    """All pairs of five thousand would take many minutes."""
    rows = [Employer(name(at), "LS1 4AP") for at in range(5_000)]
    assert len(find_duplicates(rows).clusters) == 5_000
