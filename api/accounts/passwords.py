"""Passwords: what is asked of one, and keeping it as an Argon2 hash."""

from __future__ import annotations

from functools import cache
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from api.errors import FieldProblem, Invalid

LEAST_CHARACTERS = 12
MOST_CHARACTERS = 200

# OWASP's parameters for Argon2id (Password Storage Cheat Sheet): about 40 ms, and little enough
# memory that every session of a process may check a password at once.
hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_of(password: str) -> str:
    """The hash to keep.

    Raises:
        Invalid: the password is shorter than 12 characters or longer than 200.
    """
    if not LEAST_CHARACTERS <= len(password) <= MOST_CHARACTERS:
        problem = f"must be {LEAST_CHARACTERS} to {MOST_CHARACTERS} characters long"
        raise Invalid("Choose another password.", errors=(FieldProblem("password", problem),))
    return renewed(password)


def renewed(password: str) -> str:
    """The hash of a password that is in use, whatever would be asked of a new one."""
    return hasher.hash(_same_on_every_keyboard(password))


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the one whose hash is kept; as much work when none is."""
    try:
        right = hasher.verify(kept or _nobodys(), _same_on_every_keyboard(password))
    except (VerificationError, InvalidHashError):
        return False
    return right and kept is not None


def is_dated(kept: str) -> bool:
    """Whether a hash was made with other parameters than today's."""
    return hasher.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return hasher.hash("nobody has this password")


def _same_on_every_keyboard(password: str) -> str:
    return normalize("NFKC", password)
