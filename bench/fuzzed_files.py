"""Files of every format, mutated: none may crash the readers, hang them, or leave a half-read row.

    python -m bench.fuzzed_files --files 100000 --seed 1

Each file is a small valid one, made here, to which one to five things are done: bits flipped, the
end cut off, a piece of another file put in, a part said twice, the encoding swapped, control
characters or huge numbers put in. It is read to its end. Anything that is raised other than what a
reader may raise, a file that takes more than two seconds of processor time, and a row without a
title or an employer count as failures; the failing file is written to a folder to look into.
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from api.imports.readers.listing import ReadOptions, open_listing
from api.imports.rows import Refusal, Row, UnreadableFileError, WrongOptionError
from bench.fuzzed_samples import Samples, zip_of

MOST_SECONDS = 2.0
MOST_MUTATIONS = 5
TOLD_EVERY = 5_000
WRAPPED = ("zip", "gzip")
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "cp1252", "cp850", "utf-32", "mac-roman")
NUMBERS = (b"99999999999999999999", b"-1", b"1e999", b"4294967296", b"NaN", b"9" * 5000)
CONTROLS = bytes([*range(32), 0x7F, 0x85, 0xA0, 0xAD, 0xFF])
MARKS = (
    b'"', b"<", b">", b"&", b"]]>", b"<job>", b"</job>", b"<![CDATA[", b"<!--", b"<!DOCTYPE x>",
    b"{", b"[", b"\\", b"</script>", b"PK\x05\x06", b"\n", b"\r", b"\0", b"\xef\xbb\xbf",
)  # fmt: skip
Mutation = Callable[[bytes, random.Random, Samples], bytes]


def _flip(content: bytes, chance: random.Random, _samples: Samples) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random, _: Samples) -> bytes:
    return content[: chance.randint(0, len(content))]


def _splice(content: bytes, chance: random.Random, samples: Samples) -> bytes:
    other = chance.choice(samples.all)
    start = chance.randint(0, len(other))
    piece = other[start : start + chance.randint(1, 2_000)]
    at = chance.randint(0, len(content))
    return content[:at] + piece + content[at + chance.choice((0, len(piece))) :]


def _double(content: bytes, chance: random.Random, _: Samples) -> bytes:
    start = chance.randint(0, len(content))
    end = min(len(content), start + chance.randint(1, 500))
    return content[:end] + content[start:end] * chance.choice((1, 3, 200)) + content[end:]


def _swap_encoding(content: bytes, chance: random.Random, _: Samples) -> bytes:
    text = content.decode(chance.choice(("utf-8", "latin-1")), "replace")
    return text.encode(chance.choice(ENCODINGS), "replace")


def _control(content: bytes, chance: random.Random, _: Samples) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + bytes(chance.choices(CONTROLS, k=chance.randint(1, 6))) + content[at:]


def _number(content: bytes, chance: random.Random, _: Samples) -> bytes:
    digits = [at for at, byte in enumerate(content) if 0x30 <= byte <= 0x39]
    at = chance.choice(digits) if digits else 0
    return content[:at] + chance.choice(NUMBERS) + content[at + 1 :]


def _mark(content: bytes, chance: random.Random, _: Samples) -> bytes:
    at = chance.randint(0, len(content))
    times = chance.choice((1, 1, 1, 2_000))
    return content[:at] + chance.choice(MARKS) * times + content[at:]


MUTATIONS: tuple[Mutation, ...] = (
    _flip, _flip, _cut, _splice, _double, _swap_encoding, _control, _number, _mark,
)  # fmt: skip


def mutated(kind: str, chance: random.Random, samples: Samples) -> bytes:
    """A file of a kind with one to five things done to it; a zip or workbook inside or outside."""
    content = chance.choice(samples.by_format[kind])
    if kind in ("zip", "xlsx") and chance.random() < 0.6:
        return _mutated_inside(content, chance, samples)
    if kind == "gzip" and chance.random() < 0.6:
        return gzip.compress(_mutate(gzip.decompress(content), chance, samples), mtime=0)
    return _mutate(content, chance, samples)


def _mutate(content: bytes, chance: random.Random, samples: Samples) -> bytes:
    for _ in range(chance.randint(1, MOST_MUTATIONS)):
        content = chance.choice(MUTATIONS)(content, chance, samples)
    return content


def _mutated_inside(content: bytes, chance: random.Random, samples: Samples) -> bytes:
    """The same zip file, sound, one member of which was mutated."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        files = {name: file.read(name) for name in file.namelist()}
    name = chance.choice(sorted(files))
    files[name] = _mutate(files[name], chance, samples)
    return zip_of(files, zipfile.ZIP_DEFLATED)


