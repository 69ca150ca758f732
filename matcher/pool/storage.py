"""Segments kept in folders and mapped into memory, so that processes share them.

A folder holds an array a file (`numpy`'s own format), and the vacancies as lines of bytes: how one
is written as bytes is the caller's, who knows the form they are stored in elsewhere.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from matcher.pool.arrays import Strings
from matcher.pool.building import SegmentBuilder, made_by
from matcher.pool.facets import Facet
from matcher.pool.postings import Postings
from matcher.pool.segment import Part, Segment
from matcher.vacancy import Vacancy

Encode = Callable[[Vacancy], bytes]
Decode = Callable[[bytes], Vacancy]

LAYOUT = 3
"""Changes when folders that were written before can no longer be read."""
_ABOUT, _VACANCIES = "about.json", "vacancies"
UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError)
"""What reading a broken file of ours may raise."""


class NotASegmentError(Exception):
    """A folder that holds no whole segment, made as they are made now: it is to be built anew."""


def write(
    vacancies: Iterable[tuple[str, Vacancy]], folder: Path, encode: Encode, version: str = ""
) -> int:
    """Builds a segment of (key, vacancy) in an empty folder, holding few of them at a time.

    `version` is that of the program: another one does not open the segment. Returns how many
    vacancies there were, once all that was written is on the disk.
    """
    folder.mkdir(parents=True, exist_ok=True)
    builder = SegmentBuilder()
    ends: list[int] = []
    with (folder / _VACANCIES).open("wb") as file:
        for key, vacancy in vacancies:
            builder.add(vacancy, key)
            file.write(encode(vacancy))
            ends.append(file.tell())
    segment = builder.build(())
    for name, array in _arrays(segment).items():
        np.save(folder / f"{name}.npy", array)
    np.save(folder / f"{_VACANCIES}.npy", np.array(ends, dtype=np.int64))
    for path in folder.iterdir():
        settle(path)
    # Written last: a folder without it was left half way.
    about = {"layout": LAYOUT, "made_by": made_by(version), "vacancies": len(ends)}
    (folder / _ABOUT).write_text(json.dumps(about), encoding="utf-8")
    settle(folder / _ABOUT)
    return len(ends)


def settle(path: Path) -> None:
    """Waits until what was written to a file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def open_segment(folder: Path, decode: Decode, version: str = "") -> Segment:
    """The segment kept in a folder, read only where it is looked at.

    Raises:
        NotASegmentError: the folder holds none, an unfinished one, or one that was made otherwise.
    """
    try:
        about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        if about["layout"] != LAYOUT or about["made_by"] != made_by(version):
            raise NotASegmentError(f"{folder} was written by another version")
        lines = Strings(_mapped(folder / _VACANCIES), _loaded(folder, _VACANCIES))
        segment = Segment(
            _Stored(lines, decode),
            {facet: _part(folder, facet) for facet in Facet},
            _postings(folder, "words"),
            _postings(folder, "cues"),
            _loaded(folder, "not_competitive"),
            _loaded(folder, "ties"),
            _strings(folder, "keys"),
            _loaded(folder, "key_numbers"),
            _loaded(folder, "by_key"),
        )
        _check(segment, lines, about["vacancies"])
    except UNREADABLE as wrong:
        raise NotASegmentError(f"{folder} can't be read: {wrong}") from wrong
    return segment


def _check(segment: Segment, lines: Strings, count: int) -> None:
    """Refuses a segment whose columns are not all of `count` vacancies, or whose texts end early.

    Raises:
        ValueError: one of them is not.
    """
    columns = [segment.not_competitive, *segment.ties, segment.key_numbers, segment.by_key]
    columns += [part.ids for part in segment.parts.values()]
    if {len(lines), len(segment.keys), *map(len, columns)} != {count}:
        raise ValueError(f"its columns are not all of {count} vacancies")
    for texts in (lines, segment.keys):
        if len(texts.letters) != (int(texts.ends[-1]) if count else 0):
            raise ValueError("its texts are not all there")


def _arrays(segment: Segment) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {
        "not_competitive": segment.not_competitive,
        "ties": segment.ties,
        "key_numbers": segment.key_numbers,
        "by_key": segment.by_key,
    }
    for facet, part in segment.parts.items():
        arrays[f"{facet.value}.ids"], arrays[f"{facet.value}.numbers"] = part.ids, part.numbers
        arrays[f"{facet.value}.numbered"] = part.numbered
        arrays |= _of_strings(f"{facet.value}.texts", part.texts)
        arrays |= _of_postings(f"{facet.value}.words", part.words)
    arrays |= _of_strings("keys", segment.keys)
    return arrays | _of_postings("words", segment.words) | _of_postings("cues", segment.cues)


def _of_strings(name: str, strings: Strings) -> dict[str, NDArray[Any]]:
    return {f"{name}.letters": strings.letters, f"{name}.ends": strings.ends}


def _of_postings(name: str, postings: Postings) -> dict[str, NDArray[Any]]:
    return {
        **_of_strings(name, postings.terms),
        f"{name}.starts": postings.starts,
        f"{name}.entries": postings.entries,
    }


def _postings(folder: Path, name: str) -> Postings:
    terms = _strings(folder, name)
    return Postings(terms, _loaded(folder, f"{name}.starts"), _loaded(folder, f"{name}.entries"))


def _strings(folder: Path, name: str) -> Strings:
    return Strings(_loaded(folder, f"{name}.letters"), _loaded(folder, f"{name}.ends"))


def _part(folder: Path, facet: Facet) -> Part:
    return Part(
        facet,
        _loaded(folder, f"{facet.value}.ids"),
        _loaded(folder, f"{facet.value}.numbers"),
        _loaded(folder, f"{facet.value}.numbered"),
        _strings(folder, f"{facet.value}.texts"),
        _postings(folder, f"{facet.value}.words"),
    )


def _loaded(folder: Path, name: str) -> NDArray[Any]:
    array: NDArray[Any] = np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
    # A plain array over the same memory: numpy's own mapped kind makes each slice dearly.
    return array.view(np.ndarray)


def _mapped(path: Path) -> NDArray[np.uint8]:
    if path.stat().st_size == 0:
        return np.empty(0, dtype=np.uint8)
    return np.memmap(path, dtype=np.uint8, mode="r").view(np.ndarray)


class _Stored(Sequence[Vacancy]):
    """Vacancies that are read when they are looked at."""

    def __init__(self, lines: Strings, decode: Decode) -> None:
        self._lines = lines
        self._decode = decode

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> Vacancy: ...
    @overload
    def __getitem__(self, at: slice) -> list[Vacancy]: ...
    def __getitem__(self, at: int | slice) -> Vacancy | list[Vacancy]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        return self._decode(self._lines.bytes_of(at))
