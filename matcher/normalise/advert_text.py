"""What an advert says in words - hours field, title, description - ready for all readers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from matcher.normalise import (
    contract_words,
    days_and_times,
    full_time,
    requirement_words,
    schedule_round_the_clock,
    schedule_words,
    shift_times,
    sought_professionals,
    weekdays,
    weekly_hours,
    weekly_hours_words,
)
from matcher.normalise.naming import Naming
from matcher.normalise.passage import Cues, Passage, fold


@dataclass(frozen=True, slots=True, eq=False)
class AdvertText(Passage):
    """The hours field, the title and the description (plain text), a line break between them."""

    hours_end: int = 0
    title_end: int = 0

    @property
    def title_start(self) -> int:
        """Where the title starts, past the hours field."""
        return self.hours_end + 1


def advert_text(hours: str | None, title: str, description: str) -> AdvertText:
    """The words of an advert's fields, each plain text, made ready once for all readers."""
    text = "\n".join((hours or "", title, description))
    folded = fold(text)
    cues = _cues()
    hours_end = len(hours or "")
    title_end = hours_end + 1 + len(title)
    return AdvertText(
        text,
        folded,
        cues.hints,
        cues.places(folded),
        (hours_end, title_end),
        hours_end,
        title_end,
    )


@cache
def _cues() -> Cues:
    """The hints of every naming that the readers look for."""
    named: list[Naming] = [
        *schedule_words.NAMED.values(),
        *requirement_words.ALL,
        *(naming for _, naming in contract_words.IN_TEXT),
    ]
    return Cues(
        [
            *(naming.hints for naming in named),
            full_time.HINTS,
            schedule_words.ONLY_HINTS,
            shift_times.START_HINTS,
            shift_times.TIME_HINTS,
            days_and_times.HINTS,
            weekdays.HINTS,
            weekly_hours_words.HINTS,
            weekly_hours.SHARE_HINTS,
            contract_words.AGENCY_HINTS,
            contract_words.GUARANTEED_HINTS,
            contract_words.ZERO_HINTS,
            schedule_round_the_clock.HINTS,
            sought_professionals.HINTS,
        ]
    )
