"""The form in which preferences are written, row by row."""

import pytest

from api.clients.preference_form import SentForm, read_form
from api.contracts import statement_to_json
from matcher.preferences import About, HoursWish, ScheduleWish, Stance, Statement

NO_NIGHTS = statement_to_json(
    Statement(Stance.NEVER, About.SCHEDULE, ScheduleWish(nights=True), "no nights")
)
SET_BY_HAND = statement_to_json(
    Statement(Stance.MUST, About.HOURS, HoursWish(12, 24), "as agreed with Sam")
)


def sent(*rows, base=""):
    """A form of these rows: (stance, words, kept)."""
    stances, words, kept = (list(column) for column in zip(*rows, strict=True))
    importance = ["2"] * len(rows)
    return SentForm(base=base, stance=stances, words=words, importance=importance, kept=kept)


def wishes(form):
    """What the form says."""
    assert form.wishes is not None, form.problems
    return [(s.stance, s.about, s.value) for s in form.wishes.statements]


def test_words_are_read():
    form = read_form(sent(("want", "cleaner", "")), [])
    assert wishes(form) == [(Stance.WANT, About.WORK, "cleaner")]


def test_an_untouched_row_keeps_its_value():
    form = read_form(sent(("must", "as agreed with Sam", "0")), [SET_BY_HAND])
    assert wishes(form) == [(Stance.MUST, About.HOURS, HoursWish(12, 24))]


def test_a_changed_stance_is_read_anew_so_that_it_never_turns_the_meaning_round():
    form = read_form(sent(("must", "no nights", "0")), [NO_NIGHTS])
    assert wishes(form) == [(Stance.NEVER, About.SCHEDULE, ScheduleWish(nights=True))]


def test_a_mistyped_base_that_is_mended_changes_no_wish():
    first = read_form(sent(("must", "no nights", ""), base="Atlantis"), [])
    assert first.wishes is None
    row = first.rows[0]
    again = read_form(sent((row.stance, row.words, row.kept), base="LS1 4AP"), [])
    assert wishes(again) == [(Stance.NEVER, About.SCHEDULE, ScheduleWish(nights=True))]


def test_a_cleared_row_is_a_wish_taken_back():
    form = read_form(sent(("never", "", "0"), ("want", "cleaner", "")), [NO_NIGHTS])
    assert wishes(form) == [(Stance.WANT, About.WORK, "cleaner")]


@pytest.mark.parametrize(
    "form",
    [
        SentForm(),
        SentForm(words=["cleaner"]),
        SentForm(stance=["want"], words=["a", "b"], importance=["2", "2"], kept=["", ""]),
    ],
)
def test_a_form_that_came_in_part_saves_nothing(form):
    read = read_form(form, [NO_NIGHTS])
    assert read.wishes is None
    assert read.problems


@pytest.mark.parametrize("kept", ["9", "-1", "x", "{}", "²", "99999999999"])
def test_an_index_that_is_not_there_means_a_new_row(kept):
    form = read_form(sent(("want", "cleaner", kept)), [NO_NIGHTS])
    assert wishes(form) == [(Stance.WANT, About.WORK, "cleaner")]


def test_what_is_wrong_stands_at_its_row():
    form = read_form(sent(("want", "cleaner", ""), ("want", "???", "")), [])
    assert form.wishes is None
    assert form.rows[0].problem is None
    assert form.rows[1].problem


def test_a_must_and_a_never_of_one_thing_are_told_beside_the_row():
    form = read_form(sent(("must", "nights", ""), ("never", "nights", "")), [])
    assert form.wishes is None
    assert form.problems == ["“nights” is both a must and a never: which holds?"]
    assert form.rows[1].problem == form.problems[0]
