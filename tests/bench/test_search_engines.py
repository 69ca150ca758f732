"""Each engine finds, in the title or the description, any of the words asked for."""

import pytest

from bench.search_engines import ENGINES, TOP

LINES = [
    ("Kitchen porter", "Washing pots in a hotel."),
    ("Bus driver", "Driving a bus through town."),
    ("Hotel receptionist", "Welcoming guests at the desk."),
    *[(f"Solicitor {at}", "Conveyancing and wills.") for at in range(2 * TOP)],
]


@pytest.fixture(params=ENGINES)
def answer(request, tmp_path):
    engine = ENGINES[request.param]
    engine.build(lambda: iter(LINES), tmp_path)
    return engine.open(tmp_path)


def test_a_word_of_the_title_or_the_description_finds_it(answer):
    assert set(answer("hotel")[:2]) == {"Kitchen porter", "Hotel receptionist"}


def test_any_of_the_words_is_enough(answer):
    assert set(answer("porter driver")[:2]) == {"Kitchen porter", "Bus driver"}


def test_no_more_than_the_best_fifty_come(answer):
    assert len(answer("solicitor conveyancing")) == TOP
