"""Indeed-style XML feeds in, adverts out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.imports.readers import indeed_feed
from api.imports.rows import UnreadableFileError
from tests.api.imports.conftest import Read

JOB = """<job>
 <title><![CDATA[Cook & baker]]></title>
 <date><![CDATA[Tue, 31 Mar 2026 22:49:39 GMT]]></date>
 <referencenumber>17</referencenumber>
 <url>https://example.org/17?a=1&amp;b=2</url>
 <company>Café</company>
 <city>Leeds</city><state>West Yorkshire</state><country>GB</country>
 <postalcode>LS9 7TF</postalcode>
 <description><![CDATA[<p>Cook lunch.</p>]]></description>
 <salary>£12.50 per hour</salary>
 <jobtype>parttime, temporary</jobtype>
 <expirationdate>2026-04-30</expirationdate>
 <remotetype>Hybrid remote</remotetype>
 <category>Catering</category>
</job>
"""
PLAIN = "<job><title>Cook</title><company>Cafe</company></job>\n"


def feed(*jobs, encoding="utf-8", root="source"):
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<{root}><publisher>X</publisher>\n'
    return (text + "".join(jobs) + f"</{root}>\n").encode(encoding)


def test_a_job_is_an_advert(read):
    found = read(feed(JOB))
    [advert] = found.adverts
    assert found.format == "indeed-xml"
    assert (advert.title, advert.employer, advert.reference) == ("Cook & baker", "Café", "17")
    assert (advert.place, advert.postcode) == ("Leeds, West Yorkshire", "LS9 7TF")
    assert (advert.pay, advert.hours, advert.contract) == (
        "£12.50 per hour",
        "Part time",
        "temporary",
    )
    assert (advert.posted, advert.closes) == ("2026-03-31", "2026-04-30")
    assert advert.url == "https://example.org/17?a=1&b=2"
    assert advert.description == "<p>Cook lunch.</p>"
    assert advert.remote == "Hybrid remote"
    assert found.ignored == {"category": 1}


def test_the_line_is_that_on_which_a_job_begins(read):
    assert [row.line for row in read(feed(JOB, PLAIN, PLAIN)).rows] == [3, 18, 19]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "iso-8859-1", "koi8-r"])
def test_any_encoding_that_is_declared_is_read(read, encoding):
    name = "Кафе" if encoding == "koi8-r" else "Café"
    found = read(feed(PLAIN.replace("Cafe", name), encoding=encoding))
    assert found.adverts[0].employer == name


def test_an_encoding_that_is_none_is_refused(read):
    content = feed(PLAIN).replace(b'"utf-8"', b'"klingon"')
    with pytest.raises(UnreadableFileError, match="declares the encoding 'klingon'"):
        read(content)


def test_what_is_declared_utf8_and_is_not_is_read_as_windows_1252(read):
    found = read(feed(PLAIN.replace("Cafe", "Café")).decode().encode("cp1252"))
    assert found.adverts[0].employer == "Café"
    assert found.notes


def test_names_may_be_in_capitals_or_have_a_prefix(read):
    job = "<n:Job><Title>Cook</Title><COMPANY>Cafe</COMPANY></n:Job>"
    assert read(feed(job).replace(b"<source>", b'<source xmlns:n="x">')).titles == ["Cook"]


def test_a_feed_with_other_names_is_read_as_columns_are(read):
    job = "<job><JobTitle>Cook</JobTitle><employer>Cafe</employer><job_ref>7</job_ref></job>"
    found = read(feed(job, root="jobs"))
    assert (found.titles, found.adverts[0].reference) == (["Cook"], "7")


def test_columns_may_be_mapped(read):
    job = PLAIN.replace("</job>", "<city>York</city><base>Leeds</base></job>")
    assert read(feed(job), mapping={"base": "place"}).adverts[0].place == "Leeds"


def test_markup_outside_of_cdata_is_text(read):
    job = PLAIN.replace("</job>", "<description><p>One.</p><p>Two.</p></description></job>")
    assert read(feed(job)).adverts[0].description.split() == ["One.", "Two."]


def test_an_element_said_twice_is_counted(read):
    found = read(feed(PLAIN.replace("</job>", "<title>Chef</title></job>")))
    assert (found.titles, found.ignored) == (["Cook"], {"title": 1})


@pytest.mark.parametrize(
    "broken",
    [
        "<job><title>A & B</title><company>Cafe</company></job>\n",
        "<job><title>A</titel><company>Cafe</company></job>\n",
        "<job><title>A&nbsp;B</title><company>Cafe</company></job>\n",
        "<job><title>A\x01</title><company>Cafe</company></job>\n",
        "<job><title>A</title><company>Cafe</company>\n",
        "<job><title a='>A</title><company>Cafe</company></job>\n",
    ],
)
def test_a_broken_job_costs_only_itself(read, broken):
    found = read(feed(PLAIN, broken, PLAIN.replace("Cook", "Baker"), PLAIN.replace("Cook", "Chef")))
    assert found.titles[0] == "Cook"
    assert found.titles[-1] == "Chef"
    assert found.refused[0].line == 4
    assert len(found.refused) == 1
    assert "broken" in found.refusal.problem or "not closed" in found.refusal.problem


def test_the_lines_are_right_after_a_broken_job(read):
    found = read(feed(PLAIN, "<job><title>A & B</title>\n\n</job>\n", JOB, PLAIN))
    assert [row.line for row in found.rows] == [3, 7, 22]


def test_a_feed_in_which_everything_is_broken_is_given_up(read, monkeypatch):
    monkeypatch.setattr(indeed_feed, "MOST_BROKEN", 5)
    assert len(read(feed(*[PLAIN, "<job>&</job>"] * 5)).refused) == 5
    with pytest.raises(UnreadableFileError, match="More than 5 jobs of the feed are broken"):
        read(feed("<job>&</job>" * 100))


def test_a_job_without_a_title_is_refused(read):
    found = read(feed(PLAIN.replace("Cook", " "), PLAIN))
    assert (found.refusal.line, found.refusal.column) == (3, "title")


def test_a_feed_that_is_cut_short_says_so_and_gives_no_half_job(read):
    content = feed(*[PLAIN] * 50)
    found = read(content[: len(content) // 2])
    assert found.adverts
    assert all(advert.employer == "Cafe" for advert in found.adverts)
    assert "the XML is broken" in found.refusal.problem


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FETCHES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("doctype", [LAUGHS, FETCHES, '<!DOCTYPE x SYSTEM "http://example.org/x">'])
def test_a_document_type_is_refused_and_with_it_every_entity(read, doctype):
    content = feed(PLAIN.replace("Cook", "&b;")).replace(
        b"<source>", doctype.encode() + b"<source>"
    )
    with pytest.raises(UnreadableFileError, match="document type"):
        Read.open(content)


@pytest.mark.parametrize(
    "content", ["<?xml version='1.0'?><rss><item/></rss>", "<svg/>", "<source></source>", "<a"]
)
def test_xml_without_a_job_is_refused(read, content):
    with pytest.raises(UnreadableFileError, match="XML, but not a feed of jobs"):
        read(content)


def test_a_job_of_more_than_a_million_characters_is_refused(read):
    long = PLAIN.replace("</job>", f"<description>{'x' * 1_100_000}</description></job>")
    found = read(feed(PLAIN, long, PLAIN))
    assert len(found.adverts) == 2
    assert "longer than a million" in found.refusal.problem


def test_a_comment_without_an_end_does_not_fill_the_memory(read):
    found = read(feed(PLAIN, "<!-- " + "x" * 3_000_000))
    assert found.titles == ["Cook"]
    assert "a million bytes" in found.refusal.problem


def test_what_is_no_xml_cannot_be_read_as_such(read):
    with pytest.raises(UnreadableFileError, match="The file is not XML"):
        read("title,employer\nCook,Cafe\n", format="indeed-xml")


TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=20)


@given(st.lists(TEXT.filter(str.strip), min_size=1, max_size=5))
def test_what_is_written_as_xml_is_read_back(titles):
    def escaped(text):
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    content = feed(*[PLAIN.replace("Cook", escaped(title)) for title in titles])
    assert Read(content).titles == [title.strip() for title in titles]
