"""The names of all employers in memory, so that a further spelling of one is told.

Each process that imports holds one an engine. What others add is read when it is next asked; after
a merge or a split by a person it is read anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlmodel import Session, col, func, select

from api.employers.tables import Employer, EmployerKnownAs
from matcher.duplicates import employers as matching
from matcher.duplicates.employer_alignment import align
from matcher.duplicates.employer_names import NameWords, read_name
from matcher.duplicates.employer_pairs import contradict

_AT_ONCE = 5_000
_OVERLAP = 2_000  # milliseconds by which two machines may tell the time otherwise
_MOST_ASKED = 20


@dataclass(frozen=True, slots=True)
class Meant:
    """The id of the employer that is meant for sure; or of those that may be, with the reasons."""

    sure: str | None = None
    doubtful: Mapping[str, str] | None = None


class KnownNames:
    """Employers by their names, as of the last look into the database.

    Only names are compared: an advert's postcode is that of the work, and its web address often
    that of a board.
    """

    def __init__(self) -> None:
        self._known = matching.KnownEmployers()
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._names: dict[str, list[NameWords]] = defaultdict(list)
        self._keys: set[str] = set()
        self._last = ""
        self.changed_at: datetime | None = None

    def look_up(self, name: str) -> Meant:
        """Which employer goes by a name that is not known."""
        words = read_name(name)
        if not words.tokens:
            return Meant()
        answer = self._known.look_up(matching.Employer(name))
        if answer.sure is None:
            return Meant(None, {self._ids[one.number]: one.because for one in answer.doubtful})
        sure = self._ids[answer.sure]
        against = self._against(words, sure)
        return Meant(None, {sure: against}) if against else Meant(sure)

    def add(self, key: str, name: str, employer_id: str) -> None:
        """Note a name of an employer."""
        words = read_name(name)
        if key in self._keys:
            return
        self._keys.add(key)
        if words.tokens:
            number = self._numbers.setdefault(employer_id, len(self._ids))
            if number == len(self._ids):
                self._ids.append(employer_id)
            self._known.add(matching.Employer(name), number)
            self._names[employer_id].append(words)

    def read_more(self, session: Session) -> None:
        """Note the names that were stored since."""
        after = _a_little_before(self._last)
        while True:
            query = select(EmployerKnownAs).where(EmployerKnownAs.id > after)
            rows = session.exec(query.order_by(col(EmployerKnownAs.id)).limit(_AT_ONCE)).all()
            for row in rows:
                self.add(row.key, row.name, row.employer_id)
                self._last = max(self._last, row.id)
            if len(rows) < _AT_ONCE:
                return
            after = rows[-1].id

    def holds_only(self, session: Session) -> bool:
        """Whether no name is held that was never stored, as what was written was undone."""
        return session.exec(select(func.count()).select_from(EmployerKnownAs)).one() == len(
            self._keys
        )

    def _against(self, words: NameWords, employer_id: str) -> str | None:
        """Why a like name is another employer: another of the employer's names contradicts it."""
        for other in self._names[employer_id][:_MOST_ASKED]:
            if contradict(align(words, other)):
                return f"The names are alike, but the employer is also known as “{other.key}”"
        return None


_kept: WeakKeyDictionary[Engine, KnownNames] = WeakKeyDictionary()


def known_names(session: Session) -> KnownNames:
    """The names of this database, as it stands."""
    engine = session.get_bind().engine
    changed_at = session.exec(select(func.max(Employer.changed_at))).one()
    kept = _kept.get(engine)
    if kept is not None and kept.changed_at == changed_at:
        kept.read_more(session)
        if kept.holds_only(session):
            return kept
    fresh = KnownNames()
    fresh.changed_at = changed_at
    fresh.read_more(session)
    _kept[engine] = fresh
    return fresh


def _a_little_before(last_id: str) -> str:
    """The first id of some moments before: an id begins with the milliseconds of its making."""
    if not last_id:
        return ""
    return f"{max(0, int(last_id[:12], 16) - _OVERLAP):012x}"
