"""How near titles are to a job by the unit groups of SOC 2020 that both are read as.

Nearness has a few levels only, so that many titles are as near as each other and what is known to
suit decides among them. How sure a title was read is no measure of how well the work suits.
"""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

import numpy as np

from matcher.criteria.work_words import are_named
from matcher.pool.arrays import Floats, Positions, Rows
from matcher.pool.facets import GUESSES
from matcher.pool.segment import Part
from matcher.vacancy import OccupationGuess

SAME_UNIT_GROUP, LIKELY, SAME_MINOR_GROUP, SAME_SUB_MAJOR_GROUP = 0.95, 0.75, 0.5, 0.25
"""Degrees: a title is in the same unit group (4 digits) by another name; it is partly that or may
be; it is in the same minor (3) or sub-major group (2). Our own steps: any others in the same order
ranked the judged examples alike."""
SURE = 0.6
"""From this score on words are read as a kind of work; below it they are like it."""
LISTED = 0.94
"""From this score on words are a job that is listed; below it they may be a whole kind of work
("gardening"), each unit group of which is meant."""
_BY_GROUP_ALONE = (0.1, 0.5)
"""Many unit groups hold unlike jobs: phlebotomists and physiotherapy assistants are both nursing
auxiliaries. Of what the same unit group counts for beyond the same minor one, so much is left for
a title that shares no word with what the client named, unless that names the group: where the words
are just read as a kind of work, and where they are a listed job."""
_AS_SURE = 0.85
"""From this score on a title may be a second kind of work as well ("cleaner / porter")."""
_OTHER_SENSES = 0.1
"""How much less sure another sense of the words may be, to be meant too."""
_CODES = 10_000
"""One more than the highest code of a unit group."""
_SUB_MAJOR = 100
"""The unit groups of a sub-major group share all but the last two digits."""


def nearness_by_groups(
    guesses: Sequence[OccupationGuess], words: Sequence[str], share: Floats, titles: Part
) -> Floats:
    """How near each title is to a job read as the unit groups `guesses`; NaN where unread.

    Args:
        guesses: the best first.
        words: those of the job that tell its trade.
        share: how much of the words each title has, 0..1: it makes up for a mixed unit group.
        titles: the distinct titles with what they were read as.
    """
    if not guesses:
        return np.full(len(titles), np.nan)
    near = _near_groups(guesses)
    some = _read_as_any(near, titles)
    both = np.stack([near, _without_words(near, guesses, words)])
    by_group, alone = _nearest(both, some, titles)
    degree = titles.by_value(alone)
    shared = np.flatnonzero(share > 0.0)
    made_up = degree[shared] + (SAME_UNIT_GROUP - SAME_MINOR_GROUP) * share[shared]
    degree[shared] = np.minimum(by_group[titles.numbered[shared]], made_up)
    return degree


def _without_words(
    near: Floats, guesses: Sequence[OccupationGuess], words: Sequence[str]
) -> Floats:
    """How near each unit group is by itself, for titles that share no word with the client's."""
    least, most = _BY_GROUP_ALONE
    listed = np.clip((guesses[0].score - SURE) / (LISTED - SURE), 0.0, 1.0)
    part = least + (most - least) * float(listed)
    alone = SAME_MINOR_GROUP + (SAME_UNIT_GROUP - SAME_MINOR_GROUP) * part
    found = np.where(near >= SAME_UNIT_GROUP, alone, near)
    for guess in guesses:
        if are_named(words, guess.name):
            found[int(guess.code)] = near[int(guess.code)]
    return found


def _nearest(near: Floats, some: Rows, titles: Part) -> Floats:
    """For each distinct reading of titles how near it is: those of `some`, 0 all others.

    By each of several ways to tell how near the unit groups are, a row of `near` for each.
    """
    first, score = titles["score_0"][some], _scores(titles)[:, some]
    close = near[:, _codes(titles)[:, some]]
    leads = score >= np.maximum(_AS_SURE, first - _OTHER_SENSES)
    leads[0] = True
    sure = np.where(leads, close, np.minimum(close, LIKELY))
    like = np.where(first >= SURE, np.minimum(close, SAME_SUB_MAJOR_GROUP), close) * score
    found = np.tile(titles["score_0"] * 0.0, (len(near), 1))  # NaN where it is read as nothing
    found[:, some] = np.fmax.reduce(np.where(score >= SURE, sure, like), axis=1)
    return found


def _scores(titles: Part) -> Floats:
    """How sure each distinct reading is, a row for each guess."""
    return np.stack([titles[f"score_{at}"] for at in range(GUESSES)])


def _codes(titles: Part) -> Positions:
    """The unit groups of each distinct reading, a row for each guess; 0 where there is none."""
    known = _GUESSED.get(titles)
    if known is None:
        codes = np.stack([titles[f"code_{at}"] for at in range(GUESSES)])
        known = _GUESSED[titles] = np.nan_to_num(codes).astype(np.intp)
    return known


_GUESSED: WeakKeyDictionary[Part, Positions] = WeakKeyDictionary()


def _read_as_any(near: Floats, titles: Part) -> Rows:
    """Which of the distinct readings have a guess that is near at all: mostly one in thirty."""
    known = _BY_SUB_MAJOR.setdefault(titles, {})
    read = np.zeros(titles.numbers.shape[1], dtype=np.bool_)
    for major in set((np.flatnonzero(near) // _SUB_MAJOR).tolist()):
        if major not in known:
            known[major] = _read_as(major, titles)
        read[known[major]] = True
    return np.flatnonzero(read).astype(np.int32)


_BY_SUB_MAJOR: WeakKeyDictionary[Part, dict[int, Rows]] = WeakKeyDictionary()


def _read_as(major: int, titles: Part) -> Rows:
    """Which of the distinct readings have a guess in a sub-major group."""
    codes = np.stack([titles[f"code_{at}"] for at in range(GUESSES)]) // _SUB_MAJOR
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
