import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.advert_text import advert_text
from matcher.normalise.hours import read_hours


def hours_of(hours, title, text):
    return read_hours(advert_text(hours, title, text))


def span(text, hours=None, title="Cleaner"):
    read = hours_of(hours, title, text)
    return read.min, read.max


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 hours per week", (20, 20)),
        ("16-24 hours a week", (16, 24)),
        ("You will work between 16 and 24 hours per week", (16, 24)),
        ("Up to 20 hours a week", (None, 20)),
        ("A minimum of 15 hours per week", (15, None)),
        ("20+ hours a week", (20, None)),
        ("37 hours 30 minutes/week", (37.5, 37.5)),
        ("We have two posts, 18.75 and 30 hours", (18.75, 30)),
        ("Hours: 22.5", (22.5, 22.5)),
        ("37.5hpw", (37.5, 37.5)),
        ("Band 5 - 37.5 hours", (37.5, 37.5)),
        ("75 hours per fortnight", (37.5, 37.5)),
        ("7½ hours a week", (7.5, 7.5)),
        ("You work twenty-two hours a week", (22, 22)),
        ("Ten to twelve hours per week", (10, 12)),
        ("Seventeen and a half hours a week", (17.5, 17.5)),
        ("Fourteen hours, worked over three days", (14, 14)),
        ("A rota averaging 39 hours", (39, 39)),
        ("1 x 30 hours permanent and 2 x 16.5 hours permanent", (16.5, 30)),
    ],
)
def test_weekly_hours_are_read(text, expected):
    assert span(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The team operates 8-8, 7 days a week",
        "Monday to Friday, 9-5",
        "40 hours of training in your first year",
        "We give 24 hour care",
        "We reply within 48 hours",
        "Open 24/7, 24 hours a day",
        "You will work 12 hour shifts",
        "1265 hours a year",
        "from 08.00 to 16.00 hours",
        "£12.50 per hour, paid every 4 weeks",
        "an out of hours service",
        "Twelve hour shifts",
        "You have one hour a week with your supervisor",
        "We often hours later laugh about it",
        "Two hours of unpaid reading a month",
    ],
)
def test_other_hours_are_not_weekly_hours(text):
    assert span(text) == (None, None)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("37.5", (37.5, 37.5)),
        ("16 - 24", (16, 24)),
        ("20 hrs", (20, 20)),
        ("12 hours", (12, 12)),
        ("44 average", (44, 44)),
        ("36, flexible", (36, 36)),
        ("18-26, evenings", (18, 26)),
        ("8-1, Mon to Wed", (15, 15)),
        ("3, 4 or 5 days", (None, None)),
        ("4 days", (None, None)),
    ],
)
def test_a_number_in_the_hours_field_is_hours(field, expected):
    assert span("", hours=field) == expected


@pytest.mark.parametrize(
    "text", ["Hours: 9-5 Monday to Friday", "Working hours: 8-4", "Hours: 4 on 4 off, long shifts"]
)
def test_from_when_till_when_is_no_number_of_hours(text):
    assert span(text) == (None, None)


def test_a_span_after_hours_is_read():
    assert span("Hours: 16-24 per week") == (16, 24)
    assert span("This role is 20 hours, shifts to suit") == (20, 20)


def test_the_hours_field_is_believed_before_the_text():
    assert span("Our other shop offers 37 hours a week", hours="20 hours") == (20, 20)


def test_a_part_of_a_post_is_worked_out_from_the_week_stated():
    assert span("37.5hpw, 0.6 WTE") == (22.5, 22.5)


def test_a_part_of_a_post_without_the_week_has_no_hours():
    read = hours_of(None, "Cleaner", "This is 0.6 WTE")
    assert (read.min, read.max, read.part_time) == (None, None, True)


def test_hours_stated_beside_their_part_are_kept():
    assert span("0.8 wte, 30 hours a week") == (30, 30)


def test_someone_elses_part_of_a_post_says_nothing():
    assert hours_of(None, "Clerk", "You are supervised by the manager (0.6 wte)").part_time is None


def test_what_pay_is_based_on_is_not_what_is_worked():
    text = "Salary £24,000 based on 37 hours per week. You work 16 hours per week."
    assert span(text) == (16, 16)


def test_part_time_considered_leaves_the_least_open():
    read = hours_of(None, "Cleaner", "37.5 hours each week, part time considered")
    assert (read.min, read.max, read.full_time, read.part_time) == (None, 37.5, True, True)


@pytest.mark.parametrize(
    ("field", "full", "part"),
    [
        ("FULL_TIME", True, None),
        ("PART_TIME", None, True),
        ("FULL_TIME, PART_TIME", True, True),
        ("Full time or part time", True, True),
        ("Full/part time", True, True),
        ("FT", True, None),
        ("36 hours", True, None),
        ("32 hours", None, None),
        ("16 hours", None, True),
    ],
)
def test_full_and_part_time(field, full, part):
    read = hours_of(field, "Cleaner", "")
    assert (read.full_time, read.part_time) == (full, part)


