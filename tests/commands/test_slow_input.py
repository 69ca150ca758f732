"""Input that comes line by line: each line is answered before the next is sent."""

import json
import os
import subprocess
import sys
import threading

import pytest

from api.files.reading import BlankLine, Line, Pause, adverts_in_step, adverts_on
from api.imports.rows import Refusal

COMMAND = [sys.executable, "-c", "from api.cli import main; main()", "normalise"]
MOST_SECONDS = 60


def advert(number):
    return json.dumps({"title": f"Cleaner {number}", "employer": "B", "reference": f"{number}"})


@pytest.fixture
def talk(tmp_path):
    """Starts the command: `talk("advert")` gives a function from a line to its answer."""
    started = []

    def start(field):
        process = subprocess.Popen(
            [*COMMAND, field],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
            env={**os.environ, "IPS_HOME": str(tmp_path)},
        )  # fmt: skip
        guard = threading.Timer(MOST_SECONDS, process.kill)  # then no answer comes, and it fails
        guard.start()
        started.append((process, guard))

        def say(text):
            process.stdin.write(text.encode())
            return json.loads(process.stdout.readline() or '"no answer"')

        return say

    yield start
    for process, guard in started:
        guard.cancel()
        process.stdin.close()
        process.stdout.close()
        process.wait(MOST_SECONDS)


def test_each_advert_is_answered_before_the_next_is_sent(talk):
    say = talk("advert")
    for number in range(5):
        assert say(f"{advert(number)}\n")["reference"] == f"{number}"


def test_a_whole_line_is_answered_while_the_next_is_half_sent(talk):
    say = talk("advert")
    first, second, third = (advert(number) for number in range(3))
    assert say(f"{first}\n{second[:9]}")["reference"] == "0"
    assert say(f"{second[9:]}\n{third[:9]}")["reference"] == "1"
    assert say(f"{third[9:]}\n")["reference"] == "2"


def test_what_is_no_advert_is_answered_at_once(talk):
    say = talk("advert")
    assert say(f"{advert(0)}\n")["reference"] == "0"
    assert say("\n") is None
    assert say("{\n")["error"]["line"] == 3


def test_each_line_of_text_is_answered_before_the_next_is_sent(talk):
    say = talk("pay")
    assert say("£12.90 an hour\n")["hourly_min"] == 12.9
    assert say("£13.90 an hour\n")["hourly_min"] == 13.9


@pytest.fixture
def pipe():
    """The two ends of a pipe, unbuffered to write, buffered to read as standard input is."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as readable, os.fdopen(writing, "wb", buffering=0) as writable:
        yield readable, writable


def test_an_object_over_many_lines_is_read_whole_however_slowly_it_comes(pipe):
    readable, writable = pipe
    writable.write(b"{\n")
    found = adverts_in_step(readable)
    later = threading.Timer(
        0.2, lambda: (writable.write(b'"title": "Cleaner", "employer": "B"}\n'), writable.close())
    )
    later.start()
    [row] = adverts_on(one for one in found if not isinstance(one, Pause))
    later.join()
    assert not isinstance(row, Refusal | BlankLine)
    assert row.advert.title == "Cleaner"


def test_a_file_is_read_without_a_pause(tmp_path):
    file = tmp_path / "adverts.jsonl"
    file.write_text("".join(f"{advert(number)}\n" for number in range(3000)), encoding="utf-8")
    with file.open("rb") as handle:
        found = list(adverts_in_step(handle))
    assert [type(one) for one in found] == [Line] * 3000
