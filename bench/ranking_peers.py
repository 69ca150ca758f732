"""How good our order of judged adverts is, beside what search by words or meaning makes of them.

Each peer is asked in three ways: the wanted titles at once, one by one (the best answered counts),
and with the client's own words before them; where it can, it looks at titles alone as well as at
whole adverts. What suits it best is what is shown. Peers see the same adverts, learn from all of
the set's, and rule nothing out, as they know of no conditions.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
import wordllama
from numpy.typing import NDArray
from rapidfuzz import fuzz
from sklearn.feature_extraction.text import TfidfVectorizer

from bench.figures import Figure
from bench.judged import (
    JudgedSet,
    Order,
    Quality,
    judged_folder,
    judged_set,
    our_own,
    overall,
    qualities,
)
from bench.sample_clients import Client
from matcher.pool import Pool
from matcher.ranking import rank
from matcher.vacancy import Vacancy

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it tells each step
OURS = "ips-matcher"
Asks = Sequence[str]
"""What one client asks for: queries of which the best answered counts."""
Likeness = Callable[[Asks], NDArray[np.float64]]
"""How well each advert of the set answers."""
Text = Callable[[Vacancy], str]
_WAYS = ("wanted titles", "each wanted title", "own words and wanted titles")
_BARS = ("0.80", "0.85", "<= 0.01")


def measure(shared: Path) -> list[Figure]:
    """nDCG@10, good in the first five and broken conditions shown; ours has the bars."""
    judged = judged_set(judged_folder(shared))
    figures = _figures(OURS, qualities(judged, ours), _BARS)
    adverts = list(judged.vacancies.values())
    for name, makes in PEERS.items():
        way, found = best_way(judged, {part: make(adverts) for part, make in makes.items()})
        figures += _figures(f"{name} ({way})", found, (None, None, None))
    return figures + _figures(
        f"{OURS}, clients of our own", qualities(our_own(shared), ours), _BARS
    )


def _figures(name: str, found: list[Quality], bars: Sequence[str | None]) -> list[Figure]:
    kinds = (
        "nDCG@10",
        "good or better, of the first five",
        "breaks a condition, of the first ten",
    )
    return [
        Figure(f"{name}: {kind}", value, "share" if at else "", bar)
        for at, (kind, value, bar) in enumerate(zip(kinds, overall(found), bars, strict=True))
    ]


def ours(client: Client, pool: list[Vacancy]) -> Order:
    """By all that the client said."""
    most = len(pool)
    found = rank(client.preferences, Pool.of(pool), top=most, most_ruled_out=most)
    return Order(
        [fit.reference or "" for fit in found.ranked],
        [out.reference or "" for out in found.ruled_out],
    )


def best_way(judged: JudgedSet, likenesses: Mapping[str, Likeness]) -> tuple[str, list[Quality]]:
    """What of the adverts a peer looks at and what it is asked where its nDCG is highest."""
    found = {
        f"{way}, in {part}": qualities(judged, _by(judged, likeness, way))
        for part, likeness in likenesses.items()
        for way in _WAYS
    }
    best = max(found, key=lambda way: overall(found[way])[0])
    return best, found[best]


def _by(
    judged: JudgedSet, likeness: Likeness, way: str
) -> Callable[[Client, list[Vacancy]], Order]:
    at = {reference: place for place, reference in enumerate(judged.vacancies)}

    def order(client: Client, pool: list[Vacancy]) -> Order:
        like = likeness(_asks(client, way))
        references = [vacancy.reference or "" for vacancy in pool]
        return Order(sorted(references, key=lambda one: (-like[at[one]], one)))

    return order


def _asks(client: Client, way: str) -> Asks:
    titles = " ".join(client.wanted)
    if way == "each wanted title":
        return client.wanted
    return [f"{client.words} {titles}" if way.startswith("own") else titles]


def _by_bm25(text: Text, adverts: list[Vacancy]) -> Likeness:
    stemmer = Stemmer.Stemmer("english")
    index = bm25s.BM25()
    texts = [text(advert) for advert in adverts]
    index.index(bm25s.tokenize(texts, stemmer=stemmer, show_progress=False), show_progress=False)

    def likeness(asks: Asks) -> NDArray[np.float64]:
        words = [
            bm25s.tokenize([ask], stemmer=stemmer, return_ids=False, show_progress=False)[0]
            for ask in asks
        ]
        return np.asarray(np.max([index.get_scores(ask) for ask in words], axis=0), np.float64)

    return likeness


def _by_tfidf(text: Text, adverts: list[Vacancy]) -> Likeness:
    vectoriser = TfidfVectorizer(stop_words="english", sublinear_tf=True)
    known = vectoriser.fit_transform([text(advert) for advert in adverts])

    def likeness(asks: Asks) -> NDArray[np.float64]:
        best: NDArray[np.float64] = (known @ vectoriser.transform(asks).T).toarray().max(axis=1)
        return best

    return likeness


def _by_rapidfuzz(adverts: list[Vacancy]) -> Likeness:
    titles = [advert.title.casefold() for advert in adverts]

    def likeness(asks: Asks) -> NDArray[np.float64]:
        return np.array(
            [max(fuzz.token_set_ratio(ask.casefold(), title) for ask in asks) for title in titles]
        )

    return likeness


def _by_wordllama(adverts: list[Vacancy]) -> Likeness:
    package = Path(wordllama.__file__).parent
    model = wordllama.WordLlama.load(cache_dir=package, disable_download=True)
    known = model.embed([advert.title for advert in adverts], norm=True)

    def likeness(asks: Asks) -> NDArray[np.float64]:
        best = (known @ model.embed(list(asks), norm=True).T).max(axis=1)
        return np.asarray(best, dtype=np.float64)

    return likeness


def _title(advert: Vacancy) -> str:
    return advert.title


def _whole(advert: Vacancy) -> str:
    return f"{advert.title}\n{advert.title}\n{advert.text}"  # a title tells more than its length


PEERS: dict[str, dict[str, Callable[[list[Vacancy]], Likeness]]] = {
    "BM25": {
        "titles": partial(_by_bm25, _title),
        "titles and descriptions": partial(_by_bm25, _whole),
    },
    "TF-IDF": {
        "titles": partial(_by_tfidf, _title),
        "titles and descriptions": partial(_by_tfidf, _whole),
    },
    "rapidfuzz": {"titles": _by_rapidfuzz},
    "static embeddings": {"titles": _by_wordllama},
}


if __name__ == "__main__":
    for figure in measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")):
        print(f"{figure.name:100} {figure.value:.3f} {figure.bar or ''}")
