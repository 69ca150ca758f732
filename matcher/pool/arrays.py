"""The kinds of arrays that pools are made of, and text kept in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import overload

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Rows = NDArray[np.int32]
Positions = NDArray[np.intp]
Picked = Rows | Positions
"""Some rows, in no order unless it is said."""
Codes = NDArray[np.uint8]
Ids = NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.int32]
"""For each vacancy, which of some distinct values it has: the smallest type that can say so."""


def ids_of(values: Sequence[int], distinct: int) -> Ids:
    """`values`, each under `distinct`, in the smallest type."""
    if distinct <= np.iinfo(np.uint8).max:
        return np.array(values, dtype=np.uint8)
    if distinct <= np.iinfo(np.uint16).max:
        return np.array(values, dtype=np.uint16)
    return np.array(values, dtype=np.int32)


def number_of(text: str, more: bytes = b"") -> int:
    """A number of 64 bits that stands for a text, and for what follows it: always the same."""
    said = text.encode("utf-8", "surrogatepass") + b"\n" + more
    return int.from_bytes(blake2b(said, digest_size=8).digest(), "big")


@dataclass(frozen=True, eq=False)
class Strings(Sequence[str]):
    """Many short texts in one array, so that they can be mapped into memory.

    `ends[i]` is where text `i` ends in `letters` (UTF-8).
    """

    letters: Codes
    ends: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Strings:
        """The texts, in their order."""
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        lengths = np.fromiter(map(len, encoded), dtype=np.int64, count=len(encoded))
        return cls(np.frombuffer(b"".join(encoded), dtype=np.uint8), lengths.cumsum())

    def __len__(self) -> int:
        return len(self.ends)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        return self.bytes_of(at).decode("utf-8", "surrogatepass")

    def bytes_of(self, at: int) -> bytes:
        """One of the texts as UTF-8."""
        if not 0 <= at < len(self):
            raise IndexError(at)
        start = int(self.ends[at - 1]) if at else 0
        return self.letters[start : int(self.ends[at])].tobytes()
