"""Judged adverts: the measures of an order, by hand-worked examples, and the reading of a set."""

import json
import math

import pytest

from bench.judged import (
    Judgement,
    Order,
    judged_folder,
    judged_set,
    ndcg,
    overall,
    qualities,
    quality,
)


def grades(**of):
    return {reference: Judgement(grade) for reference, grade in of.items()}


def test_the_best_order_has_an_ndcg_of_one():
    assert ndcg([3, 2, 0]) == 1


def test_gain_is_two_to_the_grade_less_one_and_falls_by_the_log_of_the_place():
    ideal = 7 + 1 / math.log2(3)
    assert ndcg([1, 3]) == pytest.approx((1 + 7 / math.log2(3)) / ideal)


def test_only_the_first_ten_count():
    assert ndcg([0] * 10 + [3]) == 0


def test_where_nothing_is_any_good_no_order_is_bad():
    assert ndcg([0, 0]) == 1


def test_ruled_out_ones_come_after_all_that_is_shown():
    found = quality(Order(["bad"], ["good"]), grades(bad=0, good=3))
    assert found.ndcg == ndcg([0, 3])


def test_what_is_left_out_comes_last_and_the_worst_first():
    found = quality(Order(["a"]), grades(a=1, b=3, c=0))
    assert found.ndcg == ndcg([1, 0, 3])


def test_good_ones_are_counted_among_five():
    order = Order(["a", "b", "c", "d", "e", "f"])
    assert quality(order, grades(a=2, b=1, c=3, d=0, e=0, f=3)).good_in_first == 2 / 5


def test_a_broken_condition_counts_only_where_it_is_shown():
    judgements = {"a": Judgement(0, ("nights",)), "b": Judgement(3), "c": Judgement(0, ("hours",))}
    found = quality(Order(["a", "b"], ["c"]), judgements)
    assert (found.shown, found.broken) == (2, 1)


def test_overall_is_the_mean_of_clients_and_the_share_of_all_shown():
    first = quality(Order(["a"]), {"a": Judgement(3, ("hours",))})
    second = quality(Order(["a", "b", "c"]), grades(a=0, b=0, c=3))
    ndcg_mean, _, broken = overall([first, second])
    assert ndcg_mean == pytest.approx((1 + ndcg([0, 0, 3])) / 2)
    assert broken == 1 / 4


@pytest.fixture
def folder(tmp_path):
    client = {"client": "x1", "words": "Cooking.", "preferences": {"statements": [_WANT]}}
    adverts = [
        {"reference": "1", "title": "Cook", "employer": "A", "note": "not a field"},
        {"reference": "2", "title": "Plumber", "employer": "B"},
    ]
    judgements = [
        {"client": "x1", "reference": "1", "grade": 3, "breaks": []},
        {"client": "x1", "reference": "2", "grade": 0, "breaks": ["hours"]},
    ]
    (tmp_path / "clients.json").write_text(json.dumps([client]))
    for name, rows in (("adverts", adverts), ("judgements", judgements)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path


_WANT = {"stance": "want", "about": "work", "words": "cook"}


def test_a_folder_is_read_and_an_order_measured_client_by_client(folder):
    judged = judged_set(folder)
    assert [client.wanted for client in judged.clients] == [("cook",)]

    def as_it_comes(client, pool):
        return Order([vacancy.reference for vacancy in pool])

    (found,) = qualities(judged, as_it_comes)
    assert (found.ndcg, found.shown, found.broken) == (1, 2, 1)


def test_another_folder_can_be_named(folder, monkeypatch, tmp_path):
    assert judged_folder(tmp_path) == tmp_path / "data" / "judged"
    monkeypatch.setenv("IPS_JUDGED", str(folder))
    assert judged_folder(tmp_path) == folder
