"""What to keep of a vacancy so that its double is found among a million: a few keys and a sketch.

A vacancy has at most eight keys, whole numbers that fit a signed 64-bit column, and two vacancies
that are one job share at least one of them, nearly always several. Most are of the title with the
employer or the town, by which a few are alike; two are drawn from the text, so that an agency's
advert finds the employer's own whatever either is called.

Of those found the likeliest are few, and a sketch of 64 bytes tells which: each byte is drawn from
one share of the text's shingles (one permutation hashing: Li, Owen and Zhang, 2012), so that texts
that share half their shingles share about half their bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

import numpy as np

from matcher.duplicates.vacancy_titles import title_words
from matcher.normalise.gazetteer import key as folded
from matcher.pool.mentions import words_of
from matcher.vacancy import Place, Vacancy

MOST_KEYS = 8
SKETCH_BYTES = 64
MOST_OF_A_KEY = 24
"""So many vacancies of one key are enough to look at: the latest. A key that more have tells
little, and those that are one job share other keys."""
MOST_CANDIDATES = 8
"""So many are worth a verdict: the likest by their sketches."""
_LETTERS = 12_000
"""So much of a text is read, as where wordings are compared."""
_SHINGLE = 4
_SMALLEST, _AMONG = 3, 12
"""Keys drawn from the text: the smallest hashes of its shingles, whatever else it says."""
_LONGEST_WORD, _LONGEST_TITLE = 20, 300
_EMPTY = 0
_MIX = np.uint64(0x9E3779B97F4A7C15)
_OF_SHARE = np.uint64(58)
_SHARES = np.arange(SKETCH_BYTES, dtype=np.uint64)
_STARTS = _SHARES << _OF_SHARE
_MOST_WORDS = 100_000
Keys = tuple[int, ...]


class _Hashes(dict[str, int]):
    """The hash of each word, kept for as many words as adverts are mostly made of."""

    def __missing__(self, word: str) -> int:
        found = crc32(word.encode("utf-8", "replace"))
        if len(self) < _MOST_WORDS and len(word) <= _LONGEST_WORD:
            self[word] = found
        return found


_hashes = _Hashes()


def keys_of(vacancy: Vacancy) -> Keys:
    """The numbers under which a vacancy is looked for, signed 64-bit, at most `MOST_KEYS`."""
    return keys_and_sketch(vacancy)[0]


def sketch_of(vacancy: Vacancy) -> bytes:
    """`SKETCH_BYTES` bytes by which two texts are told to be alike or not."""
    return keys_and_sketch(vacancy)[1]


def keys_and_sketch(vacancy: Vacancy) -> tuple[Keys, bytes]:
    """Both at once, as both read the text; in some 0.05 ms for an advert of 1,000 letters."""
    shingles = np.sort(_shingles(vacancy.text))
    smallest = dict.fromkeys(shingles[:_AMONG].tolist())
    from_text = [_signed(one) for one in smallest][:_SMALLEST]
    return tuple(dict.fromkeys((*_of_names(vacancy), *from_text)))[:MOST_KEYS], _sketch(shingles)


def likeness(sketch: bytes, others: Sequence[bytes]) -> list[float]:
    """About how much of its shingles a text shares with each of others, 0..1; without text 0."""
    mine = np.frombuffer(sketch, np.uint8)
    theirs = np.frombuffer(b"".join(others), np.uint8).reshape(len(others), SKETCH_BYTES)
    shared = ((mine == theirs) & (mine != _EMPTY)).sum(axis=1)
    filled = ((mine != _EMPTY) | (theirs != _EMPTY)).sum(axis=1)
    return [float(share) for share in shared / np.maximum(filled, 1)]


def _of_names(vacancy: Vacancy) -> Keys:
    """Of the title with the employer, the town and the outward code, and those without it."""
    employer, title = vacancy.employer.key, _title(vacancy.title[:_LONGEST_TITLE])
    code = vacancy.occupation.code if vacancy.occupation else ""
    town, outcode = _town(vacancy.place), (vacancy.place.postcode or "").split(" ")[0]
    found = [_number("employer, title", employer, title)]
    if outcode:
        found += [_number("title, outcode", title, outcode)]
        found += [_number("employer, work, outcode", employer, code, outcode)]
    if town:
        found += [_number("title, town", title, town)]
        found += [_number("employer, work, town", employer, code, town)]
    return tuple(found)


@lru_cache(maxsize=20_000)
def _title(title: str) -> str:
    return " ".join(sorted(title_words(title)))


@lru_cache(maxsize=20_000)
def _last_part(name: str) -> str:
    parts = [part for part in map(folded, name.split(",")) if part]
    return parts[-1] if parts else ""


def _town(place: Place) -> str:
    return _last_part(place.name) if place.name else ""


@lru_cache(maxsize=50_000)
def _number(*parts: str) -> int:
    digest = blake2b("\x1f".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


def _shingles(text: str) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """A hash of every few words in a row."""
    words = words_of(text[:_LETTERS].casefold())
    hashes = np.fromiter(map(_hashes.__getitem__, words), np.uint64, len(words))
    size = max(0, len(words) - _SHINGLE + 1)
    found = np.zeros(size, np.uint64)
    for step in range(_SHINGLE if size else 0):
        found = (found ^ hashes[step : step + size]) * _MIX
        found ^= found >> np.uint64(29)
    return found


def _sketch(shingles: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> bytes:
    """For each share of the hashes, which are in order, the first that fell into it as one byte."""
    if not len(shingles):
        return bytes(SKETCH_BYTES)
    ends = np.searchsorted(shingles, _STARTS)
    first = shingles[np.minimum(ends, len(shingles) - 1)]
    told = (ends < len(shingles)) & (first >> _OF_SHARE == _SHARES)
    digits = ((first << np.uint64(6)) * _MIX >> np.uint64(56)) % np.uint64(255) + np.uint64(1)
    return np.where(told, digits, _EMPTY).astype(np.uint8).tobytes()
