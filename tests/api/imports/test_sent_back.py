"""Refused rows go out as a file, are mended, and are taken when they come back."""

import io
import json

import pytest
from sqlmodel import select

from api.database import session_of
from api.imports import kept_cells, service
from api.imports.readers.listing import ReadOptions
from api.imports.tables import ImportRefusal, ImportRun
from api.vacancies.tables import VacancyRow
from tests.api.imports.workbooks import workbook

SHEET = b"Ref;Post;Firm;Ends\n1;Cook;Cafe;31/12/2030\n2;Baker;Inn;soon\n3;;Shop;\n4;short\n"
MAPPING = {"Post": "title", "Firm": "employer", "Ends": "closes"}


@pytest.fixture
def take(engine):
    """Imports a file as the source "jobs" and answers its run."""

    def run(content, source="jobs", **options):
        options = ReadOptions(**options)
        return service.run_import(engine, source, io.BytesIO(content), options=options).run

    return run


@pytest.fixture
def refused(engine):
    """The file of the refused rows of a run."""

    def file(run):
        with session_of(engine, reads_only=True) as session:
            pieces = service.refused_rows(session, run.id)
        return b"".join(pieces)

    return file


@pytest.fixture
def titles(engine):
    """The titles of the vacancies."""

    def found():
        with session_of(engine, reads_only=True) as session:
            return sorted(row.title for row in session.exec(select(VacancyRow)))

    return found


def test_mended_rows_are_taken_exactly_once(take, refused, titles):
    first = take(SHEET, mapping=MAPPING)
    assert (first.added, first.refused) == (1, 3)
    file = refused(first)
    assert file.decode("utf-8-sig").splitlines()[0] == '"What to mend","Ref","Post","Firm","Ends"'
    mended = file.replace(b'"soon"', b'"30/11/2030"').replace(
        b'"3","","Shop"', b'"3","Shop assistant","Shop"'
    )
    second = take(mended)
    assert (second.read, second.added, second.refused) == (2, 2, 0)
    assert any(note.startswith("1 row was passed over") for note in second.notes)
    assert titles() == ["Baker", "Cook", "Shop assistant"]
    third = take(mended)
    assert (third.added, third.changed, third.unchanged) == (0, 0, 2)


def test_what_is_still_wrong_comes_back_again(take, refused):
    first = refused(take(SHEET, mapping=MAPPING))
    again = refused(take(first))
    assert again.count(b"What to mend") == 1
    assert b'"2","Baker","Inn","soon"' in again


def test_objects_come_back_as_a_sheet_that_is_taken(take, refused, titles):
    first = take(b'{"company": "Cafe", "id": 7}\n{"title": "Cook", "company": "Cafe"}\n')
    mended = refused(first).replace(b'"Cafe","7",""', b'"Cafe","7","Baker"')
    assert take(mended).added == 1
    assert titles() == ["Baker", "Cook"]


def test_a_list_on_one_line_comes_back_row_by_row(take, refused):
    first = take(b'[{"title": "", "employer": "Cafe"}, {"title": "", "employer": "Inn"}]')
    lines = refused(first).decode().splitlines()
    assert [line.split(",")[-1] for line in lines[1:]] == ['"Cafe"', '"Inn"']


def test_a_row_of_no_text_comes_back_as_it_was(take, refused):
    first = take(b"title,employer\nCaf\xe9\x00,Inn\n", encoding="utf-8")
    assert b'"Caf\xe9\x00","Inn"' in refused(first)


def test_a_row_without_cells_still_has_its_columns(take, refused):
    file = refused(take(b"title,employer\nCook,Cafe\nBaker\n"))
    assert b'"title","employer"' in file
    assert b"The row is not here" in file


def test_a_row_that_is_too_long_is_not_kept(take, engine):
    long = b"x" * kept_cells.MOST_CHARACTERS
    take(b"title,employer,description\n,Cafe," + long + b"\n")
    with session_of(engine, reads_only=True) as session:
        assert session.exec(select(ImportRefusal)).one().cells is None


