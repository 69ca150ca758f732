"""Which known employers are worth a comparison with a name: never all, and never many.

An employer is filed under each of its words, its pairs of words, its initials, its name without
spaces, and its addresses. A drawer that fills up ("care", a postcode of a thousand firms) tells
nothing and is not opened again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from matcher.duplicates.employer_alignment import is_near
from matcher.duplicates.employer_names import NameWords
from matcher.duplicates.employer_sites import Site
from matcher.duplicates.employer_words import Kind, kind_of

MOST_IN_DRAWER = 40
MOST_COMPARED = 20
"""Employers that are compared with one name, those that share most drawers with it."""
_PAIRED = 5  # words of a name, the first ones
_MOST_SPELLINGS = 4  # of one word
_SHORTEST, _LONGEST = 5, 20  # letters of words that are looked for in other spellings
_WEIGHTS = {"name": 12, "initials": 12, "word": 3, "pair": 2, "spelling": 3, "site": 3}
SITE_ALONE = 9
"""What a shared postcode, number and web address make together: all without a shared word."""
_NAMES = (Kind.OWN, Kind.EVERYDAY)
Drawer = tuple[str, str]
"""What it is filed by, and the words or the address themselves."""


class Blocks:
    """Numbers of employers by what they may be found under."""

    def __init__(self) -> None:
        self._drawers: dict[Drawer, list[int]] = {}
        self._words: set[str] = set()
        self._spellings: dict[str, list[str]] = defaultdict(list)
        self._found: dict[str, list[str]] = {}  # other spellings, until a word is added

    def add(self, number: int, name: NameWords) -> None:
        """File a name of an employer."""
        for drawer in {*_drawers(name), *((("initials", one)) for one in name.initials)}:
            self._file(drawer, number)
        for word in name.tokens:
            if word not in self._words:
                self._words.add(word)
                self._found.clear()
                for short in _deletions(word):
                    self._spellings[short].append(word)

    def add_site(self, number: int, site: Site) -> None:
        """File where an employer is found."""
        for drawer in _addresses(site):
            self._file(drawer, number)

    def _file(self, drawer: Drawer, number: int) -> None:
        filed = self._drawers.setdefault(drawer, [])
        if len(filed) <= MOST_IN_DRAWER and (not filed or filed[-1] != number):
            filed.append(number)

    def near(self, name: NameWords, sites: Iterable[Site]) -> dict[int, int]:
        """The employers that may be meant, and how much they have in common with the name."""
        found: dict[int, int] = defaultdict(int)
        for drawer, weight in self._sought(name):
            filed = self._drawers.get(drawer, ())
            if len(filed) <= MOST_IN_DRAWER:
                for number in filed:
                    found[number] += weight
        for number in self._at_sites(sites):
            found[number] += _WEIGHTS["site"]
        return found

    def _at_sites(self, sites: Iterable[Site]) -> Iterator[int]:
        for drawer in {drawer for site in sites for drawer in _addresses(site)}:
            filed = self._drawers.get(drawer, ())
            if len(filed) <= MOST_IN_DRAWER:
                yield from filed

    def _sought(self, name: NameWords) -> Iterator[tuple[Drawer, int]]:
        for drawer in dict.fromkeys(_drawers(name)):
            yield drawer, _WEIGHTS[drawer[0]]
        for letters in name.initials:
            yield ("word", letters), _WEIGHTS["initials"]
        if len(name.tokens) == 1:
            yield ("initials", name.tokens[0]), _WEIGHTS["initials"]
        for word in dict.fromkeys(name.tokens):
            for spelling in self._other_spellings(word):
                yield ("word", spelling), _WEIGHTS["spelling"]
                for other in name.tokens:
                    if other != word:
                        yield _pair(spelling, other), _WEIGHTS["spelling"]

    def _other_spellings(self, word: str) -> list[str]:
        """Words of other names that are this one with a slip, the nearest first."""
        known = self._found.get(word)
        if known is None:
            found = {
                other
                for short in _deletions(word)
                for other in self._spellings.get(short, ())
                if other != word and is_near(word, other)
            }
            order = sorted(found, key=lambda other: (OSA.distance(word, other), other))
            known = self._found[word] = order[:_MOST_SPELLINGS]
        return known


def _drawers(name: NameWords) -> Iterator[Drawer]:
    yield from _drawers_of(name.tokens)
    if name.now:
        yield from _drawers_of(name.now)
    if name.alias:
        yield "name", name.alias.joined


def _drawers_of(tokens: tuple[str, ...]) -> Iterator[Drawer]:
    yield "name", "".join(tokens)
    telling = _telling(tokens)
    for word in telling:
        yield "word", word
    for one, other in combinations(dict.fromkeys(tokens[:_PAIRED]), 2):
        if one in telling or other in telling:
            yield _pair(one, other)


def _telling(tokens: tuple[str, ...]) -> list[str]:
    """The words that are a name; all of them where none is."""
    found = [word for word in tokens if kind_of(word) in _NAMES]
    return found or list(tokens)


def _pair(one: str, other: str) -> Drawer:
    return "pair", f"{one} {other}" if one < other else f"{other} {one}"


def _addresses(site: Site) -> Iterator[Drawer]:
    for address in (site.postcode, site.phone, site.web):
        if address:
            yield "site", address


def _deletions(word: str) -> set[str]:
    """The word, and the word without each of its letters: two that share one are a slip apart."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
        return set()
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
