"""What is said of a vacancy, as it would be read out to a client, and what to ask an employer."""

from typing import NamedTuple

import numpy as np
import pytest

from matcher import reference
from matcher.criteria import CRITERIA
from matcher.criteria.criterion import Asker, Words, state_of, suits
from matcher.evidence import State
from matcher.normalise.phrases import concepts
from matcher.pool import Pool
from matcher.preferences import HoursWish, PayWish, ScheduleWish, TravelWish
from matcher.vacancy import Contract, Hours, Pay, Place, Requirements, Schedule
from tests.matcher.factories import make_pay, make_statement, make_vacancy

BASE = "LS1 4AP"
MILE = 1 / 69.1  # of latitude, in degrees
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


def place(miles, precision="postcode", **more):
    """A place so many miles north of the base."""
    here = Asker(BASE).point
    return Place(
        name="Otley", latitude=here.latitude + miles * MILE, longitude=here.longitude,
        precision=precision, **more,
    )  # fmt: skip


def words(stance, about, value, base=BASE, **facts) -> tuple[State, Words]:
    """How a vacancy of these facts answers, whether that would rule it out or not."""
    statement = make_statement(stance, about, value)
    vacancy, asker = make_vacancy(**facts), Asker(base)
    [segment] = Pool.of([vacancy]).segments
    criterion = CRITERIA[statement.about]
    answer = criterion.judge(statement, segment, asker)
    state = state_of(float(suits(statement, answer.degrees)[answer.ids[0]]))
    return state, criterion.explain(statement, vacancy, state, asker)


class Example(NamedTuple):
    stance: str
    about: str
    value: object
    facts: dict
    says: str
    ask: str | None = None


