"""Files to import of as many adverts as wanted, written one after the other: none is held.

Two sources list them. What the second lists is for one half in the first one's file too, under
another reference and with a line of the source's own before the text: that is to be found.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.generated import vacancies
from matcher.vacancy import Vacancy

FIRST, SECOND = "first", "second"
_SEED = 5
_OF_SECOND, _LISTED_TWICE = 0.2, 0.1  # shares of all adverts
_OWN_LINE = "Advertised on behalf of the employer named above. "


@dataclass(frozen=True, slots=True)
class Written:
    """The files by their sources, and what they hold; `twice` are listed in both."""

    files: Mapping[str, Path]
    adverts: int
    twice: int
    titles: int


def write_files(shared: Path, folder: Path, count: int) -> Written:
    """Write `count` adverts with descriptions of about a thousand letters into two files.

    Args:
        shared: the folder that holds the real adverts, in `data`.
        folder: where the files are put.
        count: how many adverts in all, at least one.
    """
    files = {source: folder / f"{source}.jsonl" for source in (FIRST, SECOND)}
    chance, titles, written, twice = Random(_SEED), set[int](), 0, 0  # noqa: S311 - no secret
    with (
        files[FIRST].open("w", encoding="utf-8") as first,
        files[SECOND].open("w", encoding="utf-8") as second,
    ):
        for vacancy in vacancies(count + count // 100 + 9, _SEED, shared):
            if written >= count:
                break
            if not vacancy.title.strip():
                continue  # one in thousands: an import would refuse it
            titles.add(hash(vacancy.title))
            written += 1
            # Of so many that one source alone lists, this share is the second's.
            if chance.random() < (_OF_SECOND - _LISTED_TWICE) / (1 - _LISTED_TWICE):
                second.write(_line(vacancy))
                continue
            first.write(_line(vacancy))
            if written < count and chance.random() < _LISTED_TWICE / (1 - _OF_SECOND):
                second.write(_line(vacancy, "again-", _OWN_LINE))
                written, twice = written + 1, twice + 1
    return Written(files, written, twice, len(titles))


def _line(vacancy: Vacancy, before: str = "", own_line: str = "") -> str:
    """The advert that a vacancy may have been read from; its hours and days stand in the text."""
    advert = {
        "reference": f"{before}{vacancy.reference}",
        "title": vacancy.title,
        "employer": vacancy.employer.name,
        "description": own_line + vacancy.text,
        "pay": vacancy.pay.quote if vacancy.pay else None,
        "place": vacancy.place.name,
        "postcode": vacancy.place.postcode,
        "url": f"https://jobs.example/{before}{vacancy.reference}",
    }
    return json.dumps({k: v for k, v in advert.items() if v is not None}, ensure_ascii=False) + "\n"
