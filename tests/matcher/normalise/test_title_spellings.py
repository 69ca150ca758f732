"""A word that no listed title holds is read as the listed word most like it."""

import os
import subprocess
import sys

from matcher.normalise.title_spellings import Spellings

LISTED = ["technician", "electrician", "mechanic", "musician"]


def test_a_slip_is_the_word_that_is_meant() -> None:
    assert Spellings(LISTED).nearest("tecnician") == "technician"


def test_a_word_like_none_stays() -> None:
    assert Spellings(LISTED).nearest("zookeeper") == "zookeeper"


def test_of_many_words_as_alike_every_process_tries_the_same() -> None:
    program = (
        "from matcher.normalise.title_spellings import Spellings\n"
        "letters = 'mnopqrstuvwxyzbcdefghijkl'\n"
        "alike = [f'abcdefgh{one}' for one in letters] + [f'a{one}efghijkl' for one in letters]\n"
        "print(Spellings(alike).nearest('abcdefghijkl'))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3", "4", "5", "6")
    }
    assert len(printed) == 1
