"""What a role comes to in a trade: an owner keeps a shop or a pub, a machinist works wood or cloth.

Read from `data/occupations/roles.csv` (role, the words that titles of it end in) and
`data/occupations/sectors.csv` (the words of each sector, and the unit group of each role in it).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from matcher.normalise.title_words import Words, without_small, words_of
from matcher.reference import rows

_MOST_WORDS = 3
_ANY_WORK = "operative"
_PROCESS = "8"  # the major group of those who work at a process or a machine
_TELLING = 2
_TOLD_BY_THE_ADVERT = frozenset(
    ("owner", "director", "manager", "supervisor", "operative", "labourer", "packer", "inspector")
)
"""Roles that are the same in name in most trades, so that the rest of an advert has to tell."""


@dataclass(frozen=True, slots=True)
class InSector:
    """A unit group that a role comes to in a sector.

    `rest` are the words of the head that name neither; `named` says whether the head ends in a
    word of the role, rather than in some other trade of the sector.
    """

    code: str
    rest: Words
    named: bool


def in_sectors(head: Words, trade: Words) -> Iterator[InSector]:
    """What the role that `head` ends in comes to in the sectors that the words of `trade` name."""
    role, size = _role_of(head)
    before = head[: len(head) - (size or 1)]
    for sector in dict.fromkeys(name for run in _runs(trade) for name in _sectors_of(run)):
        code = _codes()[sector].get(role or _ANY_WORK)
        if code and (role or code.startswith(_PROCESS)):
            yield InSector(code, _without(before, sector), role is not None)


def _without(words: Words, sector: str) -> Words:
    """`words` without those that name this sector."""
    names = {word for named in _words()[sector] for word in named}
    return tuple(word for word in words if word not in names)


def in_described(head: Words, text: str) -> str | None:
    """The unit group of the role that `head` starts with, in the sector that `text` is about.

    None if that role is told by the title well enough, or the text is about no sector or several.
    """
    sizes = range(min(_MOST_WORDS, len(head)), 0, -1)
    role = next((_roles()[head[:size]] for size in sizes if head[:size] in _roles()), None)
    if role not in _TOLD_BY_THE_ADVERT:
        return None
    said = Counter(sector for run in _runs(words_of(text)) for sector in _sectors_of(run))
    told = sorted(((n, sector) for sector, n in said.items() if role in _codes()[sector]))
    if not told or told[-1][0] < _TELLING:
        return None
    codes = {_codes()[sector][role] for n, sector in told if 2 * n > told[-1][0]}
    return codes.pop() if len(codes) == 1 else None


def _role_of(head: Words) -> tuple[str | None, int]:
    """The role that the last words of a title say, and how many words do."""
    for size in range(min(_MOST_WORDS, len(head)), 0, -1):
        role = _roles().get(head[-size:])
        if role is not None:
            return role, size
    return None, 0


def _runs(words: Words) -> Iterator[Words]:
    for size in range(1, _MOST_WORDS + 1):
        for at in range(len(words) - size + 1):
            yield words[at : at + size]


def _sectors_of(words: Words) -> tuple[str, ...]:
    return _sectors().get(words, ())


@cache
def _roles() -> dict[Words, str]:
    table = rows("occupations/roles.csv")
    return {_as_read(head): row["role"] for row in table for head in row["heads"].split(";")}


@cache
def _codes() -> dict[str, dict[str, str]]:
    """The unit group of each role in each sector."""
    found = {}
    for row in rows("occupations/sectors.csv"):
        told = {
            role: code for role, code in row.items() if role not in ("sector", "words") and code
        }
        found[row["sector"]] = told
    return found


@cache
def _words() -> dict[str, frozenset[Words]]:
    table = rows("occupations/sectors.csv")
    return {row["sector"]: frozenset(map(_as_read, row["words"].split(";"))) for row in table}


@cache
def _sectors() -> dict[Words, tuple[str, ...]]:
    found: dict[Words, tuple[str, ...]] = {}
    for sector, names in _words().items():
        for words in names:
            found[words] = (*found.get(words, ()), sector)
    return found


def _as_read(text: str) -> Words:
    return without_small(words_of(text))
