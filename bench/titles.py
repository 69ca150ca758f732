"""How well and how fast job titles are read."""

from __future__ import annotations

import csv
import gzip
import io
import time
from pathlib import Path

from bench.figures import Figure
from matcher.normalise.titles import clean_title, read_occupation

_IN_FIVE = 5


def measure(shared: Path) -> list[Figure]:
    """Titles of the official index read right, and adverts' titles read in a second.

    `shared` holds the adverts and the sample of the official index ("title, industry, soc2020").
    """
    return [*_official_titles(shared), *_speed(shared)]


def _official_titles(shared: Path) -> list[Figure]:
    with (shared / "data" / "soc2020_titles_sample.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    plain = [(row["title"], row["soc2020"]) for row in rows]
    with_industry = [
        (f"{row['title']} ({row['industry']})" if row["industry"] else row["title"], row["soc2020"])
        for row in rows
    ]
    return [
        *_shares("official title", plain, "55%", "78% by issue 3"),
        *_shares("official title with its industry", with_industry, None, None),
    ]


def _shares(
    name: str, titles: list[tuple[str, str]], first_bar: str | None, five_bar: str | None
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
        Figure(f"{name}, major group first", round(major * each, 1), "%", None),
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
