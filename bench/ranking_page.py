"""`docs/ranking.md` with one table of the last bench: quality and speed, ours and the peers'."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.figures import Figure
from bench.reading_page import written

PAGE = Path(__file__).resolve().parent.parent / "docs" / "ranking.md"
_MARKED = re.compile(r"(<!-- figures: ranking -->\n).*?(<!-- end -->)", re.DOTALL)
_NAMED = re.compile(r"(?P<name>[^(:]+?)(?: \(.*\))?: (?P<kind>.+)")
_ROWS = {
    "ips-matcher": "ips-matcher",
    "ips-matcher, clients of our own": "ips-matcher, clients of our own",
    "BM25": "BM25 (bm25s)",
    "TF-IDF": "TF-IDF (scikit-learn)",
    "rapidfuzz": "rapidfuzz",
    "static embeddings": "static embeddings (wordllama)",
    "tantivy": "tantivy",
    "SQLite FTS5": "SQLite FTS5",
}
_SAME = {"bm25s": "BM25"}
_COLUMNS = {
    "nDCG@10": "nDCG@10",
    "good or better, of the first five": "good, of the first five",
    "breaks a condition, of the first ten": "breaks a condition, of ten",
    "the median client": "median client, ms",
    "the slowest client": "slowest, ms",
    "a caseload of 20": "20 clients, s",
    "most memory while answering": "memory, MB",
}


def write(quality: Sequence[Figure], speed: Sequence[Figure]) -> None:
    """Put the figures of `ranking_peers` and `search_speed` into the page."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(filled(page, quality, speed), encoding="utf-8")


def filled(page: str, quality: Sequence[Figure], speed: Sequence[Figure]) -> str:
    """`page` with the table between its marks, in place of what stood there."""
    lines = _table(_by_name([*quality, *speed]))
    return _MARKED.sub(lambda mark: "\n".join([mark[1], *lines, "", mark[2]]), page)


def _by_name(figures: Sequence[Figure]) -> dict[tuple[str, str], float]:
    found = ((_NAMED.fullmatch(figure.name), figure.value) for figure in figures)
    return {
        (_SAME.get(named["name"], named["name"]), named["kind"]): value
        for named, value in found
        if named
    }


def _table(figures: Mapping[tuple[str, str], float]) -> list[str]:
    """A row for each way of ranking; what was not measured of it is a dash."""
    rows = [
        [label, *(_cell(figures.get((name, kind))) for kind in _COLUMNS)]
        for name, label in _ROWS.items()
    ]
    head = ["", *_COLUMNS.values()]
    return [_line(head), _line(["---", *["---:"] * len(_COLUMNS)]), *map(_line, rows)]


def _cell(value: float | None) -> str:
    return "-" if value is None else written(value)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
