"""Dates as people and programs write them."""

import pytest

from api.imports.readers.dates import read_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2/11/26", "2026-11-02"),
        ("02/11/2026", "2026-11-02"),
        ("2/11/26 09:30", "2026-11-02"),
        ("02-Nov-26", "2026-11-02"),
        ("29/2/28", "2028-02-29"),
    ],
)
def test_a_year_of_two_digits_is_of_this_century(text, day):
    assert read_date(text) == day


@pytest.mark.parametrize("text", ["12/25/2026", "31/02/2026", "12/25/26", "2026-02-30"])
def test_a_day_that_does_not_exist_is_refused_with_how_to_write_it(text):
    with pytest.raises(ValueError, match=r"does not exist: .*with the day first, as 31/12/2026"):
        read_date(text)


@pytest.mark.parametrize("text", ["2/11/026", "2/11/6", "26-11-02", "soon"])
def test_what_may_be_several_dates_or_none_is_refused(text):
    with pytest.raises(ValueError, match="is not a date"):
        read_date(text)
