"""A client's sentence taken apart into members, each a wish of its own or the words around one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

TURNED_BACK = re.compile(
    r"\sso (?:i )?(?:can't|cannot|can not|couldn't|could not|won't|will not|don't|do not)"
    r" [a-z]{2,10} (?:with )?(?:them|it|those|that|these)\b"
)
"""The end of a sentence that says no to what it named first: "... so I can't do them"."""
_STRONG = re.compile(
    r"[;!?\n()\[\]{}\"•*|]+|(?<!\d)[.:]+|[.:]+(?!\d)"
    r"|(?<!anything)(?<!anywhere)(?<!anyone)(?<!any day)(?<!nothing)"
    r"(?<! be)(?<! is)(?<! are)(?<!'re)(?<!'s)(?<! get)(?<! gets)(?<! was)\s(?:but|although"
    r"|though|so"
    r"|however|except that|as long as(?! (?:it|they|there|i)(?:'s|'re|'m| is| are| am)?"
    r" (?:not|no|n't|isn't|aren't|doesn't|don't)\b))\s|\s(?=(?:as|so) long as )|\s-+\s"
    r"|(?<=[a-z])-(?=\s)"
)
_WEAK = re.compile(
    r"\s?,\s?(?:and|or|nor|plus|also)?(?=\s)\s?|\s?,"
    r"|\s(?:and|or|nor|plus|then|also|maybe"
    r"|(?<!dealing )(?<!deal )(?<!coping )(?<!cope )(?<!up )with)\s(?:also )?"
    r"|\s?[&/+]\s?"
    r"|\s(?=(?:not|no|never|without|rather than|instead of|than|but|in|at"
    r"|for(?! (?:my|me|our|him|her|them)\b)|near|don't|can't|won't)\s)"
)


@dataclass(frozen=True, slots=True)
class Member:
    """One part of a sentence, `text[start:end]`, and the word that joins it to the one before.

    `joiner` is "" for the first of a sentence, else "and", "or", ",", "with" or " " (a new turn
    such as "cleaning not phones" or "a porter in a hospital").
    """

    start: int
    end: int
    joiner: str


def members_of(
    text: str, kept: Sequence[tuple[int, int]], lists_only: bool = False
) -> list[list[Member]]:
    """The sentences of folded text, each as its members; nothing is split inside `kept` spans.

    With `lists_only` a sentence is split at commas and "or" alone, for a phrase that is to stay
    whole, such as "health and safety officer".
    """
    whole = _inside(text, kept)
    found = []
    start = 0
    for mark in _STRONG.finditer(text):
        if not whole[mark.start()]:
            found.append(_members(text, start, mark.start(), whole, lists_only))
            start = mark.end()
    found.append(_members(text, start, len(text), whole, lists_only))
    return [sentence for sentence in found if sentence]


def _inside(text: str, kept: Sequence[tuple[int, int]]) -> bytearray:
    whole = bytearray(len(text) + 1)
    for start, end in kept:
        whole[start:end] = b"\x01" * (end - start)
    return whole


def _members(text: str, start: int, end: int, whole: bytearray, lists_only: bool) -> list[Member]:
    found: list[Member] = []
    joiner, place = "", start
    for mark in _WEAK.finditer(text, start, end):
        kind = _joiner(mark.group())
        if whole[mark.start()] or (lists_only and kind not in (",", "or")):
            continue
        if text[place : mark.start()].strip():
            found.append(Member(place, mark.start(), joiner))
            joiner = kind
        place = mark.end()
    if text[place:end].strip():
        found.append(Member(place, end, joiner))
    return found


def _joiner(mark: str) -> str:
    words = mark.replace(",", " ").split()
    if "or" in words or "nor" in words or "/" in mark:
        return "or"
    if any(word in ("and", "plus", "also", "then", "maybe") for word in words):
        return "and"
    if words:
        return "with"
    return "," if "," in mark else ("and" if mark.strip() else " ")
