"""Made-up sheets as offices send them, kept as text files beside this one."""

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
TEXT = (
    "You will welcome visitors, keep the building clean and tidy, and help colleagues wherever you"
    " can. Full training is given, so all we ask is that you turn up on time and like people. "
)


@dataclass(frozen=True)
class Sheet:
    """A sheet, and the field that each of its columns holds; None if it holds none."""

    name: str
    first: list[str]
    rows: list[list[str]]
    holds: list[str | None]


def sheets_of(file):
    """The sheets of a text file; blank lines stand between them."""
    _, *blocks = (HERE / file).read_text(encoding="utf-8").split("\n\n")
    return [_sheet(block.replace("{text}", TEXT)) for block in blocks]


def _sheet(block):
    name, *table, holds = block.strip().splitlines()
    first, *rows = (_cells(line) for line in table)
    fields = [None if field == "-" else field for field in _cells(holds.removeprefix("="))]
    return Sheet(name.removeprefix("# "), first, rows, fields)


def _cells(line):
    return [cell.strip() for cell in line.split("|")]


SHEETS = [*sheets_of("office_sheets.txt"), *sheets_of("more_office_sheets.txt")]
