from random import Random

import pytest

from bench.boards import employer_of, pay_of, place_of, title_of, town_of, with_lines
from bench.other_posts import MADE, other_hours, other_pay, other_shift, other_site, other_ward
from bench.reworded import ON, pairs, part_of
from bench.rewording import ASIDE, TUNING, digest, in_other_words, reworded, snippet
from bench.vacancy_duplicates import measure
from matcher.normalise.advert import read_advert
from matcher.vacancy import Advert

ADVERT = Advert(
    title="Cook",
    employer="Larder & Sons Ltd",
    description=(
        "We are looking for a cook for Elm House. You will be responsible for lunch and tea. "
        "It is a friendly kitchen. You must have experience of large kitchens. Come and see us. "
        "We pay £24,000 per annum."
    ),
    pay="£24,000 per annum",
    place="Elm House, Leeds",
    postcode="LS9 7TF",
)
ELSEWHERE = Advert("Cook", "Larder & Sons Ltd", place="York", postcode="YO1 7HH")


def chance(seed=1):
    return Random(seed)  # noqa: S311 - nothing secret is drawn


def test_rewording_says_the_same_in_other_words():
    said = in_other_words("We are looking for a cook who must have skills", TUNING, chance(), 1)
    assert said == "We are seeking a cook who must have abilities"


def test_the_kind_kept_aside_has_words_of_its_own():
    assert in_other_words("Hours per week", ASIDE, chance(), 1) == "Hrs p/w"
    assert digest(ADVERT.description, chance()).startswith("- ")


@pytest.mark.parametrize("seed", range(20))
def test_no_figure_and_no_name_is_changed_by_rewording(seed):
    whole = reworded(ADVERT.description, chance(seed), whole=True)
    assert "Elm House" in whole
    assert "£24,000" in whole


def test_a_snippet_is_the_beginning():
    text = "word " * 300
    assert text.startswith(snippet(text, chance())[:400])


@pytest.mark.parametrize("seed", range(30))
def test_what_boards_do_to_the_fields_reads_as_the_same_facts(seed):
    drawn = chance(seed)
    assert "cook" in title_of(ADVERT, drawn).lower()
    assert employer_of(ADVERT, drawn)[0]
    told = read_advert(Advert("Cook", "Larder", pay=pay_of(ADVERT, drawn)), ON).pay
    assert told is None or told.hourly_min == pytest.approx(12.27, rel=0.01)
    assert town_of(place_of(ADVERT, drawn)) in {"Leeds", "LS9"}
    assert ADVERT.description in with_lines(ADVERT, ADVERT.description, drawn)


@pytest.mark.parametrize("make", [other_shift, other_hours, other_pay, other_site, other_ward])
@pytest.mark.parametrize("seed", range(5))
def test_another_post_differs_and_says_so(make, seed):
    one, other = make(ADVERT, [ADVERT, ELSEWHERE], chance(seed))
    assert one != other
    assert (one.employer, one.title[:4]) == (other.employer, other.title[:4])


def test_another_site_is_named_throughout():
    _, other = other_site(ADVERT, [ELSEWHERE], chance())
    assert (other.place, other.postcode) == ("York", "YO1 7HH")
    assert "Elm House" not in other.description


@pytest.mark.shared
def test_the_parts_share_no_employer_and_a_seed_repeats_them(shared):
    tuning, aside = (pairs(shared, part, count=60) for part in (TUNING, ASIDE))
    assert {part_of(pair.one) for pair in tuning} == {TUNING}
    assert "digest" in {pair.kind for pair in aside} - {pair.kind for pair in tuning}
    assert {"real", *MADE} <= {pair.kind for pair in tuning}
    assert tuning == pairs(shared, TUNING, count=60)


@pytest.mark.shared
def test_the_same_job_clears_its_bars(shared):
    figures = {figure.name: figure.value for figure in measure(shared)}
    assert figures["ours, sure: precision"] >= 0.97
    assert figures["ours, sure: recall"] >= 0.90
    assert figures["ours, the other listing is found by its keys"] >= 0.97
