"""What one change to one statement would open: steps that people would say, counted truly."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.criteria.criterion import MET_FROM
from matcher.easing import eased
from matcher.pool import Pool
from matcher.preferences import About, HoursWish, PayWish, ScheduleWish, Stance, TravelWish
from matcher.ranking import rank
from matcher.vacancy import Hours, Place, Schedule
from matcher.whatif import MOST_STEPS
from tests.matcher.factories import (
    CLEANERS,
    WAREHOUSE,
    make_pay,
    make_preferences,
    make_statement,
    make_vacancy,
)

CLEANING = make_statement("want", "work", "cleaner")
LEEDS = (53.797, -1.538)
A_MILE = 1 / 69.1  # of latitude, in degrees


def miles_away(miles):
    return Place(
        name="Leeds", latitude=LEEDS[0] + miles * A_MILE, longitude=LEEDS[1], precision="postcode"
    )


def steps(stance, about, value, words):
    return [
        [step.words for step in way] for way in eased(make_statement(stance, about, value, words))
    ]


@pytest.mark.parametrize(
    ("stance", "about", "value", "words", "changes"),
    [
        (
            "must", "travel", TravelWish(miles=5), "within 5 miles",
            [["“within 5 miles” eased to 7.5 miles", "“within 5 miles” eased to 10 miles"]],
        ),
        (
            "must", "travel", TravelWish(minutes=25, by="bus"), "25 min by bus",
            [["“25 min by bus” eased to 40 minutes by bus",
              "“25 min by bus” eased to 50 minutes by bus"]],
        ),
        (
            "must", "travel", TravelWish(minutes=60, by="train"), "an hour",
            [["“an hour” eased to 90 minutes by train"]],
        ),
        (
            "must", "hours", HoursWish(max=15.99), "under 16 hours",
            [["“under 16 hours” eased to at most 20 hours a week",
              "“under 16 hours” eased to at most 24 hours a week"]],
        ),
        (
            "must", "hours", HoursWish(12, 24), "12 to 24",
            [["“12 to 24” eased to 12 to 28 hours a week",
              "“12 to 24” eased to 12 to 32 hours a week"],
             ["“12 to 24” eased to 8 to 24 hours a week",
              "“12 to 24” eased to 4 to 24 hours a week"]],
        ),
        (
            "never", "hours", HoursWish(min=20), "over 20",
            [["“over 20” eased to more than 24 hours a week",
              "“over 20” eased to more than 28 hours a week"]],
        ),
        ("must", "hours", HoursWish(max=48), "48 at most", [[]]),
        ("must", "hours", HoursWish(min=6), "6 or more", [[]]),
        (
            "must", "pay", PayWish(hourly_min=15), "£15 an hour",
            [["“£15 an hour” eased to £14 an hour", "“£15 an hour” eased to £13.50 an hour"]],
        ),
        (
            "must", "pay", PayWish(annual_min=30_000), "£30,000",
            [["“£30,000” eased to £28,500 a year", "“£30,000” eased to £27,000 a year"]],
        ),
        ("must", "pay", PayWish(hourly_min=10), "£10 an hour", [[]]),
        ("want", "travel", TravelWish(miles=5), "within 5 miles", []),
        ("never", "schedule", ScheduleWish(nights=True), "nights", []),
    ],
)  # fmt: skip
def test_steps_are_what_people_would_say(stance, about, value, words, changes):
    assert steps(stance, about, value, words) == changes


def test_pay_is_never_eased_below_the_minimum_wage():
    [[only]] = steps("must", "pay", PayWish(hourly_min=13), "£13 an hour")
    assert only == "“£13 an hour” eased to £12.71 an hour"


@given(
    st.one_of(
        st.builds(TravelWish, st.floats(0.1, 1000), st.none()),
        st.builds(TravelWish, st.none(), st.floats(1, 600), st.sampled_from(["walk", "bus"])),
        st.builds(PayWish, st.floats(1, 100)),
        st.builds(PayWish, st.none(), st.floats(1_000, 100_000)),
        st.builds(HoursWish, st.floats(0.5, 60)),
        st.builds(HoursWish, st.none(), st.floats(1, 160)),
    )
)
def test_no_step_is_absurd(wish):
    about = {TravelWish: "travel", PayWish: "pay", HoursWish: "hours"}[type(wish)]
    for way in eased(make_statement("must", about, wish)):
        for step in way:
            match step.statement.value:
                case HoursWish(low, high):
                    assert low is None or low >= 4
                    assert high is None or high <= 48
                case PayWish(hourly, annual):
                    assert hourly is None or hourly >= 12.71
                    assert annual is None or annual >= 24_800
                case TravelWish(miles, minutes, _):
                    assert miles is None or (miles <= 50 and miles * 2 % 1 == 0)
                    assert minutes is None or (minutes <= 90 and minutes % 5 == 0)


def what_if(preferences, vacancies):
    return [(one.change, one.opens) for one in rank(preferences, Pool.of(vacancies)).what_if]


def test_steps_tell_how_many_more_and_those_that_open_nothing_are_left_out():
    within = make_statement("must", "travel", TravelWish(miles=5), "within 5 miles")
    far = [make_vacancy(reference=f"{at}", place=miles_away(at)) for at in (3, 9, 9.5, 30)]
    assert what_if(make_preferences(CLEANING, within, base="LS1 4AP"), far) == [
        ("“within 5 miles” as a wish instead of a must", 3),
        ("“within 5 miles” eased to 10 miles", 2),
    ]


def test_a_step_that_opens_all_is_told_before_letting_go():
    within = make_statement("must", "travel", TravelWish(miles=5), "within 5 miles")
    far = [make_vacancy(reference=f"{at}", place=miles_away(at)) for at in (3, 9)]
    assert what_if(make_preferences(CLEANING, within, base="LS1 4AP"), far) == [
        ("“within 5 miles” eased to 10 miles", 1),
        ("“within 5 miles” as a wish instead of a must", 1),
    ]


def test_more_hours_and_fewer_hours_are_steps_of_their_own():
    limit = make_statement("must", "hours", HoursWish(12, 24), "12 to 24")
    of_hours = [make_vacancy(hours=Hours(hours, hours)) for hours in (27, 28, 9, 40)]
    assert what_if(make_preferences(CLEANING, limit), of_hours) == [
        ("“12 to 24” as a wish instead of a must", 4),
        ("“12 to 24” eased to 12 to 28 hours a week", 2),
        ("“12 to 24” eased to 8 to 24 hours a week", 1),
    ]


def test_dropping_a_kind_of_work_is_never_proposed():
    kinds = [make_statement(stance, "work", "cleaner") for stance in ("must", "never")]
    warehouse = make_vacancy(title="Warehouse operative", occupation=WAREHOUSE)
    for kind in kinds:
        assert what_if(make_preferences(kind), [warehouse, make_vacancy()]) == []


tri = st.sampled_from([True, False, None])
vacancies = st.builds(
    make_vacancy,
    title=st.sampled_from(["Cleaner", "Warehouse operative"]),
    occupation=st.sampled_from([CLEANERS, WAREHOUSE]),
    hours=st.integers(1, 50).map(lambda hours: Hours(hours, hours)) | st.just(Hours()),
    schedule=st.builds(Schedule, nights=tri, weekends=tri),
    pay=st.none() | st.floats(12, 20).map(make_pay),
    place=st.floats(0, 20).map(miles_away) | st.just(Place()),
)
LIMITS = [
    make_statement("must", "hours", HoursWish(10, 16)),
    make_statement("must", "hours", HoursWish(max=20)),
    make_statement("never", "hours", HoursWish(min=20)),
    make_statement("must", "pay", PayWish(hourly_min=16)),
    make_statement("must", "travel", TravelWish(miles=4)),
    make_statement("must", "travel", TravelWish(minutes=30, by="bus")),
    make_statement("never", "schedule", ScheduleWish(nights=True)),
    make_statement("must", "schedule", ScheduleWish(weekends=True)),
]
limits = st.lists(st.sampled_from(LIMITS), min_size=1, max_size=4, unique=True)
FREED = {Stance.MUST: Stance.WANT, Stance.NEVER: Stance.AVOID}


def changed(statement, change):
    """The statement as the words of a change say."""
    steps = {step.words: step.statement for way in eased(statement) for step in way}
    return steps.get(change) or replace(statement, stance=FREED[statement.stance])


def good_ones(preferences, pool):
    """The vacancies of a wanted kind that are shown."""
    return {
        fit.position
        for fit in rank(preferences, pool).ranked
        if (fit.evidence[0].degree or 0) >= MET_FROM
    }


@given(limits, st.lists(vacancies, max_size=12))
def test_what_a_change_opens_is_what_rank_would_newly_show(statements, found):
    pool, base = Pool.of(found), "LS1 4AP"
    preferences = make_preferences(CLEANING, *statements, base=base)
    before = good_ones(preferences, pool)
    for change in rank(preferences, pool).what_if:
        others = list(preferences.statements)
        others[change.statement] = changed(others[change.statement], change.change)
        opened = good_ones(make_preferences(*others, base=base), pool) - before
        assert change.opens == len(opened) > 0
        assert set(change.examples) <= opened


@given(limits, st.lists(vacancies, max_size=12))
def test_a_bigger_step_never_opens_fewer(statements, found):
    pool, base = Pool.of(found), "LS1 4AP"
    for at, statement in enumerate(statements):
        for way in eased(statement):
            kept = [
                good_ones(make_preferences(CLEANING, *statements[:at], one, *statements[at + 1 :],
                                           base=base), pool)
                for one in (statement, *(step.statement for step in way))
            ]  # fmt: skip
            assert all(less <= more for less, more in pairwise(kept))


@given(limits, st.lists(vacancies, max_size=12))
def test_a_statement_has_few_steps_and_a_kind_of_work_none(statements, found):
    preferences = make_preferences(CLEANING, *statements, base="LS1 4AP")
    told = [one.statement for one in rank(preferences, Pool.of(found)).what_if]
    assert all(told.count(at) <= MOST_STEPS + 1 for at in told)
    assert all(preferences.statements[at].about is not About.WORK for at in told)
