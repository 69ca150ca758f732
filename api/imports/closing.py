"""What a source no longer lists is closed, once a file that holds all it has was read to its end.

A file that was cut short must not empty an office's list. Nothing is closed, unless whoever imports
says that it is so, where

- more than half of the source's open vacancies would close, and `LEAST_TO_ASK` or more of them.
  What the file adds counts among the open ones: an employer whose jobs all change at once is not
  asked about, one whose list shrinks to a third is. What it opens again does not count: an old
  file sent by mistake lists just that. Nor does what is past its closing date;
- the file holds no row at all, however few would close.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from api.clock import now, today
from api.database import session_of
from api.imports import examples
from api.imports.batches import Seen
from api.imports.claiming import Claim, claimed_run
from api.imports.storing import CancelledError, keep_before
from api.imports.tables import ChangeKind, ImportChange, ImportRun
from api.vacancies import closing as vacancies
from api.vacancies.storing import Stored
from api.vacancies.tables import VacancyRow

LEAST_TO_ASK = 3
_AT_ONCE = 500
_MOST = (
    "Nothing was closed: {closing:,} of the {open:,} open vacancies of {source} are not in this "
    "file, which may be cut short. If they are gone, import it again and say so: --close-most, or "
    "close_most over HTTP."
)
_EMPTY = (
    "Nothing was closed: this file holds no vacancy, and {source} has open ones ({open:,}). If all "
    "of them are gone, import it again and say so: --close-most, or close_most over HTTP."
)
_NAMELESS = (
    "Nothing was closed: {nameless:,} of the rows refused do not tell which advert they are, so "
    "that a vacancy still listed might be closed. Mend them and import the file again; or, to "
    "close what is not in it all the same, say --close-most, or close_most over HTTP."
)


def close(engine: Engine, claim: Claim, run: ImportRun, seen: Seen) -> None:
    """Close the source's open vacancies that the file did not hold, or say why none was closed.

    Raises:
        CancelledError: somebody asked for an end.
        ClaimLostError: the import is another process's.
    """
    with session_of(engine, reads_only=True) as session:
        as_read = session.get_one(ImportRun, run.id)
        ids = vacancies.unlisted(session, run.source, today(), seen.holds)
        count = _count(session, run, seen) if ids else 0
        few = vacancies.titles(session, ids[: examples.MOST_OF_A_KIND])
    against = None if run.close_most else _reason_against(as_read, len(ids), count, seen)
    if not ids or against:
        _note(engine, claim, against if ids else None)
        return
    _show(engine, claim, few)
    for start in range(0, len(ids), _AT_ONCE):
        _close_some(engine, claim, ids[start : start + _AT_ONCE])


def _count(session: Session, run: ImportRun, seen: Seen) -> int:
    """How many vacancies were open or were added open: whether the file is stored yet or not.

    Of those that the file holds, it is the file that tells: so a dry run finds the same number.
    """
    others = vacancies.unlisted(session, run.source, today(), seen.takes)
    return len(others) + seen.taken_open - sum(map(seen.takes_open, _closed_before(session, run)))


def _closed_before(session: Session, run: ImportRun) -> Iterable[str]:
    """References of what was closed when the import began; once it is stored, of what it opened."""
    if run.dry_run:
        return vacancies.closed_ones(session, run.source)
    query = (
        select(VacancyRow.reference)
        .join(ImportChange, col(ImportChange.vacancy_id) == col(VacancyRow.id))
        .where(ImportChange.import_id == run.id, ImportChange.kind == ChangeKind.REOPENED)
    )
    return session.exec(query)


def _reason_against(run: ImportRun, closing: int, count: int, seen: Seen) -> str | None:
    if run.read == 0:
        return _EMPTY.format(source=run.source, open=count)
    if closing >= LEAST_TO_ASK and closing > count / 2:
        return _MOST.format(closing=closing, open=count, source=run.source)
    return _NAMELESS.format(nameless=seen.nameless) if seen.nameless else None


def _note(engine: Engine, claim: Claim, notice: str | None) -> None:
    with session_of(engine) as session:
        claimed_run(session, claim).notice = notice


def _show(engine: Engine, claim: Claim, few: Sequence[tuple[str, str, str]]) -> None:
    with session_of(engine) as session:
        run = claimed_run(session, claim)
        shown = (examples.of_closed(*one) for one in few)
        run.examples = examples.with_more(run.examples, "closed", shown)


def _close_some(engine: Engine, claim: Claim, ids: Sequence[str]) -> None:
    with session_of(engine) as session:
        run = claimed_run(session, claim)
        if run.cancel_asked:
            raise CancelledError
        run.heartbeat_at = now()
        if run.dry_run:
            run.closed += len(ids)
            return
        closed = vacancies.close(session, ids, run.id)
        stored = Stored(before=closed.before, at=closed.at)
        keep_before(session, run.id, stored, [ChangeKind.CLOSED] * len(closed.before))
        run.closed += len(closed.before)
