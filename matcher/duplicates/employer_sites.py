"""Where an employer is found: postcodes, telephone numbers, web addresses, and how two compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from matcher.normalise.postcodes import read_postcode

_HOST = re.compile(
    r"^\s*(?:[a-z][a-z0-9+.-]{0,20}://)?(?:[^/@\s]{0,100}@)?([^/?#:\s]{1,253})", re.IGNORECASE
)
_ENDINGS = frozenset(
    (
        "co", "com", "org", "net", "gov", "ac", "nhs", "sch", "ltd", "plc", "me", "uk", "eu",
        "info", "biz", "io", "cymru", "scot", "wales", "london", "ie", "police", "app", "health",
        "care", "jobs", "careers", "company", "online", "services",
    )
)  # fmt: skip
_OTHERS = frozenset(
    (
        "facebook", "instagram", "linkedin", "twitter", "x", "youtube", "google", "indeed", "reed",
        "totaljobs", "adzuna", "gumtree", "cvlibrary", "wixsite", "wordpress", "blogspot",
        "weebly", "monster", "glassdoor", "tiktok", "yell", "eploy", "hireful", "bit", "tinyurl",
        "linktr", "gmail", "hotmail", "outlook", "yahoo", "findajob", "trac", "jobtrain", "tes",
    )
)  # fmt: skip
"""Sites on which many employers have a page: no employer's own."""
_FORMS = ("www", "careers", "jobs", "recruitment", "apply")
_SHORTEST_PHONE, _LONGEST_PHONE = 9, 11


@dataclass(frozen=True, slots=True)
class Site:
    """What is known of one site of an employer; None is not known."""

    postcode: str | None = None
    phone: str | None = None
    web: str | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What the sites of two employers have in common and where they differ, in plain words."""

    same: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the sites speak for one employer."""
        return "web address" in self.same or len(self.same) > len(self.differ)

    @property
    def disagrees(self) -> bool:
        """Whether they speak against it."""
        return not self.agrees and bool(self.differ)


@lru_cache(maxsize=65_536)
def read_site(postcode: str | None, phone: str | None, url: str | None) -> Site:
    """The three as they can be compared; what can't be read is not known."""
    return Site(_postcode(postcode), _phone(phone), _web(url))


def ground(one: Sites, other: Sites) -> Ground:
    """How two employers' sites compare; one shared postcode, number or address is enough."""
    same: list[str] = []
    differ: list[str] = []
    for what, mine, others in (
        ("postcode", one.postcodes, other.postcodes),
        ("telephone number", one.phones, other.phones),
        ("web address", one.webs, other.webs),
    ):
        if mine and others:
            (differ if mine.isdisjoint(others) else same).append(what)
    return Ground(tuple(same), tuple(differ))


class Sites:
    """All sites of one employer."""

    __slots__ = ("phones", "postcodes", "webs")

    def __init__(self, *sites: Site) -> None:
        self.postcodes: set[str] = set()
        self.phones: set[str] = set()
        self.webs: set[str] = set()
        for site in sites:
            self.add(site)

    def add(self, site: Site) -> None:
        """Note one more."""
        if site.postcode:
            self.postcodes.add(site.postcode)
        if site.phone:
            self.phones.add(site.phone)
        if site.web:
            self.webs.add(site.web)


def _postcode(text: str | None) -> str | None:
    found = read_postcode(text) if text else None
    return found.text if found and found.is_full else None


def _phone(text: str | None) -> str | None:
    """The digits of a national number without its leading nought."""
    if not text:
        return None
    digits = "".join(c for c in text[:60] if c.isascii() and c.isdigit())
    for start in ("0044", "44"):
        if digits.startswith(start) and len(digits) > _LONGEST_PHONE:
            digits = digits[len(start) :]
    digits = digits.lstrip("0")
    return digits if _SHORTEST_PHONE <= len(digits) <= _LONGEST_PHONE else None


def _web(url: str | None) -> str | None:
    """The name in a web address: "leedscare" of "https://www.leedscare.co.uk/jobs"."""
    match = _HOST.match(url[:400]) if url else None
    labels = match[1].casefold().strip(".").split(".") if match else []
    if labels[-2:] == ["sch", "uk"]:  # a school's own name comes before its area's
        labels = labels[-4:-3] or labels[:1]
    while len(labels) > 1 and labels[0] in _FORMS:
        labels = labels[1:]
    while len(labels) > 1 and labels[-1] in _ENDINGS:
        labels = labels[:-1]
    name = labels[-1].replace("-", "") if labels and "." in (url or "") else None
    return name if name and name not in _OTHERS and name not in _ENDINGS else None
