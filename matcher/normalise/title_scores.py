"""How sure each unit group is for a title: one that is listed, holds a listed one, or is alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from matcher.normalise.occupations import TitleTable
from matcher.normalise.title_likeness import Floats
from matcher.normalise.title_parts import lessened, without_modifiers
from matcher.normalise.title_sectors import in_sectors
from matcher.normalise.title_words import Words

# Chosen by reading adverts; moving any one of them by a third changes under 1 title in 100 of the
# official index, or of adverts.
_LISTED, _LISTED_IN_OTHER_ORDER = 0.98, 0.94
_OF_SEVERAL = 0.6  # a bare head that is coded by industry says little of a longer title
_HELD, _HELD_IN_FULL = 0.45, 0.95
_OF_MODIFIER, _OF_WHAT_FOLLOWS = 0.15, 0.35
_OTHER_HEAD, _NOT_IN_HEAD, _SCATTERED = 0.18, 0.30, 0.04
_ALL = 0.999
_LATER_CODE = 0.02
"""What each later code of a title of several loses: they are listed likeliest first."""
_ALIKE, _ALIKE_TOO = 0.70, 0.30
_ALIKE_IF_SURE, _SURE = 0.40, 0.75
_MOST_ALIKE, _MOST_IF_SURE = 12, 6
_ROLE_IN_TRADE, _ROLE_AND_MORE, _SOME_TRADE = 0.85, 0.60, 0.50


def scores(head: Words, after: Words, titles: TitleTable, *, alone: bool) -> dict[str, float]:
    """Each likely code with its best reading, 0..1, raised by how alike its titles are.

    `alone` says that the title names one job, so that the words that follow may be part of it.
    """
    found = _best(_as_listed(head, after, titles, alone=alone))
    if not found:
        found = _best(_held(head, after, titles))
        for code, score in _in_sectors(head, after, titles):
            found[code] = max(score, found.get(code, 0.0))
    sure = max(found.values(), default=0.0) >= _SURE
    alike = _alike(without_modifiers(head), after, titles, sure=sure)
    share = _ALIKE_IF_SURE if sure else _ALIKE
    for code, likeness in alike.items():
        score = max(likeness * share, found.get(code, 0.0))
        found[code] = score + (1 - score) * _ALIKE_TOO * likeness
    return found


def _best(readings: Iterator[tuple[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for code, score in readings:
        if score > found.get(code, 0.0):
            found[code] = score
    return found


def _alike(head: Words, after: Words, titles: TitleTable, *, sure: bool) -> dict[str, float]:
    """How alike the titles of the most alike groups are, 0..1.

    Where the title is read anyhow (`sure`) its words tell, for the alternatives; or else what its
    words and their beginnings tell counts as much as the nearest title, whose likeness bounds it.
    """
    known = tuple(filter(titles.knows, after))
    if sure:
        return _told(tuple(filter(titles.knows, head)), known, titles)
    likeness = titles.likeness
    if not any(map(titles.is_head, head)):
        head = likeness.respelt(head)
    nearest = likeness.nearest(head, known)
    alike = (nearest + float(nearest.max()) * likeness.telling(head, known)) / 2
    return _most(alike, _MOST_ALIKE, likeness.codes)


@lru_cache(maxsize=10_000)
def _told(head: Words, after: Words, titles: TitleTable) -> dict[str, float]:
    """What known words tell: kept, since many adverts differ in places and terms alone."""
    return _most(titles.likeness.telling(head, after), _MOST_IF_SURE, titles.likeness.codes)


def _most(alike: Floats, most: int, codes: list[str]) -> dict[str, float]:
    best = alike.argsort()[-most:]
    shares = zip(best.tolist(), alike[best].tolist(), strict=True)
    return {codes[at]: share for at, share in shares if share > 0}


def _as_listed(
    head: Words, after: Words, titles: TitleTable, *, alone: bool
) -> Iterator[tuple[str, float]]:
    """Codes with scores for one alternative as a listed title, with what follows or without."""
    if alone:
        yield from _listed(head + after, titles)
    if not any(map(titles.knows, after)):  # nothing, or a place or a name
        yield from _listed(head, titles)


def _in_sectors(head: Words, after: Words, titles: TitleTable) -> Iterator[tuple[str, float]]:
    """What a role comes to in the trade that the title names, surer where it says no more.

    A listed title ("tyre fitter") is itself, whatever trade its words may name.
    """
    core = without_modifiers(head)
    trade = after if titles.exact(core) else core + after
    for found in in_sectors(core, trade):
        if not found.named:
            yield found.code, _SOME_TRADE
        else:
            yield found.code, _ROLE_AND_MORE if found.rest else _ROLE_IN_TRADE


def _listed(words: Words, titles: TitleTable) -> Iterator[tuple[str, float]]:
    """Codes of the listed title that is just these words: in full, or but for some at the ends.

    What no title holds is a place or a name, at the end; what says how senior or when is less.
    """
    while len(words) > 1 and not titles.knows(words[-1]):
        words = words[:-1]
    for dropped, tried in enumerate(lessened(words)):
        for at, code in enumerate(titles.exact(tried)):
            yield code, _LISTED - 0.01 * dropped - _LATER_CODE * at


def _held(head: Words, after: Words, titles: TitleTable) -> Iterator[tuple[str, float]]:
    """Listed titles whose words all stand in the title: the more of it they cover, the better."""
    core = without_modifiers(head)
    worth = {word: titles.weight(word) * _OF_WHAT_FOLLOWS for word in after}
    for word in head:
        worth[word] = titles.weight(word) * (1.0 if word in core else _OF_MODIFIER)
    total = sum(worth.values())
    does = next((word for word in reversed(core) if titles.is_head(word)), None)
    for listed in titles.within(tuple(worth)):
        covered = sum(worth[word] for word in set(listed)) / total
        score = _HELD + (_HELD_IN_FULL - _HELD) * covered
        if not any(word in head for word in listed):
            score -= _NOT_IN_HEAD
        elif listed[-1] != does:
            score -= _OTHER_HEAD
        if not _in_a_row(listed, head + after):
            score -= _SCATTERED
        if covered > _ALL and listed[-1] == head[-1]:
            score = max(score, _LISTED_IN_OTHER_ORDER)
        codes = titles.exact(listed)
        for at, code in enumerate(codes):
            yield code, score * (_OF_SEVERAL if len(codes) > 1 else 1.0) - _LATER_CODE * at


def _in_a_row(words: Words, among: Words) -> bool:
    return any(among[at : at + len(words)] == words for at in range(len(among) - len(words) + 1))
