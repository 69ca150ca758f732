"""Saved web pages in, the adverts of their JSON-LD out."""

import json

import pytest

from api.imports.rows import UnreadableFileError

POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Cook",
    "hiringOrganization": {"name": "Cafe"},
    "description": "<p>Cook <b>lunch</b>.</p>",
}
SITE = {"@type": "WebSite", "name": "Jobs"}


def script(value, tag='script type="application/ld+json"'):
    text = value if isinstance(value, str) else json.dumps(value)
    return f"<{tag}>{text}</script>\n"


def page(*parts, start="<!DOCTYPE html>\n<html><head>\n"):
    return start + "".join(parts) + "</head><body>Cook at the Cafe</body></html>\n"


def test_a_posting_in_a_page_is_an_advert(read):
    found = read(page("<title>Cook</title>\n", script(POSTING)))
    assert (found.format, found.titles) == ("html", ["Cook"])
    assert found.adverts[0].description == "<p>Cook <b>lunch</b>.</p>"
    assert found.rows[0].line == 4


@pytest.mark.parametrize(
    "value",
    [
        [SITE, POSTING],
        {"@context": "x", "@graph": [SITE, POSTING]},
        [{"@graph": [POSTING]}],
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": POSTING}]},
        {"@type": "WebPage", "mainEntity": POSTING},
    ],
)
def test_postings_are_found_in_lists_graphs_and_items(read, value):
    assert read(page(script(value))).titles == ["Cook"]


def test_other_things_are_counted(read):
    assert read(page(script(SITE), script(POSTING))).ignored == {"@graph: WebSite": 1}


@pytest.mark.parametrize(
    "tag",
    [
        "script type='application/ld+json'",
        "SCRIPT id=x TYPE=application/ld+json",
        'script data-a=">" type="application/ld+json; charset=utf-8" ',
    ],
)
def test_the_tag_may_be_written_in_any_way(read, tag):
    assert read(page(script(POSTING, tag))).titles == ["Cook"]


@pytest.mark.parametrize("marks", [("<!--", "-->"), ("//<![CDATA[\n", "\n//]]>"), ("\n", ";\n")])
def test_marks_around_the_json_are_passed_over(read, marks):
    assert read(page(script(marks[0] + json.dumps(POSTING) + marks[1]))).titles == ["Cook"]


def test_line_breaks_may_stand_in_text(read):
    text = json.dumps(POSTING).replace("lunch", "lunch\nand tea")
    assert "lunch\nand tea" in read(page(script(text))).adverts[0].description


def test_broken_json_in_one_script_is_not_the_end(read):
    found = read(page(script('{"@type": "JobPosting" "title"}'), script(POSTING)))
    assert found.titles == ["Cook"]
    assert found.refusal.line == 3
    assert "the JSON is broken" in found.refusal.problem


def test_something_after_the_json_is_refused(read):
    found = read(page(script(json.dumps(POSTING) + "{}"), script(POSTING)))
    assert "something follows" in found.refusal.problem


def test_a_page_that_ends_in_a_script_gives_no_half_posting(read):
    found = read(page(script(POSTING)) + '<script type="application/ld+json">{"@type": "Job')
    assert found.titles == ["Cook"]
    assert "cut short" in found.refusal.problem


def test_scripts_in_comments_and_in_other_scripts_are_none(read):
    hidden = "<!-- " + script(POSTING) + " -->"
    inner = "<script>var a = '<script type=\"application/ld+json\">';</script>\n"
    assert read(page(hidden, inner, script({**POSTING, "title": "Baker"}))).titles == ["Baker"]


@pytest.mark.parametrize(
    "start",
    [
        "<!-- saved from url=(0019)https://example.org -->\n<html>",
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "x">\n<html>',
        "\n\n<HTML>",
    ],
)
def test_pages_begin_in_many_ways(read, start):
    assert read(page(script(POSTING), start=start)).titles == ["Cook"]


def test_the_encoding_that_a_page_declares_is_used(read):
    content = page('<meta charset="iso-8859-2">', script({**POSTING, "title": "Kuchař"}))
    text = content.replace("\\u0159", "ř")
    assert read(text.encode("iso-8859-2")).titles == ["Kuchař"]


def test_a_page_without_a_job_is_refused_in_a_sentence(read):
    with pytest.raises(UnreadableFileError, match=r"not a list of adverts but a web page \(HTML\)"):
        read(page())
    with pytest.raises(UnreadableFileError, match="names no job in its data"):
        read(page(script(SITE)))


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_a_page_is_not_read_as_something_else(read, kind):
    with pytest.raises(UnreadableFileError, match="web page"):
        read(page(script(POSTING)), format=kind)


def test_what_is_no_page_cannot_be_read_as_one(read):
    with pytest.raises(UnreadableFileError, match="not a web page"):
        read("title,employer\nCook,Cafe\n", format="html")


@pytest.mark.parametrize(
    "piece", ["<script ", "<script a='", "<!--", '<script type="', "<", "</script"]
)
def test_a_page_of_nothing_but_beginnings_takes_no_time(read, piece):
    with pytest.raises(UnreadableFileError):
        read("<html>" + piece * (1_000_000 // len(piece)))
