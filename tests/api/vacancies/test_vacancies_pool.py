"""The pool that is ranked, kept in step with the database."""

from datetime import date

import pytest

from api.database import session_of
from api.vacancies import pool, pool_folder
from api.vacancies.pool import open_vacancies

TODAY = date(2026, 3, 15)


@pytest.fixture
def titles(engine):
    """The titles that a pool of the engine ranks on a date."""

    def read(on=TODAY):
        with session_of(engine, reads_only=True) as session:
            held = open_vacancies(session, on).pool
        live = [row for flags in held.live for row in flags.tolist()]
        return sorted(v.title for v, is_live in zip(held.vacancies, live, strict=True) if is_live)

    return read


@pytest.fixture
def folder(engine, tmp_path, monkeypatch):
    """A folder in which even the smallest pool is kept."""
    monkeypatch.setattr(pool, "MOST_HELD", 0)
    pool.keep_in(engine, tmp_path / "pool")
    return tmp_path / "pool"


def forget(engine):
    """As a process that has just started."""
    pool._kept.pop(engine, None)


def test_a_pool_follows_what_is_added_changed_and_closed(put, titles):
    put("1,Cook,C,,,", "2,Baker,C,,,")
    assert titles() == ["Baker", "Cook"]
    put("1,Head cook,C,,,", "2,Baker,C,,2026-03-14,", "3,Chef,C,,,")
    assert titles() == ["Chef", "Head cook"]


def test_a_pool_follows_the_calendar(put, titles):
    put("1,Cook,C,,2026-03-15,", "2,Baker,C,,,")
    assert titles() == ["Baker", "Cook"]
    assert titles(date(2026, 3, 16)) == ["Baker"]
    assert titles() == ["Baker", "Cook"]


def test_a_change_does_not_read_the_rest_again(put, titles, engine, monkeypatch):
    put("1,Cook,C,,,", "2,Baker,C,,,")
    titles()
    read = []
    whole = pool.vacancy_from_json
    monkeypatch.setattr(pool, "vacancy_from_json", lambda *row: read.append(1) or whole(*row))
    put("3,Chef,C,,,")
    assert titles() == ["Baker", "Chef", "Cook"]
    assert len(read) == 1


def test_a_large_pool_is_kept_in_a_folder_and_found_there(put, titles, engine, folder, monkeypatch):
    put("1,Cook,C,,,", "2,Baker,C,,,")
    assert titles() == ["Baker", "Cook"]
    forget(engine)
    monkeypatch.setattr(pool, "_built", None)  # what must not be needed
    assert titles() == ["Baker", "Cook"]


def test_a_kept_pool_is_brought_up_to_date(put, titles, engine, folder, monkeypatch):
    put("1,Cook,C,,,", "2,Baker,C,,,")
    titles()
    forget(engine)
    monkeypatch.setattr(pool, "MOST_HELD", 10)
    put("2,Baker,C,,2026-01-01,", "3,Chef,C,,,")
    assert titles() == ["Chef", "Cook"]


@pytest.mark.parametrize("harm", ["note", "array", "half"])
def test_a_broken_folder_is_built_anew(put, titles, engine, folder, harm):
    put("1,Cook,C,,,")
    titles()
    forget(engine)
    [segment] = [path for path in folder.glob("*/*") if path.is_dir()]
    if harm == "note":
        (folder / "pool.json").write_text("{")
    elif harm == "array":
        (segment / "ties.npy").write_bytes(b"not an array")
    else:
        (segment / "about.json").unlink()
    assert titles() == ["Cook"]


def test_the_pool_of_another_database_is_not_taken(put, titles, engine, folder):
    put("1,Cook,C,,,")
    titles()
    forget(engine)
    kept, stamp = pool_folder.read(folder)
    pool_folder._point_to(
        folder,
        next(p.name for p in folder.iterdir() if p.is_dir()),
        pool_folder.Stamp(stamp.on, stamp.changed, "another", stamp.vacancies),
    )
    put("2,Baker,C,,,")
    assert titles() == ["Baker", "Cook"]
    assert len(kept) == 1
