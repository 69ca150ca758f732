"""Pay as stated, and everything beside it that is not pay."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.pay import measure
from matcher.normalise.pay import read_pay


def yearly(pay, **more):
    found = read_pay(pay, **more)
    return found and (found.annual_min, found.annual_max)


def by_the_hour(pay, **more):
    found = read_pay(pay, **more)
    return found and (found.hourly_min, found.hourly_max)


@pytest.mark.parametrize(
    ("stated", "low", "high"),
    [
        ("£23,500", 23500, 23500),
        ("£23,500 - £27,250 per annum", 23500, 27250),
        ("£23,500–£27,250 p.a.", 23500, 27250),
        ("£23,500 — £27,250 pa pro-rata", 23500, 27250),
        ("£23,500 to £27,250 per anum", 23500, 27250),
        ("Between £23,500 and £27,250 a year", 23500, 27250),
        ("£23500-27250", 23500, 27250),
        ("23,500 - 27,250", 23500, 27250),
        ("£23 500 - £27 250", 23500, 27250),
        ("22k", 22000, 22000),
        ("£20-25k", 20000, 25000),
        ("£20k - £25k DOE", 20000, 25000),
        ("£20-25,000", 20000, 25000),
        ("£23,500 rising to £27,250", 23500, 27250),
        ("£23,500 / £25,100 / £27,250", 23500, 27250),
        ("£21,300 - £24.850 p.a.", 21300, 24850),
        ("&pound;23,500 &ndash; &pound;27,250 per year", 23500, 27250),
        ("Band 3: £23,500 - £27,250", 23500, 27250),
        ("£2,000 per month", 24000, 24000),
        ("£500 per week", 26070, 26070),
    ],
)
def test_reads_a_year(stated, low, high):
    assert yearly(stated) == (low, high)


@pytest.mark.parametrize(
    ("stated", "low", "high"),
    [
        ("£12.60 per hour", 12.6, 12.6),
        ("£12.60p/h", 12.6, 12.6),
        ("£12.60 ph", 12.6, 12.6),
        ("£12.60 an hour", 12.6, 12.6),
        ("£12.60/hr", 12.6, 12.6),
        ("12.60 per hour", 12.6, 12.6),
        ("£12.60", 12.6, 12.6),
        ("Hourly rate: £12.60", 12.6, 12.6),
        ("£22-36p/h", 22, 36),
        ("£12 to £14.50 per hour", 12, 14.5),
        ("£12ph - £14.50ph", 12, 14.5),
        ("£12.00 per hour days, £14.50 per hour nights", 12, 14.5),
        ("950p per hour", 9.5, 9.5),
        ("8p/hr to 9p/hr", 8, 9),
        ("£14.50 - £12.00 per hour", 12, 14.5),
    ],
)
def test_reads_an_hour(stated, low, high):
    assert by_the_hour(stated) == (low, high)
    assert read_pay(stated).stated_as == "hour"


@pytest.mark.parametrize(
    "stated",
    [
        None,
        "",
        "Competitive",
        "Negotiable",
        "Band 5",
        "Band 5 or 6",
        "Band 8a per annum",
        "£**,*** - £**,***",
        "****50 per hour",
        "Unpaid",
        "0",
        "£1.6 million",
        "£100 per shift",
        "Mon-Fri 9-5",
        "37.5 hours per week",
        "OTE £45,000",
        "£25k-50k per annum OTE",
        "£5,000 welcome bonus",
        "-£12,000",
        "£0.10 per hour",
        "£5,000 per hour",
        "LS9 7TF",
        "from 1 April 2026",
    ],
)
def test_what_cannot_be_read_is_none(stated):
    assert read_pay(stated) is None


@pytest.mark.parametrize(
    "stated",
    [
        "£26,000 plus £3,000 welcome bonus",
        "£26,000 + £2k car allowance",
        "£26,000 & £1500 Joining Bonus",
        "£26,000 OTE £40,000",
        "£26,000 plus tips (worth £3,000 per annum)",
        "£26,000 per annum including London weighting",
        "£26,000 with £5k bonus",
    ],
)
def test_extras_are_not_the_pay(stated):
    assert yearly(stated) == (26000, 26000)


def test_a_range_after_its_bonus_sign_is_still_one_figure():
    assert yearly("£35,010 - £5K Welcome Bonus") == (35010, 35010)


def test_up_to_leaves_the_lower_end_open():
    assert yearly("Up to £27,000 per annum") == (None, 27000)


def test_from_leaves_the_upper_end_open():
    assert yearly("From £27,000 per annum") == (27000, None)
    assert yearly("£27k+") == (27000, None)


def test_a_second_range_does_not_widen_the_first():
    assert yearly("£24,100 - £26,400 £23,300 - £25,500 per annum") == (24100, 26400)


def test_nor_does_the_range_of_another_grade():
    assert yearly("£21,000 - £24,000 (level 1) / £25,000 - £29,000 (level 2)") == (21000, 24000)


@pytest.mark.parametrize("stated", ["£20,001 - £30,000", "£25,000 - £29,999", "£10001-£15000"])
def test_a_band_to_filter_by_is_not_pay(stated):
    assert read_pay(stated) is None
    assert yearly(stated, text="The salary is £23,400 per annum.") == (23400, 23400)


def test_a_basic_figure_is_the_lower_end_of_up_to():
    assert yearly("Up to £31,000 with unsocial hours (£25,200 basic)") == (25200, 31000)


@pytest.mark.parametrize(
    ("stated", "low", "high"),
    [
        ("£14 ph max", None, 14),
        ("£13.10 per hour minimum", 13.1, None),
        ("Less than £15 an hour", None, 15),
        ("More than £12 an hour", 12, None),
        ("No less than £12 an hour", 12, None),
        ("up to £15 per hour including tips", None, 15),
        ("Starting from £13,45 per hour", 13.45, None),
        ("12.35 - 13.10 Hourly", 12.35, 13.1),
        ("£12.35 weekdays, £13.10 weekends", 12.35, 13.1),
        ("£12.35 rising to £12.60 after 12 weeks", 12.35, 12.6),
        ("£12.35 per hour and £0.45 per mile", 12.35, 12.35),
        ("£12.35 + tips", 12.35, 12.35),
        ("£12.35 p/h FT/PT", 12.35, 12.35),
        ("£12.35 per hour. Sleep-ins £60", 12.35, 12.35),
        ("&amp;amp;pound;12.35 per hour", 12.35, 12.35),
    ],
)
def test_hourly_pay_as_adverts_put_it(stated, low, high):
    assert by_the_hour(stated) == (low, high)


@pytest.mark.parametrize(
    ("stated", "low", "high"),
    [
        ("£20k pro rata", 20000, 20000),
        ("£25,000 FT", 25000, 25000),
        ("£25,000 FTC", 25000, 25000),
        ("£24,000 + £3,500 London weighting", 24000, 24000),
        ("£24,000 inc. London weighting", 24000, 24000),
        ("£24,000 (including £3,500 ILW)", 24000, 24000),
        ("£20,000 basic + commission, OTE £35k", 20000, 20000),
        ("Salary negotiable up to £35,000", None, 35000),
        ("&amp;pound;20,000 - &amp;pound;25,000 per annum", 20000, 25000),
        ("£45-250 - £51,900 (Band 8A)", 45250, 51900),
        ("£24.157", 24157, 24157),
        ("England £28,700-£32,000 Scotland £29,900-£33,800", 28700, 32000),
        ("£26,000 per annum (£13.30 per hour)", 26000, 26000),
        ("£11,500 actual (£23,000 FTE)", 23000, 23000),
    ],
)
def test_yearly_pay_as_adverts_put_it(stated, low, high):
    assert yearly(stated) == (low, high)


def test_a_figure_for_so_many_hours_is_made_a_full_time_year():
    assert yearly("£12,000 for 20 hours per week") == (22500, 22500)


def test_a_unit_of_a_year_beside_pounds_and_pence_is_a_sites_own_word():
    assert by_the_hour("GBP 12.50 YEAR") == by_the_hour("£12.50 per year") == (12.5, 12.5)


@pytest.mark.parametrize(
    "stated", ["£1 per hour above minimum wage", "£1", "£ negotiable", "£22,*** per annum"]
)
def test_what_names_no_pay_is_none(stated):
    assert read_pay(stated) is None


def test_the_full_time_figure_goes_before_the_part_time_one():
    assert yearly("£11,200 per annum (FTE £21,000 per annum)") == (21000, 21000)


def test_pro_rata_is_told():
    assert read_pay("£22,000 pro rata").pro_rata is True
    assert read_pay("£22,000 per annum, prorata").pro_rata is True
    assert read_pay("£22,000").pro_rata is None


def test_a_year_becomes_hours_by_the_stated_week():
    assert by_the_hour("£26,000 per annum") == (13.3, 13.3)
    assert by_the_hour("£26,000 per annum", weekly_hours=40) == (12.47, 12.47)


def test_a_part_time_week_does_not_divide_a_full_time_salary():
    assert by_the_hour("£26,000 pro rata", weekly_hours=16) == by_the_hour("£26,000")


@pytest.mark.parametrize(
    "stated",
    [
        "£26,000 FTE",
        "£26,000 full time equivalent",
        "£26,000 per annum (WTE)",
        "FTE £26,000, actual £13,867",
        "£13,867 actual (£26,000 FTE)",
        "£26,000 pro rata (actual £13,867)",
        "Band 3, £26,000",
        "SCP 7, £26,000",
    ],
)
@pytest.mark.parametrize("hours", [20, 30, 34.5])
def test_a_figure_for_the_full_week_is_never_divided_by_part_time_hours(stated, hours):
    assert yearly(stated, weekly_hours=hours) == (26000, 26000)
    assert by_the_hour(stated, weekly_hours=hours) == (13.3, 13.3)


@pytest.mark.parametrize(
    ("pay", "text"),
    [
        ("£26,000 pro rata", "Full time is 37 hours here."),
        ("£26,000 FTE (37 hours)", ""),
        ("£26,000 pro rata, based on a 37 hour week", ""),
        ("£26,000 pro rata", "20 of the 37 hours full-time week."),
    ],
)
def test_the_full_week_is_the_one_that_the_advert_states(pay, text):
    assert by_the_hour(pay, text=text, weekly_hours=20) == (13.48, 13.48)


def test_a_full_week_divides_what_is_called_full_time():
    assert by_the_hour("£26,000 pro rata", weekly_hours=40) == (12.47, 12.47)


def test_a_figure_too_low_for_its_band_is_for_the_stated_hours():
    assert by_the_hour("Band 5, £14,000", weekly_hours=20) == (13.43, 13.43)


def test_a_plain_year_is_for_the_stated_hours():
    assert by_the_hour("£14,000 per annum", weekly_hours=20) == (13.43, 13.43)


def test_what_is_actually_paid_for_part_time_hours_is_made_a_full_time_year():
    assert by_the_hour("£14,000 actual", weekly_hours=20) == (13.43, 13.43)
    assert yearly("Actual salary £14,000", weekly_hours=20) == (26250, 26250)
    assert yearly("£26,000 actual", weekly_hours=37) == (26000, 26000)


def test_what_is_actually_paid_for_part_of_the_year_says_nothing_of_the_hour():
    pay = read_pay("£14,000 actual", weekly_hours=25, part_of_year=True)
    assert (pay.hourly_min, pay.annual_min, pay.quote) == (None, None, "£14,000 actual")
    assert by_the_hour("£26,000 FTE", weekly_hours=25, part_of_year=True) == (13.3, 13.3)


def test_an_hour_becomes_a_full_time_year():
    assert yearly("£12.00 per hour") == (23463, 23463)
    assert yearly("£12.00 per hour", weekly_hours=40) == (25027.2, 25027.2)
    assert yearly("£12.00 per hour", weekly_hours=16) == (23463, 23463)


def test_a_day_rate_is_only_known_by_the_day():
    pay = read_pay("£120 per day")
    assert pay.stated_as == "day"
    assert (pay.hourly_min, pay.annual_min) == (None, None)


def test_a_day_rate_with_the_hours_of_the_day_is_known():
    assert by_the_hour("£120 per day (8 hours per day)") == (15, 15)


def test_a_year_for_one_session_a_week_says_nothing_of_the_hour():
    assert by_the_hour("£9,000 per session per annum") == (None, None)


@pytest.mark.parametrize(
    ("stated", "currency"),
    [("£9 per hour", "GBP"), ("€30,000", "EUR"), ("56000USD per year", "USD"), ("30,000", "GBP")],
)
def test_currency_is_the_one_stated(stated, currency):
    assert read_pay(stated).currency == currency


@pytest.mark.parametrize(
    "text",
    [
        "We are a small team. You will earn £12.75 per hour.",
        "Hours: 16 a week\nPay: £12.75 per hour\nStart: soon",
        "The hourly rate is £12.75 per hour plus a £500 bonus.",
    ],
)
def test_plain_statements_in_the_text_are_read(text):
    assert by_the_hour("Competitive", text=text) == (12.75, 12.75)


def test_a_salary_in_the_text_needs_a_word_of_pay():
    assert yearly(None, text="Salary: £24,500 per annum") == (24500, 24500)
    assert read_pay(None, text="We hold stock for £24,500 per annum") is None


def test_rates_for_nights_right_behind_widen_the_rate_of_the_text():
    text = "Day Rate - £12.10 per hour Night Rate - £15.20 per hour"
    assert by_the_hour(None, text=text) == (12.1, 15.2)


@pytest.mark.parametrize(
    "text",
    [
        "Our turnover is £1.6 million per year.",
        "You will manage a budget of £30,000 per annum.",
        "Earn a bonus of £1,000 per year.",
        "Parking costs £3 per hour.",
        "A London allowance of at most £5,100 per annum is added.",
        "Save up to £15,000 a year in tax.",
        "38 hours per week, 52 weeks per year, 2 days a week.",
    ],
)
def test_other_money_in_the_text_is_not_pay(text):
    assert read_pay(None, text=text) is None


def test_the_pay_field_goes_before_the_text():
    assert by_the_hour("£14 per hour", text="Pay: £12 per hour") == (14, 14)


def test_the_quote_is_the_adverts_own_words():
    text = "A friendly shop. Pay is £12.75 per hour. Apply now."
    assert read_pay("£14 per hour, weekly pay").quote == "£14 per hour, weekly pay"
    assert read_pay(None, text=text).quote == "Pay is £12.75 per hour."


PIECES = (
    "£ £12 12.50 9.5 22k 23,500 27 250 1234567 - – to up to from per hour p/h pa per annum pro rata"
    " / + plus bonus OTE ( ) * k p $ € . , Band 5 per day per week and between shift"
)
PAY_TEXTS = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(PIECES.split()), max_size=14).map(" ".join)
)


@given(PAY_TEXTS, st.none() | st.floats(allow_nan=True))
def test_never_fails_and_never_turns_a_range_round(text, hours):
    for pay in (read_pay(text, weekly_hours=hours), read_pay(None, text, hours)):
        if pay is None:
            continue
        for low, high in ((pay.hourly_min, pay.hourly_max), (pay.annual_min, pay.annual_max)):
            assert low is None or high is None or low <= high
            assert all(end is None or end > 0 for end in (low, high))


@given(PAY_TEXTS)
def test_every_figure_stands_in_the_text(text):
    pay = read_pay(text)
    if pay is None or pay.stated_as not in ("hour", "year"):
        return
    digits = re.sub(r"\D", "", text)
    ends = (pay.hourly_min, pay.hourly_max)
    if pay.stated_as == "year":
        ends = (pay.annual_min, pay.annual_max)
    for end in ends:
        assert end is None or f"{end:.2f}".replace(".", "").strip("0") in digits


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "£",
        "-",
        "£9 - ",
        "9,",
        "1 ",
        "£9 per hour ",
        "per ",
        " ",
        "£1-1",
        "k9",
        "(9",
        "a hour ",
        "band 5 ",
        "1st ",
        "9am-",
        "\u2022 ",
    ],
)
def test_a_megabyte_of_one_piece_is_answered(piece):
    text = piece * (1_000_000 // len(piece))
    found = read_pay(text, text)
    assert found is None or found.quote in text


@pytest.mark.shared
def test_labelled_pay_is_read_as_well_as_before(shared):
    figures = {figure.name: figure.value for figure in measure(shared)}
    assert figures["pay, NHS labels within 1%, plain slips apart"] >= 98
    assert figures["pay, NHS labels wrong by more than 5%, slips apart"] <= 1
    assert figures["pay, Adzuna midpoint within 1%, plain slips apart"] >= 98.5


@pytest.mark.parametrize(
    "stated",
    [
        "£3 off every meal",
        "12000 parcels",
        "Savings of up to £2,500 per year",
        "£21,000 car allowance",
        "£600 a week at other firms",
    ],
)
def test_sums_and_counts_that_are_no_pay(stated):
    assert read_pay(stated) is None


def test_what_other_firms_pay_is_passed_over_for_what_this_one_does():
    assert by_the_hour("Get £600 a week at rival companies; here £14/h") == (14, 14)


def test_double_time_on_sundays_is_not_the_usual_rate():
    assert by_the_hour("£13 £26 Sundays") == (13, 13)
    assert by_the_hour("£13 days, £14.50 Sundays") == (13, 14.5)


@pytest.mark.parametrize(
    "text",
    [
        "Our union campaigns for £16 per hour for everybody.",
        "The real living wage is £13.45 an hour and we go above it.",
        "Double time at £26 per hour on bank holidays.",
    ],
)
def test_what_a_text_says_of_wages_at_large_is_not_the_pay(text):
    assert read_pay(None, text) is None


def test_a_living_wage_that_is_paid_is_the_pay():
    assert by_the_hour(None, text="You are paid the living wage of £13.45 an hour.") == (
        13.45,
        13.45,
    )


def test_what_colleagues_of_another_trade_earn_is_not_the_pay():
    text = "Our drivers earn £19 per hour. You will be packing boxes."
    assert read_pay(None, text, title="Packer") is None
    assert by_the_hour(None, text=text, title="Van driver") == (19, 19)
    assert by_the_hour(None, text="Our team members earn £13 per hour.", title="Barista") == (
        13,
        13,
    )


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Band 6.\n£31,120 - £37,540 pa pro rata\nLeeds", 31120, 37540),
        ("Basic £21,500 plus bonus.", 21500, 21500),
        ("Salary: £23k - £26k", 23000, 26000),
        ("£18,000 for 18.75 hours a week", 36000, 36000),
    ],
)
def test_a_yearly_sum_that_is_labelled_or_opens_its_line(text, low, high):
    assert yearly(None, text=text) == (low, high)


def test_an_hourly_rate_that_rises_is_read_in_a_description():
    assert by_the_hour(None, text="You start on £14.00 p/h rising to £14.60.") == (14, 14.6)


@pytest.mark.parametrize(
    "text",
    [
        "Our appeal aims at a salary budget of £50,000.",
        "We care for £20,000 books.",
        "Salary sacrifice",
    ],
)
def test_a_yearly_sum_without_a_label_is_not_the_pay(text):
    assert read_pay(None, text) is None


def test_the_rate_of_nights_widens_that_of_days():
    for pay, text in (
        ("£12.75 days, £13.50 nights", ""),
        (None, "£12.75 an hour days, £13.50 nights"),
    ):
        read = read_pay(pay, text)
        assert (read.hourly_min, read.hourly_max) == (12.75, 13.5)


def test_an_addition_for_nights_is_no_rate_of_its_own():
    read = read_pay(None, "£12.75 an hour and £2 nights")
    assert (read.hourly_min, read.hourly_max) == (12.75, 12.75)


def test_not_more_than_is_an_upper_end():
    read = read_pay("not more than £12 an hour")
    assert (read.hourly_min, read.hourly_max) == (None, 12.0)
