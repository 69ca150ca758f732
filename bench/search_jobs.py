"""The processes of `search_speed`: each does one thing, and prints its figures as JSON.

`python -m bench.search_jobs NAME SHARED FOLDER COUNT`, where the name is `texts`, an engine's, or
ours.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

from api.vacancies import pool_folder
from api.vacancies.pool_folder import Stamp
from bench.generated import vacancies
from bench.sample_clients import Client, sample_clients
from bench.search_engines import ENGINES, TOP
from matcher.caseload import rank_caseload
from matcher.pool import Pool
from matcher.pool.building import segment_of
from matcher.ranking import rank

ROOT = Path(__file__).resolve().parent.parent
OURS = "ips-matcher"
TEXTS = "texts"
CASELOAD = 20
CHANGES = 1_000
_SEED = 4
_ROUNDS = 5
_FILE = "texts.tsv"
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Speed:
    """One engine's figures; times are those of each client's median round, in milliseconds.

    Of ours `milliseconds` and `caseload_seconds` are with nothing kept of what was answered before,
    as for the first client after a start; `again_milliseconds` are those of a client asked for
    again. Memory is what came on top of the interpreter, its libraries and the making of vacancies.
    """

    built_seconds: float
    built_megabytes: float
    megabytes: float
    milliseconds: list[float]
    caseload_seconds: float
    change_seconds: float | None = None
    again_milliseconds: list[float] | None = None


def job(name: str, shared: Path, folder: Path, count: int) -> str:
    """What the process of this name printed."""
    command = [
        sys.executable,
        "-m",
        "bench.search_jobs",
        name,
        str(shared),
        str(folder),
        str(count),
    ]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    print(f"({name}: {done.stdout.strip()[:200]})", file=sys.stderr, flush=True)
    return done.stdout


def main(name: str, shared: Path, folder: Path, count: int) -> None:
    """The work of one process; its figures are printed as JSON."""
    if name == TEXTS:
        print(_write_texts(shared, folder, count))
    elif name == f"build {OURS}":
        print(json.dumps(_built_ours(shared, folder, count)))
    elif name.startswith("build "):
        print(json.dumps(_built(name.removeprefix("build "), folder)))
    elif name == OURS:
        print(json.dumps(asdict(_ours(shared, folder, count))))
    else:
        print(json.dumps(asdict(_theirs(name, shared, folder))))


def _write_texts(shared: Path, folder: Path, count: int) -> int:
    """A line for each vacancy, title and text; how many different titles there are."""
    titles = set()
    with (folder / _FILE).open("w", encoding="utf-8") as file:
        for vacancy in vacancies(count, _SEED, shared):
            titles.add(vacancy.title)
            file.write(f"{_line(vacancy.title)}\t{_line(vacancy.text)}\n")
    return len(titles)


def _line(text: str) -> str:
    return " ".join(text.split())


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    with (folder / _FILE).open(encoding="utf-8", newline="\n") as file:
        for line in file:
            title, _, text = line.rstrip("\n").partition("\t")
            yield title, text


def _built(name: str, folder: Path) -> list[float]:
    """Seconds to index, and the most megabytes taken."""
    index = folder / name
    index.mkdir()
    before = _megabytes_from_here()
    started = time.perf_counter()
    ENGINES[name].build(lambda: _texts(folder), index)
    return [time.perf_counter() - started, _most_megabytes() - before]


def _theirs(name: str, shared: Path, folder: Path) -> Speed:
    """Build in another process, so that this one's memory is what answering takes."""
    seconds, megabytes = json.loads(job(f"build {name}", shared, folder, 0))
    asks = [" ".join(client.wanted) for client in sample_clients(shared)]
    before = _megabytes_from_here()
    times, caseload = times_of(asks, ENGINES[name].open(folder / name))
    return Speed(seconds, megabytes, _most_megabytes() - before, times, caseload)


