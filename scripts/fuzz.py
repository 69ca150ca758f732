"""Reads text that nobody would write, for some minutes: `make fuzz` or `scripts/fuzz.py MINUTES`.

Adverts and phrases are made of the samples' own sentences, cut, doubled, mixed with traps, broken
markup and other scripts, some of them very long. Every reader must answer without an exception, in
time that grows no faster than the text, and quote only what is there. The seed is printed: the
same seed gives the same texts.
"""

from __future__ import annotations

import csv
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from matcher.normalise.advert import MOST_TEXT, read_advert
from matcher.normalise.pay import read_pay
from matcher.normalise.places import locate
from matcher.normalise.statements import read_statement
from matcher.normalise.text import plain
from matcher.normalise.titles import clean_title, read_occupation
from matcher.vacancy import Advert, Vacancy

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "samples" / "vacancies.csv"
TRAPS = (
    "£", "£22-36p/h", "£20k pro rata", "£1.23.456", "9" * 40, "1,000,000,000", "0.6 WTE", "37.5hpw",
    "9-5", "24/7", "8am-", "-8pm", "no ", "not ", "n't ", "no no no", "and ", "or ", "(", ")", "[",
    "<p>", "</p>", "<script>", "<", "&amp;amp;", "&#x1F600;", "&#0;", "*****", "• ", "\n", "\r\n",
    "\t", "\u00a0", "\u200b", "\u202e", "\ud800", "\0", "é", "ß", "İ", "ﬀ", "Ω",
    "夜勤なし", "لا ليالي", "😀", "½", "٣٥ hours", "band 5", "LS9 7TF", "York", "New York",
    "nights", "weekends", "driving",
    "licence", "DBS", "experience", "per annum", "an hour", "zero hours", "volunteer",
)  # fmt: skip
LONG = 200_000
SLOW = 2.0
"""Seconds of a processor within which `LONG` characters must be read, on a slow machine."""
ON = date(2026, 11, 1)


class WrongError(Exception):
    """An answer that no text should get."""


def main(minutes: float, seed: int) -> None:
    """Fuzz for so many minutes, then say what was read and how long the slowest text took."""
    print(f"seed {seed}, {minutes:g} minutes")
    dice = random.Random(seed)  # noqa: S311 - texts, not secrets
    sentences = list(_sentences())
    read: Counter[str] = Counter()
    slowest: dict[str, float] = {}
    for check in CHECKS.values():
        check("a cleaner")  # loads the tables
    until = time.monotonic() + minutes * 60
    while time.monotonic() < until:
        for name, check in CHECKS.items():
            text = _text(dice, sentences)
            started = time.process_time()
            try:
                check(text)
            except Exception:
                print(f"{name} failed, seed {seed}, on {text[:2000]!r}")
                raise
            took = time.process_time() - started
            slowest[name] = max(slowest.get(name, 0.0), took)
            read[name] += 1
            if took > SLOW:
                sys.exit(f"{name} took {took:.1f} s, seed {seed}, on {text[:200]!r}...")
    for name, count in read.items():
        print(f"{name}: {count:,} texts, no failure, the slowest {slowest[name] * 1000:.0f} ms")


def _sentences() -> Iterator[str]:
    with SAMPLES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from (value for value in row.values() if value)
            yield from row["description"].split(". ")


def _text(dice: random.Random, sentences: list[str]) -> str:
    """A text of sentences and traps: most short, one in forty long, one in forty of one piece."""
    kind = dice.random()
    if kind < 1 / 40:
        piece = dice.choice(TRAPS) + dice.choice(("", " ", dice.choice(TRAPS)))
        return piece * (LONG // len(piece))
    pieces = [_piece(dice, sentences) for _ in range(dice.randint(0, 12))]
    text = dice.choice((" ", "", ". ", "\n")).join(pieces)
    return text * (LONG // max(1, len(text))) if kind < 2 / 40 else text


def _piece(dice: random.Random, sentences: list[str]) -> str:
    if dice.random() < 1 / 3:
        return dice.choice(TRAPS)
    sentence = dice.choice(sentences)
    cut, to = sorted(dice.choices(range(len(sentence) + 1), k=2))
    match dice.randint(0, 3):
        case 0:
            return sentence[cut:to]
        case 1:
            return sentence[:cut] + dice.choice(TRAPS) + sentence[cut:]
        case 2:
            return sentence.upper()
        case _:
            return sentence


def _advert(text: str) -> None:
    third = len(text) // 3
    field = text[:third]
    advert = Advert(
        title=field,
        employer=field,
        pay=field,
        hours=field,
        place=field,
        contract=field,
        description=text[third:],
    )
    vacancy = read_advert(advert, ON)
    said = " ".join(plain(part[:MOST_TEXT]) for part in (field, text[third:]))
    for quote in _quotes(vacancy):
        for part in quote.split(" … "):
            if part not in said:
                raise WrongError(f"{part!r} is quoted, and nobody said it")


def _quotes(vacancy: Vacancy) -> Iterator[str]:
    for part in (vacancy.hours, vacancy.schedule, vacancy.contract, vacancy.requirements):
        whole = getattr(part, "quote", None)
        yield from filter(None, [whole, *getattr(part, "quotes", {}).values()])


def _pay(text: str) -> None:
    pay = read_pay(text)
    low, high = (pay.hourly_min, pay.hourly_max) if pay else (None, None)
    if low is not None and high is not None and not 0 <= low <= high:
        raise WrongError(f"pay from {low} to {high}")


def _title(text: str) -> None:
    clean_title(text)
    found = read_occupation(text)
    if found and not 0 <= found.score <= 1:
        raise WrongError(f"a score of {found.score}")


CHECKS: dict[str, Callable[[str], object]] = {
    "advert": _advert,
    "pay": _pay,
    "title": _title,
    "place": locate,
    "statement": read_statement,
}


if __name__ == "__main__":
    main(
        float(sys.argv[1]) if len(sys.argv) > 1 else 3,
        int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(10**6),
    )
