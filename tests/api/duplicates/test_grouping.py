"""Which listings are one job, given what is known of each two."""

from datetime import UTC, date, datetime
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from api.duplicates.grouping import Member, groups, main_of
from api.duplicates.states import State

CAME = datetime(2026, 5, 1, tzinfo=UTC)
SURE, DIFFERENT, MERGED, APART = State.SURE, State.DIFFERENT, State.MERGED, State.APART


def member(name, source=None, **more):
    told = {"is_open": True, "posted": None, "closes": None, "stated": 1, "came": CAME, **more}
    return Member(name, source or name[0], name, **told)


def grouped(members, known, compared=SURE):
    found = groups({one.id: one for one in members}, known, lambda _: compared)
    return sorted(sorted(one.id for one in group) for group in found)


def test_what_is_surely_one_job_is_one_group():
    found = grouped([member("a"), member("b"), member("c")], {("a", "b"): SURE})
    assert found == [["a", "b"], ["c"]]


def test_a_third_listing_joins_unless_it_differs_from_one_of_the_two():
    members = [member("a"), member("b"), member("c")]
    known = {("a", "b"): SURE, ("b", "c"): SURE}
    assert grouped(members, known) == [["a", "b", "c"]]
    assert grouped(members, known, compared=DIFFERENT) == [["a", "b"], ["c"]]
    assert grouped(members, {**known, ("a", "c"): State.WAITING}) == [["a", "b", "c"]]


def test_two_posts_of_one_source_are_never_made_one_by_a_third():
    members = [member("a1"), member("a2"), member("b1")]
    assert grouped(members, {("a1", "b1"): SURE, ("a2", "b1"): SURE}) == [["a1", "b1"], ["a2"]]


def test_each_post_of_one_source_finds_its_own_at_another():
    members = [member(name) for name in ("a1", "a2", "b1", "b2")]
    known = {(one, other): SURE for one in ("a1", "a2") for other in ("b1", "b2")}
    assert grouped(members, known) == [["a1", "b1"], ["a2", "b2"]]


def test_what_a_person_said_goes_before_what_was_found():
    members = [member("a1"), member("a2"), member("b1")]
    known = {("a1", "b1"): SURE, ("a2", "b1"): MERGED}
    assert grouped(members, known) == [["a1"], ["a2", "b1"]]
    assert grouped(members, {**known, ("a1", "a2"): MERGED}) == [["a1", "a2", "b1"]]


def test_what_a_person_keeps_apart_is_never_joined_by_a_third():
    members = [member("a"), member("b"), member("c")]
    known = {("a", "b"): MERGED, ("b", "c"): MERGED, ("a", "c"): APART}
    assert grouped(members, known) == [["a", "b"], ["c"]]


def test_an_open_listing_that_closes_last_stands_for_the_job():
    closed = member("a", is_open=False)
    soon = member("b", closes=date(2026, 5, 20), stated=9)
    late = member("c", closes=date(2026, 5, 30))
    assert main_of([closed, soon, late]).id == "c"
    assert main_of([closed, soon, late, member("d")]).id == "d"


def test_of_two_that_close_together_the_one_that_states_more_stands_for_the_job():
    assert main_of([member("a"), member("b", stated=4)]).id == "b"
    assert main_of([member("b", came=CAME.replace(day=2)), member("c")]).id == "c"


PAIRS = list(combinations(("a1", "a2", "b1", "b2", "c1"), 2))


@given(
    st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(list(State))),
    st.permutations(["a1", "a2", "b1", "b2", "c1"]),
    st.randoms(),
)
def test_the_order_in_which_things_became_known_changes_nothing(known, order, random):
    shuffled = list(known.items())
    random.shuffle(shuffled)
    members = [member(name) for name in ("a1", "a2", "b1", "b2", "c1")]
    again = [member(name) for name in order]
    assert grouped(members, known) == grouped(again, dict(shuffled))
