"""Figures beside the pay that are not it: bonuses, allowances, bands, ages, hours, clock times."""

from __future__ import annotations

import re

from matcher.normalise.money import Amount

_BEFORE = 40
_EXTRAS = (
    r"bonus(?:es)?|supplements?|commission|comms?|tips|tronc|service charge|relocation|premium"
    r"|retainer|savings|vouchers?|o\.?t\.?e|on[- ]target|rrp|overtime|expenses|budget|turnover"
)
_NEVER_LARGE = r"allowances?|weighting|enhancements?|hcas?|[io]?lw|on[- ]calls?|package"
_LARGE = 10_000
_KINDS = (
    r"welcome|joining|signing|sign[- ]?on|golden|hello|location|inner|outer|london|car|fringe|shift"
    r"|retention|recruitment|annual|yearly|salary|performance|attendance|referral|unsocial|hours"
    r"|monthly|quarterly|training|night|weekend|potential|year one|pa|p\.a\.?|per annum"
)
_EXTRA_AFTER = re.compile(
    rf"[\s)]{{0,3}}(?:(?:{_KINDS})\s{{1,2}}){{0,3}}(?:{_EXTRAS})(?!\w)"
    r"(?![\s:=–-]{0,3}(?:of |up to |circa |year \d |year one )?[£€$]?\d)",  # that is the next sum's
    re.IGNORECASE,
)
_ALLOWANCE_AFTER = re.compile(
    rf"[\s)]{{0,3}}(?:(?:{_KINDS})\s{{1,2}}){{0,3}}(?:{_NEVER_LARGE})(?!\w)", re.IGNORECASE
)
# "£1 an hour above the minimum wage": how much that makes is not said.
_ON_TOP_AFTER = re.compile(
    r"[^.;£\d]{0,16}\b(?:above|over|more than|on top of|extra)\b(?: the)?"
    r"(?: national| real| living){0,2}"
    r"(?: (?:minimum|living|basic|wage|rate|pay|nmw|nlw)\b)",
    re.IGNORECASE,
)
_MOST_ON_TOP = 5
_EXTRA_BEFORE = re.compile(
    rf"\b(?:{_EXTRAS}|{_NEVER_LARGE}|fringe|iro|worth|potential|saving|save|earnings?)"
    r"(?:\s(?:of|up to|worth|year \d|year one|circa|potential|c)){0,2}[\s:=–-]{0,3}$",
    re.IGNORECASE,
)
# "£2 off", "£500 a week at other firms": what is no pay of this post.
_NO_PAY_AFTER = re.compile(
    r"\s?off\b(?![- ](?:season|peak|shift|site|shore|payroll))"
    r"|(?:\s(?:car|fuel|mileage|clothing|meal|tool)){1,2}\sallowance\b"
    r"|[^.;,\n£]{0,40}\b(?:at|with|from) (?:other|rival|competing)"
    r" (?:firms?|companies|agencies|employers|places|businesses)\b",
    re.IGNORECASE,
)
# A count of things ("12000 members"), told by the plural right behind a bare number.
_COUNTED = re.compile(r"\s(?!benefits|pounds|euros|dollars|depends|rises)[a-z]{2,}[a-rtv-z]s\b")
_PLUS_BEFORE = re.compile(r"(?:\+|\bplus|\bwith)\s{0,2}(?:(?:an?|up to)\s){0,2}$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:\b(?:band|bands|grade|level|scale|points?|scp|nmw|step|tier|annex|ref|room|aged?|over"
    r"|under|no|number|year|stage)[\s:.-]{0,3}(?:\d{1,2}\w?\s?[/-]\s?)?|\*)$",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"[\s-]?(?:hours|hrs|days|weeks|months|years|(?:hour|hr|week|month|day|year|st|nd|rd|th|am)\b)",
    re.IGNORECASE,
)
_CLOCK_END = re.compile(r"\s?pm\b", re.IGNORECASE)
_NOON = 12


def is_extra(text: str, start: int, end: int, size: float, after_pay: bool) -> bool:
    """Whether the sum of `size` at `text[start:end]` is on top of the pay or not what is earned.

    An allowance named behind a figure too large for one is not what the figure is.
    `after_pay` says that the pay has been read already: what is added by a plus is then extra.
    """
    before = text[max(0, start - _BEFORE) : start]
    if size < _LARGE and _ALLOWANCE_AFTER.match(text, end):
        return True
    if _NO_PAY_AFTER.match(text, end):
        return True
    if size <= _MOST_ON_TOP and _ON_TOP_AFTER.match(text, end):
        return True
    if _EXTRA_AFTER.match(text, end) or _EXTRA_BEFORE.search(before):
        return True
    return after_pay and bool(_PLUS_BEFORE.search(before))


def is_another_number(text: str, amount: Amount) -> bool:
    """Whether a bare number is a band, an age, a length of time or a clock time, not money."""
    if amount.currency is not None or amount.thousands:
        return False
    if _DURATION.match(text, amount.end):
        return True
    if _COUNTED.match(text, amount.end):
        return True
    if amount.value <= _NOON and _CLOCK_END.match(text, amount.end):
        return True
    return bool(_NUMBERED.search(text[max(0, amount.start - _BEFORE) : amount.start]))
