"""`ips-matcher normalise` and `rank`: the contracts, to the letter."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app


@dataclass(frozen=True)
class Done:
    """How a command ended and what it printed."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run(*words, text=""):
    """Runs the command."""
    result = CliRunner().invoke(app, list(words), input=text.encode(), catch_exceptions=False)
    return Done(result.exit_code, result.stdout_bytes, result.stderr_bytes)


def lines(done):
    """The JSON values that were printed."""
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.fixture(scope="module")
def vacancy():
    """What `normalise advert` answers to a full advert."""
    advert = {
        "reference": "a-1",
        "title": "Evening Cleaner (2 posts)",
        "employer": "Brightside Cleaning Ltd",
        "description": "Permanent. 15 hours per week, Monday to Friday 5pm to 8pm. DBS required.",
        "pay": "£12.90 per hour",
        "postcode": "LS1 4AP",
        "posted": "2026-11-01",
    }
    done = run("normalise", "advert", text=json.dumps(advert) + "\n")
    assert done.returncode == 0, done.stderr
    return lines(done)[0]


def test_a_vacancy_has_the_fields_of_the_contract(vacancy):
    named = {
        "pay": {
            "currency", "hourly_min", "hourly_max", "annual_min", "annual_max", "stated_as",
            "pro_rata", "quote",
        },
        "hours": {"min", "max", "full_time", "part_time", "quote"},
        "schedule": {
            "nights", "evenings", "weekends", "early_starts", "rotating_shifts", "term_time_only",
            "days", "quote",
        },
        "contract": {"kinds"},
        "place": {"postcode", "latitude", "longitude", "precision", "remote"},
        "requirements": {
            "driving_licence", "dbs", "registration", "degree", "experience", "management",
        },
        "competitive": {"verdict", "reasons"},
        "employer": {"name", "key"},
        "occupation": {"code", "name", "score", "alternatives"},
    }  # fmt: skip
    assert {"reference", "title", *named} <= vacancy.keys()
    for part, fields in named.items():
        assert fields <= vacancy[part].keys(), part


def test_facts_are_read_and_what_is_not_stated_is_null(vacancy):
    assert vacancy["reference"] == "a-1"
    assert vacancy["occupation"]["code"] == "9223"
    assert vacancy["pay"]["hourly_min"] == 12.9
    assert vacancy["hours"]["min"] == vacancy["hours"]["max"] == 15
    assert vacancy["schedule"]["evenings"] is True
    assert vacancy["schedule"]["days"] == ["mon", "tue", "wed", "thu", "fri"]
    assert vacancy["contract"]["kinds"] == ["permanent"]
    assert vacancy["place"]["postcode"] == "LS1 4AP"
    assert vacancy["requirements"]["dbs"] == "unspecified"
    assert vacancy["requirements"]["driving_licence"] is None
    assert vacancy["competitive"]["verdict"] == "yes"


@pytest.mark.parametrize(
    ("field", "line", "part"),
    [
        ("pay", "£12.90 per hour", {"hourly_min": 12.9, "stated_as": "hour"}),
        ("hours", "16 to 20 hours per week", {"min": 16, "max": 20}),
        ("place", "LS1 4AP", {"postcode": "LS1 4AP"}),
        ("employer", "  ACME   Ltd. ", {"name": "ACME Ltd."}),
    ],
)
def test_a_line_of_text_gives_a_line_of_json(field, line, part):
    [found] = lines(run("normalise", field, text=f"{line}\n"))
    assert part.items() <= found.items()


def test_a_title_gives_itself_cleaned_and_its_occupation():
    [found] = lines(run("normalise", "title", text="Cleaner - Band 2\n"))
    assert found["title"] == "Cleaner"
    assert found["occupation"]["code"] == "9223"


def test_a_phrase_gives_its_statements():
    [found] = lines(run("normalise", "statement", text="no nights\n"))
    [statement] = found["statements"]
    assert statement["stance"] == "never"
    assert statement["about"] == "schedule"
    assert statement["value"] == {"nights": True}


def test_what_cannot_be_read_is_null_and_lines_stay_in_step():
    found = lines(run("normalise", "pay", text="competitive\n\n£10 an hour\n"))
    assert found[:2] == [None, None]
    assert found[2]["hourly_min"] == 10


def test_a_column_of_a_csv_file_is_read(tmp_path):
    file = tmp_path / "pay.csv"
    file.write_text('id,salary\n1,"£20,000 - £22,000 pa"\n2,\n', encoding="utf-8")
    found = lines(run("normalise", "pay", "--csv", str(file), "--column", "salary"))
    assert (found[0]["annual_min"], found[0]["annual_max"]) == (20_000, 22_000)
    assert found[1] is None


