"""How long `make run` takes until pages are served: on a fresh checkout, and the second time."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.figures import Figure

ROOT = Path(__file__).resolve().parent.parent
MOST_SECONDS = 600


def measure(_shared: Path) -> list[Figure]:
    """Seconds from the command to the first page, in a clone that has nothing yet."""
    folder = Path(tempfile.mkdtemp(prefix="ips-matcher-"))
    try:
        subprocess.run(["git", "clone", "--quiet", ROOT, folder / "clone"], check=True)
        fresh = _seconds_until_served(folder)
        again = _seconds_until_served(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return [
        Figure("make run on a fresh checkout until pages are served", fresh, "s", "< 300"),
        Figure("make run the second time", again, "s", "< 5"),
    ]


def _seconds_until_served(folder: Path) -> float:
    port = _free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("IPS_")},
        "IPS_HOME": str(folder / "home"),
    }
    environment.pop("DATABASE_URL", None)
    started = time.perf_counter()
    process = subprocess.Popen(
        ["make", "run", f"PORT={port}"],
        cwd=folder / "clone",
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while not _answers(port):
            if process.poll() is not None or time.perf_counter() - started > MOST_SECONDS:
                raise RuntimeError("make run did not come to serve")
            time.sleep(0.05)
        return time.perf_counter() - started
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
