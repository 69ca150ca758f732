"""A few hundred mutated files; `python -m bench.fuzzed_files` reads as many as one likes."""

import io

import pytest

from api.imports.readers.listing import FORMATS, ReadOptions, open_listing
from api.imports.rows import Row
from bench import fuzzed_files
from bench.fuzzed_files import fuzz
from bench.fuzzed_samples import Samples


def test_there_are_samples_of_every_format():
    assert set(FORMATS) - {"auto"} <= set(Samples().by_format)


@pytest.mark.parametrize("kind", Samples().by_format)
def test_the_samples_are_read_and_their_format_is_told(kind):
    for content in Samples().by_format[kind]:
        listing = open_listing(io.BytesIO(content), ReadOptions())
        assert sum(isinstance(row, Row) for row in listing.rows) >= 1
        assert kind in ("gzip", listing.format)


def test_no_mutated_file_crashes_hangs_or_leaves_a_half_read_row():
    counts = fuzz(500, seed=7)
    assert [failure for one in counts.values() for failure in one.failures] == []
    assert sum(one.rows for one in counts.values()) > 500
    assert all(one.refused for one in counts.values())


def test_what_a_reader_should_not_raise_is_a_failure(monkeypatch):
    def broken(*_):
        raise KeyError("x")

    monkeypatch.setattr(fuzzed_files, "open_listing", broken)
    assert len(fuzz(10, seed=1)["csv"].failures) == 1
