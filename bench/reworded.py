"""Pairs of adverts that are one job reworded by another source, and pairs that only look like it.

Made anew from the real adverts beside the project by a seed; none of them is kept in the project.
Employers are dealt into two halves: what is tuned is tuned on the one, and the other is kept aside,
along with a kind of rewording that the first half never shows (`digest`).
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from random import Random

from bench.boards import employer_of, pay_of, place_of, title_of, with_lines
from bench.other_posts import MADE
from bench.rewording import ASIDE, TUNING, copied, digest, reworded
from matcher.normalise.advert import read_advert
from matcher.vacancy import Advert, Vacancy

ON = date(2020, 11, 10)
"""The day of the adverts."""
_SHORTEST = 200
_MOST_OF_A_GROUP = 12
_LABELS = Path(__file__).with_name("labels") / "same_posts.csv"
SEED = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two adverts, whether they are one job, and how they were come by."""

    one: Advert
    other: Advert
    is_same: bool
    kind: str

    def read(self) -> tuple[Vacancy, Vacancy]:
        """Both as vacancies."""
        return read_advert(self.one, ON), read_advert(self.other, ON)


def pairs(shared: Path, part: str, count: int = 1_000, seed: int = SEED) -> list[Pair]:
    """`count` pairs that are the same job and about as many that are not.

    Args:
        shared: the folder that holds the real adverts, in `data`.
        part: "tuning" or "aside": adverts of other employers.
        count: how many of each.
        seed: another seed gives others.
    """
    chance = Random(f"{seed} {part}")  # noqa: S311 - nothing secret is drawn
    posts = [post for post in adverts(shared) if part_of(post) == part]
    apart = [*_real(posts, chance)]
    chance.shuffle(apart)
    apart = apart[: count // 2]
    return [*_same(posts, part, count, chance), *apart, *_made(posts, count - len(apart), chance)]


def part_of(advert: Advert) -> str:
    """Which half the employer's adverts are in."""
    drawn = hashlib.blake2b(advert.employer.casefold().encode(), digest_size=1).digest()[0]
    return ASIDE if drawn % 2 else TUNING


def _same(posts: list[Advert], part: str, count: int, chance: Random) -> Iterator[Pair]:
    for post in chance.sample(posts, count):
        kinds = ("copied", "reworded", "digest") if part == ASIDE else ("copied", "reworded")
        kind = chance.choice(kinds)
        one = sent_by_another(post, "copied", chance, mild=True) if chance.random() < 0.3 else post
        yield Pair(one, sent_by_another(post, kind, chance), is_same=True, kind=kind)


def sent_by_another(post: Advert, kind: str, chance: Random, *, mild: bool = False) -> Advert:
    """The advert as another source has it.

    Args:
        post: the original.
        kind: copied, reworded or digest.
        chance: what draws.
        mild: keeps employer, place and pay, and cuts nothing.
    """
    text = post.description or ""
    name, agency = (post.employer, None) if mild else employer_of(post, chance)
    if kind == "digest":
        text = digest(text, chance)
    elif kind == "reworded":
        text = reworded(text, chance, whole=mild)
        text = copied(text, chance) if chance.random() < 0.25 and not mild else text
    elif not mild:
        text = copied(text, chance)
    sent = replace(
        post,
        title=title_of(post, chance),
        employer=name,
        pay=post.pay if mild else pay_of(post, chance),
        description=with_lines(post, text, chance, agency),
    )
    return sent if mild else place_of(sent, chance)


def _made(posts: list[Advert], count: int, chance: Random) -> Iterator[Pair]:
    """Of each kind in turn; half of them sent by another source as well."""
    made = 0
    while made < count:
        kind = list(MADE)[made % len(MADE)]
        two = MADE[kind](chance.choice(posts), posts, chance)
        if two is None:
            continue
        made += 1
        one, other = two
        if chance.random() < 0.5:
            how = chance.choice(("copied", "reworded"))
            other = sent_by_another(other, how, chance, mild=True)
        yield Pair(one, other, is_same=False, kind=kind)


def _real(posts: list[Advert], chance: Random) -> Iterator[Pair]:
    """Real pairs of one employer and title, but for those that were read to be the same post."""
    groups = defaultdict(list)
    for post in posts:
        groups[post.employer.casefold(), " ".join(post.title.casefold().split())].append(post)
    same = _read_as_same()
    for group in groups.values():
        two = list(combinations(group, 2))
        for one, other in chance.sample(two, min(len(two), _MOST_OF_A_GROUP)):
            if frozenset((one.reference, other.reference)) not in same:
                yield Pair(one, other, is_same=False, kind="real")


@cache
def _read_as_same() -> frozenset[frozenset[str | None]]:
    with _LABELS.open(encoding="utf-8", newline="") as handle:
        return frozenset(frozenset((row["one"], row["other"])) for row in csv.DictReader(handle))


@cache
def adverts(shared: Path) -> tuple[Advert, ...]:
    """The real adverts that name an employer and say something."""
    with gzip.open(shared / "data" / "nhs_jobs_2020.csv.gz") as packed:
        rows = list(csv.DictReader(io.TextIOWrapper(packed, encoding="utf-8", newline="")))
    return tuple(
        Advert(
            title=row["title"],
            employer=row["employer"],
            reference=row["id"],
            description=row["description"],
            pay=row["salary_text"],
            place=row["locality"],
            postcode=row["postcode"],
        )
        for row in rows
        if len(row["description"]) >= _SHORTEST
    )
