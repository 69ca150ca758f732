"""Imports whose process is killed, for real."""

import subprocess
import sys
from random import Random

import pytest

from api.imports import batches, carrying_out
from api.imports.carrying_out import carry_out_waiting
from bench.killed_imports import Place, check, check_whole, kill_often, write_file


@pytest.mark.parametrize("seed", [1])
def test_an_import_killed_at_any_moment_is_completed_and_nothing_is_doubled(
    engine, database_url, tmp_path, seed
):
    file = tmp_path / "list.jsonl"
    good, bad = write_file(file, 1_500)
    place = Place(tmp_path, database_url)
    kills = kill_often(place, file, 3, Random(seed), 1.5)  # noqa: S311 - no secret
    assert kills > 0
    check_whole(engine, "list", good, bad)
    assert [path for path in (tmp_path / "imports").iterdir() if path.suffix == ""] == []


def test_the_next_import_completes_one_that_was_killed(engine, database_url, tmp_path):
    place = Place(tmp_path, database_url)
    for name, count in (("killed", 1_200), ("next", 10)):
        write_file(tmp_path / f"{name}.jsonl", count)
    command = [sys.executable, "-c", "from api.cli import main; main()", "import"]
    cut_off = "import os, api.imports.closing, api.imports.storing as s\n" + CUT_OFF
    killed = subprocess.run(
        [sys.executable, "-c", cut_off, "import", str(tmp_path / "killed.jsonl")],
        env=place.environment,
        check=False,
        capture_output=True,
    )
    assert killed.returncode == 9
    run = check(engine, "killed")
    assert (run.state, run.read) == ("under_way", batches.FIRST + batches.BATCH)
    done = subprocess.run(
        [*command, str(tmp_path / "next.jsonl")],
        env=place.environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert "An import that was cut off is done now: killed.jsonl" in " ".join(done.stderr.split())
    assert check(engine, "killed").read == 1_200


CUT_OFF = """
real, calls = s.store, []
def store(*arguments):
    calls.append(1)
    if len(calls) == 3:
        os._exit(9)
    return real(*arguments)
s.store = store
from api.cli import main
main()
"""


def test_an_import_that_ends_its_process_each_time_is_given_up(
    engine, tmp_path, monkeypatch, database_url
):
    file = tmp_path / "list.jsonl"
    write_file(file, 50)
    place = Place(tmp_path, database_url)
    command = [sys.executable, "-c", "import os, api.imports.storing as s\n" + AT_ONCE]
    command += ["import", str(file)]
    assert subprocess.run(command, env=place.environment, check=False).returncode == 9

    def fail(*_):
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(carrying_out.storing, "store", fail)
        for _ in range(2):
            with pytest.raises(MemoryError):
                carry_out_waiting(engine)
    assert carry_out_waiting(engine) == []
    run = check(engine, "list")
    assert run.state == "failed"
    assert "3 times" in run.failure
    assert not (tmp_path / "imports" / run.id).exists()


AT_ONCE = """
s.store = lambda *_: os._exit(9)
from api.cli import main
main()
"""
