"""Adverts on their way into the database: what each is known by, and its row made ready."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256

from api.contracts import vacancy_to_json_bytes
from matcher.duplicates.vacancy_keys import Keys, keys_and_sketch
from matcher.vacancy import Advert, EmployerName, Vacancy

MOST_TITLE = 400
_NAMES = tuple(sorted(field.name for field in fields(Advert)))
_MADE_UP = re.compile(r"sha256:[0-9a-f]{64}")
_json = json.JSONEncoder(sort_keys=True, ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Incoming:
    """An advert with the reference that it is known by and a hash of all that it says."""

    advert: Advert
    reference: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Ready:
    """An advert read into facts, all of it as it is stored: `advert` and `facts` are JSON.

    `keys` and `sketch` find other listings of the same job.
    """

    reference: str
    content_hash: str
    title: str
    employer: EmployerName
    advert: str
    facts: str
    text: str
    posted: date | None
    closes: date | None
    keys: Keys
    sketch: bytes


def incoming(advert: Advert) -> Incoming:
    """The advert with its reference: a hash of what makes it itself where it states none."""
    reference = advert.reference or f"sha256:{_identity(advert)}"
    return Incoming(advert, reference, _hash(_said(advert)))


def is_made_up(reference: str) -> bool:
    """Whether a reference is the one given to an advert that states none: no use to a reader."""
    return _MADE_UP.fullmatch(reference) is not None


def ready(incoming: Incoming, vacancy: Vacancy) -> Ready:
    """The advert beside the facts that were read from it."""
    advert = incoming.advert
    return Ready(
        incoming.reference,
        incoming.content_hash,
        vacancy.title[:MOST_TITLE],
        vacancy.employer,
        _json(_said(advert)),
        vacancy_to_json_bytes(vacancy).decode(),
        vacancy.text,
        _day(advert.posted),
        _day(advert.closes),
        *keys_and_sketch(vacancy),
    )


def _said(advert: Advert) -> dict[str, object]:
    named = ((name, getattr(advert, name)) for name in _NAMES)
    return {name: value for name, value in named if value is not None}


def _identity(advert: Advert) -> str:
    parts = (advert.title, advert.employer, advert.place, advert.description)
    return _hash([" ".join((part or "").casefold().split()) for part in parts])


def _hash(value: object) -> str:
    return sha256(_json(value).encode()).hexdigest()


def _day(moment: str | None) -> date | None:
    """The day of a date that reading an import has checked: it starts with year, month and day."""
    return date.fromisoformat(moment[:10]) if moment else None
