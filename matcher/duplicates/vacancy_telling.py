"""Where two texts say something else in the same place: another ward, shift, term or figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from rapidfuzz import fuzz

from matcher.duplicates.vacancy_objections import Objection
from matcher.duplicates.vacancy_post_words import KINDS, TOLD_BY_ONE, posts_in
from matcher.duplicates.vacancy_texts import Gap, SideBySide
from matcher.duplicates.vacancy_words import (
    figure,
    is_month,
    is_name,
    is_place,
    unit_names,
)
from matcher.same_text import Words

_SLIP = 80
"""Spellings so like each other, of 100, are of one word."""
_SAID = 6
_INSERTED = 12
"""A longer insertion is a sentence more, which speaks of other things as well."""
_CONTENT = 5
"""Letters of an ordinary word from which on it may stand for a name: "surgery"."""


def differences(texts: SideBySide) -> Iterator[Objection]:
    """What the texts say otherwise at the same place."""
    mine, theirs = texts.only
    words, others = frozenset(texts.one.words), frozenset(texts.other.words)
    for gap in texts.gaps:
        if _is_a_slip(gap):
            continue
        if gap.words and gap.others:
            yield from _named(gap, mine, theirs)
            yield from _figures(gap, words, others)
        yield from _posts(gap, texts)
    yield from _units(texts.one.words, texts.other.words, mine, theirs)


def foreign_names(texts: SideBySide, known: frozenset[str]) -> int:
    """So many names, other than those `known`, each text has at least that the other has not."""
    return min(sum(map(is_name, only - known)) for only in texts.only)


def _is_a_slip(gap: Gap) -> bool:
    """Whether the same words are only spelt, joined or split otherwise."""
    one, other = "".join(gap.words), "".join(gap.others)
    if not one or not other:
        return False
    alike = one == other or fuzz.ratio(one, other) >= _SLIP
    return alike and _digits(one) == _digits(other)


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def _named(gap: Gap, mine: frozenset[str], theirs: frozenset[str]) -> Iterator[Objection]:
    """Names on both sides, or a name and another thing, which the other text has nowhere."""
    left = [word for word in gap.words if word in mine]
    right = [word for word in gap.others if word in theirs]
    for test in (is_name, is_place):
        names, others = list(filter(test, left)), list(filter(test, right))
        if names and others and not _spelt_alike(names, others):
            yield _instead(names, others, firm=True)
            return
    if _stand_for_another(left, right) or _stand_for_another(right, left):
        yield _instead(left, right, firm=False)


def _stand_for_another(names: list[str], others: list[str]) -> bool:
    """Whether the one side is a name and the other some thing in its stead."""
    return any(map(is_name, names)) and any(len(word) >= _CONTENT for word in others)


def _figures(gap: Gap, words: frozenset[str], others: frozenset[str]) -> Iterator[Objection]:
    if any(map(is_month, (*gap.words, *gap.others, gap.before, gap.after))):
        return
    mine, theirs = ({f for w in side if (f := figure(w))} for side in (gap.words, gap.others))
    if mine and theirs and not mine & theirs and mine - others and theirs - words:
        yield _instead(gap.words, gap.others, firm=True)


def _posts(gap: Gap, texts: SideBySide) -> Iterator[Objection]:
    """Words of a shift, a time or a term: two of them, or one that the other text has nowhere."""
    mine, theirs = (posts_in((gap.before, *side, gap.after)) for side in (gap.words, gap.others))
    for kind, says in KINDS.items():
        one, other = mine.get(kind, set()), theirs.get(kind, set())
        if one == other:
            continue
        if one - other and other - one:
            yield Objection(f"{says}: {_said(gap.words)} and {_said(gap.others)}", firm=True)
        elif kind in TOLD_BY_ONE and max(len(gap.words), len(gap.others)) <= _INSERTED:
            told, elsewhere = (gap.words, texts.other) if one - other else (gap.others, texts.one)
            if not (one ^ other) & posts_in(elsewhere.words).get(kind, set()):
                yield Objection(f"{says}: only one says {_said(told)}", firm=False)


def _units(
    words: Words, others: Words, mine: frozenset[str], theirs: frozenset[str]
) -> Iterator[Objection]:
    """Wards, houses or branches of which each text names only others."""
    names, others_names = unit_names(words), unit_names(others)
    for unit in sorted(names.keys() & others_names.keys()):
        one, other = names[unit], others_names[unit]
        if one & other or not one & mine or not other & theirs:
            continue
        firm = any(map(is_name, one)) and any(map(is_name, other))
        yield _instead(
            [f"{name} {unit}" for name in sorted(one & mine)],
            [f"{name} {unit}" for name in sorted(other & theirs)],
            firm=firm,
        )


def _instead(words: Iterable[str], others: Iterable[str], *, firm: bool) -> Objection:
    return Objection(f"One says {_said(words)} where the other says {_said(others)}", firm)


def _spelt_alike(names: Collection[str], others: Collection[str]) -> bool:
    one, other = "".join(names), "".join(others)
    return one in other or other in one or fuzz.ratio(one, other) >= _SLIP


def _said(words: Iterable[str]) -> str:
    """Some words as they are quoted to a reader."""
    listed = list(words)
    return f"“{' '.join(listed[:_SAID])}{' …' if len(listed) > _SAID else ''}”"