@dataclass(slots=True)
class Counts:
    """What became of the files of one kind."""

    files: int = 0
    read: int = 0
    refused: int = 0
    rows: int = 0
    slowest: float = 0.0
    failures: list[str] = field(default_factory=list)


def read_to_end(content: bytes, options: ReadOptions) -> tuple[int, bool]:
    """How many adverts a file gives, and whether it was read to its end.

    Raises:
        AssertionError: a row is not whole.
    """
    rows = 0
    try:
        for one in open_listing(io.BytesIO(content), options).rows:
            assert isinstance(one, Row | Refusal), type(one)
            assert one.line >= 1, one
            if isinstance(one, Row):
                assert one.advert.title.strip(), one
                assert one.advert.employer.strip(), one
                rows += 1
            else:
                assert one.problem, one
                assert (one.excerpt or "").isprintable(), one
    except (UnreadableFileError, WrongOptionError) as told:
        if not str(told).strip():
            raise TypeError("no sentence") from told
        return rows, False
    return rows, True


def fuzz(files: int, seed: int, keep: Path | None = None) -> dict[str, Counts]:
    """Read so many mutated files, the kinds in turn; failing files are written to `keep`."""
    samples = Samples()
    kinds = list(samples.by_format)
    counts = {kind: Counts() for kind in kinds}
    for number in range(files):
        kind = kinds[number % len(kinds)]
        chance = random.Random(f"{seed} {number}")  # noqa: S311  (nothing secret; each file alone)
        content = mutated(kind, chance, samples)
        asked = "auto" if chance.random() < 0.7 or kind in WRAPPED else kind
        encoding = chance.choice((None,) * 8 + ("utf-16", "cp1252"))
        _count(counts[kind], content, ReadOptions(asked, encoding=encoding), number, keep)
        if number % TOLD_EVERY == TOLD_EVERY - 1:
            print(f"{number + 1:,} files", file=sys.stderr)
    return counts


def _count(
    counts: Counts, content: bytes, options: ReadOptions, number: int, keep: Path | None
) -> None:
    counts.files += 1
    start = time.process_time()
    try:
        rows, to_end = read_to_end(content, options)
        counts.rows += rows
        counts.read += to_end
        counts.refused += not to_end
        failure = ""
    except Exception:  # noqa: BLE001  (whatever it is, it is what is looked for)
        failure = traceback.format_exc(limit=-4)
    seconds = time.process_time() - start
    counts.slowest = max(counts.slowest, seconds)
    if not failure and seconds > MOST_SECONDS:
        failure = f"took {seconds:.1f} s"
    if failure:
        counts.failures.append(f"file {number}, {options}: {failure}")
        if keep is not None:
            (keep / f"{number}.bin").write_bytes(content)


def main() -> int:
    """Read as many files as asked; 1 if one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    keep = Path(tempfile.mkdtemp(prefix="fuzzed-files-"))
    start = time.perf_counter()
    counts = fuzz(asked.files, asked.seed, keep)
    seconds = time.perf_counter() - start
    print(f"{'kind':12}{'files':>9}{'to the end':>12}{'refused':>9}{'rows':>10}{'slowest s':>11}")
    for kind, one in counts.items():
        print(
            f"{kind:12}{one.files:>9,}{one.read:>12,}{one.refused:>9,}{one.rows:>10,}"
            f"{one.slowest:>11.2f}"
        )
    failures = [failure for one in counts.values() for failure in one.failures]
    kinds = Counter(failure.strip().rpartition("\n")[2][:100] for failure in failures)
    print(f"{asked.files / seconds:,.0f} files a second; {len(failures)} failures")
    for words, times in kinds.most_common(20):
        print(f"{times:>6} x {words}")
    for failure in failures[:5]:
        print(failure)
    print(f"failing files: {keep}" if failures else "")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
