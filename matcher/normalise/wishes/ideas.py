"""What no named wish covers: kinds of work, employers, ideas of setting, people and activity."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from matcher import reference
from matcher.normalise.phrases import Concept, concept_words, fillers
from matcher.normalise.titles import occupations_of
from matcher.normalise.wishes.claims import Claim
from matcher.normalise.wishes.gibberish import is_gibberish
from matcher.normalise.wishes.lexicon import (
    Hit,
    Lexicon,
    Word,
    fold,
    key_of,
    longest,
    split_list,
    stem,
    words_of,
)
from matcher.normalise.wishes.private import is_private
from matcher.preferences import About

SURE = 0.9  # a title that the occupation tables list; a likeness scores at most 0.75
LIKELY = 0.6
MOST_WORDS = 6
_PERSONAL = frozenset(
    {"i", "im", "ive", "id", "ill", "we", "you", "he", "she", "they", "my", "our", "his", "her"}
    | {"their", "it", "son", "daughter", "kid"}
)
_TRIMMED = frozenset({About.WORK, About.EMPLOYER})
_LEADS = frozenset(
    {"a", "an", "the", "some", "any", "something", "somewhere", "anything", "with", "to", "be"}
    | {"i", "im", "would"}
)
_OF_WORK = frozenset({"work", "job", "role", "working"})
_WORKPLACES = frozenset(
    {"office", "hospital", "schools", "shops", "warehouse", "factory", "kitchen", "hotels"}
    | {"restaurants and pubs", "care homes", "building sites", "charity", "church and faith"}
)  # a shop job is a kind of work, a quiet job is not
_TOO_VAGUE = frozenset({"worker", "person", "staff", "crew", "man", "woman", "lady", "assistant"})
_IT = "it"  # only the trade, written IT, comes this far: the pronoun is a filler
_SIDES = {
    "somewhere": About.SETTING, "place": About.SETTING, "anywhere": About.SETTING,
    "someone": About.PEOPLE, "anyone": About.PEOPLE,
}  # fmt: skip
_BEFORE_NAMES = frozenset(
    {"at", "for", "not", "but", "except", "from", "with", "than", "join", "or", "the"}
)
_BEFORE_PLACES = frozenset({"in", "near", "around", "round", "to"})
_FAR = frozenset({"further", "farther", "far", "beyond", "past"})
_SHORTEST = 3
_LOOK_BACK = 20
_FIRMS = frozenset({"ltd", "limited", "plc", "llp", "group", "trust", "council", "university"})


@dataclass(frozen=True, slots=True)
class Idea:
    """One claim read from `text[start:end]`."""

    start: int
    end: int
    claim: Claim


@cache
def employers() -> Lexicon[str]:
    """Large employers by the names that people call them, from `data/phrases/employers.csv`."""
    return Lexicon(
        (say, row["name"])
        for row in reference.rows("phrases/employers.csv")
        for say in split_list(row["says"])
    )


@cache
def _job_words() -> frozenset[str]:
    return frozenset(stem(row["word"]) for row in reference.rows("phrases/job_words.csv"))


def is_one_job(phrase: str) -> bool:
    """Whether folded words such as "painter and decorator" are the title of one job."""
    return _known(phrase) >= SURE


@cache
def _known(phrase: str) -> float:
    guesses = occupations_of(phrase, 1)
    return guesses[0].score if guesses else 0.0


def trimmed(words: list[Word]) -> list[Word]:
    """The words from the first to the last that is not a filler."""
    low, high = 0, len(words)
    while low < high and words[low].stem in fillers():
        low += 1
    while high > low and words[high - 1].stem in fillers():
        high -= 1
    return words[low:high]


def phrase_claims(text: str, words: list[Word], about: About) -> list[Idea]:
    """The phrase itself as the value, for a client's words whose side of work is known."""
    core = trimmed(words) if about in _TRIMMED else _without_lead(words)
    if not core:
        return []
    if about is About.EMPLOYER:
        name = text[core[0].start : core[-1].end]
        return [_idea(core, Claim(about, next(iter(employers().exact(name)), name)))]
    return [_idea(core, Claim(about, _phrase(text, core)))]


