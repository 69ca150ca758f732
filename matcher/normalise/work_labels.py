"""Labels that open the post's own days and times: "Shift pattern:", "Hours of work -".

Adverts that lost their line breaks run on from pay or a telephone number to the shift pattern:
what stands before such a label says nothing about what stands after it.
"""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"(?:hours(?: of (?:work|duty))?|days of work|patterns?|times?|days)\s?(?::|-|=|is\b|are\b)"
    r"|\bwork (?:during|within|in) (?:our|the) (?:opening|operating|service) hours\b"
)
_OPENS = re.compile(
    r"(?<!my )(?<!her )(?<!his )(?<!their )\b(?:shift|work(?:ing)?) $"
    r"|(?:^|[^\w\s]\s{0,2}|\b(?:the|your|contracted|weekly|normal) )$"
)
_OPENS_REACH = 24


def past_label(before: str) -> str:
    """What stands before some days or times, from the last such label on; `before` is folded."""
    end = 0
    for label in _LABEL.finditer(before):
        start = label.start()
        own = label[0].startswith(("hours of", "days of", "work"))
        if own or _OPENS.search(before, max(0, start - _OPENS_REACH), start):
            end = label.end()
    return before[end:]
