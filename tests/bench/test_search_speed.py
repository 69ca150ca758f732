"""How our times are set beside those of the search engines."""

from bench.search_jobs import OURS, Speed, times_of
from bench.search_speed import _beside


def speed(*milliseconds):
    return Speed(1.0, 1.0, 1.0, list(milliseconds), 1.0)


def test_the_median_the_slowest_and_each_client_are_compared():
    speeds = {"tantivy": speed(1, 2, 4), "bm25s": speed(1, 1, 1), OURS: speed(1, 4, 3)}
    found = {figure.name: figure.value for figure in _beside(speeds)}
    assert found["the median client, ours over tantivy's"] == 1.5
    assert found["the slowest client, ours over tantivy's"] == 1
    assert found["clients for whom ours takes at most 1 x tantivy's"] == 2 / 3
    assert found["the median client, ours over bm25s's"] == 3


def test_everybody_is_timed_and_a_caseload_is_twenty_whoever_there_are():
    asked = []
    times, _ = times_of(["a", "b"], asked.append)
    assert len(times) == 2
    assert asked.count("a") == asked.count("b") == 6 + 10
