"""Whether the same job sent by another source is known again, and another post told apart from it.

On pairs made from real adverts (`bench/reworded.py`), of employers kept aside while the rules were
tuned, and half of the true ones also of a kind of rewording that was; beside what is usually done:
the same title and employer, rapidfuzz over the texts, and TF-IDF over them, the latter two at the
threshold that is best for them on these very pairs.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz
from sklearn.feature_extraction.text import TfidfVectorizer

from bench.figures import Figure
from bench.generated import vacancies
from bench.reworded import ON, SEED, Pair, adverts, pairs
from bench.rewording import ASIDE
from matcher.duplicates.vacancies import Sameness, verdict
from matcher.duplicates.vacancy_index import VacancyIndex
from matcher.duplicates.vacancy_keys import keys_and_sketch
from matcher.normalise.advert import read_advert
from matcher.vacancy import Vacancy

_PRECISION, _RECALL = "at least 0.97", "at least 0.90"
_MANY = 20_000
Two = tuple[Vacancy, Vacancy]


def measure(shared: Path, part: str = ASIDE) -> list[Figure]:
    """Ours, then the peers, on the pairs of one part."""
    drawn = pairs(shared, part)
    read = [pair.read() for pair in drawn]
    truth = np.array([pair.is_same for pair in drawn])
    return [
        Figure("pairs that are one job", int(truth.sum()), "pairs", None),
        Figure("pairs that only look like it", int((~truth).sum()), "pairs", None),
        *_ours(drawn, read, truth),
        *_found(shared, drawn, read),
        *_look_ups(shared),
        *_peers(read, truth),
    ]


def _ours(
    drawn: Sequence[Pair], read: Sequence[Two], truth: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> list[Figure]:
    started = time.process_time()
    verdicts = [verdict(*two).sameness for two in read]
    each = (time.process_time() - started) / len(read)
    sure = np.array([one is Sameness.SURE for one in verdicts])
    doubtful = np.array([one is Sameness.DOUBTFUL for one in verdicts])
    kinds = np.array([pair.kind for pair in drawn])
    figures = [
        *_precision_and_recall("ours, sure", sure, truth, bars=(_PRECISION, _RECALL)),
        Figure("ours, one job left doubtful", float(doubtful[truth].mean()), "of 1", None),
        Figure("ours, another post left doubtful", float(doubtful[~truth].mean()), "of 1", None),
        Figure("ours, a verdict", each * 1000, "ms", None),
    ]
    for kind in dict.fromkeys(kinds[truth]):
        found = float(sure[truth & (kinds == kind)].mean())
        figures.append(Figure(f"ours, sure of those {kind}", found, "of 1", None))
    for kind in dict.fromkeys(kinds[~truth]):
        wrong = float(sure[~truth & (kinds == kind)].mean())
        figures.append(Figure(f"ours, wrongly sure of {kind}", wrong, "of 1", None))
    return figures


def _found(shared: Path, drawn: Sequence[Pair], read: Sequence[Two]) -> list[Figure]:
    """How often the other listing is among the few that the keys find, among all real adverts."""
    index = VacancyIndex()
    same = [two for pair, two in zip(drawn, read, strict=True) if pair.is_same]
    for number, (one, _) in enumerate(same):
        index.add(one, number)
    references = {one.reference for one, _ in same}
    for number, advert in enumerate(adverts(shared), start=len(same)):
        if advert.reference not in references:
            index.add(read_advert(advert, ON), number)
    found = [number in index.find(other) for number, (_, other) in enumerate(same)]
    name = "ours, the other listing is found by its keys"
    return [Figure(name, float(np.mean(found)), "of 1", None)]


def _look_ups(shared: Path) -> list[Figure]:
    """What a look-up takes among many adverts of some 1,200 letters, and how much room each."""
    drawn = list(vacancies(_MANY, SEED, shared))
    index = VacancyIndex()
    started = time.process_time()
    kept = [keys_and_sketch(vacancy) for vacancy in drawn]
    read = time.process_time()
    tracemalloc.start()
    for number, (keys, sketch) in enumerate(kept):
        # Copies, so that their room is counted too.
        index.add_known(number, tuple(key + 1 - 1 for key in keys), bytes(bytearray(sketch)))
    room = tracemalloc.get_traced_memory()[0] / len(drawn)
    tracemalloc.stop()
    middle = time.process_time()
    for keys, sketch in kept:
        index.find_known(keys, sketch)
    each = (time.process_time() - middle) / len(drawn)
    return [
        Figure("ours, keys and sketch", (read - started) / len(drawn) * 1000, "ms", None),
        Figure("ours, a look-up by them among 20,000", each * 1000, "ms", "under 0.3"),
        Figure("ours, room of a vacancy in memory", room, "bytes", None),
    ]


def _peers(read: Sequence[Two], truth: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[Figure]:
    exact = np.array([_name(one) == _name(other) for one, other in read])
    fuzzy = np.array([fuzz.token_set_ratio(one.text, other.text) / 100 for one, other in read])
    vectors = TfidfVectorizer(dtype=np.float32, sublinear_tf=True)
    matrix = vectors.fit_transform([vacancy.text for two in read for vacancy in two])
    cosine = np.asarray(matrix[::2].multiply(matrix[1::2]).sum(axis=1)).ravel()
    return [
        *_precision_and_recall("exact title and employer", exact, truth),
        *_precision_and_recall("rapidfuzz token_set", fuzzy >= _best(fuzzy, truth), truth),
        *_precision_and_recall("TF-IDF cosine", cosine >= _best(cosine, truth), truth),
    ]


def _name(vacancy: Vacancy) -> tuple[str, str]:
    return vacancy.title.casefold(), vacancy.employer.name.casefold()


def _best(
    scores: np.ndarray[tuple[int], np.dtype[np.float32]],
    truth: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> float:
    """The threshold of the highest F1."""
    return float(max(np.unique(scores).tolist(), key=lambda least: _f1(scores >= least, truth)))


def _f1(
    said: np.ndarray[tuple[int], np.dtype[np.bool_]],
    truth: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> float:
    return float(2 * (said & truth).sum() / max(1, said.sum() + truth.sum()))


def _precision_and_recall(
    name: str,
    said: np.ndarray[tuple[int], np.dtype[np.bool_]],
    truth: np.ndarray[tuple[int], np.dtype[np.bool_]],
    bars: tuple[str | None, str | None] = (None, None),
) -> list[Figure]:
    right = int((said & truth).sum())
    return [
        Figure(f"{name}: precision", right / max(1, int(said.sum())), "of 1", bars[0]),
        Figure(f"{name}: recall", right / max(1, int(truth.sum())), "of 1", bars[1]),
        Figure(f"{name}: F1", _f1(said, truth), "of 1", None),
    ]
