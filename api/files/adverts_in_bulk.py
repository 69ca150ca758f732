"""Many adverts normalised at once, by all processors, answered in step with what came in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from api.contracts import vacancy_to_json_bytes
from api.files.reading import BlankLine, InStep, adverts_on
from api.imports.rows import Refusal
from api.parallel import Pause, in_order
from matcher.normalise.advert import read_advert

_TOGETHER = 100
"""Adverts handed to a process at a time: some 250 kB, a tenth of a second of work."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Lines of JSON, each with its line feed, and how many of them are refusals."""

    lines: bytes
    refused: int


def answers(found: Iterable[InStep | Pause], on: date, workers: int) -> Iterator[Answers]:
    """The answers of `normalise advert`, in the order of what was found, some at a time.

    What came before a pause is answered before the next of it is asked for.

    Args:
        found: what `adverts_in_step` finds.
        on: the date whose minimum wage applies to adverts without one.
        workers: processes to read with.
    """
    return in_order(partial(_answer_all, on=on), _together(found), workers)


def _together(found: Iterable[InStep | Pause]) -> Iterator[list[InStep] | Pause]:
    some: list[InStep] = []
    for one in found:
        if not isinstance(one, Pause):
            some.append(one)
        if some and (isinstance(one, Pause) or len(some) == _TOGETHER):
            yield some
            some = []
        if isinstance(one, Pause):
            yield one
    if some:
        yield some


def _answer_all(found: list[InStep], on: date) -> Answers:
    lines, refused = [], 0
    for row in adverts_on(found):
        if isinstance(row, Refusal):
            refused += 1
            lines.append(_json({"error": _refused(row)}))
        elif isinstance(row, BlankLine):
            lines.append(_json(None))
        else:
            lines.append(vacancy_to_json_bytes(read_advert(row.advert, on)))
    return Answers(b"".join(line + b"\n" for line in lines), refused)


def _refused(row: Refusal) -> dict[str, object]:
    return {"line": row.line, "column": row.column, "problem": row.problem}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
