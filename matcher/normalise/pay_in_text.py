"""Pay stated in the running text of an advert, where the pay field says nothing."""

from __future__ import annotations

import re

from matcher.normalise.pay_choice import is_plausible, widened_by_the_hour
from matcher.normalise.pay_rates import Rate, rates

_LEAST_HOURLY = 3.0
_MOST_HOURLY = 200.0
_LEAST_YEARLY = 10_000.0
_MOST_YEARLY = 500_000.0
_BEFORE = 100

_SIGNS = ("£", "€", "$", "GBP", "EUR")
_SIGN = re.compile("[£€$]+|GBP|EUR")
_NEAR = 120  # characters around a sign in which the figures of its rate stand
_PAY_WORD = re.compile(
    r"\b(?:salary|salaries|pay|pays|paid|paying|wages?|rates?|rate of pay|earn|earning|remuneration"
    r"|band|grade|scale|hourly)\b",
    re.IGNORECASE,
)
_OTHER_MONEY = re.compile(
    r"\b(?:budget|turnover|turns over|funding|funded|grants?|donat\w+|raise[ds]?|fundrais\w+"
    r"|sav(?:e|es|ing|ings)|worth|value[ds]?|cost(?:s|ing)?|fees?|fines?|parking|rent|loan"
    r"|membership|vouchers?|discounts?|bonus(?:es)?|benefits? of|pension|contribut\w+|allowance"
    r"|subsid\w+|childcare|charge[ds]?|tips|supplements?|payment of|overtime|ote|on[- ]target"
    r"|enhancements?|commission|relocation|mileage|expenses|revenue|profit|income|spend\w*"
    r"|invest\w*|award|sponsor\w*|bursary|bursaries|tuition|insurance|accommodation)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.!?;]\s|\n|[•●▪*]")


def stated_in(text: str) -> Rate | None:
    """The first plain statement of pay in `text`: a currency sign and "per hour" or the like.

    An hourly rate may stand alone, and takes in the rates for nights and weekends right behind it;
    any other needs a word of pay (salary, wage, paid) just before it. Sums that speak of bonuses,
    budgets, costs and such are passed over.
    """
    spans = _near_signs(text)
    found = rates(text, spans) if spans else iter(())
    for rate in found:
        if _is_plain_statement(text, rate):
            return widened_by_the_hour(rate, found)
    return None


def _near_signs(text: str) -> list[tuple[int, int]]:
    """The stretches of a text around its signs of money, apart: most texts have none."""
    found: list[tuple[int, int]] = []
    if not any(sign in text for sign in _SIGNS):
        return found
    for sign in _SIGN.finditer(text):
        at = sign.start()
        low, high = max(0, at - _NEAR), at + _NEAR
        if found and low <= found[-1][1]:
            low = found.pop()[0]
        found.append((low, high))
    return found


def _is_plain_statement(text: str, rate: Rate) -> bool:
    if not (
        rate.currency and rate.linked and rate.near and is_plausible(rate) and _in_bounds(rate)
    ):
        return False
    before = _clause_before(text, rate.start)
    if _OTHER_MONEY.search(before):
        return False
    return rate.period == "hour" or bool(_PAY_WORD.search(before))


def _clause_before(text: str, start: int) -> str:
    before = text[max(0, start - _BEFORE) : start]
    ends = list(_CLAUSE_END.finditer(before))
    return before[ends[-1].end() :] if ends else before


def _in_bounds(rate: Rate) -> bool:
    """Whether the figures are of the size of pay and not, say, of parking charges."""
    ends = [end for end in (rate.low, rate.high) if end is not None]
    bounds = {"hour": (_LEAST_HOURLY, _MOST_HOURLY), "year": (_LEAST_YEARLY, _MOST_YEARLY)}
    low, high = bounds.get(str(rate.period), (0.0, float("inf")))
    return all(low <= end <= high for end in ends)
