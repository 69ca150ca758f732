"""The ways in which clients turn something down: none of them may be read the wrong way round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.statements import read_statement
from matcher.normalise.wishes.refusals import plainly
from matcher.preferences import About, HoursWish, ScheduleWish, Stance, Value

MUST, WANT, AVOID, NEVER = Stance.MUST, Stance.WANT, Stance.AVOID, Stance.NEVER

THINGS = ("nights", "phones", "warehouses", "driving", "agency work", "kitchens")
TURNS = (
    "{} is out",
    "{} are out for me",
    "{}? no chance",
    "{} - never again",
    "{}? Nope",
    "anything with {} is out",
    "anything needing {} is out",
    "anything bar {}",
    "everything but {}",
    "I'd never go back to {}",
    "not going back to {}",
    "sick of {}",
    "fed up to the back teeth of {}",
    "I not can do {}",
    "steering clear of {}",
    "keep me off {}",
    "as few {} as possible",
    "{} - as little as possible",
    "ruling out {}",
    "{} is the last thing I want",
    "the last thing I need is {}",
    "don't send me to {}",
    "dead against {}",
    "{} is my idea of hell",
    "wouldn't dream of {}",
    "{} broke me",
    "leaving {} behind",
    "under no circumstances {}",
    "{} is a non-starter",
    "{} should be avoided",
    "excluding {}",
    "I'd rather starve than do {}",
    "you won't catch me doing {}",
    "wouldn't last five minutes in {}",
    "not cut out for {}",
    "{} bores me to tears",
    "{} drives me round the bend",
    "I'd run a mile from {}",
    "don't want to be stuck with {}",
    "I can't see myself in {}",
)


def read(words: str, stance: Stance | None = None) -> list[tuple[Stance, Value]]:
    return [(found.stance, found.value) for found in read_statement(words, stance)]


@pytest.mark.parametrize("turn", TURNS)
def test_what_a_client_turns_down_is_turned_down(turn: str) -> None:
    for thing in THINGS:
        found = read_statement(turn.format(thing))
        assert found, thing
        assert all(each.stance.is_against for each in found), thing


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("full-time or nothing", [(MUST, HoursWish(min=35))]),
        ("can't get enough of animals", [(WANT, "animals")]),
        ("I did care work, it broke me, now I want office work", [(WANT, "office work")]),
        ("don't forget I need mornings", [(MUST, ScheduleWish(mornings=True))]),
        ("I forget names", []),
        ("sick of doing nothing, cleaning please", [(WANT, "cleaning")]),
        ("I'm never bored doing cleaning", [(WANT, "cleaning")]),
        ("never tried cleaning but I'd like to", [(WANT, "cleaning")]),
        ("nothing but cleaning", [(MUST, "cleaning")]),
        ("I'd never go back to care work, it broke me", [(NEVER, "care")]),
    ],
)
def test_what_only_sounds_like_a_refusal_turns_nothing_else_down(
    words: str, expected: list[tuple[Stance, Value]]
) -> None:
    assert read(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "running a nursery",
        "running the kitchen",
        "head of kitchen or management",
        "being in charge of others",
        "supervising staff",
        "being the boss",
        "leading a team",
        "being a team leader",
    ],
)
def test_being_over_others_is_management_and_no_place(words: str) -> None:
    found = read_statement(words, NEVER)
    assert {(each.about, each.value) for each in found} == {(About.REQUIREMENT, "management")}


@pytest.mark.parametrize(
    "words",
    [
        "appt booked Tues 10am",
        "rang 10/3, no answer, try again Thurs",
        "thanks for sorting that, see you next week",
        "has grandson Fridays",
        "DBS: happy to have one done",
        "Additional comments: none",
        "in my country I was accountant",
    ],
)
def test_notes_of_a_diary_and_empty_answers_ask_for_nothing(words: str) -> None:
    assert read(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("PT", [(WANT, HoursWish(max=30))]),
        ("Pt wants cleaning", [(WANT, "cleaning")]),
        ("qualified PT", [(WANT, "qualified pt")]),
        ("TA", [(WANT, "teaching assistant")]),
        ("ta", []),
        ("front of house", [(WANT, "front of house")]),
    ],
)
def test_short_forms_are_read_as_they_are_meant(
    words: str, expected: list[tuple[Stance, Value]]
) -> None:
    assert read(words) == expected


@given(st.text(alphabet="as little new possible or nothing?!-. leave behind not can", max_size=80))
def test_putting_words_plainly_moves_nothing(words: str) -> None:
    assert len(plainly(words)) == len(words)


@pytest.mark.parametrize(
    ("words", "about", "value"),
    [
        ("selling over the phone", About.ACTIVITY, "selling over the phone"),
        ("doctorate in psychology", About.ACTIVITY, "doctorate in psychology"),
        ("social work degree", About.REQUIREMENT, "degree"),
        ("ward manager", About.REQUIREMENT, "management"),
    ],
)
def test_what_is_refused_in_one_piece_is_one_thing(words: str, about: About, value: str) -> None:
    [refused] = read_statement(words, stance=NEVER)
    assert (refused.about, refused.value) == (about, value)


def test_what_is_refused_one_after_the_other_stays_apart() -> None:
    assert len(read_statement("selling or phones", stance=NEVER)) == 2
    assert len(read_statement("selling, phones and nights", stance=NEVER)) == 3
    assert len(read_statement("selling over the phone", stance=WANT)) == 2
