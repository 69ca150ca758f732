"""Whether two adverts name one employer: by a variant of its name, or an agency in its stead."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from matcher.duplicates.vacancy_lists import word_list
from matcher.duplicates.vacancy_words import is_place
from matcher.vacancy import Vacancy

SAME, VARIANT, AGENCY, UNNAMED, OTHER = "same", "variant", "agency", "unnamed", "other"
_IDLE = word_list("idle in employers")
_UNNAMED = frozenset(("", "not named", "confidential", "unknown", "private advertiser", "n a"))
_AGENCY = re.compile(
    r"\b(?:recruit\w*|personnel|resourcing|staffing|agency|agencies|employment|talent|jobs?|"
    r"careers?|people|search|selection|professionals|appointments|locums?|temps?|advertising)\b"
)
_CLIENT = re.compile(
    r"\b(?:our|my|their) client\b|\bon behalf of\b|\bare working with\b", re.IGNORECASE
)
_BEGINNING = 1_000
_ALIKE = 88
_LONGEST = 500


def employers(one: Vacancy, other: Vacancy) -> str:
    """How the employers' names of two vacancies stand to each other."""
    mine, theirs = one.employer.key[:_LONGEST], other.employer.key[:_LONGEST]
    if mine in _UNNAMED or theirs in _UNNAMED:
        return UNNAMED
    if mine == theirs:
        return SAME
    if _is_variant(*sorted((mine, theirs))):
        return VARIANT
    if _is_named_in(theirs, one) or _is_named_in(mine, other):
        return VARIANT
    return AGENCY if _is_agency(one) or _is_agency(other) else OTHER


@lru_cache(maxsize=20_000)
def _is_variant(mine: str, theirs: str) -> bool:
    words, others = frozenset(mine.split()), frozenset(theirs.split())
    telling, others_telling = words - _IDLE, others - _IDLE
    if not telling or not others_telling:
        return fuzz.token_sort_ratio(mine, theirs) >= _ALIKE
    left, others_left = telling - others_telling, others_telling - telling
    if not left and not others_left:
        return True
    if not left or not others_left:
        return all(map(is_place, left | others_left)) or words <= others or others <= words
    initials = {"".join(word[0] for word in key.split()) for key in (mine, theirs)}
    if mine in initials or theirs in initials:
        return True
    return fuzz.token_sort_ratio(mine, theirs) >= _ALIKE and not any(
        map(is_place, left | others_left)
    )


def _is_named_in(key: str, vacancy: Vacancy) -> bool:
    """Whether the beginning or the end of a text names the employer, as an agency's may."""
    if len(key) < 5:
        return False
    text = vacancy.text
    ends = f"{text[:_BEGINNING]} {text[-_BEGINNING:]}".casefold()
    return key in re.sub(r"[^\w]+", " ", ends)


def _is_agency(vacancy: Vacancy) -> bool:
    found = _AGENCY.search(vacancy.employer.key) or _CLIENT.search(vacancy.text[:_BEGINNING])
    return found is not None
