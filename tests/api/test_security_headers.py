import pytest
from starlette.testclient import TestClient

from api.main import create_app

PATHS = ["/healthz", "/api/v1/me", "/api/v1/openapi.json", "/nowhere"]


@pytest.fixture
def database_url(sqlite_url):
    return sqlite_url


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_trusts_only_this_service(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_style_sheets_may_be_kept_for_a_day(client):
    assert client.get("/assets/ips.css").headers["cache-control"] == "public, max-age=86400"
    assert client.get("/assets/nowhere.css").headers["cache-control"] == "no-store"
    assert client.get("/clients").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("secure", [True, False])
def test_https_is_asked_for_only_where_it_is_there(settings, secure):
    app = create_app(settings.model_copy(update={"secure_cookies": secure}))
    with TestClient(app) as client:
        assert ("strict-transport-security" in client.get("/healthz").headers) is secure
