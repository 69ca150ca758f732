"""A pool changed and kept, against one that is built anew."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.contracts import vacancy_from_bytes, vacancy_to_bytes
from matcher.pool import Pool, building
from matcher.pool.building import segment_of
from matcher.pool.pool import MOST_SMALL_ONES
from matcher.pool.storage import NotASegmentError, open_segment, write
from matcher.preferences import About, HoursWish, ScheduleWish, Stance
from matcher.ranking import rank
from matcher.vacancy import Hours, Schedule, Vacancy
from tests.matcher.factories import make_preferences, make_statement, make_vacancy

WISHES = make_preferences(
    make_statement("want", "work", "cleaner", "cleaner"),
    make_statement(Stance.NEVER, About.SCHEDULE, ScheduleWish(nights=True), "no nights"),
    make_statement(Stance.MUST, About.HOURS, HoursWish(10, 20), "10 to 20 hours"),
    make_statement(Stance.WANT, About.SETTING, "quiet", "quiet"),
)


def vacancies(keys: list[int], round_: int) -> list[Vacancy]:
    """A vacancy for each key; what it says depends on the round."""
    return [
        make_vacancy(
            reference=str(key),
            title=("Cleaner", "Night porter", "Gardener")[(key + round_) % 3],
            hours=Hours(min=(key + round_) % 30),
            schedule=Schedule(nights=(None, True, False)[(key * round_) % 3]),
            text=("A quiet ward.", "It is not quiet.", "")[key % 3],
        )
        for key in keys
    ]


def answers(pool: Pool) -> list[object]:
    """What a ranking says of each vacancy, by its reference."""
    ranking = rank(WISHES, pool)
    return [
        ranking.considered,
        [(fit.reference, fit.score, fit.evidence) for fit in ranking.ranked],
        [(out.reference, out.because) for out in ranking.ruled_out],
        dict(ranking.ruled_out_by),
        [(change.change, change.opens) for change in ranking.what_if],
    ]


@given(st.lists(st.sets(st.integers(0, 12), max_size=6), max_size=MOST_SMALL_ONES + 4))
def test_a_pool_that_was_changed_ranks_as_one_built_anew(rounds):
    pool = Pool.of([])
    now: dict[int, Vacancy] = {}
    for number, keys in enumerate(rounds):
        fresh = dict(zip(sorted(keys), vacancies(sorted(keys), number), strict=True))
        gone = {key for key in now if key % 5 == number % 5} | keys
        now = {key: vacancy for key, vacancy in now.items() if key not in gone} | fresh
        added = segment_of(fresh.values(), map(str, fresh))
        pool = pool.changed(added, map(str, gone))
    assert len(pool) == len(now)
    assert answers(pool) == answers(Pool.of(now.values()))


def test_a_vacancy_is_found_by_its_key_while_it_counts():
    pool = Pool.holding([segment_of(vacancies([1, 2], 0), ["a", "b"])])
    [position] = pool.positions_of(["b"])
    assert (pool.key_at(position), pool.vacancies[position].reference) == ("b", "2")
    assert pool.changed(segment_of([]), ["b"]).positions_of(["b"]) == []
    assert pool.positions_of(["c"]) == []


def test_a_segment_in_a_folder_ranks_as_one_in_memory(tmp_path: Path):
    said = vacancies(list(range(40)), 1)
    write(((v.reference, v) for v in said), tmp_path / "one", vacancy_to_bytes)
    kept = Pool.holding([open_segment(tmp_path / "one", vacancy_from_bytes)])
    assert answers(kept) == answers(Pool.of(said))
    assert kept.positions_of(["7"]) == [7]


def test_an_empty_segment_can_be_kept_too(tmp_path: Path):
    write([], tmp_path / "none", vacancy_to_bytes)
    assert len(open_segment(tmp_path / "none", vacancy_from_bytes)) == 0


@pytest.mark.parametrize("file", ["about.json", "ties.npy", "vacancies"])
def test_a_folder_that_lacks_a_part_is_no_segment(tmp_path: Path, file: str):
    write(((v.reference, v) for v in vacancies([1], 0)), tmp_path, vacancy_to_bytes)
    (tmp_path / file).unlink()
    with pytest.raises(NotASegmentError):
        open_segment(tmp_path, vacancy_from_bytes)


def test_only_the_two_smallest_lots_of_changes_are_made_one():
    sizes = [9, *range(10, 10 + MOST_SMALL_ONES)]
    pool = Pool.holding([segment_of(vacancies(list(range(size)), 0)) for size in sizes])
    tidied = pool.tidied()
    assert sorted(map(len, tidied.segments)) == sorted([*sizes[2:], 9 + 10])
    assert set(pool.segments[2:]) < set(tidied.segments)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with a segment of three."""
    write(((v.reference, v) for v in vacancies([1, 2, 3], 0)), tmp_path, vacancy_to_bytes, "1.0")
    assert len(open_segment(tmp_path, vacancy_from_bytes, "1.0")) == 3
    return tmp_path


def shorten(folder: Path, file: str) -> None:
    """The file as it would be if its end had never reached the disk."""
    whole = (folder / file).read_bytes()
    (folder / file).write_bytes(whole[:-7])


def drop_one(folder: Path, name: str) -> None:
    """The array without its last vacancy."""
    np.save(folder / f"{name}.npy", np.load(folder / f"{name}.npy")[..., :-1])


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: shorten(folder, "vacancies"),
        lambda folder: shorten(folder, "keys.letters.npy"),
        lambda folder: (folder / "ties.npy").write_bytes(b""),
        lambda folder: (folder / "about.json").write_text("[]"),
        lambda folder: (folder / "about.json").write_text("null"),
        lambda folder: drop_one(folder, "vacancies"),
        lambda folder: drop_one(folder, "keys.ends"),
        lambda folder: drop_one(folder, "hours.ids"),
        lambda folder: drop_one(folder, "ties"),
    ],
)
def test_a_segment_that_is_not_whole_is_none(kept: Path, harm):
    harm(kept)
    with pytest.raises(NotASegmentError):
        open_segment(kept, vacancy_from_bytes, "1.0")


def test_a_segment_of_another_count_is_none(kept: Path):
    about = json.loads((kept / "about.json").read_text())
    (kept / "about.json").write_text(json.dumps(about | {"vacancies": 2}))
    with pytest.raises(NotASegmentError):
        open_segment(kept, vacancy_from_bytes, "1.0")


def test_a_segment_of_another_version_is_none(kept: Path):
    with pytest.raises(NotASegmentError):
        open_segment(kept, vacancy_from_bytes, "1.1")


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("every_cue", lambda: ["quiet"]),
        ("SLACK_MILES", {"postcode": 3.0}),
        ("REACH_OF_A_DENIAL", 1),
    ],
)
def test_a_segment_made_otherwise_is_none(kept: Path, monkeypatch, name, now):
    monkeypatch.setattr(building, name, now)
    with pytest.raises(NotASegmentError):
        open_segment(kept, vacancy_from_bytes, "1.0")


def test_the_case_of_letters_moves_nobody():
    said = vacancies(list(range(12)), 2)
    louder = [replace(v, title=v.title.upper(), text=v.text.upper()) for v in said]
    order = [fit.reference for fit in rank(WISHES, Pool.of(said)).ranked]
    assert [fit.reference for fit in rank(WISHES, Pool.of(louder)).ranked] == order
