"""A facet's vacancies are found by its values, in whichever way is the quickest."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.pool import Facet, segment
from matcher.pool import part as part_module
from matcher.pool.building import segment_of
from matcher.vacancy import Hours
from tests.matcher.factories import make_vacancy

hours = st.lists(st.integers(1, 6), min_size=1, max_size=40)


def of_hours(found):
    return segment_of(make_vacancy(hours=Hours(each, each)) for each in found)


@given(hours, st.sets(st.integers(1, 6)))
def test_the_vacancies_of_some_values(found, wanted):
    part = of_hours(found).parts[Facet.HOURS]
    values = np.flatnonzero(np.isin(part["min"], list(wanted)))
    rows = part.rows_of(values).tolist()
    assert sorted(rows) == [at for at, each in enumerate(found) if each in wanted]


@pytest.mark.parametrize("few", [0, 100])
@given(found=hours, wanted=st.sets(st.integers(1, 6)))
def test_flags_those_with_a_flagged_value(few, found, wanted):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(part_module, "_FEW_VALUES", few)
        part = of_hours(found).parts[Facet.HOURS]
        for _ in range(2):  # anew, and from what is kept
            flagged = part.flagged(np.isin(part["min"], list(wanted)))
            assert flagged.tolist() == [each in wanted for each in found]


@given(hours, hours)
def test_some_vacancies_of_several_segments_are_seen_as_one(first, second):
    segments = [of_hours(first), of_hours(second)]
    rows = [np.arange(0, len(first), 2), np.arange(1, len(second), 2)]
    part = segment.seen_by(Facet.HOURS, segments, rows).parts[Facet.HOURS]
    assert part["min"][part.ids].tolist() == [*first[0::2], *second[1::2]]
