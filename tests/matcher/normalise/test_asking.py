"""What clients, forms and quick notes tell besides their wishes, and what they ask all the same.

The phrases are our own.
"""

from __future__ import annotations

import pytest

from matcher.normalise.statements import read_statement
from matcher.preferences import About, HoursWish, PayWish, ScheduleWish, Stance, TravelWish, Value

MUST, WANT, AVOID, NEVER = Stance.MUST, Stance.WANT, Stance.AVOID, Stance.NEVER
NIGHTS, WEEKENDS = ScheduleWish(nights=True), ScheduleWish(weekends=True)


def read(words: str) -> list[tuple[Stance, About, Value]]:
    return [(found.stance, found.about, found.value) for found in read_statement(words)]


def values(words: str) -> list[Value]:
    return [found.value for found in read_statement(words)]


@pytest.mark.parametrize(
    "words",
    [
        "I did six years at a sawmill",
        "used to do evenings at the chippy",
        "documents sent off, awaiting the results",
        "see how we get on",
        "waited ages for the letter",
        "when do I start?",
        "are you about on Friday?",
        "please don't ring my boss",
        "tell them I can't make the evening",
        "I've not given it much thought, love",
    ],
)
def test_stories_errands_and_questions_ask_for_nothing(words: str) -> None:
    assert read_statement(words) == ()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("outdoors, it can be so dull inside", ["outdoors"]),
        ("to be honest, outdoors", ["outdoors"]),
        ("at my age, pet, outdoors", ["outdoors"]),
        ("I did bar work for ages and what I'd like now is outdoors", ["outdoors"]),
        ("outdoors, my cousin lives for it", ["outdoors"]),
        ("I was a postman, I'd do that again", ["postman"]),
        ("mornings, I wilt after lunch", [ScheduleWish(mornings=True)]),
        ("mornings while my lad is little", [ScheduleWish(mornings=True)]),
        ("outdoors because I like gardening", ["outdoors", "gardening"]),
        ("I lose my temper on the phone so no phones", ["phones"]),
    ],
)
def test_what_is_told_beside_a_wish_adds_none(words: str, wanted: list[Value]) -> None:
    assert values(words) == wanted


@pytest.mark.parametrize("words", ["beekeeping", "something with kites", "I like seeing boats"])
def test_words_in_no_table_are_a_wish_where_they_can_be_one(words: str) -> None:
    (found,) = read_statement(words)
    assert (found.stance, found.about) == (WANT, About.ACTIVITY)


@pytest.mark.parametrize(
    "words",
    [
        "nights don't bother me",
        "not too fussed about weekends",
        "any days",
        "ok with early starts",
        "don't mind what shifts",
        "evenings, no objection",
    ],
)
def test_who_puts_up_with_something_asks_for_nothing(words: str) -> None:
    assert read_statement(words) == ()


def test_not_being_fussed_does_not_touch_the_wish_behind_it() -> None:
    assert read("not that fussed, maybe bar work") == [(WANT, About.WORK, "bar work")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ideal role: porter", (WANT, About.WORK, "porter")),
        ("Furthest travel: 35 minutes", (MUST, About.TRAVEL, TravelWish(minutes=35))),
        ("Lowest wage: £23,500", (MUST, About.PAY, PayWish(annual_min=23_500))),
        ("Driving licence: none", (NEVER, About.REQUIREMENT, "driving_licence")),
        ("Weekends: no", (NEVER, About.SCHEDULE, WEEKENDS)),
        ("Shifts: no nights", (NEVER, About.SCHEDULE, NIGHTS)),
        ("Weekly hours: 18-24", (WANT, About.HOURS, HoursWish(18, 24))),
        ("Max hours: 12", (MUST, About.HOURS, HoursWish(max=12))),
        ("Working environment: quiet", (WANT, About.SETTING, "quiet")),
        ("Target employers: Harkers", (WANT, About.EMPLOYER, "Harkers")),
        ("Won't do: phones", (NEVER, About.ACTIVITY, "phones")),
    ],
)
def test_a_label_says_what_its_answer_is_about(
    words: str, expected: tuple[Stance, About, Value]
) -> None:
    assert read(words) == [expected]


