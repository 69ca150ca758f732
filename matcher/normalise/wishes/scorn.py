"""Turns of phrase that say no, or no more, without a word of refusal, put in words that do.

"Nights? As if", "Sundays are for church", "more than 20 hours would finish me", "non-driving":
each gives way to a plain word and blanks, as long as what it stands for.
"""

from __future__ import annotations

import re

from matcher.normalise.wishes.lexicon import fold

_ENDS = r"(?=\s{0,3}(?:[,.;!?\n)]|$))"
_SCORN = re.compile(
    r"(?<=[a-z])\s{0,2}[?!.,-]{1,3}\s{0,2}(?:over my dead body|been there,? done that|as if"
    r"|not likely|not bloody likely|ugh|eugh|urgh|yuck|yuk|bleurgh|fat chance|some chance"
    r"|pull the other one"
    r"|do me a favour|you must be joking|you're joking|you're having a laugh|hard pass|jog on)"
    rf"(?: mate)?{_ENDS}"
)
_BRACKETED = re.compile(
    r"(?<=[a-z])(?P<open>\s?\()\s?(?:no|nope|never|no thanks|no way|not|avoid)\s?(?P<shut>\))"
)
_NON = re.compile(
    r"\bnon[- ](?=(?:driving|manual|(?:customer|public|client)[- ]facing|desk|office|physical|phone"
    r"|clinical|sales|computer|supervisory|management|managerial|shift|weekend|night)\b)"
)
_WHEN = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|evenings?|mornings?|afternoons?"
    r"|nights?)"
)
_OWN = r"(?:kids|children|son|daughter|grandkids|grandchildren|boys|girls|little ones?|family|mum)"
_TAKEN = re.compile(
    rf"\b{_WHEN}(?P<taken> (?:are|is) (?:always |only )?"
    r"(?:for (?!(?:work|working|me\b|earning|jobs?|best|any))"
    r"|when (?:i|we) (?:see|visit|look after|pick up|take|mind|go to"
    rf"|(?:have|get)(?= (?:my|the) {_OWN}))\b)[^,.;!?\n()]{{0,40}})"
    r"(?=[,.;!?\n()]|$)"
)
_HAVE_THEM = re.compile(
    r"\b(?P<own>(?:i(?:'ve| have)? (?:got|have|see|get|look after|mind)|i've) (?:my|the)"
    rf" {_OWN} )(?P<at>(?:at|on|in|over|for|every) )(?=(?:the )?{_WHEN}\b)"
)
_FINISHES = re.compile(
    r"\b(?:any(?:thing)? )?(?P<more>more than|above) (?P<figure>\d{1,2}(?:\.\d)?)"
    r"(?P<unit> ?(?:hours?|hrs?|miles?|minutes?|mins?)(?: a week)?)?"
    r"(?P<tail>(?: (?:would|will|'d)(?: \w+)? (?:finish|kill|break|do for|be too much|wear|wipe)"
    r"| (?:finishes|kills|breaks|wears|wipes|is too much)| (?:and|or) (?:then )?"
    r"(?:i(?:'ll|'d| will| would)? (?:lose|get ill|get too|end up|crash|burn)|my benefits"
    r"|it affects|they stop))[^,.;!?\n()]{0,40})"
)
_MOST = {"more than": "capped at", "above": "up to"}  # as long as each other


def without_scorn(text: str) -> str:
    """`text` with these turns of phrase in plain words, nothing else changed, nothing moved."""
    low = fold(text)
    for found in _SCORN.finditer(low):
        text = _put(text, *found.span(), ",no;")
    for found in _BRACKETED.finditer(low):
        text = _put(text, *found.span("open"), ",")
        text = _put(text, *found.span("shut"), ";")
    for found in _NON.finditer(low):
        text = _put(text, *found.span(), "no")
    for found in _TAKEN.finditer(low):
        text = _put(text, *found.span("taken"), ",no;")
    for found in _HAVE_THEM.finditer(low):
        text = _put(text, *found.span("own"), ";")
        text = _put(text, *found.span("at"), "no")
    for found in _FINISHES.finditer(low):
        if found.start() < found.start("more"):
            text = _put(text, found.start(), found.start("more"), "")
        text = _put(text, *found.span("more"), _MOST[found["more"]])
        text = _put(text, *found.span("tail"), "" if found["unit"] else "h")
    return text


def _put(text: str, start: int, end: int, plain: str) -> str:
    return text[:start] + plain[: end - start].ljust(end - start) + text[end:]
