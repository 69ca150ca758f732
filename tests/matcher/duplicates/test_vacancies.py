from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.duplicates.vacancies import Sameness, verdict
from matcher.normalise.employers import read_employer
from matcher.vacancy import Contract, Hours, Pay, Place, Schedule, Vacancy
from tests.matcher.factories import make_pay, make_vacancy

TEXT = (
    "We run a busy garden centre by the ring road and need somebody to keep the cafe spotless. "
    "You will wipe tables, mop the floors, load the dishwasher and empty the bins. The team is "
    "friendly and we train everybody on the job. Staff get a discount and free parking. "
    "Ask for Marguerite Osgathorpe in Bramble House when you arrive for your interview."
)
LEEDS = Place("Leeds", "LS9 7TF", 53.79, -1.52, "postcode")
JOB = make_vacancy(text=TEXT, place=LEEDS, hours=Hours(16, 16, quote="16"), pay=make_pay(12.71))
SURE, DOUBTFUL, DIFFERENT = Sameness.SURE, Sameness.DOUBTFUL, Sameness.DIFFERENT


def of(other, one=JOB):
    """What two vacancies are to each other, whichever is asked about the other."""
    found = verdict(one, other)
    assert verdict(other, one) == found
    return found


def job(**changes):
    return replace(JOB, reference="elsewhere", **changes)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.upper(),
        TEXT[:170] + "...",
        f"Sparkle Jobs is recruiting: Cleaner, Leeds. {TEXT} Apply now, reference 443322.",
        TEXT.replace("busy", "fast-paced")
        .replace("need somebody", "are looking for a person")
        .replace("friendly", "welcoming")
        .replace("free parking", "parking for nothing"),
        " ".join(reversed(TEXT.split(". "))),
        TEXT.replace(". ", "."),
    ],
)
def test_the_same_text_cut_framed_reworded_or_in_another_order_is_the_same_job(text):
    assert of(job(text=text)).sameness is SURE


@pytest.mark.parametrize("title", ["CLEANER", "Cleaner - Leeds", "Cleaner x2", "Cleaner required"])
def test_what_boards_add_to_a_title_is_no_other_job(title):
    assert of(job(title=title)).sameness is SURE


@pytest.mark.parametrize(
    "name", ["Brightside Cleaning", "BRIGHTSIDE CLEANING LIMITED", "Brightside Cleaning, Leeds"]
)
def test_a_variant_of_the_employers_name_is_the_same_employer(name):
    assert of(job(employer=read_employer(name))).sameness is SURE


def test_an_agency_in_the_employers_stead_is_the_same_job_where_the_place_is_too():
    agency = read_employer("Key Recruitment Ltd")
    assert of(job(employer=agency)).sameness is SURE
    assert of(job(employer=agency, place=Place())).sameness is DOUBTFUL


def test_another_employer_with_the_same_words_is_left_to_a_person():
    assert of(job(employer=read_employer("Mopsters"))).sameness is DOUBTFUL


@pytest.mark.parametrize(
    "change",
    [
        {"place": Place("Leeds", None, 53.8, -1.55, "place")},
        {"place": Place("Leeds", "LS9", 53.79, -1.5, "outcode")},
        {"hours": Hours()},
        {"pay": None},
        {"pay": Pay("GBP", 12.71, 12.71, 24851.0, 24851.0, "year", None, "£24,851")},
    ],
)
def test_a_fact_in_another_form_or_left_out_is_no_difference(change):
    assert of(job(**change)).sameness is SURE


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"place": Place("York", "YO1 7HH", 53.96, -1.08, "postcode")}, "The places differ"),
        ({"hours": Hours(24, 24, quote="24")}, "The hours differ: 24 and 16."),
        ({"contract": Contract(kinds=("temporary",))}, "The contracts differ"),
        ({"pay": make_pay(15)}, "The pay differs"),
        ({"title": "Senior cleaner"}, "The titles differ"),
        ({"title": "Kitchen porter"}, "The titles differ"),
        ({"text": TEXT.replace("Bramble House", "Thistle House")}, "“bramble"),
        ({"text": TEXT.replace("garden centre", "garden centre, working nights")}, "nights"),
        ({"text": "Drive our vans to shops all over the country and unload. " * 4}, "little in"),
    ],
)
def test_what_differs_is_named(change, because):
    one = replace(JOB, contract=Contract(kinds=("permanent",)))
    if "nights" in because:
        one = replace(one, text=TEXT.replace("garden centre", "garden centre, working evenings"))
    found = of(job(**{"contract": Contract(kinds=("permanent",)), **change}), one)
    assert found.sameness is not SURE
    assert because in found.because or "One says" in found.because


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("for 37.5 hours a week", "for 20 hours a week"),
        ("on the day shift", "on the night shift"),
        ("on a permanent contract", "on a fixed term contract"),
        ("on Mondays and Tuesdays", "on Saturdays and Sundays"),
        ("in Harrogate with us", "in Knaresborough with us"),
        ("on ward 7 with us", "on ward 19 with us"),
    ],
)
def test_two_posts_from_one_template_are_different(mine, theirs):
    template = TEXT.replace("keep the cafe spotless", "keep the cafe spotless {}")
    one, other = (replace(JOB, text=template.format(said)) for said in (mine, theirs))
    assert of(other, one).sameness is DIFFERENT


