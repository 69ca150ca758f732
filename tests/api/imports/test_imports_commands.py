"""`ips-matcher import` and `ips-matcher imports`."""

import json

import pytest
import typer
from typer.testing import CliRunner

from api import terminal
from api.imports import commands, kept_columns_commands, run_commands
from api.imports import terminal as shown

FILE = "reference,title,employer\n1,Cook,Cafe\n"


@pytest.fixture
def run(engine, monkeypatch):
    """Runs the command over the fresh database: `run("import", "jobs.csv")`."""
    app = typer.Typer()
    commands.add_commands(app)
    for module in (commands, run_commands, kept_columns_commands):
        monkeypatch.setattr(module, "ready_engine", lambda: engine)

    def invoke(*arguments, stdin=None):
        return CliRunner().invoke(app, [str(one) for one in arguments], input=stdin)

    return invoke


@pytest.fixture
def file(tmp_path):
    """Writes a file to import."""

    def write(content=FILE, name="jobs.csv"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def test_all_taken_is_0(run, file):
    answer = run("import", file())
    assert answer.exit_code == 0
    assert "jobs.csv (csv), as jobs" in answer.output


def test_any_refused_is_1_and_says_where(run, file):
    answer = run("import", file(f"{FILE}2,,Cafe\n"))
    assert answer.exit_code == 1
    assert "Refused rows" in answer.output
    assert "is empty" in answer.output


@pytest.mark.parametrize(
    ("content", "options"),
    [
        ("name,town\nx,y\n", []),
        ("", []),
        (FILE, ["--encoding", "klingon"]),
        (FILE, ["--map", "nonsense"]),
        (FILE, ["--map", "title=mood"]),
        (FILE, ["--map", "wage=pay"]),
        (FILE, ["--format", "xlsx"]),
        (FILE, ["--source", ""]),
    ],
)
def test_a_file_or_usage_that_is_wrong_is_2(run, file, content, options):
    answer = run("import", file(content), *options)
    assert answer.exit_code == 2
    assert "Traceback" not in answer.output


def test_a_file_that_is_not_there_is_2(run, tmp_path):
    assert run("import", tmp_path / "nope.csv").exit_code == 2
    assert run("import", tmp_path).exit_code == 2


def test_standard_input_needs_a_source(run):
    assert run("import", "-", stdin=FILE).exit_code == 2
    answer = run("import", "-", "--source", "pipe", "--json", stdin=FILE)
    assert answer.exit_code == 0
    assert json.loads(answer.stdout)["source"] == "pipe"


def test_json_is_for_programs(run, file):
    report = json.loads(run("import", file(f"{FILE}x\n"), "--json").stdout)
    assert (report["added"], report["refused"], report["dry_run"]) == (1, 1, False)
    assert report["first_refusals"][0]["line"] == 3


def test_a_dry_run_stores_nothing(run, file):
    assert json.loads(run("import", file(), "--dry-run", "--json").stdout)["added"] == 1
    [listed] = json.loads(run("imports", "list", "--json").stdout)
    assert (listed["dry_run"], listed["added"]) == (True, 1)
    said = " ".join(run("imports", "list").output.split())
    assert "only tried out: nothing is stored" in said


def test_an_import_is_undone_once(run, file):
    made = json.loads(run("import", file(), "--json").stdout)
    first = run("imports", "undo", made["id"])
    assert first.exit_code == 0
    assert "Employers that only it had named: 1 gone\n" in first.output
    before = run("imports", "show", made["id"], "--json").stdout
    again = run("imports", "undo", made["id"])
    assert again.exit_code == 1
    said = str(again.exception)
    assert "Nothing is left to undo: this import was undone already, on " in said
    assert said.endswith("UTC, at the command line.")
    assert run("imports", "show", made["id"], "--json").stdout == before


def test_undoing_again_what_has_to_stay_says_that_it_was_done_already(run, file):
    made = json.loads(run("import", file(), "--json").stdout)
    run("import", file(FILE.replace("Cook", "Baker")))
    first = run("imports", "undo", made["id"])
    assert first.exit_code == 1
    assert "undone already" not in first.output
    again = run("imports", "undo", made["id"])
    assert again.exit_code == 1
    said = " ".join(again.output.split())
    assert "Nothing more could go back: this import was undone already, on " in said
    assert "a later import changed it" in said


def test_columns_may_be_mapped(run, file):
    path = file("what,who\nCook,Cafe\n")
    assert run("import", path, "--map", "what=title", "--map", "who=employer").exit_code == 0


@pytest.mark.parametrize("name", ["jobs.csv", "jobs.csv.gz", "jobs"])
def test_the_source_is_the_name_of_the_file(run, file, name):
    path = file(name=name)
    assert json.loads(run("import", path, "--json").stdout)["source"] == "jobs"


def test_imports_are_listed_and_shown(run, file):
    made = json.loads(run("import", file(f"{FILE}x\n"), "--json").stdout)
    listed = run("imports", "list").output
    assert made["id"] in listed
    assert "2 read, 1 added, 1 refused" in listed
    assert "too few cells" in " ".join(run("imports", "show", made["id"]).output.split())
    again = json.loads(run("imports", "show", made["id"], "--json").stdout)
    assert again["first_refusals"] == made["first_refusals"]


def test_every_line_fits_an_80_column_terminal(run, file, monkeypatch):
    for module in (terminal, shown):
        monkeypatch.setattr(module.out, "_width", 80)
    content = "title,employer," + ",".join(f"mood{n}" for n in range(30)) + "\n"
    rows = "".join(f"{'x' * 500},Cafe{',y' * 30}\n" for _ in range(30))
    answer = run("import", file(content + rows, name="a" * 60 + ".csv"))
    assert answer.exit_code == 1
    assert max(map(len, answer.output.splitlines())) <= 80


OTHERS = "Our ref,Post,Business,Starts\n7,Cook,Cafe,x\n8,,Cafe,x\n"


def test_columns_are_shown_and_nothing_is_imported(run, file):
    answer = run("import", file(OTHERS), "--columns")
    assert answer.exit_code == 0
    assert "To import it so:" in answer.output
    assert "--map Post=title" in answer.output
    assert json.loads(run("imports", "list", "--json").output) == []


def test_columns_that_are_not_used_are_said_with_how_to_use_them(run, file):
    content = "title,employer,Info sheet\nCook,Cafe,You cook.\n"
    said = " ".join(run("import", file(content)).output.split())
    assert "Not used: Info sheet (1). The import command with --columns shows what" in said
    assert "--map 'Info sheet=description', say, takes one of them." in said
    mapped = run("import", file(content), "--map", "Info sheet=description").output
    assert "Not used" not in mapped


def test_columns_can_be_corrected_before_anything_is_imported(run, file):
    answer = run("import", file(OTHERS), "--columns", "--map", "Starts=hours", "--json")
    found = json.loads(answer.output)
    assert found["mapping"]["Starts"] == "hours"
    assert found["columns"][3]["because"] == "you say so"
    assert found["missing"] == []


def test_unknown_columns_are_2_with_what_they_seem_to_hold(run, file):
    answer = run("import", file("Grade of staff,Firm trading as\nCook,Cafe\n"))
    assert answer.exit_code == 2
    assert "What the columns seem to hold" in answer.output


def test_refused_rows_are_written_to_a_file_that_is_not_there_yet(run, file, tmp_path):
    run("import", file(f"{FILE}2,,Cafe\n"))
    [listed] = json.loads(run("imports", "list", "--json").output)
    target = tmp_path / "mend.csv"
    assert run("imports", "refused", listed["id"], "--out", target).exit_code == 0
    assert '"2","","Cafe"' in target.read_text(encoding="utf-8-sig")
    assert run("imports", "refused", listed["id"], "--out", target).exit_code == 2
    assert run("imports", "refused", listed["id"]).stdout_bytes == target.read_bytes()


def test_a_sheet_of_one_employer_without_a_header(run, file):
    options = ["--no-header", "--map", "column 1=title", "--employer", "Cafe"]
    assert run("import", file("Cook\nBaker\n"), *options).exit_code == 0


def test_kept_columns_are_shown_and_forgotten(run, file):
    assert "Nothing is kept" in run("imports", "columns").output
    run("import", file(OTHERS), "--map", "Post=title", "--map", "Business=employer")
    shown_by_all, shown_by_one = run("imports", "columns"), run("imports", "columns", "jobs")
    assert shown_by_all.output == shown_by_one.output
    assert "  Post: title\n" in shown_by_one.output
    [kept] = json.loads(run("imports", "columns", "jobs", "--json").output)
    assert kept["mapping"]["Business"] == "employer"
    assert run("imports", "columns", "jobs", "--forget").exit_code == 0
    assert json.loads(run("imports", "columns", "--json").output) == []
    for again in (["jobs"], ["jobs", "--forget"], ["--forget"]):
        assert run("imports", "columns", *again).exit_code == 1
