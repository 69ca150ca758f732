"""Rows of employers by their names: those of one name are one employer, or a few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matcher.duplicates.employer_judging import Comparison, Verdict
from matcher.duplicates.employer_names import NameWords, read_name
from matcher.duplicates.employer_same_names import compare_same_names
from matcher.duplicates.employer_sites import Site, Sites, ground
from matcher.duplicates.employers import MOST_DOUBTFUL, Employer, site_of


@dataclass(frozen=True, slots=True)
class Node:
    """Rows that have one name (some with a trading name more) and are one employer."""

    names: tuple[NameWords, ...]
    where: tuple[Site, ...]
    sites: Sites
    rows: tuple[int, ...]


Addressed = dict[Site, list[int]]
"""Rows by where they are."""


def nodes_of(
    rows: Sequence[Employer],
) -> tuple[list[Node], dict[tuple[int, int], Comparison]]:
    """The rows by name, in an order that theirs has no part in, and doubts between nodes."""
    named: dict[str, dict[NameWords, None]] = defaultdict(dict)
    found: dict[str, Addressed] = defaultdict(lambda: defaultdict(list))
    for row, employer in enumerate(rows):
        name = read_name(employer.name)
        named[name.same][name] = None
        found[name.same][site_of(employer)].append(row)
    nodes: list[Node] = []
    doubts: dict[tuple[int, int], Comparison] = {}
    for same in sorted(found):
        first = len(nodes)
        names = _names(named[same])
        nodes += [_node(names, part) for part in _parts(names[0], found[same])]
        for one, other in pairwise(range(first, min(len(nodes), first + MOST_DOUBTFUL + 1))):
            where = ground(nodes[one].sites, nodes[other].sites)
            told = compare_same_names(names[0], where)
            if told.verdict is Verdict.SURE:
                because = "The names are the same, but several employers go by this name"
                told = Comparison(Verdict.DOUBTFUL, because, told.strength)
            doubts[one, other] = told
    return nodes, doubts


def _names(names: Iterable[NameWords]) -> tuple[NameWords, ...]:
    """One for each trading name, or one without."""
    by_alias = {name.alias.same if name.alias else "": name for name in sorted(names, key=_order)}
    return tuple(by_alias[alias] for alias in sorted(by_alias, reverse=True))


def _order(name: NameWords) -> tuple[str, str]:
    return name.key, name.alias.key if name.alias else ""


def _node(names: tuple[NameWords, ...], part: Addressed) -> Node:
    where = tuple(sorted(part, key=_address))
    rows = sorted(row for rows in part.values() for row in rows)
    return Node(names, where, Sites(*where), tuple(rows))


def _address(site: Site) -> tuple[str, str, str]:
    return site.postcode or "", site.phone or "", site.web or ""


def _parts(name: NameWords, found: Addressed) -> Iterator[Addressed]:
    """The rows of one name, parted where their addresses tell two employers.

    Addresses part the rows only where each place has an employer of that name; elsewhere web
    addresses do. Rows with none go with the one employer that there is, or by themselves.
    """
    if not name.is_of_one_place and len({site.web for site in found} - {None}) < 2:
        yield found
        return
    told: list[Addressed] = []
    untold: Addressed = {}
    for part in _linked(found):
        if any(any(_address(site)) if name.is_of_one_place else site.web for site in part):
            told.append(part)
        else:
            untold |= part
    if len(told) == 1:
        yield told[0] | untold
        return
    yield from told
    if untold:
        yield untold


def _linked(found: Addressed) -> list[Addressed]:
    """The rows in parts, those together that share a postcode, a number or a web address."""
    part_of: dict[tuple[int, str], int] = {}
    parts: dict[int, Addressed] = {}
    for number, site in enumerate(sorted(found, key=_address)):
        joined = {site: found[site]}
        keys = [(at, text) for at, text in enumerate(_address(site)) if text]
        for at in {part_of[key] for key in keys if key in part_of}:
            joined |= parts.pop(at)
        parts[number] = joined
        for each in joined:
            for at, text in enumerate(_address(each)):
                if text:
                    part_of[at, text] = number
    return list(parts.values())
