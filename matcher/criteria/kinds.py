"""How near titles are to a kind of work that is named as a job: by their words and unit groups.

Nearness has a few levels only, so that many titles are as near as each other and what is known to
suit decides among them. How sure a title was read is no measure of how well the work suits.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial, reduce
from weakref import WeakKeyDictionary

import numpy as np

from matcher.pool.arrays import Floats, Rows
from matcher.pool.facets import GUESSES
from matcher.pool.mentions import WORD
from matcher.pool.segment import Part
from matcher.vacancy import OccupationGuess

NAMED, SAME_UNIT_GROUP, LIKELY, SAME_MINOR_GROUP, SAME_SUB_MAJOR_GROUP = 1.0, 0.95, 0.75, 0.5, 0.25
"""Degrees: the title names it; it is in the same unit group of SOC 2020 (4 digits) by another name;
it is partly that or may be; it is in the same minor (3) or sub-major group (2). Our own steps: any
others in the same order ranked the judged examples alike."""
OF_ANOTHER_RANK = 0.7
"""The most that a post counts for that is more senior than the one named, or not as senior."""
SURE = 0.6
"""From this score on words are read as a kind of work; below it they are like it."""
LISTED = 0.94
"""From this score on words are a job that is listed; below it they may be a whole kind of work
("gardening"), each unit group of which is meant."""
_AS_SURE = 0.85
"""From this score on a title may be a second kind of work as well ("cleaner / porter")."""
_OTHER_SENSES = 0.1
"""How much less sure another sense of the words may be, to be meant too."""
_CODES = 10_000
"""One more than the highest code of a unit group."""
_SUB_MAJOR = 100
"""The unit groups of a sub-major group share all but the last two digits."""
_LONG = 6
"""From so many letters on, a word stands for those that begin with it, too: "reception" for
"receptionist"; a shorter one for itself and its plural: "care" is no "career"."""
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "at", "do", "doing", "for", "in", "job", "jobs", "like", "of", "on", "or",
     "some", "something", "somewhere", "the", "to", "with", "work", "working")
)  # fmt: skip
_RANKS = frozenset(
    ("advanced", "chief", "consultant", "deputy", "director", "executive", "head", "lead",
     "leader", "manager", "matron", "principal", "senior", "snr", "sous", "specialist",
     "superintendent", "supervisor")
)  # fmt: skip
"""Words in titles that say how senior a post is."""
_CAPACITIES = frozenset(
    ("administrator", "advisor", "adviser", "aide", "apprentice", "assistant", "associate",
     "attendant", "clerk", "helper", "labourer", "officer", "operative", "operator", "person",
     "practitioner", "staff", "support", "technician", "trainee", "worker")
)  # fmt: skip
"""Words that say in what capacity somebody works, in any trade: a "pharmacy assistant" who reads
of a "pharmacy technician" is near."""
_QUALIFIED = frozenset(("chartered", "qualified", "registered"))
"""Words that make a client's kind of work one of a rank, too; few titles say them."""


def nearness_of(
    phrase: str, guesses: Sequence[OccupationGuess], kinds: Part, *, refused: bool = False
) -> Floats:
    """How near each title is to a job that a client named, read as the unit groups `guesses`.

    NaN where either side can't be read as a kind of work and the title lacks the words: unread is
    not another kind. A title that has the words, apart perhaps, in another kind of work is partly
    that: an "information systems officer" need be no "information officer".

    For work that is `refused` a title that has the words has the thing, whatever its rank: who
    never wants to be a "care assistant" wants to be no "senior care assistant" either.
    """
    words = words_in(phrase)
    degree = _by_occupation(guesses, kinds)
    trade = _holding(_trade_in(words), kinds)
    degree[trade] = np.fmax(degree[trade], SAME_MINOR_GROUP)
    holding = _holding(words, kinds)
    held = degree[holding]
    is_job = not guesses or guesses[0].score >= LISTED
    is_so = (held >= SAME_UNIT_GROUP) | np.isnan(held) | (is_job and (refused or len(words) == 1))
    degree[holding] = np.where(is_so, NAMED, np.fmax(held, LIKELY if is_job else SAME_MINOR_GROUP))
    if refused and not names_a_rank(words):
        return degree
    other = of_another_rank(words, holding, kinds)
    degree[other] = np.minimum(degree[other], OF_ANOTHER_RANK)
    return degree


def words_in(phrase: str) -> list[str]:
    """The words of a client's phrase that say something of the work."""
    return [word for word in WORD.findall(phrase.lower()) if word not in _SMALL_WORDS]


