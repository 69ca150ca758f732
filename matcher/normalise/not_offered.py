"""What an advert names only to say that it can't be had: "part-time hours we cannot provide"."""

from __future__ import annotations

import re

from matcher.normalise.passage import Mention

_CANNOT = re.compile(
    r"[^.;!?]{0,60}\b(?:we|which) (?:are |is )?(?:cannot|can't|can not|currently cannot|unable to"
    r"|not able to|do not|don't) (?:currently )?(?:provide|offer|accommodate|consider|support)\b"
)
_CANNOT_BEFORE = re.compile(
    r"\b(?:cannot|can't|can not|unable to|not able to) (?:currently )?(?:provide|offer|accommodate"
    r"|consider|support) (?:[\w-]+(?: |, ?|/)){0,5}$"
)


def not_offered(found: Mention) -> bool:
    """Whether the sentence says that what it names is not to be had from this employer."""
    after, before = found.after, found.before
    if ("can" in after or "able" in after or "n't" in after or "not" in after) and _CANNOT.match(
        after
    ):
        return True
    return ("can" in before or "able" in before) and bool(_CANNOT_BEFORE.search(before))
