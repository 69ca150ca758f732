"""The words by which a value is known for pay, hours, a contract, or the name of an employer.

They are tried on short values only, and none can backtrack over more than a few characters.
"""

from __future__ import annotations

import re

PAY = re.compile(
    r"£ ?[0-9]|\bGBP\b|\b(?:p\.?/?[ah]\b|per (?:annum|hour|year|day|week|month)|an hour|a year"
    r"|annum|pro[- ]rata|minimum wage|living wage|n[ml]w|rlw|competitive|negotiable|salary|njc|scp"
    r"|band [2-9]|y flwyddyn|yr awr)\b|[0-9]k\b|[0-9] ?(?:/|p\.?)(?:hour|hr|annum|year|pa|ph)\b",
    re.IGNORECASE,
)
HOURS = re.compile(
    r"\b(?:full|part|llawn|rhan)[- /]{0,3}?(?:time|amser)\b|full_time|part_time"
    r"|\b[fp]\.?/?t\b|(?<![0-9.])[0-9]{1,2}(?:\.[0-9]{1,2})? ?(?:hours?|hrs?|awr)\b"
    r"|\b(?:nights?|days?|evenings?|weekends?|shifts?|rota|term[- ]time|flexi\w{0,6}|amser llawn)\b"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6} ?(?:-|to|&|and) ?(?:mon|tue|wed|thu|fri|sat|sun)"
    r"|\b[0-9]{1,2}[:.]?[0-9]{0,2} ?[ap]m\b|\b(?:wte|fte)\b",
    re.IGNORECASE,
)
FULL_OR_PART = re.compile(
    r"\W*(?:(?:full|part|either|both)[-_ /]{0,3}(?:time)?\W*|[fp]\W?t\W*){1,3}", re.IGNORECASE
)
CONTRACT_CYMRAEG = re.compile(r"\b(?:parhaol|dros dro|cyfnod penodol|achlysurol)\b")
REMOTE = re.compile(
    r"remote|hybrid|on[- ]?site|office[- ]?based|in[- ]office|home(?:[- ]?(?:based|working))?"
    r"|work(?:ing)? from home|(?:fully |partly |mainly )?(?:at home|from home|in person)"
    r"|telecommute|wfh|gartref|hybrid working|workplace",
    re.IGNORECASE,
)
EMPLOYER = re.compile(
    r"\b(?:ltd|limited|plc|llp|cic|inc|cyf|nhs|trust|council|cyngor|university|prifysgol|schools?"
    r"|ysgol|academy|college|coleg|hospital|group|housing|association|society|charity|church"
    r"|services|solutions|recruitment|agency|care home|nursing home|hotels?"
    r"|partnership|foundation|borough|company|co|sons|bros|supermarkets?|stores|bakery|cafe|inn"
    r"|health board|bwrdd iechyd|surgery|practice|enterprises"
    r"|holdings|uk|international|consulting|industries|systems|hospice|nursery|age uk)\b",
    re.IGNORECASE,
)
