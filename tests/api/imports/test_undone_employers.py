"""Employers, and names of employers, that only an undone import had brought."""

import io
import json

import pytest
from sqlmodel import select

from api.accounts.roles import Role
from api.clock import today
from api.database import session_of
from api.duplicates.states import Kind, State
from api.duplicates.tables import DuplicateQuestion
from api.employers import merging
from api.employers import service as employers
from api.employers.tables import Employer, EmployerKnownAs
from api.errors import NotFound
from api.imports import service, undoing
from api.imports.carrying_out import carry_out_claimed, carry_out_waiting
from api.imports.service import Wanted
from api.vacancies.tables import VacancyRow

PATH = "/api/v1/imports"


@pytest.fixture
def take(engine):
    """Imports adverts, by reference the name of the employer; the id of the import."""

    def run(named, source="jobs"):
        rows = [{"reference": r, "title": "Cook", "employer": name} for r, name in named.items()]
        content = io.BytesIO("\n".join(map(json.dumps, rows)).encode())
        with service.here_and_now(engine, Wanted(source), content) as claim:
            carry_out_claimed(engine, claim)
        return claim.import_id

    return run


@pytest.fixture
def undo(engine):
    """Undoes an import; what it says of employers."""

    def run(import_id):
        with session_of(engine) as session:
            service.ask_undo(session, import_id)
        carry_out_waiting(engine)
        return service.report(engine, import_id).run.examples["employers"]

    return run


@pytest.fixture
def named(engine):
    """The names of the employers in the list, and all their names."""

    def names():
        with session_of(engine, reads_only=True) as session:
            listed = session.exec(employers.employers()).all()
            return {row.name: set(employers.names_of(session, row.id)) for row in listed}

    return names


def id_of(session, name):
    return session.exec(select(Employer.id).where(Employer.name == name)).one()


def test_an_employer_that_only_the_import_named_goes(take, undo, named, engine):
    take({"1": "Mill Bakery"})
    with session_of(engine, reads_only=True) as session:
        mill = id_of(session, "Mill Bakery")
    second = take({"2": "Harbour Cafe", "3": "Mill Bakery"})
    with session_of(engine, reads_only=True) as session:
        cafe = id_of(session, "Harbour Cafe")
    assert undo(second) == {"gone": 1, "names_gone": 0, "kept": {}}
    assert named() == {"Mill Bakery": {"Mill Bakery"}}
    with session_of(engine, reads_only=True) as session:
        assert employers.get(session, mill, today()).open_vacancies == 1
        with pytest.raises(NotFound):
            employers.get(session, cafe, today())
    with session_of(engine) as session, pytest.raises(NotFound):
        merging.merge(session, None, cafe, mill)


def test_it_comes_back_with_the_next_import_that_names_it(take, undo, named):
    undo(take({"1": "Harbour Cafe"}))
    take({"1": "Harbour Cafe", "2": "Harbour Cafe"})
    assert named() == {"Harbour Cafe": {"Harbour Cafe"}}


def test_a_further_name_goes_and_the_employer_stays(take, undo, named):
    take({"1": "Willowbrook Nurseries"})
    second = take({"2": "Willow Brook Nurseries Ltd"})
    [names] = named().values()
    assert len(names) == 2
    assert undo(second) == {"gone": 0, "names_gone": 1, "kept": {}}
    assert named() == {"Willowbrook Nurseries": {"Willowbrook Nurseries"}}


def test_an_employer_goes_with_all_its_names(take, undo, named, monkeypatch):
    monkeypatch.setattr(undoing, "_AT_ONCE", 1)
    both = take({"1": "Willowbrook Nurseries", "2": "Willow Brook Nurseries Ltd"})
    assert undo(both) == {"gone": 1, "names_gone": 1, "kept": {}}
    assert named() == {}


@pytest.mark.parametrize("name", ["gone:0", "Gone: ", ": gone", "gone:"])
def test_no_name_makes_the_key_of_one_that_is_gone(take, named, name):
    take({"1": name})
    assert len(named()) == 1


def test_one_that_another_import_uses_stays_and_is_listed(take, undo, named):
    first = take({"1": "Harbour Cafe"})
    take({"9": "Harbour Cafe"}, source="others")
    found = undo(first)
    assert (found["gone"], list(found["kept"])) == (0, ["Harbour Cafe"])
    assert "other vacancies" in found["kept"]["Harbour Cafe"]
    assert named() == {"Harbour Cafe": {"Harbour Cafe"}}


