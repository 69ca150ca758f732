"""What a list shows, as records and as the JSON that keeps it exactly as it was shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.clock import LONDON
from api.contracts import vacancy_to_json
from api.suggestions.notices import only_nearest
from api.vacancies.service import Listing
from matcher.evidence import Evidence, Fit, More, Ranking, RuledOut
from matcher.pool import Pool
from matcher.preferences import Preferences

NOT_COMPETITIVE = "Not competitive work"
LISTING = "listing"
"""Where the JSON of a suggestion keeps what the list told beside the vacancy's facts."""


@dataclass(frozen=True, slots=True)
class KeptList:
    """The parts of a suggestion list that are stored as JSON, ready to store."""

    items: list[KeptItem]
    ruled_out: list[dict[str, Any]]
    what_if: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class KeptItem:
    """One ranked vacancy, ready to store."""

    vacancy_id: str
    rank: int
    score: float | None
    evidence: list[dict[str, Any]]
    shown: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The vacancies of a ranking by their positions: what they say, and where they come from.

    `since` is when the client's last list was made; None before the first.
    """

    pool: Pool
    listings: Mapping[str, Listing]
    since: datetime | None = None

    def listing(self, position: int) -> Listing:
        """Where the vacancy at a position comes from."""
        return self.listings[self.pool.key_at(position)]

    def is_new(self, position: int) -> bool:
        """Whether the vacancy came, or was posted, after the client's last list."""
        if self.since is None:
            return False
        listing = self.listing(position)
        last_day = self.since.astimezone(LONDON).date()
        return listing.came > self.since or bool(listing.posted and listing.posted > last_day)


def positions_in(ranking: Ranking) -> set[int]:
    """The positions of all vacancies that a ranking names."""
    return {
        *(fit.position for fit in ranking.ranked),
        *(position for fit in ranking.ranked for position in fit.also),
        *(more.position for fit in ranking.ranked for more in fit.more),
        *(out.position for out in ranking.ruled_out),
        *(position for change in ranking.what_if for position in change.examples),
    }


def keep(ranking: Ranking, preferences: Preferences, vacancies: Shelf) -> KeptList:
    """The ranking with everything that is needed to show it again word for word."""
    return KeptList(
        items=[
            _item(fit, preferences, vacancies, nearest=only_nearest(ranking))
            for fit in ranking.ranked
        ],
        ruled_out=_ruled_out(ranking, preferences, vacancies),
        what_if=_what_if(ranking, preferences, vacancies),
    )


def _item(fit: Fit, preferences: Preferences, vacancies: Shelf, *, nearest: bool) -> KeptItem:
    row = vacancies.listing(fit.position)
    shown = {
        **vacancy_to_json(vacancies.pool.vacancies[fit.position]),
        "reference": row.reference,
        "source": row.source,
        "url": row.url,
        "posted": row.posted.isoformat() if row.posted else None,
        "closes": row.closes.isoformat() if row.closes else None,
        LISTING: {
            "new": all(vacancies.is_new(position) for position in (fit.position, *fit.also)),
            "nearest": nearest,
            "also": [_also(vacancies.listing(position)) for position in fit.also],
            "more": [_more(more, vacancies) for more in fit.more],
        },
    }
    evidence = [_evidence(found, preferences) for found in fit.evidence]
    return KeptItem(row.id, fit.rank, fit.score, evidence, shown)


def _also(row: Listing) -> dict[str, Any]:
    return {
        "vacancy_id": row.id,
        "reference": row.reference,
        "source": row.source,
        "url": row.url,
    }


def _more(more: More, vacancies: Shelf) -> dict[str, Any]:
    place = vacancies.pool.vacancies[more.position].place
    return {
        **_named(more.position, vacancies),
        "place": place.name or place.postcode,
        "score": more.score,
        "new": vacancies.is_new(more.position),
    }


def _evidence(found: Evidence, preferences: Preferences) -> dict[str, Any]:
    statement = preferences.statements[found.statement]
    return {
        "statement": found.statement,
        "stance": statement.stance.value,
        "about": statement.about.value,
        "words": statement.words,
        "state": found.state.value,
        "degree": found.degree,
        "contribution": found.contribution,
        "says": found.says,
        "quote": found.quote,
        "ask": found.ask,
    }


def _ruled_out(
    ranking: Ranking, preferences: Preferences, vacancies: Shelf
) -> list[dict[str, Any]]:
    """One entry a reason, the commonest first, each with its nearest misses."""
    reasons = sorted(
        ranking.ruled_out_by.items(),
        key=lambda counted: (-counted[1], -1 if counted[0] is None else counted[0]),
    )
    return [
        {
            "statement": reason,
            "words": NOT_COMPETITIVE if reason is None else preferences.statements[reason].words,
            "count": count,
            "examples": [
                _example(out, vacancies) for out in ranking.ruled_out if _is_for(out, reason)
            ],
        }
        for reason, count in reasons
    ]


def _is_for(out: RuledOut, reason: int | None) -> bool:
    return out.not_competitive if reason is None else reason in out.statements


def _example(out: RuledOut, vacancies: Shelf) -> dict[str, Any]:
    return {**_named(out.position, vacancies), "because": list(out.because)}


def _named(position: int, vacancies: Shelf) -> dict[str, Any]:
    row, vacancy = vacancies.listing(position), vacancies.pool.vacancies[position]
    return {
        "vacancy_id": row.id,
        "reference": row.reference,
        "title": vacancy.title,
        "employer": vacancy.employer.name,
    }


def _what_if(ranking: Ranking, preferences: Preferences, vacancies: Shelf) -> list[dict[str, Any]]:
    return [
        {
            "statement": found.statement,
            "words": preferences.statements[found.statement].words,
            "change": found.change,
            "opens": found.opens,
            "examples": [_named(position, vacancies) for position in found.examples],
        }
        for found in ranking.what_if
    ]
