r"""Expressions of many alternatives, put so that they are quick to search for.

The engine tries every alternative at every character. Where those that begin a word share one
`\b`, it passes over the insides of words at once: five characters of six.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

_WORD_START = r"\b"
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|[^\\\[()|]+", re.DOTALL)


def one_of(pattern: str) -> re.Pattern[str]:
    r"""`pattern` compiled, with neighbouring alternatives that start with `\b` under a single one.

    Where and what it matches stays the same: the order of the alternatives does.
    """
    grouped = groupby(_alternatives(pattern), key=_starts_a_word)
    return re.compile(
        "|".join(_under_one(list(some)) if at_word else "|".join(some) for at_word, some in grouped)
    )


def any_of(pattern: str) -> re.Pattern[str]:
    r"""As `one_of`, for a search that only asks whether there is a match.

    The alternatives that start with `\b` come first, whatever their order was.
    """
    alternatives = sorted(_alternatives(pattern), key=_starts_a_word, reverse=True)
    return one_of("|".join(alternatives))


def _starts_a_word(alternative: str) -> bool:
    return alternative.startswith(_WORD_START)


def _under_one(alternatives: list[str]) -> str:
    rest = "|".join(one.removeprefix(_WORD_START) for one in alternatives)
    return f"{_WORD_START}(?:{rest})"


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of an expression that stand in no group."""
    depth, kept = 0, ""
    for piece in _PIECE.findall(pattern):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            yield kept
            kept = ""
        else:
            kept += piece
    yield kept