def _without_lead(words: list[Word]) -> list[Word]:
    """The words without articles and "something with" in front of them."""
    place = 0
    while place < len(words) and words[place].stem in _LEADS:
        place += 1
    return words[place:] if trimmed(words) else []


def ideas_in(text: str, words: list[Word], against: bool, alone: bool) -> list[Idea]:
    """The ideas in a run of words of `text`, which is in the client's own capitals.

    `against`: the client says no to them. `alone`: nothing else was read from the same words, so
    that a phrase which fits no table is still kept, as an activity.
    """
    core = trimmed(words)
    hits = _concept_hits(text, words)
    if not core:
        return _of_hits(text, hits, against)
    phrase = _phrase(text, core)
    exact = _exact(text, words, core, against)
    if exact and all(exact.start <= hit.start and hit.end <= exact.end for hit in hits):
        return [exact]
    left = _outside(core, hits)
    if left and _is_work(phrase, core, hits):
        return [_idea(core, Claim(About.WORK, phrase))]
    if hits:
        return _of_hits(text, hits, against) + _work_beside(text, left)
    return _of_unknown(text, words, core, against, alone)


def _exact(text: str, words: list[Word], core: list[Word], against: bool) -> Idea | None:
    """What the words are, with or without their fillers, when that is a wording in the table."""
    if _phrase(text, core) == _IT:
        return _idea(core, Claim(About.WORK, "IT"))
    from_core = [word for word in words if word.start >= core[0].start]
    for run in (words, from_core, core):
        found = concept_words().exact(_phrase(text, run))
        job = _with_job(words, run, found[0]) if found and not against else []
        if job:
            return _idea(job, Claim(About.WORK, _phrase(text, job)))
        if found:
            return _idea(run, _of_concept(found[0], _phrase(text, run), against))
    return None


def _phrase(text: str, words: list[Word]) -> str:
    return fold(text[words[0].start : words[-1].end])


def _idea(words: list[Word], claim: Claim) -> Idea:
    return Idea(words[0].start, words[-1].end, claim)


def _of_concept(concept: Concept, phrase: str, against: bool) -> Claim:
    is_work = not against and key_of(phrase) in map(key_of, concept.trades)
    return Claim(About.WORK if is_work else concept.about, phrase)


def _concept_hits(text: str, words: list[Word]) -> list[Hit[Concept]]:
    start, end = words[0].start, words[-1].end
    found = longest(concept_words().find(fold(text[start:end])))
    return _joined(text, [Hit(start + hit.start, start + hit.end, hit.means) for hit in found])


def _joined(text: str, hits: list[Hit[Concept]]) -> list[Hit[Concept]]:
    """The hits, a doing and the thing that it is done to as one: "fixing bikes"."""
    whole: list[Hit[Concept]] = []
    for hit in hits:
        last = whole[-1] if whole else None
        if last and _is_done_to(text, last, hit):
            whole[-1] = Hit(last.start, hit.end, last.means)
        else:
            whole.append(hit)
    return whole


def _is_done_to(text: str, doing: Hit[Concept], thing: Hit[Concept]) -> bool:
    return (
        doing.means.about is thing.means.about is About.ACTIVITY
        and text[doing.end : thing.start].isspace()
        and fold(text[doing.start : doing.end]).endswith("ing")
        and not fold(text[thing.start : thing.end]).endswith("ing")
    )


def _outside(words: list[Word], hits: list[Hit[Concept]]) -> list[Word]:
    return [
        word
        for word in words
        if word.stem not in fillers() and not any(hit.start <= word.start < hit.end for hit in hits)
    ]


