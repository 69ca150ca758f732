"""A caseload at a glance."""

from api.clients import preferences, service
from api.clients.caseloads import caseload_lines
from matcher.preferences import Preferences


def test_clients_whose_wishes_are_not_written_down_come_first(session, make_user):
    sam = make_user()
    for reference, wishes in (("A-1", True), ("B-2", False), ("C-3", True), ("D-4", False)):
        made = service.create_client(session, sam, reference)
        if wishes:
            preferences.set_preferences(session, sam, made.id, Preferences())
    lines = caseload_lines(session, sam)
    assert [line.reference for line in lines] == ["B-2", "D-4", "A-1", "C-3"]
