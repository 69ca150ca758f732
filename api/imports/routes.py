"""Imports over HTTP."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, UploadFile
from pydantic import TypeAdapter, ValidationError

from api.dependencies import ApiUser, DbSession
from api.errors import FieldProblem, Invalid
from api.imports import service
from api.imports.readers.listing import ReadOptions
from api.imports.schemas import ImportOut, ImportReportOut, RefusalOut
from api.pagination import Page, PageWanted, page_of
from api.problems import problems

router = APIRouter(prefix="/imports", tags=["imports"])
_MAPPING: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, str])


@router.post("", status_code=201, responses=problems(401, 403, 413, 422))
def import_file(
    *,
    file: UploadFile,
    source: Annotated[
        str,
        Form(
            description="Where the adverts come from: adverts are known by source and reference.",
            examples=["council-jobs"],
        ),
    ],
    who: ApiUser,
    session: DbSession,
    format: Annotated[  # noqa: A002 - the name that callers send
        Literal["auto", "csv", "jsonl", "jobposting"],
        Form(description="auto tells by what the file holds. Any of them may be gzip."),
    ] = "auto",
    mapping: Annotated[
        str,
        Form(
            description="JSON: which of the file's columns holds which field of an advert.",
            examples=['{"salary_text": "pay"}'],
        ),
    ] = "{}",
    encoding: Annotated[
        str | None, Form(description="UTF-8 unless told otherwise.", examples=["cp1252"])
    ] = None,
) -> ImportReportOut:
    """Import a file of adverts and answer when it is done.

    Good rows are stored, bad ones are listed with line and column. Sending a file again stores
    nothing twice, so this needs no idempotency key.
    """
    options = ReadOptions(format, _mapping(mapping), encoding or None)
    done = service.import_upload(
        session, who, source, file.file, file_name=file.filename or "", options=options
    )
    return ImportReportOut.report(done.run, done.refusals)


def _mapping(given: str) -> dict[str, str]:
    try:
        return _MAPPING.validate_json(given or "{}")
    except ValidationError:
        problem = FieldProblem("body.mapping", 'must be JSON such as {"salary_text": "pay"}')
        raise Invalid("See errors for what is wrong.", errors=(problem,)) from None


@router.get("", responses=problems(401, 403, 422))
def list_imports(who: ApiUser, session: DbSession, page: PageWanted) -> Page[ImportOut]:
    """The imports, newest first."""
    return page_of(session, service.imports(who), page, ImportOut.of, newest_first=True)


@router.get("/{import_id}", responses=problems(401, 403, 404))
def get_import(import_id: str, who: ApiUser, session: DbSession) -> ImportOut:
    """One import."""
    return ImportOut.of(service.get(session, import_id, who))


@router.get("/{import_id}/refusals", responses=problems(401, 403, 404, 422))
def list_refusals(
    import_id: str, who: ApiUser, session: DbSession, page: PageWanted
) -> Page[RefusalOut]:
    """The rows that an import refused, in the order of the file: the first 10,000 of them."""
    return page_of(session, service.refusals(session, import_id, who), page, RefusalOut.of)
