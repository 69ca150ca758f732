import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.advert_text import advert_text
from matcher.normalise.schedule import read_schedule

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


def schedule_of(hours, title, text):
    return read_schedule(advert_text(hours, title, text))


def stated(text, hours=None, title="Care Worker"):
    read = schedule_of(hours, title, text)
    names = (
        "nights", "evenings", "weekends", "early_starts", "rotating_shifts", "term_time_only",
    )  # fmt: skip
    return {name: getattr(read, name) for name in names if getattr(read, name) is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You will work night shifts", {"nights": True}),
        ("Evening work is part of the job", {"evenings": True}),
        ("You will work alternate weekends", {"weekends": True}),
        ("Early starts are usual", {"early_starts": True}),
        ("Shifts follow a four week rota", {"rotating_shifts": True}),
        ("Term time only", {"term_time_only": True}),
        (
            "Earlies, lates and nights",
            {"early_starts": True, "nights": True, "rotating_shifts": True},
        ),
        ("No nights or weekends", {"nights": False, "weekends": False}),
        ("There is no evening work", {"evenings": False}),
        ("Days only", {"nights": False}),
        ("Shifts are 8pm-8am", {"nights": True}),
        ("You work 10am to 8pm", {"evenings": True}),
        ("You work 14:00-22:00", {"evenings": True}),
        ("6am start", {"early_starts": True}),
        ("Shifts of 0600-1400", {"early_starts": True}),
        ("You work 8.30 - 5.00", {}),
        ("You work 9am-5pm", {}),
    ],
)
def test_what_the_post_works_is_read(text, expected):
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The service runs 24 hours, 7 days a week",
        "Visiting hours are 2pm-8pm",
        "Our reception is open evenings",
        "Join us for the Friday night social",
        "Enhanced pay for nights, weekends and bank holidays",
        "You will prepare the staff rota",
        "An on-call rota is in place",
        "This is a rotational post between departments",
        "Named by the Sunday Times",
        "Founded in 2015 and rebuilt from 2017 - 2018",
        "A short-term time limited project",
        "Interviews are on Saturday 16th November, 6pm-8pm",
    ],
)
def test_what_others_do_is_not_the_posts(text):
    assert stated(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Ring us the night before if you can't come",
        "Nights are covered by another team",
        "Night work is optional",
        "Optional overtime on nights",
        "Sixty people sleep here each night",
        "You help guests get through the night",
        "Three of you on most nights",
        "You come to two parents' evenings a year",
        "Flexitime between 7am and 7pm",
        "Work any pattern between 6am and 9pm",
    ],
)
def test_what_is_others_or_optional_or_left_to_you_is_not_stated(text):
    assert stated(text) == {}


def test_a_late_night_until_eight_is_an_evening():
    assert stated("There is one late night until 8") == {"evenings": True}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Afternoons 12.15 to 3.45", {}),
        ("You work 1.15-5.15", {}),
        ("You work 8.05-9.05am and 3.10-3.50pm", {}),
        ("Afternoons 2.00 - 6.30", {"evenings": True}),
        ("You work 6.15-4.15", {"early_starts": True}),
        ("Mornings 5.45 - 9.00", {"early_starts": True}),
        ("The late shift is 5.15 - 9.45", {"evenings": True}),
        ("You work 5.15 - 9.45", {}),
        ("You work 7pm to 10", {"evenings": True}),
        ("You work 7am - 11", {}),
        ("You work 9pm to 5", {"nights": True}),
        ("Night shift 9.30 - 5.30", {"nights": True}),
        ("6am until noon", {"early_starts": True}),
        ("Noon to 9pm", {"evenings": True}),
        ("Early 6-2 and late 2-10 shifts", {"early_starts": True, "evenings": True}),
        ("Shifts of 4-8 hours", {}),
        ("Shifts start between 4am and 6am", {"early_starts": True}),
    ],
)
def test_times_are_read_as_people_mean_them(text, expected):
    assert stated(text) == expected


def test_stated_days_rule_out_the_weekend():
    read = schedule_of(None, "Clerk", "You will work Monday to Friday")
    assert (read.days, read.weekends, read.nights) == (WEEKDAYS, False, None)


def test_stated_days_and_times_rule_out_nights_and_evenings():
    read = schedule_of("Mon-Fri 9-5", "Clerk", "")
    assert (read.days, read.weekends, read.nights, read.evenings) == (WEEKDAYS, False, False, False)


def test_an_occasional_weekend_outweighs_stated_days():
    read = schedule_of(None, "Clerk", "You work Monday to Friday with occasional weekends")
    assert (read.days, read.weekends) == (WEEKDAYS, True)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("You work Monday to Sunday", (*WEEKDAYS, "sat", "sun")),
        ("You will work Mon, Tue & Thu", ("mon", "tue", "thu")),
        ("The hours are worked on Thursdays and Fridays", ("thu", "fri")),
        ("You work Friday to Monday", ("mon", "fri", "sat", "sun")),
        ("Weekdays 9am-5pm, full time", WEEKDAYS),
        ("The shop opens Monday to Saturday", None),
        ("Call us Monday to Friday", None),
        ("Closing date Friday 5th March", None),
        ("Thus we sat in the sun", None),
    ],
)
def test_working_days(text, days):
    assert schedule_of(None, "Clerk", text).days == days


def test_a_fact_both_affirmed_and_denied_is_not_stated():
    assert stated("No nights. You will work night shifts.") == {}


def test_every_fact_has_the_words_it_was_read_from():
    read = schedule_of(None, "Carer", "We are kind. You work nights. Weekends are shared by rota.")
    assert read.quotes["nights"] == "You work nights."
    assert read.quote is not None
    assert " … " in read.quote


@given(st.text(), st.text(alphabet="0123456789:.-amp nights weekend monfrito\n"))
def test_any_text_is_read_without_error(title, text):
    read = schedule_of(None, title, text)
    assert (read.quote is None) == (not read.quotes)


@pytest.mark.parametrize(
    "piece", ["9", "8am-5pm ", "mon - ", "no ", "nights and ", "rota", "[", "\n"]
)
def test_a_megabyte_of_one_thing_is_read(piece):
    schedule_of(None, "Cleaner", piece * (1_000_000 // len(piece)))
