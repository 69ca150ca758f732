"""Why a client wants what they want: cut out, for the reason is theirs and only the wish counts."""

from __future__ import annotations

import re

CUT = ";"
"""What stands, mark for mark, in the place of what was cut out."""
_REASON = re.compile(
    r"\b(?:because|coz|cos|cause|'cause|due to|owing to|on account of|thanks to my|what with"
    r"|in order to|seeing as|given that|given my|as it (?:is|was|makes|triggers|gives|sets)"
    r"|as (?:my|i|i'm|i've|we|he|she|they)(?= )(?! (?:long|soon|well|far))"
    r"|since (?:my|i|i'm|i've)(?= )|so (?:that )?"
    r"(?:i (?:can|could)(?! only| do\b| just| work)|i'm able|i am able|we can"
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
REASON_END = re.compile(r"[,.;!?\n()]| but | so (?!that|i can|he|she|they)| - ")
_ASKS = re.compile(
    r" (?=i(?:'d|'m| am)? "
    r"(?:can't|cannot|need|want|would|must|only|don't|prefer|like|rather|looking)\b)"
)
_LIKES = re.compile(
    r"(?:(?<= i)|(?<= i'm)| i| i'm| she| he)(?= (?:really |just |do |always |quite )?"
    r"(?:likes?|loves?|enjoys?|prefers?|hates?|don't like|can't stand|good (?:with|at))\b)"
)
_CANNOT_DRIVE = re.compile(
    r"(?:(?<= i)|(?<= i've)| i| she| he)(?= (?:don't|do not|doesn't|can't|cannot) drive\b)"
    r"|(?= i(?:'ve| have)? (?:got no|no|haven't got|don't have) (?:a |my )?(?:car|licence)\b)"
)


def without_reasons(text: str) -> str:
    """Folded `text` with each reason cut out, but not the wish that one leads up to."""
    place = 0
    while reason := _REASON.search(text, place):
        end = REASON_END.search(text, reason.end())
        stop = end.start() if end else len(text)
        opens = not re.search(r"\w", text[_start_of_clause(text, reason.start()) : reason.start()])
        asks = _LIKES.match(text, reason.end(), stop)
        asks = asks or _CANNOT_DRIVE.match(text, reason.end(), stop)
        asks = asks or (_ASKS.search(text, reason.end(), stop) if opens else None)
        stop = asks.start() if asks else stop
        text = cut_out(text, reason.start(), stop)
        place = stop
    return text


def _start_of_clause(text: str, place: int) -> int:
    return max(text.rfind(mark, 0, place) for mark in ".;!?\n") + 1


def cut_out(text: str, start: int, end: int) -> str:
    """`text` with `CUT` in place of each mark from `start` to `end`."""
    return text[:start] + CUT * (end - start) + text[end:]
