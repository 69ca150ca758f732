"""The best way to give each of a few rows a column of its own: the assignment problem.

The Hungarian method (Kuhn 1955, Munkres 1957) by shortest paths with potentials: n * n * m steps
for n rows and m columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def best_assignment(worth: Sequence[Sequence[float]]) -> list[int | None]:
    """The column of each row, so that the worth of all together is greatest.

    `worth` has rows of equal width. None where a row is best left without a column: a pair that is
    worth nothing, or less, is never made.
    """
    width = len(worth[0]) if worth else 0
    costs = [[*(-max(0.0, w) for w in row), *([0.0] * len(worth))] for row in worth]
    found = _cheapest(costs, width + len(worth))
    return [at if at < width and worth[row][at] > 0 else None for row, at in enumerate(found)]


def _cheapest(costs: Sequence[Sequence[float]], width: int) -> list[int]:
    """The column of each row; rows and columns count from 1 inside, and 0 is neither."""
    by_row, by_column = [0.0] * (len(costs) + 1), [0.0] * (width + 1)
    row_of, before = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        row_of[0], at = row, 0
        least, free = [inf] * (width + 1), set(range(1, width + 1))
        used = [0]
        while row_of[at]:
            here = row_of[at]
            for column in free:
                cost = costs[here - 1][column - 1] - by_row[here] - by_column[column]
                if cost < least[column]:
                    least[column], before[column] = cost, at
            at = min(free, key=lambda column: (least[column], column))
            step = least[at]
            for column in used:
                by_row[row_of[column]] += step
                by_column[column] -= step
            for column in free:
                least[column] -= step
            free.remove(at)
            used.append(at)
        while at:
            row_of[at], at = row_of[before[at]], before[at]
    found = {row: column - 1 for column, row in enumerate(row_of) if row and column}
    return [found[row] for row in range(1, len(costs) + 1)]