def _with_job(words: list[Word], core: list[Word], concept: Concept) -> list[Word]:
    """A workplace with "work" or "job" behind it, which makes it a kind of work: "shop work"."""
    tail = [word for word in words if word.start >= core[-1].end]
    is_job = bool(tail) and tail[0].stem in _OF_WORK and concept.key in _WORKPLACES
    return [*core, tail[0]] if is_job else []


def _is_work(phrase: str, core: list[Word], hits: list[Hit[Concept]]) -> bool:
    if len(core) > MOST_WORDS:
        return False
    if phrase in _TOO_VAGUE:
        return False
    if core[-1].stem in _job_words() and not any(hit.end == core[-1].end for hit in hits):
        return True
    return _known(phrase) >= SURE


def _of_hits(text: str, hits: list[Hit[Concept]], against: bool) -> list[Idea]:
    return [
        Idea(hit.start, hit.end, _of_concept(hit.means, fold(text[hit.start : hit.end]), against))
        for hit in hits
    ]


def _work_beside(text: str, left: list[Word]) -> list[Idea]:
    """The kind of work that stands beside ideas: "receptionist in a quiet office"."""
    runs: list[list[Word]] = []
    for word in left:
        if runs and text[runs[-1][-1].end : word.start].isspace():
            runs[-1].append(word)
        else:
            runs.append([word])
    return [
        _idea(run, Claim(About.WORK, _phrase(text, run)))
        for run in runs
        if len(run) <= MOST_WORDS
        and (run[-1].stem in _job_words() or _known(_phrase(text, run)) >= SURE)
    ]


def _of_unknown(
    text: str, words: list[Word], core: list[Word], against: bool, alone: bool
) -> list[Idea]:
    phrase = _phrase(text, core)
    if len(core) > MOST_WORDS or is_private(phrase):
        return []
    if _is_work(phrase, core, []):
        return [_idea(core, Claim(About.WORK, phrase))]
    if _is_named(text, core):
        return [_idea(core, Claim(About.EMPLOYER, text[core[0].start : core[-1].end]))]
    is_trade = core[-1].stem.endswith("ing") and not against and _known(phrase) >= LIKELY
    if is_trade and not _is_place(text, core):
        return [_idea(core, Claim(About.WORK, phrase))]
    if alone and not _is_place(text, core) and _says_something(text, core, phrase):
        leads = {word.stem for word in words if word.start < core[0].start}
        about = next((side for lead, side in _SIDES.items() if lead in leads), About.ACTIVITY)
        return [_idea(core, Claim(about, phrase))]
    return []


def _says_something(text: str, core: list[Word], phrase: str) -> bool:
    """Whether words in no table may name a thing: neither typed at random nor about the client."""
    personal = any(word.stem in _PERSONAL for word in core)
    wordy = any(len(word.stem) >= _SHORTEST or not word.stem.isascii() for word in core)
    if personal or not wordy or any(mark.isdigit() for mark in phrase):
        return False
    return not is_gibberish([fold(text[word.start : word.end]) for word in core])


def _is_place(text: str, core: list[Word]) -> bool:
    """Whether the words name a place: capitals after "in". Where the work is, travel says."""
    before = words_of(fold(text[max(0, core[0].start - _LOOK_BACK) : core[0].start]))
    leads = bool(before) and before[-1].stem in _BEFORE_PLACES
    return leads and text[core[0].start].isupper() and not text.isupper()


def _is_named(text: str, core: list[Word]) -> bool:
    """Whether the words are a name: capitals after "at", "for", "not", or an ending such as Ltd."""
    if core[-1].stem in _FIRMS and len(core) > 1:
        return True
    capitals = all(text[w.start].isupper() for w in core if len(w.stem) > _SHORTEST)
    before = words_of(fold(text[max(0, core[0].start - _LOOK_BACK) : core[0].start]))
    leads = bool(before) and before[-1].stem in _BEFORE_NAMES
    if leads and any(word.stem in _FAR for word in before):
        return False  # "no further than Stockport"
    return capitals and leads and text[core[0].start].isupper() and not text.isupper()
