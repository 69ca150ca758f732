"""Work spread over all processors, its results in order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_PARENT_SOUGHT_EVERY = 1.0  # seconds
_AHEAD = 2
"""Items under way for each processor: enough that none waits, few enough to hold in memory."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stands among items where more may be long in coming: the results so far are given first."""


class WorkerLostError(Exception):
    """Another process was ended while it worked, as a system does that lacks memory."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item | Pause], workers: int
) -> Iterator[Result]:
    """`work` of each item, in the order of the items; few of them are held at a time.

    The first item is worked on here, and so is everything when there is one worker or one item:
    what is loaded for it is then shared by all workers rather than loaded by each.

    Args:
        work: a function at the top of its module, which other processes can find by its name.
        items: as they come; an error in them is raised after the results of those before it.
        workers: processes, at least one.

    Raises:
        WorkerLostError: a process was ended from outside; the results before it were given.
    """
    waiting = iter(items)
    for first in waiting:
        if isinstance(first, Pause):
            continue
        yield work(first)
        if workers > 1:
            break
    second = next((item for item in waiting if not isinstance(item, Pause)), None)
    if second is not None:
        try:
            yield from _spread(work, chain([second], waiting), workers)
        except BrokenProcessPool as lost:
            raise WorkerLostError from lost


def _spread(
    work: Callable[[Item], Result], items: Iterator[Item | Pause], workers: int
) -> Iterator[Result]:
    under_way: deque[Future[Result]] = deque()
    with ProcessPoolExecutor(workers, _context(), _start, (os.getpid(),)) as pool:
        failure = None
        while failure is None:
            most = workers * _AHEAD - 1
            try:
                item = next(items)
                if isinstance(item, Pause):
                    most = 0
                else:
                    under_way.append(pool.submit(work, item))
            except StopIteration:
                break
            except Exception as wrong:  # noqa: BLE001 - raised again below, in its turn
                failure = wrong
            while len(under_way) > most:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
        if failure:
            raise failure


def _start(parent: int) -> None:
    """Leave interrupts to the parent, end when it is gone, and don't look for rubbish in tables."""
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_without(parent)


def end_without(parent: int) -> None:
    """End this process, and all that it does, as soon as it is no longer its parent's."""
    threading.Thread(target=_end_without, args=(parent,), daemon=True).start()


def _end_without(parent: int) -> None:
    # A parent that is killed tells nobody: its workers would wait for ever.
    while os.getppid() == parent:
        time.sleep(_PARENT_SOUGHT_EVERY)
    os._exit(1)


def _context() -> multiprocessing.context.BaseContext:
    # Elsewhere than on Linux, system libraries do not survive a fork.
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
