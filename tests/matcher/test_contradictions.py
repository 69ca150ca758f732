"""What contradicts itself is said, and never won by one side in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.contradictions import MOST, contradictions
from matcher.normalise.statements import read_statement
from matcher.preferences import HoursWish, Preferences, Stance
from tests.matcher.factories import make_preferences, make_statement


def said(*wishes):
    """What is found in words such as ("must", "nights"): each sentence and whether it is firm."""
    statements = [one for stance, words in wishes for one in read_statement(words, Stance(stance))]
    found = contradictions(Preferences(None, tuple(statements)))
    return [(one.is_firm, one.says) for one in found]


BOTH_MUSTS = "{} and {} are both musts, and no job can be both: which holds?"


@pytest.mark.parametrize(
    ("wishes", "says"),
    [
        (
            [("must", "nights"), ("never", "nights")],
            "“nights” is both a must and a never: which holds?",
        ),
        (
            [("must", "nights"), ("never", "nights and weekends")],
            "“nights” is both a must and a never: which holds?",
        ),
        (
            [("must", "driving licence"), ("never", "driving licence needed")],
            "“driving licence” is a must but “driving licence needed” is a never: which holds?",
        ),
        ([("must", "cleaner"), ("never", "cleaner")], "“cleaner” is both a must and a never"),
        ([("must", "quiet"), ("never", "somewhere quiet")], "“quiet” is a must but"),
        (
            [("must", "full time"), ("must", "under 16 hours")],
            BOTH_MUSTS.format("“full time”", "“under 16 hours”"),
        ),
        ([("must", "full time"), ("never", "full time")], "“full time” is both"),
        (
            [("must", "12 to 24 hours"), ("never", "more than 10 hours")],
            "“12 to 24 hours” is a must and “more than 10 hours” is a never, which leaves nothing",
        ),
        (
            [("must", "monday to friday"), ("must", "weekends")],
            BOTH_MUSTS.format("“monday to friday”", "“weekends”"),
        ),
        (
            [("must", "monday and tuesday"), ("never", "mondays"), ("never", "tuesdays")],
            "“monday and tuesday”, “mondays” and “tuesdays” leave nothing together",
        ),
        (
            [("must", "permanent"), ("must", "temporary")],
            BOTH_MUSTS.format("“permanent”", "“temporary”"),
        ),
        (
            [("must", "9 to 3"), ("must", "after 4pm")],
            BOTH_MUSTS.format("“9 to 3”", "“after 4pm”"),
        ),
        (
            [("must", "school hours"), ("must", "nights")],
            BOTH_MUSTS.format("“school hours”", "“nights”"),
        ),
    ],
)
def test_musts_and_nevers_that_leave_nothing_are_firm(wishes, says):
    [(is_firm, found)] = said(*wishes)
    assert is_firm
    assert says in found


@pytest.mark.parametrize(
    ("wishes", "says"),
    [
        ([("want", "cleaning"), ("avoid", "cleaning")], "“cleaning” is both a wish and"),
        ([("want", "Tesco"), ("never", "Tesco")], "“Tesco” is both a wish and a never"),
        ([("must", "under 16 hours"), ("want", "20 to 30 hours")], "which leaves nothing"),
        (
            [("must", "within 5 miles"), ("must", "30 minutes by bus")],
            "“within 5 miles” and “30 minutes by bus” both say the longest journey: which holds?",
        ),
    ],
)
def test_what_involves_a_wish_is_to_settle(wishes, says):
    [(is_firm, found)] = said(*wishes)
    assert not is_firm
    assert says in found


@pytest.mark.parametrize(
    "wishes",
    [
        [("must", "monday to friday"), ("never", "weekends")],
        [("must", "mornings"), ("must", "school hours")],
        [("want", "mornings"), ("want", "afternoons")],
        [("must", "cleaner"), ("must", "warehouse operative")],
        [("want", "kitchen assistant"), ("avoid", "kitchen")],
        [("must", "at most 20 hours"), ("never", "less than 12 hours")],
        [("never", "nights"), ("avoid", "nights")],
        [("must", "12 to 24 hours"), ("want", "16 hours")],
        [],
    ],
)
def test_what_can_hold_together_is_none(wishes):
    assert said(*wishes) == []


def test_long_words_are_cut_and_lose_their_quotation_marks():
    words = "“nights” " + "and nothing else " * 20
    twice = [make_statement(stance, "people", "x", words) for stance in ("must", "never")]
    [found] = contradictions(make_preferences(*twice))
    assert found.says.startswith("“nights and nothing else")
    assert len(found.says) < 150


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)
hours = st.builds(
    lambda stance, span: make_statement(stance, "hours", HoursWish(*span), f"{span}"),
    st.sampled_from(["must", "never"]),
    spans,
)


@given(st.lists(hours, max_size=5))
def test_hours_contradict_exactly_when_no_week_is_left(statements):
    def accepts(statement, week):
        low, high = statement.value.min, statement.value.max
        inside = low <= week <= high if statement.stance is Stance.MUST else low < week < high
        return inside is (statement.stance is Stance.MUST)

    weeks = [quarter / 4 for quarter in range(4 * 168)]
    is_left = any(all(accepts(one, week) for one in statements) for week in weeks)
    found = [one for one in contradictions(make_preferences(*statements)) if one.is_firm]
    same = any(
        one.value == other.value and one.stance is not other.stance
        for one in statements
        for other in statements
    )
    assert bool(found) is (not is_left or same)


def test_a_thousand_statements_are_answered():
    many = [
        make_statement("must" if at % 2 else "never", "hours", HoursWish(at % 160, at % 160 + 1))
        for at in range(1000)
    ]
    assert 0 < len(contradictions(make_preferences(*many))) <= MOST + 1


@pytest.mark.parametrize(("asked", "refused"), [("gardener", "gardening"), ("cleaner", "cleaning")])
def test_a_must_and_a_never_of_one_kind_of_work_clash_in_other_forms(asked, refused):
    both = make_preferences(
        make_statement("must", "work", asked), make_statement("never", "work", refused)
    )
    assert [found.is_firm for found in contradictions(both)] == [True]


def test_no_job_is_at_two_employers():
    both = make_preferences(
        make_statement("must", "employer", "Tesco"), make_statement("must", "employer", "Asda")
    )
    assert [found.is_firm for found in contradictions(both)] == [True]
