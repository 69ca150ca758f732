"""The kinds of contract an advert offers, and whether it is agency work or without fixed hours.

Kinds: permanent, fixed_term (a secondment and maternity cover too), temporary (a locum too), casual
(bank, relief, as and when), apprenticeship, volunteer. "Temp to perm" is temporary: that is what
starts. `agency` is true where an agency would employ; a permanent post that an agency only fills is
not agency work. `zero_hours` is false only where the advert says that hours are guaranteed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from matcher.normalise.advert_text import AdvertText
from matcher.normalise.contract_words import (
    AGENCY_HINTS,
    GUARANTEED_HINTS,
    IN_FIELD,
    IN_TEXT,
    IN_TITLE,
    TITLE_WORDS,
    ZERO_HINTS,
)
from matcher.normalise.negation import denied
from matcher.normalise.passage import Mention, Passage, passage
from matcher.normalise.text import plain, quote_around
from matcher.vacancy import Contract

_POST = r"(?:posts?|positions?|roles?|jobs?|vacanc\w+|contracts?|basis|assignments?|placements?)\b"
_AGENCY = re.compile(
    rf"\bagency (?:work(?:er)?\b|shifts?|nurse|staff required|{_POST})"
    r"|\bacting (?:[\w-]+ ){0,6}?as an employment business\b|\bthrough (?:an|our) agency\b"
    r"|\bumbrella company\b|\bpaye ?(?:&|and|or|/) ?(?:limited|ltd|umbrella)\b"
    r"|\bagenc(?:y|y's|ies) (?:that |which |who )?(?:suppl\w+|provid\w+|offers?) (?:locum|temp\w*"
    r"|staff)\b"
    r"|\b(?:is|are) an? (?:[\w-]+ ){0,3}?(?:teaching|nursing|care|staffing|locum|supply"
    r"|healthcare) agency\b"
)
_SUPPLIES = re.compile(r"suppl|provid|offer")
_NOT_AGENCY_BEFORE = re.compile(
    r"\b(?:reduc\w+|no|existing|us(?:e|ing|e of)|over|rely\w*|manag\w+|book\w*|previous|other|than"
    r"|any|experience of|and|from|expensive|an|to|multi|inter) ?-?(?:[\w-]+ ){0,3}$"
)
_ZERO = re.compile(
    r"\bnon[- ]guaranteed hours\b|\b(?:zero|0|nil)[- ]hours?\b(?! ?/| per)|\bno guaranteed hours\b"
    r"|\bhours are not guaranteed\b|\bwithout guaranteed hours\b"
)
_NO_ZERO_BEFORE = re.compile(
    r"(?:\b(?:not|never)|n't)(?! (?:only|just|simply)\b) (?:[\w-]+ ){0,4}$"
)
_NO_ZERO_AFTER = re.compile(
    r"(?: (?:contracts?|jobs?|work|roles?))?\s?[?!.,-]+ (?:no|not (?:here|for|with)|never|forget)\b"
)
_ZERO_OF_OTHERS = re.compile(
    r"\b(?:advis(?:e|es|ing)|represent(?:s|ing)?|informing|guid(?:e|ing)|campaign\w*)\b[^.;]{0,80}$"
    r"|\b(?:experience|knowledge|understanding) of (?:paying|managing|using|running|recruiting"
    r"|staff|people|workers)\b[^.,;]{0,60}$|\b(?:paying|payroll for) [^.,;]{0,40}$"
)
"""Those whom the post advises or pays have such contracts, or those whom it manages."""
_GUARANTEED = re.compile(
    r"(?<!no )(?<!without )(?<!non-)(?<!non )\bguaranteed[- ](?:[\w/-]+ ){0,3}(?:hours?"
    r"|contracts?)\b"
)


def read_contract(contract: str | None, said: AdvertText) -> Contract:
    """What the contract field (or JobPosting's `employmentType`), title and description say.

    A field that names a kind is believed before the description; what the title names counts too.
    """
    field = passage(plain(contract)) if contract else None
    named = _in_field(field) if field else {}
    found = _in_title(said)
    if not named:
        found = {**_in_text(said), **found}
    kinds = tuple(kind for kind in IN_FIELD if kind in named or kind in found)
    agency = (field and _find_agency(field)) or _find_agency(said, said.title_start)
    zero = (field and _find_zero(field)) or _find_zero(said, said.title_start)
    quotes = [quote_around(field.text, at.start, at.end) for at in named.values()] if field else []
    quotes += [
        quote_around(said.text, found[kind].start, found[kind].end)
        for kind in kinds
        if kind in found
    ]
    quotes += [quote for quote in (agency, zero and zero[1]) if quote]
    return Contract(
        kinds=kinds or None,
        agency=True if agency else None,
        zero_hours=zero[0] if zero else None,
        quote=" … ".join(dict.fromkeys(quotes)) or None,
    )


def _in_field(field: Passage) -> dict[str, Mention]:
    """The kinds that the contract field names, and where."""
    found = {kind: names.search(field.folded) for kind, names in IN_FIELD.items()}
    return {kind: field.mention(*at.span()) for kind, at in found.items() if at}


def _in_title(said: AdvertText) -> dict[str, Mention]:
    """The kinds that the title names, and where."""
    title = said.folded[said.title_start : said.title_end]
    if not _may_name_kind(title):
        return {}
    found = {
        kind: next(said.mentions(names, low=said.title_start, high=said.title_end), None)
        for kind, names in IN_TITLE.items()
    }
    return {kind: at for kind, at in found.items() if at}


@lru_cache(maxsize=10_000)
def _may_name_kind(title: str) -> bool:
    return any(word in title for word in TITLE_WORDS)


def _in_text(said: AdvertText) -> dict[str, Mention]:
    """The kinds that the description names, and where."""
    kinds: dict[str, Mention] = {}
    for kind, named in IN_TEXT:
        if kind in kinds or not said.holds(named.hints):
            continue
        for found in named.found_in(said, said.title_end):
            if not denied(found):
                kinds[kind] = found
                break
    return kinds


def _find_agency(said: Passage, low: int = 0) -> str | None:
    for found in said.mentions(_AGENCY, AGENCY_HINTS, low):
        of_another = not _SUPPLIES.search(found.words) and _NOT_AGENCY_BEFORE.search(found.before)
        if not of_another and not denied(found):
            return quote_around(said.text, found.start, found.end)
    return None


def _refuses_zero(found: Mention, said: Passage) -> bool:
    """Whether zero hours are named to say that nobody here works by them."""
    return found.words.startswith(("zero", "0", "nil")) and bool(
        denied(found)
        or _NO_ZERO_BEFORE.search(found.before)
        or _NO_ZERO_AFTER.match(said.folded, found.end)
    )


def _find_zero(said: Passage, low: int = 0) -> tuple[bool, str] | None:
    """Whether hours are not guaranteed, and the words; None when nothing is said of it."""
    for found in said.mentions(_ZERO, ZERO_HINTS, low):
        if _ZERO_OF_OTHERS.search(found.before):
            continue
        return not _refuses_zero(found, said), quote_around(said.text, found.start, found.end)
    for found in said.mentions(_GUARANTEED, GUARANTEED_HINTS, low):
        return False, quote_around(said.text, found.start, found.end)
    return None
