"""A mapping that was kept for a source, and the sheet that it sends now."""

from api.imports.columns import MEND, NO_FIELD
from api.imports.columns.remembering import remembered

KEPT = {"Post": "title", "Who": "employer", "Salary": "pay", "Mood": NO_FIELD}


def test_the_same_sheet_fits():
    found = remembered(KEPT, ["Post", "Who", "Salary", "Mood"])
    assert (found.fits, found.mapping, found.changes) == (True, KEPT, ())


def test_order_case_and_signs_make_no_difference():
    assert remembered(KEPT, ["SALARY", "mood:", "who", " Post "]).changes == ()


def test_what_is_gone_and_what_is_new_is_told():
    found = remembered(KEPT, ["Post", "Who", "Mood", "Pay rate"])
    assert not found.fits
    assert found.changes == (
        "the column 'Salary' is gone (it held the field pay)",
        "'Pay rate' is new",
    )
    assert found.mapping == {"Post": "title", "Who": "employer", "Mood": NO_FIELD}


def test_a_column_that_was_left_out_may_go():
    found = remembered(KEPT, ["Post", "Who", "Salary"])
    assert found.fits
    assert found.changes == ("the column 'Mood' is gone",)


def test_a_new_column_is_told_once_and_does_not_unfit():
    found = remembered(KEPT, ["Post", "Who", "Salary", "Mood", "Town", "TOWN", ""])
    assert found.fits
    assert found.changes == ("'Town' is new", "'(no name)' is new")


def test_the_column_of_reasons_is_nothing_new():
    assert remembered(KEPT, [MEND, *KEPT]).changes == ()
