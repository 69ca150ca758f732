"""`ips-matcher suggest CLIENT`: a client's list in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated

import typer
from rich.padding import Padding
from sqlalchemy import Engine

from api.accounts import service as accounts
from api.clients import preferences
from api.clients.caseloads import client_named
from api.clock import today
from api.first_start import fill_empty_database
from api.running_database import ready_engine, session_of
from api.suggestions import service
from api.suggestions.schemas import RuledOutOut, SuggestionListOut, SuggestionOut
from api.terminal import Answer, Line, counts_table, out, ranked_table
from api.vacancies import service as vacancies
from api.vacancies.pool import bring_up_to_date
from matcher.wording import list_of

MOST_EXAMPLES = 2


def add_commands(app: typer.Typer) -> None:
    """Put `suggest` under the command."""
    app.command("suggest")(suggest)


def suggest(
    client: Annotated[str, typer.Argument(help="The client's reference, such as LDS-01.")],
    top: Annotated[int, typer.Option(min=1, max=100, help="How many vacancies to show.")] = 10,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Vacancies open on this day; today if left out."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Rank the open vacancies for a client, say why, and keep the list as it was shown.

    A list for another day (--on) is only looked at, not kept.
    """
    engine = ready_engine()
    fill_empty_database()
    day = on.date() if on else today()
    made = make_list(engine, client, top, day)
    if as_json:
        out.print(made.model_dump_json(indent=2), markup=False, soft_wrap=True)
    else:
        show(client, made)
        _say_what_is_closed(engine, day)


def make_list(engine: Engine, reference: str, top: int, on: date) -> SuggestionListOut:
    """A new list for the client, made in the name of the client's own specialist.

    It is kept if it is for today; a list for another day is only looked at.

    Raises:
        NotFound: no open client has this reference.
        Conflict: the client has no preferences yet, or the reference is used in several teams.
    """
    bring_up_to_date(engine, on)
    with session_of(engine) as session:
        client = client_named(session, reference)
        who = accounts.user_with_id(session, client.specialist_id)
        shown = service.suggest(session, who, client.id, on, top, at_command_line=True)
        made = SuggestionListOut.shown(shown)
        if on != today():
            session.rollback()  # looked at, but nothing that anybody could act on today
        return made


def kept_or_new_list(engine: Engine, reference: str, top: int, on: date) -> SuggestionListOut:
    """The client's newest list if it still stands for what they want, else a new one.

    Raises:
        NotFound: no open client has this reference.
        Conflict: the client has no preferences yet, or the reference is used in several teams.
    """
    with session_of(engine, reads_only=True) as session:
        client = client_named(session, reference)
        who = accounts.user_with_id(session, client.specialist_id)
        kept = service.latest_list(session, who, client.id)
        version = preferences.current_preferences(session, who, client.id)
        if kept and version and kept.preference_version_id == version.id:
            return SuggestionListOut.shown(service.get_list(session, who, kept.id))
    return make_list(engine, reference, top, on)


def show(client: str, made: SuggestionListOut) -> None:
    """Print the list with its reasons, what was ruled out and what one change would open."""
    caption = f"{client}: the best {len(made.items)} of {made.considered:,} open vacancies"
    out.print(ranked_table(caption, [_line(item) for item in made.items]))
    if made.notice:
        out.print(made.notice, markup=False)
    out.print("+ met   ~ partly   - not so   ? the advert does not say", style="dim")
    if made.ruled_out:
        heading = f"Ruled out: {made.ruled_out_in_all:,} of {made.considered:,}"
        out.print(Padding(counts_table(heading, _reasons(made.ruled_out)), (1, 0, 0, 0)))
    for change in made.what_if:
        out.print(f"With {change.change}: {change.opens:,} more.", markup=False)


def _say_what_is_closed(engine: Engine, on: date) -> None:
    with session_of(engine, reads_only=True) as session:
        closed = vacancies.count_closed(session, on)
    if closed:
        said = f"{closed:,} vacancies had closed by {on} or came later"
        out.print(f"{said}: --on DATE looks at another day.")


def _line(item: SuggestionOut) -> Line:
    answers = [Answer(found.state, found.says, found.ask) for found in item.evidence]
    place = item.vacancy["place"]
    return Line(
        item.rank,
        item.vacancy["title"],
        item.vacancy["employer"]["name"],
        place["name"] or place["postcode"],
        item.score,
        answers,
        list(_notes(item)),
    )


def _notes(item: SuggestionOut) -> Iterator[str]:
    if item.new:
        yield "New"
    if item.nearest:
        yield "Not the kind of work they want"
    if item.check:
        yield f"Check before approaching: {'; '.join(item.check)}"
    if item.only_in_part:
        yield f"Only in part: {'; '.join(item.only_in_part)}"
    if item.also:
        yield f"Also listed by {list_of(list(dict.fromkeys(o.source for o in item.also)))}"
    if item.more_at_employer:
        yield f"And {len(item.more_at_employer)} more at {item.vacancy['employer']['name']}"


def _reasons(reasons: list[RuledOutOut]) -> Iterator[tuple[int, str, str]]:
    for reason in reasons:
        examples = [f"{e.title}, {e.employer}" for e in reason.examples[:MOST_EXAMPLES]]
        yield reason.count, reason.words, "; ".join(examples)
