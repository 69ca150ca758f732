"""What was worked out before and may be asked for again, as far as there is room for it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Values by key, of so many bytes at most in all: those not asked for longest go first.

    Threads may share it. What is kept must be what would be worked out anew: then no answer
    depends on what was asked before.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._held = 0
        self._values: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._values)

    @property
    def held_bytes(self) -> int:
        """How many bytes all that is kept takes."""
        return self._held

    def get(self, key: Hashable) -> Value | None:
        """What is kept by a key; None where nothing is."""
        with self._lock:
            found = self._values.get(key)
            if found is None:
                return None
            self._values.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, value: Value, size: int) -> None:
        """Keeps a value of so many bytes, unless it alone would take too many."""
        with self._lock:
            if key not in self._values and size <= self._most:
                self._values[key] = value, size
                self._held += size
                while self._held > self._most:
                    self._held -= self._values.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forgets everything."""
        with self._lock:
            self._values.clear()
            self._held = 0
