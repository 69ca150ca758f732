"""Competitive or not: grounds against a job, and the phrases that only look like them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise import minimum_wage
from matcher.normalise.competitive import posted_on, read_competitive
from matcher.normalise.minimum_wage import minimum_hourly
from matcher.normalise.pay import read_pay
from matcher.normalise.pay_basis import is_part_of_year
from matcher.reference import rows
from matcher.vacancy import Advert, Contract, Hours

ON = date(2026, 5, 1)
NO_CONTRACT = Contract()
NO_HOURS = Hours()


def judge(text="", *, title="Cleaner", contract=NO_CONTRACT, hours=NO_HOURS, on=ON, **fields):
    advert = Advert(title, "Brightside", **fields)
    pay = read_pay(advert.pay, text, hours.max, is_part_of_year(text))
    return read_competitive(advert, text, pay, contract, hours, on=on)


@pytest.mark.parametrize(
    "text",
    [
        "We are not able to pay a salary; travel is refunded.",
        "You will be given training and a reference. No salary is offered.",
        "Two weeks of work experience in our studio, no pay.",
        "A two-day trial without pay shows whether you fit in.",
        "Earnings are 100% commission.",
        "Payment is on a commission-only basis.",
        "This internship is unpaid but travel is covered.",
        "Remuneration: none",
    ],
)
def test_more_ways_to_say_that_nobody_pays(text):
    assert judge(text).verdict == "no"


@pytest.mark.parametrize(
    "text",
    [
        "Volunteers are welcome to apply for this post.",
        "We support our unpaid carers with time off.",
        "Lunch is an unpaid half hour.",
        "Unpaid leave may be agreed.",
        "We have no commission-only contracts: agents are on a salary.",
        "We are a Disability Confident employer with a guaranteed interview scheme.",
        "A trial shift (paid) is part of how we choose.",
        "You are paid for your training and your trial day.",
        "The trial period is three months on full pay.",
        "Applications from disabled people are encouraged.",
        "You will work with disabled children only under supervision.",
        "Your customers may be self-employed or on zero hours contracts.",
        "You will advise the self-employed on their tax.",
    ],
)
def test_more_that_only_looks_like_grounds(text):
    assert judge(text).verdict == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "Rent-a-chair available in our salon.",
        "You are paid by the drop as an independent contractor.",
        "Freelance basis, invoiced monthly.",
        "A franchise opportunity: run your own round.",
        "Self employed only (CIS).",
    ],
)
def test_more_that_is_self_employment(text):
    assert judge(text).verdict == "check"


@pytest.mark.parametrize(
    "text",
    [
        "This is a volunteer role in our shop.",
        "Please note that this is an unpaid position.",
        "The role is voluntary.",
        "The post is unpaid but rewarding.",
        "You will work on a voluntary basis.",
        "Salary: unpaid",
        "Expenses only.",
        "This is a commission only role.",
        "There is no basic salary.",
        "Before we decide we ask for an unpaid trial shift.",
        "Trial shifts are unpaid.",
        "This post is only open to disabled people.",
        "The vacancy is reserved for people with a learning disability.",
        "We will only consider applications from disabled people.",
        "This is a sheltered placement.",
    ],
)
def test_grounds_against_a_job(text):
    found = judge(text)
    assert found.verdict == "no"
    assert found.reasons


@pytest.mark.parametrize(
    "field", ["Volunteer", "Voluntary", "Unpaid", "Expenses only", "Commission only"]
)
def test_a_pay_field_may_give_the_ground(field):
    assert judge(pay=field).verdict == "no"


@pytest.mark.parametrize(
    "text",
    [
        "This is not a volunteer role.",
        "This isn't an unpaid internship.",
        "We never offer commission only work.",
        "No unpaid trials here.",
        "Volunteers are welcome to visit our garden.",
        "All staff and volunteers share our values.",
        "You will support unpaid carers.",
        "There is a 30 minute unpaid break.",
        "Unpaid leave may be agreed.",
        "This is a voluntary sector role.",
        "This is a volunteer coordinator role.",
        "Overtime work is voluntary.",
        "You will help people into unpaid placements.",
        "Experience, paid or unpaid, is welcome.",
        "The Care Quality Commission rates us as good.",
        "We support self-employed people with their books.",
        "Experience as a self-employed gardener helps.",
        "The service is exclusively for adults with learning disabilities.",
        "We welcome applications from disabled people.",
        "You will run clinical trials.",
        "A paid trial shift comes first.",
        "Work trials are paid.",
    ],
)
def test_phrases_that_only_look_like_grounds(text):
    assert judge(text).verdict == "yes"


@pytest.mark.parametrize(
    "title",
    [
        "Volunteer Driver",
        "Shop volunteers wanted",
        "Unpaid research intern",
        "Befriender (voluntary)",
    ],
)
def test_titles_of_unpaid_roles(title):
    assert judge(title=title).verdict == "no"


@pytest.mark.parametrize(
    "title",
    [
        "Volunteer Manager",
        "Volunteering Co-ordinator",
        "Voluntary Services Officer",
        "Unpaid Carers Lead",
    ],
)
def test_people_who_look_after_volunteers_are_paid(title):
    assert judge(title=title).verdict == "yes"


def test_a_wage_says_more_than_the_word_volunteer_in_a_title():
    assert judge(title="Volunteer Administrator", pay="£13.50 per hour").verdict == "yes"


def test_a_contract_read_as_voluntary_is_unpaid():
    assert judge(contract=Contract(("volunteer",))).verdict == "no"


@pytest.mark.parametrize(
    "text",
    [
        "We offer a zero hours contract.",
        "The work is offered on a self-employed basis.",
        "You will be self-employed.",
        "You may be asked to do a work trial.",
    ],
)
def test_grounds_to_ask_about(text):
    assert judge(text).verdict == "check"


@pytest.mark.parametrize(
    "text",
    [
        "Hours are not guaranteed.",
        "We give no guarantee of work.",
        "No minimum hours are guaranteed.",
        "There are no fixed hours for you or for us.",
        "Chair to rent in a friendly salon.",
        "You rent a chair and keep your takings.",
        "Self-employed, so you choose your days.",
    ],
)
def test_work_without_set_hours_or_wage_is_to_be_asked_about(text):
    found = judge(text)
    assert found.verdict == "check"
    assert text.rstrip(".") in found.reasons[0]


@pytest.mark.parametrize(
    "text",
    [
        "We guarantee your hours.",
        "Fitting chairs.",
        "Rent is cheap here.",
        "You guarantee quality.",
    ],
)
def test_what_only_sounds_like_it_is_not(text):
    assert judge(text).verdict == "yes"


def test_bank_and_casual_work_without_weekly_hours_is_a_check():
    casual = Contract(("casual",))
    bank = judge(title="Care Worker (Bank)", contract=casual)
    assert bank.verdict == "check"
    assert bank.reasons == ("It is bank work: hours are not guaranteed",)
    relief = judge(contract=casual, title="Relief Cook")
    assert relief.reasons == ("It is casual work: hours are not guaranteed",)


@pytest.mark.parametrize(
    ("contract", "hours"),
    [
        (Contract(("casual",)), Hours(10, 10)),
        (Contract(("casual",)), Hours(full_time=True)),
        (Contract(("casual",), zero_hours=False), NO_HOURS),
        (Contract(("permanent", "casual")), NO_HOURS),
    ],
)
def test_bank_work_with_hours_or_beside_another_contract_is_not(contract, hours):
    assert judge(title="Bank Cook", contract=contract, hours=hours).verdict == "yes"


def test_a_bank_named_in_the_description_alone_is_not_plain_enough():
    assert judge("You may join our bank too.", contract=Contract(("casual",))).verdict == "yes"


def test_zero_hours_are_said_once():
    bank = Contract(("casual",), zero_hours=True)
    assert len(judge("No guaranteed hours.", title="Bank Cook", contract=bank).reasons) == 1


def test_zero_hours_read_elsewhere_is_a_check():
    assert judge(contract=Contract(zero_hours=True)).verdict == "check"


def test_nothing_stated_is_nothing_against_it():
    assert judge().verdict == "yes"
    assert judge().reasons == ()


def test_below_the_minimum_wage_is_not_competitive():
    found = judge(pay="£12.00 per hour", posted="2026-05-01")
    assert found.verdict == "no"
    assert found.reasons == (
        "The pay comes to £12 an hour, below the minimum wage of £12.71 an hour",
    )


def test_at_the_minimum_wage_it_is():
    assert judge(pay="£12.71 per hour").verdict == "yes"


def test_the_rates_of_the_day_it_was_posted_apply():
    assert judge(pay="£12.21 per hour", posted="2026-03-31").verdict == "yes"
    assert judge(pay="£12.21 per hour", posted="2026-04-01").verdict == "no"


def test_without_a_posting_date_the_given_day_applies():
    assert judge(pay="£12.21 per hour", on=date(2026, 3, 31)).verdict == "yes"
    assert judge(pay="£11.00 per hour", posted="soon").verdict == "no"


def test_a_range_across_the_minimum_is_a_check():
    assert judge(pay="£11.00 - £14.00 per hour").verdict == "check"


def test_apprentices_are_held_to_their_own_rate():
    apprenticeship = Contract(("apprenticeship",))
    assert judge(pay="£8.00 per hour", contract=apprenticeship).verdict == "yes"
    assert judge(pay="£6.00 per hour", contract=apprenticeship).verdict == "no"


def test_a_stated_age_brings_its_rate():
    assert judge(pay="£10.85 per hour (age 18-20)").verdict == "yes"
    assert judge(pay="£8.00 per hour (age 18-20)").verdict == "no"


def test_an_age_in_the_description_is_not_the_workers():
    assert judge("You will teach children aged 5 to 16.", pay="£10.00 per hour").verdict == "no"


def test_other_currencies_are_not_compared():
    assert judge(pay="€9 per hour").verdict == "yes"


def test_a_low_year_without_hours_may_be_a_part_time_one():
    assert judge(pay="£9,500").verdict == "check"


def test_a_low_year_for_full_time_work_is_below_the_minimum():
    assert judge(pay="£19,000 per annum", hours=Hours(37.5, 37.5)).verdict == "no"
    assert judge(pay="£19,000 per annum", hours=Hours(full_time=True)).verdict == "no"


def test_what_is_paid_for_part_of_the_year_is_not_held_against_the_minimum():
    term_time = Hours(30, 30)
    assert judge("Term time only.", pay="Actual salary £17,400", hours=term_time).verdict == "yes"
    assert judge("Term time only.", pay="£17,400 a year", hours=term_time).verdict == "check"


def test_a_full_time_figure_may_be_for_a_week_of_35_hours():
    part_time = Hours(20, 20)
    assert judge(pay="£23,500 pro rata", hours=part_time).verdict == "check"
    assert judge(pay="£19,000 FTE", hours=part_time).verdict == "no"


def test_a_day_whose_hours_are_stated_is_held_against_the_minimum():
    assert judge(pay="£80 per day (8 hour day)").verdict == "no"
    assert judge(pay="£110 per day (8 hour day)").verdict == "yes"


def test_the_minimum_for_52_weeks_is_not_below_it():
    assert judge(pay="£24,784.50 per annum", hours=Hours(37.5, 37.5)).verdict == "yes"


def test_a_no_comes_before_what_is_only_to_be_checked():
    found = judge("This is a zero hours contract. This is an unpaid position.")
    assert found.verdict == "no"
    assert len(found.reasons) == 2
    assert "unpaid" in found.reasons[0]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-04-01", date(2026, 4, 1)),
        ("2026-04-01T09:30:00+0100", date(2026, 4, 1)),
        ("01/04/2026", date(2026, 4, 1)),
        ("2026-02-30", None),
        ("last week", None),
        (None, None),
    ],
)
def test_posting_dates(written, day):
    assert posted_on(Advert("Cleaner", "Brightside", posted=written)) == day


def test_the_minimum_wage_of_each_day_and_age():
    assert minimum_hourly(date(2025, 4, 1)) == 12.21
    assert minimum_hourly(date(2026, 3, 31)) == 12.21
    assert minimum_hourly(date(2026, 4, 1)) == 12.71
    assert minimum_hourly(date(2026, 4, 1), age=18) == 10.85
    assert minimum_hourly(date(2026, 4, 1), age=17) == 8.0
    assert minimum_hourly(date(2026, 4, 1), apprentice=True) == 8.0
    assert minimum_hourly(date(2016, 12, 1), age=25) == 7.2
    assert minimum_hourly(date(2010, 1, 1)) is None


@pytest.fixture
def next_april(monkeypatch):
    """The table as it will be once a further year's rate is added to it."""
    more = {"from": "2027-04-01", "kind": "age", "youngest": "21", "hourly": "13.45", "source": ""}
    table = (*rows("pay/minimum_wage.csv"), more)
    for kept in (minimum_wage._rates, minimum_hourly):
        kept.cache_clear()
    monkeypatch.setattr(minimum_wage, "rows", lambda name: table)
    yield
    for kept in (minimum_wage._rates, minimum_hourly):
        kept.cache_clear()


