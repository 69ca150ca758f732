from dataclasses import replace

import pytest

from matcher.same_job import Told
from matcher.same_text import Wording
from matcher.vacancy import Contract, Hours, Place, Schedule
from tests.matcher.factories import make_pay, make_vacancy

TEXT = (
    "We run a busy garden centre by the ring road and need somebody to keep the cafe spotless. "
    "You will wipe tables, mop the floors, load the dishwasher and empty the bins. The team is "
    "friendly and we train everybody on the job. Staff get a discount and free parking."
)
LEEDS = Place("Leeds", "LS9 7TF")
JOB = make_vacancy(text=TEXT, place=LEEDS, hours=Hours(16, 16), pay=make_pay(12.71))


def is_same(one, other):
    """Whether they are one job, whichever is asked about the other."""
    found = Told(one).is_same_job(Told(other))
    assert Told(other).is_same_job(Told(one)) is found
    return found


def test_a_copy_under_another_reference_is_the_same_job():
    assert is_same(JOB, replace(JOB, reference="elsewhere"))


@pytest.mark.parametrize(
    "text",
    [
        TEXT.upper(),
        TEXT[:160],
        f"{TEXT} Apply now on our site, it takes two minutes.",
        TEXT.replace("dishwasher", "dish washer"),
        TEXT.replace(". ", ".\n\n* "),
    ],
)
def test_a_copy_of_another_site_is_cut_set_or_lengthened(text):
    assert is_same(JOB, replace(JOB, text=text))


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("garden centre", "swimming pool"),
        TEXT.replace("The team", "You work nights from 10pm. The team"),
        "",
        "Somebody is wanted for our cafe.",
    ],
)
def test_other_words_in_the_middle_are_another_job(text):
    assert not is_same(JOB, replace(JOB, text=text))


@pytest.mark.parametrize(
    "change",
    [
        {"place": Place("Leeds", "LS1 4AP")},
        {"place": Place("York", None)},
        {"hours": Hours(24, 24)},
        {"schedule": Schedule(nights=False)},
        {"schedule": Schedule(times=(("06:00", "14:00"),))},
        {"contract": Contract(kinds=("temporary",))},
        {"pay": make_pay(15)},
        {"title": "Kitchen porter"},
        {"employer": replace(JOB.employer, key="sparkle")},
    ],
)
def test_another_site_other_hours_or_another_shift_is_another_job(change):
    job = replace(
        JOB,
        schedule=Schedule(nights=True, times=(("22:00", "06:00"),)),
        contract=Contract(kinds=("permanent",)),
    )
    assert not is_same(job, replace(job, **change))


@pytest.mark.parametrize(
    "change",
    [
        {"place": Place("Leeds", "LS9")},
        {"place": Place("Leeds, West Yorkshire", None)},
        {"hours": Hours()},
        {"hours": Hours(part_time=True)},
        {"pay": None},
        {"pay": make_pay(12.6, 12.8)},
    ],
)
def test_what_only_one_site_says_makes_no_difference(change):
    assert is_same(JOB, replace(JOB, **change))


def test_nobody_can_tell_without_a_text():
    assert not is_same(make_vacancy(), make_vacancy(reference="v2"))


def test_short_texts_must_be_the_same_or_stand_in_the_other():
    short = "Wipe the tables and mop the floors."
    assert is_same(make_vacancy(text=short), make_vacancy(text=short.lower()))
    assert is_same(make_vacancy(text=short), make_vacancy(text=f"{short} Apply on our site."))
    assert not is_same(make_vacancy(text=short), make_vacancy(text=short.replace("tables", "bar")))


@pytest.mark.parametrize("word", ["and ", "1 ", "(", "a b c d e f g ", "9" * 50])
def test_no_text_takes_long(word):
    text = word * 40_000
    assert Wording(text).says_the_same(Wording(text + " x")) in {True, False}
