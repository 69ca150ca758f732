"""What is kept of how a source's columns are read: used again, seen, forgotten."""

import io
import json

import pytest
from sqlmodel import select

from api.accounts.roles import Role
from api.audit.tables import AuditEvent
from api.database import session_of
from api.errors import NotFound
from api.imports import kept_columns
from api.imports.readers.listing import ReadOptions
from api.imports.service import run_import
from tests.api.imports.workbooks import workbook, zipped

MAPPING = {"Post": "title", "Business": "employer", "Wage": "pay"}
ROWS = [["Post", "Business", "Wage"], ["Cook", "Cafe", "12.60 an hour"]]
OBJECT = {"Post": "Baker", "Business": "Mill", "Wage": "13 an hour"}
PATH = "/api/v1/imports/columns"


def csv(*rows):
    return "\n".join(",".join(row) for row in rows).encode()


@pytest.fixture
def take(engine):
    """Imports a file and answers the run."""

    def run(content, source="jobs", **options):
        handle = io.BytesIO(content)
        return run_import(engine, source, handle, options=ReadOptions(**options)).run

    return run


@pytest.mark.parametrize(
    "content",
    [
        csv(*ROWS),
        workbook(*ROWS),
        json.dumps(OBJECT).encode(),
        zipped({"list.csv": csv(*ROWS)}),
        zipped({"list.xlsx": workbook(*ROWS)}),
        zipped({"list.jsonl": json.dumps(OBJECT)}),
    ],
    ids=["csv", "xlsx", "jsonl", "zip of csv", "zip of xlsx", "zip of jsonl"],
)
def test_a_mapping_is_kept_for_whatever_has_columns(take, content, engine):
    assert take(content, mapping=MAPPING).added == 1
    with session_of(engine, reads_only=True) as session:
        assert kept_columns.kept_of(session, "jobs").mapping == MAPPING
    again = take(content)
    assert (again.unchanged, again.refused) == (1, 0)
    assert "The columns were read as in the last import from jobs." in again.notes


def test_objects_may_lack_what_an_advert_can_do_without(take):
    take(json.dumps(OBJECT).encode(), mapping=MAPPING)
    run = take(json.dumps({"Post": "Cook", "Business": "Cafe"}).encode())
    assert (run.added, run.refused) == (1, 0)


def test_what_was_told_of_a_sheet_is_no_matter_for_objects_with_names_of_ours(take):
    take(csv(*ROWS), mapping=MAPPING)
    assert take(json.dumps({"title": "Cook", "employer": "Inn"}).encode()).added == 1


def test_what_is_forgotten_is_not_used_again_and_stands_on_record(take, engine):
    take(csv(*ROWS), "council", mapping=MAPPING)
    take(csv(*ROWS), mapping=MAPPING)
    with session_of(engine) as session:
        kept_columns.forget(session, "jobs")
    with session_of(engine, reads_only=True) as session:
        assert [one.source for one in kept_columns.all_kept(session)] == ["council"]
        with pytest.raises(NotFound):
            kept_columns.kept_of(session, "jobs")
        [event] = session.exec(
            select(AuditEvent).where(AuditEvent.action == "import.columns_forgotten")
        ).all()
        assert event.details == {"source": "jobs"}
    assert take(csv(["title", "employer"], ["Cook", "Inn"])).added == 1


def test_it_is_seen_and_forgotten_by_the_api(take, client, signed_in):
    take(csv(*ROWS), "a/b c", mapping=MAPPING, employer="Cafe")
    headers = signed_in(Role.IMPORTER)
    asked = {"source": "a/b c"}
    found = client.get(PATH, params=asked, headers=headers).json()
    assert (found["mapping"], found["employer"], found["has_header"]) == (MAPPING, "Cafe", True)
    assert client.delete(PATH, params=asked, headers=headers).status_code == 204
    assert client.get(PATH, params=asked, headers=headers).status_code == 404
    assert client.delete(PATH, params=asked, headers=headers).status_code == 404


def test_it_is_for_those_who_may_import(client, signed_in):
    headers = signed_in(Role.SPECIALIST)
    for ask in (client.get, client.delete):
        assert ask(PATH, params={"source": "x"}, headers=headers).status_code == 403
