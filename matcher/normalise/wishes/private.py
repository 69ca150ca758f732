"""What a client says about themselves that is no wish: reasons, health, family, money, the past.

It is cut out before anything is read, so that neither a value nor the words kept with it hold any.
"""

from __future__ import annotations

import re
from functools import cache

from matcher import reference
from matcher.normalise.phrases import concept_words
from matcher.normalise.wishes.health import health_in
from matcher.normalise.wishes.health_work import (
    end_of_service,
    is_met,
    is_of_others,
    is_why_not_then,
    is_work,
)
from matcher.normalise.wishes.lexicon import Hit, Lexicon, fold, split_list
from matcher.normalise.wishes.named import named_wishes
from matcher.normalise.wishes.reasons import CUT, REASON_END, cut_out, without_reasons
from matcher.normalise.wishes.stance import stance_words

__all__ = ["names_a_condition", "speaks_of_family", "without_private"]

_DISCLOSES = re.compile(
    r"\b(?:i have|i've|i've got|i have got|i've had|i had|i get|i suffer(?:ed)?(?: from| with)?"
    r"|i live with|i'm|i am|im|living with|diagnosed with|due to|recovering from|got|with|my|of my"
    r"|about my|i hear)(?: [a-z']{1,14}){0,2} $"
)
_TRIGGER = re.compile(r" (?:in|around|with|when|about|by|of|from|at|on|if|near|after)\b")
_SAYS_MORE = re.compile(
    r"\b(?:no|not|never|can't|cannot|won't|don't|need|want|means|prefer|like|without|only|must|and|or)\b"
)
_IS_ONE = re.compile(
    r"(?:(?:i|i'm|im|am|is|an?|as|have|has|i've|client|cl|mild|moderate) ){0,4}"
    r"(?:wheelchair user|learning (?:disability|difficulty|difficulties))"
)
"""The client themselves, not "wheelchair users" to be worked with."""
_KIND_TO = re.compile(r"[ -](?:friendly|aware|positive|supportive|inclusive)\b")
_KNOCKS = re.compile(r" (?:knock|make|leave|send|wipe|slow|mess|keep)s? (?:me|my)\b")
_LOOK_BACK = 60
_KEPT = frozenset({"family"})
_MINE = ("my ", "with my ", "of my ", "about my ", "i have ", "i get ", "i've ")
_ROLE = "role"
_OF_CARE = frozenset({"health", "medicine", "service", _ROLE})
_CONDITIONS = frozenset({"health", "medicine"})
_TOLD_BARELY = frozenset({"alcohol", "drink", "drinking", "drugs", "gambling", "voices"})
"""Words that tell of health where somebody says nothing else."""
_CLAUSE_END = re.compile(
    r"[,.;!?\n()]+| - | (?:but|and|so|or|then|because|cos) | (?:for|as) (?=my |i |i'm )"
)
_PLAIN_WISH = re.compile(
    r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* (?:off|free)\b|"
    r"\b(?:part|full)[ -]time\b|\b\d{1,3} ?(?:hours|hrs|h)\b|\bhours a week\b"
)


@cache
def _private_words() -> Lexicon[str]:
    return Lexicon(
        (phrase, row["kind"])
        for row in reference.rows("phrases/private.csv")
        for phrase in split_list(row["says"])
    )


def without_private(text: str) -> str:
    """`text` with reasons and facts about the client blanked out, nothing moved."""
    low = without_reasons(fold(text))
    wishes = [(h.start, h.end) for h in named_wishes().find(low)]
    wishes += [(h.start, h.end) for h in concept_words().find(low)]
    whole, cut = low, low
    for hit in _private_in(text, low):
        span = _span_of(whole, cut, hit, wishes)
        if span is not None:
            cut = cut_out(cut, *span)
    return "".join(CUT if gone == CUT else mark for mark, gone in zip(text, cut, strict=True))


def speaks_of_family(text: str) -> bool:
    """Whether folded `text` is about the client's family."""
    return any(hit.means in _KEPT for hit in _private_words().find(text))