@pytest.mark.parametrize("said", ["to cover maternity leave", "full time", "on a 6 month contract"])
def test_a_term_that_one_alone_states_is_left_to_a_person(said):
    text = TEXT.replace("keep the cafe spotless", f"keep the cafe spotless {said}")
    assert of(job(text=text)).sameness is DOUBTFUL


def test_a_figure_from_another_sentence_is_weaker_than_two_fields():
    text = f"{TEXT} Four of us work 16 hours a week, and one works 24 hours a week."
    mine = replace(JOB, text=text, hours=Hours(16, 16, quote="16 hours a week"))
    theirs = replace(mine, hours=Hours(24, 24, quote="24 hours"), reference="elsewhere")
    assert of(theirs, mine).sameness is SURE
    assert of(replace(theirs, hours=Hours(24, 24, quote="24.0 weekly")), mine).sameness is DOUBTFUL


def test_dates_and_the_numbers_of_sites_are_no_difference():
    one = replace(JOB, text=f"{TEXT} Interviews on 3 March 2026, reference 443322, come early.")
    other = replace(JOB, text=f"{TEXT} Interviews on 9 April 2026, reference 998877, come early.")
    assert of(other, one).sameness is SURE


def test_shifts_read_otherwise_leave_a_doubt():
    mine = replace(JOB, schedule=Schedule(nights=True))
    assert of(job(schedule=Schedule(nights=False)), mine).sameness is DOUBTFUL


def test_nobody_is_sure_without_a_text():
    assert of(job(text=""), replace(JOB, text="")).sameness is DOUBTFUL


@pytest.mark.parametrize("text", ["", "A.", TEXT])
def test_a_vacancy_is_the_same_as_itself(text):
    one = replace(JOB, text=text)
    assert verdict(one, one).sameness is SURE


TOLD = (
    "ward house night nights day 12 37.5 band Leeds York cleaner and the we permanent fixed term",
    "oak willow team £ full part time at on Mon Sat cover maternity bank",
)
WORDS = st.sampled_from([word for line in TOLD for word in line.split()])
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))


@st.composite
def vacancies(draw: st.DrawFn) -> Vacancy:
    return make_vacancy(
        title=draw(TEXTS),
        text=draw(TEXTS),
        employer=read_employer(draw(st.sampled_from(["Brightside", "Key People", "", "Mopsters"]))),
        place=draw(st.sampled_from([LEEDS, Place(), Place("York"), Place("Oak ward", "LS9 7")])),
        hours=draw(st.sampled_from([Hours(), Hours(16, 16, quote="16"), Hours(full_time=True)])),
        pay=draw(st.sampled_from([None, make_pay(12), make_pay(None), make_pay(9, 20)])),
    )


@given(vacancies(), vacancies())
def test_a_verdict_is_the_same_both_ways_and_says_why(one, other):
    assert verdict(one, other) == verdict(other, one)
    assert verdict(one, other).because.endswith((".", ".”"))


@given(vacancies())
def test_any_vacancy_is_the_same_as_itself(one):
    assert verdict(one, one).sameness is SURE


@given(vacancies(), vacancies())
def test_capitals_change_nothing(one, other):
    table = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    loud = replace(other, text=other.text.translate(table))
    assert verdict(one, loud) == verdict(one, other)


@pytest.mark.parametrize(
    "piece", ["9", "(", "and ", "a b c d ", "ward 7 ", "£12 ", "night day ", "x" * 9_999 + " "]
)
def test_a_megabyte_of_anything_is_read_at_once(piece):
    text = piece * (1_000_000 // len(piece))
    one = replace(JOB, text=text, title=text[:50_000])
    other = replace(JOB, text=one.text[7:] + "x", title=one.title + "y")
    assert verdict(one, other).because
