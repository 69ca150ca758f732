"""Refusals that are one: who never wants "selling over the phone" does not refuse every phone.

What stands in one piece, with no comma, "or" or "and" between, is one thing refused: beside a fact
("social work degree", "ward manager") other words only say which; else all of the words are meant
together. Of wants nothing is lost where each idea stands by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from matcher.normalise.wishes.sifting import PHRASES
from matcher.preferences import About, Statement

_APART = re.compile(r"[,;/\n.]|\b(?:and|but|n?or|plus)\b")


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement, and where in the text its words stand."""

    statement: Statement
    start: int
    end: int


def whole(
    found: Iterable[Placed], text: str, own_words: Callable[[int, int], str]
) -> Iterator[Statement]:
    """The statements, those refusals made one that stand in one piece of a text.

    Args:
        found: the statements as they were read.
        text: folded.
        own_words: what the client wrote between two places of `text`.
    """
    piece: list[Placed] = []
    for one in sorted(found, key=lambda placed: (placed.start, placed.end)):
        if piece and not _goes_on(piece[-1], one, text):
            yield from _as_one(piece, text, own_words)
            piece = []
        piece.append(one)
    yield from _as_one(piece, text, own_words)


def _goes_on(before: Placed, one: Placed, text: str) -> bool:
    said, more = before.statement, one.statement
    return (
        said.stance.is_against
        and more.stance is said.stance
        and not _APART.search(text, before.end, max(before.end, one.start))
    )


def _as_one(
    piece: list[Placed], text: str, own_words: Callable[[int, int], str]
) -> Iterator[Statement]:
    facts = [one.statement for one in piece if one.statement.about not in PHRASES]
    if len(piece) < 2 or facts:
        yield from facts or (one.statement for one in piece)
        return
    start, end = piece[0].start, max(one.end for one in piece)
    statements = [one.statement for one in piece]
    work = next((one for one in statements if one.about is About.WORK), statements[0])
    refused = max(text.find(str(statements[0].value), start, end), start)  # after the "no"
    yield replace(work, value=text[refused:end], words=own_words(start, end))
