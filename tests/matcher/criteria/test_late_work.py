"""What evening and night work without times tells of times that a client names."""

import pytest

from matcher.criteria import CRITERIA
from matcher.criteria.criterion import Asker, state_of
from matcher.evidence import State
from matcher.judging import judge
from matcher.pool import Pool
from matcher.preferences import ScheduleWish
from matcher.vacancy import Schedule
from tests.matcher.factories import make_preferences, make_statement, make_vacancy

MET, CONFLICT, OPEN = State.MET, State.CONFLICT, State.NOT_STATED


def schedule(said, **facts):
    return Schedule(**facts, quote=said, quotes=dict.fromkeys(facts, said))


EVENINGS = schedule("Evening work.", evenings=True)
NIGHTS = schedule("Night shifts.", nights=True)
BOTH = schedule("Day and evening work.", evenings=True)
SOME = schedule("Some evening work.", evenings=True)


def answer(stance, wish, said):
    statement, asker = make_statement(stance, "schedule", wish), Asker()
    vacancy = make_vacancy(schedule=said)
    [segment] = Pool.of([vacancy]).segments
    [column] = judge(make_preferences(statement), segment, asker).degrees
    state = state_of(float(column.everywhere()[0]))
    return state, CRITERIA[statement.about].explain(statement, vacancy, state, asker)


def between(start, end):
    return ScheduleWish(between=(start, end))


@pytest.mark.parametrize(
    ("stance", "wish", "said", "state"),
    [
        ("never", between("18:00", "23:00"), EVENINGS, CONFLICT),
        ("never", between("18:00", "23:00"), BOTH, CONFLICT),
        ("never", between("09:00", "12:00"), EVENINGS, OPEN),
        ("never", between("16:00", "17:45"), EVENINGS, OPEN),
        ("never", between("22:30", "23:59"), EVENINGS, OPEN),
        ("never", between("22:30", "23:59"), NIGHTS, CONFLICT),
        ("never", ScheduleWish(mornings=True), EVENINGS, OPEN),
        ("must", ScheduleWish(mornings=False), EVENINGS, OPEN),
        ("must", between("17:00", "23:00"), EVENINGS, OPEN),
        ("must", between("09:00", "15:00"), EVENINGS, CONFLICT),
        ("must", ScheduleWish(afternoons=True), EVENINGS, CONFLICT),
        ("must", ScheduleWish(afternoons=True), BOTH, OPEN),
        ("must", ScheduleWish(afternoons=True), SOME, OPEN),
        ("must", ScheduleWish(mornings=True), NIGHTS, CONFLICT),
    ],
)
def test_late_work_decides_only_what_it_surely_touches_or_misses(stance, wish, said, state):
    found, words = answer(stance, wish, said)
    assert found is state
    assert ("work. You" in words.says) == (state is CONFLICT)


def test_times_left_open_by_evening_work_are_said_to_be_open():
    wish = ScheduleWish(weekends=True, between=("17:00", "23:00"))
    said = schedule("Evenings and weekends.", evenings=True, weekends=True)
    state, words = answer("want", wish, said)
    assert state is State.PARTLY
    assert words.says == "There is weekend work. The advert does not say enough about the times."


SHIFTS = [(f"{hour:02}:00", f"{hour + 4:02}:00") for hour in range(6, 13)]


def test_shifts_that_are_told_twice_are_one():
    twice = Schedule(times=(("09:00", "13:00"),) * 6 + (("18:00", "22:00"),))
    assert answer("never", between("18:00", "22:00"), twice)[0] is CONFLICT


def test_more_different_shifts_than_are_kept_leave_the_times_open():
    state, words = answer("never", between("15:00", "16:00"), Schedule(times=tuple(SHIFTS)))
    assert state is OPEN
    assert words.ask
