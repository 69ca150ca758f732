"""Where real adverts are kept: beside the project, never in it."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def folder() -> Path:
    """What IPS_SHARED names, relative to the project; it may be absent."""
    return (ROOT / os.environ.get("IPS_SHARED", "../shared")).resolve()


def are_here() -> bool:
    """Whether tests with the marker `shared` can run."""
    return (folder() / "data").is_dir()