@pytest.mark.parametrize("cells", [None, (), (("a", "\0\ud83d \udce9'=x"), ("a", ""))])
def test_cells_are_kept_as_they_are(cells):
    kept = kept_cells.written(cells)
    assert kept is None or kept.isascii()
    assert kept_cells.read(kept) == cells


def test_the_mapping_of_a_source_is_used_the_next_time(take, titles):
    take(b"Post,Firm\nCook,Cafe\n", mapping={"Post": "title", "Firm": "employer"})
    run = take(b"FIRM,Extra,post\nInn,x,Baker\n")
    assert titles() == ["Baker", "Cook"]
    assert run.notes == [
        "The columns were read as in the last import from jobs.",
        "Since the last import from jobs 'Extra' is new.",
    ]


def test_what_is_left_out_stays_left_out(take, engine):
    take(b"title,employer,pay\nCook,Cafe,12\n", mapping={"pay": ""})
    assert take(b"title,employer,pay\nBaker,Cafe,12\n").ignored == {"pay": 1}


def test_a_mapping_is_kept_for_its_source_alone(take):
    take(b"Post,Firm\nCook,Cafe\n", mapping=MAPPING | {"Ends": ""})
    with pytest.raises(service.UnknownColumnsError):
        take(b"Grade,Firm\nBaker,Inn\n", source="others")


def test_a_dry_run_keeps_no_mapping(engine):
    options = ReadOptions(mapping={"Grade": "title", "Firm": "employer"})
    content = b"Grade,Firm\nCook,Cafe\n"
    service.run_import(engine, "jobs", io.BytesIO(content), options=options, dry_run=True)
    with pytest.raises(service.UnknownColumnsError):
        service.run_import(engine, "jobs", io.BytesIO(content))


def test_a_sheet_that_has_changed_says_how(take):
    mapping = {"Post": "title", "Firm": "employer"}
    take(b"Post,Firm\nCook,Cafe\n", mapping=mapping)
    with pytest.raises(service.UnknownColumnsError) as failure:
        take(b"Title,Firm\nBaker,Inn\n")
    assert "the column 'Post' is gone (it held the field title); 'Title' is new" in str(
        failure.value
    )
    assert (
        take(b"Title,Firm\nBaker,Inn\n", mapping={"Title": "title", "Firm": "employer"}).added == 1
    )


def test_a_sheet_without_a_header_is_read_so_the_next_time(take, refused, titles):
    mapping = {"column 1": "title", "column 2": "employer"}
    take(b"Cook,Cafe\n", mapping=mapping, has_header=False)
    second = take(b"Baker,Inn\n,Shop\n")
    assert second.refused == 1
    assert take(refused(second).replace(b'"","Shop"', b'"Florist","Shop"')).added == 1
    assert titles() == ["Baker", "Cook", "Florist"]


def test_one_employers_sheet_is_read_so_the_next_time(take):
    take(b"title\nCook\n", employer="Cafe")
    assert take(b"title\nBaker\n").added == 1


def test_columns_that_are_not_known_are_proposed(take):
    sheet = workbook(("Our vacancies",), ("Job", "Business unit name"), ("Cook", "Cafe"))
    with pytest.raises(service.UnknownColumnsError) as failure:
        take(sheet)
    assert [column.name for column in failure.value.proposal.columns] == [
        "Job",
        "Business unit name",
    ]


def test_notes_are_kept_with_the_run(take, engine):
    def add_a_sheet(book):
        book.create_sheet("Notes")

    run = take(workbook(("title", "employer"), ("Cook", "Cafe"), change=add_a_sheet))
    assert run.notes == ["The sheet Vacancies was read, and no other: Notes."]
    with session_of(engine, reads_only=True) as session:
        assert json.dumps(session.exec(select(ImportRun)).one().columns) == '["title", "employer"]'


def test_windows_letters_are_noted_once_the_file_was_read(take):
    [note] = take(b"title,employer\nCook,Caf\xe9 Rouge\n").notes
    assert "Windows-1252" in note
