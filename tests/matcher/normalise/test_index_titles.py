import csv

import pytest

from matcher import reference
from matcher.normalise import index_titles
from matcher.normalise.occupations import TitleTable, table

NAMES = {"2134": "Testers", "5314": "Roofers", "5411": "Upholsterers"}


@pytest.fixture
def load(tmp_path):
    """Makes entries the loaded index: `load(("5314", "Roofer", ""))`."""

    def into_use(*entries):
        with (tmp_path / index_titles.FILE).open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle).writerows([index_titles.COLUMNS, *entries])
        reference.use(tmp_path)

    yield into_use
    reference.use(None)


def test_without_a_loaded_index_no_titles_are_added():
    assert index_titles.listed() == []


def test_a_loaded_title_is_in_the_table_and_gone_again_without_it(load):
    assert table().exact(("roofing", "gonfalonier")) == []

    load(("5314", "Roofing gonfalonier", ""))
    assert table().exact(("roofing", "gonfalonier")) == ["5314"]

    reference.use(None)
    assert table().exact(("roofing", "gonfalonier")) == []


def test_a_qualified_title_is_listed_with_its_qualifier_and_never_bare(load):
    load(("5411", "Gonfalonier", "coach trimming"))

    assert index_titles.listed() == [("5411", "coach trimming Gonfalonier")]
    assert table().exact(("gonfalonier",)) == []


def test_an_unknown_unit_group_is_left_out(load):
    load(("9999", "Gonfalonier", ""))

    assert table().exact(("gonfalonier",)) == []


def test_what_the_index_says_of_a_title_stands():
    ours = [("2134", "Roofer"), ("2134", "Tester")]

    titles = TitleTable(NAMES, ours, [("5314", "Roofer")])

    assert titles.exact(("roofer",)) == ["5314"]
    assert titles.exact(("tester",)) == ["2134"]
