"""What two figures of pay come to: the ends of one range, or one figure with an open end."""

from __future__ import annotations

import re

from matcher.normalise.money import Amount
from matcher.normalise.pay_extras import is_extra
from matcher.normalise.pay_periods import period_at

_CLOSE = 48
_BEFORE = 32
_MOST_APART = 6
_THOUSAND = 1000
_SLIP_DECIMALS = 3

_LINK = re.compile(
    r"[\s().,*+\u200b]{0,4}(?:(?:plus|with) enhancements\s)?"
    r"(?:-|–|—|−|‐|‑|~|\bto\b|\bup\s?to\b|\b(?:rising|increasing|progressing)\s(?:up\s)?to\b"
    r"|\bthrough\b|\bo\b)"
    r"(?:\s{0,2}(?:up\s?to\b|to\b)){0,2}[\s().,£-]{0,4}",
    re.IGNORECASE,
)
_AND = re.compile(r"[\s().,]{0,4}(?:and|&)[\s(]{0,4}", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s{1,2}$", re.IGNORECASE)
_UP_TO = re.compile(
    r"(?:\bup\s?to|\bup|\bmax(?:imum)?(?:\sof)?|(?:(?<!no )\bless|\bnot? more) than"
    r"|(?:^|\bbasic\s)to)[\s:]{0,3}$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(r"[\s(]{0,3}max(?:imum)?(?!\w|\.? \d)", re.IGNORECASE)
_AT_LEAST = re.compile(r"[\s(]{0,3}(?:min(?:imum)?|upwards)(?!\w|\.? \d| wage)", re.IGNORECASE)
_FROM = re.compile(
    r"(?:\bfrom|\bmin(?:imum)?(?:\sof)?|\bat least|(?:(?<!no )\bmore|\bno less) than"
    r"|\bstart(?:s|ing)(?:\s(?:salary|rate|pay))?(?:\s(?:at|of|is|from))?)[\s:]{0,3}$",
    re.IGNORECASE,
)
_CUT_SHORT = re.compile(r"[\s).]{0,3}(?:-|–|—|\bto\b)[\s£]{0,3}\d[\d,.]{0,9}k?", re.IGNORECASE)
_AND_MORE = re.compile(r"\s?\+(?=\s*(?:$|per\b|p\.?[ah]|/|doe\b))", re.IGNORECASE)


def are_one_range(text: str, one: Amount, two: Amount) -> bool:
    """Whether two figures are the ends of one range: "£20-25k", "from 9.50 to 11"."""
    if two.start - one.end > _CLOSE or _currencies_differ(one, two):
        return False
    if two.value < one.value and is_extra(text, two.start, two.end, two.value, after_pay=True):
        return False
    low, high = _ends(one, two)
    if max(low, high) > _MOST_APART * min(low, high):
        return False
    period = period_at(text, one.end)
    begin = period.end if period else one.end
    if _LINK.fullmatch(text, begin, two.start):
        return True
    between = _BETWEEN.search(text[max(0, one.start - _BEFORE) : one.start])
    return bool(between and _AND.fullmatch(text, begin, two.start))


def _currencies_differ(one: Amount, two: Amount) -> bool:
    return None not in (one.currency, two.currency) and one.currency != two.currency


def _ends(one: Amount, two: Amount) -> tuple[float, float]:
    """Both values, thousands put back where they were left to the other: "20-25k", "£36-44,000"."""
    low, high = _unslipped(one, two), _unslipped(two, one)
    if low < _THOUSAND <= high and not one.thousands and low * _THOUSAND <= high * _MOST_APART:
        low *= _THOUSAND
    return low, high


def _unslipped(amount: Amount, other: Amount) -> float:
    """The value with a point that stands for a comma put right, as in "£21,892 - £24.157"."""
    slipped = amount.decimals == _SLIP_DECIMALS and amount.value < _THOUSAND
    if slipped and (other.value >= _THOUSAND or _ends_in_noughts(amount, other)):
        return amount.value * _THOUSAND
    return amount.value


def _ends_in_noughts(amount: Amount, other: Amount) -> bool:
    return other.decimals == _SLIP_DECIMALS and amount.value == int(amount.value)


def open_or_closed(
    text: str, one: Amount, last: Amount, end: int
) -> tuple[float | None, float | None]:
    """The lowest and the highest pay of two figures, or of one; None where that end is open.

    `end` is where the figures and the period behind them end.
    """
    if last is not one:
        return _ends(one, last)
    before = text[max(0, one.start - _BEFORE) : one.start]
    if _UP_TO.search(before) or _AT_MOST.match(text, end):
        return None, one.value
    if _FROM.search(before) or _AND_MORE.match(text, one.end) or _AT_LEAST.match(text, end):
        return one.value, None
    if _is_cut_short(text, one):
        return one.value, None
    return one.value, one.value


def _is_cut_short(text: str, one: Amount) -> bool:
    """Whether an upper end follows that can't be right, as in "£28,000 - £35,00"."""
    found = _CUT_SHORT.match(text, one.end)
    return found is not None and not is_extra(text, one.end, found.end(), 0.0, after_pay=True)
