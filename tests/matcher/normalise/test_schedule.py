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


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Rates: £12 an hour Shift pattern: Tuesday to Thursday 9-5", ("tue", "wed", "thu")),
        ("You will work MonFri", WEEKDAYS),
        ("Mon 9-5, Thurs 9-1", ("mon", "thu")),
        ("You work during our opening hours of 8-6 Mon-Fri", WEEKDAYS),
        ("Classroom training is 9-5 Monday to Friday", None),
        ("The shop is open Monday to Friday", None),
        ("Free bus Monday to Friday", None),
        ("Sunday rate: £16.20", None),
        ("£11 per hour (Monday to Friday)", None),
        ("Please phone Pat, my working hours are Monday to Thursday", None),
    ],
)
def test_days_stand_beside_a_label_or_times(text, days):
    assert schedule_of(None, "Clerk", text).days == days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our teams will offer a service from 8am to 8pm, 7 days a week", {}),
        ("You handle the weekend admissions", {}),
        ("Weekend working may be asked for in the future", {}),
        ("Opening hours: Monday to Saturday 9-5", {}),
        ("There is telephone support at night", {}),
        ("She may wake during the night", {}),
        ("You set up overnight sleep studies", {}),
        ("Our question session on 3 June is 6.30pm to 7.30pm", {}),
        ("The unit is operational 10am-10pm", {}),
        ("The Early Start 0-19 programme", {}),
        ("The lounge is busy throughout the day and night", {}),
        ("There is a separate rota for the juniors", {}),
        ("Days Earlies Lates Night Shifts Pay Rates: £14", {
            "early_starts": True, "nights": True, "rotating_shifts": True,
        }),
        ("Evenings (till 9pm) Experience is not essential", {"evenings": True}),
        ("On-call duties and weekend work", {"weekends": True}),
        ("There is no requirement to work weekends", {"weekends": False}),
        ("Local events are food fairs, music and boat weekends", {}),
        ("The service runs over 7 days, 8-20.30 weekdays and 10-18.00 at weekends", {}),
        ("We pay for three nights' hotel", {}),
        ("You will join us as rota clerk", {}),
        ("Days and night shifts available", {"nights": True}),
        ("Weekends are worked on a rotational basis", {"rotating_shifts": True, "weekends": True}),
        ("A mixture of late and early shifts", {"early_starts": True, "rotating_shifts": True}),
    ],
)  # fmt: skip
def test_whose_hours_they_are(text, expected):
    assert stated(text) == expected


def test_term_time_is_offered_where_it_is_one_of_the_posts():
    assert stated("A mix of all year and term-time only posts") == {"term_time_only": True}


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("You work 9.30am to 2.30pm", (("09:30", "14:30"),)),
        ("Shifts are 6am-2pm or 2pm-10pm", (("06:00", "14:00"), ("14:00", "22:00"))),
        ("Night shifts 10pm-7am", (("22:00", "07:00"),)),
        ("16 hours a week, any time between 8am and 8pm", None),
        ("Our core hours are 10am to 4pm", None),
        ("You start between 3am and 6am", None),
        ("The shop is open 9am-5pm", None),
        ("You work three days a week", None),
    ],
)
def test_from_when_till_when_the_shifts_are(text, times):
    assert schedule_of(None, "Clerk", text).times == times


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will not ask you to work evenings", {"evenings": False}),
        ("You are never expected to work nights", {"nights": False}),
        ("Never again lose a weekend", {"weekends": False}),
        ("Never work weekends again", {"weekends": False}),
        ("Weekend work: none", {"weekends": False}),
        ("Weekend work: no more than once a month", {"weekends": True}),
        ("Induction takes place on a Saturday", {}),
        ("Residents often wake at night", {}),
        ("Night staff deal with alarms; you tidy up", {}),
        ("We sort out overnight parcel queries in the day", {}),
        ("We are at St Saturday's Road", {}),
        ("Help to run the weekend college", {}),
        ("Attend three evening meetings a year", {}),
        ("It is a 24 hour operation so nights may be required", {"nights": True}),
        ("On call 1 in 8 weekends", {"weekends": True}),
        ("Night staff wanted", {"nights": True}),
    ],
)
def test_what_is_refused_or_another_matter_is_no_part_of_the_schedule(text, expected):
    assert stated(text) == expected


def test_weekends_denied_and_nights_affirmed_in_one_sentence():
    read = stated("Weekends are not required, nights are")
    assert read == {"weekends": False, "nights": True}


def test_whole_hours_right_after_a_day_are_its_times():
    read = schedule_of(None, "Cleaner", "Mon 8-1, Tue 8-1, Wed 1-6.30")
    assert read.evenings is True
    assert read.times == (("08:00", "13:00"), ("13:00", "18:30"))


def test_numbers_after_a_day_that_are_dates_are_no_times():
    assert schedule_of(None, "Cleaner", "Start: Mon 2-6 March").times is None


@pytest.mark.parametrize("hours", ["Tue 12-7", "17:00-20:00"])
def test_times_at_the_end_of_a_field_are_read(hours):
    assert schedule_of(hours, "Cleaner", "").evenings is True


@pytest.mark.parametrize(
    "text",
    [
        "Shifts:9am-9pm",
        "You work 12 hours 9am-9pm",
        "Good pay with enhancements, 40 hours a week, shifts are 6am to 2pm and 2pm to 10pm",
        "Plus an on call evening rota",
    ],
)
def test_evenings_are_found_in_shifts_however_written(text):
    assert stated(text).get("evenings") is True


@pytest.mark.parametrize(
    "text",
    [
        "Days: £11 an hour, Saturday & nights: £13 an hour - Sunday: £15",
        "Rates\n-Saturday/Nights: £13.40 per hour",
        "£11.10 per hour - days £13.20 per hour - Saturday & nights £15.30 an hour - Sunday only",
    ],
)
def test_a_list_of_rates_names_no_working_days(text):
    read = schedule_of(None, "Carer", text)
    assert (read.weekends, read.days) == (None, None)


def test_what_the_next_sentence_refuses_is_denied():
    read = stated("Late finishes, night shifts, working all weekend? Sorry, none of that here.")
    assert read == {"nights": False}


def test_named_days_with_the_rest_left_open_say_nothing_of_weekends():
    text = "You work Tuesdays and Thursdays with flexibility for the remaining hours"
    assert "weekends" not in stated(text)


def test_shifts_that_may_be_picked_are_no_rota():
    text = "Day shifts and night shifts (or shorter ones) are available"
    assert "rotating_shifts" not in stated(text)
    assert "rotating_shifts" not in stated("The bank offers a more flexible shift pattern")


def test_a_service_of_seven_days_that_staff_must_work_means_weekends():
    text = "The helpline runs 7 days a week so team members will be expected to work shifts"
    assert stated(text).get("weekends") is True
    assert "weekends" not in stated("The helpline runs 7 days a week so callers are never alone")
