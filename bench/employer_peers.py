"""What others make of which employers are one: each gives scored pairs of rows.

All see names as our own reader cleans them (`read_employer`: no legal form, no punctuation), as
they would otherwise lose on "Ltd" alone; Splink sees the postcode too, as ours does.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
import splink.comparison_library as cl
from rapidfuzz import fuzz, process
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from bench.employer_filings import Filing, Pair, pairs_of
from matcher.normalise.employers import read_employer

Scored = dict[Pair, float]
"""Pairs of rows, the lower first, by how surely they are one."""
_LEAST_LIKE = 60  # of 100: no threshold below is ever best
_LEAST_SURE = 0.001


def by_splink(rows: Sequence[Filing]) -> Scored:
    """Splink 5, trained by expectation maximisation on these rows.

    Blocked by whole name, first word, first letters, last word and postcode; spelling in four steps
    with the frequency of names, words in common, and the parts of the postcode.
    """
    logging.getLogger("splink").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")
    database = DuckDBAPI()
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.95, 0.88, 0.7]).configure(
                term_frequency_adjustments=True
            ),
            cl.ArrayIntersectAtSizes("words", [3, 2, 1]),
            cl.PostcodeComparison("postcode"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on(column) for column in ("name", "first_word", "start", "last_word", "postcode")
        ],
    )
    linker = Linker(database.register(_table(rows)), settings, log_level=logging.ERROR)
    linker.training.estimate_probability_two_random_records_match([block_on("name")], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=2_000_000, seed=1)
    for column in ("postcode", "first_word", "name"):
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on(column), record_sample_proportion=1.0
        )
    found = linker.inference.predict(threshold_match_probability=_LEAST_SURE).as_record_list()
    return {
        (min(ends), max(ends)): float(row["match_weight"])
        for row in found
        for ends in [(row["unique_id_l"], row["unique_id_r"])]
    }


def _table(rows: Sequence[Filing]) -> pa.Table:
    names = [read_employer(row.name).key for row in rows]
    words = [name.split() or [""] for name in names]
    return pa.table(
        {
            "unique_id": list(range(len(rows))),
            "name": names,
            "words": words,
            "first_word": [some[0] for some in words],
            "last_word": [some[-1] for some in words],
            "start": [name.replace(" ", "")[:5] for name in names],
            "postcode": [row.postcode for row in rows],
        }
    )


def by_rapidfuzz(rows: Sequence[Filing]) -> Scored:
    """rapidfuzz, the words of each name put in order, all pairs."""
    names = [read_employer(row.name).key for row in rows]
    like = process.cdist(
        names, names, scorer=fuzz.token_sort_ratio, score_cutoff=_LEAST_LIKE, dtype=np.uint8
    )
    ones, others = np.nonzero(np.triu(like, 1))
    return {
        (int(one), int(other)): float(like[one, other])
        for one, other in zip(ones, others, strict=True)
    }


def by_key(rows: Sequence[Filing]) -> Scored:
    """Names that are equal once cleaned."""
    return dict.fromkeys(pairs_of([read_employer(row.name).key for row in rows]), 1.0)


PEERS: dict[str, Callable[[Sequence[Filing]], Scored]] = {
    "Splink 5": by_splink,
    "rapidfuzz token_sort": by_rapidfuzz,
    "the same key": by_key,
}
