"""Imports in the background of a service: each in a process of its own, a few at once.

A thread looks every second for imports that wait or were left by a process that is gone.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from contextlib import suppress
from time import monotonic
from typing import Protocol

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from api.imports.claiming import holding, to_carry_out
from api.imports.kept_files import clear_forgotten
from api.settings import Settings

MOST_AT_ONCE = 2
LOOK_EVERY = 1.0
"""Seconds."""
_END_WITHIN = 5.0
_MOST_REST = 10.0
_log = logging.getLogger(__name__)


class Running(Protocol):
    """What the supervisor needs of a process."""

    def poll(self) -> int | None:
        """Its exit code, None while it runs."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it."""

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, once it has ended."""


class Supervisor:
    """Starts a process for each import that waits, until it is stopped."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._engine, self._settings = engine, settings
        self._running: dict[str, Running] = {}
        self._begun: dict[str, tuple[int, float]] = {}
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._look, name="imports", daemon=True)

    def start(self) -> None:
        """Begin to look for imports."""
        self._thread.start()

    def stop(self) -> None:
        """End all processes; their imports are gone on with at the next start."""
        self._ending.set()
        self._thread.join(_END_WITHIN)
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(_END_WITHIN)
                continue
            process.kill()
            process.wait()

    def _look(self) -> None:
        self._clear_up()
        while not self._ending.wait(LOOK_EVERY):
            try:
                self.look_once()
            except (SQLAlchemyError, OSError):
                _log.exception("imports could not be looked for; the next look may go better")

    def look_once(self) -> None:
        """Start what waits, as far as there is room."""
        self._running = {k: one for k, one in self._running.items() if one.poll() is None}
        room = MOST_AT_ONCE - len(self._running)
        if room <= 0:
            return
        for import_id in to_carry_out(self._engine):
            if room and self._is_its_turn(import_id) and self._is_free(import_id):
                self._running[import_id] = self._begin(import_id)
                room -= 1

    def _is_its_turn(self, import_id: str) -> bool:
        """Not while it runs; the more often it began, the longer the rest before the next time."""
        times, last = self._begun.get(import_id, (0, 0.0))
        rest = min(2.0**times, _MOST_REST) if times else 0.0
        return import_id not in self._running and monotonic() >= last + rest

    def _is_free(self, import_id: str) -> bool:
        with holding(self._engine, import_id) as is_ours:
            return is_ours

    def _begin(self, import_id: str) -> Running:
        environment = {
            **os.environ,
            "IPS_HOME": str(self._settings.home),
            "DATABASE_URL": self._settings.database_url,
        }
        self._begun[import_id] = (self._begun.get(import_id, (0, 0.0))[0] + 1, monotonic())
        _log.info("begins import %s in a process of its own", import_id)
        command = [sys.executable, "-m", "api.imports.carrier", import_id, str(os.getpid())]
        return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL)  # noqa: S603

    def _clear_up(self) -> None:
        """Remove copies that no import needs: of uploads cut off, of imports that ended."""
        with suppress(SQLAlchemyError, OSError):
            clear_forgotten(self._engine)