def names_a_condition(text: str) -> bool:
    """Whether `text` names health or medicine with neither a job nor other people beside it."""
    low = fold(text)
    return low.strip(" .,;!") in _TOLD_BARELY or any(
        hit.means in _CONDITIONS and not is_work(low, hit) and not is_of_others(low, hit)
        for hit in _private_in(text, low)
    )


def _private_in(text: str, low: str) -> list[Hit[str]]:
    """Every private word of the folded text, the first first, longer before shorter."""
    found = [*_private_words().find(low), *health_in(text, low)]
    return sorted(found, key=lambda hit: (hit.start, -hit.end))


def _span_of(
    low: str, cut: str, hit: Hit[str], wishes: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """What is to be cut from folded text for a private word; None where the word may stay.

    `cut` is the text with what was cut before, so that no word is told twice.
    """
    if hit.means in _KEPT or cut[hit.start : hit.end] != low[hit.start : hit.end]:
        return None
    clause = _clause_around(low, hit)
    is_one = _IS_ONE.fullmatch(low[slice(*clause)].strip())
    if is_one or (hit.means in _OF_CARE and is_why_not_then(low, *clause, hit)):
        return clause
    told = _DISCLOSES.search(cut, max(0, hit.start - _LOOK_BACK), hit.start)
    kind_to = _KIND_TO.match(low, hit.end) is not None
    if not kind_to and _may_stay(low, hit, told.group() if told else "", wishes):
        return None
    if kind_to or (hit.means in _OF_CARE and is_of_others(low, hit)):
        return hit.start, hit.end
    start = told.start() if told else hit.start
    if hit.means not in _OF_CARE:
        return start, _tells_on(cut, start, hit, _end_of_trigger(cut, hit.end))
    hit = Hit(hit.start, end_of_service(low, hit), hit.means)
    end = _tells_on(cut, start, hit, _end_of_trigger(cut, hit.end))
    return _with_clause(cut, start, end, clause)


def _may_stay(low: str, hit: Hit[str], told: str, wishes: list[tuple[int, int]]) -> bool:
    """Whether a private word is work that is wanted, or part of a wish; `told` leads up to it."""
    if hit.means == _ROLE:
        return not is_met(low, hit)
    if hit.means in _OF_CARE and is_work(low, hit):
        return not told.startswith(_MINE)
    return not told and _is_inside(hit, wishes)


def _clause_around(low: str, hit: Hit[str]) -> tuple[int, int]:
    """The clause that holds a private word: from comma to comma, "but" to "and"."""
    start = 0
    for mark in _CLAUSE_END.finditer(low, 0, hit.start):
        start = mark.end()
    after = _CLAUSE_END.search(low, hit.end)
    return start, after.start() if after else len(low)


def _with_clause(low: str, start: int, end: int, clause: tuple[int, int]) -> tuple[int, int]:
    """The span, and all of its clause where the rest of that asks for nothing by itself.

    Of "social phobia" must not be left "social", of "lifting, bad with my back" no "bad".
    """
    low_edge, high_edge = min(clause[0], start), max(clause[1], end)
    before, after = low[low_edge:start], low[end:high_edge]
    return (
        start if _asks_by_itself(before) else low_edge,
        end if _asks_by_itself(after) else high_edge,
    )


def _asks_by_itself(rest: str) -> bool:
    if _PLAIN_WISH.search(rest):
        return True
    return any(hit.means.has_direction for hit in stance_words().find(rest))


def _end_of_trigger(text: str, place: int) -> int:
    """Where the words end that say when or where: "I get anxious in crowds"."""
    if not _TRIGGER.match(text, place):
        return place
    end = REASON_END.search(text, place)
    return end.start() if end else len(text)


def _tells_on(text: str, start: int, hit: Hit[str], end: int) -> int:
    """Where "my tablets knock me out in the morning" ends: with its clause, if it asks nothing."""
    if not text.startswith("my ", start) and not _KNOCKS.match(text, hit.end):
        return end
    found = REASON_END.search(text, hit.end)
    stop = found.start() if found else len(text)
    return end if _SAYS_MORE.search(text, hit.end, stop) else max(end, stop)


def _is_inside(hit: Hit[str], wishes: list[tuple[int, int]]) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in wishes)
