"""Whether what an advert names is asked for, or only wished for: "ideally", "desirable"."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.normalise.negation import wished
from matcher.normalise.passage import Mention

_DESIRABLE_HEAD = re.compile(
    r"\b(?:desirable|desired|ideally|nice to have)\b[^.]{0,12}[:\n]|\bdesirable (?:criteria"
    r"|skills|requirements)"
)
_ESSENTIAL_HEAD = re.compile(r"\bessential\b|\brequired\b|\bmust\b")
_IDEALLY = re.compile(
    r"\b(?:ideally,? (?:you|the|candidates|applicants|we)\b|preferabl[ey] that you\b)"
    r"(?:(?!\bmust\b|essential|required?)[^.]){0,100}$"
)
"""What wishes for all that follows it in the sentence."""
_MUST = re.compile(r"\bmust (?:[\w'-]+ ){0,4}$")
_HEAD_REACH = 250
_HELD_BY_OTHERS = re.compile(
    r"\b(?:check(?:s|ing)?|ensur(?:e|es|ing)|verif(?:y|ies|ying)|confirm(?:s|ing)?|mak(?:e|es|ing)"
    r" sure|monitor(?:s|ing)?) (?:that |whether |if )?(?:(?:all|the|our|your|any|agency|bank|new)"
    r" )*(?:staff|drivers?|employees|workers|volunteers|contractors|carers|colleagues)"
    r" (?:\w+ )?(?:hold|holds|have|has|possess|carry|are)\b[^.;]{0,70}$"
    r"|\b(?:the|each|another|your) (?:driver|colleague|client|employer) (?:holds?|has|will have)\b"
    r"[^.;]{0,40}$"
)


def is_asked(found: Mention, folded: str) -> bool:
    """Whether a thing that a text names is asked for and no wish; `folded` is the whole text."""
    before = found.before
    if ("ideally" in before or "preferab" in before) and _IDEALLY.search(before):
        return False
    if "must " in before and _MUST.search(
        before
    ):  # "a degree is desirable you must be a car driver"
        found = replace(found, before="")
    return not wished(found) and not _is_under_desirable(folded, found.start)


def is_held_by_others(found: Mention) -> bool:
    """Whether others hold what is named: "checking that all drivers hold a licence"."""
    return bool(_HELD_BY_OTHERS.search(found.before))


def _is_under_desirable(folded: str, start: int) -> bool:
    """Whether the nearest heading before is "Desirable:", as in a person specification."""
    low = max(0, start - _HEAD_REACH)
    if "desir" not in folded[low:start] and "ideally" not in folded[low:start]:
        return False
    heads = [head.end() for head in _DESIRABLE_HEAD.finditer(folded, low, start)]
    return bool(heads) and not _ESSENTIAL_HEAD.search(folded, heads[-1], start)
