"""Two wordings beside each other: the words that only one of them has are marked.

Words are compared whatever their order and case, so that the time taken grows with the texts alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

_WORD = re.compile(r"\w+(?:[.'’]\w+)*")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text; `is_marked` where the other text lacks these words."""

    text: str
    is_marked: bool = False


Wording = tuple[Part, ...]
"""A text cut where marking begins or ends."""


@dataclass(frozen=True, slots=True)
class Line:
    """What two things say about one matter, each in some wordings; none where it is not stated.

    `differs` is None where there is nothing to compare.
    """

    name: str
    one: Sequence[Wording]
    other: Sequence[Wording]
    differs: bool | None

    @property
    def is_said(self) -> bool:
        """Whether either of the two says anything."""
        return bool(self.one or self.other)

    @property
    def is_one_sided(self) -> bool:
        """Whether only one of the two says anything."""
        return bool(self.one) is not bool(self.other)


def words_of(texts: Iterable[str]) -> set[str]:
    """The words of some texts, whatever their case."""
    return {word.casefold() for text in texts for word in _WORD.findall(text)}


def marked(text: str, others: Collection[str]) -> Wording:
    """The text with the words marked that are not among `others`, and what lies between two such.

    The parts put together are the text.
    """
    found = list(_WORD.finditer(text))
    if not found:
        return (Part(text),) if text else ()
    lacks = [word[0].casefold() not in others for word in found]
    starts = [*(word.start() for word in found[1:]), len(text)]
    pieces = [(text[: found[0].start()], False)]
    for word, until, here, there in zip(found, starts, lacks, [*lacks[1:], False], strict=True):
        pieces += [(word[0], here), (text[word.end() : until], here and there)]
    return tuple(
        Part("".join(piece for piece, _ in some), is_marked)
        for is_marked, some in groupby((one for one in pieces if one[0]), key=lambda one: one[1])
    )


def line(name: str, ones: Sequence[str], others: Sequence[str]) -> Line:
    """What two things say of a matter, with the words marked that only one of them has."""
    mine, theirs = words_of(ones), words_of(others)
    both = bool(ones) and bool(others)
    return Line(
        name,
        [marked(text, theirs) if both else (Part(text),) for text in ones],
        [marked(text, mine) if both else (Part(text),) for text in others],
        mine != theirs if both else None,
    )


def lists(name: str, ones: Sequence[str], others: Sequence[str], *, told: bool = True) -> Line:
    """What two things have of a matter, such as sites: they differ where they share nothing.

    What only one of them has is marked where it is `told`: where it speaks for or against them.
    """
    mine, theirs = ({one.casefold() for one in some} for some in (ones, others))
    both = told and bool(ones) and bool(others)

    def parts(some: Sequence[str], than: set[str]) -> list[Wording]:
        return [(Part(one, both and one.casefold() not in than),) for one in some]

    differs = mine.isdisjoint(theirs) if both else None
    return Line(name, parts(ones, theirs), parts(others, mine), differs)
