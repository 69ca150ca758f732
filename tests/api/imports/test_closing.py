"""What a source no longer lists is closed, and what comes back is open again."""

import io

import pytest
from sqlmodel import select

from api.database import session_of
from api.imports import closing, service
from api.imports.carrying_out import carry_out_claimed, carry_out_waiting
from api.imports.service import Wanted
from api.vacancies.tables import VacancyRow

HEADER = "reference,title,employer,closes\n"


def rows(*references, closes=""):
    return HEADER + "".join(f"{one},Cook,Cafe,{closes}\n" for one in references)


@pytest.fixture
def take(engine):
    """Imports text as all that its source has, and answers the run."""

    def run(content, source="jobs", **more):
        wanted = Wanted(source, **{"whole_source": True, **more})
        with service.here_and_now(engine, wanted, io.BytesIO(content.encode())) as claim:
            carry_out_claimed(engine, claim)
        return service.report(engine, claim.import_id).run

    return run


@pytest.fixture
def open_ones(engine):
    """The references of the vacancies that nobody closed."""

    def references(source="jobs"):
        with session_of(engine, reads_only=True) as session:
            query = select(VacancyRow.reference).where(
                VacancyRow.source == source, VacancyRow.closed_at.is_(None)
            )
            return set(session.exec(query))

    return references


def test_what_a_source_no_longer_lists_is_closed_and_stays(take, open_ones, engine):
    take(rows(1, 2, 3))
    run = take(rows(2))
    assert (run.closed, run.unchanged, run.state) == (2, 1, "done")
    assert open_ones() == {"2"}
    assert [one["reference"] for one in run.examples["closed"]] == ["1", "3"]
    with session_of(engine, reads_only=True) as session:
        assert len(session.exec(select(VacancyRow)).all()) == 3


def test_nothing_is_closed_unless_the_file_is_all_there_is(take, open_ones):
    take(rows(1, 2))
    assert take(rows(2), whole_source=False).closed == 0
    assert open_ones() == {"1", "2"}


def test_other_sources_are_left_alone(take, open_ones):
    take(rows(1, 2), source="others")
    take(rows(3))
    assert open_ones("others") == {"1", "2"}


def test_what_comes_back_is_open_again_and_counted_as_changed(take, open_ones):
    take(rows(1, 2))
    take(rows(2))
    run = take(rows(1, 2), whole_source=False)
    assert (run.changed, run.unchanged, run.added) == (1, 1, 0)
    assert open_ones() == {"1", "2"}


def test_the_pool_follows_what_is_closed(take, engine):
    take(rows(1, 2))
    with session_of(engine, reads_only=True) as session:
        before = max(session.exec(select(VacancyRow.changed)))
    take(rows(2))
    with session_of(engine, reads_only=True) as session:
        row = session.exec(select(VacancyRow).where(VacancyRow.reference == "1")).one()
    assert row.changed > before


def test_closing_again_closes_nothing_more(take):
    take(rows(1, 2))
    take(rows(2))
    assert take(rows(2)).closed == 0


def test_what_is_past_its_date_is_not_closed_too(take):
    take(rows(1, closes="2020-01-01"))
    assert take(rows(2)).closed == 0


def test_a_file_that_would_close_most_closes_nothing_and_says_so(take, open_ones):
    take(rows(*range(30)))
    run = take(rows(*range(14)))
    assert (run.state, run.closed) == ("done", 0)
    assert "16 of the 30 open vacancies of jobs are not in this file" in run.notice
    assert "--close-most" in run.notice
    assert len(open_ones()) == 30


def test_most_is_closed_when_it_is_said_to_be_so(take, open_ones):
    take(rows(*range(30)))
    run = take(rows(*range(14)), close_most=True)
    assert (run.closed, run.notice) == (16, None)
    assert len(open_ones()) == 14


@pytest.mark.parametrize(("had", "left"), [(19, 1), (10, 4), (5, 2), (4, 1)])
def test_a_small_source_is_guarded_too(take, open_ones, had, left):
    take(rows(*range(had)))
    run = take(rows(*range(left)))
    assert run.closed == 0
    assert f"{had - left} of the {had} open vacancies" in run.notice
    assert len(open_ones()) == had
    assert take(rows(*range(left)), close_most=True).closed == had - left


@pytest.mark.parametrize(("had", "left"), [(10, 5), (5, 3), (3, 1), (2, 1)])
def test_a_list_that_shrinks_as_lists_do_is_followed(take, had, left):
    take(rows(*range(had)))
    assert take(rows(*range(left))).closed == had - left


