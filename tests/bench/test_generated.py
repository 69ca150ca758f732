"""Generated vacancies: the same for the same seed, and like real ones where it matters."""

import pytest

from bench.generated import vacancies
from matcher.normalise.titles import read_occupation
from tests import real_adverts

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not real_adverts.are_here(), reason="the real adverts are not here"),
]
MANY = 20_000


@pytest.fixture(scope="module")
def made():
    return list(vacancies(MANY, 7, real_adverts.folder()))


def test_a_seed_repeats_them_and_a_smaller_count_gives_the_first_of_them(made):
    assert list(vacancies(300, 7, real_adverts.folder())) == made[:300]
    assert next(vacancies(1, 8, real_adverts.folder())) != made[0]


def test_no_reference_comes_twice(made):
    assert len({vacancy.reference for vacancy in made}) == MANY


def test_titles_are_as_varied_as_a_million_need(made):
    # New ones come ever more slowly: with this many in the first 20,000, a million has more than
    # 100,000, as `bench.search_speed` reports.
    assert len({vacancy.title for vacancy in made}) > MANY * 0.4


def test_what_facts_quote_stands_in_the_text(made):
    for vacancy in made[:3000]:
        quotes = [*vacancy.schedule.quotes.values(), *vacancy.requirements.quotes.values()]
        quotes += [vacancy.hours.quote or "", vacancy.contract.quote or ""]
        assert all(piece in vacancy.text for quote in quotes for piece in quote.split(" … "))


def test_texts_have_about_a_thousand_letters(made):
    lengths = sorted(len(vacancy.text) for vacancy in made)
    assert 1000 <= lengths[MANY // 2] <= 1300


def test_the_kind_of_work_is_what_the_title_reads_as(made):
    sample = [vacancy for vacancy in made[:1500] if vacancy.occupation]
    same = sum(
        (read := read_occupation(vacancy.title)) is not None
        and read.code == vacancy.occupation.code
        for vacancy in sample
    )
    assert same > len(sample) * 0.95


def test_places_lie_all_over_the_country(made):
    areas = {vacancy.place.postcode[:2] for vacancy in made if vacancy.place.postcode}
    assert {"LS", "PL", "EH", "CF", "NR", "CT"} <= areas
    assert all(49 < v.place.latitude < 61 for v in made if v.place.latitude is not None)
