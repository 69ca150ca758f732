from concurrent.futures import ThreadPoolExecutor

from api.accounts.roles import Role


def test_more_requests_than_threads_and_sessions_are_all_answered(client, signed_in):
    """Eighty callers read and write at once; 40 threads and 16 sessions serve them."""
    headers = signed_in(Role.SPECIALIST)

    def call(number):
        if number % 2:
            return client.get("/api/v1/clients", headers=headers).status_code
        body = {"reference": f"N-{number}"}
        return client.post("/api/v1/clients", json=body, headers=headers).status_code

    with ThreadPoolExecutor(80) as pool:
        statuses = list(pool.map(call, range(80)))
    assert statuses.count(200) == statuses.count(201) == 40
    items = client.get("/api/v1/clients?limit=200", headers=headers).json()["items"]
    assert len(items) == 40
