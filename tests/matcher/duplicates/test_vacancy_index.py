from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.duplicates.vacancy_index import VacancyIndex, likeliest
from matcher.duplicates.vacancy_keys import (
    MOST_CANDIDATES,
    MOST_KEYS,
    SKETCH_BYTES,
    keys_and_sketch,
    keys_of,
    likeness,
    sketch_of,
)
from matcher.normalise.employers import read_employer
from matcher.vacancy import Place
from tests.matcher.factories import make_vacancy

TEXT = (
    "We run a busy garden centre by the ring road and need somebody to keep the cafe spotless. "
    "You will wipe tables, mop the floors, load the dishwasher and empty the bins. The team is "
    "friendly and we train everybody on the job. Staff get a discount and free parking."
)
JOB = make_vacancy(text=TEXT, place=Place("Leeds", "LS9 7TF"))
KEPT_KEY, KEPT_SKETCH = 7018077847699192188, "0000f70000c60e00"
"""As they may stand in a database: another number finds nothing there any more."""


def filled(*vacancies):
    index = VacancyIndex()
    for number, vacancy in enumerate(vacancies):
        index.add(vacancy, number)
    return index


@pytest.mark.parametrize(
    "change",
    [
        {"text": ""},
        {"text": TEXT[:120]},
        {"title": "Cleaner - Leeds"},
        {"place": Place("Leeds")},
        {"employer": read_employer("Key Recruitment"), "place": Place(), "title": "Tidy person"},
    ],
)
def test_another_listing_of_a_job_is_found(change):
    assert filled(JOB).find(replace(JOB, **change)) == [0]


def test_the_same_title_in_the_same_town_alone_is_not_worth_a_verdict():
    other = replace(JOB, employer=read_employer("Mopsters"), text="Clean our offices. " * 9)
    assert filled(JOB).find(other) == []


def test_another_job_is_not_looked_at():
    other = make_vacancy(title="Driver", text="Drive vans.", employer=read_employer("Vans Ltd"))
    assert filled(JOB).find(other) == []


def test_the_likest_come_first_and_they_are_few_however_many_share_a_key():
    others = [replace(JOB, text=f"Post number {n} of many. " * 9) for n in range(500)]
    index = filled(*others[:250], JOB, *others[250:])
    found = index.find(replace(JOB, text=TEXT + " Apply on our site."))
    assert found[0] == 250
    assert len(found) <= MOST_CANDIDATES
    assert len(index) == 501


def test_the_numbers_that_are_kept_never_change():
    keys, sketch = keys_and_sketch(JOB)
    assert (keys_of(JOB), sketch_of(JOB)) == (keys, sketch)
    assert keys[0] == KEPT_KEY
    assert sketch[:8].hex() == KEPT_SKETCH


def test_texts_are_as_like_as_their_sketches():
    half = TEXT[: len(TEXT) // 2]
    whole, cut, none = (sketch_of(replace(JOB, text=text)) for text in (TEXT, half, ""))
    alike, halved, unlike = likeness(whole, [whole, cut, none])
    assert alike == 1
    assert 0.2 < halved < 0.8
    assert unlike == 0


def test_a_database_may_answer_in_the_indexs_stead():
    keys, sketch = keys_and_sketch(JOB)
    assert likeliest(sketch, [7, 5, 5], {5: sketch, 7: sketch}) == [5, 7]
    assert likeliest(sketch, [], {}) == []
    assert all(-(2**63) <= key < 2**63 for key in keys)


@given(st.text(max_size=500), st.text(max_size=80), st.text(max_size=60))
def test_keys_are_few_and_fit_their_columns_whatever_the_text(text, title, place):
    keys, sketch = keys_and_sketch(make_vacancy(text=text, title=title, place=Place(place)))
    assert 1 <= len(keys) == len(set(keys)) <= MOST_KEYS
    assert all(-(2**63) <= key < 2**63 for key in keys)
    assert len(sketch) == SKETCH_BYTES


@given(st.text(alphabet="abc xyz", max_size=300))
def test_capitals_change_no_key(text):
    one, other = (make_vacancy(text=said) for said in (text, text.upper()))
    assert keys_and_sketch(one) == keys_and_sketch(other)


@pytest.mark.parametrize("piece", ["9", "and ", "é", "\ud800 "])
def test_a_megabyte_has_its_keys_at_once(piece):
    assert keys_of(make_vacancy(text=piece * 1_000_000, title=piece * 10_000))
