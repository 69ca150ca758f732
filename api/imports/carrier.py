"""`python -m api.imports.carrier ID`: one import carried out beside a service that answers.

A process of its own, which gives way to others, and ends when the service is gone: what it leaves
is taken up again.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

from api import logs
from api.imports.carrying_out import carry_out
from api.parallel import end_without, processors
from api.running import settings
from api.running_database import ready_engine

_NICE = 10


def main(import_id: str, parent: int) -> None:
    """Carry out the import for the service that has the process number `parent`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the service ends us when it ends
    end_without(parent)
    with suppress(OSError, AttributeError):
        os.nice(_NICE)
    logs.set_up(settings().log_level, settings().log_format)
    carry_out(ready_engine(), import_id, workers=settings().import_workers or processors())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
