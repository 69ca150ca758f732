"""Which rows of company filings are one employer: ours beside Splink 5, rapidfuzz and an exact key.

Measured on the half of the companies that nothing was tuned on. Each peer's threshold is the one
whose F1 is best on that very half, which is more than a user could know; of the pairs above it and
the groups that they make, what suits the peer is taken. Ours has no threshold. As ours also reads
a table of brands that were renamed, which no peer has, it is measured without that table too.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from unittest.mock import patch

from bench.employer_filings import SENSES, Filings, Pair, Quality, filings, pairs_of, quality
from bench.employer_peers import PEERS, Scored
from bench.figures import Figure
from matcher.duplicates import employer_names
from matcher.duplicates.employer_clusters import find_duplicates
from matcher.duplicates.employers import Employer

OURS = "ips-matcher"
OURS_UNTOLD = "ips-matcher without its table of renamed brands"
_BARS = {"precision": "0.98", "recall": "0.92", "F1": "> Splink 5"}
_THRESHOLDS = 60


def measure(shared: Path) -> list[Figure]:
    """Precision, recall, F1 in both senses of `employer_filings`, and seconds."""
    known = filings(shared, kept_aside=True)
    pairs, seconds = _ours(known)
    figures = _figures(OURS, {sense: quality(pairs, known, sense) for sense in SENSES}, seconds)
    pairs, seconds = _ours_untold(known)
    untold = {sense: quality(pairs, known, sense) for sense in SENSES}
    figures += _figures(OURS_UNTOLD, untold, seconds)
    for name, peer in PEERS.items():
        started = time.perf_counter()
        scored = peer(known.rows)
        seconds = time.perf_counter() - started
        found = {sense: best(scored, known, sense) for sense in SENSES}
        figures += _figures(name, found, seconds)
    return figures


def _ours(known: Filings) -> tuple[frozenset[Pair], float]:
    rows = [Employer(row.name, row.postcode) for row in known.rows]
    find_duplicates(rows[:1])  # the tables are read once
    started = time.perf_counter()
    found = find_duplicates(rows)
    return pairs_of(found.clusters), time.perf_counter() - started


def _ours_untold(known: Filings) -> tuple[frozenset[Pair], float]:
    employer_names.read_name.cache_clear()  # names keep what they are called now
    with patch.object(employer_names, "called_now", return_value=None):
        found = _ours(known)
        employer_names.read_name.cache_clear()
    return found


def best(scored: Scored, known: Filings, sense: str) -> Quality:
    """The quality at the threshold where F1 is best, by pairs or by groups of them."""
    levels = sorted(set(scored.values()))
    chosen = levels[:: max(1, len(levels) // _THRESHOLDS)]
    found = []
    for least in chosen:
        above = [pair for pair, score in scored.items() if score >= least]
        found.append(quality(above, known, sense))
        found.append(quality(pairs_of(_groups(above, len(known.rows))), known, sense))
    return max(found, key=lambda each: each.f1)


def _groups(pairs: Iterable[Pair], rows: int) -> list[int]:
    """The group of each row when all pairs are joined."""
    group = list(range(rows))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for one, other in pairs:
        group[root(one)] = root(other)
    return [root(at) for at in range(rows)]


def _figures(name: str, found: dict[str, Quality], seconds: float) -> list[Figure]:
    bars = _BARS if name == OURS else {}
    figures = [
        Figure(f"{name}, names that {sense}: {kind}", value, "share", bars.get(kind))
        for sense, each in found.items()
        for kind, value in (
            ("precision", each.precision),
            ("recall", each.recall),
            ("F1", each.f1),
        )
    ]
    return [*figures, Figure(f"{name}: time", seconds, "s", None)]


if __name__ == "__main__":
    for figure in measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")):
        print(f"{figure.name:70} {figure.value:.3f} {figure.bar or ''}")
