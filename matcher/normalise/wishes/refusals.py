"""Refusals that do not stand in one piece, put in words that do: "as little X as possible".

Each turn of phrase gives way to one plain word of the table of stances and to blanks, so that
nothing in the text moves: "full time or nothing" becomes "full time only", "phones? no chance"
becomes "phones, no chance", "I not can work Fridays" becomes "I can't work Fridays".
"""

from __future__ import annotations

import re

from matcher.normalise.wishes.lexicon import fold

_ENDS = r"(?=\s{0,3}(?:[,.;!?\n)]|$|\b(?:and|but|because|cos|as|since|so|though)\b))"
_NO = (
    r"(?:no(?:pe)?|nah|naw|never|none|avoid|definitely not|absolutely not|absolutely no|no way"
    r"|no chance|not a chance|not a hope|no thank you|no thanks|no ta|never again|never ever"
    r"|not any ?more|not really|not for me|not ever|not likely|not happening|no fear|forget it"
    r"|not on your (?:life|nelly)|under no circumstances|hell no|god no"
    r"|as (?:little|few) as (?:possible|poss)|can't do(?: it| that)?)"
)
_ANSWER = re.compile(rf"(?<=[a-z])(?P<mark>\s?[?!.]+\s?|\s-+\s?|\s?\.\.+\s?){_NO}{_ENDS}")
_OR_NOTHING = re.compile(
    r"(?P<only> or (?:nothing(?: else)?|not at all|forget it|no thanks|don't bother"
    r"|i'm not interested|not interested|i'm out|it's no (?:good|use)|no deal))"
    rf"{_ENDS}"
)
_SWAPPED = re.compile(r"\b(?:not|no) (?:can|possible(?= (?:to|for me)))\b")
_SAYS_NO = re.compile(r"\bi(?:'m| am)? (?P<no>no|not) (?=(?:want|like|work|do|go|able)\b)")
_NOT_LAST = re.compile(
    r"\b(?:wouldn't|would not|won't|couldn't|didn't) (?:last|survive)"
    r"(?: (?:an?|one|two|five|ten|\d{1,2}) (?:minutes?|mins?|days?|weeks?|hours?|shifts?|seconds?"
    r"|month))?(?: (?:in|at|on|with|doing))?\b"
)
_LITTLE = re.compile(r"\bas (?:little|few)(?= (?:[a-z']{1,15} ){0,4}as (?:possible|i can|poss)\b)")
_AS_POSSIBLE = re.compile(r"(?<= )as (?:possible|i can|poss)\b")
_LEFT = re.compile(
    r"\b(?P<leave>leave|leaving|left|put|putting)(?= (?:[a-z']{2,15} ){1,3}behind(?: me)?\b)"
)
_BEHIND = re.compile(r"(?<= )behind(?: me)?" + _ENDS)
_KEPT_OFF = re.compile(r"\bkeep (?:[a-z]{2,12} ){1,3}(?:well |right |far )?away from me\b")
_WEARY = re.compile(
    r"\b(?:sick and tired|sick to death|sick to the back teeth|tired|weary|sick|bored stiff"
    r"|bored to (?:death|tears)|fed up to the (?:back|hind) teeth|fed up|pig sick"
    r"|had (?:more than )?enough|had (?:my|his|her) (?:fill|share)|had a (?:belly|gut) ?full"
    r"|had it up to (?:here|there)|up to here)"
    r" (?:of|with|by)\b(?! (?:my|being ill|feeling|life|doing nothing)\b)"
)
_MY = re.compile(
    r"\bme (?=(?:own|tod|jack|hands|feet|back|knees?|legs?|nerves|head|mum|mam|kids)\b)"
)
_NEW = re.compile(
    r"\b(?:i've |i have |has |have )?never (?:ever |actually )?(?:tried|done|worked (?:in|with)"
    r"|had a go at)(?= (?:[a-z'-]{1,15} ){1,5}but (?:i'd|i would|would|i'm|am|want|i want|keen"
    r"|willing|happy|up for|always|fancy))"
)
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_OR_NOTHING, " only"),
    (_SWAPPED, "can't"),
    (_NOT_LAST, "avoid"),
    (_WEARY, "avoid"),
    (_MY, "my "),
    (_NEW, ""),
)


_ASKED = re.compile(
    r"(?:avoid|not do|won't do|wouldn't do|can't do|hate|dislike|don't like|rule out|not want"
    r"|wouldn't consider|don't want)(?: to do)?(?P<mark>\s?\?)(?=\s\w)"
)


def plainly(text: str) -> str:
    """`text` with refusals in pieces put in plain words, nothing else changed, nothing moved."""
    low = fold(text)
    for pattern, plain in _WORDS:
        for found in pattern.finditer(low):
            text = _put(text, found.start(), found.end(), plain)
    for found in _ANSWER.finditer(low):
        text = _put(text, *found.span("mark"), ",")
    for found in _SAYS_NO.finditer(low):
        text = _put(text, *found.span("no"), "no")
    for found in _ASKED.finditer(low):
        text = _put(text, *found.span("mark"), ":")
    text = _parted(text, low, _LITTLE, _AS_POSSIBLE)
    text = _parted(text, low, _LEFT, _BEHIND)
    for found in _KEPT_OFF.finditer(low):
        end = low.index("away from me", found.start())
        text = _put(text, found.start(), found.start() + len("keep"), "no")
        text = _put(text, end, found.end(), "")
    return text


def _parted(text: str, low: str, first: re.Pattern[str], last: re.Pattern[str]) -> str:
    """With "avoid" for the first part of a turn of phrase, and blanks for the last."""
    for found in first.finditer(low):
        tail = last.search(low, found.end())
        if tail is not None:
            text = _put(text, found.start(), found.end(), "avoid")
            text = _put(text, *tail.span(), "")
    return text


def _put(text: str, start: int, end: int, plain: str) -> str:
    """`text` with `plain` and blanks in place of what stands from `start` to `end`."""
    return text[:start] + plain[: end - start].ljust(end - start) + text[end:]