@pytest.mark.parametrize(
    "text",
    [
        "12 months FT, then reviewed",
        "The NHS FT is large",
        "Join a full time GP practice team",
        "Salary is pro rata for part time staff",
        "Not in full-time education",
        "£30,000 full time equivalent",
    ],
)
def test_full_or_part_time_of_something_else_says_nothing(text):
    read = hours_of(None, "Clerk", text)
    assert (read.full_time, read.part_time) == (None, None)


@pytest.mark.parametrize(
    ("text", "full", "part"),
    [
        ("Mon to Fri 8.15 - 4.15.", True, None),
        ("8-5 Monday to Friday", True, None),
        ("Monday to Friday 9am to 4pm", None, None),
        ("Mon-Fri 9-5", True, None),
        ("Five days a week, 6am-3pm", True, None),
        ("Four ten-hour days, 6.15-4.15", True, None),
        ("Mon 9-5.30, Wed 9-1, Fri 2-6", None, True),
        ("Monday to Thursday 7.30-5, Friday 7.30-1", True, None),
        ("6am-2pm or 2pm-10pm, alternate weeks, Mon-Fri", True, None),
        ("Three or four days a week, 9-4", None, True),
        ("Saturdays and Sundays 9.30 - 5 and the odd weekday", None, True),
        ("7am-4pm Mon-Thurs, finish at 12 on Friday", None, None),
        ("Any day Mon-Fri between 7.30am and 6.15pm", None, None),
        ("The shop is open Monday to Friday 9-5", None, None),
        ("Two weeks' training 9-5 Mon-Fri", None, None),
        ("Interviews are Monday to Friday 9-5", None, None),
        ("Flexitime: Monday to Friday between 7am and 7pm", None, None),
        ("Shifts 5-10 or 6-11, Thursday to Sunday", None, None),
    ],
)
def test_plain_days_and_times_tell_full_from_part_time(text, full, part):
    read = hours_of(None, "Clerk", text)
    assert (read.full_time, read.part_time) == (full, part)
    assert (read.min, read.max) == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10am until 1pm, Monday to Friday", 15),
        ("Tuesday to Friday 9 till 1", 16),
        ("7am-1pm, three days a week including one weekend day", 18),
        ("9.15-1.15 or 1.15-5.15 weekdays", 20),
        ("7am-9am and 3pm-5pm, Monday to Friday", 20),
        ("Mon-Wed 4-8pm, Sat 9-2", 17),
        ("Monday to Thursday 5pm to 7.30pm, Friday 4pm to 6.30pm", 12.5),
    ],
)
def test_days_too_short_for_a_break_add_up_to_paid_hours(text, expected):
    read = hours_of(None, "Cleaner", text)
    assert (read.min, read.max, read.part_time) == (expected, expected, True)


def test_the_numbers_of_posts_are_not_their_hours():
    assert span("Post 1 - 37.5 hours per week. Post 2 - 15 hours per week") == (15, 37.5)


def test_short_days_are_not_added_up_where_a_full_time_post_is_offered():
    assert span("Full time days are offered. There is also Saturday 10am-2pm.") == (None, None)


def test_short_days_are_not_added_up_where_weekends_come_on_top():
    assert span("Monday to Friday 1pm-6pm, with some weekend work") == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is a 28 hour role in our kitchen", 28),
        ("We offer a 20 hours part time vacancy", 20),
        ("Two posts, 26 hours per post", 26),
        ("A job share, 17.5 hours, days to be agreed", 17.5),
        ("Part time: 18 hours, shift pattern to be agreed", 18),
        ("Work 21 hours on average per week", 21),
        ("A 36 hours working week over 5 days", 36),
        ("20 hours (5 PA's) per week", 20),
        ("Ref. 12-20 Hours: 37 per week", 37),
        ("Hours: 1 full time post, (37.5 hours)", 37.5),
    ],
)
def test_hours_are_read_where_the_post_is_named_beside_them(text, expected):
    assert span(text) == (expected, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Our working hours are 24 hours a day",
        "Guests stay for up to 24/48 hours",
        "The clinic runs over 6 days, 8-20.30 hours",
        "You are paid for actual working hours - £14.20 per hour",
    ],
)
def test_a_day_a_stay_a_clock_and_a_rate_are_not_weekly_hours(text):
    assert span(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "full", "part"),
    [
        ("We want a full time staff nurse", True, None),
        ("Join our team in the post of full time porter", True, None),
        ("Meet our team An opening has arisen for a full time baker", True, None),
        ("Contract: part-time Salary: £12,000", None, True),
        ("Looking for permanent, full time staff now", True, None),
        ("Six months, with the possibility of full time hours", None, None),
        ("The option of part time work", None, True),
        ("Our team includes full time gardeners", None, None),
        ("Call Jo, who works part time", None, None),
        ("Those who wish to work less than full time may apply", None, True),
        ("Four years' full-time training (or the same gained on a part-time basis)", None, None),
    ],
)
def test_whose_full_or_part_time_it_is(text, full, part):
    read = hours_of(None, "Clerk", text)
    assert (read.full_time, read.part_time) == (full, part)


