"""An employer's name as words to compare."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from matcher.duplicates.employer_renames import called_now
from matcher.duplicates.employer_words import Kind, in_full, kind_of, stem
from matcher.normalise.employers import read_employer

_NUMBERED = re.compile(r"no\d+")
_TRADING_AS = re.compile(r"\s(?:t\s?/\s?a|trading\s+as)(?![a-z])", re.IGNORECASE)
_INITIALS = range(3, 9)
"""Letters of initials that a name can be known by."""
MOST_WORDS = 24
"""Words of a name that are looked at: of the company names filed with us none has more."""


@dataclass(frozen=True)
class NameWords:
    """A name's words, in full, without plural endings and those that tell nothing.

    `key` is that of `read_employer`; `alias` is the name that it trades under, if it gives one.
    """

    key: str
    words: tuple[str, ...]
    alias: NameWords | None = None

    @cached_property
    def now(self) -> tuple[str, ...] | None:
        """The tokens by the name of today, of one that was given up."""
        return called_now(self.tokens)

    @cached_property
    def known_by(self) -> frozenset[str]:
        """The tokens, with those of the name of today."""
        return frozenset((*self.tokens, *(self.now or ())))

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words that tell something, as they stand; all of them where none does."""
        telling = tuple(word for word in self.words if kind_of(word) is not Kind.FILLER)
        return telling or tuple(dict.fromkeys(self.words))

    def written(self, token: str) -> str | None:
        """A word as the key writes it: "services" for the token "service"."""
        return next((word for word in self.key.split() if stem(word) == token), None)

    @cached_property
    def same(self) -> str:
        """The words in order of the alphabet: names that are equal but for their order meet."""
        return " ".join(sorted(self.tokens))

    @cached_property
    def joined(self) -> str:
        """The words without the spaces between them."""
        return "".join(self.tokens)

    @cached_property
    def initials(self) -> frozenset[str]:
        """The first letters, with and without small words; none of a name of few words."""
        found = ("".join(word[0] for word in words) for words in (self.words, self.tokens))
        return frozenset(one for one in found if len(one) in _INITIALS)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """What each of the tokens tells."""
        return tuple(map(kind_of, self.tokens))

    @cached_property
    def is_of_one_place(self) -> bool:
        """Whether it names a kind of place of which each town has one: "St Mary's School"."""
        ordinary = {Kind.TRADE, Kind.PLACE, Kind.EVERYDAY, Kind.NUMBER, Kind.STRUCTURE}
        return bool(_SINGLE & set(self.tokens)) and ordinary.issuperset(self.kinds)


_SINGLE = frozenset(
    (
        "school", "surgery", "church", "nursery", "preschool", "playgroup", "pharmacy", "practice",
        "clinic", "hotel", "inn", "arms", "tavern", "pub", "club", "salon", "cafe", "restaurant",
        "bakery", "garage", "farm", "library", "hall", "cathedral", "parish", "theatre", "dental",
    )
)  # fmt: skip
"""Kinds of place, as `stem` leaves them, that go by the name of a saint, a sign or a street."""


@lru_cache(maxsize=65_536)  # a listing names each employer many times
def read_name(name: str) -> NameWords:
    """The words of a name; none only where it holds no letter and no digit."""
    main = NameWords(key := read_employer(name).key, _words_of(key))
    parts = _TRADING_AS.split(name, maxsplit=1)
    alias = _words_of(read_employer(parts[1]).key) if len(parts) > 1 else ()
    if not alias or sorted(alias) == sorted(main.words):
        return main
    return NameWords(main.key, main.words, NameWords(" ".join(alias), alias))


def _words_of(key: str) -> tuple[str, ...]:
    words = [word[2:] if _NUMBERED.fullmatch(word) else word for word in key.split()]
    return tuple(stem(word) for word in in_full(words)[:MOST_WORDS])
