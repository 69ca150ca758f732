"""Which column of a file holds which field of an advert, as mapped or by its exact name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from api.imports.columns.names import FIELDS, NO_FIELD, RANKS, REQUIRED, plain_name
from api.imports.rows import UnreadableFileError, WrongOptionError, shown

MOST_NAMED = 30
MOST_EMPLOYER = 200


class NoSuchColumnsError(UnreadableFileError):
    """No column is called what an advert needs, or what the mapping says."""


class Columns:
    """Finds the field of each column: as mapped explicitly, or by its name.

    `mapping` is from column to field; a field that is mapped is sought nowhere else. A column that
    is mapped to nothing (`NO_FIELD`) is left out, whatever its name; it may be absent.

    `employer` is whose jobs they are where a row names nobody: no column for it is needed then.

    Raises:
        WrongOptionError: the mapping names a field that an advert does not have, or one twice; or
            the employer is no name.
    """

    def __init__(
        self, mapping: Mapping[str, str] | None = None, employer: str | None = None
    ) -> None:
        if employer is not None and employer != (shown(employer, MOST_EMPLOYER) or None):
            raise WrongOptionError(
                f"an employer is a name of 1 to {MOST_EMPLOYER} plain characters"
            )
        self.employer = employer
        self.required = tuple(one for one in REQUIRED if one != "employer" or employer is None)
        self._mapping = {plain_name(column): field for column, field in (mapping or {}).items()}
        self._asked = dict(mapping or {})
        for column, field in self._asked.items():
            if field not in (*FIELDS, NO_FIELD):
                raise WrongOptionError(
                    f"{column} cannot be mapped to {field!r}: a field is one of {', '.join(FIELDS)}"
                )
        wanted = [field for field in self._asked.values() if field != NO_FIELD]
        if len(set(wanted)) < len(wanted) or len(self._mapping) < len(self._asked):
            raise WrongOptionError("two columns are mapped to one field, or one column twice")
        self.fields_of = lru_cache(maxsize=256)(self._fields_of)

    def _fields_of(self, names: tuple[str, ...]) -> tuple[str | None, ...]:
        best: dict[str, tuple[int, int]] = {}
        for position, name in enumerate(names):
            rank, field = self._rank(plain_name(name))
            if field is not None and (field not in best or rank < best[field][0]):
                best[field] = (rank, position)
        at = {position: field for field, (_, position) in best.items()}
        return tuple(at.get(position) for position in range(len(names)))

    def _rank(self, name: str) -> tuple[int, str | None]:
        if name in self._mapping:
            return -1, self._mapping[name] or None
        rank, field = RANKS.get(name, (0, None))
        return (rank, field) if field not in self._mapping.values() else (0, None)

    def of_header(self, names: Sequence[str]) -> tuple[str | None, ...]:
        """The field of each column of a header, None where an advert has no room for it.

        Raises:
            UnreadableFileError: a required or a mapped column is missing.
        """
        found = self.fields_of(tuple(names))
        here = {plain_name(name) for name in names}
        for column, field in self._asked.items():
            if field != NO_FIELD and plain_name(column) not in here:
                raise NoSuchColumnsError(
                    f"Line 1 has no column {column!r} to map. It has: {_listed(names)}."
                )
        missing = [field for field in self.required if field not in found]
        if missing:
            raise NoSuchColumnsError(
                f"Line 1 names no column for {' and '.join(missing)}, which an advert needs. "
                f"It has: {_listed(names)}. Name the columns title and employer, or map yours."
            )
        return found


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    listed = ", ".join(shown(name, 40) or "(no name)" for name in names[:MOST_NAMED])
    return f"{listed} and {more} more" if more > 0 else listed
