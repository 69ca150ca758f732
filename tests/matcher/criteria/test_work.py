"""How near the work of a vacancy is to the kind that a client named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.evidence import State
from matcher.normalise.titles import read_occupation
from matcher.pool import Pool
from matcher.ranking import rank
from tests.matcher.factories import make_preferences, make_statement, make_vacancy


def degree(wanted, title, text="", stance="want"):
    """How well a vacancy of that title answers the wish for that work; None where untold."""
    return evidence(wanted, title, text, stance).degree


def evidence(wanted, title, text="", stance="want"):
    vacancy = make_vacancy(title=title, occupation=read_occupation(title, text), text=text)
    preferences = make_preferences(make_statement(stance, "work", wanted))
    return rank(preferences, Pool.of([vacancy])).ranked[0].evidence[0]


def is_ruled_out(refused, title, text=""):
    vacancy = make_vacancy(title=title, occupation=read_occupation(title, text), text=text)
    preferences = make_preferences(make_statement("never", "work", refused))
    return bool(rank(preferences, Pool.of([vacancy])).ruled_out)


@pytest.mark.parametrize(
    "title",
    [
        "Gardener",
        "Gardener (part time)",
        "Bank Gardener",
        "Gardener - Riverside House",
        "Gardener / Handyperson",
        "Gardeners",
    ],
)
def test_the_named_job_is_itself_whatever_terms_and_places_stand_beside_it(title):
    assert degree("gardener", title) == 1.0


def test_names_for_the_same_work_come_next_then_what_is_near_then_the_rest():
    wanted = "care assistant"
    titles = ["Care Assistant", "Home Carer", "Healthcare Assistant", "Plumber"]
    degrees = [degree(wanted, title) for title in titles]
    assert degrees == sorted(set(degrees), reverse=True)


@pytest.mark.parametrize("rank_word", ["Senior", "Lead", "Head", "Deputy", "Principal"])
def test_a_more_senior_post_is_partly_the_named_job(rank_word):
    found = evidence("gardener", f"{rank_word} Gardener")
    assert found.state is State.PARTLY


@pytest.mark.parametrize("title", ["Gardener / Senior Gardener", "Head Gardener or Gardener"])
def test_a_title_that_offers_either_rank_offers_the_named_job(title):
    assert degree("gardener", title) == 1.0


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        ("healthcare assistant", "Health Care Assistant"),
        ("health care assistant", "Healthcare Assistant"),
        ("house keeper", "Housekeeper"),
    ],
)
def test_words_written_as_one_or_two_are_the_same(wanted, title):
    assert degree(wanted, title) == 1.0


def test_a_rank_that_the_client_names_is_kept():
    assert degree("senior gardener", "Senior Gardener") == 1.0
    assert degree("senior gardener", "Gardener") < 0.8
    assert evidence("qualified plumber", "Plumber", stance="avoid").state is State.PARTLY


@pytest.mark.parametrize(
    ("refused", "title"),
    [
        ("care assistant", "Senior Care Assistant"),
        ("telesales", "Telesales Executive"),
        ("gardener", "Head Gardener"),
        ("library assistant", "Assistant Music Library Engineer"),
    ],
)
def test_a_refused_kind_of_work_is_refused_at_every_rank(refused, title):
    assert evidence(refused, title, stance="avoid").state is State.CONFLICT
    assert is_ruled_out(refused, title)


def test_refusing_a_rank_leaves_the_others():
    assert is_ruled_out("senior gardener", "Senior Gardener")
    assert not is_ruled_out("senior gardener", "Gardener")


def test_refusing_work_at_a_place_leaves_it_elsewhere():
    assert not is_ruled_out("school cook", "Cook", "Suppers on our river boats.")


def test_all_the_words_in_another_kind_of_work_are_partly_it():
    assert degree("library assistant", "Assistant Music Library Engineer") < 0.8


def test_a_short_word_is_no_beginning_of_another():
    assert degree("cook", "Cookware Engineer") < degree("cook", "Cook")


def test_the_people_or_place_named_with_the_work_must_be_spoken_of():
    there = degree("school cook", "Cook", "Lunches for the pupils of two primary schools.")
    elsewhere = degree("school cook", "Cook", "Suppers on our river boats.")
    assert elsewhere < 0.8 <= there


def test_a_place_that_makes_the_job_what_it_is_needs_no_word_in_the_advert():
    assert degree("kitchen assistant", "Catering Assistant", "On our river boats.") >= 0.8


@pytest.mark.parametrize(
    ("wanted", "title", "text"),
    [
        ("something with my hands", "Team Member", "Hands-on work in our workshop."),
        ("looking after a building", "Site Assistant", "You unlock, lock up and do minor repairs."),
        ("serving meals", "Ward Helper", "You will be serving meals to the patients."),
        (
            "helping people who have been through what I have",
            "Wellbeing Worker",
            "You will draw on your own lived experience.",
        ),
    ],
)
def test_words_that_name_no_job_are_answered_by_the_duties(wanted, title, text):
    found = evidence(wanted, title, text)
    assert found.state is State.MET
    assert found.quote
    assert evidence(wanted, title, "We are based in Hull.").state is not State.MET


HANDS = "something with my hands"


@pytest.mark.parametrize("stance", ["want", "avoid"])
def test_duties_of_which_nothing_is_said_are_not_stated_whatever_the_title(stance):
    found = evidence(HANDS, "Accountant", "We are based in Hull.", stance)
    assert found.state is State.NOT_STATED
    assert found.degree is None
    assert found.ask
    assert "against" not in found.says


def test_duties_that_are_denied_are_a_clash():
    found = evidence("serving meals", "Ward Helper", "There is no serving meals.")
    assert found.state is State.CONFLICT
    assert found.degree == 0


def test_duties_for_and_against_are_said_to_be_both_only_where_they_are():
    found = evidence(HANDS, "Head of Works", "Hands-on work in our workshop.")
    assert found.state is State.PARTLY
    assert "another rank" in found.says
    assert "against" not in found.says


def test_a_title_speaks_louder_than_duties():
    wanted = "something with my hands"
    titled = degree(wanted, "Workshop Hand", "Good pay.")
    assert titled > degree(wanted, "Office Junior", "Now and then you help in the workshop.")


def test_wishes_in_words_and_by_job_share_one_weight():
    vacancy = make_vacancy(text="You will be serving meals.")
    both = make_preferences(
        make_statement("want", "work", "cleaner"), make_statement("want", "work", "serving meals")
    )
    fit = rank(both, Pool.of([vacancy])).ranked[0]
    assert fit.score == pytest.approx(1.0)
    assert sum(one.contribution for one in fit.evidence) == pytest.approx(fit.score)


JOBS = st.sampled_from(
    ["cleaner", "Senior Chef", "school cook", "something with my hands", "IT support", "zxqv"]
)


@given(wanted=JOBS, title=JOBS, text=JOBS)
def test_letter_case_changes_nothing(wanted, title, text):
    assert degree(wanted, title, text) == degree(wanted.upper(), title, text.upper())


@given(wanted=JOBS, title=st.text(max_size=40), text=st.text(max_size=80))
def test_any_text_is_answered_between_nought_and_one(wanted, title, text):
    found = degree(wanted, title or "-", text)
    assert found is None or 0.0 <= found <= 1.0


def test_another_job_of_a_mixed_unit_group_is_not_the_one_named():
    assert read_occupation("Phlebotomist", "").code == read_occupation("Physio Assistant", "").code
    assert degree("physio assistant", "Physiotherapy Assistant") == 1.0
    assert degree("physio assistant", "Phlebotomist") < 0.8


def test_all_jobs_of_a_unit_group_are_meant_by_the_words_that_name_it():
    assert degree("procurement", "Buyer") >= 0.8


def test_who_refuses_a_job_refuses_its_whole_unit_group():
    assert is_ruled_out("physio assistant", "Phlebotomist")


def test_a_title_with_most_of_the_words_is_near_in_whatever_unit_group():
    named, other = (
        degree("activities coordinator", title)
        for title in ("Activities Facilitator", "Phlebotomist")
    )
    assert named > other


def test_of_several_ideas_the_place_alone_is_not_the_work():
    wanted = "repairing medical equipment"
    place = degree(wanted, "Staff Nurse", "You will work in our hospital.")
    work = degree(wanted, "Team Member", "You will be repairing pumps in our hospital.")
    assert place < 0.8 <= work


def test_an_advert_that_speaks_of_the_trade_brings_a_title_nearer():
    silent = degree("rota coordinator", "Workforce Assistant", "You will answer the phone.")
    told = evidence("rota coordinator", "Workforce Assistant", "You will keep the rota.")
    assert told.degree > silent
    assert told.state is State.PARTLY
    assert "rota" in told.says
    assert "keep the rota" in told.quote


@given(st.sampled_from(["Workforce Assistant", "Ward Clerk", "Roster Planner", "Plumber"]))
def test_what_an_advert_tells_makes_no_other_title_the_named_work(title):
    silent = degree("rota coordinator", title)
    told = degree("rota coordinator", title, "Rota, rotas, rota coordinator.")
    assert told >= silent
    assert (told >= 0.8) == (silent >= 0.8)


def test_what_an_advert_tells_makes_up_for_no_difference_of_rank():
    text = "You will keep the garden."
    assert degree("gardener", "Senior Gardener", text) == degree("gardener", "Senior Gardener")


def test_a_trade_that_the_text_denies_brings_no_title_nearer():
    silent = degree("rota coordinator", "Workforce Assistant")
    denied = evidence("rota coordinator", "Workforce Assistant", "There is no rota here.")
    assert denied.degree == silent
    assert "speaks of" not in denied.says


def test_the_words_quoted_are_those_of_the_text_whatever_letters_stand_before():
    found = evidence("rota coordinator", "Workforce Assistant", "İİİ You will keep the rota.")
    assert "speaks of “rota”" in found.says
