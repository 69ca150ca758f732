"""Adverts of one job as several sources word them, and of other jobs."""

import io
import json
from functools import partial

import pytest
from sqlmodel import col, select

from api.database import session_of
from api.imports import service
from api.imports.carrying_out import carry_out_claimed, carry_out_waiting
from api.imports.service import Wanted
from api.vacancies.tables import VacancyRow

CAFE = (
    "We run a busy garden centre by the ring road and need somebody to keep the cafe spotless. "
    "You will wipe tables, mop the floors, load the dishwasher and empty the bins. The team is "
    "friendly and we train everybody on the job. Staff get a discount and free parking. "
    "Ask for Marguerite Osgathorpe in Bramble House when you arrive for your interview."
)
DEPOT = (
    "Our depot loads forty lorries each night. You will check pallets against the sheet, wrap "
    "them and drive a reach truck once you are trained. Boots and gloves are provided. There is "
    "a canteen, and buses stop at the gate. Shifts are handed out a month ahead by the foreman."
)


def advert(reference, text=CAFE, *, title="Cleaner", employer="Brightside Cleaning Ltd", **more):
    said = {"title": title, "employer": employer, "place": "Leeds", "postcode": "LS9 7TF"}
    return {"reference": reference, **said, "description": text, **more}


def framed(text=CAFE):
    """The text as another board shows it."""
    return f"{text} Apply now, reference 443322."


def put(engine, source, *adverts, **more):
    """Import adverts; the id of the import."""
    content = "\n".join(map(json.dumps, adverts)).encode()
    with service.here_and_now(engine, Wanted(source, **more), io.BytesIO(content)) as claim:
        carry_out_claimed(engine, claim)
    assert service.report(engine, claim.import_id).run.failure is None
    return claim.import_id


def groups_in(engine):
    """The groups of listings, each as the names of its listings, those withdrawn left out."""
    with session_of(engine, reads_only=True) as session:
        rows = session.exec(select(VacancyRow).where(col(VacancyRow.withdrawn_at).is_(None))).all()
    found = {}
    for row in rows:
        found.setdefault(row.same_as or row.id, set()).add(f"{row.source} {row.reference}")
    return sorted(map(sorted, found.values()))


@pytest.fixture
def take(engine):
    """Imports adverts: `take("board", advert("1"), ...)` -> the id of the import."""

    return partial(put, engine)


@pytest.fixture
def undo(engine):
    """Undoes an import."""

    def run(import_id):
        with session_of(engine) as session:
            service.ask_undo(session, import_id)
        carry_out_waiting(engine)
        assert service.report(engine, import_id).run.state == "undone"

    return run


@pytest.fixture
def rows(engine):
    """The vacancies by source and reference, such as "board 1"."""

    def read():
        with session_of(engine, reads_only=True) as session:
            found = session.exec(select(VacancyRow)).all()
        return {f"{row.source} {row.reference}": row for row in found}

    return read


@pytest.fixture
def grouped(engine):
    """The groups of listings."""
    return partial(groups_in, engine)
