"""Titles: what a reader is shown, and the kind of work they are read as."""

import csv
import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from matcher.normalise.title_noise import NOISES
from matcher.normalise.titles import clean_title, occupations_of, read_occupation
from matcher.reference import rows

SHARED = Path(os.environ.get("IPS_SHARED", "../shared")) / "data"


def code_of(title: str, description: str | None = None) -> str | None:
    read = read_occupation(title, description)
    return None if read is None else read.code


def codes_in_order(title: str) -> list[str]:
    read = read_occupation(title)
    return [] if read is None else [read.code, *(other.code for other in read.alternatives)]


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("Band 5/6 Staff Nurse", "Staff Nurse"),
        ("Staff Nurse - Band 5", "Staff Nurse"),
        ("B6 Physio", "Physio"),
        ("Administrator Grade 4", "Administrator"),
        ("Caretaker, Scale 3", "Caretaker"),
        ("Urgent!! Cleaner x2 posts", "Cleaner"),
        ("Cleaner (2 posts)", "Cleaner"),
        ("Kitchen Porter - £12.50 per hour + tips", "Kitchen Porter"),
        ("Driver £24k-£26k pa", "Driver"),
        ("HCA £5,000 welcome bonus", "HCA"),
        ("Care Assistant – 37.5 hrs per week", "Care Assistant"),
        ("Receptionist (Part-time, term time only)", "Receptionist"),
        ("Cook - maternity cover, 12 months fixed term contract", "Cook"),
        ("Chef 🍳 needed ASAP", "Chef"),
        ("Cleaner Ref: 1234-AB", "Cleaner"),
        ("Gardener (Otley)", "Gardener"),
        ("Carers &amp; Support Workers", "Carers & Support Workers"),
        ("Nurse with £3K welcome bonus", "Nurse"),
    ],
)
def test_noise_is_cleaned_off_a_title(title, clean):
    assert clean_title(title) == clean


@pytest.mark.parametrize(
    "title",
    [
        "PA", "PT", "999 Call Handler", "Class 2 Driver", "Level 3 Nursery Practitioner",
        "Job Coach", "Urgent Care Practitioner",
        "Nurse (RMN)", "Staff Nurse (PICU)", "Front of House", "Welder/Fabricator", "C# Developer",
        "Year 6 Teacher", "Bank Nurse", "Night Porter",
    ],
)  # fmt: skip
def test_words_that_say_what_the_job_is_stay(title):
    assert clean_title(title) == title


def test_a_title_of_noise_alone_is_shown_as_it_is():
    assert clean_title("URGENT") == "URGENT"


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Cleaner", "9223"),
        ("Receptionist", "4216"),
        ("Medical Receptionist", "4216"),
        ("Admin Assistant", "4159"),
        ("Finance Assistant", "4129"),
        ("Ward Clerk", "4131"),
        ("GP", "2211"),
        ("OT", "2222"),
        ("Physio", "2221"),
        ("RMN", "2235"),
        ("CPN", "2235"),
        ("HCA", "6131"),
        ("TA", "6112"),
        ("Sous Chef", "5434"),
        ("FLT Driver", "8222"),
        ("Bin man", "9225"),
        ("KP", "9263"),
        ("Employment Specialist", "3572"),
        ("Social Worker", "2461"),
        ("Head Teacher", "2321"),
    ],
)
def test_an_everyday_title_is_read_as_its_unit_group(title, code):
    assert code_of(title) == code


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("CLEANERS", "cleaner"),
        ("Care-Assistants", "care assistant"),
        ("Health Care Assistant", "healthcare assistant"),
        ("Barwoman", "barman"),
        ("Waitresses", "waiter"),
        ("Careers Advisor", "careers adviser"),
        ("Co-ordinator of events", "events coordinator"),
        ("Teacher of English", "english teacher"),
        ("Trainee Pharmacy Technician", "pharmacy technician"),
        ("Senior Lead Bank Radiographer", "radiographer"),
        ("Admin Asst", "admin assistant"),
        ("Children's Nurse", "childrens nurses"),
    ],
)
def test_spelling_number_gender_order_and_rank_make_no_difference(written, listed):
    assert code_of(written) == code_of(listed) is not None


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Cleaner at a nursing home", "9223"),
        ("Cook in a primary school", "5435"),
        ("Nursery Nurse", "3232"),
        ("Dental Nurse", "6133"),
        ("Veterinary Nurse", "3240"),
        ("Staff Nurse - Theatres", "2237"),
        ("Staff Nurse - Mental Health", "2235"),
        ("Registered Nurse (Paediatrics)", "2236"),
        ("Assistant to the chef", "9263"),
        ("Consultant in Old Age Psychiatry", "2212"),
        ("Otley - Gardener", "5113"),
        ("Care Assistant Jobs Otley", "6135"),
    ],
)
def test_the_head_of_a_title_says_what_the_job_is(title, code):
    assert code_of(title) == code


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("PA to the Finance Director", "4215"),
        ("Personal Assistant to Chief Constable", "4215"),
        ("Secretary to the Trustees", "4215"),
        ("Theatre Guard", "9231"),
        ("Train Guard", "6214"),
        ("Activities Coordinator", "6135"),
        ("Dishwasher (Machine Operator)", "9263"),
    ],
)
def test_whom_one_serves_or_what_one_works_with_is_not_what_one_does(title, code):
    assert code_of(title) == code


