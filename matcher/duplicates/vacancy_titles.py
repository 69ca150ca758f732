"""What two titles differ in: nothing, what a board added, or the post itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from matcher.duplicates.vacancy_lists import word_list
from matcher.duplicates.vacancy_objections import Objection
from matcher.duplicates.vacancy_words import is_place
from matcher.normalise.gazetteer import key as folded
from matcher.vacancy import Vacancy

_WORD = re.compile(r"[^\W_]+")
_IDLE = word_list("idle in titles")
_RANKS = word_list("ranks")
_SHIFTS = {
    "day": "days", "days": "days", "night": "nights", "nights": "nights", "evening": "evenings",
    "evenings": "evenings", "weekend": "weekends", "weekends": "weekends", "twilight": "evenings",
    "mornings": "mornings", "morning": "mornings", "bank": "bank", "relief": "bank",
}  # fmt: skip
_SPELLINGS = {"healthcare": ("health", "care"), "hca": ("health", "care", "assistant"),
              "asst": ("assistant",), "mgr": ("manager",), "snr": ("senior",)}  # fmt: skip
_ALIKE = 80
_READ = 4_000
_LONGEST = 300


def title_objections(one: Vacancy, other: Vacancy) -> Iterator[Objection]:
    """What the titles say otherwise; what a board added to one is no objection."""
    mine, theirs = title_words(one.title[:_LONGEST]), title_words(other.title[:_LONGEST])
    left, others_left = _left(mine - theirs, other), _left(theirs - mine, one)
    says = f"The titles differ: “{one.title}” and “{other.title}”"
    if not left and not others_left:
        return
    ranks = (left & _RANKS, others_left & _RANKS)
    if ranks[0] != ranks[1]:
        yield Objection(says, not (_says(other, ranks[0]) and _says(one, ranks[1])))
    elif left and others_left:
        shifts = ({_SHIFTS[w] for w in side if w in _SHIFTS} for side in (left, others_left))
        figures = any(any(map(str.isdigit, w)) for w in left | others_left)
        if all(shifts) or figures:
            yield Objection(says, firm=True)
        elif not _spelt_alike(left, others_left):
            yield Objection(says, firm=not mine & theirs)


@lru_cache(maxsize=20_000)
def title_words(title: str) -> frozenset[str]:
    """The words of a title that say which post it is."""
    words = (
        said for word in _WORD.findall(title.casefold()) for said in _SPELLINGS.get(word, (word,))
    )
    found = frozenset(_singular(word) for word in words if word not in _IDLE)
    return found or frozenset(_WORD.findall(title.casefold()))


def _left(words: frozenset[str], other: Vacancy) -> frozenset[str]:
    """The words that neither the other's place nor its employer nor its text accounts for."""
    if not words:
        return words
    known = f"{other.place.name or ''} {other.place.postcode or ''} {other.employer.key}"
    said = frozenset(_WORD.findall(f"{known} {folded(known)}".casefold()))
    return frozenset(word for word in words if word not in said and not is_place(word))


def _says(vacancy: Vacancy, words: frozenset[str]) -> bool:
    """Whether its text has all these words: then it may have lost them from its title."""
    return words <= frozenset(_WORD.findall(vacancy.text[:_READ].casefold()))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and word not in _SHIFTS else word


def _spelt_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    return fuzz.ratio(" ".join(sorted(words)), " ".join(sorted(others))) >= _ALIKE
