import os
from pathlib import Path

import pytest

from bench.fact_labels import FIELDS, READ, SETS, UNSURE, read_labels
from bench.facts import facts, measure

SHARED = Path(os.environ.get("IPS_SHARED", "../shared"))
ENOUGH = 20
"""Labels from which on a share means something."""


@pytest.mark.parametrize("name", SETS)
def test_every_label_is_of_a_known_field(name):
    for labels in read_labels(name).values():
        assert set(labels.stated) <= {*FIELDS, READ}
        assert set(labels.looked_at) <= set(FIELDS)


@pytest.mark.parametrize("name", SETS)
def test_sure_labels_outnumber_the_unsure(name):
    values = [value for labels in read_labels(name).values() for value in labels.stated.values()]
    assert values.count(UNSURE) < len(values) / 4


def test_facts_are_written_as_labels_are():
    read = facts("Cook", "A permanent post. 16-24 hours a week, no nights. Work Mon-Fri.")
    assert read == {
        "hours": "16-24",
        "part_time": "yes",
        "nights": "no",
        "weekends": "no",
        "days": "mon+tue+wed+thu+fri",
        "kinds": "permanent",
    }


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "data").exists(), reason="the real adverts are not here")
def test_fields_with_enough_labels_clear_their_bars():
    figures = {figure.name: figure.value for figure in measure(SHARED)}
    for field in FIELDS:
        if figures[f"first set: {field}: labels"] >= ENOUGH:
            assert figures[f"first set: {field}: precision"] >= 0.95, field
            assert figures[f"first set: {field}: recall"] >= 0.85, field
