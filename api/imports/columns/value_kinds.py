"""What a single value looks like: a postcode, a date, pay, the name of a place and so on.

Each test looks at a value of at most `LONGEST` characters, and none reads further than that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from api.imports.columns.days import date_in
from api.imports.columns.value_words import (
    CONTRACT_CYMRAEG,
    EMPLOYER,
    FULL_OR_PART,
    HOURS,
    PAY,
    REMOTE,
)
from matcher.normalise.contract_words import IN_FIELD
from matcher.normalise.pay import read_pay
from matcher.normalise.place_names import find_place
from matcher.normalise.postcodes import find_postcode, read_postcode
from matcher.normalise.titles import read_occupation

LONGEST = 400
_SHORT = 120
_LONGEST_POSTCODE = 9
_LIKE_A_POSTCODE = re.compile(r"(?=[^0-9]{0,8}[0-9])[A-Za-z][A-Za-z0-9 ]{1,8}")
_LEAST_LIKE_A_TITLE = 0.65

_NUMBER = re.compile(r"-?(?:[0-9][0-9,]{0,15}(?:\.[0-9]{1,15})?|\.[0-9]{1,15})")
_DEGREES = re.compile(r"-?[0-9]{0,2}\.[0-9]{2,15}")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}"
    r"\.(?:co\.uk|org\.uk|gov\.uk|ac\.uk|nhs\.uk|com|org|net|wales|cymru|scot)(?:/\S*)?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}")
_PHONE = re.compile(r"(?:\+44|0)[0-9 ()-]{8,16}(?: ?(?:ext|x)\.? ?[0-9]{1,5})?", re.IGNORECASE)
_HONORIFIC = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|rev|sir)\b\.?(?: ?[/&] ?(?:mr|mrs|ms))?", re.IGNORECASE
)
_YES_NO = frozenset(("yes", "no", "y", "n", "true", "false", "ydy", "nac ydy", "ie", "na"))
_CODE = re.compile(r"(?=[^ ]{0,39}[0-9])[A-Za-z0-9][A-Za-z0-9/_.:#-]{0,39}")
_OTHER_THAN_K = re.compile(r"[^\W\d_kK]")
_SENTENCE_WORDS = 5
_LETTERS = re.compile(r"[^\W\d_]{2}")


def number_in(text: str) -> float | None:
    """The number that a value is, with or without commas; None for anything else."""
    return float(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


def _is_within(low: float, high: float, shape: re.Pattern[str]) -> Callable[[str], bool]:
    def holds(text: str) -> bool:
        return bool(shape.fullmatch(text)) and low <= float(text.replace(",", "")) <= high

    return holds


def _is_postcode(text: str) -> bool:
    return _LIKE_A_POSTCODE.fullmatch(text) is not None and read_postcode(text) is not None


def _is_full_postcode(text: str) -> bool:
    found = read_postcode(text) if _is_postcode(text) else None
    return found is not None and found.is_full


def _is_address(text: str) -> bool:
    return len(text) > _LONGEST_POSTCODE and find_postcode(text) is not None


def _is_pay(text: str) -> bool:
    return bool(PAY.search(text))


def _is_pay_figure(text: str) -> bool:
    return len(text) <= _SHORT and not _OTHER_THAN_K.search(text) and read_pay(text) is not None


def _is_contract(text: str) -> bool:
    folded = text.lower().replace("_", " ")
    named = any(words.search(folded) for words in IN_FIELD.values())
    return len(text) <= _SHORT and (named or bool(CONTRACT_CYMRAEG.search(folded)))


def _is_title(text: str) -> bool:
    if len(text) > _SHORT or not _LETTERS.search(text):
        return False
    found = read_occupation(text)
    return found is not None and found.score >= _LEAST_LIKE_A_TITLE


def _is_place(text: str) -> bool:
    return len(text) <= _SHORT and not EMPLOYER.search(text) and find_place(text) is not None


def _is_employer(text: str) -> bool:
    return len(text) <= _SHORT and bool(EMPLOYER.search(text))


def _is_sentence(text: str) -> bool:
    """Several words, most of them in small letters: names, titles and addresses have capitals."""
    words = text.split()
    small = sum(word[0].islower() for word in words)
    return len(words) >= _SENTENCE_WORDS and small * 2 > len(words)


def _fits(shape: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: shape.fullmatch(text) is not None


KINDS: Mapping[str, Callable[[str], bool]] = {
    "postcode": _is_postcode,
    "full postcode": _is_full_postcode,
    "address": _is_address,
    "number": lambda text: number_in(text) is not None,
    # The box around the land, as in matcher.normalise.british_isles.
    "latitude": _is_within(49.1, 60.95, _DEGREES),
    "longitude": _is_within(-8.75, 1.95, _DEGREES),
    "date": lambda text: date_in(text) is not None,
    "url": _fits(_URL),
    "email": _fits(_EMAIL),
    "phone": _fits(_PHONE),
    "honorific": _fits(_HONORIFIC),
    "yes or no": lambda text: text.lower() in _YES_NO,
    "pay": _is_pay,
    "pay figure": _is_pay_figure,
    "hours": lambda text: len(text) <= _SHORT and bool(HOURS.search(text)),
    "weekly hours": _is_within(2, 48, _NUMBER),
    "full or part time": _fits(FULL_OR_PART),
    "contract": _is_contract,
    "remote": _fits(REMOTE),
    "employer": _is_employer,
    "place": _is_place,
    "title": _is_title,
    "code": _fits(_CODE),
    "sentence": _is_sentence,
}
"""The tests by the kind of value that each finds."""
