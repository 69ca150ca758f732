"""Long files, and files that change: memory does not grow, and no row is half there."""

import io
import tracemalloc

import pytest

from api.imports.readers.listing import ReadOptions, open_listing
from api.imports.rows import Row, UnreadableFileError
from tests.api.imports.workbooks import workbook, zipped

TEXT = "Cook lunch for the guests. " * 48
ADVERT = f'{{"title": "Cook", "employer": "Cafe", "description": "{TEXT}"}}'
ANSWER = f'{{"jobId": 1, "jobTitle": "Cook", "employerName": "Cafe", "jobDescription": "{TEXT}"}}'
JOB = f"<job><title>Cook</title><company>Cafe</company><description>{TEXT}</description></job>\n"
ENDLESS = {
    "csv": ("title,employer,description\n", f"Cook,Cafe,{TEXT}\n", ""),
    "cp1252": ("title,employer,description\n", f"Cook,Café,{TEXT}\n", ""),
    "jsonl": ("", ADVERT + "\n", ""),
    "list": ("[\n", ADVERT + ",\n", ADVERT + "]\n"),
    "reed": ('{"results": [', ANSWER + ",", ANSWER + '], "totalResults": 9}'),
    "indeed-xml": ("<source>\n", JOB, "</source>\n"),
}


class Made(io.RawIOBase):
    """A file that is made up while it is read: `times` rows between a beginning and an end."""

    def __init__(self, start, row, end, times, encoding):
        self._ready = start.encode(encoding)
        self._row, self._end, self._times = row.encode(encoding) * 100, end.encode(encoding), times

    def read(self, size=-1):
        while len(self._ready) < size and self._times:
            self._ready += self._row
            self._times -= 1
            self._ready += b"" if self._times else self._end
        piece, self._ready = self._ready[:size], self._ready[size:]
        return piece


def rows_and_peak(handle):
    """How many adverts there are, and the most memory that reading them took, in bytes."""
    tracemalloc.start()
    try:
        listing = open_listing(handle, ReadOptions())
        count = sum(isinstance(row, Row) for row in listing.rows)
        return count, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ENDLESS)
def test_memory_does_not_grow_with_the_length_of_a_file(kind):
    encoding = "cp1252" if kind == "cp1252" else "utf-8"
    short, of_short = rows_and_peak(Made(*ENDLESS[kind], 25, encoding))
    long, of_long = rows_and_peak(Made(*ENDLESS[kind], 75, encoding))
    assert long - short == 5_000  # six million bytes more
    assert of_long < of_short + 500_000


@pytest.mark.parametrize("pack", ["zip", "xlsx"])
def test_memory_does_not_grow_with_what_a_zip_unpacks_to(pack):
    def made(times):
        if pack == "zip":
            rows = "".join(f"Cook,Cafe,{TEXT}{n}\n" for n in range(times))
            return zipped({"a.csv": "title,employer,description\n" + rows})
        rows = [("Cook", "Cafe", f"{TEXT}{n}") for n in range(times)]
        return workbook(("title", "employer", "description"), *rows)

    short, of_short = rows_and_peak(io.BytesIO(made(1_000)))
    long, of_long = rows_and_peak(io.BytesIO(made(4_000)))
    assert (short, long) == (1_000, 4_000)
    assert of_long < of_short + 500_000


def read_with(path, at_tenth):
    """The rows of a file to which something is done when ten of them were read."""
    with path.open("rb") as handle:
        for count, row in enumerate(open_listing(handle, ReadOptions()).rows):
            if count == 10:
                at_tenth(path)
            yield row


def longer(path):
    with path.open("ab") as file:
        file.write(b"Cook,Ca")


def shorter(path):
    with path.open("r+b") as file:
        file.truncate(390_004)


@pytest.mark.parametrize("change", [longer, shorter])
def test_a_file_that_changes_while_it_is_read_is_given_up_without_a_half_row(tmp_path, change):
    path = tmp_path / "jobs.csv"
    path.write_text("title,employer\n" + "Cook,Cafe\n" * 40_000, encoding="utf-8")
    seen = []
    with pytest.raises(UnreadableFileError, match="changed while it was being read"):
        seen.extend(read_with(path, change))
    assert all(isinstance(row, Row) and row.advert.employer == "Cafe" for row in seen)


def test_a_workbook_that_changes_while_it_is_read_is_given_up(tmp_path):
    path = tmp_path / "jobs.xlsx"
    rows = [("Cook", "Cafe", f"{n * 7919}") for n in range(20_000)]
    path.write_bytes(workbook(("title", "employer", "id"), *rows))
    with pytest.raises(UnreadableFileError, match="damaged"):
        list(read_with(path, lambda path: path.write_bytes(b"x" * 300_000)))
