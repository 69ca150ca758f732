"""How one vacancy answers one statement, subject by subject."""

import pytest

from matcher.evidence import State
from matcher.pool import Pool
from matcher.preferences import HoursWish, PayWish, ScheduleWish, TravelWish
from matcher.ranking import rank
from matcher.vacancy import Hours, Pay, Place, Schedule
from tests.matcher.factories import make_pay, make_preferences, make_statement, make_vacancy

LEEDS = Place(name="Leeds", latitude=53.797, longitude=-1.538, precision="sector")
EDINBURGH = Place(name="Edinburgh", latitude=55.95, longitude=-3.19, precision="place")
KENT = Place(name="Kent", latitude=51.2, longitude=0.7, precision="region")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


def answer(stance, about, value, vacancy, base=None):
    """The evidence of one vacancy, ruled out or not, for one statement."""
    softer = {"must": "want", "never": "avoid"}.get(stance, stance)
    preferences = make_preferences(make_statement(softer, about, value), base=base)
    return rank(preferences, Pool.of([vacancy])).ranked[0].evidence[0]


@pytest.mark.parametrize(
    ("stance", "wish", "hours", "state"),
    [
        ("want", HoursWish(12, 24), Hours(16, 16), State.MET),
        ("want", HoursWish(12, 24), Hours(12, 24), State.MET),
        ("want", HoursWish(12, 24), Hours(20, 37.5), State.PARTLY),
        ("want", HoursWish(12, 24), Hours(37.5, 37.5), State.CONFLICT),
        ("want", HoursWish(12, 24), Hours(full_time=True), State.CONFLICT),
        ("want", HoursWish(12, 24), Hours(part_time=True), State.PARTLY),
        ("want", HoursWish(max=30), Hours(part_time=True), State.MET),
        ("want", HoursWish(12, 24), Hours(), State.NOT_STATED),
        ("avoid", HoursWish(min=20), Hours(20, 20), State.MET),
        ("avoid", HoursWish(min=20), Hours(30, 30), State.CONFLICT),
        ("avoid", HoursWish(min=35), Hours(full_time=True), State.CONFLICT),
    ],
)
def test_hours(stance, wish, hours, state):
    assert answer(stance, "hours", wish, make_vacancy(hours=hours)).state is state


SCHOOL_DAY, LONG_DAY = (("09:30", "14:30"),), (("09:00", "17:00"),)
LATE, OVER_MIDNIGHT = (("18:30", "00:00"),), (("21:00", "07:00"),)


@pytest.mark.parametrize(
    ("stance", "wish", "schedule", "state"),
    [
        ("avoid", ScheduleWish(nights=True), Schedule(nights=True), State.CONFLICT),
        ("avoid", ScheduleWish(nights=True), Schedule(nights=False), State.MET),
        ("avoid", ScheduleWish(nights=True), Schedule(), State.NOT_STATED),
        ("want", ScheduleWish(nights=True), Schedule(nights=True), State.MET),
        (
            "avoid",
            ScheduleWish(nights=True, weekends=True),
            Schedule(weekends=True),
            State.CONFLICT,
        ),
        ("avoid", ScheduleWish(nights=True, weekends=True), Schedule(nights=False), State.PARTLY),
        ("want", ScheduleWish(days=("mon", "tue", "wed")), Schedule(days=WEEKDAYS), State.PARTLY),
        ("want", ScheduleWish(days=WEEKDAYS), Schedule(days=WEEKDAYS), State.MET),
        ("want", ScheduleWish(days=("sat",)), Schedule(days=WEEKDAYS), State.CONFLICT),
        ("avoid", ScheduleWish(days=("sat",)), Schedule(days=(*WEEKDAYS, "sat")), State.CONFLICT),
        ("avoid", ScheduleWish(days=("sat",)), Schedule(days=WEEKDAYS), State.MET),
        ("want", ScheduleWish(days=WEEKDAYS), Schedule(weekends=True), State.PARTLY),
        ("want", ScheduleWish(mornings=True), Schedule(evenings=True), State.CONFLICT),
        (
            "want",
            ScheduleWish(mornings=True),
            Schedule(evenings=True, rotating_shifts=True),
            State.NOT_STATED,
        ),
        ("want", ScheduleWish(school_hours=True), Schedule(times=SCHOOL_DAY), State.MET),
        ("want", ScheduleWish(school_hours=True), Schedule(times=LONG_DAY), State.CONFLICT),
        (
            "want",
            ScheduleWish(school_hours=True),
            Schedule(times=(*SCHOOL_DAY, *LONG_DAY)),
            State.PARTLY,
        ),
        ("want", ScheduleWish(afternoons=True), Schedule(times=LONG_DAY), State.CONFLICT),
        ("want", ScheduleWish(between=("09:00", "15:00")), Schedule(times=SCHOOL_DAY), State.MET),
        ("want", ScheduleWish(between=("18:00", "23:59")), Schedule(times=LATE), State.MET),
        ("avoid", ScheduleWish(mornings=True), Schedule(times=SCHOOL_DAY), State.CONFLICT),
        ("avoid", ScheduleWish(mornings=True), Schedule(times=LATE), State.MET),
        ("avoid", ScheduleWish(mornings=True), Schedule(times=OVER_MIDNIGHT), State.CONFLICT),
    ],
)
def test_schedule(stance, wish, schedule, state):
    assert answer(stance, "schedule", wish, make_vacancy(schedule=schedule)).state is state


