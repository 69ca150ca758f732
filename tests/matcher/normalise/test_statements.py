"""What clients say, and the statements it makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.statements import labels, measure
from matcher.normalise.phrases import concept_of
from matcher.normalise.statements import MOST_READ, read_statement
from matcher.preferences import (
    CONTRACTS,
    REQUIREMENTS,
    About,
    HoursWish,
    PayWish,
    ScheduleWish,
    Stance,
    Statement,
    TravelWish,
    Value,
)

MUST, WANT, AVOID, NEVER = Stance.MUST, Stance.WANT, Stance.AVOID, Stance.NEVER
NIGHTS, EVENINGS = ScheduleWish(nights=True), ScheduleWish(evenings=True)
WEEKENDS, EARLY = ScheduleWish(weekends=True), ScheduleWish(early_starts=True)


def read(words: str, stance: Stance | None = None) -> list[tuple[Stance, Value]]:
    return [(found.stance, found.value) for found in read_statement(words, stance)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("no nights", [(NEVER, NIGHTS)]),
        ("I'd rather not do evenings", [(AVOID, EVENINGS)]),
        ("weekends are out of the question", [(NEVER, WEEKENDS)]),
        ("must be mornings", [(MUST, ScheduleWish(mornings=True))]),
        ("afternoons", [(WANT, ScheduleWish(afternoons=True))]),
        ("not early mornings", [(AVOID, EARLY)]),
        ("weekends off", [(AVOID, WEEKENDS)]),
        ("daytime", [(AVOID, NIGHTS), (AVOID, EVENINGS)]),
        ("days only", [(NEVER, NIGHTS), (NEVER, EVENINGS)]),
        ("set hours", [(AVOID, ScheduleWish(rotating_shifts=True))]),
        ("Monday to Thursday", [(WANT, ScheduleWish(days=("mon", "tue", "wed", "thu")))]),
        ("Days or evenings", [(WANT, EVENINGS)]),
        ("days or nights", [(WANT, NIGHTS)]),
        ("days, no evenings", [(AVOID, NIGHTS), (NEVER, EVENINGS)]),
        ("only nights", [(MUST, NIGHTS)]),
        ("permanent nights", [(WANT, NIGHTS)]),
        ("off on Tuesdays", [(AVOID, ScheduleWish(days=("tue",)))]),
        ("Saturdays and Sundays", [(WANT, WEEKENDS)]),
        ("10 till 2", [(WANT, ScheduleWish(between=("10:00", "14:00")))]),
        ("nothing before 10", [(MUST, ScheduleWish(between=("10:00", "23:59"))), (NEVER, EARLY)]),
        ("home by 6", [(MUST, ScheduleWish(between=("00:00", "18:00"))), (NEVER, EVENINGS)]),
    ],
)
def test_when_the_work_is_done(words: str, expected: list[tuple[Stance, Value]]) -> None:
    assert read(words) == expected


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("nights only", NEVER),
        ("only nights", NEVER),
        ("permanent nights", NEVER),
        ("no permanent nights", None),
        ("I don't want night shifts only", None),
    ],
)
def test_who_refuses_nights_alone_does_not_refuse_every_night(
    words: str, given: Stance | None
) -> None:
    (statement,) = read_statement(words, given)
    assert (statement.stance, statement.about) == (NEVER, About.ACTIVITY)
    assert concept_of(str(statement.value)) is concept_of("nights only")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Fridays are when I see my sister so I can't do them", ScheduleWish(days=("fri",))),
        ("Evenings are hard so couldn't manage those", EVENINGS),
        ("Dogs make a mess everywhere so I can't work with them", "dogs"),
        ("Weekends are too busy so I won't work them", WEEKENDS),
    ],
)
def test_a_no_that_comes_after_its_noun_turns_it(words: str, expected: Value) -> None:
    assert read(words) == [(NEVER, expected)]


def test_a_no_about_something_else_turns_nothing_before_it() -> None:
    assert read("I like mornings so I don't want nights") == [
        (WANT, ScheduleWish(mornings=True)),
        (NEVER, NIGHTS),
    ]


@pytest.mark.parametrize("words", ["Behind a hotel's front desk", "on the reception desk"])
def test_a_front_desk_is_a_kind_of_work(words: str) -> None:
    assert About.WORK in {statement.about for statement in read_statement(words)}
    assert "desk" not in {statement.value for statement in read_statement(words)}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("under 16 hours", (MUST, HoursWish(max=15.99))),
        ("16 or fewer hours", (MUST, HoursWish(max=16))),
        ("no more than twenty hours", (MUST, HoursWish(max=20))),
        ("12 to 18 hours a week", (WANT, HoursWish(12, 18))),
        ("around 20 hours", (WANT, HoursWish(16, 24))),
        ("part time", (WANT, HoursWish(max=30))),
        ("no full time", (NEVER, HoursWish(min=35))),
        ("three days a week", (WANT, HoursWish(max=22.5))),
        ("nothing over 20 hours", (MUST, HoursWish(max=20))),
    ],
)
def test_hours_a_week(words: str, expected: tuple[Stance, Value]) -> None:
    assert read(words) == [expected]


def test_hours_said_no_to_are_the_unwanted_range_ends_excluded() -> None:
    assert read("over 22 hours in a week", NEVER) == [(NEVER, HoursWish(min=22))]
    assert read("20 hours or more", NEVER) == [(NEVER, HoursWish(min=19.99))]
    assert read("no more than 20 hours", NEVER) == [(NEVER, HoursWish(min=20))]


@pytest.mark.parametrize("words", ["4 hours a day", "an hour", "2 hours", "0 hours a week x"])
def test_what_is_no_number_of_weekly_hours(words: str) -> None:
    assert not [s for s in read_statement(words) if s.about is About.HOURS]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("at least £12 an hour", [(MUST, PayWish(hourly_min=12))]),
        ("£24k or more", [(WANT, PayWish(annual_min=24_000))]),
        ("£28k - £32k", [(WANT, PayWish(annual_min=28_000))]),
        ("£1,900 a month", [(WANT, PayWish(annual_min=22_800))]),
        ("min wage is fine", []),
        ("£500", []),
    ],
)
def test_pay(words: str, expected: list[tuple[Stance, Value]]) -> None:
    assert read(words) == expected


def test_pay_below_an_amount_is_refused_by_asking_for_the_amount() -> None:
    assert read("less than £12 an hour", NEVER) == [(MUST, PayWish(hourly_min=12))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("within 5 miles", (MUST, TravelWish(miles=5))),
        ("no more than 30 minutes on the bus", (MUST, TravelWish(minutes=30, by="bus"))),
        ("half an hour by train", (WANT, TravelWish(minutes=30, by="train"))),
        ("can walk there", (WANT, TravelWish(minutes=30, by="walk"))),
        ("local", (WANT, TravelWish(miles=5))),
    ],
)
def test_travel(words: str, expected: tuple[Stance, Value]) -> None:
    assert read(words) == [expected]


def test_a_long_journey_refused_is_a_limit() -> None:
    assert read("more than an hour on the bus", NEVER) == [(MUST, TravelWish(minutes=60, by="bus"))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("permanent job", [(WANT, "permanent")]),
        ("no agency work", [(NEVER, "agency")]),
        ("no zero hours", [(NEVER, "zero_hours")]),
        ("temp ok", []),
        ("I don't drive", [(NEVER, "driving_licence")]),
        ("nothing that needs a DBS", [(NEVER, "dbs")]),
        ("no degree needed", [(NEVER, "degree")]),
        ("no experience needed", [(NEVER, "experience")]),
        ("I have a driving licence", []),
    ],
)
def test_contracts_and_requirements(words: str, expected: list[tuple[Stance, Value]]) -> None:
    assert read(words) == expected


@pytest.mark.parametrize(
    ("words", "requirement"),
    [
        ("driving licence needed", "driving_licence"),
        ("nursing registration", "registration"),
        ("nmc pin", "registration"),
        ("managing staff", "management"),
        ("head of department", "management"),
    ],
)
def test_what_a_client_never_accepts_as_a_requirement(words: str, requirement: str) -> None:
    assert read(words, NEVER) == [(NEVER, requirement)]


def test_a_registered_nurse_who_wants_to_nurse_asks_for_work() -> None:
    (found,) = read_statement("registered nurse", WANT)
    assert (found.about, found.value) == (About.WORK, "registered nurse")


@pytest.mark.parametrize(
    ("words", "about", "value"),
    [
        ("something with animals", About.ACTIVITY, "animals"),
        ("older people", About.PEOPLE, "older people"),
        ("outdoors", About.SETTING, "outdoors"),
        ("working from home", About.SETTING, "working from home"),
        ("working with my hands", About.ACTIVITY, "working with my hands"),
        ("cleaner", About.WORK, "cleaner"),
        ("what I did before: shelf stacking", About.WORK, "shelf stacking"),
        ("I'm looking for something in IT", About.WORK, "IT"),
        ("shop work", About.WORK, "shop work"),
        ("the council", About.EMPLOYER, "council"),
        ("I'd love to work for the RSPCA", About.EMPLOYER, "RSPCA"),
        ("gluing model boats", About.ACTIVITY, "gluing model boats"),
    ],
)
def test_phrases(words: str, about: About, value: str) -> None:
    (found,) = read_statement(words)
    assert (found.about, found.value, found.stance) == (about, value, WANT)


def test_a_task_that_is_a_kind_of_job_is_work_when_wanted_and_a_task_when_not() -> None:
    assert read_statement("cleaning")[0].about is About.WORK
    assert read_statement("no cleaning")[0].about is About.ACTIVITY


def test_several_wishes_in_one_phrase() -> None:
    assert read("quiet, not on phones") == [(WANT, "quiet"), (AVOID, "phones")]
    assert read("part time cleaner") == [(WANT, HoursWish(max=30)), (WANT, "cleaner")]


def test_a_no_goes_on_over_a_list_of_one_kind_and_no_further() -> None:
    assert read("no nights, evenings or weekends") == [
        (NEVER, NIGHTS),
        (NEVER, EVENINGS),
        (NEVER, WEEKENDS),
    ]
    assert read("no nights, cleaning or laundry") == [
        (NEVER, NIGHTS),
        (WANT, "cleaning"),
        (WANT, "laundry"),
    ]


def test_where_something_refused_would_be_is_neither_wanted_nor_refused() -> None:
    assert read("no nights in a care home") == [(NEVER, NIGHTS)]


@pytest.mark.parametrize(
    ("given_stance", "expected"), [(MUST, NEVER), (WANT, AVOID), (AVOID, AVOID), (NEVER, NEVER)]
)
def test_a_given_stance_keeps_its_strength_when_the_words_say_no(
    given_stance: Stance, expected: Stance
) -> None:
    assert read("no nights", given_stance) == [(expected, NIGHTS)]


def test_about_limits_what_is_read() -> None:
    assert read_statement("part time cleaner", about=About.HOURS)[0].value == HoursWish(max=30)
    assert read_statement("16 to 20", about=About.HOURS)[0].value == HoursWish(16, 20)
    assert read_statement("cleaner", about=About.PAY) == ()


def test_about_makes_the_phrase_the_value() -> None:
    (found,) = read_statement("health and safety officer", about=About.WORK)
    assert found.value == "health and safety officer"
    (found,) = read_statement("no cats", about=About.ACTIVITY)
    assert (found.stance, found.value) == (NEVER, "cats")


def test_words_are_the_clients_own() -> None:
    first, second = read_statement("Cleaning please. I can't do Nights.")
    assert (first.words, second.words) == ("Cleaning", "can't do Nights")


@pytest.mark.parametrize(
    "words",
    [
        "under 16 hours because of my benefits",
        "no phones with my anxiety",
        "I have epilepsy so no driving",
        "I get panicky and anxious in crowds, so somewhere quiet",
        "I take meds at night so can't do mornings",
        "days only so I can pick up my son from nursery",
        "not a hospital, I was sectioned there",
        "I hear voices so no headsets",
    ],
)
def test_reasons_are_no_wishes_and_are_not_kept(words: str) -> None:
    private = ("benefit", "anxi", "epilep", "crowd", "meds", "son", "nursery", "section", "voices")
    found = read_statement(words)
    assert found
    for statement in found:
        kept = f"{statement.words} {statement.value}".lower()
        assert not [word for word in private if word in kept]


def test_importance_moves_only_from_the_usual() -> None:
    assert read_statement("really quiet")[0].importance == 3
    assert read_statement("quiet if possible")[0].importance == 1
    assert read_statement("really quiet", importance=1)[0].importance == 1


@pytest.mark.parametrize("words", ["", "   ", "???", "anything", "not sure yet", "I don't mind"])
def test_nothing_said(words: str) -> None:
    assert read_statement(words) == ()


@given(
    st.text(max_size=300),
    st.sampled_from([None, *Stance]),
    st.sampled_from([None, *About]),
)
def test_any_text_is_read_without_complaint(
    words: str, stance: Stance | None, about: About | None
) -> None:
    for found in read_statement(words, stance, about):
        assert about in (None, found.about)
        assert _fits(found)


_PIECES = st.sampled_from(
    ["no", "nights", "or", "and", ",", "not", "16 hours", "under", "£12", "within 5 miles", "bus",
     "mon to fri", "9 till 3", "cleaner", "because", "my son", "phones", "only", "must", "IT", "k",
     "rather", "quiet", "Tesco", ";", ".", "don't", "part time", "in", "a", "with", "anxiety"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_any_mix_of_wishes_makes_valid_statements(words: str) -> None:
    for found in read_statement(words):
        assert _fits(found)
        assert found.words in words


_RECORDS = {
    About.HOURS: HoursWish,
    About.SCHEDULE: ScheduleWish,
    About.PAY: PayWish,
    About.TRAVEL: TravelWish,
}
_WORDS = {About.CONTRACT: CONTRACTS, About.REQUIREMENT: REQUIREMENTS}


def _fits(found: Statement) -> bool:
    if found.about in (About.PAY, About.TRAVEL):
        assert not found.stance.is_against
    if found.about in _WORDS:
        return found.value in _WORDS[found.about]
    if isinstance(found.value, str):
        return found.about not in _RECORDS and bool(found.value.strip())
    return isinstance(found.value, _RECORDS[found.about])


@pytest.mark.parametrize(
    "piece",
    ["9", "9.", "(", "and ", "no ", "£1", "mon,", "12 to ", "because ", "not a b c ", "夜勤"],
)
def test_a_megabyte_is_read_as_its_first_characters_are(piece: str) -> None:
    words = piece * (1_000_000 // len(piece))
    assert read_statement(words) == read_statement(words[:MOST_READ])


def test_labelled_phrases_are_read_as_a_person_reads_them() -> None:
    assert len(labels()) >= 150
    for figure in measure(Path()):
        assert figure.value >= (0.9 if figure.bar else 0.8), figure


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("nae nights", [(NEVER, NIGHTS)]),
        ("cannae dae w/ends", [(NEVER, WEEKENDS)]),
        ("nowt before 10", [(MUST, ScheduleWish(between=("10:00", "23:59"))), (NEVER, EARLY)]),
        ("a gardner", [(WANT, "gardener")]),
        ("hairdresing", [(WANT, "hairdressing")]),
        ("work in a wharehouse", [(WANT, "warehouse")]),
    ],
)
def test_slang_and_slips_are_read_as_they_are_meant(
    words: str, expected: list[tuple[Stance, Value]]
) -> None:
    found = read(words)
    assert len(found) == len(expected)
    for (stance, value), (least, meant) in zip(found, expected, strict=True):
        assert stance is least
        assert value == meant or (isinstance(meant, str) and meant in str(value))


def test_the_words_kept_are_in_the_clients_own_spelling() -> None:
    (found,) = read_statement("I wanna be a gardner")
    assert (found.value, found.words) == ("gardener", "I wanna be a gardner")


def test_a_slip_in_a_private_word_hides_it_no_less() -> None:
    found = read_statement("quiet place, I get anxeity")
    assert [statement.about for statement in found] == [About.SETTING]
    assert "anx" not in "".join(statement.words for statement in found)


@pytest.mark.parametrize("words", ["asdf qwer", "hjkl", "zxcvbnm", "xxx", "dunno", "jhgjhg"])
def test_what_could_be_no_word_makes_no_statement(words: str) -> None:
    assert read_statement(words) == ()


@pytest.mark.parametrize(
    "words", ["falconry", "origami", "sudoku", "taekwondo", "ukulele", "diving", "crochet"]
)
def test_rare_words_are_kept_as_they_are(words: str) -> None:
    (found,) = read_statement(words)
    assert found.value == words


@pytest.mark.parametrize(
    "words",
    [
        "outdoors, I go mad stuck inside",
        "outdoors, they drive you daft in an office",
        "outdoors, too noisy in a factory",
    ],
)
def test_what_tells_why_asks_for_nothing(words: str) -> None:
    assert read(words) == [(WANT, "outdoors")]


def test_a_figure_goes_before_part_time() -> None:
    assert read("part time, 16 hours") == [(WANT, HoursWish(16, 16))]


def test_a_no_in_a_wish_goes_on_over_or() -> None:
    assert {stance for stance, _ in read("I don't have a car or a licence")} == {NEVER}


def test_a_quiet_job_is_no_kind_of_work() -> None:
    assert [found.about for found in read_statement("a quiet job")] == [About.SETTING]


def test_one_job_of_two_names_is_not_taken_apart() -> None:
    assert read("painter and decorator") == [(WANT, "painter and decorator")]


def test_so_many_hours_a_day_at_most_are_five_times_that_a_week() -> None:
    assert read("no more than 4 hours a day") == [(WANT, HoursWish(max=20))]


@pytest.mark.parametrize(
    "words",
    [
        "ziprasidone",
        "Olanzapine.",
        "hep B",
        "ex heavy drinker",
        "ME/CFS",
        "ADD",
        "prolapsed disc",
        "frozen shoulder",
        "trypanophobia",
        "hemiparesis",
        "haemodialysis",
        "hearing aids",
        "visually impaired",
        "panicky on buses",
        "shcizophrenic",
        "Ｐｓｙｃｈｏｓｉｓ",
        "under Dr. Khan at the day hospital",
        "was an inpatient at Springfield",
        "three years sober",
        "the crisis house",
        "NA meeting",
        "kidney transplant list",
        "nights bipolar",
    ],
)
def test_health_alone_is_no_wish(words: str) -> None:
    assert read_statement(words) == ()


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("skitzophrenic, want the night shift", "want the night shift"),
        ("not Tuesdays, psychologist", "not Tuesdays"),
        ("not Mondays, lithium clinic", "not Mondays"),
        ("no Fridays (AA meeting)", "no Fridays"),
        ("can't do mornings, dialysis", "can't do mornings"),
        ("EIT team say part time", "part time"),
        ("small team, social phobia", "small team"),
        ("standing is hard with my fybromyalgia", "standing is hard"),
        ("bakery, but I hear things at night", "bakery"),
        ("my therapist says no lifting", "no lifting"),
        ("somewhere quiet for my tinnitus", "somewhere quiet"),
    ],
)
def test_health_beside_a_wish_is_cut_and_leaves_no_other_wish(words: str, kept: str) -> None:
    assert [statement.words for statement in read_statement(words)] == [kept]


def test_what_health_makes_hard_is_avoided_not_wanted() -> None:
    assert read("standing is hard with my sciatica") == [(Stance.AVOID, "standing")]


@pytest.mark.parametrize(
    "words",
    [
        "psychologist",
        "dental nurse",
        "pharmacy assistant",
        "physio assistant",
        "hospital porter",
        "GP receptionist",
        "autism support worker",
        "stroke nurse",
        "hearing aid dispenser",
        "crisis team nurse",
        "occupational therapist",
    ],
)
def test_a_job_in_health_is_work(words: str) -> None:
    assert [(s.about, s.value) for s in read_statement(words)] == [(About.WORK, words.lower())]


@pytest.mark.parametrize(
    "words",
    ["want to work in a CMHT", "want to work in a hospital", "care assistant in mental health"],
)
def test_a_place_of_care_may_be_where_a_client_wants_to_work(words: str) -> None:
    assert read_statement(words)


def test_letters_of_full_width_are_letters() -> None:
    assert read("Ｎｏ ｎｉｇｈｔｓ") == read("No nights")


def test_a_refusal_made_one_keeps_the_words_as_they_were_written() -> None:
    [found] = read_statement("no Selling over the Phone")
    assert found.words == "no Selling over the Phone"
    assert found.value == "selling over the phone"
