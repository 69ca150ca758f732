"""Imports in the background of a service."""

import io
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from api.accounts.roles import Role
from api.database import session_of
from api.imports import service, spool, supervisor
from api.imports.claiming import claimed
from api.imports.service import Wanted
from api.imports.supervisor import MOST_AT_ONCE, Supervisor
from api.tables import new_id


class Sleeper:
    """Stands for a process that carries an import out."""

    def __init__(self):
        self.code = None

    def poll(self):
        return self.code

    def terminate(self):
        self.code = -signal.SIGTERM

    kill = terminate

    def wait(self, timeout=None):
        return self.code


@pytest.fixture
def queue(engine, make_user):
    """Has a file of some rows wait to be imported; the import's id."""
    who = make_user(Role.IMPORTER)

    def put(rows=1):
        lines = "title,employer\n" + "".join(f"Cook,Cafe {n}\n" for n in range(rows))
        spooled = spool.copy(engine, new_id(), io.BytesIO(lines.encode()), 10)
        with session_of(engine) as session:
            return service.queue_upload(session, who, spooled, Wanted("jobs")).id

    return put


@pytest.fixture
def watched(engine, settings, monkeypatch):
    """A supervisor whose processes only sleep, and what it began."""
    begun = []

    def begin(self, import_id):
        begun.append(import_id)
        return Sleeper()

    monkeypatch.setattr(Supervisor, "_begin", begin)
    return Supervisor(engine, settings), begun


def test_the_oldest_are_begun_first_and_few_at_once(watched, queue):
    supervised, begun = watched
    ids = [queue() for _ in range(MOST_AT_ONCE + 1)]
    supervised.look_once()
    supervised.look_once()
    assert begun == ids[:MOST_AT_ONCE]


def test_one_that_another_process_carries_out_is_left_to_it(watched, queue, engine):
    supervised, begun = watched
    import_id = queue()
    with claimed(engine, import_id):
        supervised.look_once()
    assert begun == []
    supervised.look_once()
    assert begun == [import_id]


def test_one_whose_process_ended_is_begun_again(watched, queue):
    supervised, begun = watched
    import_id = queue()
    supervised.look_once()
    supervised._running[import_id].code = -9
    supervised.look_once()
    assert begun == [import_id, import_id]


def test_stopping_ends_the_processes(watched, queue):
    supervised, _ = watched
    import_id = queue()
    supervised.start()
    supervised.look_once()
    process = supervised._running[import_id]
    supervised.stop()
    assert process.poll() is not None


def test_a_process_that_is_killed_is_replaced_and_the_import_completed(
    engine, settings, queue, monkeypatch
):
    monkeypatch.setattr(supervisor, "LOOK_EVERY", 0.05)
    import_id = queue(4_000)
    supervised = Supervisor(engine, settings)
    supervised.start()
    try:
        wait_until(lambda: service.report(engine, import_id).run.read > 0)
        first = supervised._running[import_id]
        os.kill(first.pid, signal.SIGKILL)
        wait_until(lambda: service.report(engine, import_id).run.state == "done")
    finally:
        supervised.stop()
    run = service.report(engine, import_id).run
    assert (run.read, run.added) == (4_000, 4_000)


def test_a_process_ends_when_its_service_is_gone(engine, settings, queue):
    import_id = queue(20_000)
    starts = (
        "import subprocess, sys, os\n"
        "command = [sys.executable, '-m', 'api.imports.carrier', sys.argv[1], str(os.getpid())]\n"
        "print(subprocess.Popen(command).pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    environment = {
        **os.environ,
        "IPS_HOME": str(settings.home),
        "DATABASE_URL": settings.database_url,
    }
    service_process = subprocess.Popen(
        [supervisor.sys.executable, "-c", starts, import_id],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    carrier = int(service_process.stdout.readline())
    wait_until(lambda: service.report(engine, import_id).run.read > 0)
    service_process.kill()
    service_process.communicate()
    wait_until(lambda: not is_alive(carrier))
    with claimed(engine, import_id) as claim:
        assert claim is not None
        assert service.report(engine, import_id).run.state == "under_way"


def is_alive(pid):
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def wait_until(holds, seconds=90):
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)
