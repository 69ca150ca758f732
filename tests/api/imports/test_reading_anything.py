"""Whatever the bytes: never an exception of our own, and every line accounted for."""

import io
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from api.imports.readers.listing import FORMATS, ReadOptions, open_listing
from api.imports.rows import Refusal, Row, UnreadableFileError

CSV = (
    "title,employer,description,closes,lat,lon\r\n"
    '"Cook","Café","Lunch, and ""tea""\nevery day",2026-03-31,53.8,-1.5\r\n'
    "Baker,Inn,,31/03/2026,,\r\n\r\n"
    '"Chef",Hotel,"One line",,91,x\r\n'
).encode()
JSON = (
    b'{"title": "Cook", "employer": "Caf\xc3\xa9", "pay": 12.5, "tags": ["a", {"b": null}]}\n'
    b'{"@type": "JobPosting", "title": "Cook", "hiringOrganization": {"name": "Inn"}, '
    b'"baseSalary": {"value": {"value": "14.79", "unitText": "YEAR", "minValue": 1}}, '
    b'"jobLocation": [{"address": "York", "geo": {"latitude": "53"}}]}\n'
)
LIST = b"[\n" + b",\n".join(JSON.splitlines()) + b"\n]\n"
PIECES = [
    b'"',
    b"\n",
    b",",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\\",
    b"\0",
    b"\xff",
    b"\r",
    b"-",
    b":",
    b"\xc3",
]


@st.composite
def mutated(draw):
    """A file of adverts with pieces put in, left out or said twice."""
    content = draw(st.sampled_from([CSV, JSON, LIST]))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(content)))
        cut = draw(st.integers(0, 8))
        put = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=4)))
        content = content[:at] + put * draw(st.integers(1, 3)) + content[at + cut :]
    return content


def read(content, kind):
    with suppress(UnreadableFileError):
        return list(open_listing(io.BytesIO(content), ReadOptions(kind)).rows)
    return []


@settings(max_examples=400, deadline=None)
@given(mutated(), st.sampled_from(FORMATS))
def test_mutated_files_give_rows_and_refusals_with_lines_of_the_file(content, kind):
    last = content.count(b"\n") + content.count(b"\r") + 1
    for one in read(content, kind):
        assert isinstance(one, Row | Refusal)
        assert 1 <= one.line <= last
        if isinstance(one, Row):
            assert one.advert.title.strip()
            assert one.advert.employer.strip()
        else:
            assert one.problem
            assert (one.excerpt or "").isprintable()
            (one.excerpt or "").encode()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(FORMATS))
def test_any_bytes_are_read_or_refused(content, kind):
    read(content, kind)


@settings(max_examples=200, deadline=None)
@given(mutated(), st.sampled_from(["utf-16", "utf-16-le", "cp1252", "latin-1", "cp850"]))
def test_any_bytes_in_any_encoding_are_read_or_refused(content, encoding):
    with suppress(UnreadableFileError):
        list(open_listing(io.BytesIO(content), ReadOptions(encoding=encoding)).rows)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.lists(st.text(st.sampled_from('ab", \n'), max_size=6), min_size=2, max_size=2),
        min_size=1,
        max_size=8,
    )
)
def test_well_formed_csv_is_read_as_it_was_written(cells):
    quoted = [[f"a{one}" for one in row] for row in cells]
    lines = [",".join('"' + one.replace('"', '""') + '"' for one in row) for row in quoted]
    found = read(("title,employer\n" + "\n".join(lines) + "\n").encode(), "csv")
    written = [[one.strip() for one in row] for row in quoted]
    assert [[row.advert.title, row.advert.employer] for row in found] == written


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["Cook,Cafe", "", "Cook", 'Cook,"Cafe', "a,b,c"]), max_size=30))
def test_good_rows_after_an_open_quote_are_all_kept(rows):
    found = read(("title,employer\n" + "\n".join(rows) + "\n").encode(), "csv")
    kept = {one.line for one in found if isinstance(one, Row)}
    assert kept == {at for at, row in enumerate(rows, start=2) if row == "Cook,Cafe"}
