"""A title as a reader wants it: without pay, grades, hours, references, pleas and emoji."""

from __future__ import annotations

import re
from functools import lru_cache

from matcher.normalise.text import plain
from matcher.normalise.title_noise import NOISES

_MOST_AS_RECEIVED, _MOST = 3000, 300
_WORDS = re.compile(r"[a-z]+")
_STARS = re.compile(r"\*+(?: (?:per hour|ph|pa|k))?|[!?~^_=<>{}\\|]{2,}|!")
_NOT_TEXT = re.compile(r"[^\w\s&/+#.,:;'’()\[\]|@%£*!?–—-]")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LOOSE_ENDS = re.compile(r"^[\s,;:|/&+.@%*#\])–—-]+|[\s,;:|/&+@%*#\[(–—-]+$")
_LOOSE_MIDDLE = re.compile(r"(?: ?[-–—|/,;:](?= ?[-–—|/,;:](?: |$)))+")
_DANGLING = re.compile(r"(?: (?:with|plus|to|at|in|for|from|of|and|the|a|on))+$", re.IGNORECASE)
_EMPTY = re.compile(r"[(\[][\s,;:/&+.–—-]*[)\]]")
_SPACES = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=5_000)
def without_noise(title: str) -> str:
    """`title` as plain text with the noise cut out; brackets stay. May come out empty."""
    kept = _NOT_TEXT.sub(" ", _text(title))
    words = frozenset(_WORDS.findall(kept.casefold()))
    for noise in NOISES:
        if noise.may_be_in(kept, words):
            kept = noise.pattern.sub(" ", kept)
    return tidy(_STARS.sub(" ", kept))


def first_with_letters(title: str, *cleaned: str) -> str:
    """The first of `cleaned` that still holds a letter, or else the title's plain text."""
    for text in (*cleaned, _text(title)):
        if any(map(str.isalpha, text)):
            return text
    return _start(title.strip(), _MOST)


def tidy(text: str) -> str:
    """`text` without empty brackets, doubled separators and loose ends."""
    text = _SPACES.sub(" ", _EMPTY.sub(" ", text))
    text = _LOOSE_ENDS.sub("", _LOOSE_MIDDLE.sub("", text))
    return _LOOSE_ENDS.sub("", _DANGLING.sub("", text)).strip()


def brackets(text: str) -> list[re.Match[str]]:
    """What stands in brackets, in order; group 1 is the words inside."""
    return list(_BRACKETS.finditer(text)) if ")" in text or "]" in text else []


def _text(title: str) -> str:
    return _start(_SPACES.sub(" ", plain(_start(title, _MOST_AS_RECEIVED))), _MOST)


def _start(text: str, most: int) -> str:
    """The first `most` characters, or as many from the first letter on if there is none in them."""
    letter = _LETTER.search(text)
    start = letter.start() if letter and letter.start() >= most else 0
    return text[start : start + most]
