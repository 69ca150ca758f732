"""Whichever source comes first, the same listings are one job."""

import shutil
from contextlib import contextmanager
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.database import make_engine
from api.imports import spool
from tests.api.duplicates.conftest import CAFE, DEPOT, advert, framed, groups_in, put

TEXTS = st.sampled_from(
    [
        CAFE,
        framed(),
        CAFE.replace("busy", "lively"),
        CAFE.replace("Bramble House", "Thistle House"),
        f"{CAFE} You will work on ward 3.",
        DEPOT,
        framed(DEPOT),
    ]
)
FILE = st.lists(TEXTS, min_size=1, max_size=3)
_numbers = count()


@pytest.fixture(scope="module")
def fresh(sqlite_template, tmp_path_factory):
    """An empty database for each example."""
    folder = tmp_path_factory.mktemp("either")

    @contextmanager
    def make():
        path = folder / f"{next(_numbers)}.db"
        shutil.copy(sqlite_template, path)
        engine = make_engine(f"sqlite:///{path}")
        spool.keep_in(engine, folder / spool.FOLDER)
        yield engine
        engine.dispose()

    return make


def adverts(texts):
    return [advert(f"{number}", text) for number, text in enumerate(texts)]


@settings(max_examples=12)
@given(FILE, FILE, FILE)
def test_the_order_of_sources_changes_no_group(fresh, board, centre, paper):
    files = {"board": adverts(board), "centre": adverts(centre), "paper": adverts(paper)}
    found = []
    for order in (list(files), list(reversed(files))):
        with fresh() as engine:
            for source in order:
                put(engine, source, *files[source])
            found.append(groups_in(engine))
    assert found[0] == found[1]
