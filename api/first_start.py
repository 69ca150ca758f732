"""The first start: samples put into a database in which nobody can sign in yet."""

from __future__ import annotations

from pathlib import Path

from api import samples
from api.clock import today
from api.running import settings
from api.running_database import ready_engine
from api.terminal import err

NOTE_FILE = "how-to-sign-in.txt"
_OWNER_ONLY = 0o600


def fill_empty_database() -> None:
    """Load the samples if nobody can sign in and the settings allow it; keep their password.

    The password is made up, and kept where only the owner can read it, for later starts to tell.
    """
    if not settings().load_samples:
        return
    samples.load(ready_engine(), today(), _keep, _lose)


def say_how_to_sign_in(address: str) -> None:
    """Tell on standard error where the pages are and who can sign in."""
    err.print(f"\nOpen {address}", markup=False)
    note = _note()
    if note.is_file():
        password = note.read_text(encoding="utf-8").strip()
        err.print(f"Sign in with the password {password} (kept in {note}) as:", markup=False)
        for user in samples.USERS:
            err.print(f"  {user.email} ({user.role})", markup=False)
    else:
        err.print("To let somebody sign in: ips-matcher user add --help", markup=False)
    err.print("Stop with Ctrl+C\n", markup=False)


def _keep(password: str) -> None:
    note = _note()
    note.parent.mkdir(parents=True, exist_ok=True)
    note.touch(mode=_OWNER_ONLY)
    note.chmod(_OWNER_ONLY)
    note.write_text(f"{password}\n", encoding="utf-8")


def _lose() -> None:
    _note().unlink(missing_ok=True)


def _note() -> Path:
    return settings().home / NOTE_FILE
