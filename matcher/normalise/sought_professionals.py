"""Adverts that seek somebody of a registered profession: "we want an experienced nurse".

The titles are protected by law, as in `protected_titles`: only who is registered may hold them.
"""

from __future__ import annotations

import re

from matcher.normalise.negation import denied
from matcher.normalise.passage import Hints, Mention, Passage

HINTS = Hints("nurse", "doctor", "midwi", "therapist", "social worker")
_PROFESSION = re.compile(
    r"\b(?:nurses?|midwi(?:fe|ves)|doctors?|physiotherapists?|occupational therapists?"
    r"|social workers?)\b"
)
_SOUGHT = re.compile(
    r"\b(?:looking for|looking to (?:recruit|appoint)|seeking|seeks|require|recruiting(?: for)?"
    r"|invited from|welcome applications from|opportunity for|suitable for) "
    r"(?:(?:\d+|an?|the|another|enthusiastic|capable|experienced|motivated|highly|dynamic"
    r"|dedicated|skilled|committed|caring|compassionate|passionate|talented|qualified|newly"
    r"|registered|professional|proactive|forward|thinking|full|part|time|permanent|band|bank|suitably"
    r"|senior|junior|staff|mental|health|general|adult|paediatric|children's|theatre|community"
    r"|reliable|friendly|hard|working|ambitious|innovative|self|exceptional|flexible|of|our|and"
    r"|rgn|rmn)\b[ ,&/-]+)*+$"
)
_NOT_THEM = re.compile(
    r"\b(?:nursery|dental|trainee|student|assistant|volunteer|aspiring|future|support|overseas) $"
    r"|\b(?:of|our)(?: \w+)? $"
)
_NOT_AFTER = re.compile(
    r"'?s?'? (?:assistants?|associates?|secretar|receptionists?|support|administrat|led\b|team"
    r"|surgery|practice|cadets?|bank|call|students?|clerks?|or (?:an? )?(?:\w+ ){0,3}(?:support"
    r"|assistants?|unregistered|carers?)|and (?:\w+ ){0,2}(?:assistants?|hcas?|carers?|support))"
    r"|s?(?:,| or| and| &|/)[^.]{0,50}\b(?:assistants?|hcas?|carers?|support workers?)\b"
)


def sought_professional(said: Passage, low: int = 0) -> Mention | None:
    """Where a passage says that somebody of a registered profession is sought."""
    for found in said.mentions(_PROFESSION, HINTS, low):
        if not _SOUGHT.search(found.before) or _NOT_THEM.search(found.before):
            continue
        if not _NOT_AFTER.match(found.after) and not denied(found):
            return found
    return None
