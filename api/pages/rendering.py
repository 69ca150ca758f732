"""Pages rendered from templates; a page's context is a frozen dataclass."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.staticfiles import StaticFiles
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, FileSystemLoader, PackageLoader
from starlette.responses import HTMLResponse, RedirectResponse, Response

import api
from api.accounts.signing_in import SignedIn
from api.clock import LONDON
from api.problems import Answer
from matcher.wording import fit_words

_API = Path(api.__file__).parent
_STATUS_SEE_OTHER = 303
_SIGN_IN_NEEDED = "sign-in-needed"
_SIGN_OUT = "/sign-out"


def _environment() -> Environment:
    """Every feature's templates and the design system's, whose macros lean on undefined names."""
    folders = sorted(str(folder) for folder in _API.glob("*/templates"))
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folders), PackageLoader("nhsuk_frontend_jinja")]),
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = day
    environment.filters["moment"] = moment
    environment.filters["fit_words"] = fit_words
    return environment


def day(when: date | datetime | str | None) -> str:
    """A date as people here write it: "21 November 2026"."""
    if when is None:
        return ""
    if isinstance(when, str):
        when = datetime.fromisoformat(when)
    if isinstance(when, datetime) and when.tzinfo is not None:
        when = when.astimezone(LONDON)
    return f"{when.day} {when:%B %Y}"


def moment(when: datetime) -> str:
    """A moment in British time: "21 November 2026 at 14:05"."""
    local = when.astimezone(LONDON)
    return f"{day(local)} at {local:%H:%M}"


_templates = _environment()


def render(
    request: Request,
    template: str,
    context: Any,  # noqa: ANN401 - each page has a dataclass of its own
    *,
    who: SignedIn | None = None,
    status: int = 200,
) -> Response:
    """The page of a template, whose variables are the fields of the dataclass `context`.

    `who`, `csrf_token`, `path` are there for the layout and for forms.
    """
    if not is_dataclass(context):
        raise TypeError(f"the context of {template} is {type(context).__name__}, not a dataclass")
    shared = {
        "who": who.user if who else None,
        "csrf_token": who.csrf_token if who else "",
        "path": request.url.path,
    }
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    html = _templates.get_template(template).render({**shared, **values})
    return HTMLResponse(html, status, headers={"Cache-Control": "no-store"})


def see_other(path: str) -> Response:
    """After a form was taken: send the browser to a page, so that a reload sends nothing again."""
    return RedirectResponse(path, _STATUS_SEE_OTHER)


def problem_page(request: Request, found: Answer) -> Response:
    """A refusal as a page; who must sign in is sent to the page where one does.

    That page says that a form was lost, where one was sent after the session had ended.
    """
    problem = found.problem
    if problem.type == _SIGN_IN_NEEDED:
        lost = request.method == "POST" and request.url.path != _SIGN_OUT
        return see_other("/sign-in?lost=true" if lost else "/sign-in")
    html = _templates.get_template("pages/problem.jinja").render(problem=problem, who=None)
    return HTMLResponse(html, problem.status, headers=dict(found.headers))


def mount_static(app: FastAPI) -> None:
    """Serve the built style sheet and our own additions to it."""
    app.mount("/static", StaticFiles(directory=_API / "pages" / "static", check_dir=False))
    app.mount("/assets", StaticFiles(directory=_API / "pages" / "assets"))
