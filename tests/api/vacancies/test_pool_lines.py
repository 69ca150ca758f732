"""Segments written from stored lines, by one process or several."""

import pytest

from api.contracts import vacancy_from_bytes, vacancy_to_bytes
from api.vacancies import pool_lines
from api.vacancies.pool_lines import LINES, Lines, part_of
from matcher.pool.storage import open_segment
from tests.matcher.factories import make_vacancy

TITLES = ["Cook", "Baker", "Porter", "Clerk", "Caf\u00e9 assistant"]


@pytest.fixture(autouse=True)
def small_segments(monkeypatch):
    monkeypatch.setattr(pool_lines, "LEAST_A_SEGMENT", 2)
    monkeypatch.setattr(pool_lines, "MOST_A_SEGMENT", 3)


def lines():
    for title in TITLES:
        yield f"id of {title}", vacancy_to_bytes(make_vacancy(title=title, text=f"{title}\nwanted"))


def kept(folder, number):
    segment = open_segment(part_of(folder, number), vacancy_from_bytes, "9")
    return [vacancy.title for vacancy in segment.vacancies], list(segment.keys)


@pytest.mark.parametrize("workers", [1, 2])
def test_all_vacancies_are_in_segments_in_their_order(tmp_path, workers):
    assert Lines(lines(), len(TITLES), workers).write(tmp_path, 1, "9") == 3
    found = [kept(tmp_path, number) for number in (2, 3)]
    assert [title for titles, _ in found for title in titles] == TITLES
    assert [key for _, keys in found for key in keys] == [f"id of {title}" for title in TITLES]
    assert not list(tmp_path.glob(f"*{LINES}"))


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_to_add_adds_no_segment(tmp_path, workers):
    assert Lines(iter(()), 10, workers).write(tmp_path, 4, "9") == 4
    assert not list(tmp_path.iterdir())
