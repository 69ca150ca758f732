"""Whether work is done at home, at the workplace or both, where the advert says so plainly.

"Remote" is said of many other things (remote monitoring, remote and rural practice, a remote area),
and a "home based in Leeds" is a care home: only words about the post itself count. What holds "for
now" or "during the pandemic" is not what the post is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from matcher.normalise import remote_words as words_of
from matcher.normalise.remote_words import AWAY_SIGNS, HYBRID_SIGNS, ONSITE_SIGNS, signs, stretches
from matcher.normalise.text import quote_around, small

_FIELD_NO = frozenset(("no", "false", "0", "n", "none"))
_FIELD_YES = frozenset(("yes", "true", "1", "y", "telecommute", "wfh"))
_FIELD_HYBRID = re.compile(r"hybrid|\bpart|\bsome\b|occasion|days?\b|\bmix")
_FIELD_ONSITE = re.compile(r"on-?_?site|on site|office|in[- ]person|\b(?:no|not)\b")
_FIELD_REMOTE = re.compile(r"remote|home|anywhere")
_LONGEST_FIELD, _LONGEST_HEADING, _QUOTE = 200, 300, 160
_MOST_MENTIONS = 40  # a text that says it more often says no more


@dataclass(frozen=True, slots=True)
class Remote:
    """`kind` is remote, hybrid or onsite; `quote` the words it was read from."""

    kind: str
    quote: str


@dataclass(frozen=True, slots=True)
class _Mention:
    """Words of a text in small letters, with what stands before and after them."""

    said: str
    start: int
    end: int
    before: str
    after: str

    @property
    def is_negated(self) -> bool:
        """Whether a "no" or "not" is said of it."""
        return bool(words_of.NO_BEFORE.search(self.before) or words_of.NO_AFTER.search(self.after))


def read_remote(field: str | None, title: str, place: str | None, text: str) -> Remote | None:
    """What the advert says about working at home; None where it does not say.

    Its own field wins, save that a bare "no" gives way to words; then the title, the place, and the
    text. Text that says both remote and on site is not decided here: None.
    """
    stated = _field(field.strip()) if field else None
    if stated and stated.quote.lower() not in _FIELD_NO:
        return stated
    return _heading(title) or (_heading(place) if place else None) or _text(text) or stated


def _field(field: str) -> Remote | None:
    words = field[:_LONGEST_FIELD].lower()
    if words in _FIELD_NO:
        return Remote("onsite", field)
    if words in _FIELD_YES:
        return Remote("remote", field)
    readings = (("hybrid", _FIELD_HYBRID), ("onsite", _FIELD_ONSITE), ("remote", _FIELD_REMOTE))
    kind = next((kind for kind, pattern in readings if pattern.search(words)), None)
    return Remote(kind, field[:_LONGEST_FIELD]) if kind else None


@lru_cache(maxsize=10_000)  # a listing repeats most titles and places
def _heading(heading: str) -> Remote | None:
    """A title or a place: there the bare word is enough."""
    words = small(heading[:_LONGEST_HEADING])
    match = words_of.HEADING.search(words)
    if not match or words_of.CARE_HOME_BEFORE.search(words[: match.start()]):
        return None
    is_denied = words_of.NO_BEFORE.search(words[: match.start()])
    kind = "onsite" if is_denied else ("hybrid", "remote", "onsite")[(match.lastindex or 1) - 1]
    return Remote(kind, heading[:_QUOTE])


def _text(text: str) -> Remote | None:
    words = small(text)
    away, onsite = signs(words, AWAY_SIGNS), signs(words, ONSITE_SIGNS)
    found: dict[str, str] = {}
    for mention in _mentions(words_of.HYBRID, words, away + signs(words, HYBRID_SIGNS)):
        if not mention.is_negated and not _is_passing(text, mention):
            return Remote("hybrid", quote_around(text, mention.start, mention.end))
    for mention in _mentions(words_of.AWAY, words, away):
        if kind := _away(text, mention):
            found.setdefault(kind, quote_around(text, mention.start, mention.end))
    for mention in _mentions(words_of.ONSITE, words, onsite):
        if not mention.is_negated and not _is_passing(text, mention):
            found.setdefault("onsite", quote_around(text, mention.start, mention.end))
    if "hybrid" in found:
        return Remote("hybrid", found["hybrid"])
    return Remote(*found.popitem()) if len(found) == 1 else None


def _mentions(pattern: re.Pattern[str], words: str, starts: Sequence[int]) -> Iterator[_Mention]:
    parts = stretches(starts)
    found = (match for low, high in parts for match in pattern.finditer(words, low, high))
    for match in islice(found, _MOST_MENTIONS):
        start, end = match.span()
        before, after = words[max(0, start - 40) : start], words[end : end + 60]
        yield _Mention(match[0], start, end, before, after)


def _away(text: str, mention: _Mention) -> str | None:
    """What one mention of working at home says of the post."""
    is_home = mention.said.startswith("home") and not words_of.A_POST_AFTER.match(mention.after)
    if is_home and words_of.CARE_HOME_BEFORE.search(mention.before):
        return None
    if words_of.OTHER_AFTER.search(mention.after):
        return None
    if mention.is_negated:
        return "onsite"
    around = _sentence(text, mention)
    if words_of.PASSING.search(around):
        return None
    if strong := words_of.STRONG.search(around):
        return "hybrid" if words_of.LIMITED.search(around[: strong.end()]) else "remote"
    return "hybrid" if words_of.LIMITED.search(around) else None


def _is_passing(text: str, mention: _Mention) -> bool:
    return bool(words_of.PASSING.search(_sentence(text, mention)))


def _sentence(text: str, mention: _Mention) -> str:
    return quote_around(text, mention.start, mention.end, 240).lower()
