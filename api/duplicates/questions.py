"""What is known of two vacancies or two employers: read, and written over unless a person spoke."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlmodel import Session, and_, col, delete, or_, select

from api.clock import now
from api.duplicates.grouping import Two, two
from api.duplicates.states import Kind, State
from api.duplicates.tables import DuplicateQuestion
from api.tables import new_id
from api.upserts import insert_into, table_of

_AT_ONCE = 400
_FOUND = (State.SURE, State.DIFFERENT, State.WAITING)
MOST_WORDS = 400


@dataclass(frozen=True, slots=True)
class Found:
    """What comparing two found, and why in words for a person."""

    state: State
    because: str


@dataclass(frozen=True, slots=True)
class Said:
    """What people said of pairs: those that are one, in the order of saying so, and those apart."""

    one: tuple[Two, ...]
    apart: frozenset[Two]


def said_of(session: Session, kind: Kind, ids: Collection[str]) -> Said:
    """What people said of some things, and of all that they said to be one with these."""
    found: dict[str, DuplicateQuestion] = {}
    reached, new = set(ids), set(ids)
    while new:
        rows = _touching(session, new, (State.MERGED, State.APART), kind)
        found |= {row.id: row for row in rows}
        beside = {key for row in rows if row.state is State.MERGED for key in (row.one, row.other)}
        new = beside - reached
        reached |= new
    ordered = sorted(found.values(), key=_when_decided)
    return Said(
        tuple((row.one, row.other) for row in ordered if row.state is State.MERGED),
        frozenset((row.one, row.other) for row in ordered if row.state is State.APART),
    )


def _when_decided(row: DuplicateQuestion) -> tuple[datetime, str]:
    return row.decided_at or row.created_at, row.id


def joined_with(session: Session, ids: Collection[str]) -> set[str]:
    """The vacancies that are one job with any of these, for sure or by a person's word."""
    rows = _touching(session, ids, (State.SURE, State.MERGED))
    return {key for row in rows for key in (row.one, row.other)}


def among(session: Session, ids: Collection[str]) -> dict[Two, State]:
    """How it stands with each two of these vacancies of which that is known."""
    rows = _touching(session, ids, tuple(State))
    return {(r.one, r.other): r.state for r in rows if r.one in ids and r.other in ids}


def keep(session: Session, kind: Kind, found: Mapping[Two, Found]) -> None:
    """Keep what comparing found; where a person decided, that stays."""
    if not found:
        return
    rows = [
        {
            "id": new_id(),
            "kind": kind,
            "one": pair[0],
            "other": pair[1],
            "state": said.state,
            "because": said.because[:MOST_WORDS],
            "created_at": now(),
        }
        for pair, said in found.items()
    ]
    table = table_of(DuplicateQuestion)
    adding = insert_into(session, table)
    adding = adding.on_conflict_do_update(
        index_elements=["kind", "one", "other"],
        set_={"state": adding.excluded.state, "because": adding.excluded.because},
        where=table.c.decided_at.is_(None),
    )
    session.connection().execute(adding, rows)


def forget(session: Session, ids: Collection[str], but: Collection[Two] = ()) -> None:
    """Forget what comparing these vacancies with others found before, but for some pairs."""
    gone = [row.id for row in _touching(session, ids, _FOUND) if (row.one, row.other) not in but]
    for some in _in_lots(gone):
        session.exec(delete(DuplicateQuestion).where(col(DuplicateQuestion.id).in_(some)))


def decide(
    session: Session, kind: Kind, ids: tuple[str, str], state: State, who_id: str | None
) -> DuplicateQuestion:
    """Keep what a person said of two."""
    pair = two(*ids)
    row = session.exec(
        select(DuplicateQuestion).where(
            DuplicateQuestion.kind == kind,
            DuplicateQuestion.one == pair[0],
            DuplicateQuestion.other == pair[1],
        )
    ).one_or_none()
    row = row or DuplicateQuestion(
        kind=kind, one=pair[0], other=pair[1], state=state, because="Somebody said so."
    )
    row.state, row.decided_at, row.decided_by = state, now(), who_id
    session.add(row)
    session.flush()
    return row


def reopen(session: Session, kind: Kind, pairs: Collection[Two]) -> None:
    """Have what a person said of some pairs wait for a person again."""
    ids = {key for pair in pairs for key in pair}
    for row in _touching(session, ids, (State.MERGED, State.APART), kind):
        if (row.one, row.other) in pairs:
            row.state, row.decided_at, row.decided_by = State.WAITING, None, None
    session.flush()


def _touching(
    session: Session,
    ids: Collection[str],
    states: Collection[State],
    kind: Kind = Kind.VACANCY,
) -> Sequence[DuplicateQuestion]:
    found: dict[str, DuplicateQuestion] = {}
    for some in _in_lots(ids):
        touches = or_(col(DuplicateQuestion.one).in_(some), col(DuplicateQuestion.other).in_(some))
        query = select(DuplicateQuestion).where(
            and_(DuplicateQuestion.kind == kind, touches),
            col(DuplicateQuestion.state).in_(states),
        )
        rows = session.exec(query.execution_options(populate_existing=True)).all()
        found |= {row.id: row for row in rows}
    return list(found.values())


def _in_lots(ids: Collection[str]) -> Iterable[list[str]]:
    ordered = iter(sorted(ids))
    while some := list(islice(ordered, _AT_ONCE)):
        yield some
