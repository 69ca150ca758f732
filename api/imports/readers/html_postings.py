"""Adverts from a saved web page: the JobPostings among its JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from api.imports.readers.html_scripts import Script, begins_at, goes_on, json_scripts
from api.imports.readers.json_text import Found, JsonObject, Spot, parse_any
from api.imports.readers.jsonl import is_job_posting, job_postings
from api.imports.readers.reading import Reading
from api.imports.readers.sniff import A_PAGE
from api.imports.rows import Refusal, Row, UnreadableFileError, refusal

MOST_PAGE = 32 * 1024 * 1024  # bytes
_WITHIN = ("@graph", "itemListElement", "item", "mainEntity", "mainEntityOfPage", "hasPart")
_DEEPEST = 6


def html_postings(pieces: Iterable[bytes], reading: Reading) -> Iterator[Row | Refusal]:
    """The adverts of a page, which is read at once: the line is that of the script.

    Raises:
        UnreadableFileError: the page is too large, or names no job in a way that programs read.
    """
    page = _whole(pieces).decode("utf-8", "surrogateescape")
    scripts = list(json_scripts(page))
    if not scripts:
        raise UnreadableFileError(A_PAGE)
    found = [one for script in scripts for one in _things(script)]
    if not any(isinstance(one, Refusal) or is_job_posting(one.value) for one in found):
        raise UnreadableFileError(
            "The web page names no job in its data for search engines (JSON-LD JobPosting): save "
            "the page of one job, not of a list of them."
        )
    return job_postings(found, reading.ignored, reading.options.employer, in_graph=True)


def _whole(pieces: Iterable[bytes]) -> bytes:
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) > MOST_PAGE:
            raise UnreadableFileError("The web page is larger than 32 MiB.")
    return bytes(held)


def _things(script: Script) -> Iterator[Found | Refusal]:
    """The objects of a script, or the one thing that is wrong with it."""
    if not script.is_closed:
        problem = "the script is not closed: the page may be cut short"
        yield refusal(script.line, None, problem, script.text[:200])
        return
    start = begins_at(script.text)
    if start == len(script.text):
        return
    spot = Spot(script.line, 1).after(script.text[:start])
    value, end = parse_any(script.text, start, spot)
    if isinstance(value, Refusal):
        yield value
    elif goes_on(script.text, end):
        excerpt = script.text[end : end + 100]
        yield refusal(script.line, None, "something follows the JSON of the script", excerpt)
    else:
        yield from (Found(script.line, thing) for thing in _flat(value, 0))


def _flat(value: object, depth: int) -> Iterator[JsonObject]:
    """The things in lists, graphs and lists of items, one after another."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _flat(one, depth + 1)
    elif isinstance(value, dict):
        inner = () if is_job_posting(value) and "@type" in value else _WITHIN
        held = [value[name] for name in inner if isinstance(value.get(name), dict | list)]
        if not held:
            yield value
        for one in held:
            yield from _flat(one, depth + 1)