PART = {"hours": Hours(part_time=True)}
RANGE = {"hours": Hours(20, 37.5)}
NIGHTS, NO_NIGHTS = {"schedule": Schedule(nights=True)}, {"schedule": Schedule(nights=False)}
NINE_TO_FIVE = {"schedule": Schedule(times=(("09:00", "17:00"),))}
DRIVER = {"requirements": Requirements(driving_licence=True)}
EXAMPLES = [
    Example("must", "hours", HoursWish(12, 24), {"hours": Hours(16, 16)},
            "The job is 16 hours a week. You said 12 to 24 hours a week."),
    Example("want", "hours", HoursWish(12, 24), RANGE,
            "The job is 20 to 37.5 hours a week, so only some of it may suit. "
            "You would like 12 to 24 hours a week.",
            "How many hours a week would it be?"),
    Example("avoid", "hours", HoursWish(min=20), {"hours": Hours(full_time=True)},
            "The job is full time, with no number of hours given. "
            "You would rather not work more than 20 hours a week."),
    Example("never", "hours", HoursWish(max=10), PART,
            "The job is part time, with no number of hours given, so only some of it may suit. "
            "You said no to fewer than 10 hours a week.",
            "How many hours a week would it be?"),
    Example("must", "hours", HoursWish(max=15.99), {},
            "The advert does not give the weekly hours. You said under 16 hours a week.",
            "How many hours a week is it, and is there any choice?"),
    Example("must", "pay", PayWish(hourly_min=13), {"pay": make_pay(14)},
            "It pays £14 an hour. You said at least £13 an hour."),
    Example("want", "pay", PayWish(hourly_min=13), {"pay": make_pay(12.71, 14)},
            "It pays £12.71 to £14 an hour, so it depends on where the pay would start. "
            "You would like at least £13 an hour.",
            "What would the pay be to start with?"),
    Example("must", "pay", PayWish(hourly_min=13),
            {"pay": Pay("GBP", 13.3, 13.3, 26000, 26000, "year", None, "£26k")},
            "It pays about £13.30 an hour, worked out from the yearly pay. "
            "You said at least £13 an hour."),
    Example("must", "pay", PayWish(annual_min=26000),
            {"pay": Pay("GBP", 12.71, 12.71, 24851, 24851, "hour", None, "£12.71")},
            "It pays about £24,851 a year full time, worked out from the hourly rate. "
            "You said at least £26,000 a year."),
    Example("must", "pay", PayWish(hourly_min=13),
            {"pay": Pay("GBP", None, None, None, None, "day", None, "£100 a day")},
            "The advert gives only the daily rate, which is not enough to compare. "
            "You said at least £13 an hour.",
            "What does it pay an hour, before tax?"),
    Example("must", "travel", TravelWish(miles=5), {"place": place(3, "place")},
            "It is about 3 miles away as the crow flies; the advert gives only the town. "
            "You said at most 5 miles."),
    Example("must", "travel", TravelWish(miles=5), {"place": place(6, "place")},
            "It is about 6 miles away as the crow flies; the advert gives only the town. "
            "You said at most 5 miles, so it may just be within reach.",
            "What is the full address?"),
    Example("must", "travel", TravelWish(miles=5), {"place": place(5.4)},
            "It is about 5.4 miles away as the crow flies. "
            "You said at most 5 miles, so it may just be within reach.",
            "What is the full address?"),
    Example("want", "travel", TravelWish(minutes=50, by="bus"), {"place": place(3)},
            "It is about 3 miles away as the crow flies. "
            "You would like at most 50 minutes by bus, taken as about 5.8 miles."),
    Example("must", "travel", TravelWish(minutes=30, by="walk"),
            {"place": place(0.5, remote="hybrid")},
            "It is less than a mile away as the crow flies. Some of the work is done from home. "
            "You said at most 30 minutes on foot, taken as about 1.2 miles."),
    Example("must", "travel", TravelWish(miles=5), {"place": Place(remote="remote")},
            "The work is done from home."),
    Example("must", "travel", TravelWish(miles=5), {},
            "The advert does not say where the work is.", "Where is the work done?"),
    Example("want", "schedule", ScheduleWish(nights=True), NIGHTS, "There is night work."),
    Example("never", "schedule", ScheduleWish(nights=True), NIGHTS,
            "There is night work. You said no to nights."),
    Example("avoid", "schedule", ScheduleWish(nights=True), NIGHTS,
            "There is night work. You would rather not work nights."),
    Example("must", "schedule", ScheduleWish(nights=True), NO_NIGHTS,
            "There is no night work. You need nights."),
    Example("never", "schedule", ScheduleWish(nights=True), NO_NIGHTS, "There is no night work."),
    Example("avoid", "schedule", ScheduleWish(nights=True, weekends=True), NO_NIGHTS,
            "There is no night work. The advert does not say enough about weekend work.",
            "Is weekend work expected?"),
    Example("want", "schedule", ScheduleWish(days=("mon", "tue")),
            {"schedule": Schedule(days=WEEKDAYS)},
            "The days are Monday to Friday. You would like Monday and Tuesday.",
            "Which days and times are they, and is there room to change them?"),
    Example("want", "schedule", ScheduleWish(days=WEEKDAYS), NINE_TO_FIVE,
            "The advert does not say enough about the days.",
            "Which days and times are they, and is there room to change them?"),
    Example("must", "schedule", ScheduleWish(between=("09:30", "14:30")), NINE_TO_FIVE,
            "The hours are 09:00 to 17:00. You need hours between 09:30 and 14:30."),
    Example("never", "contract", "zero_hours", {"contract": Contract(zero_hours=True)},
            "It is a zero-hours contract. You said it must not be a zero-hours contract."),
    Example("must", "contract", "permanent",
            {"contract": Contract(kinds=("temporary", "fixed_term"))},
            "It may be temporary or fixed term. You said it must be permanent."),
    Example("want", "contract", "permanent", {},
            "The advert does not say whether it is permanent.", "What kind of contract is it?"),
    Example("never", "requirement", "driving_licence", DRIVER,
            "A driving licence is asked for. You said no to jobs that need a driving licence."),
    Example("want", "requirement", "driving_licence", DRIVER, "A driving licence is asked for."),
    Example("avoid", "requirement", "dbs", {"requirements": Requirements(dbs="enhanced")},
            "An enhanced criminal record check (DBS) is asked for. "
            "You would rather not have jobs that need a criminal record check (DBS)."),
    Example("avoid", "requirement", "experience", {},
            "The advert does not say whether experience is needed.",
            "Is experience needed, or is training given?"),
    Example("want", "employer", "Tesco", {},
            "The employer is Brightside Cleaning Ltd. You would like to work for Tesco."),
    Example("never", "employer", "Brightside", {},
            "The employer is Brightside Cleaning Ltd. You said no to Brightside."),
    Example("want", "setting", "quiet", {"text": "It is a quiet shop."},
            "The advert mentions “quiet”."),
    Example("want", "setting", "quiet", {"text": "It is a peaceful shop."},
            "The advert says “peaceful”, which goes with “quiet”."),
    Example("want", "setting", "quiet", {"text": "It is a bustling shop."},
            "The advert says “bustling”, which speaks against “quiet”. You asked for “quiet”."),
    Example("avoid", "setting", "quiet", {"text": "It is a bustling shop."},
            "The advert says “bustling”, which speaks against “quiet”."),
    Example("never", "setting", "quiet", {"text": "It is a quiet shop."},
            "The advert mentions “quiet”. You said no to “quiet”."),
    Example("want", "setting", "quiet", {"text": "A peaceful town. A bustling shop."},
            "The advert speaks both for and against “quiet”.",
            "How noisy is it where the work is done?"),
    Example("want", "people", "using my “lived experience”", {},
            "The advert does not mention “using my lived experience”.",
            "Whom is the work with or for?"),
]  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.says[:60])
def test_what_is_said_can_be_read_out(example):
    stance, about, value, facts, says, ask = example
    _, found = words(stance, about, value, **facts)
    assert (found.says, found.ask) == (says, ask)