@pytest.mark.usefixtures("next_april")
def test_next_april_is_a_row_in_the_table():
    assert minimum_hourly(date(2027, 3, 31)) == 12.71
    assert minimum_hourly(date(2027, 4, 1)) == 13.45
    assert judge(pay="£13.10 an hour", posted="2027-03-31").verdict == "yes"
    assert judge(pay="£13.10 an hour", posted="2027-04-01").verdict == "no"


def test_rates_never_fall_and_name_their_regulations():
    table = rows("pay/minimum_wage.csv")
    for kind in {(row["kind"], row["youngest"]) for row in table}:
        rates = [row for row in table if (row["kind"], row["youngest"]) == kind]
        hourly = [float(row["hourly"]) for row in sorted(rates, key=lambda row: row["from"])]
        assert hourly == sorted(hourly)
    assert all(row["source"].startswith("https://www.legislation.gov.uk/") for row in table)


WORDS = (
    "this is not a volunteer unpaid role position commission only trial shift zero hours contract"
    " self-employed disabled people only open to £9 per hour expenses . : ("
)


@given(
    st.one_of(
        st.text(max_size=80), st.lists(st.sampled_from(WORDS.split()), max_size=20).map(" ".join)
    ),
    st.text(),
)
def test_any_text_gets_a_verdict_and_a_no_its_reason(text, posted):
    found = judge(text, title=text, pay=text, hours=Hours(), posted=posted)
    assert found.verdict in ("yes", "no", "check")
    assert bool(found.reasons) == (found.verdict != "yes")