@pytest.mark.parametrize(
    ("pay", "state"),
    [
        (make_pay(14), State.MET),
        (make_pay(12.71), State.CONFLICT),
        (make_pay(12.71, 14), State.PARTLY),
        (Pay("GBP", 12.8, None, None, None, "hour", None, "from £12.80"), State.PARTLY),
        (Pay("GBP", None, 14, None, None, "hour", None, "up to £14"), State.PARTLY),
        (Pay("GBP", None, 12, None, None, "hour", None, "up to £12"), State.CONFLICT),
        (Pay("EUR", 20, 20, None, None, "hour", None, "EUR 20"), State.NOT_STATED),
        (Pay("GBP", None, None, None, None, "day", None, "£120 a day"), State.NOT_STATED),
        (None, State.NOT_STATED),
    ],
)
def test_pay(pay, state):
    found = answer("want", "pay", PayWish(hourly_min=13), make_vacancy(pay=pay))
    assert found.state is state
    if pay:
        assert found.quote == pay.quote


@pytest.mark.parametrize(
    ("base", "place", "state"),
    [
        ("LS1 4AP", LEEDS, State.MET),
        ("LS1 4AP", EDINBURGH, State.CONFLICT),
        ("LS1 4AP", KENT, State.NOT_STATED),
        ("LS1 4AP", Place(), State.NOT_STATED),
        ("LS1 4AP", Place(remote="remote"), State.MET),
        ("Kent", LEEDS, State.NOT_STATED),
        (None, LEEDS, State.NOT_STATED),
    ],
)
def test_travel(base, place, state):
    found = answer("want", "travel", TravelWish(miles=10), make_vacancy(place=place), base)
    assert found.state is state


def test_of_two_limits_on_travel_the_tighter_one_is_told():
    wish = TravelWish(miles=2, minutes=90, by="bus")
    found = answer("want", "travel", wish, make_vacancy(place=LEEDS), "LS1 4AP")
    assert "at most 2 miles" in found.says


def test_what_cannot_be_read_as_a_kind_of_work_is_not_another_kind():
    unread = make_vacancy(title="Join our team", occupation=None)
    assert answer("want", "work", "cleaner", unread).state is State.NOT_STATED
    assert answer("avoid", "work", "frobnicator", make_vacancy()).state is State.NOT_STATED


def test_an_unknown_phrase_needs_all_its_words():
    half = make_vacancy(text="We make model aircraft.")
    whole = make_vacancy(text="We build model boats, gluing each part.")
    assert answer("want", "activity", "gluing model boats", half).state is State.NOT_STATED
    assert answer("want", "activity", "gluing model boats", whole).state is State.MET


def test_a_sentence_can_be_read_out():
    vacancy = make_vacancy(hours=Hours(16, 16, quote="16 hours a week"))
    found = answer("want", "hours", HoursWish(max=15.99), vacancy)
    assert found.says == "The job is 16 hours a week. You would like under 16 hours a week."
    assert found.quote == "16 hours a week"


def test_times_are_said_and_quoted():
    schedule = Schedule(times=LONG_DAY, quote="9-5", quotes={"times": "You work 9-5."})
    found = answer(
        "want", "schedule", ScheduleWish(school_hours=True), make_vacancy(schedule=schedule)
    )
    assert found.says == "The hours are 09:00 to 17:00. You would like school hours."
    assert found.quote == "You work 9-5."
