"""Names that UK companies filed under, and which pairs of rows are to be found to be one employer.

A company is known by its number. Companies are parted in two by a hash of it: one half to tune on,
one that is only measured. A pair of rows of one company is to be found if the two names share a
word, in one of two senses: any word but legal forms and small words ("services" is one), or a word
that tells something (at most ten companies of the file have it), or all words. What is left out is
a change of name that no reader of names could know of; found or not, it counts neither way. A pair
of rows of two companies that is said to be one counts as wrong, always.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

FILE = "data/employer_names_gpg.csv"
SENSES = ("share a word", "share a telling word")
_FEW = 10
_SMALL = frozenset(
    (
        "limited", "ltd", "plc", "llp", "lp", "public", "company", "co", "cic",
        "the", "and", "of", "for", "in", "at", "a", "uk",
    )
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
Pair = tuple[int, int]


@dataclass(frozen=True)
class Filing:
    """One row: the company's number, a name it filed under, the postcode it gave."""

    company: str
    name: str
    postcode: str | None


@dataclass(frozen=True)
class Filings:
    """Rows, the pairs of them that are one company, and in each sense those to be found."""

    rows: tuple[Filing, ...]
    one_company: frozenset[Pair]
    to_find: dict[str, frozenset[Pair]]


@dataclass(frozen=True)
class Quality:
    """How well pairs were found."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def filings(shared: Path, *, kept_aside: bool) -> Filings:
    """One half of the companies, in the order of the file."""
    with (shared / FILE).open(encoding="utf-8", newline="") as handle:
        everything = [
            Filing(row["CompanyNumber"], row["name"], row["PostCode"] or None)
            for row in csv.DictReader(handle)
        ]
    rows = tuple(row for row in everything if _is_kept_aside(row.company) is kept_aside)
    one_company = pairs_of([row.company for row in rows])
    return Filings(rows, one_company, _to_find(rows, one_company, _common(everything)))


def pairs_of(groups: Sequence[Hashable]) -> frozenset[Pair]:
    """The pairs of positions that are in the same group."""
    members: dict[Hashable, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        members[group].append(at)
    return frozenset(pair for some in members.values() for pair in combinations(some, 2))


def quality(said: Iterable[Pair], known: Filings, sense: str) -> Quality:
    """How well pairs that are said to be one employer are those to be found."""
    told, wanted = frozenset(said), known.to_find[sense]
    right, wrong = len(told & wanted), len(told - known.one_company)
    precision = right / (right + wrong) if right + wrong else 1.0
    return Quality(precision, right / len(wanted) if wanted else 1.0)


def _is_kept_aside(company: str) -> bool:
    return hashlib.sha256(company.encode()).digest()[0] % 2 == 1


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(re.sub("['’]", "", name.casefold())))


def _common(rows: Iterable[Filing]) -> frozenset[str]:
    """The words that more than ten companies have."""
    companies: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for word in _words(row.name):
            companies[word].add(row.company)
    return frozenset(word for word, having in companies.items() if len(having) > _FEW)


def _to_find(
    rows: Sequence[Filing], one_company: Iterable[Pair], common: frozenset[str]
) -> dict[str, frozenset[Pair]]:
    words = [_words(row.name) for row in rows]
    any_word = (pair for pair in one_company if words[pair[0]] & words[pair[1]] - _SMALL)
    telling = (
        (one, other)
        for one, other in one_company
        if words[one] & words[other] - common - _SMALL or words[one] == words[other]
    )
    return dict(zip(SENSES, map(frozenset, (any_word, telling)), strict=True))
