"""What reading a file of adverts gives: rows, refusals, or the finding that it cannot be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from matcher.vacancy import Advert

MOST_EXCERPT = 80
MOST_COLUMN = 120
MOST_NAMES = 200
OTHER_NAMES = "(other columns)"


class UnreadableFileError(Exception):
    """The file as a whole, or from some point on, cannot be read; the message is a sentence."""


class WrongOptionError(ValueError):
    """An option of reading, such as the encoding or the mapping, does not fit."""


@dataclass(frozen=True, slots=True)
class Row:
    """An advert, with the line of the file on which it begins (the first is 1)."""

    line: int
    advert: Advert


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that cannot be taken.

    `column` is the column's name in the file, or "character 57" where none can be named; `problem`
    is a sentence; `excerpt` is what stands there, made safe to show. `reference` is the advert's,
    where it can be read: an advert whose row is refused is still listed by its source. `cells` are
    the whole row as received, names and texts in the order of the columns, for the file in which it
    is sent back; None where the row could not be taken apart. They are pairs, for a sheet may name
    two columns alike.
    """

    line: int
    column: str | None
    problem: str
    excerpt: str | None = None
    reference: str | None = None
    cells: tuple[tuple[str, str], ...] | None = field(default=None, compare=False, repr=False)


def refusal(
    line: int,
    column: str | None,
    problem: str,
    excerpt: str | None = None,
    reference: str | None = None,
) -> Refusal:
    """A refusal whose column and excerpt are short and fit to show and to store."""
    return Refusal(
        line,
        shown(column, MOST_COLUMN) if column else None,
        problem,
        shown(excerpt, MOST_EXCERPT) if excerpt else None,
        reference,
    )


def shown(text: str, most: int) -> str:
    """At most `most` characters of `text` in one line, fit to be shown and stored."""
    cut = text[: most + 1]
    clean = "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in cut).strip()
    return clean if len(clean) <= most else clean[: most - 3] + "..."


class Ignored:
    """Counts, by name, the values for which an advert has no field.

    A file may name any number of columns; past the first 200 they are counted together.
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def count(self, name: str) -> None:
        """Add one value of the column `name`."""
        name = shown(name, MOST_COLUMN) or "(no name)"
        if name not in self._counts and len(self._counts) >= MOST_NAMES:
            name = OTHER_NAMES
        self._counts[name] += 1

    def counts(self) -> dict[str, int]:
        """The counts so far, largest first."""
        return dict(self._counts.most_common())
