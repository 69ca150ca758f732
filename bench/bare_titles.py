"""Real titles without the town they end in, and the departments that they name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from matcher.normalise.gazetteer import areas, key, spots
from matcher.normalise.titles import read_occupation

_SAYS_NOTHING = frozenset(("job", "jobs", "work", "needed", "required", "urgently"))
_MOST_WORDS = 4  # of a town's name
_LONGEST = 40
_SURE = 0.6  # a reading of a title, from which on it is one
_TITLES = 2  # that must end in a department for it to be one


def bare(title: str) -> str:
    """`title` without a town at its end ("Cook Leeds", "Nurse Job Stockton on Tees")."""
    words = title.split()
    while len(words) > 1:
        size = _of_town(words)
        if not size:
            break
        words = words[:-size]
    return " ".join(words).rstrip(" -–,/&(") or title


def _of_town(words: list[str]) -> int:
    """How many of the last words are a town's name, or say nothing; always leaves a word."""
    for size in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        last = words[-size:]
        name = key(" ".join(last))
        if last[0][:1].isupper() and (name in spots() or name in areas()):
            return size
    return int(words[-1].casefold() in _SAYS_NOTHING)


def departments(titles: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """What titles of each trade end in behind a dash ("Porter - Theatres"); from (trade, title)."""
    times: dict[str, Counter[str]] = defaultdict(Counter)
    for trade, title in titles:
        head, _, tail = title.rpartition(" - ")
        if head and 3 < len(tail) <= _LONGEST and "(" not in tail and bare(f"x {tail}") != "x":
            times[trade][tail] += 1
    return {
        trade: tuple(
            tail
            for tail, count in sorted(found.items())
            if count >= _TITLES and not _is_a_job(tail)
        )
        for trade, found in times.items()
    }


def _is_a_job(words: str) -> bool:
    read = read_occupation(words)
    return read is not None and read.score >= _SURE
