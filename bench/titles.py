"""How well and how fast job titles are read."""

from __future__ import annotations

import csv
import gzip
import io
import time
from pathlib import Path

from bench import title_peers
from bench.figures import Figure
from matcher.normalise.titles import clean_title, read_occupation

_EVERYDAY = Path(__file__).with_name("everyday_titles.csv")
_IN_FIVE = 5
OFFICIAL_BARS = ("55%", "78%", None)


def measure(shared: Path) -> list[Figure]:
    """Titles read right, everyday ones and those of the official index, and how fast.

    `shared` holds the adverts and the sample of the official index ("title, industry, soc2020").
    """
    speed = _speed(shared)  # before all else, since it loads the table
    everyday, official = _everyday_titles(), _official_titles(shared, with_industry=False)
    held_out = official[1::2]
    with_industry = _official_titles(shared, with_industry=True)
    return [
        *_shares("everyday title", everyday, ("75%", "90%", "90%")),
        *_shares("official title", official, OFFICIAL_BARS),
        *_shares("official title, held out", held_out, OFFICIAL_BARS),
        *_shares("official title with its industry", with_industry, OFFICIAL_BARS),
        *_shares("official title with its industry, held out", with_industry[1::2], OFFICIAL_BARS),
        *_peers({"everyday title": everyday, "official title, held out": held_out}),
        *speed,
    ]


def _everyday_titles() -> list[tuple[str, str]]:
    """Titles written and coded for this bench, in the way of adverts; not from the listed ones."""
    with _EVERYDAY.open(encoding="utf-8", newline="") as file:
        return [(row["title"], row["code"]) for row in csv.DictReader(file)]


def _official_titles(shared: Path, *, with_industry: bool) -> list[tuple[str, str]]:
    """The official index: even rows were looked at while tuning, odd ones are held out."""
    with (shared / "data" / "soc2020_titles_sample.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        (
            f"{row['title']} ({row['industry']})"
            if with_industry and row["industry"]
            else row["title"],
            row["soc2020"],
        )
        for row in rows
    ]


def _ours(title: str) -> list[str]:
    read = read_occupation(title)
    return [] if read is None else [read.code, *(other.code for other in read.alternatives)]


def _peers(named: dict[str, list[tuple[str, str]]]) -> list[Figure]:
    """What the peers make of the same titles, first and in five."""
    return [
        figure
        for peer, reader in title_peers.peers().items()
        for name, titles in named.items()
        for figure in _shares(f"{name}, {peer}", titles, reader=reader)[:2]
    ]


def _shares(
    name: str,
    titles: list[tuple[str, str]],
    bars: tuple[str | None, str | None, str | None] = (None, None, None),
    reader: title_peers.Reader = _ours,
) -> list[Figure]:
    first = five = major = unread = 0
    for title, code in titles:
        guesses = reader(title)
        first += guesses[:1] == [code]
        five += code in guesses[:_IN_FIVE]
        major += [guess[0] for guess in guesses[:1]] == [code[0]]
        unread += not guesses
    each = 100 / len(titles)
    return [
        Figure(f"{name}, unit group first", round(first * each, 1), "%", bars[0]),
        Figure(f"{name}, unit group in five", round(five * each, 1), "%", bars[1]),
        Figure(f"{name}, major group first", round(major * each, 1), "%", bars[2]),
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
