"""How well and how fast job titles are read."""

from __future__ import annotations

import csv
import gzip
import io
import time
from pathlib import Path

from bench.figures import Figure
from matcher.normalise.titles import clean_title, read_occupation

_EVERYDAY = Path(__file__).with_name("everyday_titles.csv")
_IN_FIVE = 5


def measure(shared: Path) -> list[Figure]:
    """Titles read right, everyday ones and those of the official index, and how fast.

    `shared` holds the adverts and the sample of the official index ("title, industry, soc2020").
    """
    return [*_everyday_titles(), *_official_titles(shared), *_speed(shared)]


def _everyday_titles() -> list[Figure]:
    """Titles written and coded for this bench, in the way of adverts; not from the listed ones."""
    with _EVERYDAY.open(encoding="utf-8", newline="") as file:
        titles = [(row["title"], row["code"]) for row in csv.DictReader(file)]
    return _shares("everyday title", titles, "75%", "90%", "90%")


def _official_titles(shared: Path) -> list[Figure]:
    """The official index: even rows were looked at while tuning, odd ones are held out."""
    with (shared / "data" / "soc2020_titles_sample.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    plain = [(row["title"], row["soc2020"]) for row in rows]
    with_industry = [
        (f"{row['title']} ({row['industry']})" if row["industry"] else row["title"], row["soc2020"])
        for row in rows
    ]
    return [
        *_shares("official title", plain, "55%", "78%", None),
        *_shares("official title, held out", plain[1::2], "55%", "78%", None),
        *_shares("official title with its industry", with_industry, "55%", "78%", None),
        *_shares(
            "official title with its industry, held out", with_industry[1::2], "55%", "78%", None
        ),
    ]


def _shares(
    name: str,
    titles: list[tuple[str, str]],
    first_bar: str | None,
    five_bar: str | None,
    major_bar: str | None,
) -> list[Figure]:
    first = five = major = unread = 0
    for title, code in titles:
        read = read_occupation(title)
        guesses = [] if read is None else [read.code, *(other.code for other in read.alternatives)]
        first += guesses[:1] == [code]
        five += code in guesses[:_IN_FIVE]
        major += [guess[0] for guess in guesses[:1]] == [code[0]]
        unread += not guesses
    each = 100 / len(titles)
    return [
        Figure(f"{name}, unit group first", round(first * each, 1), "%", first_bar),
        Figure(f"{name}, unit group in five", round(five * each, 1), "%", five_bar),
        Figure(f"{name}, major group first", round(major * each, 1), "%", major_bar),
        Figure(f"{name}, not read", round(unread * each, 1), "%", None),
    ]


def _speed(shared: Path) -> list[Figure]:
    with gzip.open(shared / "data" / "nhs_jobs_2020.csv.gz") as packed:
        text = io.TextIOWrapper(packed, encoding="utf-8", newline="")
        titles = [row["title"] for row in csv.DictReader(text)]
    distinct = list(dict.fromkeys(titles))
    loading = _seconds(["a title to load the table with"])
    reading = _seconds(distinct)
    again = _seconds(titles)
    return [
        Figure("titles: loading the table", round(loading, 2), "s", None),
        Figure("titles: distinct, a second", round(len(distinct) / reading), "/s", "1000"),
        Figure("titles: all health adverts, once read", round(again, 2), "s", None),
    ]


def _seconds(titles: list[str]) -> float:
    start = time.process_time()
    for title in titles:
        clean_title(title)
        read_occupation(title)
    return time.process_time() - start
