"""The tables by which an hour's pay and a year's are turned into one another."""

import pytest

from matcher.normalise.pay_periods import annual, hourly
from matcher.normalise.working_year import full_week, weeks_a_year
from matcher.reference import rows


def test_a_year_is_as_many_weeks_as_the_calendar_has():
    assert weeks_a_year() == pytest.approx(365 / 7, abs=0.01)


def test_a_full_week_is_one_that_people_work():
    assert 35 <= full_week() <= 40


def test_every_figure_names_its_source():
    assert all(row["source"] for row in rows("pay/working_year.csv"))


@pytest.mark.parametrize("period", ["hour", "week", "month", "year"])
def test_pay_for_a_year_comes_to_the_same_an_hour(period):
    week = full_week()
    year = annual(20.0, period, week)
    assert hourly(year, "year", week) == pytest.approx(hourly(20.0, period, week))
