"""What a client says, read into statements."""

from __future__ import annotations

from matcher.preferences import About, Stance, Statement


def read_statement(
    words: str, stance: Stance | None = None, about: About | None = None, importance: int = 2
) -> tuple[Statement, ...]:
    """The statements that `words` make."""
    value = words.strip()
    return (Statement(stance or Stance.WANT, about or About.WORK, value, words, importance),)
