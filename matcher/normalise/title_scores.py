"""How sure each unit group is for a title: one that is listed, holds a listed one, or is alike."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.normalise.occupations import TitleTable
from matcher.normalise.title_parts import lessened, without_modifiers
from matcher.normalise.title_words import Words

# Chosen by reading adverts; moving any one of them by a third changes under 2 titles in 100 of the
# official index.
_LISTED, _LISTED_IN_OTHER_ORDER = 0.98, 0.94
_HELD, _HELD_IN_FULL = 0.45, 0.95
_OF_MODIFIER, _OF_WHAT_FOLLOWS = 0.15, 0.35
_OTHER_HEAD, _NOT_IN_HEAD, _SCATTERED = 0.18, 0.30, 0.04
_ALIKE, _ALIKE_TOO = 0.70, 0.30


def scores(head: Words, after: Words, titles: TitleTable, *, alone: bool) -> dict[str, float]:
    """Each likely code with its best reading, 0..1, raised by how alike its titles are.

    `alone` says that the title names one job, so that the words that follow may be part of it.
    """
    alike = dict(titles.near(without_modifiers(head), after))
    found = {code: likeness * _ALIKE for code, likeness in alike.items()}
    for code, score in _readings(head, after, titles, alone=alone):
        found[code] = max(score, found.get(code, 0.0))
    return {
        code: score + (1 - score) * _ALIKE_TOO * alike.get(code, 0.0)
        for code, score in found.items()
    }


def _readings(
    head: Words, after: Words, titles: TitleTable, *, alone: bool
) -> Iterator[tuple[str, float]]:
    """Codes with scores for one alternative, as a listed title and by one it holds."""
    if alone:
        yield from _listed(head + after, titles)
    yield from _listed(head, titles) if not after else ()
    yield from _held(head, after, titles)


def _listed(words: Words, titles: TitleTable) -> Iterator[tuple[str, float]]:
    for dropped, tried in enumerate(lessened(words)):
        for at, code in enumerate(titles.exact(tried)):
            yield code, _LISTED - 0.01 * dropped - 0.02 * at
    for listed, code in titles.reordered(words):
        if words and listed[-1] == words[-1]:
            yield code, _LISTED_IN_OTHER_ORDER


def _held(head: Words, after: Words, titles: TitleTable) -> Iterator[tuple[str, float]]:
    """Listed titles whose words all stand in the title: the more of it they cover, the better."""
    core = without_modifiers(head)
    worth = {word: titles.weight(word) * _OF_WHAT_FOLLOWS for word in after}
    for word in head:
        worth[word] = titles.weight(word) * (1.0 if word in core else _OF_MODIFIER)
    total = sum(worth.values())
    does = next((word for word in reversed(core) if titles.is_head(word)), None)
    for listed in titles.within(tuple(worth)):
        covered = sum(worth[word] for word in set(listed.words)) / total
        score = _HELD + (_HELD_IN_FULL - _HELD) * covered
        if not any(word in head for word in listed.words):
            score -= _NOT_IN_HEAD
        elif listed.words[-1] != does:
            score -= _OTHER_HEAD
        if not _in_a_row(listed.words, head + after):
            score -= _SCATTERED
        yield listed.code, score


def _in_a_row(words: Words, among: Words) -> bool:
    return any(among[at : at + len(words)] == words for at in range(len(among) - len(words) + 1))
