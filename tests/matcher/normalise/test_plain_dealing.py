"""Refusals without a no, welcomes that hold one, and what is private beside them."""

from __future__ import annotations

import pytest

from matcher.normalise.statements import read_statement
from matcher.normalise.wishes.scorn import without_scorn
from matcher.preferences import HoursWish, ScheduleWish, Stance, TravelWish, Value

MUST, NEVER = Stance.MUST, Stance.NEVER


@pytest.mark.parametrize(
    "words",
    [
        "weekends only if I must",
        "no: nights, weekends, driving",
        "things I hate: phones, computers",
        "not care, retail or bars",
        "nights \U0001f44e",
        "retail? over my dead body",
        "care? been there, done that",
        "nights? as if",
        "nights, not likely",
        "cleaning, ugh",
        "non-driving",
        "non customer facing",
        "I've given up driving",
        "too old for nights",
        "I stopped doing nights years ago",
        "I dread the office",
        "computers and me don't mix",
        "mornings don't agree with me",
        "leave out anything with alcohol",
        "scrap the warehouse idea",
        "Sundays are for church",
        "evenings are when I see my kids",
        "I have my kids at weekends",
        "Days: never",
    ],
)
def test_what_is_turned_down_is_never_wanted(words: str) -> None:
    found = read_statement(words)
    assert found
    assert all(each.stance.is_against for each in found)


@pytest.mark.parametrize(
    "words",
    ["I would never say no to cleaning", "can't say no to overtime", "I never mind nights",
     "I don't hate cleaning", "got sacked from a warehouse"],
)  # fmt: skip
def test_what_only_holds_a_no_turns_nothing_down(words: str) -> None:
    assert not [each for each in read_statement(words) if each.stance.is_against]


def test_a_no_to_nights_and_a_yes_to_days_is_no_must_for_nights() -> None:
    found = read_statement("no to nights, yes to days")
    assert [each.value for each in found if each.stance is NEVER] == [ScheduleWish(nights=True)]
    assert not [each for each in found if not each.stance.is_against]


def test_a_no_in_brackets_is_about_what_stands_before_it() -> None:
    found = read_statement("nights (no), evenings (maybe)")
    assert [each.stance.is_against for each in found] == [True, False]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("more than 20 hours would finish me", HoursWish(max=20)),
        ("any more than 16 and I lose my benefits", HoursWish(max=16)),
        ("any more than 5 miles would kill me", TravelWish(miles=5)),
    ],
)
def test_an_amount_that_would_be_too_much_is_a_limit(words: str, value: Value) -> None:
    (found,) = read_statement(words)
    assert (found.stance, found.value) == (MUST, value)


@pytest.mark.parametrize(
    ("words", "private"),
    [
        ("wheelchair user, office work", "wheelchair"),
        ("learning disability, gardening", "disability"),
        ("mental health friendly employer", "mental"),
        ("transitioning, want an office job", "transition"),
        ("hiv positive, kitchen work", "hiv"),
        ("I want warehouse work, record for assault", "assault"),
        ("cleaning, the tablets knock me out till 10", "knock"),
        ("evenings are when I see my kids", "kids"),
        ("I have my kids at weekends", "kids"),
    ],
)
def test_what_is_private_is_cut_and_the_wish_kept(words: str, private: str) -> None:
    found = read_statement(words)
    assert found
    assert private not in " ".join(f"{each.value} {each.words}" for each in found)


@pytest.mark.parametrize(
    "words",
    ["mornings are best for me", "evenings are for work", "non-stop nights", "nights? yes",
     "more than 20 hours", "I have my kids at school"],
)  # fmt: skip
def test_other_words_stay_as_they_are(words: str) -> None:
    assert without_scorn(words) == words
