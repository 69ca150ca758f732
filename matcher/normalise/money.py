"""Sums of money as adverts write them: "£22,500", "22k", "950p", "EUR 40 000", "£30 615"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

POUND = "GBP"
_CODES = ("GBP", "EUR", "USD", "AUD", "CAD", "NZD", "CHF", "AED", "INR", "PLN")
_CURRENCIES = {
    "£": POUND, "££": POUND, "pounds": POUND, "uk pounds": POUND, "sterling": POUND,
    "€": "EUR", "euro": "EUR", "euros": "EUR",
    "$": "USD", "us$": "USD", "dollars": "USD", "us dollars": "USD",
} | {code.lower(): code for code in _CODES}  # fmt: skip

_SIGN = rf"(?P<sign>£{{1,2}}|€|(?<![A-Za-z])US\$|\$|(?<![A-Za-z])(?:{'|'.join(_CODES)}))"
# Behind the usual ways, a comma for the point ("£13,79 per hour") and a dash for the comma
# ("£45-753 - £51,668").
_NUMBER = (
    r"\d{1,3}(?:,\s?\d{3}){1,2}(?!\d)|(?<=[£€$])\s?\d{1,3}(?: \d{3}){1,2}(?!\d)"
    r"|\d{1,2},\d{2}(?=\s?(?:/|p/?|per|an?)\s?h)|(?<=£)\d{2}-\d{3}(?=\s?[-–]\s?£\d)|\d{1,7}"
)
_NAMED = rf"(?:UK |US )?(?:pounds|dollars)|sterling|euros?|{'|'.join(_CODES)}"
_AMOUNT = re.compile(
    rf"(?:{_SIGN}\s{{0,2}}|(?<![\w.,*:]))"
    rf"(?P<number>{_NUMBER})(?P<part>\.\d{{1,5}})?(?![\d*:]|[.,]\d)"
    r"(?P<thousand>\s?k(?![A-Za-z]))?"
    r"(?P<pence>\s?pence(?![A-Za-z])|p(?=\s*(?:/|per\b|an?\b)?\s*h|\s|$|[.,;)]))?"
    rf"(?P<code>\s{{0,2}}(?:€|(?:{_NAMED})(?![A-Za-z])))?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_SIGN_BEFORE = re.compile(rf"{_SIGN}\s{{0,2}}$", re.IGNORECASE)
_SIGNS = "£€$"
_MOST_SIGN = 8  # characters of a currency and the spaces behind it, and a letter before it
_NOT_MONEY = re.compile(r"\s?(?:m|mn|million|bn|billion|trillion)(?![A-Za-z])|\s?%", re.IGNORECASE)
_LEAST_BARE_PENCE = 100
_PENNIES = 2


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure at `text[start:end]`, in whole units of its currency (pounds, not pence).

    `currency` is None for a bare number. `thousands` says that it was written with a k;
    `decimals` is how many digits stood behind the point: "24.157" may be a slip for 24,157.
    """

    value: float
    start: int
    end: int
    currency: str | None
    thousands: bool
    decimals: int


def amounts(text: str, start: int = 0, end: int | None = None) -> Iterator[Amount]:
    """The figures of `text` in order; not millions, percentages or figures partly starred out.

    Whether a bare number is money at all is for the reader to judge. `start` and `end` bound where
    a figure may begin. Digits are looked for first, as most text has few.
    """
    last = start
    for digits in _DIGITS.finditer(text, start, len(text) if end is None else end):
        at = digits.start()
        if at < last:
            continue
        begin = _sign_before(text, at, last)
        found = _AMOUNT.match(text, begin)
        if not found and begin != at:
            found = _AMOUNT.match(text, at)
        if found:
            last = found.end()
            if not _NOT_MONEY.match(text, last):
                yield _amount(found)


def _sign_before(text: str, at: int, least: int) -> int:
    """Where a currency before the number at `at` begins; `at` where there is none."""
    before = text[max(least, at - _MOST_SIGN) : at].rstrip()
    if not before or not (before[-1] in _SIGNS or before[-3:].upper() in _CODES):
        return at
    sign = _SIGN_BEFORE.search(text, max(least, at - _MOST_SIGN), at)
    return sign.start() if sign else at


def _amount(found: re.Match[str]) -> Amount:
    part = found["part"] or ""
    value = _number(found["number"], part)
    currency = _CURRENCIES.get((found["sign"] or found["code"] or "").strip().lower())
    end = found.end()
    if found["thousand"]:
        value *= 1000
    elif found["pence"] and _is_pence(found, value):
        value, currency = value / 100, POUND
    elif found["pence"]:
        end = found.start("pence")
    return Amount(
        value, found.start(), end, currency, bool(found["thousand"]), max(0, len(part) - 1)
    )


def _number(written: str, part: str) -> float:
    whole, comma, pennies = written.partition(",")
    if comma and len(pennies) == _PENNIES:
        return float(f"{whole}.{pennies}")
    return float(re.sub(r"[,\s-]", "", written) + part)


def _is_pence(found: re.Match[str], value: float) -> bool:
    """Whether a p is pence: in "950p per hour" it is, in "9p/hr" it says per."""
    return not found["sign"] and (len(found["pence"]) > 1 or value >= _LEAST_BARE_PENCE)
