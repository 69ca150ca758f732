"""What no named wish covers: kinds of work, employers, ideas of setting, people and activity."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.normalise.phrases import Concept, concept_words, fillers
from matcher.normalise.wishes.claims import Claim
from matcher.normalise.wishes.gibberish import is_gibberish
from matcher.normalise.wishes.kinds import LIKELY, SURE, job_words, known
from matcher.normalise.wishes.lexicon import Hit, Word, fold, key_of, longest
from matcher.normalise.wishes.names import employers, is_firm, is_place
from matcher.normalise.wishes.private import speaks_of_family
from matcher.preferences import About

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
_TRADE_ENDS = (" work", " job", " jobs")  # who refuses "bar work" may still cook in a bar
_IT = "it"  # only the trade, written IT, comes this far: the pronoun is a filler
_SIDES = {
    "somewhere": About.SETTING, "place": About.SETTING, "anywhere": About.SETTING,
    "someone": About.PEOPLE, "anyone": About.PEOPLE,
}  # fmt: skip
_SHORTEST = 3
_PAIR = 2
_SERVING = "serving"
_TEAM, _MEETING = "team", "meeting people"
_TO_WHOM = re.compile(r" (?:with|to)(?: the| all the| our)? ")


@dataclass(frozen=True, slots=True)
class Idea:
    """One claim read from `text[start:end]`."""

    start: int
    end: int
    claim: Claim


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
    if left and not against and _is_named_doing(core, phrase):
        return [_idea(core, Claim(About.WORK, phrase))]
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
    is_place = concept.about is About.SETTING and phrase.endswith(_TRADE_ENDS)
    is_work = (is_place or not against) and key_of(phrase) in map(key_of, concept.trades)
    return Claim(About.WORK if is_work else concept.about, phrase)


def _concept_hits(text: str, words: list[Word]) -> list[Hit[Concept]]:
    start, end = words[0].start, words[-1].end
    found = longest(concept_words().find(fold(text[start:end])))
    return _joined(text, [Hit(start + hit.start, start + hit.end, hit.means) for hit in found])


def _joined(text: str, hits: list[Hit[Concept]]) -> list[Hit[Concept]]:
    """The hits, a doing and what it is done to as one: "fixing bikes", "cleaning offices"."""
    whole: list[Hit[Concept]] = []
    for hit in hits:
        last = whole[-1] if whole else None
        if last and _is_done_to(text, last, hit):
            served = last.means.about is About.PEOPLE
            whole[-1] = Hit(last.start, hit.end, hit.means if served else last.means)
        elif last and _is_one_thing(text, last, hit):
            whole[-1] = Hit(last.start, hit.end, hit.means)
        else:
            whole.append(hit)
    return whole


def _is_done_to(text: str, doing: Hit[Concept], thing: Hit[Concept]) -> bool:
    return (
        (doing.means.about is About.ACTIVITY or fold(text[doing.start : doing.end]) == _SERVING)
        and (thing.means.about is About.ACTIVITY or thing.means.key in _WORKPLACES)
        and text[doing.end : thing.start].isspace()
        and fold(text[doing.start : doing.end]).endswith("ing")
        and not fold(text[thing.start : thing.end]).endswith("ing")
    )


def _is_one_thing(text: str, first: Hit[Concept], hit: Hit[Concept]) -> bool:
    """Whether two ideas are one: "friendly team", "natter with customers", "film editing"."""
    gap = text[first.end : hit.start]
    if first.means.about is About.PEOPLE and hit.means.about is About.PEOPLE:
        if hit.means.key == _TEAM and gap.isspace():
            return True
        return first.means.key == _MEETING and _TO_WHOM.fullmatch(fold(gap)) is not None
    done = fold(text[hit.start : hit.end])
    both = fold(text[first.start : hit.end])
    return gap.isspace() and done.endswith("ing") and known(both) >= LIKELY


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
    if core[-1].stem in job_words() and not any(hit.end == core[-1].end for hit in hits):
        return True
    return known(phrase) >= SURE


def _is_named_doing(core: list[Word], phrase: str) -> bool:
    """Whether two words are a trade with its thing in front: "parcel sorting"."""
    return len(core) == _PAIR and core[-1].stem.endswith("ing") and known(phrase) >= LIKELY


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
        and (run[-1].stem in job_words() or known(_phrase(text, run)) >= SURE)
    ]


def _of_unknown(
    text: str, words: list[Word], core: list[Word], against: bool, alone: bool
) -> list[Idea]:
    phrase = _phrase(text, core)
    if len(core) > MOST_WORDS or speaks_of_family(phrase):
        return []
    if _is_work(phrase, core, []):
        return [_idea(core, Claim(About.WORK, phrase))]
    if is_firm(text, core):
        return [_idea(core, Claim(About.EMPLOYER, text[core[0].start : core[-1].end]))]
    is_trade = core[-1].stem.endswith("ing") and not against and known(phrase) >= LIKELY
    if is_trade and not is_place(text, core):
        return [_idea(core, Claim(About.WORK, phrase))]
    if alone and not is_place(text, core) and _says_something(text, core, phrase):
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
