"""Zip files in, the adverts of every file in them out."""

import gzip
import io
import struct
import zipfile

import pytest

from api.imports.readers import packed, zip_members
from api.imports.readers.listing import ReadOptions, open_listing
from api.imports.rows import Row, UnreadableFileError
from tests.api.imports.conftest import Read
from tests.api.imports.workbooks import workbook, zipped

CSV = "title,employer\nCook,Cafe\n"
JSON = '{"title": "Baker", "employer": "Inn"}\n'


def test_every_file_is_read_its_format_told_by_its_content(read):
    book = workbook(("title", "employer"), ("Chef", "Hotel"))
    found = read(zipped({"a.txt": CSV, "b/c.csv": JSON, "d": book, "e": gzip.compress(b"x")}))
    assert found.format == "zip"
    assert found.titles == ["Cook", "Baker", "Chef"]
    assert found.notes[:3] == [
        "a.txt was read as csv.",
        "b/c.csv was read as jsonl.",
        "d was read as xlsx.",
    ]


def test_gzip_in_a_zip_is_read(read):
    assert read(zipped({"a.csv.gz": gzip.compress(CSV.encode())})).titles == ["Cook"]


def test_a_refusal_says_in_which_file_it_stands(read):
    found = read(zipped({"a.csv": CSV, "b.csv": CSV + "Baker\n"}))
    assert found.titles == ["Cook", "Cook"]
    assert found.refusal.line == 3
    assert found.refusal.problem.endswith("(in b.csv)")


def test_a_file_that_is_no_list_is_left_out_and_named(read):
    found = read(zipped({"logo.png": b"\x89PNG\r\n", "a.csv": CSV}))
    assert found.titles == ["Cook"]
    assert found.refusal.problem.startswith("logo.png is left out: The file is not a list")


def test_what_the_system_puts_there_is_passed_over(read):
    found = read(zipped({"__MACOSX/._a.csv": b"\0\5\x16\7", "x/.DS_Store": b"\0", "a.csv": CSV}))
    assert (found.titles, found.refused) == (["Cook"], [])


def test_a_format_that_is_told_is_that_of_the_files(read):
    assert read(zipped({"a": CSV}), format="csv").titles == ["Cook"]
    with pytest.raises(UnreadableFileError, match="not an Excel workbook"):
        read(zipped({"a": CSV}), format="xlsx")


@pytest.mark.parametrize(
    "name", ["../a.csv", "/etc/a.csv", "b/../../a.csv", "C:/a", "..\\a", "\\a"]
)
def test_a_name_that_climbs_out_of_its_folder_is_refused(read, name):
    with pytest.raises(UnreadableFileError, match="climbs out of its folder"):
        read(zipped({"good.csv": CSV, name: CSV}))


def test_two_dots_in_a_name_are_no_climbing(read):
    assert read(zipped({"jobs..march.csv": CSV})).titles == ["Cook"]


def encrypted(content):
    """The zip file with the mark of a password on its first file."""
    content = bytearray(content)
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def test_a_password_is_refused(read):
    with pytest.raises(UnreadableFileError, match="needs a password"):
        read(encrypted(zipped({"a.csv": CSV})))


def test_a_file_whose_sum_is_wrong_is_refused_before_a_row_is_read(read):
    content = bytearray(zipped({"a.csv": CSV * 50}))
    at = content.index(b"PK\x01\x02") + 16
    content[at] ^= 0xFF
    with pytest.raises(UnreadableFileError, match="damaged or cut short"):
        Read.open(bytes(content))


def test_a_zip_that_is_cut_short_is_refused(read):
    content = zipped({"a.csv": CSV, "b.csv": CSV})
    for end in (10, 60, len(content) - 30, len(content) - 1):
        with pytest.raises(UnreadableFileError, match="damaged or cut short"):
            read(content[:end])


def test_an_empty_zip_is_refused(read):
    with pytest.raises(UnreadableFileError, match="empty"):
        read(zipped({}))


def test_a_zip_in_a_zip_is_refused(read):
    with pytest.raises(UnreadableFileError, match="a zip file inside a zip file"):
        read(zipped({"a.zip": zipped({"a.csv": CSV})}))


def test_a_zip_in_gzip_is_refused(read):
    with pytest.raises(UnreadableFileError, match="unpack it"):
        read(gzip.compress(zipped({"a.csv": CSV})))


def test_nothing_readable_says_so(read):
    with pytest.raises(UnreadableFileError, match=r"Nothing in the zip file can be read. a.png is"):
        read(zipped({"a.png": b"\x89PNG\r\n", "b.pdf": b"%PDF-1"}))


def test_a_bomb_is_refused_before_it_is_unpacked(read):
    with pytest.raises(UnreadableFileError, match="200 times its size"):
        read(zipped({"a.csv": CSV + "x" * 60_000_000}))


def test_a_bomb_that_claims_to_be_small_is_cut_off_and_refused(read):
    content = bytearray(zipped({"a.csv": CSV + "x" * 10_000_000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", content, content.index(mark) + at, 30)
    with pytest.raises(UnreadableFileError, match="damaged"):
        read(bytes(content))


def test_a_zip_has_a_largest_size_in_all(read, monkeypatch):
    monkeypatch.setattr(zip_members, "MOST_UNPACKED", 100)
    with pytest.raises(UnreadableFileError, match="more than 1 GiB"):
        read(zipped({f"{n}.csv": CSV for n in range(9)}))


def test_a_zip_holds_so_many_files_and_no_more(read, monkeypatch):
    monkeypatch.setattr(zip_members, "MOST_MEMBERS", 2)
    with pytest.raises(UnreadableFileError, match="more than 2 files"):
        read(zipped({f"{n}.csv": CSV for n in range(3)}))


def test_a_workbook_in_a_zip_has_a_largest_size(read, monkeypatch):
    monkeypatch.setattr(packed, "MOST_WORKBOOK", 100)
    with pytest.raises(UnreadableFileError, match="larger than 64 MiB"):
        read(zipped({"a.xlsx": workbook(("title", "employer"), ("Cook", "Cafe"))}))


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_rare_ways_of_packing_are_refused(read, way):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as file:
        file.writestr("a.csv", CSV)
    with pytest.raises(UnreadableFileError, match="packed in a way that is not read"):
        read(out.getvalue())


def test_progress_never_goes_past_the_size_of_the_file():
    told = []
    content = zipped({"a.csv": CSV + CSV[15:] * 8, "b.csv": CSV})
    rows = open_listing(io.BytesIO(content), ReadOptions(), told.append).rows
    assert sum(isinstance(row, Row) for row in rows) == 10
    assert told == sorted(told)
    assert told[-1] <= len(content)
