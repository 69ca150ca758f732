"""Real adverts judged for clients by people, and how good an order of them is.

A set is a folder: `clients.json` (client, words, preferences), `adverts.jsonl`, and
`judgements.jsonl` (client, reference, grade 0 to 3, and `breaks`: what of the client's "never" or
hours the advert plainly breaks). Each client's pool is the adverts judged for that client.
IPS_JUDGED names another folder of the same form.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import Any

from bench.judged_adverts import adverts
from bench.sample_clients import Client, clients_in
from matcher.normalise.advert import read_advert
from matcher.vacancy import Advert, Vacancy

FIRST, SHOWN = 5, 10
GOOD = 2
_POSTED = date(2020, 11, 10)  # when the adverts were on show, for those that give no day
_KNOWN = frozenset(field.name for field in fields(Advert))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody made of an advert for a client: 0 (wrong) to 3 (very good)."""

    grade: int
    breaks: tuple[str, ...] = ()


@dataclass(frozen=True)
class JudgedSet:
    """Clients, the adverts by reference, and the judgements by client and reference."""

    clients: tuple[Client, ...]
    vacancies: Mapping[str, Vacancy]
    judgements: Mapping[str, Mapping[str, Judgement]]

    def pool(self, client: Client) -> list[Vacancy]:
        """The adverts judged for a client, by reference: in an order that gives nothing away."""
        return [self.vacancies[reference] for reference in sorted(self.judgements[client.name])]


@dataclass(frozen=True, slots=True)
class Order:
    """References, the best first: what is shown, and what comes after because it is ruled out."""

    shown: Sequence[str]
    ruled_out: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """How good an order is for one client.

    nDCG@10, the share of good ones in the first five, how many of the first ten are shown, and how
    many of those break what the client said.
    """

    ndcg: float
    good_in_first: float
    shown: int
    broken: int


def judged_folder(shared: Path) -> Path:
    """The folder that IPS_JUDGED names, or else that among the real adverts."""
    return Path(os.environ.get("IPS_JUDGED") or shared / "data" / "judged")


def our_own(shared: Path) -> JudgedSet:
    """Clients of our own writing, judged by us (`labels/README.md`)."""
    folder = Path(__file__).parent / "labels" / "judged"
    named = {row["reference"] for row in _lines(folder / "judgements.jsonl")}
    return _set(folder, adverts(shared, named))


def judged_set(folder: Path) -> JudgedSet:
    """The set in `folder`, its adverts read."""
    return _set(folder, _lines(folder / "adverts.jsonl"))


def _set(folder: Path, rows: Sequence[dict[str, Any]]) -> JudgedSet:
    judgements: dict[str, dict[str, Judgement]] = {}
    for row in _lines(folder / "judgements.jsonl"):
        of_client = judgements.setdefault(str(row["client"]), {})
        of_client[row["reference"]] = Judgement(row["grade"], tuple(row["breaks"]))
    clients = tuple(c for c in clients_in(folder / "clients.json") if c.name in judgements)
    read = {row["reference"]: read_advert(_advert(row), _POSTED) for row in rows}
    return JudgedSet(clients, read, judgements)


def _advert(row: dict[str, Any]) -> Advert:
    return Advert(**{name: value for name, value in row.items() if name in _KNOWN})


def qualities(judged: JudgedSet, order: Callable[[Client, list[Vacancy]], Order]) -> list[Quality]:
    """How good `order` is, client by client."""
    return [
        quality(order(client, judged.pool(client)), judged.judgements[client.name])
        for client in judged.clients
    ]


def quality(order: Order, judgements: Mapping[str, Judgement]) -> Quality:
    """How good one order is.

    What the order leaves out comes last, the worst first: leaving out never helps.
    """
    listed = list(dict.fromkeys([*order.shown, *order.ruled_out]))
    missing = sorted(set(judgements) - set(listed), key=lambda one: judgements[one].grade)
    grades = [judgements[reference].grade for reference in [*listed, *missing]]
    shown = order.shown[:SHOWN]
    return Quality(
        ndcg=ndcg(grades),
        good_in_first=sum(grade >= GOOD for grade in grades[:FIRST]) / FIRST,
        shown=len(shown),
        broken=sum(bool(judgements[reference].breaks) for reference in shown),
    )


def ndcg(grades: Sequence[int], first: int = SHOWN) -> float:
    """Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen, 2002).

    The gain of a grade is 2^grade - 1, its discount the log to base 2 of its place plus one; the
    ideal is the same grades, the highest first. 1 where no grade is above 0.
    """
    ideal = _gain(sorted(grades, reverse=True)[:first])
    return _gain(grades[:first]) / ideal if ideal else 1.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(at + 2) for at, grade in enumerate(grades))


def overall(found: Sequence[Quality]) -> tuple[float, float, float]:
    """Means over clients of nDCG@10 and of good in the first five; of all shown, how many break."""
    shown = sum(one.shown for one in found)
    return (
        fmean(one.ndcg for one in found),
        fmean(one.good_in_first for one in found),
        sum(one.broken for one in found) / shown if shown else 0.0,
    )


def _lines(file: Path) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8") as handle:
        return [json.loads(line) for line in handle if line.strip()]
