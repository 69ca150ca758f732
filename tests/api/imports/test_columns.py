"""Columns as they are mapped, or known by their exact names."""

import pytest

from api.imports.columns import NO_FIELD, Columns
from api.imports.rows import WrongOptionError


def test_a_column_mapped_to_nothing_is_left_out_whatever_its_name(read):
    found = read(
        "title,employer,reference\nCook,Cafe,same for all\n", mapping={"reference": NO_FIELD}
    )
    assert found.adverts[0].reference is None
    assert found.ignored == {"reference": 1}


def test_several_columns_may_be_left_out_and_need_not_be_there():
    columns = Columns({"mood": NO_FIELD, "smell": NO_FIELD, "gone": NO_FIELD})
    assert columns.of_header(["title", "employer", "mood"]) == ("title", "employer", None)


def test_a_column_left_out_makes_room_for_the_next_of_that_name():
    columns = Columns({"title": NO_FIELD})
    assert columns.of_header(["title", "job title", "employer"]) == (None, "title", "employer")


def test_one_field_for_two_columns_is_refused():
    with pytest.raises(WrongOptionError, match="two columns"):
        Columns({"a": "pay", "b": "pay"})


def test_one_column_twice_is_refused():
    with pytest.raises(WrongOptionError, match="one column twice"):
        Columns({"Job Title": "pay", "job_title": NO_FIELD})
