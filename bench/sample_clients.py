"""The sample clients that speed is measured with: the project's own and those of the judged set."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from api.contracts import PreferencesBody
from matcher.preferences import About, Preferences, Stance
from matcher.reference import folder


@dataclass(frozen=True, slots=True)
class Client:
    """A client by name; `words` are their own, where there are any."""

    name: str
    preferences: Preferences
    words: str = ""

    @property
    def wanted(self) -> tuple[str, ...]:
        """The kinds of work that they ask for, as titles."""
        return tuple(
            str(statement.value)
            for statement in self.preferences.statements
            if statement.about is About.WORK and statement.stance in (Stance.WANT, Stance.MUST)
        )


def sample_clients(shared: Path) -> list[Client]:
    """All of them that ask for a kind of work."""
    found = clients_in(folder() / "samples" / "clients.json")
    found += clients_in(shared / "data" / "judged" / "clients.json")
    return [client for client in found if client.wanted]


def clients_in(file: Path) -> list[Client]:
    """The clients of a file such as `data/samples/clients.json`."""
    return [
        Client(
            row["client"],
            PreferencesBody.model_validate(row["preferences"]).record(),
            row.get("words", ""),
        )
        for row in json.loads(file.read_text(encoding="utf-8"))
    ]
