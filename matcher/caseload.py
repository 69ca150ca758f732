"""A whole caseload ranked over one pool: what several of its clients ask is answered once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matcher.evidence import Ranking
from matcher.looking import Reader
from matcher.pool import Pool
from matcher.preferences import Preferences
from matcher.ranking import rank


def rank_caseload(
    caseload: Iterable[Preferences],
    pool: Pool,
    top: int | None = None,
    most_ruled_out: int | None = None,
    *,
    most_of_an_employer: int | None = None,
) -> Iterator[Ranking]:
    """What `rank` answers for each client, one after the other, in their order.

    A vacancy that is on several lists is read once, and a statement that several clients make is
    judged once, as far as the pool has room to keep what it answered.

    Args:
        caseload: the preferences of each client.
        pool: the vacancies to rank.
        top: how many to return for each, with their evidence; None for all.
        most_ruled_out: how many ruled-out vacancies to explain for each reason; None for all.
        most_of_an_employer: how many of each ten listed may be of one employer.
    """
    reader = Reader(pool)
    for preferences in caseload:
        yield rank(
            preferences,
            pool,
            top,
            most_ruled_out,
            most_of_an_employer=most_of_an_employer,
            reader=reader,
        )