@pytest.mark.parametrize(
    "text",
    [
        "Callers ask you for advice on unpaid trial shifts and holiday pay.",
        "You will be teaching classes about commission only selling.",
        "The union takes up cases of self-employed couriers.",
        "We help people out of commission only work.",
        "Many agencies are commission only. We pay a wage.",
        "Sellers are commission only at rival firms and salaried with us.",
    ],
)
def test_a_topic_of_the_work_or_the_terms_of_other_firms_are_no_ground(text):
    assert judge(text).verdict == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "You will advise clients on mortgages, commission only.",
        "This post, with training in sales, is paid on a commission only basis.",
        "For more about this commission only role, call Dilys.",
        "You advise visitors on solar panels on a commission only basis.",
        "Advising on conservatories is commission only.",
    ],
)
def test_the_posts_own_terms_are_a_ground_beside_any_topic(text):
    assert judge(text).verdict == "no"


def test_a_call_about_a_trial_shift_is_still_one_to_ask_about():
    assert judge("We will ring you about a trial shift.").verdict == "check"


def test_pay_that_was_lawful_within_two_years_is_a_check_where_no_date_is_given():
    found = judge(pay="£12.00 per hour")
    assert found.verdict == "check"
    assert "the advert has no date" in found.reasons[0]


@pytest.mark.parametrize(
    "text",
    [
        "Internal only: night porter at the lodge.",
        "Internal candidates only please.",
        "This job is only open to current employees of the council.",
        "The vacancy is open to existing staff of the college only.",
        "The post is ringfenced for staff at risk only, and is restricted to existing colleagues.",
        "You must be a current employee of the group.",
    ],
)
def test_a_job_for_present_staff_only_is_not_competitive(text):
    found = judge(text)
    assert found.verdict == "no"
    assert found.reasons[0].startswith("Only people who already work for this employer may apply")


@pytest.mark.parametrize(
    "text",
    [
        "We invite internal and external applicants.",
        "You serve internal customers only by telephone.",
        "Fixed term, or a secondment for internal applicants only.",
        "It is not limited to internal candidates.",
        "The moving allowance: relocation is paid to existing staff only.",
        "Preference goes to staff at risk.",
    ],
)
def test_a_job_that_others_may_have_too_is_competitive(text):
    assert judge(text).verdict == "yes"
