"""What a client says about themselves that is no wish: reasons, health, family, money, the past.

It is cut out before anything is read, so that neither a value nor the words kept with it hold any.
"""

from __future__ import annotations

import re
from functools import cache

from matcher import reference
from matcher.normalise.phrases import concept_words
from matcher.normalise.wishes.lexicon import Hit, Lexicon, split_list
from matcher.normalise.wishes.named import named_wishes

CUT = ";"
_REASON = re.compile(
    r"\b(?:because|coz|cos|cause|'cause|due to|owing to|on account of|thanks to my|what with"
    r"|in order to|seeing as|given that|given my|as it (?:is|was|makes|triggers|gives|sets)"
    r"|as (?:my|i|i'm|i've|we|he|she|they)(?= )(?! (?:long|soon|well|far))"
    r"|since (?:my|i|i'm|i've)(?= )|so (?:that )?(?:i can|i could|i'm able|i am able|we can"
    r"|i don't(?! (?:want|do|like|work|fancy|take)\b)"
    r"|i'm not|i'm there|i am there|he|she|they|my)(?= )|with the kids|for the kids"
    r"|to (?:pick|fetch|collect|drop|take|get|see|be with|look after|care for|help|fit|feed|walk"
    r"|suit)"
    r"(?: [a-z']{1,12}){0,2} (?:my|the kids|the children|our|him|her|them|school run)"
    r"|(?:i'm|i am|im) (?:allergic|scared|phobic)"
    r"|it (?:makes|triggers|gives|sets|stresses|does my)"
    r"|(?:they|that|which) (?:makes?|triggers?|gives?|sets?)"
    r"|otherwise|or (?:else )?i(?:'ll| will| lose|'d)|i(?:'ll| will|'d)? (?:lose|get too|end up))\b"
)
_REASON_END = re.compile(r"[,.;!?\n()]| but | so (?!that|i can|he|she|they)| - ")
_ASKS = re.compile(
    r" (?=i(?:'d|'m| am)? "
    r"(?:can't|cannot|need|want|would|must|only|don't|prefer|like|rather|looking)\b)"
)
_DISCLOSES = re.compile(
    r"\b(?:i have|i've|i've got|i have got|i've had|i had|i get|i suffer(?:ed)?(?: from| with)?"
    r"|i live with|i'm|i am|im|living with|diagnosed with|due to|recovering from|got|with|my|of my"
    r"|about my|i hear)(?: [a-z']{1,14}){0,2} $"
)
_TRIGGER = re.compile(r" (?:in|around|with|when|about|by|of|from|at|on|if|near|after)\b")
_SAYS_MORE = re.compile(
    r"\b(?:no|not|never|can't|cannot|won't|don't|need|want|means|prefer|like|without|only|must|and|or)\b"
)
_LOOK_BACK = 60
_KEPT = frozenset({"family"})


@cache
def _private_words() -> Lexicon[str]:
    return Lexicon(
        (phrase, row["kind"])
        for row in reference.rows("phrases/private.csv")
        for phrase in split_list(row["says"])
    )


def without_private(text: str) -> str:
    """Folded `text` with reasons and facts about the client blanked out, nothing moved."""
    text = _without_reasons(text)
    wishes = [(h.start, h.end) for h in named_wishes().find(text)]
    wishes += [(h.start, h.end) for h in concept_words().find(text)]
    for hit in _private_words().find(text):
        if hit.means in _KEPT:
            continue
        told = _DISCLOSES.search(text, max(0, hit.start - _LOOK_BACK), hit.start)
        if told:
            end = _tells_on(text, told.start(), hit, _end_of_trigger(text, hit.end))
            text = _cut(text, told.start(), end)
        elif not _is_inside(hit, wishes):
            end = _tells_on(text, hit.start, hit, _end_of_trigger(text, hit.end))
            text = _cut(text, hit.start, end)
    return text


def speaks_of_family(text: str) -> bool:
    """Whether folded `text` is about the client's family."""
    return any(hit.means in _KEPT for hit in _private_words().find(text))


def is_private(text: str) -> bool:
    """Whether folded `text` holds any word about health, family, money or the past."""
    return bool(_private_words().find(text))


def _end_of_trigger(text: str, place: int) -> int:
    """Where the words end that say when or where: "I get anxious in crowds"."""
    if not _TRIGGER.match(text, place):
        return place
    end = _REASON_END.search(text, place)
    return end.start() if end else len(text)


def _tells_on(text: str, start: int, hit: Hit[str], end: int) -> int:
    """Where "my tablets knock me out in the morning" ends: with its clause, if it asks nothing."""
    if not text.startswith("my ", start):
        return end
    found = _REASON_END.search(text, hit.end)
    stop = found.start() if found else len(text)
    return end if _SAYS_MORE.search(text, hit.end, stop) else max(end, stop)


def _is_inside(hit: Hit[str], wishes: list[tuple[int, int]]) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in wishes)


def _without_reasons(text: str) -> str:
    place = 0
    while reason := _REASON.search(text, place):
        end = _REASON_END.search(text, reason.end())
        stop = end.start() if end else len(text)
        opens = not re.search(r"\w", text[_start_of_clause(text, reason.start()) : reason.start()])
        asks = _ASKS.search(text, reason.end(), stop) if opens else None
        stop = asks.start() if asks else stop
        text = _cut(text, reason.start(), stop)
        place = stop
    return text


def _start_of_clause(text: str, place: int) -> int:
    return max(text.rfind(mark, 0, place) for mark in ".;!?\n") + 1


def _cut(text: str, start: int, end: int) -> str:
    return text[:start] + CUT * (end - start) + text[end:]
