"""Many clients ranked at once are answered as each would be alone, whoever asked before."""

from hypothesis import given
from hypothesis import strategies as st

from matcher.caseload import rank_caseload
from matcher.pool import Pool
from matcher.preferences import HoursWish, ScheduleWish, TravelWish
from matcher.ranking import rank
from matcher.vacancy import Hours, Schedule
from tests.matcher.factories import (
    CLEANERS,
    WAREHOUSE,
    make_preferences,
    make_statement,
    make_vacancy,
)

ADVERTS = [
    make_vacancy(title="Cleaner", occupation=CLEANERS, hours=Hours(10, 20), text="A quiet place."),
    make_vacancy(title="Night Cleaner", occupation=CLEANERS, schedule=Schedule(nights=True)),
    make_vacancy(title="Warehouse operative", occupation=WAREHOUSE, hours=Hours(40, 40)),
    make_vacancy(title="Senior Cleaner", text="Not a quiet place."),
]
WISHES = [
    make_statement("want", "work", "cleaner", importance=3),
    make_statement("never", "work", "cleaner"),
    make_statement("must", "work", "warehouse operative"),
    make_statement("avoid", "schedule", ScheduleWish(nights=True)),
    make_statement("never", "schedule", ScheduleWish(nights=True)),
    make_statement("must", "hours", HoursWish(max=30)),
    make_statement("must", "travel", TravelWish(miles=5)),
    make_statement("want", "setting", "quiet"),
    make_statement("never", "setting", "quiet"),
]
caseloads = st.lists(
    st.builds(
        lambda base, wishes: make_preferences(*wishes, base=base),
        st.sampled_from([None, "LS9 7TF", "IP4 2AA"]),
        st.lists(st.sampled_from(WISHES), max_size=4, unique=True),
    ),
    min_size=1,
    max_size=4,
)


@given(caseloads)
def test_each_client_is_answered_as_though_alone(caseload):
    pool = Pool.of(ADVERTS)
    alone = [rank(client, Pool.of(ADVERTS)) for client in caseload]
    assert list(rank_caseload(caseload, pool)) == alone


@given(caseloads)
def test_who_asked_before_changes_nothing(caseload):
    pool = Pool.of(ADVERTS)
    first = list(rank_caseload(caseload, pool, top=2, most_ruled_out=1))
    again = list(rank_caseload(reversed(caseload), pool, top=2, most_ruled_out=1))
    assert again == first[::-1]


def test_what_was_forgotten_is_answered_alike():
    pool = Pool.of(ADVERTS)
    client = make_preferences(*WISHES[:1], *WISHES[4:])
    first = rank(client, pool)
    pool.forget()
    assert rank(client, pool) == first


def test_how_firmly_a_thing_is_meant_is_not_mixed_up_with_what_was_asked_before():
    pool = Pool.of(ADVERTS)
    avoids, refuses = (make_preferences(WISHES[at]) for at in (3, 4))
    assert rank(avoids, pool).ruled_out == ()
    assert [one.statements for one in rank(refuses, pool).ruled_out] == [(0,)]
