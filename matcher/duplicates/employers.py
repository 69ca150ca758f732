"""Employers that are known, and whether a further one is among them.

    known = KnownEmployers()
    known.add(Employer("Tarnhow Ltd", postcode="LS1 4AP"), 7)
    known.look_up(Employer("Tarnhow UK Limited")).sure  # 7

Several names and sites may be added under one number. A look-up takes a fraction of a millisecond
however many are known.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from matcher.duplicates.employer_blocks import MOST_COMPARED, SITE_ALONE, Blocks
from matcher.duplicates.employer_judging import Comparison, Verdict, compare
from matcher.duplicates.employer_names import NameWords, read_name
from matcher.duplicates.employer_rarity import WordCounts
from matcher.duplicates.employer_same_names import compare_same_names
from matcher.duplicates.employer_sites import Site, Sites, ground, read_site

MOST_DOUBTFUL = 5
"""Doubtful ones that are named for one employer: a person looks at the best of them."""


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer as a listing gives it; only the name is needed."""

    name: str
    postcode: str | None = None
    phone: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """The number of an employer that may be meant, and why a person should look."""

    number: int
    because: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Which employer is meant for sure; or those that may be, the likeliest first."""

    sure: int | None = None
    doubtful: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """One name of an employer, and all sites known with it."""

    name: NameWords
    sites: Sites
    number: int


class KnownEmployers:
    """Employers by number; one may have several names and many sites."""

    def __init__(self) -> None:
        self._entries: list[Known] = []
        self._by_name: dict[str, list[int]] = {}
        self._at: dict[tuple[str, str | None, int], int] = {}
        self._blocks = Blocks()
        self._counts = WordCounts()

    def add(self, employer: Employer, number: int) -> None:
        """Note an employer, or a further name or site of it, under its number."""
        self.add_read(read_name(employer.name), (site_of(employer),), number)

    def add_read(self, name: NameWords, sites: tuple[Site, ...], number: int) -> None:
        """Note a name that was read before, with its sites."""
        key = (name.same, name.alias.same if name.alias else None, number)
        at = self._at.get(key)
        if at is None:
            at = self._at[key] = len(self._entries)
            if name.same not in self._by_name:
                self._counts.add(name)
            self._entries.append(Known(name, Sites(), number))
            self._by_name.setdefault(name.same, []).append(at)
            self._blocks.add(at, name)
        for site in sites:
            self._entries[at].sites.add(site)
            self._blocks.add_site(at, site)

    def look_up(self, employer: Employer) -> Answer:
        """Which known employer this one is."""
        name, site = read_name(employer.name), site_of(employer)
        best = self._of_same_name(name, Sites(site))
        if best is not None and best.sure is not None:
            return best
        sure: dict[int, Comparison] = {}
        doubtful: dict[int, Comparison] = {}
        for known, found in self.compared(name, Sites(site), (site,)):
            if found.verdict is not Verdict.APART:
                kept = sure if found.verdict is Verdict.SURE else doubtful
                _keep_best(kept, known.number, found)
        return _answer(sure, doubtful, best)

    def compared(
        self,
        name: NameWords,
        sites: Sites,
        where: tuple[Site, ...],
        done: Container[int] = frozenset(),
    ) -> Iterator[tuple[Known, Comparison]]:
        """Employers of another name that come near this one, and what a comparison says of each.

        Numbers that are `done` are passed over. `where` is what `sites` holds, or some of it.
        """
        near = self._blocks.near(name, where)
        order = sorted(near, key=lambda at: (-near[at], self._entries[at].name.same))
        rarity = self._counts.rarity(and_one_more=name.same not in self._by_name)
        for at in order[:MOST_COMPARED]:
            known = self._entries[at]
            if near[at] <= SITE_ALONE and name.known_by.isdisjoint(known.name.known_by):
                continue  # neighbours
            if known.name.same != name.same and known.number not in done:
                yield known, compare(name, known.name, ground(sites, known.sites), rarity)

    def _of_same_name(self, name: NameWords, sites: Sites) -> Answer | None:
        """The answer where the name is known; None where it is not."""
        sure: dict[int, Comparison] = {}
        doubtful: dict[int, Comparison] = {}
        for at in self._by_name.get(name.same, ())[:MOST_COMPARED]:
            known = self._entries[at]
            found = compare_same_names(name, ground(sites, known.sites))
            _keep_best(sure if found.verdict is Verdict.SURE else doubtful, known.number, found)
        return _answer(sure, doubtful) if sure or doubtful else None


def site_of(employer: Employer) -> Site:
    """Where an employer of a listing is found."""
    return read_site(employer.postcode, employer.phone, employer.url)


def _keep_best(kept: dict[int, Comparison], number: int, found: Comparison) -> None:
    if number not in kept or kept[number].strength < found.strength:
        kept[number] = found


def _answer(
    sure: dict[int, Comparison], doubtful: dict[int, Comparison], named: Answer | None = None
) -> Answer:
    """One that is surer than all others; else all are doubtful."""
    order = sorted(sure, key=lambda number: (-sure[number].strength, number))
    if len(order) == 1 or (order and sure[order[0]].strength > sure[order[1]].strength):
        return Answer(order[0])
    doubts = list(named.doubtful) if named else []
    doubts += [Doubt(number, "Several employers go by this name") for number in order]
    rest = sorted(doubtful, key=lambda number: (-doubtful[number].strength, number))
    doubts += [Doubt(number, doubtful[number].because) for number in rest]
    first = {doubt.number: doubt for doubt in reversed(doubts)}
    return Answer(None, tuple(sorted(first.values(), key=doubts.index))[:MOST_DOUBTFUL])
