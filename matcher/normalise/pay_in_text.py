"""Pay stated in the running text of an advert, where the pay field says nothing."""

from __future__ import annotations

import re

from matcher.normalise.pay_basis import hours_paid_for, is_actual_figure
from matcher.normalise.pay_choice import is_plausible, settled, widened_by_the_hour
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
    r"|campaign\w*|lobby\w*|demand(?:s|ing)?|double (?:time|pay)|time and a half"
    r"|invest\w*|award|sponsor\w*|bursary|bursaries|tuition|insurance|accommodation)\b",
    re.IGNORECASE,
)
# What the law or a campaign sets is not yet what the post pays.
_BENCHMARK = re.compile(
    r"\b(?:living|minimum) wage (?:\w+ ){0,2}(?:is|was|stands at|rose to|rises to)[\s:]{1,3}"
    r"(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_WE_PAY = re.compile(r"\b(?:pays?|paid|paying|salary|you)\b", re.IGNORECASE)
_OF_COLLEAGUES = re.compile(
    r"\b(?:our|other) (?:\w+ )?(\w{4,})s (?:can |currently )?(?:earn|get|are paid|make)\b",
    re.IGNORECASE,
)
_ANY_COLLEAGUE = frozenset(
    ("member", "worker", "employee", "colleague", "associate", "candidate", "partner", "operative",
     "assistant", "apprentice", "contractor", "rate", "staff", "team")
)  # fmt: skip
_STEM = 4  # letters: "carers" and "care assistant"
_LABELLED = re.compile(
    r"\b(?:salary|basic|pay|wages?|remuneration)"
    r"(?:\s(?:salary|pay|range|scale|is|of|from|up to|circa|c\.|between|package))*[\s:=–-]{0,3}$",
    re.IGNORECASE,
)
_BLANK = " \t•●▪*-–—:("
_TO_LABEL = 40
_CLAUSE_END = re.compile(r"[.!?;]\s|\n|[•●▪*]")


def stated_in(text: str, title: str = "") -> Rate | None:
    """The first plain statement of pay in `text`: a currency sign and "per hour" or the like.

    An hourly rate may stand alone, and takes in the rates for nights and weekends right behind it;
    any other needs a word of pay (salary, wage, paid) just before it, or to open its line. A yearly
    sum needs no period behind such a label ("Salary: £22k"). Sums that speak of bonuses, budgets,
    costs and such are passed over, and so is what others earn than the `title` names.
    """
    spans = _near_signs(text)
    found = rates(text, spans) if spans else iter(())
    for rate in found:
        if not _in_reach(rate):
            continue
        before = _clause_before(text, rate.start)
        stated = rate if _is_plain_statement(before, rate) else _labelled(text, rate, before)
        if stated and not _OTHER_MONEY.search(before) and not _is_of_others(text, title, before):
            return widened_by_the_hour(text, stated, found)
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


def _in_reach(rate: Rate) -> bool:
    """Whether a sum may be pay at all: every other is spared the closer look."""
    if not rate.currency:
        return False
    return (rate.linked and rate.near and is_plausible(rate) and _in_bounds(rate)) or (
        (rate.high or rate.low or 0.0) >= _LEAST_YEARLY
    )


def _is_plain_statement(before: str, rate: Rate) -> bool:
    if not (rate.linked and rate.near and is_plausible(rate) and _in_bounds(rate)):
        return False
    if rate.period == "hour" or _PAY_WORD.search(before):
        return True
    return rate.period == "year" and not before.strip(_BLANK)


def _labelled(text: str, rate: Rate, before: str) -> Rate | None:
    """A yearly sum right behind a word of pay, or that opens its line and is for so many hours."""
    if rate.period not in (None, "year") or is_actual_figure(text, rate):
        return None
    opens = not before.strip(_BLANK) and hours_paid_for(text, rate) is not None
    if not opens and not _LABELLED.search(before[-_TO_LABEL:]):
        return None
    found = settled(rate, signed=True)
    return found if found and found.period == "year" and _in_bounds(found) else None


def _is_of_others(text: str, title: str, before: str) -> bool:
    """Whether a clause speaks of a wage set by law, or of what others of the firm earn."""
    benchmark = _BENCHMARK.search(before)
    if benchmark:
        return not _WE_PAY.search(before[: benchmark.start()])
    named = _OF_COLLEAGUES.search(before) if title else None
    if not named or (one := named[1].lower()) in _ANY_COLLEAGUE:
        return False
    return one[:_STEM] not in title.lower() and text.lower().count(one[:_STEM]) == 1


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
