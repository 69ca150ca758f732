"""How near titles are to a kind of work that is named as a job: by their words and unit groups."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from matcher.criteria.unit_groups import (
    LIKELY,
    LISTED,
    SAME_MINOR_GROUP,
    SAME_UNIT_GROUP,
    SURE,
    nearness_by_groups,
)
from matcher.criteria.work_words import holding, share_held, trade_in, words_in
from matcher.pool.arrays import Flags, Floats, Picked, Positions, Rows
from matcher.pool.segment import Part
from matcher.vacancy import OccupationGuess

NAMED = 1.0
OF_ANOTHER_RANK = 0.7
"""The most that a post counts for that is more senior than the one named, or not as senior."""
_MOST_OF_ITS_WORDS = 0.5
"""From this share on a title is near by the words it has ..."""
_BY_ITS_WORDS, _OF_ANOTHER_KIND = 0.7, 0.3
"""... all of them counting so much, and so much where it is surely another kind of work."""
_FAR = 0.25
_WITHIN_REACH, _MOST_BY_TEXT = 0.05, 0.79
"""What an advert tells of the work brings titles nearer that are near at all, and no further than
this: it makes no other title the kind of work that the client named."""
_RANKS = frozenset(
    ("advanced", "chief", "consultant", "deputy", "director", "executive", "head", "lead",
     "leader", "manager", "matron", "principal", "senior", "snr", "sous",
     "superintendent", "supervisor")
)  # fmt: skip
"""Words in titles that say how senior a post is."""
_EITHER = re.compile(r"[/|]|\bor\b")
_QUALIFIED = frozenset(("chartered", "qualified", "registered"))
"""Words that make a client's kind of work one of a rank, too; few titles say them."""


def nearness_of(
    phrase: str, guesses: Sequence[OccupationGuess], kinds: Part, *, refused: bool = False
) -> Floats:
    """How near each title is to a job that a client named, whatever its advert says beside.

    It is `nearness_as_told` where the advert tells nothing of the work.
    """
    return nearness_as_told(phrase, guesses, kinds, (0.0,), refused=refused)[0]


def nearness_as_told(
    phrase: str,
    guesses: Sequence[OccupationGuess],
    kinds: Part,
    told: Sequence[float],
    *,
    refused: bool = False,
) -> list[Floats]:
    """How near each title is to a job that a client named, by how much its advert tells of it.

    NaN where either side can't be read as a kind of work and the title lacks the words: unread is
    not another kind. A title that has the words, apart perhaps, in another kind of work is partly
    that: an "information systems officer" need be no "information officer".

    For work that is `refused` a title that has the words has the thing, whatever its rank: who
    never wants to be a "care assistant" wants to be no "senior care assistant" either. And all of
    its unit group is that work.

    Args:
        phrase: the client's words.
        guesses: the unit groups that they were read as, the best first.
        kinds: the distinct titles, with what they were read as.
        told: the share, 0..1, of what a title lacks of the same unit group that the advert's own
            text makes up for: a "workforce assistant" who keeps the rota is nearer to a "rota
            coordinator". It makes up for no difference of rank.
        refused: whether the client says no to the work.

    Returns:
        The degrees of the titles for each entry of `told`.
    """
    words = words_in(phrase)
    trade = trade_in(words)
    is_job = not guesses or guesses[0].score >= LISTED
    share = np.ones(len(kinds)) if refused else share_held(trade or words, kinds)
    degree = nearness_by_groups(guesses, trade or words, share, kinds)
    most = np.flatnonzero(share >= _MOST_OF_ITS_WORDS)
    by_words = share[most] * np.where(
        _surely_another(most, degree, kinds), _OF_ANOTHER_KIND, _BY_ITS_WORDS
    )
    in_trade = holding(trade, kinds)
    degree[in_trade] = np.fmax(degree[in_trade], SAME_MINOR_GROUP)
    held = holding(words, kinds)
    near = degree[held]
    is_so = (near >= SAME_UNIT_GROUP) | np.isnan(near) | (is_job and (refused or len(words) == 1))
    degree[held] = np.where(is_so, NAMED, np.fmax(near, LIKELY if is_job else SAME_MINOR_GROUP))
    if not refused:
        degree[most] = np.fmax(degree[most], by_words)
    by_text = [_made_up(degree, share) for share in told]
    if not refused or names_a_rank(words):
        other = of_another_rank(words, held, kinds)
        for nearer in by_text:
            nearer[other] = np.minimum(nearer[other], OF_ANOTHER_RANK)
    return by_text


def _made_up(degree: Floats, share: float) -> Floats:
    """Titles that are only near, brought nearer by a share of what they lack."""
    lacking = np.maximum(SAME_UNIT_GROUP - degree, 0.0)
    only_near = (degree >= _WITHIN_REACH) & (degree < _MOST_BY_TEXT)
    return np.where(only_near, np.minimum(degree + share * lacking, _MOST_BY_TEXT), degree)


def _surely_another(some: Positions, degree: Floats, kinds: Part) -> Flags:
    """Which of some titles were surely read, and as work that is not near."""
    another: Flags = (kinds["score_0"][kinds.numbered[some]] >= SURE) & (degree[some] < _FAR)
    return another


def of_another_rank(words: Sequence[str], held: Picked, kinds: Part) -> Rows:
    """Which titles are of a rank that the client did not name, or not of the one that they did.

    Of a title that offers either ("Carer / Senior Carer") the one that was named can be had.
    """
    if names_a_rank(words):
        ranked = np.ones(len(kinds), dtype=np.bool_)
        ranked[held] = False
        return np.flatnonzero(ranked).astype(np.int32)
    other = np.concatenate([kinds.words.of_term(rank) for rank in _RANKS]) >> 1
    either = [
        row for row in np.intersect1d(other, held).tolist() if _offers(words, kinds.texts[row])
    ]
    return np.setdiff1d(other, either)


def _offers(words: Sequence[str], title: str) -> bool:
    """Whether one of several jobs in a title has the words and is of no rank."""
    jobs = _EITHER.split(title)
    return len(jobs) > 1 and any(_is_unranked(words, job) for job in jobs)


def _is_unranked(words: Sequence[str], job: str) -> bool:
    found = set(words_in(job))
    return found.isdisjoint(_RANKS) and found.issuperset(words)


def names_a_rank(words: Sequence[str]) -> bool:
    """Whether a client's words say how senior or how qualified the post is to be."""
    return not _RANKS.union(_QUALIFIED).isdisjoint(words)
