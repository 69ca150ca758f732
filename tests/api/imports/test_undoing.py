"""An import taken back."""

import io
import json
import string
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from api.clients import preferences
from api.clients import service as clients
from api.clock import now, today
from api.database import session_of
from api.errors import Conflict, NotFound
from api.imports import service, undoing
from api.imports.carrying_out import carry_out, carry_out_claimed, carry_out_waiting
from api.imports.service import Wanted
from api.imports.tables import ImportChange
from api.suggestions import decisions
from api.suggestions import service as suggestions
from api.suggestions.choices import Choice, DecidedBy
from api.suggestions.decisions import NewDecision
from api.vacancies import service as vacancies
from api.vacancies.pool import open_vacancies
from api.vacancies.tables import VacancyRow
from api.vacancies.taking_back import BY_HAND, LATER_IMPORT
from matcher.preferences import About, Preferences, Stance, Statement

_LEFT_APART = ("changed", "added_by", "was_shown")


def lines(adverts):
    """A file of adverts, by reference what each says."""
    rows = (
        {"reference": reference, "title": "Cleaner", "employer": "Cafe", "description": says}
        for reference, says in adverts.items()
    )
    return "\n".join(map(json.dumps, rows)).encode()


@pytest.fixture
def take(engine):
    """Imports adverts and answers the id of the import."""

    def run(adverts, **more):
        with service.here_and_now(engine, Wanted("jobs", **more), io.BytesIO(lines(adverts))) as c:
            carry_out_claimed(engine, c)
        return c.import_id

    return run


@pytest.fixture
def undo(engine):
    """Undoes an import and answers its counts, those that are not 0."""

    def run(import_id):
        with session_of(engine) as session:
            service.ask_undo(session, import_id)
        carry_out_waiting(engine)
        done = service.report(engine, import_id).run
        assert done.state == "undone"
        return {name: count for name, count in done.undo.items() if count}

    return run


@pytest.fixture
def open_ones(engine):
    """By reference, what the open vacancies say."""

    def said():
        with session_of(engine, reads_only=True) as session:
            rows = session.exec(vacancies.vacancies(open_on=today())).all()
            return {row.reference: row.advert["description"] for row in rows}

    return said


@pytest.fixture
def reasons(engine):
    """Why the vacancies that an undoing left are as they were."""

    def kept(import_id):
        with session_of(engine, reads_only=True) as session:
            return [one.stays for one in service.first_kept(session, import_id, 100)]

    return kept


@pytest.fixture
def decide(engine, make_user):
    """Has a client pursue a vacancy that was suggested, and answers its reference."""
    sam = make_user()

    def run(*, decided=True):
        with session_of(engine) as session:
            client = clients.create_client(session, sam, f"L-{now().timestamp()}")
            wish = Statement(Stance.WANT, About.WORK, "cleaner", "cleaner", 2)
            preferences.set_preferences(session, sam, client.id, Preferences(None, (wish,)))
            shown = suggestions.suggest(session, sam, client.id, top=1, on=today())
            suggestion = shown.items[0]
            if decided:
                new = NewDecision(Choice.PURSUE, DecidedBy.CLIENT)
                decisions.decide(session, sam, suggestion.id, new)
            return session.get(VacancyRow, suggestion.vacancy_id).reference

    return run


def test_what_it_added_goes(take, undo, open_ones, engine):
    first = take({"1": "a"})
    second = take({"2": "b", "3": "c"})
    assert undo(second) == {"withdrawn": 2}
    assert open_ones() == {"1": "a"}
    with session_of(engine, reads_only=True) as session:
        gone = session.exec(select(VacancyRow).where(VacancyRow.added_by == second)).all()
        assert len(gone) == 2
        assert {row.import_id for row in session.exec(vacancies.vacancies())} == {first}
        with pytest.raises(NotFound):
            vacancies.get(session, gone[0].id)
        assert len(open_vacancies(session, today()).pool) == 1


def test_what_it_changed_returns(take, undo, open_ones):
    take({"1": "a", "2": "b"})
    assert undo(take({"1": "A", "2": "b"})) == {"restored": 1}
    assert open_ones() == {"1": "a", "2": "b"}


def test_what_it_closed_opens(take, undo, open_ones):
    take({"1": "a", "2": "b"})
    assert undo(take({"1": "a"}, whole_source=True)) == {"reopened": 1}
    assert open_ones() == {"1": "a", "2": "b"}


def test_what_it_opened_again_closes(take, undo, open_ones):
    take({"1": "a", "2": "b"})
    take({"1": "a"}, whole_source=True)
    assert undo(take({"2": "b"})) == {"closed_again": 1}
    assert open_ones() == {"1": "a"}


def test_the_pool_follows(take, undo, engine):
    take({"1": "a"})
    second = take({"1": "A", "2": "b"})
    with session_of(engine, reads_only=True) as session:
        assert len(open_vacancies(session, today()).pool) == 2
    undo(second)
    with session_of(engine, reads_only=True) as session:
        pool = open_vacancies(session, today()).pool
        assert len(pool) == 1


def test_what_was_withdrawn_comes_back_as_added(take, undo, open_ones, engine):
    undo(take({"1": "a"}))
    again = take({"1": "a"})
    run = service.report(engine, again).run
    assert (run.added, run.changed, run.unchanged) == (1, 0, 0)
    assert open_ones() == {"1": "a"}
    assert undo(again) == {"withdrawn": 1}
    assert open_ones() == {}


