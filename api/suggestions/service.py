"""Suggestion lists: made from a client's current preferences, kept as shown, read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from api.accounts.tables import User
from api.audit import service as audit
from api.clients import preferences as wishes
from api.clients import service as clients
from api.clients.tables import PreferenceVersion
from api.duplicates.listings import same_jobs
from api.errors import Conflict, NotFound
from api.suggestions import decisions
from api.suggestions.decisions import Standing
from api.suggestions.notices import notice
from api.suggestions.shown import KeptItem, Shelf, keep, positions_in
from api.suggestions.tables import Suggestion, SuggestionList
from api.vacancies import service as vacancies
from api.vacancies.pool import open_vacancies
from matcher import ranking
from matcher.evidence import Ranking
from matcher.pool import Pool
from matcher.preferences import Preferences
from matcher.shelf import MOST_OF_AN_EMPLOYER

MOST_EXAMPLES_A_REASON = 10
"""How many ruled-out vacancies a list shows for each reason, the nearest misses first."""


@dataclass(frozen=True, slots=True)
class ShownList:
    """A suggestion list with its items, and what now stands decided about each vacancy on it."""

    list: SuggestionList
    items: Sequence[Suggestion]
    standing: dict[str, Standing]


def suggest(
    session: Session,
    who: User,
    client_id: str,
    on: date,
    top: int = 10,
    *,
    at_command_line: bool = False,
) -> ShownList:
    """Rank the vacancies open on `on` for the client and keep the list exactly as it is shown.

    Vacancies that were decided about (pursue, not for me) are not shown again; `later` ones are.
    `at_command_line` says that `who` did not ask: the list is made in the name of the specialist
    whose caseload it is, and recorded as nobody's own act.

    Raises:
        NotFound: no such client on the caseload of `who`.
        Conflict: the client has no preferences yet, or the work with them has ended.
    """
    client = clients.client_to_work_with(session, who, client_id)
    version = _stated(session, who, client_id)
    preferences = wishes.preferences_of(version)
    pool = open_vacancies(session, on).pool
    settled = decisions.settled_vacancies(session, client.id)
    others = decisions.other_listings(session, client.id) | same_jobs(session, settled)
    answer = _ranked(preferences, pool, settled | others, top)
    last = latest_list(session, who, client.id)
    kept = keep(answer, preferences, _shelf(session, pool, answer, last))
    made = SuggestionList(
        client_id=client.id,
        preference_version_id=version.id,
        model=ranking.NAME,
        considered=answer.considered,
        already_decided=len(pool.positions_of(settled)),
        ruled_out_in_all=answer.ruled_out_in_all,
        notice=notice(answer),
        ruled_out=kept.ruled_out,
        what_if=kept.what_if,
        created_by=who.id,
    )
    items = _stored(session, made, kept.items)
    _record(session, who, made, at_command_line=at_command_line)
    return ShownList(made, items, decisions.standing(session, client.id))


def _stated(session: Session, who: User, client_id: str) -> PreferenceVersion:
    version = wishes.current_preferences(session, who, client_id)
    if version is None or not version.statements:
        raise Conflict("This client has no preferences yet: record some, then ask again.")
    return version


def _ranked(preferences: Preferences, pool: Pool, not_again: set[str], top: int) -> Ranking:
    return ranking.rank(
        preferences,
        pool,
        top=top,
        most_ruled_out=MOST_EXAMPLES_A_REASON,
        leave_out=pool.positions_of(not_again),
        most_of_an_employer=MOST_OF_AN_EMPLOYER,
    )


def _shelf(session: Session, pool: Pool, answer: Ranking, last: SuggestionList | None) -> Shelf:
    """What stands behind the positions of an answer, and since when a vacancy counts as new."""
    named = {pool.key_at(position) for position in positions_in(answer)}
    return Shelf(pool, vacancies.listings(session, named), last.created_at if last else None)


def _stored(session: Session, made: SuggestionList, kept: Sequence[KeptItem]) -> list[Suggestion]:
    """The list and what stands on it, written to the database."""
    items = [_suggestion(made, item) for item in kept]
    session.add(made)
    session.flush()
    session.add_all(items)
    session.flush()
    return items


def _suggestion(made: SuggestionList, item: KeptItem) -> Suggestion:
    return Suggestion(
        list_id=made.id,
        vacancy_id=item.vacancy_id,
        rank=item.rank,
        score=item.score,
        evidence=item.evidence,
        shown=item.shown,
    )


def _record(session: Session, who: User, made: SuggestionList, *, at_command_line: bool) -> None:
    by = None if at_command_line else who.id
    way = {"way": "command line"} if at_command_line else {}
    audit.record(session, by, "suggestions.made", "client", made.client_id, list=made.id, **way)


def get_list(session: Session, who: User, list_id: str) -> ShownList:
    """A list as it was shown, with what stands decided now.

    Raises:
        NotFound: no such list for a client on the caseload of `who`.
    """
    visible = col(SuggestionList.client_id).in_(clients.visible_ids(who))
    query = select(SuggestionList).where(SuggestionList.id == list_id, visible)
    found = session.exec(query).first()
    if found is None:
        raise NotFound("There is no such suggestion list for anybody on your caseload.")
    items = session.exec(
        select(Suggestion).where(Suggestion.list_id == list_id).order_by(col(Suggestion.rank))
    ).all()
    return ShownList(found, items, decisions.standing(session, found.client_id))


def lists_of(session: Session, who: User, client_id: str) -> SelectOfScalar[SuggestionList]:
    """Every list that was made for a client.

    Raises:
        NotFound: no such client on the caseload of `who`.
    """
    client = clients.get_client(session, who, client_id)
    return select(SuggestionList).where(SuggestionList.client_id == client.id)


def latest_list(session: Session, who: User, client_id: str) -> SuggestionList | None:
    """The client's newest list, if there is one; `get_list` gives what is on it.

    Raises:
        NotFound: no such client on the caseload of `who`.
    """
    newest = lists_of(session, who, client_id).order_by(col(SuggestionList.id).desc()).limit(1)
    return session.exec(newest).first()
