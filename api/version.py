"""The version of the installed package."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def installed_version() -> str:
    """The version, or "0" in a checkout that was never installed."""
    try:
        return version("ips-matcher")
    except PackageNotFoundError:
        return "0"
