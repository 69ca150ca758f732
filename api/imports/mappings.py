"""How the columns of each source's files are read: kept when an import is done, used by the next.

Only what somebody told is kept: names that are known by themselves need no keeping.
"""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO

from sqlmodel import Session

from api.clock import now
from api.imports.columns import NO_FIELD, Columns, plain_name
from api.imports.columns.proposals import position_names
from api.imports.columns.remembering import remembered
from api.imports.harmless_cells import is_refused_file
from api.imports.readers.beginnings import beginning_of
from api.imports.readers.lines import not_utf8_at
from api.imports.readers.listing import Listing, ReadOptions
from api.imports.readers.sheet_beginnings import Beginning
from api.imports.rows import UnreadableFileError
from api.imports.tables import ImportMapping, ImportRun
from api.upserts import insert_into, table_of

SHEETS = ("csv", "xlsx")
_USED = "The columns were read as in the last import from {source}."
_CHANGED = "Since the last import from {source} {changes}."


class ColumnsChangedError(UnreadableFileError):
    """A sheet lacks a column that the kept mapping reads."""


def with_kept(
    kept: ImportMapping | None, handle: BinaryIO, options: ReadOptions
) -> tuple[ReadOptions, list[str]]:
    """The options with the mapping that was kept for the source, where none is told; and notes.

    Raises:
        ColumnsChangedError: it does not fit the sheet, and says why.
    """
    if kept is None or options.mapping or (kept.has_header and not options.has_header):
        return options, []
    found = replace(
        options,
        mapping=kept.mapping,
        has_header=kept.has_header,
        employer=options.employer or kept.employer,
    )
    beginning = _beginning(handle, found)
    if beginning is None:
        return options, []
    memory = remembered(kept.mapping, _names(beginning, found), may_lack=not beginning.is_sheet)
    if not memory.mapping and not beginning.is_sheet:  # what was told is of other names
        return options, []
    changes = "; ".join(memory.changes)
    if not memory.fits:
        raise ColumnsChangedError(_CHANGED.format(source=kept.source, changes=changes))
    notes = [_USED.format(source=kept.source)]
    if memory.changes:
        notes.append(_CHANGED.format(source=kept.source, changes=changes))
    return replace(found, mapping=dict(memory.mapping)), notes


def _beginning(handle: BinaryIO, options: ReadOptions) -> Beginning | None:
    """How a file begins that has columns; None for one that has none, or can't be read at all."""
    try:
        return beginning_of(handle, options)
    except UnreadableFileError:
        return None
    finally:
        handle.seek(0)


def _names(beginning: Beginning, options: ReadOptions) -> list[str]:
    is_named = options.has_header or not beginning.is_sheet
    if is_named or is_refused_file(beginning.first):
        return beginning.first
    return position_names(len(beginning.first))


def kept_for(session: Session, source: str) -> ImportMapping | None:
    """What is kept for a source."""
    return session.get(ImportMapping, source)


def keep(session: Session, run: ImportRun, listing: Listing) -> None:
    """Keep how the columns of a file were read, if somebody told it."""
    options = ReadOptions(**run.options)
    told = options.mapping or options.employer or not options.has_header
    names = names_to_keep(listing)
    if not told or run.dry_run or not names or is_refused_file(names):
        return
    values = {
        "names": names,
        "mapping": _mapping(names, options),
        "has_header": options.has_header,
        "employer": options.employer,
        "at": now(),
    }
    insert = insert_into(session, table_of(ImportMapping)).values(source=run.source, **values)
    session.connection().execute(
        insert.on_conflict_do_update(index_elements=["source"], set_=values)
    )


def names_to_keep(listing: Listing) -> list[str]:
    """The names of a file's columns; none where one cannot be stored, or it has none."""
    return list(listing.names) if all(map(_is_storable, listing.names)) else []


def _mapping(names: list[str], options: ReadOptions) -> dict[str, str]:
    """The field of each column, that of a column which is left out too: it is known, then."""
    fields = Columns(options.mapping, options.employer).fields_of(tuple(names))
    found: dict[str, str] = {}
    seen: set[str] = set()
    for name, field in zip(names, fields, strict=True):
        if plain_name(name) not in seen:
            seen.add(plain_name(name))
            found[name] = field or NO_FIELD
    return found


def _is_storable(name: str) -> bool:
    return "\0" not in name and not_utf8_at(name) is None
