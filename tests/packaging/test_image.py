"""What the image is built from is there, and reaches the build."""

import json
import re

import pytest

from tests.packaging.conftest import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()


LET_THROUGH = [name.removeprefix("!") for name in IGNORED if name.startswith("!")]


def copied() -> list[str]:
    """What the Dockerfile copies from the checkout."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
    return [source for line in lines for source in line.split()[:-1]]


@pytest.mark.parametrize("source", copied())
def test_what_the_image_copies_is_let_through_and_there(source):
    assert any(source == name or source.startswith(f"{name}/") for name in LET_THROUGH)
    assert (ROOT / source).exists()


def test_nothing_but_what_is_copied_reaches_the_build():
    assert IGNORED[0] == "*"
    assert set(LET_THROUGH) <= set(copied())


def test_the_health_check_is_a_python_program():
    (command,) = re.findall(r"^HEALTHCHECK .*CMD (\[.+\])$", DOCKERFILE, re.MULTILINE)
    python, _flags, code = json.loads(command)
    assert python == "/app/bin/python"
    compile(code, "HEALTHCHECK", "exec")
