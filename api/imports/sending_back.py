"""The refused rows of an import, as the file in which they are sent back to be mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from api.accounts.tables import User
from api.database import session_of
from api.imports import kept_cells
from api.imports.asking import get
from api.imports.mappings import SHEETS
from api.imports.refused_rows import columns_of, refused_file
from api.imports.rows import Refusal
from api.imports.tables import ImportRefusal, ImportRun

_AT_ONCE = 200


def refused_rows(session: Session, import_id: str, who: User | None = None) -> Iterator[bytes]:
    """The file, piece by piece; the session need not last as long.

    Raises:
        Forbidden: `who` may not import.
        NotFound: there is no such run.
    """
    run = get(session, import_id, who)
    engine = session.get_bind().engine
    names = _names(engine, run)
    return refused_file(names, _refused(engine, import_id))


def file_name(run: ImportRun) -> str:
    """What the file is called: after the one that was imported, in plain letters."""
    stem = PurePath(run.file_name).name.partition(".")[0] or run.source
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in stem)
    return f"{plain[:60]}-refused.csv"


def _names(engine: Engine, run: ImportRun) -> Sequence[str]:
    if run.format in SHEETS and run.columns:
        return run.columns
    return columns_of(_refused(engine, run.id))


def _refused(engine: Engine, import_id: str) -> Iterator[Refusal]:
    """The refusals in the order of the file, some at a time: none waits for a slow reader."""
    after: str | None = ""
    while after is not None:
        with session_of(engine, reads_only=True) as session:
            query = (
                select(ImportRefusal)
                .where(ImportRefusal.import_id == import_id, ImportRefusal.id > after)
                .order_by(col(ImportRefusal.id))
                .limit(_AT_ONCE)
            )
            rows = session.exec(query).all()
            some = list(kept_cells.as_refused(rows))
            after = rows[-1].id if rows else None
        yield from some
