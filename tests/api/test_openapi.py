import pytest

from api.accounts.roles import Role

METHODS = {"get", "post", "put", "patch", "delete"}
NEED_NO_KEY = {
    "/api/v1/sessions",  # sent again, it opens a second session and leaves the first
    "/api/v1/imports/columns",  # it answers what a file holds, and writes nothing
}


@pytest.fixture
def database_url(sqlite_url):
    return sqlite_url


@pytest.fixture
def document(client):
    return client.get("/api/v1/openapi.json").json()


def operations(document):
    return [
        (method, path, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    ]


def test_a_stranger_reads_how_to_sign_in(document):
    assert "curl -s localhost:8000/api/v1/sessions" in document["info"]["description"]


def test_every_operation_has_a_tag_that_is_explained_and_a_description(document):
    tags = {tag["name"] for tag in document["tags"]}
    for method, path, operation in operations(document):
        assert set(operation["tags"]) <= tags, (method, path)
        assert operation["description"], (method, path)


def test_every_error_has_the_one_shape(document):
    for method, path, operation in operations(document):
        errors = {s: r for s, r in operation["responses"].items() if not s.startswith("2")}
        assert "default" in errors, (method, path)
        for status, response in errors.items():
            assert list(response["content"]) == ["application/problem+json"], (path, status)
    assert "HTTPValidationError" not in str(document)


def test_every_reference_leads_somewhere(document):
    def references(part):
        if isinstance(part, dict):
            yield from [part["$ref"]] if "$ref" in part else []
            for value in part.values():
                yield from references(value)
        elif isinstance(part, list):
            for value in part:
                yield from references(value)

    schemas = document["components"]["schemas"]
    assert {r.removeprefix("#/components/schemas/") for r in references(document)} <= set(schemas)


def test_all_but_signing_in_says_that_it_needs_a_token(document):
    assert document["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
    for method, path, operation in operations(document):
        opens = (method, path) != ("post", "/api/v1/sessions")
        assert bool(operation.get("security")) is opens, (method, path)


def test_all_but_signing_in_needs_a_token(client, document):
    for method, path, _ in operations(document):
        if (method, path) == ("post", "/api/v1/sessions"):
            continue
        answer = client.request(method, path.replace("{", "").replace("}", ""), json={})
        assert answer.status_code == 401, (method, path)


def test_writes_that_may_be_repeated_say_so(document):
    for method, path, operation in operations(document):
        if method in ("post", "put") and path not in NEED_NO_KEY:
            names = {parameter["name"].lower() for parameter in operation["parameters"]}
            assert "idempotency-key" in names, (method, path)


def test_no_page_loads_scripts_from_elsewhere(client):
    for path in ("/docs", "/redoc"):
        assert client.get(path).status_code == 404


def test_the_curl_of_the_description_works(client, make_user):
    make_user(Role.SPECIALIST, email="sam@example.org")
    body = '{"email": "sam@example.org", "password": "correct horse battery"}'
    answer = client.post(
        "/api/v1/sessions", content=body, headers={"Content-Type": "application/json"}
    )
    headers = {"Authorization": f"Bearer {answer.json()['token']}"}
    assert client.get("/api/v1/clients", headers=headers).status_code == 200
