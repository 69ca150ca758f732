"""The parts of a title: what one does, and what is said about it.

In "Staff Nurse / Sister - Theatres (Leeds)" the alternatives are "staff nurse" and "sister", and
"theatre leeds" follows; in "Cleaner at a nursing home" the alternative is "cleaner".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.normalise.occupations import TitleTable
from matcher.normalise.title_words import SMALL, Words, without_small, words_of

_SEPARATOR = re.compile(
    r"\s[-–—]+|[-–—]+\s|[–—]|[|,;:()\[\]]|\.\s|\bjobs?\b(?! (?:coach|centre|share|club|broker))"
)
_ALTERNATIVE = re.compile(r"\s*/\s*|\s+or\s+")
_ASSISTS = frozenset({"assistant", "deputy", "secretary", "pa", "helper", "mate", "aide"})
_MOST_ALTERNATIVES = 4
_RANK = """senior junior lead principal chief general trainee apprentice apprenticeship traineeship
    student graduate newly qualified experienced registered specialist highly advanced
    professional developmental development"""
_TERMS = """bank locum agency interim acting temporary temp permanent casual seasonal relief flexi
    flexible part time full freelance employed salaried substantive supernumerary volunteer
    voluntary inhouse multiple various"""
_WHEN_AND_WHERE = """weekend night day evening morning static rotational peripatetic mobile
    regional area national local nhs"""
_WHO = "male female bilingual"
# Words that say how senior, on what terms, when or who, and hardly ever what.
_AT_THE_END = frozenset(f"{_TERMS} {_WHEN_AND_WHERE} {_WHO}".split())
MODIFIERS = _AT_THE_END | frozenset(_RANK.split())


@dataclass(frozen=True, slots=True)
class TitleParts:
    """`alternatives` say what one does, the first one leading; `after` is what follows them.

    Small words ("of", "at") are gone from both.
    """

    alternatives: tuple[Words, ...]
    after: Words


def parts_of(text: str, titles: TitleTable) -> TitleParts:
    """The parts of a title that has been cleaned."""
    segments = segments_of(text)
    said = [words_of(segment) for segment in segments]
    named = next((at for at, words in enumerate(said) if _names_work(words, titles)), 0)
    heads: list[Words] = []
    after: list[str] = []
    for words in _alternatives(segments[named], said[named]) if segments else ():
        head, rest = _head_of(words, titles)
        heads.append(head)
        after.extend(rest)
    for at, words in enumerate(said):
        if at != named:
            after.extend(without_small(words))
    return TitleParts(tuple(head for head in heads if head), tuple(after))


def _alternatives(segment: str, words: Words) -> list[Words]:
    """The words of each job that a piece of a title names; `words` are those of all of it."""
    if "/" not in segment and " or " not in segment:
        return [words]
    return [words_of(said) for said in _ALTERNATIVE.split(segment.strip())[:_MOST_ALTERNATIVES]]


def segments_of(text: str) -> list[str]:
    """`text` cut at dashes, commas, brackets and the like; none of the pieces is blank."""
    return [piece for piece in _SEPARATOR.split(text) if piece.strip()]


def without_modifiers(words: Words) -> Words:
    """`words` without words of rank, terms and time at the ends; all of them if none is left."""
    *_, least = lessened(words)
    return least


def lessened(words: Words) -> Iterator[Words]:
    """`words`, then the same with one modifier less each time.

    First go terms and times, at the front and the end, then words of rank at the front: a "senior
    carer, nights" is a senior carer first. At the end a word of rank stays: a "nurse specialist"
    is more than a nurse.
    """
    yield words
    for at, idle in ((0, _AT_THE_END), (-1, _AT_THE_END), (0, MODIFIERS)):
        while len(words) > 1 and words[at] in idle:
            words = words[:-1] if at else words[1:]
            yield words


def _names_work(words: Words, titles: TitleTable) -> bool:
    if words and words[-1] not in MODIFIERS and titles.exact(without_small(words)):
        return True
    return any(titles.is_head(word) and word not in MODIFIERS for word in words)


def _head_of(words: Words, titles: TitleTable) -> tuple[Words, Words]:
    """The words up to the preposition that ends what one does, and the words after it."""
    for at, word in enumerate(words):
        if word in SMALL and word != "and" and any(titles.is_head(done) for done in words[:at]):
            head, rest = without_small(words[:at]), without_small(words[at:])
            serves = bool(titles.exact(head))  # a "PA to the director" is a PA
            if word == "to" and head and head[-1] in _ASSISTS and not serves:
                return rest + head, ()
            return head, rest
    return without_small(words), ()
