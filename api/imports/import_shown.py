"""One import as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from api.accounts.tables import User
from api.errors import NotFound
from api.imports import kept_files, service
from api.imports.page_words import DONE_TO, FIELD_NAMES, STATES, time_left
from api.imports.progress import progress_of
from api.imports.schemas import ImportOut, RefusalOut
from api.imports.states import State
from api.imports.tables import ImportChange, ImportRun
from api.imports.undone_schemas import UndoneEmployersOut, undone_employers_of
from api.vacancies import service as vacancies
from api.vacancies.adverts import is_made_up

MOST_KEPT = 50
_KINDS = ("changed", "closed", "added")


@dataclass(frozen=True, slots=True)
class StateShown:
    """A state in words, and the colour of its tag."""

    words: str
    colour: str


@dataclass(frozen=True, slots=True)
class Following:
    """How far an import that is under way has come; `part` of its file, 0 to 1."""

    part: float
    rows: int
    rows_a_second: float | None
    time_left: str | None
    refused: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A vacancy that an undo left as it is; `title` is None where it is no longer to be seen."""

    vacancy_id: str
    title: str | None
    employer: str | None
    done_to_it: str
    because: str


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One import: what it did or does, with bad rows first."""

    run: ImportOut
    state: StateShown
    following: Following | None
    may_cancel: bool
    may_undo: bool
    may_import: bool
    may_close_most: bool
    examples: Sequence[tuple[str, Sequence[dict[str, Any]]]]
    refusals: Sequence[RefusalOut]
    kept: Sequence[Kept]
    employers: UndoneEmployersOut | None
    field_names: Mapping[str, str]


def state_of(run: ImportRun) -> StateShown:
    """The state as people read it."""
    if run.cancel_asked and run.state is State.UNDER_WAY:
        return StateShown("Being cancelled", "orange")
    if run.dry_run and run.state is State.DONE:
        return StateShown("Tried out", "green")
    return StateShown(*STATES[run.state])


def import_page(session: Session, run: ImportRun, who: User) -> ImportPage:
    """The page of a run that the reader may see."""
    refused = service.first_refusals(session, run.id, service.FIRST_REFUSALS)
    kept = service.first_kept(session, run.id, MOST_KEPT) if run.state is State.UNDONE else ()
    engine = session.get_bind().engine
    has_stored = run.state.has_ended and not run.dry_run
    may_end = service.may_end(run, who)
    is_going = run.state in (State.WAITING, State.UNDER_WAY) and not run.cancel_asked
    may_undo = has_stored and (run.state is not State.UNDONE or bool(run.undo.get("kept")))
    return ImportPage(
        run=ImportOut.of(run),
        state=state_of(run),
        following=None if run.state.has_ended else _following(run),
        may_cancel=may_end and is_going,
        may_undo=may_end and may_undo,
        may_import=kept_files.kept_for(engine, run) is not None,
        may_close_most=bool(run.notice) and run.whole_source and not run.close_most,
        examples=[
            (kind, [_example(one) for one in run.examples[kind]])
            for kind in _KINDS
            if run.examples.get(kind)
        ],
        refusals=[RefusalOut.of(row) for row in refused],
        kept=[_kept(session, change) for change in kept],
        employers=undone_employers_of(run),
        field_names=FIELD_NAMES,
    )


def _example(one: dict[str, Any]) -> dict[str, Any]:
    """An example; its reference is None where the file states none."""
    reference = one["reference"]
    return {**one, "reference": None if is_made_up(reference) else reference}


def _following(run: ImportRun) -> Following:
    progress = progress_of(run)
    part = progress.bytes_read / progress.bytes if progress.bytes else 0.0
    return Following(
        part=min(part, 1.0),
        rows=run.read,
        rows_a_second=progress.rows_a_second if run.state is State.UNDER_WAY else None,
        time_left=time_left(progress.seconds_left),
        refused=run.refused,
    )


def _kept(session: Session, change: ImportChange) -> Kept:
    title = employer = None
    try:
        row = vacancies.get(session, change.vacancy_id)
    except NotFound:
        pass
    else:
        title, employer = row.title, str(row.advert.get("employer") or "")
    because = change.stays or ""
    return Kept(change.vacancy_id, title, employer, DONE_TO[change.kind], because)
