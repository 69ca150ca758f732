"""What undoing an import does to the employers that it brought: see `api.employers.leaving`.

What became of them is kept with the import's examples: how many went, and up to 50 that stay, each
with the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlmodel import Session

from api.employers import leaving
from api.employers.coming_back import bring_back
from api.employers.leaving import Left
from api.employers.tables import EmployerKnownAs
from api.imports.tables import ImportRun

MOST_KEPT = 50
KEY = "employers"


def begin(run: ImportRun) -> None:
    """What stays is found out anew; what went before is counted on."""
    before = told(run)
    _tell(run, before["gone"], before["names_gone"], {})


def named_by(
    session: Session, run: ImportRun, vacancy_ids: Collection[str]
) -> Sequence[EmployerKnownAs]:
    """The names that vacancies have and that came with the import or later."""
    return leaving.names_of(session, vacancy_ids, run.started_at)


def after_restoring(
    session: Session,
    run: ImportRun,
    names: Sequence[EmployerKnownAs],
    vacancy_ids: Collection[str],
) -> None:
    """Let go the names that vacancies had until they were given back what they said before."""
    bring_back(session, vacancy_ids)
    _note(run, leaving.let_go(session, names))


def after_withdrawing(
    session: Session, run: ImportRun, before: str | None, most: int
) -> str | None:
    """Let go some names that the import added; the id to go on before, None at the end."""
    names = leaving.brought(session, run.id, run.started_at, before, most)
    if not names:
        return None
    last = names[-1].id
    _note(run, leaving.let_go(session, names))
    return last


def told(run: ImportRun) -> dict[str, Any]:
    """What became of employers: gone, names_gone, and kept, a reason by name."""
    return {"gone": 0, "names_gone": 0, "kept": {}, **run.examples.get(KEY, {})}


def _note(run: ImportRun, left: Left) -> None:
    before = told(run)
    kept = {**before["kept"], **left.kept}
    kept = {name: because for name, because in kept.items() if name not in left.names}
    some = dict(list(kept.items())[:MOST_KEPT])
    further = len(left.names) - left.employers
    _tell(run, before["gone"] + left.employers, before["names_gone"] + further, some)


def _tell(run: ImportRun, gone: int, names_gone: int, kept: dict[str, str]) -> None:
    run.examples = {
        **run.examples,
        KEY: {"gone": gone, "names_gone": names_gone, "kept": kept},
    }