def test_a_no_in_a_label_goes_for_all_of_its_answer() -> None:
    assert [stance for stance, *_ in read("Deal breakers: phones, weekends")] == [NEVER, NEVER]


def test_each_line_of_a_form_is_an_answer_of_its_own() -> None:
    assert read("Role: cleaner\nHours: 16\nNights: no\nLast job: baker") == [
        (WANT, About.WORK, "cleaner"),
        (WANT, About.HOURS, HoursWish(16, 16)),
        (NEVER, About.SCHEDULE, NIGHTS),
    ]


def test_hours_on_a_form_may_be_times_of_the_day() -> None:
    assert values("Hours: 9-5") == [ScheduleWish(between=("09:00", "17:00"))]


def test_the_words_of_an_answer_hold_its_label() -> None:
    (found,) = read_statement("Max hours: 12")
    assert found.words == "Max hours: 12"


@pytest.mark.parametrize("words", ["Driving licence: yes", "Last job: cleaner", "Nights: ok"])
def test_an_answer_may_ask_for_nothing(words: str) -> None:
    assert read_statement(words) == ()


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("near Chapeltown", "chapeltown"),
        ("central Halifax", "central halifax"),
        ("something in Keighley", "keighley"),
        ("city centre", "city centre"),
        ("Area: Otley", "otley"),
        ("a job at a vets", "vets"),
        ("in a nice bakery", "bakery"),
    ],
)
def test_towns_and_places_of_work_are_a_setting(words: str, place: str) -> None:
    assert read(words) == [(WANT, About.SETTING, place)]


@pytest.mark.parametrize("words", ["I live in Keighley", "no further than Otley", "reading"])
def test_not_every_name_of_a_town_asks_for_it(words: str) -> None:
    assert not [each for each in read(words) if each[1] is About.SETTING]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("six mile radius max", (MUST, About.TRAVEL, TravelWish(miles=6))),
        ("not more than like 7 miles", (MUST, About.TRAVEL, TravelWish(miles=7))),
        ("train only, 50 mins tops", (MUST, About.TRAVEL, TravelWish(minutes=50, by="train"))),
        ("not over an hour each way, it drains me", (MUST, About.TRAVEL, TravelWish(minutes=60))),
        ("up to 6 miles, will walk", (MUST, About.TRAVEL, TravelWish(miles=6))),
        ("need Mondays clear for class", (NEVER, About.SCHEDULE, ScheduleWish(days=("mon",)))),
        ("a Monday or a Friday", (WANT, About.SCHEDULE, ScheduleWish(days=("mon", "fri")))),
        ("any of it as long as it's not nights", (NEVER, About.SCHEDULE, NIGHTS)),
        ("Fridays are for prayers so I can't do them",
         (NEVER, About.SCHEDULE, ScheduleWish(days=("fri",)))),
        ("4 days pw", (WANT, About.HOURS, HoursWish(max=30))),
        ("no exp needed", (NEVER, About.REQUIREMENT, "experience")),
    ],
)  # fmt: skip
def test_limits_and_stances_said_in_passing(
    words: str, expected: tuple[Stance, About, Value]
) -> None:
    assert read(words) == [expected]


def test_what_is_turned_down_for_something_else_is_avoided() -> None:
    assert read("I'd sooner be outdoors than in an office") == [
        (WANT, About.SETTING, "outdoors"),
        (AVOID, About.SETTING, "in an office"),
    ]


def test_a_want_and_a_no_of_one_thing_are_the_no() -> None:
    assert read("I get flustered on phones, never phones") == [(NEVER, About.ACTIVITY, "phones")]
