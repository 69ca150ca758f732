"""Posts worked round the clock: "a 24 hour, 7 day rota" holds nights, and weekends too.

A service that is open day and night says nothing of any one post in it: only a rota, shifts or a
working pattern of that length does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from matcher.normalise.negation import denied
from matcher.normalise.passage import Hints, Mention, Passage

HINTS = Hints("24", "round the clock", "round-the-clock")
_EVERY_DAY = (
    r"(?:(?:7|seven)[- ]?days?(?:[- ](?:a|per|/)[- ]week| working)?"
    r"|365(?: days?(?: (?:a|per) year)?)?)"
)
_ROUND = re.compile(
    rf"(?<![\d£.,:/-])24 ?[/x-] ?7\b(?!\d)(?:,? {_EVERY_DAY})?"
    r"|(?<![\d£.,:/-])24[- ]?h(?:ou)?rs?\b(?: (?:a|per) day\b| cover\b)*"
    rf"(?:(?:,|/| and| over)? ?{_EVERY_DAY})?"
    r"|\bround[- ]the[- ]clock\b"
)
_WEEK = re.compile(rf"7|{_EVERY_DAY}")
_PATTERN_AFTER = re.compile(
    r"[-,/ ]{1,2}(?:(?:internal|rotating|rotational|rolling|flexible|full|working) )?"
    r"(?:rota\b|roster\b|rotation\b|shifts\b(?! (?:are )?available)"
    r"|shift (?:pattern|system|rota|roster|basis|work)"
    r"|(?:working |work )?patterns?\b)(?! (?:on[- ]call|manager))"
)
_SHIFTS_OVER = re.compile(
    r"\b(?:shifts?|rotas?|(?:shift|working|rotating|rotational) (?:patterns?|system|rota|basis))"
    r" (?:\w+ ){0,2}?(?:to cover|cover(?:s|ing)?|over|across|providing|to provide|throughout|on"
    r"|within|to support|supporting) (?:an? |the |our |full )*$"
    r"|\b(?:to|will|must) (?:be )?work(?:ing)? (?:flexibl[ey] )?(?:over |across |on )?"
    r"(?:an? |the )?$"
)
_HOURS_ALONE = re.compile(r"\W*$|[-,/ ]+(?!services?|cover|care|support|units?|teams?|hospital)")
_ON_CALL = re.compile(
    r"\bon[- ]call (?:[\w-]+ ){0,3}$"
    r"|\b(?:manag|co-?ordinat|plan|organis|prepar)(?:e|es|ing|age|ages|aging)? (?:an? |the |our )*$"
)
_SERVICE = re.compile(
    r"\b(?:services?|units?|teams?|ward|hospital|department|we|home|it)\b(?: \w+){0,2}?"
    r" (?:operat|runs?\b|run\b|works?\b|provides?\b)|\b(?:service|support|cover) on an? $"
)


def round_the_clock(said: Passage) -> Iterator[tuple[Mention, bool]]:
    """Where a post is said to be worked day and night, and whether on all days of the week."""
    for found in said.mentions(_ROUND, HINTS):
        if not _is_pattern(found) or denied(found):
            continue
        near = found.words[2:] + found.after[:45]
        yield found, bool(_WEEK.search(near))


def _is_pattern(found: Mention) -> bool:
    if _ON_CALL.search(found.before):
        return False
    if _PATTERN_AFTER.match(found.after):
        return not _SERVICE.search(found.before)
    over = _SHIFTS_OVER.search(found.before)
    if over is None or _SERVICE.search(found.before):
        return False
    return (
        "shift" in over.group() or "rota" in over.group() or bool(_HOURS_ALONE.match(found.after))
    )
