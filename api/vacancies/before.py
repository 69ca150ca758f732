"""Vacancies as they were, kept so that what an import did to them can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from api.upserts import table_of
from api.vacancies.tables import VacancyRow

_WORDS = (
    "content_hash", "employer_id", "employer_key", "title", "advert", "facts", "text", "import_id",
)  # fmt: skip
_DAYS = ("posted", "closes")
_MOMENTS = ("updated_at", "closed_at")


@dataclass(frozen=True, slots=True)
class Before:
    """One vacancy as it was: `columns` is JSON, its moments and days written out."""

    vacancy_id: str
    reference: str
    was_open: bool
    columns: Mapping[str, Any]


def befores(session: Session, ids: Sequence[str], *, whole: bool = True) -> tuple[Before, ...]:
    """The vacancies with these ids as they are now; not `whole`, only what closing one changes."""
    if not ids:
        return ()
    columns = table_of(VacancyRow).c
    words, days = (_WORDS, _DAYS) if whole else (("import_id",), ())
    names = (*words, *days, *_MOMENTS)
    wanted = [columns[name] for name in ("id", "reference", *names)]
    rows = session.connection().execute(select(*wanted).where(columns.id.in_(ids)))
    return tuple(
        Before(key, reference, kept[-1] is None, dict(zip(names, map(_plain, kept), strict=True)))
        for key, reference, *kept in rows
    )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def columns_from(kept: Mapping[str, Any]) -> dict[str, Any]:
    """The columns back from `Before.columns`, as they are written."""
    found = {name: kept[name] for name in _WORDS if name in kept}
    for names, read in ((_DAYS, date.fromisoformat), (_MOMENTS, datetime.fromisoformat)):
        found |= {n: None if kept[n] is None else read(kept[n]) for n in names if n in kept}
    return found
