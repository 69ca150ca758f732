"""What `ips-matcher normalise` and `rank` print: the contracts' JSON, one value a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from api.contracts import statement_to_json
from matcher.evidence import Fit, Ranking
from matcher.normalise.advert import MOST_FIELD, MOST_TEXT
from matcher.normalise.advert_text import advert_text
from matcher.normalise.employers import read_employer
from matcher.normalise.hours import read_hours
from matcher.normalise.pay import read_pay
from matcher.normalise.places import read_place
from matcher.normalise.statements import read_statement
from matcher.normalise.text import plain
from matcher.normalise.titles import clean_title, read_occupation
from matcher.pool import Pool
from matcher.vacancy import Advert

Json = dict[str, Any] | None
# Pay, hours and statements are found in whole descriptions too.
_MOST = {"title": MOST_FIELD, "place": MOST_FIELD, "employer": MOST_FIELD}


def _pay(line: str) -> Json:
    found = read_pay(line)
    return asdict(found) if found else None


def _hours(line: str) -> Json:
    return asdict(read_hours(advert_text(line, "", "")))


def _title(line: str) -> Json:
    found = read_occupation(line)
    return {"title": clean_title(line), "occupation": asdict(found) if found else None}


def _place(line: str) -> Json:
    return asdict(read_place(Advert(title="", employer="", place=line), ""))


def _employer(line: str) -> Json:
    return asdict(read_employer(line))


def _statement(line: str) -> Json:
    return {"statements": [statement_to_json(found) for found in read_statement(line)]}


FIELDS: Mapping[str, Callable[[str], Json]] = {
    "pay": _pay,
    "hours": _hours,
    "title": _title,
    "place": _place,
    "employer": _employer,
    "statement": _statement,
}
"""How one line of text is answered, by field."""


def answer(field: str, line: str) -> Json:
    """The facts of one line of text as JSON.

    Of `pay`, None where none can be read. Every other field answers an object; what could not be
    read is None or empty in it. What goes on beyond what is read of an advert's field is cut.
    """
    return FIELDS[field](plain(line[: _MOST.get(field, MOST_TEXT)]))


def ranking_to_json(ranking: Ranking, pool: Pool) -> dict[str, Any]:
    """The answer of `ips-matcher rank`.

    A vacancy that is listed more than once names the others in `also`; one whose work may not be
    competitive says why in `check`.
    """
    return {
        "considered": ranking.considered,
        "ranked": [
            {
                "reference": fit.reference,
                "rank": fit.rank,
                "score": fit.score,
                "evidence": [asdict(found) for found in fit.evidence],
                **_told(fit, pool),
            }
            for fit in ranking.ranked
        ],
        "ruled_out": [
            {"reference": out.reference, "because": list(out.because)} for out in ranking.ruled_out
        ],
        "what_if": [
            {
                "statement": found.statement,
                "change": found.change,
                "opens": found.opens,
                "examples": [pool.vacancies[at].reference for at in found.examples],
            }
            for found in ranking.what_if
        ],
    }


def _told(fit: Fit, pool: Pool) -> dict[str, list[Any]]:
    told: dict[str, list[Any]] = {}
    if fit.also:
        told["also"] = [pool.vacancies[at].reference for at in fit.also]
    competitive = pool.vacancies[fit.position].competitive
    if competitive.verdict == "check":
        told["check"] = list(competitive.reasons)
    return told
