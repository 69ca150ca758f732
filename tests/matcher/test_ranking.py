from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.evidence import State
from matcher.pool import Pool
from matcher.preferences import HoursWish, PayWish, ScheduleWish
from matcher.ranking import rank
from matcher.vacancy import Competitive, Contract, Hours, Requirements, Schedule
from tests.matcher.factories import (
    CLEANERS,
    WAREHOUSE,
    make_pay,
    make_preferences,
    make_statement,
    make_vacancy,
)

CLEANING = make_statement("want", "work", "cleaner", importance=3)
SHORT_HOURS = make_statement("want", "hours", HoursWish(12, 24))
NO_NIGHTS = make_statement("never", "schedule", ScheduleWish(nights=True), "no nights")
NOT_NIGHTS = make_statement("avoid", "schedule", ScheduleWish(nights=True), "rather no nights")
GOOD_PAY = make_statement("want", "pay", PayWish(hourly_min=13))


def order(preferences, *vacancies):
    """The references, best first."""
    return [fit.reference for fit in rank(preferences, Pool.of(vacancies)).ranked]


def score(preferences, vacancy):
    """The score of one vacancy."""
    return rank(preferences, Pool.of([vacancy])).ranked[0].score


def test_met_beats_unknown_beats_conflict():
    preferences = make_preferences(CLEANING, SHORT_HOURS)
    met = make_vacancy(reference="met", hours=Hours(16, 16))
    unknown = make_vacancy(reference="unknown")
    conflict = make_vacancy(reference="conflict", hours=Hours(37.5, 37.5))
    assert order(preferences, conflict, unknown, met) == ["met", "unknown", "conflict"]


def test_pleasant_hours_never_lift_the_wrong_job():
    preferences = make_preferences(CLEANING, SHORT_HOURS, GOOD_PAY, NOT_NIGHTS)
    wrong = make_vacancy(
        reference="wrong",
        title="Warehouse operative",
        occupation=WAREHOUSE,
        hours=Hours(16, 16),
        pay=make_pay(15),
        schedule=Schedule(nights=False),
    )
    right = make_vacancy(reference="right", hours=Hours(40, 40), pay=make_pay(12.71))
    assert order(preferences, wrong, right) == ["right", "wrong"]


def test_two_wanted_kinds_do_not_need_both():
    one = make_preferences(CLEANING)
    two = make_preferences(CLEANING, make_statement("want", "work", "warehouse operative"))
    assert score(two, make_vacancy()) >= score(one, make_vacancy()) - 1e-9


def test_a_never_rules_out_with_its_reason_and_is_counted():
    night = make_vacancy(reference="night", schedule=Schedule(nights=True, quote="night shifts"))
    day = make_vacancy(reference="day", schedule=Schedule(nights=False))
    ranking = rank(make_preferences(CLEANING, NO_NIGHTS), Pool.of([night, day]))
    assert [fit.reference for fit in ranking.ranked] == ["day"]
    [out] = ranking.ruled_out
    assert out.reference == "night"
    assert out.because == ("no nights: There is night work. You said no to nights.",)
    assert ranking.ruled_out_by == {1: 1}
    assert ranking.considered == 2


def test_not_stated_is_asked_and_never_rules_out():
    ranking = rank(make_preferences(CLEANING, NO_NIGHTS), Pool.of([make_vacancy()]))
    evidence = ranking.ranked[0].evidence[1]
    assert evidence.state is State.NOT_STATED
    assert evidence.degree is None
    assert evidence.ask == "Is there any night work?"
    assert not ranking.ruled_out


def test_without_wishes_there_is_no_score():
    ranking = rank(make_preferences(NO_NIGHTS), Pool.of([make_vacancy()]))
    assert ranking.ranked[0].score is None


def test_with_nothing_but_musts_those_known_to_keep_them_come_first():
    known = make_vacancy(reference="z", schedule=Schedule(nights=False))
    open_question = make_vacancy(reference="a")
    assert order(make_preferences(NO_NIGHTS), open_question, known) == ["z", "a"]


def test_what_is_not_competitive_is_left_out_with_the_reason():
    unpaid = make_vacancy(competitive=Competitive("no", ("it is unpaid",)))
    ranking = rank(make_preferences(CLEANING), Pool.of([unpaid]))
    assert not ranking.ranked
    assert ranking.ruled_out[0].because == ("Not competitive work: it is unpaid",)
    assert ranking.ruled_out_by == {None: 1}


def test_one_of_several_musts_about_work_is_enough():
    either = make_preferences(
        make_statement("must", "work", "cleaner"),
        make_statement("must", "work", "warehouse operative"),
    )
    ranking = rank(either, Pool.of([make_vacancy()]))
    assert len(ranking.ranked) == 1


