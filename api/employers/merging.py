"""Two employers made one, and a name taken out again to be an employer of its own.

The row of an employer that was merged stays: split off again, it is what it was, under its own id.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import update
from sqlmodel import Session, col, or_, select

from api.audit.service import record
from api.clock import now
from api.duplicates import questions
from api.duplicates.agreeing import check_merge, refuse_what_holds
from api.duplicates.grouping import Two, two
from api.duplicates.rings import bonds, held_by, next_towards
from api.duplicates.states import Kind, State
from api.employers.tables import GONE, Employer, EmployerKnownAs
from api.errors import Conflict, NotFound
from api.upserts import table_of
from api.vacancies.storing import next_change, wait_for_turn
from api.vacancies.tables import VacancyRow

NO_EMPLOYER = "There is no such employer."


def current(session: Session, employer_id: str) -> Employer:
    """The employer, or the one that it was merged into.

    Raises:
        NotFound: there is no such employer.
    """
    row = session.get(Employer, employer_id, populate_existing=True)
    if row is not None and row.merged_into is not None:
        row = session.get(Employer, row.merged_into, populate_existing=True)
    if row is None or row.key.startswith(GONE):
        raise NotFound(NO_EMPLOYER)
    return row


def merge(session: Session, who_id: str | None, employer_id: str, other_id: str) -> Employer:
    """Make two employers one: the names and vacancies of the other go to the first.

    Where they are one already, that is the answer. What is kept is which two were named, so that
    taking it back parts what it joined.

    Raises:
        NotFound: there is no such employer.
        Conflict: it is the same employer twice, or two that would be one with these are kept apart.
    """
    wait_for_turn(session)
    if employer_id == other_id:
        raise Conflict("These are one employer: name two.")
    kept, other = current(session, employer_id), current(session, other_id)
    if kept.id == other.id:
        return kept
    named = (employer_id, other_id)
    together = _members(session, kept) | _members(session, other)
    check_merge(session, Kind.EMPLOYER, together, [two(*named)])
    _move(session, other, kept, _names(session, other))
    table = table_of(Employer)
    into = update(table).where(table.c.merged_into == other.id)
    session.connection().execute(into.values(merged_into=kept.id))
    other.merged_into = kept.id
    kept.changed_at = other.changed_at = now()
    questions.decide(session, Kind.EMPLOYER, named, State.MERGED, who_id)
    record(session, who_id, "employer.merged", "employer", kept.id, other=other.id)
    session.flush()
    return kept


def split(session: Session, who_id: str | None, employer_id: str, name: str) -> Employer:
    """Take a name out of an employer, with its vacancies; the employer that it then is.

    Names that came together, by a merge, go together, and with them what had been merged into them.

    Raises:
        NotFound: there is no such employer, or it has no such name.
        Conflict: it is the name under which the employer is listed.
    """
    wait_for_turn(session)
    employer = current(session, employer_id)
    row = session.exec(
        select(EmployerKnownAs).where(
            EmployerKnownAs.employer_id == employer.id,
            or_(EmployerKnownAs.name == name, EmployerKnownAs.key == name),
        )
    ).first()
    if row is None:
        raise NotFound("The employer has no such name.")
    if row.key == employer.key:
        raise Conflict("The employer is listed under this name: take its other names out instead.")
    taken_out = _taken_out(session, employer, row)
    questions.decide(session, Kind.EMPLOYER, (employer.id, taken_out.id), State.APART, who_id)
    record(session, who_id, "employer.split", "employer", employer.id, other=taken_out.id)
    session.flush()
    return taken_out


def part(session: Session, who_id: str | None, one_id: str, other_id: str) -> None:
    """Take back that two employers are one, with all that this alone had joined.

    Nothing is done where they are not one.

    Raises:
        NotFound: there is no such employer.
        Conflict: they are one by other answers, not by what was said of these two.
    """
    wait_for_turn(session)
    employer = current(session, one_id)
    if employer.id != current(session, other_id).id:
        return
    said, pair = _bonds(session, employer), two(one_id, other_id)
    refuse_what_holds(session, Kind.EMPLOYER, pair, [bond for bond in said if bond != pair])
    rest = [bond for bond in said if bond != pair]
    going = other_id if one_id in held_by({employer.id}, rest) else one_id
    taken_out = _part_off(session, employer, going, held_by({going}, rest))
    record(session, who_id, "employer.split", "employer", employer.id, other=taken_out.id)
    session.flush()


def _taken_out(session: Session, employer: Employer, row: EmployerKnownAs) -> Employer:
    if row.came_with == employer.id:
        made = Employer(key=row.key, name=row.name)
        session.add(made)
        session.flush()
        row.came_with = made.id
        _move(session, employer, made, [row])
        made.changed_at = employer.changed_at = now()
        return made
    said = _bonds(session, employer)
    above = next_towards(row.came_with, employer.id, said)
    rest = [bond for bond in said if above is None or bond != two(row.came_with, above)]
    return _part_off(session, employer, row.came_with, held_by({row.came_with}, rest))


def _part_off(
    session: Session, employer: Employer, head_id: str, going: Collection[str]
) -> Employer:
    """Give some that were merged into an employer back to one of them.

    What people said of one of them and one that stays waits again: it is not asked while the two
    employers are kept apart.
    """
    head = session.get_one(Employer, head_id, populate_existing=True)
    table = table_of(Employer)
    following = table.c.id.in_(set(going) - {head.id}) & (table.c.merged_into == employer.id)
    session.connection().execute(update(table).where(following).values(merged_into=head.id))
    head.merged_into = None
    names = [one for one in _names(session, employer) if one.came_with in going]
    _move(session, employer, head, names)
    said = questions.said_of(session, Kind.EMPLOYER, going)
    questions.reopen(
        session, Kind.EMPLOYER, [pair for pair in said.one if len({*pair} & {*going}) == 1]
    )
    head.changed_at = employer.changed_at = now()
    return head


def _bonds(session: Session, employer: Employer) -> list[Two]:
    """What people said that made the employer one of several."""
    return bonds(questions.said_of(session, Kind.EMPLOYER, _members(session, employer)).one)


def _members(session: Session, employer: Employer) -> set[str]:
    """The employers that were made one, each of which came with a name."""
    return {employer.id, *(one.came_with for one in _names(session, employer))}


def _names(session: Session, employer: Employer) -> list[EmployerKnownAs]:
    query = select(EmployerKnownAs).where(EmployerKnownAs.employer_id == employer.id)
    return list(session.exec(query.order_by(col(EmployerKnownAs.id))).all())


def _move(
    session: Session, employer: Employer, to: Employer, names: Collection[EmployerKnownAs]
) -> None:
    """Give names of an employer, and the vacancies that have them, to another."""
    for name in names:
        name.employer_id = to.id
    session.flush()
    table = table_of(VacancyRow)
    moving = update(table).where(
        table.c.employer_id == employer.id, table.c.employer_key.in_([one.key for one in names])
    )
    session.connection().execute(moving.values(employer_id=to.id, changed=next_change(session)))