@pytest.mark.parametrize(
    "title",
    ["Brewery Hand", "Cemetery Operative", "Crematorium Labourer", "Depot Hand", "IT Internship"],
)
def test_a_hand_or_operative_is_no_manager(title):
    assert not (code_of(title) or "").startswith("1")


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Senior Care Assistant (Nights)", "6136"),
        ("Senior Care Assistant - Zedbury", "6136"),
        ("Bank Senior Care Assistant", "6136"),
    ],
)
def test_terms_and_times_go_before_rank_does(title, code):
    assert code_of(title) == code


@pytest.mark.parametrize(
    ("title", "description", "code"),
    [
        ("Nursery Assistant", "You pot up seedlings and shrubs in our polytunnels.", "9119"),
        ("Nursery Assistant", "You play with babies and toddlers and talk to parents.", "6111"),
        ("Nursery Assistant", "A friendly place.", "6111"),
        ("Senior Nursery Worker (Shrubs)", "", "9119"),
        ("Personal Assistant", "My daughter is disabled and needs personal care.", "6135"),
        ("Personal Assistant", "You keep the diaries of two directors and take minutes.", "4215"),
        ("Porter", "You move patients from the ward to theatre.", "9262"),
        ("Kitchen Porter", "Our hospital kitchen feeds 300 patients.", "9263"),
        ("Bed Maker", "You make up rooms with fresh linen for the guests.", "9223"),
        ("Bed Maker", "You staple fabric to divan frames in our workshop.", "5411"),
        ("Yard Hand", "Mucking out, and feeding the horses.", "6129"),
    ],
)
def test_the_advert_settles_a_word_of_two_meanings(title, description, code):
    assert code_of(title, description) == code


def test_of_two_jobs_in_one_title_the_first_leads_and_the_second_follows():
    assert codes_in_order("Receptionist/Administrator")[:2] == ["4216", "4159"]
    assert codes_in_order("Administrator or Receptionist")[:2] == ["4159", "4216"]


@pytest.mark.parametrize(
    "title", ["", "   ", "asdf qwer", "12345", "£££", "🙂", "lorem ipsum dolor"]
)
def test_nonsense_is_not_read(title):
    assert read_occupation(title) is None
    assert occupations_of(title) == ()


def test_a_listed_title_is_surer_than_one_that_only_holds_it_or_looks_like_it():
    listed, holds, alike = (
        read_occupation(title).score
        for title in ("Kitchen Porter", "Kitchen Porter Zedbury Rovers Hall", "Kitchin Portering")
    )

    assert listed > holds > alike


def test_a_misspelt_title_is_read_by_its_likeness():
    assert code_of("Recepsionist") == "4216"
    assert code_of("Pharmacey Technican") == "3212"


def test_the_description_is_read_where_the_title_tells_nothing():
    description = "Good people to work with. We are looking for a cleaner with a smile."

    assert read_occupation("Join our team") is None or code_of("Join our team") != "9223"
    assert code_of("Zzqx", description) == "9223"
    assert read_occupation("Zzqx", description).score < 0.5


