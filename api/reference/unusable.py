"""A file that can't be loaded."""

from __future__ import annotations


class UnusableFileError(Exception):
    """The file is not what was asked for; the message says what is wrong and how to mend it."""
