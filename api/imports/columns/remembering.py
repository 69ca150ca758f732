"""Whether the mapping that was kept for a source still fits the sheet that it sends now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.imports.columns.names import MEND, NO_FIELD, REQUIRED, plain_name
from api.imports.rows import shown

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Remembered:
    """`fits` if every column that was mapped to a field is there still.

    `mapping` is what is left of the old one, to start from; `changes` are sentences that say what
    is gone and what is new.
    """

    fits: bool
    mapping: Mapping[str, str]
    changes: tuple[str, ...]


def remembered(
    previous: Mapping[str, str], header: Sequence[str], *, may_lack: bool = False
) -> Remembered:
    """Compare a mapping, as `Proposal.mapping` gives it, with the names of a new sheet.

    Where rows `may_lack` names, as objects of JSON do, one that the first of them have not is gone
    only if no advert can do without it.

    Letter case, spaces and signs make no difference, nor does the order. A column is new when the
    mapping does not name it, not even as one that is left out.
    """
    here = {plain_name(name) for name in header}
    known = {plain_name(name) for name in previous} | {plain_name(MEND)}
    kept = {name: field for name, field in previous.items() if plain_name(name) in here}
    if kept and may_lack:
        kept |= {name: field for name, field in previous.items() if field not in REQUIRED}
    gone = [name for name in previous if name not in kept]
    new = {plain_name(name): name for name in reversed(header) if plain_name(name) not in known}
    changes = [
        *(f"the column {_quoted(name)} is gone{_held(previous[name])}" for name in gone),
        *(f"{_quoted(name)} is new" for name in reversed(new.values())),
    ]
    fits = all(previous[name] == NO_FIELD for name in gone)
    return Remembered(fits, kept, tuple(changes))


def _held(field: str) -> str:
    return f" (it held the field {field})" if field else ""


def _quoted(name: str) -> str:
    return f"'{shown(name, _LONGEST) or '(no name)'}'"