@pytest.mark.parametrize("miles", np.arange(0.05, 12, 0.13).tolist())
@pytest.mark.parametrize("limit", [0.5, 1.0, 2.5, 5.0, 5.83])
def test_the_distance_told_lies_on_the_side_of_the_limit_that_it_is_on(miles, limit):
    state, found = words("must", "travel", TravelWish(miles=limit), place=place(miles))
    told = found.says.split(" away")[0].removeprefix("It is about ").removeprefix("It is ")
    if state is State.MET:
        assert told == "less than a mile" or float(told.split()[0]) <= limit
    else:
        assert told.startswith("just over") or float(told.split()[0]) > round(limit, 1)


def test_the_quote_holds_what_the_sentence_tells():
    quotes = {"nights": "Some night shifts.", "weekends": "No weekends."}
    schedule = Schedule(nights=True, weekends=False, quote="all of it", quotes=quotes)
    _, found = words("never", "schedule", ScheduleWish(weekends=True), schedule=schedule)
    assert (found.says, found.quote) == ("There is no weekend work.", "No weekends.")
    text = "We are a friendly firm. It is a peaceful town. It is a bustling shop. Apply now."
    _, found = words("want", "setting", "quiet", text=text)
    assert found.quote == "It is a peaceful town. … It is a bustling shop."
    _, found = words("want", "activity", "model boats", text="Model trains. We glue model boats.")
    assert found.quote is not None


def test_what_is_not_stated_has_no_quote_of_something_else():
    schedule = Schedule(nights=True, quote="Nights.", quotes={"nights": "Nights."})
    _, found = words("want", "schedule", ScheduleWish(days=WEEKDAYS), schedule=schedule)
    assert found.quote is None


@pytest.mark.parametrize("idea", concepts(), ids=lambda idea: idea.key)
def test_a_question_for_an_employer_tells_nothing_of_the_client(idea):
    said = f"because of me I need {idea.key}"
    _, found = words("want", idea.about.value, said, title="Vacancy")
    assert found.ask.endswith("?")
    asked = found.ask.lower().replace("?", " ").replace(",", " ").split()
    assert not {"i", "me", "my", "client", "somebody's", "because"} & set(asked)
    assert "health" not in asked


def test_every_question_is_about_an_idea_that_is_known():
    asked = [row["key"] for row in reference.rows("phrases/questions.csv")]
    assert len(asked) == len(set(asked))
    assert set(asked) <= {idea.key for idea in concepts()}