def _trade_in(words: Sequence[str]) -> list[str]:
    """The words that say in what trade, where others say in what capacity; else none."""
    trade = [word for word in words if word not in _CAPACITIES]
    return trade if len(trade) < len(words) else []


def _by_occupation(guesses: Sequence[OccupationGuess], kinds: Part) -> Floats:
    if not guesses:
        return np.full(len(kinds), np.nan)
    near = _near_groups(guesses)
    some = _read_as_any(near, kinds)
    first, nearest = kinds["score_0"][some], np.full(len(some), np.nan)
    for at in range(GUESSES):
        score = kinds[f"score_{at}"][some]
        close = near[np.nan_to_num(kinds[f"code_{at}"][some]).astype(np.intp)]
        leads = (at == 0) | (score >= np.maximum(_AS_SURE, first - _OTHER_SENSES))
        sure = np.where(leads, close, np.minimum(close, LIKELY))
        like = np.where(first >= SURE, np.minimum(close, SAME_SUB_MAJOR_GROUP), close) * score
        nearest = np.fmax(nearest, np.where(score >= SURE, sure, like))
    by_reading = kinds["score_0"] * 0.0  # NaN where a title can't be read as any kind of work
    by_reading[some] = nearest
    return kinds.by_value(by_reading)


def _read_as_any(near: Floats, kinds: Part) -> Rows:
    """Which of the distinct readings have a guess that is near at all: mostly one in thirty."""
    known = _BY_SUB_MAJOR.setdefault(kinds, {})
    found = [np.empty(0, dtype=np.int32)]
    for major in np.unique(np.flatnonzero(near) // _SUB_MAJOR).tolist():
        if major not in known:
            known[major] = _read_as(major, kinds)
        found.append(known[major])
    return np.unique(np.concatenate(found))


_BY_SUB_MAJOR: WeakKeyDictionary[Part, dict[int, Rows]] = WeakKeyDictionary()


def _read_as(major: int, kinds: Part) -> Rows:
    """Which of the distinct readings have a guess in a sub-major group."""
    codes = np.stack([kinds[f"code_{at}"] for at in range(GUESSES)]) // _SUB_MAJOR
    return np.flatnonzero((codes == major).any(axis=0)).astype(np.int32)


def _near_groups(guesses: Sequence[OccupationGuess]) -> Floats:
    """How near each unit group, by its code, is to what the client's words were read as.

    What the words are only like, where they are surely something else, counts for little.
    """
    near = np.zeros(_CODES)
    first = guesses[0].score
    least = max(SURE, first - _OTHER_SENSES) if first >= LISTED else SURE
    for guess in guesses:
        code = int(guess.code)
        meant = guess.score >= least
        for group, share in (
            (1, SAME_UNIT_GROUP), (10, SAME_MINOR_GROUP), (100, SAME_SUB_MAJOR_GROUP),
        ):  # fmt: skip
            within = slice(code // group * group, code // group * group + group)
            if first < SURE:
                counts = share * guess.score
            else:
                counts = share if meant else min(share, SAME_SUB_MAJOR_GROUP) * guess.score
            near[within] = np.maximum(near[within], counts)
    return near


def _holding(words: Sequence[str], kinds: Part) -> Rows:
    """The kinds whose titles have all the words."""
    if not words:
        return np.empty(0, dtype=np.int32)
    found = [_with(word, kinds) for word in words]
    return reduce(partial(np.intersect1d, assume_unique=True), found)


def _with(word: str, kinds: Part) -> Rows:
    if len(word) >= _LONG:
        return np.unique(kinds.words.of_start(word) >> 1)
    forms = [kinds.words.of_term(form) for form in (word, f"{word}s", f"{word}es")]
    return np.unique(np.concatenate(forms) >> 1)


def of_another_rank(words: Sequence[str], holding: Rows, kinds: Part) -> Rows:
    """Which titles are of a rank that the client did not name, or not of the one that they did."""
    if names_a_rank(words):
        ranked = np.ones(len(kinds), dtype=np.bool_)
        ranked[holding] = False
        return np.flatnonzero(ranked).astype(np.int32)
    return np.concatenate([kinds.words.of_term(rank) for rank in _RANKS]) >> 1


def names_a_rank(words: Sequence[str]) -> bool:
    """Whether a client's words say how senior or how qualified the post is to be."""
    return not _RANKS.union(_QUALIFIED).isdisjoint(words)