def test_a_broken_record_is_named_and_answered_by_null_in_its_place(tmp_path):
    file = tmp_path / "pay.csv"
    file.write_bytes(b'id,salary\n1,"open\n2,12 an hour\n3,\xa312 an hour\n,\n\n4,13 an hour\n')
    done = run("normalise", "pay", "--csv", str(file), "--column", "salary")
    assert done.returncode == 1
    assert [found and found["hourly_min"] for found in lines(done)] == [None, 12, None, None, 13]
    said = " ".join(done.stderr.decode().split())
    assert "line 2, salary: a quote is opened and not closed" in said
    assert "line 4, salary: is not valid UTF-8" in said


def test_a_column_is_read_in_its_encoding(tmp_path):
    file = tmp_path / "pay.csv"
    file.write_bytes("id;salary\n1;£12 an hour\n".encode("cp1252"))
    options = ("--csv", str(file), "--column", "salary", "--encoding", "cp1252")
    [found] = lines(run("normalise", "pay", *options))
    assert found["hourly_min"] == 12


def test_a_missing_column_is_named_with_those_that_are_there(tmp_path):
    file = tmp_path / "pay.csv"
    file.write_text("id,salary\n", encoding="utf-8")
    done = run("normalise", "pay", "--csv", str(file), "--column", "wage")
    assert done.returncode == 2
    assert "no column wage: it has id, salary" in " ".join(done.stderr.decode().split())


def test_an_advert_that_cannot_be_read_is_answered_in_its_place():
    good = json.dumps({"title": "Cleaner", "employer": "Brightside"})
    done = run("normalise", "advert", text=f"{good}\n[1]\n{good}\n")
    assert done.returncode == 1
    first, wrong, last = lines(done)
    assert first == last
    assert wrong["error"]["line"] == 2


def test_many_adverts_are_answered_line_by_line_in_their_order():
    told = [
        json.dumps({"title": f"Cleaner {n}", "employer": "B", "reference": f"{n}"})
        for n in range(450)
    ]
    told[220], told[330] = "", "{"
    done = run("normalise", "advert", text="\n".join(told) + "\n")
    assert done.returncode == 1
    answered = [answer and answer.get("reference") for answer in lines(done)]
    assert answered == [None if n in {220, 330} else f"{n}" for n in range(450)]
    assert lines(done)[330]["error"]["line"] == 331


def test_a_blank_line_between_adverts_is_answered_by_null():
    good = json.dumps({"title": "Cleaner", "employer": "Brightside"})
    done = run("normalise", "advert", text=f"{good}\n\n{good}\n \n")
    assert done.returncode == 0
    first, blank, second, last = lines(done)
    assert first == second
    assert blank is None
    assert last is None


@pytest.fixture
def files(tmp_path):
    """Preferences and adverts in files."""
    preferences = tmp_path / "preferences.json"
    preferences.write_text(
        json.dumps(
            {
                "base": "LS9 7TF",
                "statements": [
                    {"stance": "want", "words": "cleaner"},
                    {"stance": "must", "about": "hours", "value": {"min": 12, "max": 24}},
                    {"stance": "must", "about": "travel", "value": {"miles": 15}},
                    {"stance": "never", "words": "driving licence needed"},
                    {"stance": "avoid", "words": "nights", "importance": 3},
                ],
            }
        ),
        encoding="utf-8",
    )
    adverts = tmp_path / "adverts.jsonl"
    rows = [
        {"reference": "far", "title": "Cleaner", "employer": "A", "postcode": "EH1 1YZ"},
        {"reference": "near", "title": "Cleaner", "employer": "B", "postcode": "LS1 4AP"},
        {
            "reference": "drives",
            "title": "Mobile cleaner",
            "employer": "C",
            "postcode": "LS1 4AP",
            "description": "A full UK driving licence is essential.",
        },
    ]
    adverts.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return preferences, adverts


def test_rank_answers_the_contract(files):
    preferences, adverts = files
    done = run("rank", "--preferences", str(preferences), "--adverts", str(adverts), "--json")
    assert done.returncode == 0, done.stderr
    [found] = lines(done)
    assert found.keys() == {"considered", "ranked", "ruled_out", "what_if"}
    assert found["considered"] == 3
    [best] = found["ranked"]
    assert best.keys() == {"reference", "rank", "score", "evidence"}
    assert best["reference"] == "near"
    assert [e["statement"] for e in best["evidence"]] == [0, 1, 2, 3, 4]
    assert best["evidence"][0].keys() == {
        "statement", "state", "degree", "contribution", "says", "quote", "ask",
    }  # fmt: skip
    assert best["score"] == pytest.approx(sum(e["contribution"] for e in best["evidence"]))
    out = {row["reference"]: row["because"] for row in found["ruled_out"]}
    assert "within 15 miles" in out["far"][0]
    assert "driving licence" in out["drives"][0]
    for change in found["what_if"]:
        assert change.keys() == {"statement", "change", "opens", "examples"}


