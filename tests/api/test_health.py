from starlette.testclient import TestClient

from api.main import create_app
from api.settings import Settings


def test_the_process_says_it_is_up(client):
    assert client.get("/healthz").text == "up\n"


def test_a_migrated_database_is_ready(client):
    assert client.get("/readyz").status_code == 200


def test_a_database_that_is_not_migrated_is_not_ready(empty_database_url, tmp_path):
    app = create_app(Settings(home=tmp_path, database_url=empty_database_url))
    with TestClient(app) as client:
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["detail"] == "The database is not migrated to this version."


def test_requests_are_counted_by_route_template(client):
    client.get("/healthz")
    text = client.get("/metrics").text
    assert 'ips_matcher_http_requests_total{method="GET",route="/healthz",status="200"} 1.0' in text
    assert 'ips_matcher_http_request_seconds_count{method="GET",route="/healthz"} 1.0' in text


def test_an_unknown_address_is_counted_without_its_text(client):
    client.get("/no/such/secret-thing")
    text = client.get("/metrics").text
    assert 'route="unmatched",status="404"' in text
    assert "secret-thing" not in text
