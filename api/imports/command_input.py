"""What the words of `ips-matcher import` mean: the file, its source, the mapping."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from api.imports.rows import WrongOptionError

STANDARD_INPUT = "-"


@contextmanager
def opened(file: str) -> Iterator[BinaryIO]:
    """A file, or standard input, to be read inside."""
    if file == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with Path(file).open("rb") as handle:
        yield handle


def source_of(file: str, source: str | None) -> str:
    """The source that was told, or else the file's name without its ending.

    Raises:
        WrongOptionError: there is neither.
    """
    if source is not None:
        return source
    if file == STANDARD_INPUT:
        raise WrongOptionError("Standard input has no name: say --source NAME.")
    return Path(Path(file).name.removesuffix(".gz")).stem


def mapping_of(pairs: Sequence[str]) -> dict[str, str]:
    """The mapping of options such as "Wage=pay"; "Wage=" leaves a column out.

    Raises:
        WrongOptionError: one is written otherwise, or names a column again.
    """
    found = {}
    for pair in pairs:
        column, equals, field = pair.rpartition("=")
        if not equals or not column or column in found:
            raise WrongOptionError(f"--map {pair}: write COLUMN=FIELD, and each column once")
        found[column] = field
    return found
