"""The words of what a client calls a kind of work, and how much of them stands in titles.

A word counts by how few listed titles hold it, which is the same in every pool: "assistant" tells
little, "physio" much.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from itertools import islice

import numpy as np

from matcher.normalise.occupations import table
from matcher.normalise.text import small
from matcher.normalise.wishes.lexicon import stem
from matcher.pool.arrays import Codes, Flags, Floats, Picked, Rows
from matcher.pool.mentions import WORD, denied_spans
from matcher.pool.postings import Postings
from matcher.pool.segment import Part, Segment

_LONG = 6
"""From so many letters on, a word stands for those that begin with it, too: "reception" for
"receptionist"; a shorter one for its own forms: "care" is no "career"."""
_SHORTEST_ROOT, _SHORTEST_HALF = 3, 4
_SHORTEST_TOLD, _MOST_WORDS = 3, 30
_HALF, _ALL = 0.5, 0.999
"""Shares of the words from which on an advert tells half of them, and all but for rounding."""
_DOERS = ("ings", "ing", "ers", "er", "ors", "or", "ists", "ist", "ed")
_ENDINGS = (*_DOERS, "s", "")
"""What may follow the root of a word that is still near the same work: buying, buyer, buys."""
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "at", "do", "doing", "for", "in", "job", "jobs", "like", "of", "on", "or",
     "some", "something", "somewhere", "the", "to", "with", "work", "working")
)  # fmt: skip
_CAPACITIES = frozenset(
    ("administrator", "advisor", "adviser", "aide", "apprentice", "assistant", "associate",
     "attendant", "clerk", "coordinator", "facilitator", "helper", "labourer", "officer",
     "operative", "operator", "person", "practitioner", "staff", "support", "technician", "trainee",
     "worker")
)  # fmt: skip
"""Words that say in what capacity somebody works, in any trade: a "pharmacy assistant" who reads
of a "pharmacy technician" is near."""


def words_in(phrase: str) -> list[str]:
    """The words of a client's phrase that say something of the work.

    Two that are often written as one are one: "house keeper".
    """
    said = islice(WORD.finditer(phrase.lower()), _MOST_WORDS)
    words = [found[0] for found in said if found[0] not in _SMALL_WORDS]
    joined: list[str] = []
    for word in words:
        if joined and (joined[-1], word) in _halves(joined[-1] + word):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def trade_in(words: Sequence[str]) -> list[str]:
    """The words that say in what trade, where others say in what capacity; else none."""
    trade = [word for word in words if word not in _CAPACITIES]
    return trade if len(trade) < len(words) else []


def roots_of(phrase: str) -> frozenset[str]:
    """The words of a kind of work without their endings: "gardening" and "gardener" are one."""
    return frozenset(_root(word) for word in words_in(phrase))


def are_named(words: Sequence[str], name: str) -> bool:
    """Whether any of the words stands in the name of a unit group: then all of it is that work."""
    roots = {_root(word) for word in words_in(name)}
    return any(_root(word) in roots for word in words)


def holding(words: Sequence[str], titles: Part) -> Picked:
    """The titles that have all the words."""
    if not words:
        return np.empty(0, dtype=np.int32)
    return np.flatnonzero(reduce(np.logical_and, (_with(word, titles) for word in words)))


def _with(word: str, titles: Part) -> Flags:
    """Which titles have a word."""
    held = np.zeros(len(titles), dtype=np.bool_)
    held[_of(word, titles.words) >> 1] = True
    return held


def share_held(words: Sequence[str], titles: Part) -> Floats:
    """For each title the share of the words that it has, by what they tell, 0..1."""
    return _share(words, titles.words, len(titles))


def share_told(phrase: str, segment: Segment) -> Codes:
    """How much each advert says of the words of a job: 0 less than half, 1 at least half, 2 all."""
    share = _share(_telling(phrase), segment.words, len(segment), unless_denied=True)
    return (share >= _HALF).astype(np.uint8) + (share >= _ALL).astype(np.uint8)


def find_told(phrase: str, text: str) -> tuple[int, int] | None:
    """Where a text first says a word that tells the trade of a client's job, if at all."""
    telling = _telling(phrase)
    long = tuple(word for word in telling if len(word) >= _LONG)
    forms = {form for word in telling for form in _forms(word)}
    low = small(text)
    denied = denied_spans(low)
    for found in WORD.finditer(low):
        is_told = found[0] in forms or (long and found[0].startswith(long))
        if is_told and not any(first <= found.start() < last for first, last in denied):
            return found.span()
    return None


def _telling(phrase: str) -> list[str]:
    """The words to look for in a text; "it" and the like stand in every one."""
    words = words_in(phrase)
    return [word for word in trade_in(words) or words if len(word) >= _SHORTEST_TOLD]


def _share(
    words: Sequence[str], postings: Postings, rows: int, *, unless_denied: bool = False
) -> Floats:
    worth = {word: max(map(table().weight, (word, stem(word)))) for word in words}
    held = np.zeros(rows)
    for word, weight in worth.items():
        entries = _of_any_form(word, postings)
        held[(entries[entries & 1 == 0] if unless_denied else entries) >> 1] += weight
    return held / (sum(worth.values()) or 1.0)


def _of(word: str, postings: Postings) -> Rows:
    """The entries of a word and of its plural; of a long one of all that begin with it.

    And of both its halves where it is written as two words, too: "health care".
    """
    if len(word) >= _LONG:
        whole = postings.of_start(word)
        apart = [
            np.intersect1d(postings.of_start(first), postings.of_start(second))
            for first, second in _halves(word)
        ]
        return np.concatenate([whole, *apart]) if apart else whole
    return np.concatenate([postings.of_term(form) for form in (word, f"{word}s", f"{word}es")])


def _of_any_form(word: str, postings: Postings) -> Rows:
    """The entries of a word and of its other forms; adding by rows counts each once."""
    root = _without_doer(word)
    forms = [postings.of_term(root + ending) for ending in _ENDINGS] if root else []
    return np.concatenate([_of(word, postings), *forms])


def _forms(word: str) -> list[str]:
    """A word, its plural and its other forms."""
    root = _without_doer(word)
    return [word, f"{word}s", f"{word}es", *(root + ending for ending in _ENDINGS if root)]


@lru_cache(maxsize=10_000)
def _halves(word: str) -> tuple[tuple[str, str], ...]:
    """The two words, each in listed titles, that a listed word is made of: house, keeper."""
    if not table().knows(word):
        return ()
    cuts = range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
    both = ((word[:cut], word[cut:]) for cut in cuts)
    return tuple(pair for pair in both if all(map(table().knows, pair)))


def _root(word: str) -> str:
    return _without_doer(word) or stem(word)


def _without_doer(word: str) -> str:
    """A word without the ending that says who does it or that it is done; "" where none is."""
    for ending in _DOERS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            return word.removesuffix(ending)
    return ""
