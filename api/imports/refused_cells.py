"""Refused rows with their cells, so that they can be sent back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from api.imports.rows import Refusal

Anything = TypeVar("Anything")


def with_cells(
    found: Anything | Refusal, names: Sequence[str], texts: Sequence[str]
) -> Anything | Refusal:
    """What was made of a row: if it was refused, with the cells that it had."""
    if isinstance(found, Refusal):
        return replace(found, cells=tuple(zip(names, texts, strict=False)))
    return found


def as_texts(values: Mapping[str, object]) -> tuple[list[str], list[str]]:
    """The names and texts of an object's values, as the cells of a sheet would hold them."""
    return list(values), [_as_text(value) for value in values.values()]


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):  # a number of thousands of digits, lists without end
        return ""
