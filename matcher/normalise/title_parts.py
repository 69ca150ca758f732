"""The parts of a title: what one does, and what is said about it.

In "Staff Nurse / Sister - Theatres (Leeds)" the alternatives are "staff nurse" and "sister", and
"theatre leeds" follows; in "Cleaner at a nursing home" the alternative is "cleaner".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.normalise.occupations import TitleTable, Words
from matcher.normalise.title_words import SMALL, without_small, words_of

_SEPARATOR = re.compile(
    r"\s[-–—]+|[-–—]+\s|[–—]|[|,;:()\[\]]|\.\s|\bjobs?\b(?! (?:coach|centre|share|club|broker))"
)
_ALTERNATIVE = re.compile(r"\s*/\s*|\s+or\s+")
_ASSISTS = frozenset({"assistant", "deputy", "secretary", "pa", "helper", "mate", "aide"})
_MOST_ALTERNATIVES = 4
# Words that say how senior, how long or when, and hardly ever what.
MODIFIERS = frozenset(
    [
        "senior",
        "junior",
        "trainee",
        "apprentice",
        "bank",
        "lead",
        "principal",
        "locum",
        "agency",
        "interim",
        "acting",
        "temporary",
        "temp",
        "casual",
        "seasonal",
        "relief",
        "experienced",
        "qualified",
        "newly",
        "registered",
        "graduate",
        "specialist",
        "highly",
        "advanced",
        "rotational",
        "static",
        "peripatetic",
        "flexi",
        "flexible",
        "weekend",
        "night",
        "day",
        "evening",
        "morning",
        "part",
        "time",
        "full",
        "permanent",
        "male",
        "female",
        "student",
        "volunteer",
        "voluntary",
        "chief",
        "general",
        "apprenticeship",
        "traineeship",
        "regional",
        "area",
        "national",
        "local",
        "mobile",
        "nhs",
        "bilingual",
        "professional",
        "various",
        "freelance",
        "inhouse",
        "developmental",
        "development",
        "substantive",
        "multiple",
        "supernumerary",
    ]
)


@dataclass(frozen=True, slots=True)
class TitleParts:
    """`alternatives` say what one does, the first one leading; `after` is what follows them.

    Small words ("of", "at") are gone from both.
    """

    alternatives: tuple[Words, ...]
    after: Words


def parts_of(text: str, titles: TitleTable) -> TitleParts:
    """The parts of a title that has been cleaned."""
    segments = [segment.strip() for segment in segments_of(text)]
    named = next((at for at, words in enumerate(segments) if _names_work(words, titles)), 0)
    heads, after = [], []
    for said in _ALTERNATIVE.split(segments[named])[:_MOST_ALTERNATIVES] if segments else ():
        head, rest = _head_of(words_of(said), titles)
        heads.append(head)
        after.extend(rest)
    for at, segment in enumerate(segments):
        if at != named:
            after.extend(without_small(words_of(segment)))
    return TitleParts(tuple(head for head in heads if head), tuple(after))


def segments_of(text: str) -> list[str]:
    """`text` cut at dashes, commas, brackets and the like; none of the pieces is blank."""
    return [piece for piece in _SEPARATOR.split(text) if piece.strip()]


def without_modifiers(words: Words) -> Words:
    """`words` without words of rank, length and time at either end; all of them if none is left."""
    low, high = 0, len(words)
    while low < high and words[low] in MODIFIERS:
        low += 1
    while high > low and words[high - 1] in MODIFIERS:
        high -= 1
    return words[low:high] or words


def _names_work(segment: str, titles: TitleTable) -> bool:
    return any(titles.is_head(word) and word not in MODIFIERS for word in words_of(segment))


def _head_of(words: Words, titles: TitleTable) -> tuple[Words, Words]:
    """The words up to the preposition that ends what one does, and the words after it."""
    for at, word in enumerate(words):
        if word in SMALL and word != "and" and any(titles.is_head(done) for done in words[:at]):
            head, rest = without_small(words[:at]), without_small(words[at:])
            if word == "to" and head and head[-1] in _ASSISTS:
                return rest + head, ()
            return head, rest
    return without_small(words), ()
