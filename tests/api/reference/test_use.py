"""Loaded tables from one command to the next, each in a process of its own, as people run them."""

import json
import os
import subprocess
import sys

import pytest

from tests.api.reference.conftest import HEADER

COMMAND = [sys.executable, "-c", "from api.cli import main; main()"]


@pytest.fixture
def command(home):
    """Runs `ips-matcher` over that home: `command("normalise", "place", text="LS9 7TF")`."""

    def run(*words, text=""):
        environment = {**os.environ, "IPS_HOME": str(home)}
        done = subprocess.run(
            [*COMMAND, *map(str, words)],
            env=environment, input=text, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    return run


def test_what_one_command_loads_the_next_one_reads(command, written, workbook, entry):
    before = json.loads(command("normalise", "place", text="LS9 7TF\n")[1])
    postcodes = written("postcodes.csv", "pcds,lat,long\nLS9 7TF,53.812345,-1.5\n")
    index = workbook({"Index": [HEADER, entry("5314", "Gonfalonier", "Gonfalonier")]})

    assert command("reference", "load-postcodes", postcodes)[0] == 0
    assert command("reference", "load-occupations", index)[0] == 0

    place = json.loads(command("normalise", "place", text="LS9 7TF\n")[1])
    assert (before["precision"], place["precision"]) == ("sector", "postcode")
    assert place["latitude"] == 53.812345
    title = json.loads(command("normalise", "title", text="Gonfalonier\n")[1])
    assert title["occupation"]["code"] == "5314"


def test_a_broken_table_is_told_and_can_be_taken_back(command, written, home):
    command("reference", "load-postcodes", written("p.csv", "pcds,lat,long\nLS9 7TF,53.8,-1.5\n"))
    (home / "reference" / "postcodes.npy").write_bytes(b"broken")

    code, _, problem = command("normalise", "place", text="Leeds\n")

    assert (code, "Traceback" in problem) == (2, False)
    assert "reference forget postcodes" in " ".join(problem.split())
    assert command("reference", "forget", "postcodes")[0] == 0
    assert command("normalise", "place", text="Leeds\n")[0] == 0
