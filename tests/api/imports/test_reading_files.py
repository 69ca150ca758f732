"""What a file is, how it is packed and encoded."""

import gzip

import pytest

from api.imports.readers import unpack
from api.imports.rows import UnreadableFileError, WrongOptionError

CSV = "title,employer,place\nCook,Café,Leeds\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"  \n\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<!DOCTYPE html>\n<html><body>title,employer</body></html>", "web page"),
        (b"\n <html>", "web page"),
        (b'<?xml version="1.0"?><jobs/>', "XML"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        (b"PK\x03\x04\x14\0\0\0\x08\0", "zip file is damaged"),
        (b"%PDF-1.7\n", "PDF"),
        (bytes(range(256)) * 20, "not text"),
    ],
)
@pytest.mark.parametrize("kind", ["auto", "csv", "jsonl", "jobposting"])
def test_what_is_no_list_of_adverts_is_refused_in_a_sentence(read, content, words, kind):
    with pytest.raises(UnreadableFileError, match=words):
        read(content, format=kind)


def test_gzip_is_read_as_it_is(read):
    assert read(gzip.compress(CSV.encode())).titles == ["Cook"]


def test_gzip_of_several_parts_is_read_to_its_end(read):
    head, tail = CSV.encode(), b"Baker,Inn,York\n"
    assert read(gzip.compress(head) + gzip.compress(tail)).titles == ["Cook", "Baker"]


def test_gzip_of_very_many_parts_is_refused_without_unpacking_them(read):
    with pytest.raises(UnreadableFileError, match="more than 10,000 parts"):
        read(gzip.compress(CSV.encode()) + gzip.compress(b"") * 10_000)


def test_gzip_of_many_parts_is_read(read):
    packed = gzip.compress(CSV.encode()) + gzip.compress(b"Baker,Inn,York\n") * 9_999
    assert len(read(packed).titles) == 10_000


def test_gzip_that_is_cut_short_keeps_nothing_silent(read):
    with pytest.raises(UnreadableFileError, match="cut short"):
        read(gzip.compress(CSV.encode())[:-8])


def test_damaged_gzip_is_refused(read):
    with pytest.raises(UnreadableFileError, match="damaged"):
        read(b"\x1f\x8b" + b"nonsense" * 9)


def test_gzip_that_unpacks_to_too_much_is_refused(read):
    bomb = gzip.compress(CSV.encode() + b"x" * 60_000_000)
    with pytest.raises(UnreadableFileError, match="200 times its size"):
        read(bomb)


def test_a_file_of_empty_lines_is_given_up(read):
    with pytest.raises(UnreadableFileError, match="lines before line 100,003 are empty"):
        read(CSV + "\n" * 1_000_000)


def test_gzip_has_a_largest_size(read, monkeypatch):
    monkeypatch.setattr(unpack, "MOST_UNPACKED", 1000)
    with pytest.raises(UnreadableFileError, match="more than 1 GiB"):
        read(gzip.compress(CSV.encode() * 100))


def test_a_byte_order_mark_is_no_part_of_the_first_name(read):
    assert read(b"\xef\xbb\xbf" + CSV.encode()).titles == ["Cook"]


def test_utf16_with_its_mark_is_read(read):
    assert read(CSV.encode("utf-16")).adverts[0].employer == "Café"


def test_utf16_without_its_mark_is_asked_about(read):
    with pytest.raises(UnreadableFileError, match="looks like UTF-16"):
        read(CSV.encode("utf-16-le"))


def test_a_file_that_excel_saved_is_read_as_windows_1252_and_says_so(read):
    found = read("title,employer,pay\nCook,Café – Leeds,£12 an hour\n".encode("cp1252"))
    assert found.adverts[0].employer == "Café – Leeds"
    assert found.adverts[0].pay == "£12 an hour"
    assert "read as Windows-1252" in found.notes[0]


def test_what_is_not_utf8_is_found_however_far_down_it_stands(read):
    rows = "Baker,Inn\n" * 100_000
    found = read(f"title,employer\n{rows}Cook,Café\n".encode("cp1252"))
    assert found.adverts[-1].employer == "Café"
    assert found.notes


def test_utf8_needs_no_note(read):
    assert read(CSV).notes == []


@pytest.mark.parametrize("encoding", ["mac-roman", "cp850"])
def test_another_encoding_is_never_taken_for_windows_1252(read, encoding):
    found = read("title,employer\nCook,Café de l’été\n".replace("’", "'").encode(encoding))
    assert found.titles == []
    assert "say which encoding it is in" in found.refusal.problem
    assert found.notes == []


def test_a_row_that_is_not_utf8_among_others_that_are_is_refused_with_advice(read):
    found = read(CSV.encode("cp1252") + "Baker,Crêperie,York\n".encode())
    assert found.titles == ["Baker"]
    assert (found.refusal.line, found.refusal.column) == (2, "employer")
    assert "not valid UTF-8 (character 4 of it)" in found.refusal.problem
    assert "save the file as UTF-8, or say which encoding" in found.refusal.problem


def test_utf8_may_be_insisted_on(read):
    assert read(CSV.encode("cp1252"), encoding="utf-8").refusal.column == "employer"


def test_a_column_without_a_field_must_be_utf8_too(read):
    found = read("title,employer,mood\nCook,Cafe,très\n".encode("cp1252"), encoding="utf-8")
    assert found.refusal.column == "mood"


def test_the_encoding_may_be_told(read):
    assert read(CSV.encode("cp1252"), encoding="windows-1252").adverts[0].employer == "Café"


def test_bytes_that_the_told_encoding_does_not_have_are_refused(read):
    found = read(b"title,employer\nCook\x81,Cafe\nBaker,Inn\n", encoding="cp1252")
    assert found.titles == ["Baker"]
    assert found.refusal.line == 2


@pytest.mark.parametrize("name", ["klingon", "base64", "idna", "utf\0"])
def test_an_unknown_encoding_is_a_wrong_option(read, name):
    with pytest.raises(WrongOptionError, match="unknown encoding"):
        read(CSV, encoding=name)


def test_a_mapping_to_no_field_is_a_wrong_option(read):
    with pytest.raises(WrongOptionError, match="a field is one of"):
        read(CSV, mapping={"place": "mood"})


def test_two_columns_for_one_field_are_a_wrong_option(read):
    with pytest.raises(WrongOptionError):
        read(CSV, mapping={"a": "pay", "b": "pay"})


def test_the_format_is_told_from_the_content(read):
    assert read(CSV).format == "csv"
    assert read('{"title": "Cook", "employer": "Cafe"}').format == "jsonl"
    assert read('[{"title": "Cook", "employer": "Cafe"}]').format == "jsonl"
    assert read('{"@type": "JobPosting", "title": "Cook"}').format == "jobposting"