def _built_ours(shared: Path, folder: Path, count: int) -> list[float]:
    """Seconds to build the pool in a folder, without making the vacancies, and megabytes."""
    next(vacancies(1, _SEED, shared))  # reads the real adverts
    started = time.perf_counter()
    for _ in vacancies(count, _SEED, shared):
        pass
    making = time.perf_counter() - started
    before = _megabytes_from_here()
    made = ((vacancy.reference or "", vacancy) for vacancy in vacancies(count, _SEED, shared))
    pool_folder.write(folder / OURS, Stamp(date.min, 0, None, count), made)
    return [time.perf_counter() - started - 2 * making, _most_megabytes() - before]


def _ours(shared: Path, folder: Path, count: int) -> Speed:
    """A pool in a folder, mapped into memory as the service does."""
    seconds, megabytes = json.loads(job(f"build {OURS}", shared, folder, count))
    clients = sample_clients(shared)
    before = _megabytes_from_here()
    found = pool_folder.read(folder / OURS)
    assert found is not None
    pool, _ = found

    def ranked(client: Client) -> object:
        return rank(client.preferences, pool, top=TOP, most_ruled_out=0)

    times = milliseconds_of(clients, ranked, before=pool.forget)
    again = milliseconds_of(clients, ranked)
    return Speed(
        seconds,
        megabytes,
        _most_megabytes() - before,
        times,
        _caseload_seconds(clients, pool),
        _seconds_to_change(pool, shared),
        again,
    )


def _caseload_seconds(clients: Sequence[Client], pool: Pool) -> float:
    """Seconds for a caseload in one call, with nothing kept from before; the median round's."""
    caseload = [clients[at % len(clients)].preferences for at in range(CASELOAD)]
    found = []
    for _ in range(_ROUNDS):
        pool.forget()
        started = time.perf_counter()
        for _ in rank_caseload(caseload, pool, top=TOP, most_ruled_out=0):
            pass
        found.append(time.perf_counter() - started)
    return statistics.median(found)


def _seconds_to_change(pool: Pool, shared: Path) -> float:
    """Seconds until the pool is right again after so many of its vacancies have changed."""
    changed = list(islice(vacancies(CHANGES, _SEED, shared), CHANGES))
    keys = [vacancy.reference or "" for vacancy in changed]
    anew = [replace(vacancy, title=f"{vacancy.title} (changed)") for vacancy in changed]
    segment_of(changed[:1])  # loads the cues of ideas, once a process
    started = time.perf_counter()
    after = pool.changed(segment_of(anew, keys), keys)
    seconds = time.perf_counter() - started
    assert len(after) == len(pool)
    return seconds


def times_of(asks: Sequence[object], answer: Callable[..., object]) -> tuple[list[float], float]:
    """Each one's median of five rounds in milliseconds, and the seconds of twenty in a row."""
    found = milliseconds_of(asks, answer)
    twenty = [asks[at % len(asks)] for at in range(CASELOAD)]
    started = time.perf_counter()
    for ask in twenty:
        answer(ask)
    return found, time.perf_counter() - started


def milliseconds_of(
    asks: Sequence[object], answer: Callable[..., object], before: Callable[[], object] = tuple
) -> list[float]:
    """Each one's median of five rounds; `before` is called, untimed, before each of these."""
    found = []
    for ask in asks:
        answer(ask)
        rounds = []
        for _ in range(_ROUNDS):
            before()
            rounds.append(_milliseconds(answer, ask))
        found.append(statistics.median(rounds))
    return found


def _milliseconds(answer: Callable[..., object], ask: object) -> float:
    started = time.perf_counter()
    answer(ask)
    return (time.perf_counter() - started) * 1000


def _megabytes_from_here() -> float:
    """What this process holds now; from here on its most is counted anew."""
    if _STATUS.is_file():
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _megabytes("VmRSS")


def _most_megabytes() -> float:
    return _megabytes("VmHWM")


def _megabytes(name: str) -> float:
    """A line of the memory that Linux tells of a process; not a number elsewhere."""
    if not _STATUS.is_file():
        return float("nan")
    lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1]) / 1000


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
