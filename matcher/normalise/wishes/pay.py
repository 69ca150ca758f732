"""The least pay that a client names: an hour, or a full-time year."""

from __future__ import annotations

import re

from matcher.normalise.pay_periods import MONTHS_A_YEAR
from matcher.normalise.wishes.claims import Claim, Reading, Way
from matcher.normalise.wishes.lexicon import Hit
from matcher.normalise.wishes.numbers import BEFORE, RANGE, End, after, span_of
from matcher.normalise.working_year import weeks_a_year
from matcher.preferences import About, PayWish, Stance

_THOUSAND = 1000
_MOST_AN_HOUR = 100  # a figure with no unit below this is an hourly rate,
_LEAST_A_YEAR = 8_000  # from this on a yearly one, and in between it can't be told

_MONEY = r"(?:\s?(?:pounds?|quid|gbp)\b)?"
_K = r"(?P<k>\s?(?:k|grand|thousand)\b)?"
_UNIT = (
    r"(?:\s?(?:a|an|per|each|/|p\.?)\s?"
    r"(?:(?P<hour>hour|hr|h)|(?P<month>month|mth)|(?P<year>year|yr|annum|a)|(?P<week>week|wk|w)"
    r"|(?P<day>day))\b)?"
)
_POUNDS = RANGE.replace("(?:\\s?(?:-", "(?:k?\\s?(?:-", 1).replace("(?P<high>", "£?(?P<high>", 1)
_AMOUNT = re.compile(
    rf"{BEFORE}(?:between |from )?£\s?{_POUNDS}"
    rf"{_K}{_MONEY}{after('middle')}{_UNIT}{after('late')}"
)
_WORDED = re.compile(
    rf"{BEFORE}(?:between |from )?{RANGE}"
    rf"(?:{_K}\s?(?:pounds?|quid|gbp)\b|(?P<kk>\s?(?:k|grand|thousand)\b))"
    rf"{after('middle')}{_UNIT}{after('late')}"
)
_UNITED = re.compile(
    rf"{BEFORE}(?:between |from )?{RANGE}{after('middle')}\s?(?:an|per|/|p)\s?"
    rf"(?:(?P<hour>hour|hr|h)|(?P<year>year|annum))\b{after('late')}"
)
_BARE = re.compile(rf"{BEFORE}(?:between |from )?{RANGE}{_K}{_UNIT}{after('late')}")


def find_pay(text: str, bare: bool = False) -> list[Hit[Reading]]:
    """Amounts of pay in folded text; with `bare`, numbers without a pound sign as well."""
    patterns = (_AMOUNT, _WORDED, _UNITED)
    found = [Hit(m.start(), m.end(), _reading(m)) for p in patterns for m in p.finditer(text)]
    if bare and not found:
        found = [Hit(m.start(), m.end(), _reading(m)) for m in _BARE.finditer(text)]
    return found


def _reading(match: re.Match[str]) -> Reading:
    span = span_of(match)
    wish = _wish(span.low, match) if span else None
    if span is None or wish is None:
        return Reading()
    if span.end in (End.UNDER, End.OR_LESS):
        return Reading((Claim(About.PAY, wish, Way.OPPOSITE),))
    usual = Stance.MUST if span.end is End.FLOOR else None
    return Reading((Claim(About.PAY, wish, Way.LIMIT, usual=usual),))


def _wish(amount: float, match: re.Match[str]) -> PayWish | None:
    named = {name for name, text in match.groupdict().items() if text}
    if named & {"k", "kk"} and amount < _THOUSAND:
        amount *= _THOUSAND
    if amount == 0 or "day" in named:
        return None
    if "week" in named:
        return PayWish(annual_min=round(amount * weeks_a_year(), 2))
    if "month" in named:
        return PayWish(annual_min=amount * MONTHS_A_YEAR)
    if "hour" in named or (amount < _MOST_AN_HOUR and "year" not in named):
        return PayWish(hourly_min=amount)
    if "year" in named or amount >= _LEAST_A_YEAR:
        return PayWish(annual_min=amount)
    return None