def test_the_description_does_not_overrule_a_clear_title():
    assert code_of("Cleaner", "We are looking for a head chef.") == "9223"


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("cleaner", "9223"),
        ("bin man", "9225"),
        ("what I did before: shelf stacking", "9241"),
        ("I used to be a chef", "5434"),
        ("cleaning", "9223"),
        ("gardening", "5113"),
        ("something with animals", "6129"),
        ("shop work", "7111"),
        ("working in a warehouse", "9252"),
        ("office work", "4159"),
    ],
)
def test_a_clients_words_mean_a_kind_of_work(phrase, code):
    assert occupations_of(phrase)[0].code == code


def test_no_more_occupations_than_asked_for():
    assert len(occupations_of("driving", most=2)) == 2
    assert occupations_of("driving", most=0) == ()


@pytest.mark.parametrize("major", "1234")
def test_every_unit_group_of_the_first_four_major_groups_has_titles(major):
    listed = rows(f"occupations/titles/{major}.csv")
    units = {row["code"] for row in rows("occupations/unit_groups.csv") if row["code"][0] == major}

    counts = {code: sum(row["code"] == code for row in listed) for code in units}
    assert min(counts.values()) >= 5
    assert {row["code"] for row in listed} == units
    assert all(row["title"] == " ".join(row["title"].lower().split()) for row in listed)


def test_there_are_412_unit_groups():
    assert len({row["code"] for row in rows("occupations/unit_groups.csv")}) == 412


def test_activities_stand_for_unit_groups():
    units = {row["code"] for row in rows("occupations/unit_groups.csv")}

    assert {row["code"] for row in rows("occupations/activities.csv")} <= units


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_without_error_in_order_and_within_bounds(text):
    read = read_occupation(text, text)
    guesses = [] if read is None else [read, *read.alternatives]
    scores = [guess.score for guess in guesses]

    assert all(0 <= score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)
    assert len({guess.code for guess in guesses}) == len(guesses) <= 6
    assert len(occupations_of(text)) <= 5


NOISE = (
    "Band 5", "b6", "£12.50 p/h", "24k", "+ tips", "pro rata", "O.T.E", "37.5hrs", "x2", "3 posts",
    "part-time", "F/T", "term time", "0.6wte", "ASAP", "re-advert", "Ref: 12-AB", "#7", "2024",
    "up to ***", "Grade C", "Level 7", "AfC", "6 months", "signing-on fee", "Cook", "nurse", "-",
    "(", ")", ",", "/",
)  # fmt: skip


@given(st.lists(st.sampled_from(NOISE), max_size=7).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_noise_is_looked_for_wherever_it_may_be(text):
    words = frozenset(re.findall("[a-z]+", text.casefold()))

    for noise in NOISES:
        if noise.pattern.search(text):
            assert noise.may_be_in(text, words), text


@given(st.text(max_size=100))
@example("0X:¼")
@settings(max_examples=150, deadline=None)
def test_a_clean_title_keeps_a_letter_if_there_was_one(text):
    assert isinstance(clean_title(text), str)
    if any(char.isalpha() for char in text) and "<" not in text and "&" not in text:
        assert any(char.isalpha() for char in clean_title(text))


PIECES = (
    "care", "assistant", "nurse", "/", "-", "(bank)", "Band 5", "£12", "x2", "of the", "&", "İ",
    "ß",
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)))
@settings(max_examples=200, deadline=None)
def test_the_case_of_letters_makes_no_difference(text):
    assert codes_in_order(text.upper()) == codes_in_order(text.lower())


@pytest.mark.parametrize(
    "piece", ["1", "(", ")", "and ", "£1", "nurse ", "x2 ", "a/", "-", "<", "&amp;", "20-"]
)
def test_a_megabyte_of_anything_is_read_at_once(piece):
    text = piece * (1_000_000 // len(piece))

    assert len(clean_title(text)) <= 300
    read_occupation(text, text)
    occupations_of(text)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="real adverts are not here")
def test_titles_of_the_official_index_are_mostly_within_reach():
    with (SHARED / "soc2020_titles_sample.csv").open(encoding="utf-8", newline="") as handle:
        sample = list(csv.DictReader(handle))

    reads = [(row["soc2020"], codes_in_order(row["title"])) for row in sample]
    assert sum(read[:1] == [code] for code, read in reads) / len(reads) > 0.38
    assert sum(code in read[:5] for code, read in reads) / len(reads) > 0.55


@pytest.mark.parametrize("title", ["7", "B", "z", "Manchester", "London", "x1", "Kent"])
def test_a_figure_a_letter_or_a_place_alone_is_no_work(title):
    assert read_occupation(title) is None
