"""What speaks against two vacancies being one job."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Objection:
    """One thing that differs, in plain words.

    It is `firm` when it cannot be one job, such as two hours that both adverts state; else it may
    be a slip of a reader or of whoever rewrote the advert, and a person should look.
    """

    says: str
    firm: bool
