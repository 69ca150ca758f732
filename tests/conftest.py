"""What tests start from: databases, the service, people who sign in."""

from itertools import count
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import settings as hypothesis_settings
from starlette.testclient import TestClient

from api import running
from api.accounts import passwords, service, signing_in
from api.accounts.roles import Role
from api.accounts.tables import User
from api.database import make_engine, session_of
from api.imports import spool
from api.main import create_app
from api.settings import Settings
from tests import real_adverts

pytest_plugins = ["tests.databases", "tests.no_skips"]
PASSWORD = "correct horse battery"
_numbers = count(1)

# How long an example takes says nothing about whether it is right.
hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def quick_passwords():
    """Hash passwords with next to no work."""
    passwords.hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(scope="session", autouse=True)
def home_of_nobody(tmp_path_factory):
    """Keep commands away from the home of whoever runs the tests, and from what they loaded."""
    nowhere = Settings(home=tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(running, "settings", lambda: nowhere)
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real adverts beside the project."""
    if not real_adverts.are_here():
        pytest.skip(f"no real adverts in {real_adverts.folder()}: set IPS_SHARED")
    return real_adverts.folder()


@pytest.fixture
def engine(database_url, tmp_path):
    """An engine over a fresh database of each kind in turn."""
    engine = make_engine(database_url)
    spool.keep_in(engine, tmp_path / spool.FOLDER)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine):
    """A session that writes, undone at the end unless the test commits."""
    with session_of(engine) as session:
        yield session
        session.rollback()


@pytest.fixture
def settings(database_url, tmp_path) -> Settings:
    """Settings for the fresh database."""
    return Settings(home=tmp_path, database_url=database_url, load_samples=False, run_imports=False)


@pytest.fixture
def app(settings):
    """The service over the fresh database."""
    return create_app(settings)


@pytest.fixture
def client(app):
    """A caller of the service."""
    with TestClient(app) as client:
        yield client


@pytest.fixture
def make_team(engine):
    """Makes a team: `make_team("North")`."""

    def make(name=None):
        with session_of(engine) as session:
            return service.create_team(session, None, name or f"Team {next(_numbers)}")

    return make


@pytest.fixture
def make_user(engine, make_team):
    """Makes a person: `make_user(Role.SUPERVISOR, team=team)`."""

    def make(role=Role.SPECIALIST, *, team=None, email=None, name="Sam Reed", password=PASSWORD):
        team = team or make_team()
        with session_of(engine) as session:
            return service.create_user(
                session,
                None,
                email=email or f"person{next(_numbers)}@example.org",
                name=name,
                role=role,
                team_id=team.id,
                password=password,
            )

    return make


@pytest.fixture
def signed_in(engine, make_user):
    """Signs a person in, or a new one of a role: `signed_in(Role.ADMIN)` -> request headers."""

    def sign_in(who=Role.SPECIALIST, password=PASSWORD) -> dict[str, str]:
        user = who if isinstance(who, User) else make_user(who)
        with session_of(engine) as session:
            token = signing_in.sign_in(session, user.email, password, hours=1).token
        return {"Authorization": f"Bearer {token}"}

    return sign_in
