"""The pay of a schema.org JobPosting, as the words that an advert would use for it.

Sites fill `unitText` with YEAR whatever the employer wrote, and work the hourly rate out to a year
in `minValue` and `maxValue`. So the employer's own text comes first, and a unit that cannot be true
of its amount is left out: what reads the text then says what it can.
"""

from __future__ import annotations

import math
import re

from matcher.wording import pounds

MOST_MONEY = 1e12
_UNITS = {
    "HOUR": "an hour", "HOURLY": "an hour", "DAY": "a day", "DAILY": "a day", "WEEK": "a week",
    "WEEKLY": "a week", "MONTH": "a month", "MONTHLY": "a month", "YEAR": "a year",
    "YEARLY": "a year", "ANNUAL": "a year", "ANNUALLY": "a year",
}  # fmt: skip
_PLAUSIBLE = {
    "an hour": (1, 500), "a day": (10, 5_000), "a week": (20, 20_000), "a month": (50, 80_000),
    "a year": (500, 1_000_000),
}  # fmt: skip
_FIGURES = re.compile(r"[£€$] ?[0-9]|[0-9][0-9,.]{2}|[0-9] ?[kK]\b")
_AMOUNT = re.compile(r"[0-9][0-9,]{0,15}(?:\.[0-9]{1,6})?")


def pay_text(salary: object) -> object:
    """The pay as text, None when none is stated; what is neither text nor object comes as it is."""
    if isinstance(salary, list):
        salary = salary[0] if salary else None
    if not isinstance(salary, dict):
        return salary
    value = salary.get("value")
    holder = value if isinstance(value, dict) else salary
    said = holder.get("value")
    unit = _unit(holder.get("unitText")) or _unit(salary.get("unitText"))
    currency = salary.get("currency") or holder.get("currency") or "GBP"
    stated = _span(holder, unit, str(currency)[:20])
    if isinstance(said, str) and said.strip():
        return _from_words(said.strip(), stated, unit, str(currency)[:20])
    amounts = _amounts([said])
    return _in_words(amounts, unit, str(currency)[:20]) if amounts else stated


def _from_words(said: str, stated: str | None, unit: str | None, currency: str) -> str:
    """The text itself where it says more than amounts; "negotiable" keeps the figures beside it."""
    if any(c.isalpha() or c in "£€$" for c in said):
        return said if _FIGURES.search(said) or stated is None else f"{said}, {stated}"
    amounts = _amounts(list(_AMOUNT.findall(said)))
    if said.startswith("-") and amounts:
        amounts[0] = -amounts[0]
    is_span = 1 <= len(amounts) <= len(("from", "to"))
    return _in_words(amounts, unit, currency) if is_span else said


def _span(holder: dict[str, object], unit: str | None, currency: str) -> str | None:
    amounts = _amounts([holder.get("minValue"), holder.get("maxValue")])
    return _in_words(amounts, unit, currency) if amounts else None


def _amounts(values: list[object]) -> list[float]:
    found = []
    for value in values:
        try:
            amount = float(value.replace(",", "")) if isinstance(value, str) else value
        except ValueError:
            continue
        if isinstance(amount, int | float) and not isinstance(amount, bool) and _is_money(amount):
            found.append(float(amount))
    return found


def _is_money(amount: float) -> bool:
    return amount != 0 and abs(amount) < MOST_MONEY and math.isfinite(amount)


def _unit(word: object) -> str | None:
    return _UNITS.get(word.strip().upper()) if isinstance(word, str) else None


def _in_words(amounts: list[float], unit: str | None, currency: str) -> str:
    ends = list(dict.fromkeys(amounts))
    words = " to ".join(_money(amount, currency) for amount in ends)
    low, high = _PLAUSIBLE[unit] if unit else (0, 0)
    return f"{words} {unit}" if unit and all(low <= amount <= high for amount in ends) else words


def _money(amount: float, currency: str) -> str:
    if currency.upper() == "GBP":
        return f"-{pounds(-amount)}" if amount < 0 else pounds(amount)
    return f"{currency} {amount:,.2f}".removesuffix(".00")
