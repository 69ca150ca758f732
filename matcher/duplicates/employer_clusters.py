"""Rows of employers, told apart: which are one for sure, and which a person should look at.

Rows of one name are put together first, so that it costs the same however often a name stands
there. Then the surest pairs are joined first, and two groups are joined only while no name of the
one contradicts a name of the other: "Bell" is joined with "Bell (York)" or with "Bell (Leeds)" but
never makes them one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matcher.duplicates.employer_groups import Groups
from matcher.duplicates.employer_judging import Comparison, Verdict
from matcher.duplicates.employer_nodes import Node, nodes_of
from matcher.duplicates.employers import MOST_DOUBTFUL, Employer, KnownEmployers

_MOST_ASKED = 20
"""Addresses by which one employer's neighbours are looked for."""
Pairs = dict[tuple[int, int], Comparison]
"""What a comparison says of two nodes, by their numbers, the lower first."""


@dataclass(frozen=True, slots=True)
class Review:
    """Two rows, the first of either employer, and why they may be one."""

    rows: tuple[int, int]
    because: str


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The cluster of each row, numbered as they come up, and what a person should look at."""

    clusters: tuple[int, ...]
    review: tuple[Review, ...]


def find_duplicates(rows: Sequence[Employer]) -> Duplicates:
    """Which rows are the same employer; the order of rows changes nothing but the numbers."""
    nodes, doubts = nodes_of(rows)
    sure, doubtful = _compared(nodes)
    groups = Groups([node.names for node in nodes], sure)
    for one, other in sorted(sure, key=lambda pair: (-sure[pair].strength, pair)):
        against = groups.join(one, other)
        if against is not None:
            doubts[one, other] = _kept_apart(sure[one, other], nodes, against)
    cluster_of = _numbered(len(rows), nodes, groups)
    return Duplicates(cluster_of, tuple(_review(nodes, groups, doubts | doubtful)))


def _compared(nodes: Sequence[Node]) -> tuple[Pairs, Pairs]:
    """The pairs that are one employer for sure, and those that may be."""
    known = KnownEmployers()
    for number, node in enumerate(nodes):
        for name in node.names:
            known.add_read(name, node.where, number)
    kept: dict[Verdict, Pairs] = {verdict: {} for verdict in Verdict}
    done: dict[int, set[int]] = defaultdict(set)
    for number, node in enumerate(nodes):
        passed = done.pop(number, set())
        for name in node.names:
            asked = node.where[:_MOST_ASKED]
            for other, found in known.compared(name, node.sites, asked, passed):
                pairs = kept[found.verdict]
                pair = min(number, other.number), max(number, other.number)
                if found.verdict is not Verdict.APART and (
                    pair not in pairs or pairs[pair].strength < found.strength
                ):
                    pairs[pair] = found
                if other.number > number and len(node.names) == len(nodes[other.number].names) == 1:
                    done[other.number].add(number)
    return kept[Verdict.SURE], kept[Verdict.DOUBTFUL]


def _kept_apart(found: Comparison, nodes: Sequence[Node], against: tuple[int, int]) -> Comparison:
    one, other = (nodes[number].names[0].key for number in against)
    because = f"The names are alike, but one is also like “{one}” and the other like “{other}”"
    return Comparison(Verdict.DOUBTFUL, because, found.strength)


def _numbered(rows: int, nodes: Sequence[Node], groups: Groups) -> tuple[int, ...]:
    group_of = [0] * rows
    for number, node in enumerate(nodes):
        for row in node.rows:
            group_of[row] = groups.of(number)
    numbers: dict[int, int] = {}
    return tuple(numbers.setdefault(group, len(numbers)) for group in group_of)


def _review(nodes: Sequence[Node], groups: Groups, doubts: Pairs) -> Iterable[Review]:
    """One question for two clusters, and a few for each employer."""
    asked: dict[int, int] = defaultdict(int)
    seen: set[frozenset[int]] = set()
    found = []
    for one, other in sorted(doubts, key=lambda pair: (-doubts[pair].strength, pair)):
        clusters = frozenset((groups.of(one), groups.of(other)))
        if len(clusters) == 1 or clusters in seen:
            continue
        if max(asked[one], asked[other]) < MOST_DOUBTFUL:
            seen.add(clusters)
            asked[one] += 1
            asked[other] += 1
            rows = sorted((nodes[one].rows[0], nodes[other].rows[0]))
            found.append(Review((rows[0], rows[1]), doubts[one, other].because))
    return sorted(found, key=lambda review: review.rows)
