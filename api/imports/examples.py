"""A few examples of each kind of thing that an import did, kept with its counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from api.imports.rows import Refusal, shown
from api.vacancies.adverts import Incoming, Ready
from api.vacancies.before import Before

MOST_OF_A_KIND = 3
_MOST_CHARACTERS = 80
_MOST_CHANGES = 5
Example = dict[str, Any]


def with_more(kept: Mapping[str, Any], kind: str, more: Iterable[Example]) -> dict[str, Any]:
    """The examples with further ones of a kind, up to three of each."""
    before: list[Example] = list(kept.get(kind, ()))
    found = [*before, *(one for one, _ in zip(more, range(MOST_OF_A_KIND), strict=False))]
    return {**kept, kind: found[:MOST_OF_A_KIND]} if found else dict(kept)


def of_added(advert: Incoming) -> Example:
    """An advert that is new."""
    return _named(advert.reference, advert.advert.title, advert.advert.employer)


def of_closed(reference: str, title: str, employer: str) -> Example:
    """A vacancy that its source no longer lists."""
    return _named(reference, title, employer)


def of_changed(advert: Ready, before: Before) -> Example:
    """An advert that says something else: at most five of its fields, as they were and are."""
    said, was = json.loads(advert.advert), before.columns["advert"]
    changes = _changes(was, said)
    if not before.was_open:
        changes.insert(0, {"field": "closed", "before": "yes", "after": "no"})
    named = _named(advert.reference, said["title"], said["employer"])
    return {**named, "changes": changes[:_MOST_CHANGES]}


def of_merged(reference: str, title: str, employer: str, with_: Mapping[str, str]) -> Example:
    """An advert of a job that another source lists: `with_` names the source and reference."""
    return {**_named(reference, title, employer), "same_as": dict(with_)}


def of_refused(refused: Refusal) -> Example:
    """A row that can't be taken."""
    return {
        "line": refused.line,
        "column": refused.column,
        "problem": refused.problem,
        "excerpt": refused.excerpt,
    }


def _changes(was: Mapping[str, object], says: Mapping[str, object]) -> list[Example]:
    names: Sequence[str] = sorted({*was, *says})
    return [
        {"field": name, "before": _cut(was.get(name)), "after": _cut(says.get(name))}
        for name in names
        if was.get(name) != says.get(name)
    ]


def _named(reference: str, title: str, employer: str) -> Example:
    return {"reference": reference, "title": _cut(title), "employer": _cut(employer)}


def _cut(value: object) -> str | None:
    return None if value is None else shown(str(value), _MOST_CHARACTERS)