def test_jobs_that_are_all_replaced_by_others_are_closed(take, open_ones):
    take(rows(1, 2, 3, 4))
    assert take(rows(5, 6, 7, 8), dry_run=True).closed == 4
    assert take(rows(5, 6, 7, 8)).closed == 4
    assert open_ones() == {"5", "6", "7", "8"}


def test_a_file_without_a_row_closes_nothing_unless_it_is_said_to_be_so(take, open_ones):
    take(rows(1))
    run = take(rows())
    assert (run.closed, open_ones()) == (0, {"1"})
    assert "this file holds no vacancy" in run.notice
    assert take(rows(), close_most=True).closed == 1


def test_an_import_cancelled_while_it_closes_keeps_what_is_closed_by_then(
    take, open_ones, engine, monkeypatch
):
    take(rows(*range(9)))
    monkeypatch.setattr(closing, "_AT_ONCE", 2)
    real = closing._close_some

    def close_then_cancel(engine, claim, ids):
        real(engine, claim, ids)
        with session_of(engine) as session:
            service.cancel(session, claim.import_id)

    monkeypatch.setattr(closing, "_close_some", close_then_cancel)
    run = take(rows(*range(5)))
    assert (run.state, run.closed) == ("cancelled", 2)
    assert open_ones() == {"0", "1", "2", "3", "4", "7", "8"}
    with session_of(engine) as session:
        service.ask_undo(session, run.id)
    carry_out_waiting(engine)
    assert len(open_ones()) == 9


def test_a_row_refused_that_names_no_advert_keeps_all_open(take, open_ones):
    take(rows(1, 2))
    run = take(rows(2) + "x\n")
    assert run.closed == 0
    assert "1 of the rows refused" in run.notice
    assert open_ones() == {"1", "2"}


def test_a_dry_run_says_what_would_be_closed(take, open_ones):
    take(rows(1, 2, 3))
    run = take(rows(2), dry_run=True)
    assert (run.closed, len(run.examples["closed"])) == (2, 2)
    assert open_ones() == {"1", "2", "3"}


def test_a_file_of_what_was_closed_before_does_not_close_all_that_is_open(take, open_ones):
    take(rows(*range(20)))
    take(rows(*range(10, 20)))
    for dry_run in (True, False):
        run = take(rows(*range(10)), dry_run=dry_run)
        assert run.closed == 0
        assert "10 of the 10 open vacancies" in run.notice
    assert len(open_ones()) == 20


def test_what_is_past_its_date_when_it_is_added_makes_no_room_for_closing(take, open_ones):
    take(rows(*range(10)))
    file = rows(0) + rows(*range(10, 30), closes="2020-01-01").removeprefix(HEADER)
    for dry_run in (True, False):
        run = take(file, dry_run=dry_run)
        assert run.closed == 0
        assert "9 of the 10 open vacancies" in run.notice
    assert {str(one) for one in range(10)} <= open_ones()


@pytest.mark.parametrize(
    ("listed", "added", "back", "refused"),
    [
        pytest.param(
            rows(0, 1, closes="2020-01-01"), rows(*range(20, 23)), "", "", id="listed ones expire"
        ),
        pytest.param(rows(0), rows(*range(20, 31)), "", "", id="most is new"),
        pytest.param(rows(0), "", rows(*range(10, 20)), "", id="most comes back"),
        pytest.param(rows(*range(4)), "", "", "4,,Cafe,\n", id="a row of half is refused"),
        pytest.param(
            rows(0), "", rows(10, 11, closes="2020-01-01"), "", id="what comes back has expired"
        ),
        pytest.param(rows(0), rows(*range(20, 27)), rows(10, 11), "", id="a few come back"),
    ],
)
def test_a_dry_run_says_what_the_import_then_does(take, listed, added, back, refused):
    take(rows(*range(20)))
    take(rows(*range(10)))
    parts = (listed, added, back, refused)
    file = HEADER + "".join(part.removeprefix(HEADER) for part in parts)
    tried, real = take(file, dry_run=True), take(file)
    assert (tried.closed, tried.notice) == (real.closed, real.notice)


def test_a_damaged_file_closes_nothing(take, open_ones, engine, monkeypatch):
    take(rows(1, 2))

    def broken(*_, **__):
        yield None
        raise service.UnreadableFileError("The file is damaged.")

    monkeypatch.setattr("api.imports.carrying_out.batches", broken)
    run = take(rows(2))
    assert (run.state, run.closed, run.failure) == ("failed", 0, "The file is damaged.")
    assert open_ones() == {"1", "2"}
