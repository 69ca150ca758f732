"""A vacancy to JSON and back."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from api.contracts import PreferencesBody, vacancy_from_json, vacancy_to_json
from matcher.normalise.advert import read_advert
from matcher.preferences import About
from matcher.vacancy import Advert

ON = date(2026, 5, 1)
WORDS = (
    "Cleaner Nurse Driver £12.90 £24,000 per hour pro rata 16 hours a week full time nights term"
    " time bank Leeds LS9 7TF hybrid enhanced DBS driving licence zero hours volunteer . ,"
)
PIECES = [*WORDS.split(), "\n"]
# A lone surrogate can't be written as UTF-8, and no reader of a file lets one through.
LETTERS = st.text(st.characters(exclude_categories=["Cs"]))
TEXTS = st.one_of(LETTERS, st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join))
MAYBE = st.none() | TEXTS


@given(
    st.builds(
        Advert,
        title=TEXTS,
        employer=TEXTS,
        reference=MAYBE,
        description=MAYBE,
        pay=MAYBE,
        hours=MAYBE,
        contract=MAYBE,
        place=MAYBE,
        postcode=MAYBE,
        latitude=st.none() | st.floats(),
        longitude=st.none() | st.floats(),
        remote=MAYBE,
    )
)
def test_a_vacancy_comes_back_from_json_as_it_was(advert):
    vacancy = read_advert(advert, ON)

    written = json.dumps(vacancy_to_json(vacancy), allow_nan=False)

    assert vacancy_from_json(json.loads(written), vacancy.text) == vacancy


def test_what_is_not_stated_is_null_and_a_fact_brings_its_words():
    vacancy = read_advert(Advert("Cook", "Acme", pay="£13 per hour"), ON)

    found = vacancy_to_json(vacancy)

    assert found["hours"]["min"] is None
    assert found["place"]["latitude"] is None
    assert found["pay"]["quote"] == "£13 per hour"
    assert "text" not in found


def test_words_that_fit_no_table_are_looked_for_as_they_are() -> None:
    body = PreferencesBody.model_validate(
        {"statements": [{"stance": "want", "words": "steady rhythm", "importance": 1}]}
    )
    [statement] = body.record().statements
    assert (statement.about, statement.value) == (About.ACTIVITY, "steady rhythm")
