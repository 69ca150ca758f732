"""Whoever installs the wheel has all of the service, whatever folder they start it from."""

import os
import socket
import subprocess
import time
import zipfile
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from tests.packaging.conftest import ROOT

pytestmark = pytest.mark.packaging
PATIENCE = 120  # seconds, on a machine that is busy with other tests


def files_of(folder: Path, prefix: str) -> set[str]:
    return {
        f"{prefix}/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_carries_the_code_its_reference_data_and_its_pages(wheel):
    parts = {"matcher": "matcher", "data": "matcher/data", "api": "api"}
    expected = set().union(*(files_of(ROOT / part, name) for part, name in parts.items()))
    assert {name for name in names_in(wheel) if ".dist-info/" not in name} == expected


@pytest.mark.parametrize(
    "name",
    [
        "api/pages/static/nhsuk.css",
        "api/pages/static/nhsuk.js",
        "api/pages/assets/ips.css",
        "api/pages/templates/pages/layout.jinja",
        "api/migrations/env.py",
        "matcher/data/samples/vacancies.csv",
        "matcher/py.typed",
    ],
)
def test_what_a_listing_by_pattern_would_miss_is_in_the_wheel(wheel, name):
    assert name in names_in(wheel)


def test_the_wheel_asks_for_no_build_tool(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = archive.read(name).decode()
    assert "Requires-Dist: fastapi" in metadata
    assert "hatchling" not in metadata


def test_the_source_distribution_builds_the_same_wheel(wheel, wheel_of_sdist):
    assert names_in(wheel_of_sdist) == names_in(wheel)


def test_the_installed_package_leans_on_nothing_of_the_checkout(installed, empty_folder):
    where = "import api; from matcher.reference import folder; print(api.__file__, folder())"
    found = subprocess.run(
        installed.python(where), cwd=empty_folder, check=True, capture_output=True, text=True
    )
    assert found.stdout.split() == [
        str(installed.folder / "api" / "__init__.py"),
        str(installed.folder / "matcher" / "data"),
    ]


def test_it_shows_a_list_and_serves_from_an_empty_folder(installed, empty_folder, tmp_path):
    with serving(installed, empty_folder, tmp_path) as (address, output):
        assert get(f"{address}/readyz") == "ready\n"
        page = get(f"{address}/sign-in")
        for style_sheet in ("/static/nhsuk.css", "/assets/ips.css"):
            assert f'href="{style_sheet}"' in page
            assert "{" in get(address + style_sheet)
        assert "LDS-01: the best 5 of" in output.read_text(encoding="utf-8")
    assert list(empty_folder.iterdir()) == []


@contextmanager
def serving(installed, folder: Path, tmp_path: Path):
    """The address of the started service, and the file that takes what it prints."""
    port, output = free_port(), tmp_path / "output.txt"
    home = {"HOME": str(tmp_path), "IPS_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"}
    with output.open("wb") as sink:
        process = subprocess.Popen(
            installed.command("serve", "--port", str(port), "--show", "LDS-01"),
            cwd=folder,
            env={"PATH": os.environ["PATH"], **home},
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        until_it_answers(process, f"{address}/healthz", output)
        yield address, output
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def until_it_answers(process: subprocess.Popen, address: str, output: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not answers(address):
        if process.poll() is not None or time.monotonic() > until:
            pytest.fail(f"it does not serve:\n{output.read_text(encoding='utf-8')}")
        time.sleep(0.05)


def answers(address: str) -> bool:
    try:
        get(address)
    except httpx2.TransportError:
        return False
    return True


def get(address: str) -> str:
    answer = httpx2.get(address, timeout=PATIENCE, trust_env=False)
    assert answer.status_code == 200
    return answer.text


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
