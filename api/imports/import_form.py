"""The form that begins an import: what is wrong with it, and what comes of it."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from api.accounts.signing_in import SignedIn
from api.errors import Invalid
from api.imports import column_review, kept_files, mappings, service, spool
from api.imports.columns.proposals import Proposal
from api.imports.filled_form import Begun, Columns, Filled, ImportForm
from api.imports.page_uploads import PageUpload
from api.imports.page_words import FIELD_NAMES
from api.imports.readers.listing import ReadOptions
from api.imports.rows import shown
from api.imports.service import Wanted
from api.imports.spool import Spooled
from api.imports.tables import ImportRun
from api.imports.wanted import MOST_FILE_NAME, MOST_SOURCE

_FILE, _SOURCE = "file", "source"
_CHOOSE = "Choose the file to import"


def begin(session: Session, who: SignedIn, upload: PageUpload, form: ImportForm) -> Begun:
    """Begin an import from the form, if nothing is wrong and its columns are plain.

    Raises:
        Forbidden: this person may not import.
    """
    spooled = upload.spooled or _kept(upload, who, form)
    name = upload.file_name if upload.spooled else form.file_name
    filled = _filled(who, upload, form, spooled, shown(name, MOST_FILE_NAME))
    if spooled is None or filled.problems:
        return filled
    if mappings.kept_for(session, form.source.strip()) is not None:
        return _queued(session, who, upload, filled, {})
    service.let_others_write(session)
    with spool.path_of(upload.engine, spooled.import_id).open("rb") as handle:
        found = column_review.to_review(handle, form.format)
    if found is not None:
        columns = column_review.as_proposed(found)
        return Columns(filled, columns)
    return _queued(session, who, upload, filled, {})


def begin_with_columns(
    session: Session, who: SignedIn, upload: PageUpload, form: ImportForm
) -> Begun:
    """Begin an import with the columns as somebody chose them.

    Raises:
        Forbidden: this person may not import.
    """
    spooled = _kept(upload, who, form)
    filled = _filled(who, upload, form, spooled, shown(form.file_name, MOST_FILE_NAME))
    service.let_others_write(session)
    found = _proposed(upload, spooled, form)
    if spooled is None or found is None or filled.problems:
        return filled
    columns = column_review.as_chosen(found, form.chosen)
    lacking = [FIELD_NAMES[one] for one in column_review.lacking(columns)]
    if lacking or any(column.problem for column in columns):
        return Columns(filled, columns, lacking)
    mapping = column_review.mapping_of(columns)
    begun = _queued(session, who, upload, filled, mapping)
    if isinstance(begun, Filled):
        return Columns(filled, columns, problem=next(iter(begun.problems.values())))
    return begun


def _filled(
    who: SignedIn, upload: PageUpload, form: ImportForm, spooled: Spooled | None, name: str
) -> Filled:
    problems = {}
    if upload.problem:
        problems[_FILE] = upload.problem
    elif spooled is None:
        gone = bool(form.copy_key)
        problems[_FILE] = "The file is not kept any more: choose it again" if gone else _CHOOSE
    source = form.source.strip()
    if not source:
        problems[_SOURCE] = "Enter the source: where the file comes from"
    elif source != shown(source, MOST_SOURCE):
        problems[_SOURCE] = f"Enter a source of at most {MOST_SOURCE} plain characters"
    if spooled is None:
        return Filled(form, problems)
    upload.is_kept = True
    key = kept_files.sealed(upload.engine, spooled.import_id, who.csrf_token)
    return Filled(form, problems, key, name, spooled)


def _kept(upload: PageUpload, who: SignedIn, form: ImportForm) -> Spooled | None:
    if upload.problem or not form.copy_key:
        return None
    return kept_files.unsealed(upload.engine, form.copy_key, who.csrf_token)


def _proposed(upload: PageUpload, spooled: Spooled | None, form: ImportForm) -> Proposal | None:
    if spooled is None:
        return None
    with spool.path_of(upload.engine, spooled.import_id).open("rb") as handle:
        return column_review.reviewed(handle, form.format)


def _queued(
    session: Session,
    who: SignedIn,
    upload: PageUpload,
    filled: Filled,
    mapping: dict[str, str],
) -> ImportRun | Filled:
    form, spooled = filled.form, filled.spooled
    if spooled is None:
        return filled
    wanted = Wanted(
        form.source,
        filled.file_name,
        ReadOptions(form.format, mapping),
        dry_run=form.what == "try",
        whole_source=form.whole_source,
        close_most=form.whole_source and form.close_most,
    )
    try:
        run = service.queue_upload(session, who.user, spooled, wanted)
    except Invalid as invalid:
        upload.is_kept = bool(mapping)
        said = invalid.errors[0].problem if invalid.errors else invalid.detail
        return replace(filled, problems={_FILE: said}, copy_key="", file_name="", spooled=None)
    if wanted.dry_run:
        kept_files.keep_for_later(upload.engine, run.id)
    return run
