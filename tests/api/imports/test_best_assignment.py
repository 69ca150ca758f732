"""Each row gets a column of its own, so that all together are worth most."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from api.imports.columns.assignment import best_assignment

WORTH = st.integers(0, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(-3, 9), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


def test_the_second_best_of_one_serves_all_better():
    assert best_assignment([[5, 4], [5, 1]]) == [1, 0]


def test_what_is_worth_nothing_is_not_paired():
    assert best_assignment([[0, -1], [3, 2]]) == [None, 0]


def test_no_rows_and_no_columns_are_no_error():
    assert best_assignment([]) == []
    assert best_assignment([[], []]) == [None, None]


@given(WORTH)
def test_no_other_way_is_worth_more(worth):
    found = best_assignment(worth)
    taken = [at for at in found if at is not None]
    assert len(taken) == len(set(taken))
    rows, width = len(worth), len(worth[0])
    ways = permutations([*range(width), *[None] * rows], rows)
    most = max(sum(worth[row][at] for row, at in enumerate(way) if at is not None) for way in ways)
    assert sum(worth[row][at] for row, at in enumerate(found) if at is not None) == most