def test_rank_prints_a_table_for_people(files):
    preferences, adverts = files
    done = run("rank", "--preferences", str(preferences), "--adverts", str(adverts))
    assert done.returncode == 0
    printed = done.stdout.decode()
    assert "The best 1 of 3" in printed
    assert "Ruled out: 2 of 3" in printed


def test_rank_says_what_it_takes_where_no_line_can_be_read(files, tmp_path):
    sheet = tmp_path / "jobs.csv"
    sheet.write_text("title,employer\nCook,Cafe\nBaker,Mill\nPorter,Inn\n", encoding="utf-8")
    done = run("rank", "--preferences", str(files[0]), "--adverts", str(sheet))
    assert done.returncode == 2
    said = " ".join(done.stderr.decode().split())
    assert "--adverts takes JSON Lines, one advert a line, such as" in said
    assert '{"title": "Cook", "employer": "Cafe", "place": "Leeds"}' in said
    assert "line 1, character 1: the JSON is broken" in said
    assert not done.stdout


@pytest.mark.parametrize(("top", "shown"), [((), 20), (("--top", "25"), 25)])
def test_the_table_shows_as_many_as_asked_for(files, top, shown):
    preferences, adverts = files
    row = {"title": "Cleaner", "employer": "B", "postcode": "LS1 4AP"}
    text = "".join(json.dumps({**row, "reference": f"r{at}"}) + "\n" for at in range(30))
    adverts.write_text(text, encoding="utf-8")
    done = run("rank", "--preferences", str(preferences), "--adverts", str(adverts), *top)
    assert f"The best {shown} of 30" in done.stdout.decode()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no file without an end here")
def test_preferences_without_an_end_are_refused(files):
    done = run("rank", "--preferences", "/dev/zero", "--adverts", str(files[1]))
    assert done.returncode == 2
    assert "larger than 1 MB" in done.stderr.decode()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[]", "object"),
        ("{", "JSON"),
        (
            '{"statements": [{"stance": "must", "about": "hours", "value": {"min": 9, "max": 4}}]}',
            "min 9 is above max 4",
        ),
        ('{"statements": [{"stance": "maybe", "words": "x"}]}', "stance"),
        ('{"wishes": []}', "wishes"),
    ],
)
def test_wrong_preferences_are_refused_with_where_and_why(files, text, says):
    preferences, adverts = files
    preferences.write_text(text, encoding="utf-8")
    done = run("rank", "--preferences", str(preferences), "--adverts", str(adverts), "--json")
    assert done.returncode == 2
    assert says in " ".join(done.stderr.decode().split())
    assert not done.stdout


def test_a_file_that_is_not_there_is_said_so(files, tmp_path):
    preferences, _ = files
    done = run("rank", "--preferences", str(preferences), "--adverts", str(tmp_path / "none"))
    assert done.returncode == 2
    assert "No such file" in " ".join(done.stderr.decode().split())


CLEANER = {"stance": "want", "words": "cleaner"}


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (
            {"statements": [{"stance": s, "words": "nights"} for s in ("must", "never")]},
            "statements.1: “nights” is both a must and a never: which holds?",
        ),
        ({"base": ["LS1 4AP", "LS2 7EY"], "statements": [CLEANER]}, "base: must be one place"),
        ({"base": "ZZ99 9ZZ", "statements": [CLEANER]}, "base: is no postcode or place"),
        ({"statements": []}, "there are none, so there is nothing to rank by"),
        ({"statements": [CLEANER] * 1000}, "statements: must have at most 100 items"),
        (
            {"statements": [{"stance": "want", "words": "quiet " * 17_000}]},
            "words: must be at most 500 characters long",
        ),
    ],
)
def test_preferences_that_cannot_be_ranked_by_are_refused_with_which(files, body, says):
    preferences, adverts = files
    preferences.write_text(json.dumps(body), encoding="utf-8")
    done = run("rank", "--preferences", str(preferences), "--adverts", str(adverts), "--json")
    assert done.returncode == 2
    assert says in " ".join(done.stderr.decode().split())
    assert not done.stdout


def test_of_two_bases_neither_wins(files):
    preferences, adverts = files
    preferences.write_text('{"base": "LS1 4AP", "base": "York", "statements": []}', "utf-8")
    done = run("rank", "--preferences", str(preferences), "--adverts", str(adverts))
    assert (done.returncode, done.stdout) == (2, b"")
    assert "base: is given twice" in " ".join(done.stderr.decode().split())


def test_what_is_to_settle_is_noted_beside_the_answer(files):
    preferences, adverts = files
    body = {"statements": [{"stance": s, "words": "cleaning"} for s in ("want", "avoid")]}
    preferences.write_text(json.dumps(body), encoding="utf-8")
    done = run("rank", "--preferences", str(preferences), "--adverts", str(adverts), "--json")
    assert done.returncode == 0
    assert lines(done)[0]["considered"] == 3
    noted = " ".join(done.stderr.decode().split())
    assert noted == "To settle: “cleaning” is both a wish and a “rather not”: which holds?"
