"""The page on what is read: every heading has its figures, and they are put in as measured."""

import re

from bench import reading_page
from bench.__main__ import MEASURES
from bench.figures import Figure
from bench.reading_page import HEADINGS, Facts, filled

FIGURES = {
    "pay": [Figure("right", 98.5, "%", "98")],
    "facts": [
        Figure("held out: nights: labels", 12, "adverts", None),
        Figure("held out: nights: precision", 0.975, "share", "95%"),
        Figure("held out: nights: recall", float("nan"), "share", "85%"),
        Figure("held out: evenings: labels", 0, "adverts", None),
    ],
}


def test_the_page_and_the_table_of_headings_name_the_same():
    marks = re.findall(r"<!-- figures: (\w+) -->", reading_page.PAGE.read_text(encoding="utf-8"))
    assert marks == list(HEADINGS)


def test_every_heading_has_a_measure():
    named = {heading.name for heading in HEADINGS.values() if not isinstance(heading, Facts)}
    assert named <= set(MEASURES)


def test_figures_take_the_place_of_what_stood_there():
    page = "Pay.\n<!-- figures: pay -->\nold\n<!-- end -->\nMore.\n"
    once = filled(page, FIGURES)
    assert "old" not in once
    assert "| right | 98.5 % | 98 |" in once
    assert once.startswith("Pay.\n")
    assert once.endswith("<!-- end -->\nMore.\n")
    assert filled(once, FIGURES) == once


def test_a_fact_has_a_row_where_somebody_labelled_it():
    page = filled("<!-- figures: schedule -->\n<!-- end -->", FIGURES)
    assert "| nights | held out | 12 | 97.5% | - |" in page
    assert "evenings" not in page