def test_the_quote_holds_the_days_and_times():
    text = "We are kind. Monday to Friday, 9.30am to 12.30pm. Apply now."
    assert hours_of(None, "Clerk", text).quote == "Monday to Friday, 9.30am to 12.30pm."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon-Fri 9-5 with an hour's unpaid lunch", 35),
        ("Monday to Friday 8am-4pm, half an hour unpaid for lunch", 37.5),
        ("Monday to Thursday 9am-5pm. Breaks are paid.", 32),
        ("Mon-Fri 8am-4pm with a paid half hour break", 40),
        ("5 hours a day, Mon-Fri", 25),
        ("Four ten-hour days, 7.45am to 6.15pm", 40),
        ("9am-5pm, three or four days, 30 minutes' unpaid break", None),
    ],
)
def test_times_with_a_stated_break_or_length_of_day_give_exact_hours(text, expected):
    assert span(text) == (expected, expected)


def test_stated_hours_are_believed_before_days_and_times():
    read = hours_of("16 hours", "Clerk", "Monday to Friday 9am to 5pm")
    assert (read.min, read.max, read.full_time, read.part_time) == (16, 16, None, True)


def test_part_time_said_is_believed_before_days_and_times():
    read = hours_of("Part time", "Clerk", "The team is in Monday to Friday 8am to 5pm")
    assert (read.full_time, read.part_time) == (None, True)


def test_part_time_can_be_refused():
    assert hours_of(None, "Clerk", "Part time is not available. No part time.").part_time is False


def test_the_quote_is_the_adverts_own():
    text = "We are kind. The post is 16 hours a week. Apply now."
    assert hours_of(None, "Clerk", text).quote == "The post is 16 hours a week."


@given(st.text(), st.text(), st.text(alphabet="0123456789.- hourswtek/½+\n"))
def test_any_text_gives_hours_in_order(hours, title, text):
    read = hours_of(hours, title, text)
    if read.min is not None and read.max is not None:
        assert 0 < read.min <= read.max <= 72


@pytest.mark.parametrize(
    "piece", ["9", "37.5 hours ", "hours ", "0.6 wte ", "full time ", "(", "- "]
)
def test_a_megabyte_of_one_thing_is_read(piece):
    hours_of(None, "Cleaner", piece * (1_000_000 // len(piece)))


@pytest.mark.parametrize(
    "field",
    [
        "9-5", "24/7", "10-4", "7 - 3", "22-6", "9-17", "8 - 4 hours", "7-7",
        "30 min break, 1 hour lunch", "Mon-Thu (1 hr unpaid break)", "48 hour opt-out", "-8 hours",
        "-8",
    ],
)  # fmt: skip
def test_times_breaks_limits_and_negative_numbers_in_the_hours_field_are_no_weekly_hours(field):
    assert span("", hours=field) == (None, None)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("16-24", (16, 24)),
        ("20-30", (20, 30)),
        ("24-16", (16, 24)),
        ("8-16 hours", (8, 16)),
        ("12 or 8 hours", (8, 12)),
        ("20/16", (16, 20)),
        ("8-16 per week", (8, 16)),
        ("- 16 hours", (16, 16)),
        ("37.5 (1 hr lunch)", (37.5, 37.5)),
        ("35 hours, 1 hour unpaid lunch", (35, 35)),
        ("37 hours, opt out of the 48 hour week", (37, 37)),
    ],
)
def test_weekly_hours_beside_times_breaks_and_limits_are_still_read(field, expected):
    assert span("", hours=field) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The young person attends school; the pupil studies 25 hours a week",
        "Our learners attend classes 16 hours per week",
        "Please give 36 hours' notice",
    ],
)
def test_hours_of_those_who_are_served_and_of_notice_are_not_the_posts(text):
    assert span(text) == (None, None)


def test_a_post_not_suitable_for_part_time_is_not_part_time():
    assert hours_of(None, "Cook", "Sorry, not suitable for part time").part_time is False


def test_a_part_time_course_says_nothing_of_the_post():
    read = hours_of(None, "Cook", "We pay for a part-time degree. The post is 36 hours a week.")

    assert (read.part_time, read.min, read.max) == (None, 36, 36)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 shifts x 12.5 hours per week", (37.5, 37.5)),
        ("Working hours: 7 shifts per fortnight, 75 hours per fortnight", (37.5, 37.5)),
        ("Hours per week 37.5 Duration: ongoing", (37.5, 37.5)),
        ("16 hours per week 12 month contract", (16, 16)),
    ],
)
def test_a_week_made_of_shifts_or_named_before_its_number(text, expected):
    assert span(text) == expected


def test_part_time_that_cannot_be_had_is_no_part_time():
    read = hours_of(None, "Clerk", "Full-time. If you want part-time hours we cannot offer them.")
    assert (read.full_time, read.part_time) == (True, False)


def test_a_mixture_of_full_and_part_time_staff_says_nothing():
    assert (
        hours_of(None, "Clerk", "We are a mixture of 26 full and part time staff.").full_time
        is None
    )
