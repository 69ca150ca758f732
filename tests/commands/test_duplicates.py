"""`ips-matcher duplicates`: rows of employers in, clusters and questions out."""

import json

import pytest
from typer.testing import CliRunner

from api.cli import app


@pytest.fixture
def run(tmp_path):
    """Runs the command on a file of these contents: `run("name\\nBell\\n", "--json")`."""

    def start(contents, *options):
        file = tmp_path / "employers.csv"
        file.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
        return CliRunner().invoke(app, ["duplicates", str(file), *options], catch_exceptions=False)

    return start


def test_the_contract(run):
    done = run(
        "name,postcode,phone,url\nBrackenfell Ltd,LS1 4AP,,\nTarnhow,,,\n"
        "BRACKENFELL LIMITED,YO1 7HH,,\nBrackenfell Holdings,,,\n",
        "--json",
    )
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert found["rows"] == [
        {"row": 0, "cluster": 0},
        {"row": 1, "cluster": 1},
        {"row": 2, "cluster": 0},
        {"row": 3, "cluster": 2},
    ]
    [review] = found["review"]
    assert review["rows"] == [0, 3]
    assert "holdings" in review["because"]


def test_headers_as_other_people_write_them(run):
    done = run(
        "Ref;Company Name;Post Code;Telephone No.;Web-site\n"
        "1;Brackenfell;LS1 4AP;;\n2;Brackenfell Solutions;ls14ap;;\n",
        "--json",
    )
    assert [row["cluster"] for row in json.loads(done.stdout)["rows"]] == [0, 0]


def test_a_table_for_people(run):
    done = run("name\nBrackenfell\nBrackenfell Ltd\nBrackenfell Group\n")
    assert "3 rows are 2 employers" in done.stdout
    assert "2, 3" in done.stdout
    assert "Please look at these (1)" in done.stdout


def test_a_row_without_a_name_is_told_and_the_others_keep_their_numbers(run):
    done = run("name,postcode\nBrackenfell,\n,LS1 4AP\nTarnhow,\n", "--json")
    assert done.exit_code == 1
    assert "line 3, name: there is no name" in done.stderr
    assert [row["row"] for row in json.loads(done.stdout)["rows"]] == [0, 2]


@pytest.mark.parametrize(
    ("contents", "says"),
    [
        ("", "The file is empty."),
        ("postcode,phone\nLS1 4AP,1\n", "head it “name”"),
        ("name\n", "has no rows"),
        ("<html><body>x</body></html>", "web page"),
        (b"\x89PNG\r\n", "picture"),
    ],
)
def test_a_file_that_cannot_be_used_ends_in_a_sentence(run, contents, says):
    done = run(contents, "--json")
    assert done.exit_code == 2
    assert says in " ".join(done.stderr.split())
    assert done.stdout == ""
