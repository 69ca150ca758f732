"""Commands that are imported when they are run: what is listed, and what is not loaded."""

import subprocess
import sys

import pytest

from api.cli import Commands

LISTED = Commands.lazy


@pytest.mark.parametrize("command", LISTED, ids=lambda command: command.name)
def test_the_line_that_is_listed_is_the_first_of_the_help_of_the_command(command):
    first, *_ = command.load().help.split("\n\n")
    assert command.help == " ".join(first.split())


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        ("['--help']", "matcher.normalise.advert fastapi sqlalchemy pydantic numpy"),
        ("['--version']", "matcher.normalise.advert fastapi sqlalchemy pydantic numpy"),
        ("['normalise', '--help']", "fastapi sqlalchemy sqlmodel alembic uvicorn"),
        ("['rank', '--help']", "fastapi sqlalchemy sqlmodel alembic uvicorn"),
    ],
)
def test_a_command_imports_nothing_that_only_others_need(words, heavy):
    code = (
        "import sys\nfrom api.cli import app\n"
        f"app({words}, standalone_mode=False)\n"
        f"sys.exit(' '.join(name for name in '{heavy}'.split() if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
