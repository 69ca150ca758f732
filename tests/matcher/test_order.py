"""The first of many vacancies are the first of all, though most are never scored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher import contenders, order
from matcher.criteria.criterion import Asker
from matcher.judging import judge
from matcher.pool import Pool
from matcher.preferences import HoursWish, PayWish
from matcher.vacancy import Hours
from tests.matcher.factories import (
    CLEANERS,
    WAREHOUSE,
    make_pay,
    make_preferences,
    make_statement,
    make_vacancy,
)

vacancies = st.builds(
    make_vacancy,
    title=st.sampled_from(["Cleaner", "Senior Cleaner", "Warehouse operative"]),
    occupation=st.sampled_from([CLEANERS, WAREHOUSE, None]),
    hours=st.sampled_from([Hours(), Hours(10, 20), Hours(16, 16), Hours(40, 40)]),
    pay=st.none() | st.sampled_from([12.5, 13.5, 20.0]).map(make_pay),
    text=st.sampled_from(["", "In a quiet place.", "Outdoors."]),
)
WISHES = [
    make_statement("want", "work", "cleaner", importance=3),
    make_statement("avoid", "work", "warehouse operative"),
    make_statement("want", "hours", HoursWish(12, 24)),
    make_statement("must", "hours", HoursWish(max=37)),
    make_statement("want", "pay", PayWish(hourly_min=13), importance=1),
    make_statement("want", "setting", "quiet"),
    make_statement("avoid", "setting", "outdoors"),
]


@pytest.fixture(autouse=True, scope="module")
def leave_out_whatever_can_be():
    patch = pytest.MonkeyPatch()
    patch.setattr(contenders, "_SCORED_AT_ONCE", 0)
    patch.setattr(contenders, "_FEW", 3)
    yield
    patch.undo()


@given(
    st.lists(st.sampled_from(WISHES), max_size=5, unique=True),
    st.lists(st.lists(vacancies, min_size=1, max_size=15), min_size=1, max_size=2),
    st.integers(1, 12),
)
def test_leaving_vacancies_unscored_changes_nothing(wishes, found, most):
    segments = [segment for some in found for segment in Pool.of(some).segments]
    judged = [judge(make_preferences(*wishes), one, Asker()) for one in segments]
    wanted = [~one.ruled_out for one in judged]
    first = order.best_first(judged, wanted, most)
    assert first == order.best_first(judged, wanted)[:most]
