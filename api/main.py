"""The service: every feature's routes, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, Depends, FastAPI
from starlette.concurrency import run_in_threadpool

from api import health, problems
from api.accounts import pages as account_pages
from api.accounts import routes as accounts
from api.audit import routes as audit
from api.body_limit import BodyLimit
from api.clients import pages as client_pages
from api.clients import routes as clients
from api.database import make_engine
from api.description import DESCRIPTION, TAGS, describe_problems
from api.duplicates import pages as duplicate_pages
from api.duplicates import routes as duplicates
from api.employers import routes as employers
from api.imports import pages as import_pages
from api.imports import routes as imports
from api.imports import spool
from api.imports.supervisor import Supervisor
from api.logs import RequestLog
from api.metrics import Metrics
from api.pages.rendering import mount_static, problem_page
from api.security_headers import SecurityHeaders
from api.settings import Settings
from api.storable import storable
from api.suggestions import pages as suggestion_pages
from api.suggestions import routes as suggestions
from api.vacancies import pages as vacancy_pages
from api.vacancies import routes as vacancies
from api.vacancies.pool import POOL_FOLDER, keep_in
from api.version import installed_version

# Every feature's routes below /api/v1; a new feature adds its line here.
FEATURES: tuple[APIRouter, ...] = (
    accounts.router,
    clients.router,
    vacancies.router,
    employers.router,
    duplicates.router,
    imports.router,
    suggestions.router,
    audit.router,
)
# The pages, in the order in which people come to them.
PAGES: tuple[APIRouter, ...] = (
    account_pages.router,
    client_pages.router,
    suggestion_pages.router,
    vacancy_pages.router,
    import_pages.router,
    duplicate_pages.router,
)
API = "/api/v1"


def create_app(settings: Settings) -> FastAPI:
    """The service over the database that the settings name; the schema must be up to date."""
    app = FastAPI(
        title="IPS Matcher",
        version=installed_version(),
        description=DESCRIPTION,
        openapi_tags=TAGS,
        openapi_url=f"{API}/openapi.json",
        docs_url=None,  # the usual pages load their scripts from elsewhere
        redoc_url=None,
        telemetry={"auto_configure": False},
        dependencies=[Depends(storable)],
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.engine = make_engine(settings.database_url)
    keep_in(app.state.engine, settings.home / POOL_FOLDER)
    spool.keep_in(app.state.engine, settings.home / spool.FOLDER)
    app.state.metrics = Metrics()
    problems.install(app, problem_page)
    for router in FEATURES:
        app.include_router(router, prefix=API)
    for router in PAGES:
        app.include_router(router)
    app.include_router(health.router)
    mount_static(app)
    describe_problems(app)
    # The last one added is the outermost.
    app.add_middleware(BodyLimit, upload_bytes=settings.max_upload_bytes)
    app.add_middleware(RequestLog, metrics=app.state.metrics)
    app.add_middleware(SecurityHeaders, https=settings.secure_cookies)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    supervisor = Supervisor(app.state.engine, settings) if settings.run_imports else None
    if supervisor:
        supervisor.start()
    yield
    if supervisor:
        await run_in_threadpool(supervisor.stop)
    app.state.engine.dispose()
