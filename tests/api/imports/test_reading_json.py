"""JSON in, adverts and refusals out."""

import json

import pytest

COOK = '{"title": "Cook", "employer": "Cafe"}'
BAKER = '{"title": "Baker", "employer": "Inn"}'


def test_an_advert_a_line(read):
    found = read(f"{COOK}\n\n{BAKER}\n")
    assert found.titles == ["Cook", "Baker"]
    assert [row.line for row in found.rows] == [1, 3]


def test_numbers_are_text_and_coordinates_are_numbers(read):
    advert = {
        "title": "Cook",
        "employer": "Cafe",
        "id": 17,
        "lat": 53.8,
        "lon": "-1.5",
        "pay": 12.5,
    }
    [found] = read(json.dumps(advert)).adverts
    assert (found.reference, found.pay) == ("17", "12.5")
    assert (found.latitude, found.longitude) == (53.8, -1.5)


def test_null_is_not_stated(read):
    [found] = read('{"title": "Cook", "employer": "Cafe", "pay": null}').adverts
    assert found.pay is None


def test_a_list_of_words_is_read_as_one_text(read):
    [found] = read(
        '{"title": "Cook", "employer": "Cafe", "contract": ["Fixed", "Part time"]}'
    ).adverts
    assert found.contract == "Fixed, Part time"


@pytest.mark.parametrize(("value", "read_as"), [("true", "remote"), ("false", "onsite")])
def test_remote_may_be_true_or_false(read, value, read_as):
    [found] = read(f'{{"title": "Cook", "employer": "Cafe", "remote": {value}}}').adverts
    assert found.remote == read_as


def test_fields_without_a_place_in_an_advert_are_counted(read):
    assert read('{"title": "Cook", "employer": "Cafe", "mood": 3, "tone": null}').ignored == {
        "mood": 1
    }


@pytest.mark.parametrize("line", ["[1, 2]", '"text"', "12", "null", "true"])
def test_json_that_is_not_an_object_is_refused(read, line):
    found = read(f"{COOK}\n{line}\n{BAKER}\n", format="jsonl")
    assert found.titles == ["Cook", "Baker"]
    assert found.refusal.line == 2
    assert "where a JSON object is needed" in found.refusal.problem


def test_broken_json_is_refused_with_line_and_character(read):
    found = read(f'{COOK}\n{{"title": "Cook" "employer"}}\n{BAKER}\n')
    assert found.titles == ["Cook", "Baker"]
    assert (found.refusal.line, found.refusal.column) == (2, "character 18")


def test_a_broken_first_line_costs_only_itself(read):
    found = read(f'{{"title": "Cook\n{BAKER}\n{COOK}\n')
    assert found.titles == ["Baker", "Cook"]
    assert found.refusal.line == 1


def test_something_after_an_object_is_refused(read):
    assert "something follows" in read(f"{COOK} {BAKER}\n{BAKER}\n").refusal.problem


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"employer": "Cafe"}', "title"),
        ('{"title": " ", "employer": "Cafe"}', "title"),
        ('{"title": "Cook"}', "employer"),
        ('{"title": {}, "employer": "Cafe"}', "title"),
        ('{"title": "Cook", "employer": "Cafe", "lat": NaN}', "lat"),
        ('{"title": "Cook", "employer": "Cafe", "salary": -7}', "salary"),
        ('{"title": "Co\\u0000ok", "employer": "Cafe"}', "title"),
        ('{"title": "Co\\ud800ok", "employer": "Cafe"}', "title"),
    ],
)
def test_bad_values_are_refused_by_their_name(read, line, words):
    found = read(f"{line}\n{COOK}\n")
    assert found.titles == ["Cook"]
    assert (found.refusal.line, found.refusal.column) == (1, words)


@pytest.mark.parametrize(
    "line",
    ["[" * 100_000, '{"a":' * 100_000, '{"id": ' + "9" * 5000 + "}", '{"a": "' + "x" * 2_000_000],
)
def test_monstrous_json_is_refused(read, line):
    found = read(f"{COOK}\n{line}\n{BAKER}\n")
    assert found.titles == ["Cook", "Baker"]
    assert found.refusal.line == 2


def test_a_line_that_is_not_utf8_is_refused(read):
    found = read(
        COOK.replace("Cafe", "Café").encode("cp1252") + b"\n" + BAKER.encode(), encoding="utf-8"
    )
    assert found.titles == ["Baker"]
    assert "not valid UTF-8" in found.refusal.problem


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_a_list_of_adverts_is_read(read, indent):
    adverts = [json.loads(COOK), json.loads(BAKER)]
    found = read(json.dumps(adverts, indent=indent))
    assert found.titles == ["Cook", "Baker"]
    assert found.refused == []


def test_a_broken_advert_in_a_list_costs_only_itself(read):
    found = read(f'[\n {COOK},\n {{"title": "Cook, "employer": "x",\n {BAKER},\n {COOK}\n]\n')
    assert found.titles == ["Cook", "Baker", "Cook"]
    assert found.refusal.line == 3


def test_an_advert_left_open_in_a_list_costs_only_itself(read):
    found = read(f'[\n {COOK},\n {{"title": "Cook", "tags": [\n {BAKER},\n {COOK}\n]\n')
    assert found.titles == ["Cook", "Baker", "Cook"]
    assert found.refusal.line == 3


def test_a_list_that_is_cut_short_says_so(read):
    found = read(f"[\n{COOK},\n{BAKER},\n")
    assert found.titles == ["Cook", "Baker"]
    assert "the list is not closed" in found.refusal.problem


def test_what_follows_a_list_is_not_lost_in_silence(read):
    found = read(f"[\n{COOK}\n]\n{BAKER}\n")
    assert found.titles == ["Cook"]
    assert (found.refusal.line, "left out" in found.refusal.problem) == (4, True)


def test_one_advert_over_many_lines(read):
    assert read(json.dumps(json.loads(COOK), indent=2)).titles == ["Cook"]


def test_a_list_larger_than_the_window_is_read(read):
    advert = {"title": "Cook", "employer": "Cafe", "description": "x" * 50_000}
    found = read(json.dumps([advert] * 100))
    assert len(found.rows) == 100
    assert found.refused == []


def test_the_lines_of_a_long_list_are_counted_right(read):
    advert = {"title": "Cook", "employer": "Cafe", "description": "x" * 50_000}
    found = read(json.dumps([advert] * 100, indent=1))
    assert [row.line for row in found.rows] == [2 + 5 * n for n in range(100)]
