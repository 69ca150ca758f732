"""A list worth reading: each job once, a few of each employer, in falling order of score."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from matcher.pool import Pool
from matcher.pool.building import segment_of
from matcher.preferences import HoursWish, PayWish, ScheduleWish
from matcher.ranking import rank
from matcher.shelf import MOST_OF_AN_EMPLOYER
from matcher.vacancy import Competitive, EmployerName, Hours, Schedule
from tests.matcher.factories import (
    WAREHOUSE,
    make_pay,
    make_preferences,
    make_statement,
    make_vacancy,
)

CLEANING = make_statement("want", "work", "cleaner", importance=3)
GOOD_PAY = make_statement("want", "pay", PayWish(hourly_min=13))
NO_NIGHTS = make_statement("never", "schedule", ScheduleWish(nights=True), "no nights")
TEXT = "Wipe the tables and mop the floors of our cafe."


def listed(vacancies, top=10, preferences=None, most=MOST_OF_AN_EMPLOYER, **options):
    """The ranking as lists show it."""
    pool = vacancies if isinstance(vacancies, Pool) else Pool.of(vacancies)
    return rank(
        preferences or make_preferences(CLEANING, GOOD_PAY),
        pool,
        top,
        most_of_an_employer=most,
        **options,
    )


def make_jobs(employer, count, **changes):
    """Different jobs at one employer."""
    name = EmployerName(employer, employer)
    return [
        make_vacancy(
            reference=f"{employer}{at}",
            employer=name,
            text=f"Post {at} of {employer}: {'very ' * at}clean.",
            **changes,
        )
        for at in range(count)
    ]


def references(found):
    return [fit.reference for fit in found.ranked]


def test_the_same_job_is_listed_once_and_its_other_listings_are_told():
    job = make_vacancy(reference="a", text=TEXT, hours=Hours(16, 16), pay=make_pay(14))
    copy = replace(job, reference="b", pay=None)
    other = make_vacancy(reference="c", text=TEXT, hours=Hours(30, 30))
    [best, second] = listed([copy, other, job]).ranked
    assert (best.reference, best.also, second.reference) == ("a", (0,), "c")


def test_other_listings_are_found_below_the_last_that_is_shown():
    job = make_vacancy(reference="a", text=TEXT, pay=make_pay(14))
    between = make_jobs("other", 20)
    copy = replace(job, reference="b", pay=make_pay(13.9, 14))
    [best] = listed([copy, *between, job], top=1).ranked
    assert len(best.also) == 1


def test_other_listings_are_found_across_segments():
    job = make_vacancy(reference="a", text=TEXT, pay=make_pay(14))
    copy = replace(job, reference="b", pay=None)
    pool = Pool.holding([segment_of([copy, *make_jobs("other", 3)]), segment_of([job])])
    [best] = listed(pool, top=1).ranked
    assert (best.position, best.also) == (4, (0,))


def test_when_all_are_asked_for_each_has_its_place_and_tells_of_the_others():
    job = make_vacancy(reference="a", text=TEXT)
    found = rank(make_preferences(CLEANING), Pool.of([job, replace(job, reference="b")]))
    assert {fit.reference: fit.also for fit in found.ranked} == {"a": (1,), "b": (0,)}


def test_other_listings_of_what_was_decided_about_stay_out_too():
    job = make_vacancy(reference="a", text=TEXT)
    pool = Pool.of([job, replace(job, reference="b"), *make_jobs("other", 1)])
    assert references(listed(pool, leave_out=[0])) == ["other0"]


def test_at_most_three_of_ten_are_of_one_employer_while_others_fit_as_well():
    many = make_jobs("many", 9, pay=make_pay(14))
    others = [job for name in "abcdefg" for job in make_jobs(name, 1, pay=make_pay(14))]
    found = listed([*many, *others])
    of_many = [fit for fit in found.ranked if fit.reference.startswith("many")]
    assert len(found.ranked) == 10
    assert len(of_many) == MOST_OF_AN_EMPLOYER
    told = [more.position for more in of_many[-1].more]
    assert len(told) == 6
    assert {many[at].reference for at in told} | {fit.reference for fit in of_many} == {
        job.reference for job in many
    }


def test_all_of_one_employer_are_shown_where_no_other_fits_nearly_as_well():
    many = make_jobs("many", 9, pay=make_pay(14))
    worse = make_jobs("other", 9, occupation=WAREHOUSE, title="Warehouse operative")
    assert references(listed([*many, *worse], top=9)) == [
        fit.reference for fit in listed(many, top=9).ranked
    ]


def test_without_a_limit_nothing_is_told_elsewhere():
    found = listed([*make_jobs("many", 9), *make_jobs("other", 9)], top=18, most=None)
    assert len(found.ranked) == 18
    assert not any(fit.more for fit in found.ranked)


def test_how_many_are_of_the_wanted_kind_is_told():
    night = make_vacancy(reference="n", schedule=Schedule(nights=True))
    stock = make_vacancy(reference="w", occupation=WAREHOUSE, title="Warehouse operative")
    found = listed([night, stock], preferences=make_preferences(CLEANING, NO_NIGHTS))
    kind = found.of_wanted_kind
    assert (kind.in_all, kind.ruled_out, kind.left) == (1, 1, 0)
    without = make_preferences(make_statement("want", "hours", HoursWish(10, 20)))
    assert listed([stock], preferences=without).of_wanted_kind is None


jobs = st.builds(
    make_vacancy,
    employer=st.sampled_from("abc").map(lambda name: EmployerName(name, name)),
    pay=st.sampled_from([make_pay(14), make_pay(12.9), make_pay(11), None]),
    hours=st.sampled_from([Hours(), Hours(16, 16), Hours(30, 30)]),
    text=st.sampled_from(["", TEXT, "Mop our floors.", "Wash up."]),
    competitive=st.sampled_from([Competitive("yes"), Competitive("no", ("unpaid",))]),
)
lists = st.lists(jobs, max_size=25).map(
    lambda found: [replace(job, reference=f"v{at:02}") for at, job in enumerate(found)]
)


@given(lists, st.integers(1, 12))
def test_scores_never_rise_and_nothing_is_told_twice(vacancies, top):
    found = listed(vacancies, top)
    scores = [fit.score for fit in found.ranked]
    assert scores == sorted(scores, reverse=True)
    told = [
        at
        for fit in found.ranked
        for at in (fit.position, *fit.also, *(more.position for more in fit.more))
    ]
    assert len(told) == len(set(told))
    assert not any(vacancies[at].competitive.verdict == "no" for at in told)
    for fit in found.ranked:
        for at in (*fit.also, *(more.position for more in fit.more)):
            assert vacancies[at].employer == vacancies[fit.position].employer


@given(lists, st.integers(1, 12), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(vacancies, top, random):
    shuffled = random.sample(vacancies, len(vacancies))
    assert references(listed(vacancies, top)) == references(listed(shuffled, top))


@given(lists)
def test_what_is_best_is_always_shown(vacancies):
    every = listed(vacancies, None, most=None).ranked
    if every:
        assert listed(vacancies, 1).ranked[0].reference == every[0].reference
