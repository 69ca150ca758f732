"""How much memory processes held at most: each by itself, and all of them at one moment.

It is read where Linux tells of it, in `/proc`.
"""

from __future__ import annotations

import os
import threading
from collections import defaultdict
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_PROCESSES = Path("/proc")
_KILOBYTES_A_MEGABYTE = 1_000
_LOOK_EVERY = 0.5
_PARENT, _TIMES = 1, slice(11, 15)


@dataclass(slots=True)
class Most:
    """Megabytes at most: of each process by its number, and of all that were there at one time.

    `all_at_once` counts what processes share among them once.
    """

    of_each: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    all_at_once: float = 0.0


class Watch:
    """Looks at processes, and at all that they begin, twice a second while it is entered."""

    def __init__(self, *processes: int) -> None:
        self._most = {one: Most() for one in processes}
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Mapping[int, Most]:
        """What is seen, by the process that began the others."""
        self._thread.start()
        return self._most

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ending.wait(_LOOK_EVERY):
            for root, most in self._most.items():
                held = {one: found for one in family_of([root]) if (found := _held(one))}
                for one, found in held.items():
                    most.of_each[one] = max(most.of_each[one], found["Rss"])
                together = sum(found["Pss"] for found in held.values())
                most.all_at_once = max(most.all_at_once, together)


def family_of(processes: Collection[int]) -> set[int]:
    """The processes, and all that they began and what these began, that are there now."""
    children: dict[int, list[int]] = defaultdict(list)
    for folder in _PROCESSES.iterdir():
        if folder.name.isdigit():
            with suppress(OSError, ValueError):
                children[_parent_of(folder)].append(int(folder.name))
    found, new = set(processes), list(processes)
    while new:
        new = [child for one in new for child in children[one] if child not in found]
        found.update(new)
    return found


def processor_seconds_of(root: int) -> float:
    """The processor time of a process, of all that it began, and of those of them that ended."""
    ticks = 0
    for one in family_of([root]):
        with suppress(OSError):
            ticks += sum(map(int, _fields(_PROCESSES / str(one))[_TIMES]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _parent_of(folder: Path) -> int:
    return int(_fields(folder)[_PARENT])


def _fields(folder: Path) -> list[str]:
    """What the system tells of a process, from the third field on: its name may hold spaces."""
    return (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()


def _held(process: int) -> dict[str, float]:
    """Megabytes: of the process, and with what it shares counted by shares; empty if it is gone."""
    found: dict[str, float] = {}
    with suppress(OSError):
        for line in (_PROCESSES / str(process) / "smaps_rollup").read_text().splitlines():
            name, _, rest = line.partition(":")
            if name in ("Rss", "Pss"):
                found[name] = int(rest.split()[0]) / _KILOBYTES_A_MEGABYTE
    return found
