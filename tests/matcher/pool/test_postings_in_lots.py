"""Postings made lot by lot are those made at once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matcher.pool.postings import PostingsBuilder
from matcher.pool.postings_in_lots import PostingsInLots

terms = st.frozensets(st.sampled_from(["a", "ab", "b", "\u00e9", "z"]))
rows = st.lists(st.tuples(terms, terms).map(lambda two: (two[0], two[1] - two[0])), max_size=12)


@given(rows, st.integers(1, 5))
def test_lots_make_no_difference(rows, rows_a_lot):
    at_once, in_lots = PostingsBuilder(), PostingsInLots(rows_a_lot)
    for builder in (at_once, in_lots):
        for row, (said, denied) in enumerate(rows):
            builder.add(row, said, denied)
    wanted, found = at_once.build(), in_lots.build()
    assert list(found.terms) == list(wanted.terms)
    assert np.array_equal(found.starts, wanted.starts)
    assert np.array_equal(found.entries, wanted.entries)
    assert found.entries.dtype == wanted.entries.dtype