def test_decided_ones_are_not_shown_again_but_still_counted():
    pool = Pool.of([make_vacancy(reference="old"), make_vacancy(reference="new")])
    ranking = rank(make_preferences(CLEANING), pool, leave_out=[0])
    assert [fit.reference for fit in ranking.ranked] == ["new"]
    assert ranking.considered == 2


def test_what_if_counts_what_one_change_alone_would_open():
    short = make_statement("must", "hours", HoursWish(12, 24), "12 to 24 hours")
    both = make_vacancy(reference="both", hours=Hours(40, 40), schedule=Schedule(nights=True))
    only_nights = make_vacancy(
        reference="nights", hours=Hours(16, 16), schedule=Schedule(nights=True)
    )
    other_work = make_vacancy(
        title="Warehouse operative", occupation=WAREHOUSE, schedule=Schedule(nights=True)
    )
    pool = Pool.of([both, only_nights, other_work])
    [change] = rank(make_preferences(CLEANING, short, NO_NIGHTS), pool).what_if
    assert (change.statement, change.opens, change.examples) == (2, 1, (1,))
    assert "no nights" in change.change


def test_few_examples_of_each_reason_while_all_are_counted():
    nights = [make_vacancy(reference=f"n{i}", schedule=Schedule(nights=True)) for i in range(9)]
    unpaid = [make_vacancy(reference=f"u{i}", competitive=Competitive("no")) for i in range(5)]
    preferences = make_preferences(CLEANING, NO_NIGHTS)
    ranking = rank(preferences, Pool.of([*nights, *unpaid]), most_ruled_out=2)
    assert ranking.ruled_out_by == {1: 9, None: 5}
    assert len(ranking.ruled_out) == 4
    assert ranking.ruled_out_in_all == 14


def test_an_empty_pool_and_empty_preferences_are_answered():
    assert rank(make_preferences(CLEANING), Pool.of([])).considered == 0
    assert rank(make_preferences(), Pool.of([make_vacancy()])).ranked[0].score is None


tri = st.sampled_from([True, False, None])
hours = st.one_of(
    st.just(Hours()),
    st.floats(1, 60).map(lambda h: Hours(h, h)),
    st.tuples(st.floats(1, 30), st.floats(30, 60)).map(lambda pair: Hours(*pair)),
    st.just(Hours(full_time=True)),
)
vacancies = st.builds(
    make_vacancy,
    reference=st.text("abc", max_size=3),
    title=st.sampled_from(["Cleaner", "Warehouse operative", "Night cleaner"]),
    occupation=st.sampled_from([CLEANERS, WAREHOUSE, None]),
    hours=hours,
    schedule=st.builds(Schedule, nights=tri, weekends=tri),
    pay=st.one_of(st.none(), st.floats(8, 30).map(make_pay)),
    contract=st.sampled_from([Contract(), Contract(kinds=("permanent",))]),
    requirements=st.builds(Requirements, driving_licence=tri),
    text=st.sampled_from(["", "a quiet office", "not a quiet place"]),
    competitive=st.sampled_from([Competitive("yes"), Competitive("no", ("unpaid",))]),
)
WISHES = [
    ("work", "cleaner"),
    ("work", "warehouse operative"),
    ("hours", HoursWish(10, 25)),
    ("schedule", ScheduleWish(nights=True)),
    ("schedule", ScheduleWish(weekends=True, nights=True)),
    ("pay", PayWish(hourly_min=13)),
    ("contract", "permanent"),
    ("requirement", "driving_licence"),
    ("setting", "quiet"),
    ("employer", "brightside"),
]
statements = st.builds(
    lambda stance, wish, importance: make_statement(stance, wish[0], wish[1], "x", importance),
    st.sampled_from(["must", "want", "avoid", "never"]),
    st.sampled_from(WISHES),
    st.integers(1, 3),
)
wishes = st.lists(statements, max_size=6).map(lambda found: make_preferences(*found))
pools = st.lists(vacancies, max_size=6)


@given(wishes, pools)
def test_scores_lie_in_0_to_1_and_are_the_sum_of_their_contributions(preferences, vacancies):
    for fit in rank(preferences, Pool.of(vacancies)).ranked:
        counted = sum(found.contribution for found in fit.evidence)
        if fit.score is None:
            assert counted == 0
        else:
            assert 0 <= fit.score <= 1 + 1e-9
            assert fit.score == pytest.approx(counted, abs=1e-9)