def test_what_a_later_import_changed_stays_and_is_listed(take, undo, open_ones, reasons):
    first = take({"1": "a", "2": "b"})
    second = take({"1": "A"})
    third = take({"1": "AA"})
    assert undo(second) == {"kept": 1}
    assert undo(first) == {"withdrawn": 1, "kept": 1}
    assert open_ones() == {"1": "AA"}
    assert reasons(first) == reasons(second) == [LATER_IMPORT]
    assert undo(third) == {"restored": 1}
    assert open_ones() == {"1": "A"}


def test_what_had_to_wait_for_a_later_import_goes_when_undone_again(take, undo, open_ones, reasons):
    first = take({"1": "a"})
    second = take({"1": "A"})
    assert undo(first) == {"kept": 1}
    undo(second)
    assert undo(first) == {"withdrawn": 1}
    assert reasons(first) == []
    assert open_ones() == {}


def test_undoing_twice_does_nothing_more(take, undo, open_ones, engine):
    take({"1": "a", "2": "b"})
    second = take({"1": "A", "3": "c"}, whole_source=True)
    counts = undo(second)
    with session_of(engine, reads_only=True) as session:
        before = [row.model_dump() for row in session.exec(select(VacancyRow))]
    assert counts == {"withdrawn": 1, "restored": 1, "reopened": 1}
    with session_of(engine) as session, pytest.raises(Conflict, match="undone already, on "):
        service.ask_undo(session, second)
    with session_of(engine, reads_only=True) as session:
        assert [row.model_dump() for row in session.exec(select(VacancyRow))] == before


def test_what_was_changed_by_hand_stays(take, undo, open_ones, reasons, engine):
    take({"1": "a"})
    second = take({"1": "A", "2": "b"})
    with session_of(engine) as session:
        for row in session.exec(select(VacancyRow)).all():
            row.advert, row.updated_at = {**row.advert, "description": "by hand"}, now()
    assert undo(second) == {"kept": 2}
    assert open_ones() == {"1": "by hand", "2": "by hand"}
    assert reasons(second) == [BY_HAND, BY_HAND]


def test_what_was_decided_upon_stays(take, undo, open_ones, reasons, decide):
    first = take({"1": "Clean the cafe", "2": "Clean the inn"})
    reference = decide()
    assert undo(first) == {"withdrawn": 1, "kept": 1}
    assert set(open_ones()) == {reference}
    assert reasons(first) == [undoing.DECIDED]


def test_what_was_only_shown_goes_but_can_be_looked_at(take, undo, open_ones, decide, engine):
    first = take({"1": "Clean the cafe"})
    decide(decided=False)
    assert undo(first) == {"withdrawn": 1}
    assert open_ones() == {}
    with session_of(engine, reads_only=True) as session:
        [row] = session.exec(select(VacancyRow)).all()
        assert vacancies.get(session, row.id).was_shown


def test_a_decision_before_a_change_does_not_hold_the_change(take, undo, open_ones, decide):
    take({"1": "Clean the cafe"})
    decide()
    assert undo(take({"1": "Clean the inn"})) == {"restored": 1}
    assert open_ones() == {"1": "Clean the cafe"}


def test_an_undoing_that_is_cut_off_goes_on(take, open_ones, engine, monkeypatch):
    monkeypatch.setattr(undoing, "_AT_ONCE", 2)
    take({str(n): "a" for n in range(5)})
    second = take({str(n): "b" for n in range(10)})
    with session_of(engine) as session:
        service.ask_undo(session, second)
    real, calls = undoing._restore, []

    def crash(*arguments):
        calls.append(1)
        if len(calls) == 2:
            raise MemoryError
        real(*arguments)

    monkeypatch.setattr(undoing, "_restore", crash)
    with pytest.raises(MemoryError):
        carry_out(engine, second)
    assert service.report(engine, second).run.state == "undoing"
    carry_out_waiting(engine)
    run = service.report(engine, second).run
    assert (run.undo["restored"], run.undo["withdrawn"], run.undo["kept"]) == (5, 5, 0)
    assert open_ones() == {str(n): "a" for n in range(5)}


def test_only_what_has_ended_is_undone(take, engine):
    dry = take({"1": "a"}, dry_run=True)
    with session_of(engine) as session, pytest.raises(Conflict, match="dry run"):
        service.ask_undo(session, dry)
    with service.here_and_now(engine, Wanted("jobs"), io.BytesIO(lines({"1": "a"}))) as claim:
        with session_of(engine) as session, pytest.raises(Conflict, match="under way"):
            service.ask_undo(session, claim.import_id)
        carry_out_claimed(engine, claim)


files = st.dictionaries(
    st.sampled_from(string.digits), st.sampled_from(["a", "b", "c"]), max_size=8
).filter(bool)


@given(st.lists(files, max_size=2), files, st.booleans())
@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_after_an_undoing_all_is_as_before_the_import(import_and_undo, before, last, whole):
    """Imports, the last one undone: all that it touched is as those before had left it."""
    was, after = import_and_undo(before, last, whole_source=whole)
    assert after == was


@pytest.fixture
def import_and_undo(take, undo, engine):
    """Imports files, and one more that is undone; what was stored before it and after."""
    return partial(_import_and_undo, take, undo, engine)


def _import_and_undo(take, undo, engine, before, last, **more):
    with session_of(engine) as session:
        for table in (ImportChange, VacancyRow):
            session.exec(table.__table__.delete())
    for one in before:
        take(one, **more)
    was = everything(engine)
    undo(take(last, **more))
    return was, everything(engine)


def everything(engine):
    """What is stored of all vacancies that nobody withdrew."""
    with session_of(engine, reads_only=True) as session:
        rows = session.exec(vacancies.vacancies().order_by(VacancyRow.id)).all()
        return [row.model_dump(exclude=set(_LEFT_APART)) for row in rows]
