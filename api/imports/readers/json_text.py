"""One JSON object out of text that others wrote: parsed, or refused with its line and character."""

from __future__ import annotations

import json
from dataclasses import dataclass

from api.imports.readers.fields import not_utf8
from api.imports.readers.lines import not_utf8_at
from api.imports.rows import Refusal, refusal

JsonObject = dict[str, object]
_DECODER = json.JSONDecoder()
_LENIENT = json.JSONDecoder(strict=False)  # line breaks may stand in text as they are
_KINDS = {list: "a list", str: "text", bool: "true or false", type(None): "null"}


@dataclass(frozen=True, slots=True)
class Found:
    """An object, and the line on which it begins."""

    line: int
    value: JsonObject


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the file: line and character, both from 1."""

    line: int
    character: int

    def after(self, text: str) -> Spot:
        """The place where `text`, which begins here, ends."""
        breaks = text.count("\n")
        if not breaks:
            return Spot(self.line, self.character + len(text))
        return Spot(self.line + breaks, len(text) - text.rfind("\n"))


def parse(text: str, start: int, spot: Spot) -> tuple[Found | Refusal, int | None]:
    """The object that begins at `start` (which is at `spot` of its file) and where it ends.

    The end is None when it cannot be told, because the JSON is broken.
    """
    value, end = _decoded(_DECODER, text, start, spot)
    if isinstance(value, Refusal):
        return value, None
    return _checked(value, text[start:end], spot), end


def parse_any(text: str, start: int, spot: Spot) -> tuple[object | Refusal, int]:
    """The value that begins at `start`, whatever it is, and where it ends.

    Line breaks may stand in its text, as they do in web pages.
    """
    value, end = _decoded(_LENIENT, text, start, spot)
    if isinstance(value, Refusal):
        return value, end
    at = not_utf8_at(text[start:end])
    if at is not None:
        return _not_utf8(text[start:end], at, spot), start
    return value, end


def _decoded(
    decoder: json.JSONDecoder, text: str, start: int, spot: Spot
) -> tuple[object | Refusal, int]:
    try:
        return decoder.raw_decode(text, start)
    except json.JSONDecodeError as error:
        return _broken(text, start, error, spot), start
    except RecursionError:
        excerpt = text[start : start + 100]
        return refusal(spot.line, None, "the JSON is nested too deeply", excerpt), start
    except ValueError:
        return refusal(spot.line, None, "the JSON holds a number of thousands of digits"), start


def _broken(text: str, start: int, error: json.JSONDecodeError, spot: Spot) -> Refusal:
    at = spot.after(text[start : error.pos])
    where = "" if at.line == spot.line else f" on line {at.line}"
    problem = (
        f"the JSON is broken{where}: {error.msg[:1].lower()}{error.msg[1:].removesuffix(' at')}"
    )
    excerpt = text[max(start, error.pos - 30) : error.pos + 50]
    return refusal(spot.line, f"character {at.character}", problem, excerpt)


def _checked(value: object, text: str, spot: Spot) -> Found | Refusal:
    if not isinstance(value, dict):
        kind = _KINDS.get(type(value), "a number")
        return refusal(spot.line, None, f"is {kind}, where a JSON object is needed", text[:200])
    at = not_utf8_at(text)
    return Found(spot.line, value) if at is None else _not_utf8(text, at, spot)


def _not_utf8(text: str, at: int, spot: Spot) -> Refusal:
    column = f"character {spot.after(text[:at]).character}"
    return refusal(spot.line, column, not_utf8(text, at), text[max(0, at - 30) : at + 50])
