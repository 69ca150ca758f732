"""An employer's name: tidy for people, and a key under which its spellings meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from matcher.normalise.text import plain
from matcher.vacancy import EmployerName

MOST_CHARACTERS = 500
"""A longer name is cut: company names end at 160 characters (Companies Act 2006, regulations)."""

_FORMERLY = re.compile(
    r"\s*[(\[]\s*(?:formerly|previously)\b[^()\[\]]{0,300}[)\]]?"
    r"|\s*[,;–-]\s*(?:formerly|previously) (?:known|trading) as\b.*",
    re.IGNORECASE | re.DOTALL,
)
_FOR_WHOM = re.compile(r"\bon behalf of[:\s]+(?P<whom>\S.*)", re.IGNORECASE | re.DOTALL)
_NOBODY = re.compile(
    r"(?:our|my|their|its|his|her|an?|one|some|several|various|clients?|customers?|leading"
    r"|the (?:clients?|customers?|employers?|company|business|organisation))\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\s*\((?P<letters>[A-Z]{2,8})\)")
_QUOTES = "\"'‘’“”«»`"
_LOOSE_ENDS = " \t\n,;:|-–—"
_TRADING_AS = re.compile(r"\s+(?:t\s?/\s?a|trading\s+as)(?![a-z])", re.IGNORECASE)
_LEGAL_FORM = re.compile(
    r"(?<=\w) (?:public limited company|community interest company|limited liability partnership"
    r"|charitable incorporated organisation|limited partnership|limited|ltd|plc|llp|lp|cic|cio|inc"
    r"|incorporated|llc|gmbh|cyfyngedig|cyf|ccc|the)$"  # "Bell Group (The) PLC"
)
_FOUNDATION = re.compile(r"\bnhs (?:foundation trust|ft)\b")
_JOINED = str.maketrans(".", " ", "'’‘`")
_COOPERATIVE = re.compile(r"\bcompany op(erative|eratives)?\b")
_WORD = re.compile(r"[^\W_]+")
_LONE_LETTERS = re.compile(r"(?<!\w)(\w) (?=\w(?!\w))")


@lru_cache(maxsize=4096)  # a listing names each employer many times
def read_employer(name: str) -> EmployerName:
    """The name without escapes, stray quotes and former names, and its key.

    Of an agency that says on behalf of whom it writes, the name is theirs. The key is in lower case
    without accents, punctuation, legal form, trading name, "the" and initials in brackets; "&" is
    "and", "co" is "company", an NHS foundation trust an NHS trust. It is empty only when the name
    holds no letter and no digit.
    """
    tidy = _for_whom(_tidied(name))
    return EmployerName(tidy, _key(tidy) or _bare(name))


def _tidied(name: str) -> str:
    shown = " ".join(plain(name[:MOST_CHARACTERS]).split())
    current = _FORMERLY.sub("", shown).strip(_LOOSE_ENDS)
    for quote in _QUOTES:
        if current.count(quote) == 1 and (current.startswith(quote) or current.endswith(quote)):
            current = _without_lone_quote(current, quote)
    unquoted = current.strip(_QUOTES + _LOOSE_ENDS) if _is_quoted(current) else current
    return unquoted if _has_letters(unquoted) else shown


def _for_whom(name: str) -> str:
    """Of "A Recruitment on behalf of B" B; the agency where it says "our client" and the like."""
    found = _FOR_WHOM.search(name)
    whom = found["whom"].strip(_QUOTES + _LOOSE_ENDS) if found else ""
    return whom if _has_letters(whom) and not _NOBODY.match(whom) else name


def _is_quoted(name: str) -> bool:
    return len(name) > 1 and name[0] in _QUOTES and name[-1] in _QUOTES


def _without_lone_quote(name: str, quote: str) -> str:
    """The name without a quote that was never closed; an apostrophe of the plural stays."""
    if name.endswith(quote) and quote in "'’" and name[-2:-1].lower() == "s":
        return name
    return name.strip(quote + _LOOSE_ENDS)


def _key(name: str) -> str:
    main = _TRADING_AS.split(_without_initials(name), maxsplit=1)[0]
    for words in (main, name):
        key = _without_legal_form(_words(words))
        key = _FOUNDATION.sub("nhs trust", key)
        shorter = " ".join(word for word in key.split() if word != "the")
        if shorter or key:
            return shorter or key
    return ""


def _words(name: str) -> str:
    """Lower case words without accents, split and joined as a reader would."""
    parts = unicodedata.normalize("NFKD", name.casefold().translate(_JOINED))
    letters = "".join(one for one in parts if not unicodedata.combining(one))
    found = _WORD.findall(letters.replace("&", " and ").replace("+", " and "))
    words = " ".join("company" if word == "co" else word for word in found)
    return _LONE_LETTERS.sub(r"\1", _COOPERATIVE.sub(r"coop\1", words))


def _without_legal_form(words: str) -> str:
    for _ in range(3):
        shorter = _LEGAL_FORM.sub("", words)
        if shorter == words:
            break
        words = shorter
    return words


def _without_initials(name: str) -> str:
    """The name without a bracket that only repeats its initials, as in "... Trust (CWPT)"."""
    found = _INITIALS.search(name)
    if not found:
        return name
    initials = "".join(word[0] for word in _WORD.findall(name[: found.start()])).upper()
    letters = iter(initials)
    repeats = all(one in letters for one in found["letters"])
    return name[: found.start()] + name[found.end() :] if repeats else name


def _has_letters(name: str) -> bool:
    return any(one.isalnum() for one in name)


def _bare(name: str) -> str:
    """The letters and digits of a name that tidying left nothing of."""
    return "".join(one for one in name.casefold() if one.isalnum())[:MOST_CHARACTERS]
