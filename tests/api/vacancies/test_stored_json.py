"""Facts and text put together as JSON are the vacancy."""

import json

from hypothesis import given
from hypothesis import strategies as st

from api.contracts import vacancy_from_bytes, vacancy_to_json_bytes
from api.vacancies.stored_json import vacancy_bytes
from tests.matcher.factories import make_vacancy


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_they_are_the_vacancy_whatever_its_text(text: str):
    vacancy = make_vacancy(title="Caf\u00e9 \u201ccook\u201d", text=text)
    facts = vacancy_to_json_bytes(vacancy).decode()
    assert vacancy_from_bytes(vacancy_bytes(facts, text)) == vacancy


def test_facts_that_a_database_has_put_in_another_order_are_the_same():
    vacancy = make_vacancy(title="Cook", text="Lunch")
    facts = json.dumps(json.loads(vacancy_to_json_bytes(vacancy)), sort_keys=True)
    assert vacancy_from_bytes(vacancy_bytes(facts, "Lunch")) == vacancy
