"""What the OpenAPI document says to a stranger."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.problems import Problem, problems

DESCRIPTION = """
Ranks real vacancies against what each client of an employment service wants from work, and says
why.

**Sign in** with the email address and password of an account, and send the token with every
request:

```
curl -s localhost:8000/api/v1/sessions \\
  -H 'Content-Type: application/json' \\
  -d '{"email": "sam@example.org", "password": "..."}'

curl -s localhost:8000/api/v1/clients -H 'Authorization: Bearer <token>'
```

**Who sees what.** A specialist sees the clients on their own caseload, a supervisor the team's.
For everybody else's clients the answer is 404, as if they were not there.

**Lists** come a page at a time, as `{"items": [...], "next": "..."}`: send `next` as `cursor` for
the next page, until it is null.

**Sending again.** A write may carry `Idempotency-Key`, any text of your own. The same request with
the same key within 24 hours gets the first answer, with the header `Idempotency-Replayed: true`,
and writes nothing.

**Errors** have one shape (`Problem`, RFC 9457) and the media type `application/problem+json`. Test
`type`, a stable word; show `title` and `detail` to people; `errors` names the fields that are
wrong. Quote `request_id` when you ask for help.

**Times** are in UTC. Ids are opaque.
"""

TAGS = [
    {"name": "signing in", "description": "Open and end a session; who am I."},
    {"name": "people", "description": "Teams and the people in them. Admins only."},
    {"name": "clients", "description": "Clients, known by the service's own reference alone."},
    {"name": "preferences", "description": "What a client wants from work, as dated versions."},
    {"name": "vacancies", "description": "Adverts that came in, and the facts read from them."},
    {"name": "employers", "description": "Who the vacancies are with."},
    {"name": "suggestions", "description": "Ranked lists of vacancies, with the reasons."},
    {"name": "decisions", "description": "What was decided about each suggestion."},
    {
        "name": "duplicates",
        "description": "What may be one, decided by people. Not for specialists.",
    },
    {"name": "imports", "description": "Files of adverts. Not for specialists."},
    {"name": "audit", "description": "Who changed what, and when. Supervisors only."},
]


def describe_problems(app: FastAPI) -> None:
    """Have the document say what errors look like, also where the framework says otherwise."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _with_problems(
                get_openapi(
                    title=app.title,
                    version=app.version,
                    description=app.description,
                    tags=app.openapi_tags,
                    routes=app.routes,
                )
            )
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # the framework's own way to do this


def _only_problems(responses: dict[str, Any]) -> dict[str, Any]:
    """Errors in our shape, also the framework's own 422 and whatever a route does not name."""
    own = problems(422)[422]
    other = {"default": {**own, "description": "Any other error, in the same shape"}}
    return {"422": own, **other} if "422" in responses else other


def _with_problems(found: dict[str, Any]) -> dict[str, Any]:
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    shape = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(shape.pop("$defs", {}))
    schemas["Problem"] = shape
    for path in found["paths"].values():
        for operation in path.values():
            operation["responses"].update(_only_problems(operation["responses"]))
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    return found
