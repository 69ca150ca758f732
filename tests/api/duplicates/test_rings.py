"""What people's answers hold together."""

from hypothesis import given
from hypothesis import strategies as st

from api.duplicates.rings import bonds, held_by, next_towards

NAMES = "abcdef"
PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] < p[1]),
    max_size=12,
)


def test_an_answer_about_what_was_one_already_bonds_nothing():
    assert bonds([("a", "b"), ("b", "c"), ("a", "c")]) == [("a", "b"), ("b", "c")]


def test_what_is_held_is_held_through_others():
    assert held_by({"a"}, [("a", "b"), ("b", "c"), ("d", "e")]) == {"a", "b", "c"}


def test_the_way_to_another_begins_with_the_next():
    said = [("a", "b"), ("b", "c"), ("b", "d")]
    assert next_towards("a", "d", said) == "b"
    assert next_towards("a", "a", said) is None
    assert next_towards("a", "z", said) is None


@given(PAIRS)
def test_bonds_hold_together_what_all_answers_do(said):
    for name in NAMES:
        assert held_by({name}, bonds(said)) == held_by({name}, said)


@given(PAIRS)
def test_without_any_one_bond_its_two_are_parted(said):
    found = bonds(said)
    for bond in found:
        rest = [other for other in found if other != bond]
        assert bond[1] not in held_by({bond[0]}, rest)


@given(PAIRS, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_a_way_is_found_where_there_is_one(said, one, other):
    there = one != other and other in held_by({one}, said)
    assert (next_towards(one, other, said) is not None) is there
