"""Ideas of working life, in clients' words and in adverts'."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.normalise.phrases import concept_of, concepts, concepts_in, cues_of
from matcher.normalise.wishes.lexicon import key_of
from matcher.pool.mentions import find_mention
from matcher.preferences import About


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("quiet", "quiet"),
        ("Answering the phone all day", "phones"),
        ("the elderly", "older people"),
        ("looking after animals", "animals"),
        ("WFH", "working from home"),
        ("not customer facing", "behind the scenes"),
        ("no two days the same", "variety"),
    ],
)
def test_the_idea_that_a_phrase_speaks_of(phrase: str, key: str) -> None:
    concept = concept_of(phrase)
    assert concept is not None
    assert concept.key == key


def test_a_phrase_without_a_known_idea() -> None:
    assert concept_of("gluing model boats") is None


def test_two_ideas_in_one_phrase_bring_the_cues_of_both() -> None:
    assert [concept.key for concept in concepts_in("quiet office")] == ["quiet", "office"]
    cues, against = cues_of("quiet office")
    assert {"peaceful", "office based"} <= set(cues)
    assert "noisy" in against


def test_a_phrase_without_a_known_idea_is_its_own_cue() -> None:
    assert cues_of("collecting model boats") == (("collect", "model", "boat"), ())


def test_fillers_alone_give_no_cues() -> None:
    assert cues_of("something, anything") == ((), ())


def test_every_wording_belongs_to_one_idea() -> None:
    owner: dict[tuple[str, ...], str] = {}
    for concept in concepts():
        for say in concept.says:
            assert owner.setdefault(key_of(say), concept.key) == concept.key, say


def test_every_idea_can_be_answered_by_an_advert() -> None:
    for concept in concepts():
        assert concept.about in (About.SETTING, About.PEOPLE, About.ACTIVITY)
        assert concept.says
        assert len(concept.cues) >= 2
        assert not set(concept.cues) & set(concept.against)
        assert set(concept.trades) <= set(concept.says)
        for cue in (*concept.cues, *concept.against):
            assert cue == cue.lower().strip()
            assert len(cue) >= 3, cue


@given(st.text(max_size=300))
def test_any_text_has_cues_without_complaint(phrase: str) -> None:
    cues, against = cues_of(phrase)
    assert all(cues)
    assert all(against)


@pytest.mark.parametrize(
    "other", ["excellent", "delivering", "public", "clinical", "fixed term", "flexible", "article"]
)
def test_no_cue_opens_a_common_word_of_another_sense(other: str) -> None:
    for concept in concepts():
        for cue in (*concept.cues, *concept.against):
            assert not other.startswith(cue), (concept.key, cue)


@pytest.mark.parametrize(
    ("advert", "expected"),
    [
        ("Permanent nights, four on three off.", True),
        ("Care Assistant (Nights)", True),
        ("A mix of days and nights.", False),
        ("You may be asked to cover a night.", None),
    ],
)
def test_adverts_tell_nights_alone_from_some_nights(advert: str, expected: bool | None) -> None:
    cues, against = cues_of("nights only")
    said = find_mention(advert.lower(), cues) is not None
    unsaid = find_mention(advert.lower(), against) is not None
    assert (None if said == unsaid else said) is expected
