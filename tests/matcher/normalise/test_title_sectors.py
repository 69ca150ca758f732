"""Roles that mean another kind of work in each trade."""

import pytest

from matcher.normalise.title_sectors import in_described, in_sectors
from matcher.normalise.titles import read_occupation
from matcher.reference import rows


def code_of(title, description=None):
    read = read_occupation(title, description)
    return None if read is None else read.code


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Owner (public house)", "1223"),
        ("Owner (hotel)", "1221"),
        ("Machinist (sawmill)", "8131"),
        ("Machinist (garment)", "8146"),
        ("Inspector (biscuit)", "8143"),
        ("Packer - chocolate", "9132"),
        ("Clerk (insurance)", "4132"),
    ],
)
def test_the_trade_after_a_role_tells_what_work_it_is(title, code):
    assert code_of(title) == code


def test_a_listed_title_is_itself_whatever_trade_its_words_may_name():
    assert code_of("Tyre Fitter - days") == "8145"


@pytest.mark.parametrize(
    ("description", "code"),
    [
        ("Our gastro pub serves food all day, and the bar is open late. A pub to love.", "1223"),
        ("You run a care home of 40 beds. The care home is rated good.", "1232"),
        ("You run a busy shop. Our shop sells shoes, and retail is in your blood.", "1150"),
    ],
)
def test_the_advert_tells_of_what_an_assistant_manager_is_one(description, code):
    assert code_of("Assistant Manager", description) == code


def test_an_advert_of_two_trades_tells_nothing():
    text = "a pub and a care home, a pub and a care home"

    assert in_described(("deputy", "manager"), text) is None


def test_an_advert_does_not_tell_what_its_title_does():
    assert in_described(("staff", "nurse"), "our shop, a shop among shops") is None


def test_what_names_neither_role_nor_trade_is_left_over():
    head = ("night", "bakery", "supervisor")
    (found,) = in_sectors(head, head)

    assert (found.code, found.rest, found.named) == ("8160", ("night",), True)


def test_any_other_work_of_a_trade_counts_only_where_it_is_done_at_a_process():
    assert [found.named for found in in_sectors(("settler",), ("hat",))] == [False]
    assert list(in_sectors(("receptionist",), ("hotel",))) == []


def test_each_code_is_a_unit_group_and_each_role_has_words():
    units = {row["code"] for row in rows("occupations/unit_groups.csv")}
    told = rows("occupations/sectors.csv")
    roles = {row["role"] for row in rows("occupations/roles.csv")}

    assert {code for row in told for role, code in row.items() if role in roles and code} <= units
    assert set(told[0]) == roles | {"sector", "words"}
    assert all(row["words"] and all(row["words"].split(";")) for row in told)


def test_no_words_are_of_two_roles():
    heads = [head for row in rows("occupations/roles.csv") for head in row["heads"].split(";")]

    assert len(heads) == len(set(heads))