def test_one_that_somebody_decided_about_stays_and_is_listed(take, undo, named, engine):
    first = take({"1": "Harbour Cafe", "2": "Quay Kitchen", "3": "Dock Deli"})
    with session_of(engine) as session:
        ids = [id_of(session, name) for name in ("Harbour Cafe", "Quay Kitchen", "Dock Deli")]
        merging.merge(session, None, ids[0], ids[1])
    found = undo(first)
    assert found["gone"] == 1
    assert set(found["kept"]) == {"Harbour Cafe", "Quay Kitchen"}
    assert "somebody decided" in found["kept"]["Harbour Cafe"]
    assert named() == {"Harbour Cafe": {"Harbour Cafe", "Quay Kitchen"}}


def test_a_question_about_one_that_goes_is_asked_no_more(take, undo, engine):
    take({"1": "Harbour Cafe"})
    second = take({"2": "Quay Kitchen"})
    with session_of(engine) as session:
        pair = sorted(id_of(session, name) for name in ("Harbour Cafe", "Quay Kitchen"))
        session.add(
            DuplicateQuestion(
                kind=Kind.EMPLOYER, one=pair[0], other=pair[1], state=State.WAITING, because="x"
            )
        )
    undo(second)
    with session_of(engine, reads_only=True) as session:
        assert session.exec(select(DuplicateQuestion)).all() == []


def test_a_name_that_came_by_a_change_goes_with_it(take, undo, named):
    take({"1": "Harbour Cafe"})
    assert undo(take({"1": "Quay Kitchen"}))["gone"] == 1
    assert named() == {"Harbour Cafe": {"Harbour Cafe"}}


def test_a_change_that_is_taken_back_brings_a_name_back(take, undo, named, engine):
    first = take({"1": "Harbour Cafe"})
    second = take({"1": "Quay Kitchen"})
    assert undo(first)["kept"] == {}
    assert set(named()) == {"Quay Kitchen", "Harbour Cafe"}
    with session_of(engine, reads_only=True) as session:
        assert session.exec(select(VacancyRow)).one().advert["employer"] == "Quay Kitchen"
    undo(second)
    assert set(named()) == {"Harbour Cafe"}
    assert undo(first)["gone"] == 1
    assert named() == {}


def test_a_name_that_went_comes_back_where_a_vacancy_has_it_again(take, undo, named, engine):
    take({"1": "Dock Deli"}, source="others")
    first = take({"1": "Harbour Cafe"}, source="a")
    second = take({"1": "Harbour Cafe"}, source="others")
    third = take({"1": "Dock Deli"}, source="others")
    undo(first)
    assert set(named()) == {"Dock Deli"}
    undo(third)
    assert set(named()) == {"Dock Deli", "Harbour Cafe"}
    with session_of(engine, reads_only=True) as session:
        row = session.exec(select(VacancyRow).where(VacancyRow.source == "others")).one()
        assert row.employer_id == id_of(session, "Harbour Cafe")
    undo(second)
    assert set(named()) == {"Dock Deli"}


def test_many_go_some_at_a_time(take, undo, named, engine, monkeypatch):
    monkeypatch.setattr(undoing, "_AT_ONCE", 2)
    names = ["Harbour Cafe", "Moor Garage", "Quay Printers", "Dock Florist", "Vale Dentists"]
    found = undo(take(dict(enumerate(names))))
    assert found == {"gone": 5, "names_gone": 0, "kept": {}}
    assert named() == {}
    with session_of(engine, reads_only=True) as session:
        assert session.exec(select(EmployerKnownAs)).all() == []


def test_it_is_told_over_http(take, undo, client, signed_in):
    first = take({"1": "Harbour Cafe", "2": "Quay Kitchen"})
    take({"9": "Harbour Cafe"}, source="others")
    undo(first)
    report = client.get(f"{PATH}/{first}", headers=signed_in(Role.ADMIN)).json()
    told = report["undone_employers"]
    assert (told["gone"], told["names_gone"]) == (1, 0)
    assert [one["name"] for one in told["kept"]] == ["Harbour Cafe"]
