"""Imports over HTTP: a file is sent, its import followed, cancelled, undone."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from api.dependencies import ApiUser, DbSession
from api.idempotency import OnceOnly
from api.imports import column_routes, service
from api.imports.readers.listing import Format, ReadOptions
from api.imports.refused_answer import refused_file_answer
from api.imports.schemas import ImportOut, ImportReportOut, RefusalOut
from api.imports.service import Wanted
from api.imports.undone_schemas import KeptOut
from api.imports.upload_form import (
    CloseMost,
    DryRun,
    EmployerGiven,
    Encoding,
    FormatWanted,
    HasHeader,
    Mapping,
    Source,
    WholeSource,
    mapping_of,
    plain,
)
from api.imports.uploads import SpoolFirst, Upload
from api.pagination import Page, PageWanted, page_of
from api.problems import problems

router = APIRouter(prefix="/imports", tags=["imports"])
PATH = "/api/v1/imports"
router.include_router(column_routes.router)  # its names come before ids of imports


@router.post(
    "",
    status_code=202,
    response_model=ImportOut,
    responses=problems(401, 403, 409, 413, 422),
    dependencies=[SpoolFirst],
)
def import_file(
    *,
    upload: Upload,
    source: Source,
    who: ApiUser,
    session: DbSession,
    once: OnceOnly,
    format: FormatWanted = Format.AUTO,  # noqa: A002 - the name that callers send
    mapping: Mapping = "{}",
    encoding: Encoding = None,
    has_header: HasHeader = True,
    employer: EmployerGiven = None,
    dry_run: DryRun = False,
    whole_source: WholeSource = False,
    close_most: CloseMost = False,
) -> Response:
    """Import a file of adverts in the background.

    The answer comes at once: ask for the import at `Location` until its `state` is done, failed or
    cancelled. Good rows are stored, bad ones are listed with line and column; the same file again
    changes nothing. A file that can't be read as a whole is refused here.
    """
    wanted = Wanted(
        source,
        upload.file_name,
        ReadOptions(
            format.value, mapping_of(mapping), encoding or None, has_header, plain(employer)
        ),
        dry_run=dry_run,
        whole_source=whole_source,
        close_most=close_most,
    )

    checked = service.check_upload(session, who, upload.spooled, wanted)

    def write() -> ImportOut:
        run = service.queue_checked(session, checked)
        upload.take()
        return ImportOut.of(run)

    answer = once(write, status=202)
    answer.headers["Location"] = f"{PATH}/{_id_in(answer)}"
    return answer


def _id_in(answer: Response) -> str:
    """The id of the import that an answer tells of, the first one where it is given again."""
    return ImportOut.model_validate_json(bytes(answer.body)).id


@router.get("", responses=problems(401, 403, 422))
def list_imports(who: ApiUser, session: DbSession, page: PageWanted) -> Page[ImportOut]:
    """The imports of your team, newest first; of a dry run `dry_run` is true."""
    return page_of(session, service.imports(who), page, ImportOut.of, newest_first=True)


@router.get("/{import_id}", responses=problems(401, 403, 404))
def get_import(import_id: str, who: ApiUser, session: DbSession) -> ImportReportOut:
    """One import: where it stands, how far it is, and its report so far."""
    run = service.get(session, import_id, who)
    first = service.first_refusals(session, import_id, service.FIRST_REFUSALS)
    return ImportReportOut.report(run, first)


@router.get("/{import_id}/refusals", responses=problems(401, 403, 404, 422))
def list_refusals(
    import_id: str, who: ApiUser, session: DbSession, page: PageWanted
) -> Page[RefusalOut]:
    """The rows that an import refused, in the order of the file: the first 10,000 of them."""
    return page_of(session, service.refusals(session, import_id, who), page, RefusalOut.of)


@router.get(
    "/{import_id}/refused.csv",
    response_class=StreamingResponse,
    responses={**problems(401, 403, 404), 200: {"content": {"text/csv": {}}}},
)
def refused_csv(import_id: str, who: ApiUser, session: DbSession) -> StreamingResponse:
    """The rows that an import refused, as a sheet: mend them and import it as the same source.

    Its first column says what to mend in each row; the others are those of the file that was sent.
    """
    return refused_file_answer(session, import_id, who)


@router.post(
    "/{import_id}/cancel",
    response_model=ImportOut,
    responses=problems(401, 403, 404, 409),
)
def cancel_import(import_id: str, who: ApiUser, session: DbSession, once: OnceOnly) -> Response:
    """Stop an import; what it has stored stays until the import is undone.

    One that waits is cancelled at once, one under way after the rows that it is storing now.
    """
    return once(lambda: ImportOut.of(service.cancel(session, import_id, who)), status=200)


@router.post(
    "/{import_id}/undo",
    status_code=202,
    response_model=ImportOut,
    responses=problems(401, 403, 404, 409),
)
def undo_import(import_id: str, who: ApiUser, session: DbSession, once: OnceOnly) -> Response:
    """Undo an import in the background: ask for it until its `state` is undone.

    What it added goes, what it changed returns, what it closed opens again. What has since been
    changed or decided upon stays, and is listed with the reason under `/kept`.
    """
    return once(lambda: ImportOut.of(service.ask_undo(session, import_id, who)), status=202)


@router.get("/{import_id}/kept", responses=problems(401, 403, 404, 422))
def list_kept(import_id: str, who: ApiUser, session: DbSession, page: PageWanted) -> Page[KeptOut]:
    """What undoing the import left as it was, each with the reason."""
    return page_of(session, service.kept(session, import_id, who), page, KeptOut.of)