@given(wishes, pools, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(preferences, vacancies, random):
    distinct = [replace(v, reference=f"v{i}") for i, v in enumerate(vacancies)]
    shuffled = random.sample(distinct, len(distinct))
    assert order(preferences, *distinct) == order(preferences, *shuffled)


@given(wishes, pools)
def test_every_vacancy_is_either_ranked_or_ruled_out_with_a_reason(preferences, vacancies):
    ranking = rank(preferences, Pool.of(vacancies))
    positions = [fit.position for fit in ranking.ranked]
    positions += [out.position for out in ranking.ruled_out]
    assert sorted(positions) == list(range(len(vacancies)))
    assert all(out.because or out.not_competitive for out in ranking.ruled_out)


@given(wishes, pools)
def test_state_and_degree_say_the_same(preferences, vacancies):
    for fit in rank(preferences, Pool.of(vacancies)).ranked:
        for found in fit.evidence:
            assert found.says
            if found.state is State.NOT_STATED:
                assert found.degree is None
            else:
                assert found.degree is not None
                assert 0 <= found.degree <= 1


@given(wishes, vacancies, vacancies)
def test_a_score_means_the_same_in_every_list(preferences, one, other):
    alone = {fit.reference: fit.score for fit in rank(preferences, Pool.of([one])).ranked}
    pool = Pool.of([replace(one, reference="one"), replace(other, reference="other")])
    beside = {fit.reference: fit.score for fit in rank(preferences, pool).ranked}
    assert beside.get("one") == alone.get(one.reference)


@given(wishes, vacancies)
def test_an_unknown_lies_between_met_and_conflict(preferences, vacancy):
    open_to_all = make_preferences(
        *(s for s in preferences.statements if not s.stance.rules_out), NOT_NIGHTS
    )
    plain = replace(vacancy, competitive=Competitive("yes"))
    met, unknown, conflict = (
        score(open_to_all, replace(plain, schedule=replace(plain.schedule, nights=nights)))
        for nights in (False, None, True)
    )
    wants_nights = any(
        (s.value == ScheduleWish(nights=True) and not s.stance.is_against)
        or (isinstance(s.value, ScheduleWish) and s.value.weekends)
        for s in open_to_all.statements
    )
    if not wants_nights:
        assert met >= unknown >= conflict


@given(wishes, pools)
def test_another_letter_case_of_the_text_changes_no_score(preferences, vacancies):
    louder = [replace(v, text=v.text.upper()) for v in vacancies]
    plain = [fit.score for fit in rank(preferences, Pool.of(vacancies)).ranked]
    assert [fit.score for fit in rank(preferences, Pool.of(louder)).ranked] == plain


def test_taking_away_a_statement_that_all_meet_changes_no_order():
    pool = [
        make_vacancy(reference="a", hours=Hours(16, 16), pay=make_pay(14)),
        make_vacancy(reference="b", hours=Hours(40, 40), pay=make_pay(14)),
        make_vacancy(
            reference="c", title="Warehouse operative", occupation=WAREHOUSE, pay=make_pay(14)
        ),
    ]
    with_pay = make_preferences(CLEANING, SHORT_HOURS, GOOD_PAY)
    without = make_preferences(CLEANING, SHORT_HOURS)
    assert order(with_pay, *pool) == order(without, *pool)


def test_of_equal_scores_what_is_known_to_keep_more_comes_first():
    short = make_statement("must", "hours", HoursWish(12, 24), "12 to 24 hours")
    known = make_vacancy(reference="z", hours=Hours(16, 16))
    partly = make_vacancy(reference="y", hours=Hours(20, 30))
    unknown = make_vacancy(reference="a")
    assert order(make_preferences(CLEANING, short), unknown, partly, known) == ["z", "y", "a"]


def test_full_time_without_a_figure_is_known_to_fit_a_usual_week():
    usual = make_statement("must", "hours", HoursWish(16, 37.5), "up to 37.5 hours")
    full_time = make_vacancy(reference="full", hours=Hours(full_time=True))
    either = make_vacancy(reference="either", hours=Hours(full_time=True, part_time=True))
    part_time = make_vacancy(reference="a part", hours=Hours(part_time=True))
    ranked = rank(make_preferences(CLEANING, usual), Pool.of([part_time, full_time, either])).ranked
    states = {fit.reference: fit.evidence[1].state for fit in ranked}
    assert states == {"full": State.MET, "either": State.MET, "a part": State.PARTLY}


@given(wishes, vacancies, vacancies)
def test_copies_of_a_vacancy_stand_beside_each_other(preferences, vacancy, other):
    copies = [replace(vacancy, reference=name) for name in ("a", "c")]
    different = replace(other, reference="b", text="Another advert.")
    found = order(preferences, copies[0], different, copies[1])
    places = [at for at, name in enumerate(found) if name in ("a", "c")]
    assert places in ([], [0, 1], [1, 2])


@given(vacancies, st.floats(8, 30), st.floats(0, 10))
def test_better_pay_never_lowers_the_score(vacancy, pay, more):
    preferences = make_preferences(CLEANING, GOOD_PAY, NOT_NIGHTS)
    plain = replace(vacancy, competitive=Competitive("yes"))
    less, better = (replace(plain, pay=make_pay(amount)) for amount in (pay, pay + more))
    assert score(preferences, better) >= score(preferences, less)
