"""Small valid files of every format that is read, made here, for the fuzzer to mutate."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping

import openpyxl


class Samples:
    """Valid files of every format, made once."""

    def __init__(self) -> None:
        self.by_format: Mapping[str, list[bytes]] = {
            "csv": [_csv(",", "utf-8"), _csv(";", "cp1252"), _csv("\t", "utf-16")],
            "jsonl": ["\n".join(map(json.dumps, _adverts())).encode(), _dump(_adverts())],
            "jobposting": [_dump(_postings()), _dump({"@graph": _postings()}, indent=1)],
            "html": [_page(), _page().replace(b"utf-8", b"windows-1252")],
            "indeed-xml": [_feed("utf-8"), _feed("utf-16"), _feed("windows-1252")],
            "adzuna": [_dump({"count": 9, "results": _adzuna(), "mean": 1.5}, indent=1)],
            "reed": [_dump({"results": _reed(), "totalResults": 9}), _dump(_reed()[0])],
            "xlsx": [_workbook(), _stored(_workbook())],
        }
        plain = [files[0] for files in self.by_format.values()]
        self.by_format = {
            **self.by_format,
            "zip": [_zip(plain, zipfile.ZIP_DEFLATED), _zip(plain[:3], zipfile.ZIP_STORED)],
            "gzip": [gzip.compress(content, mtime=0) for content in plain[:-1]],
        }
        self.all = [content for files in self.by_format.values() for content in files]


def _adverts() -> list[dict[str, object]]:
    return [
        {
            "title": f"Cook {n}", "employer": "Café & Söhne", "reference": n, "pay": "£12 an hour",
            "description": "Lunch, and \"tea\"\nevery day – early. " * 5, "lat": 53.8, "lon": -1.5,
            "closes": "2026-03-31", "remote": False, "tags": ["a", {"b": None}],
        }
        for n in range(8)
    ]  # fmt: skip


def _csv(delimiter: str, encoding: str) -> bytes:
    names = ("title", "employer", "reference", "pay", "description", "closes")
    lines = [delimiter.join(names)]
    for advert in _adverts():
        cells = [str(advert[name]).replace('"', '""') for name in names]
        lines.append(delimiter.join(f'"{cell}"' for cell in cells))
    return "\r\n".join(lines).encode(encoding)


def _dump(value: object, indent: int | None = None) -> bytes:
    return json.dumps(value, indent=indent, ensure_ascii=False).encode()


def _postings() -> list[dict[str, object]]:
    return [
        {
            "@type": "JobPosting", "title": advert["title"], "description": advert["description"],
            "hiringOrganization": {"name": advert["employer"]}, "datePosted": "2026-01-02",
            "baseSalary": {"currency": "GBP", "value": {"value": "14.79", "unitText": "HOUR"}},
            "jobLocation": [{"address": {"addressLocality": "York"}, "geo": {"latitude": "53"}}],
        }
        for advert in _adverts()
    ]  # fmt: skip


def _page() -> bytes:
    scripts = "\n".join(
        f'<script type="application/ld+json">{json.dumps(posting)}</script>'
        for posting in _postings()
    )
    head = '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><!-- a --><script>x()</script>\n'
    return f"{head}{scripts}</head><body><p>Cook</p></body></html>".encode()


def _feed(encoding: str) -> bytes:
    job = (
        "<job>\n<title><![CDATA[Cook & baker]]></title><referencenumber>{}</referencenumber>"
        "<company>Café &amp; Co</company><city>Leeds</city><postalcode>LS9 7TF</postalcode>"
        "<description><![CDATA[<p>Lunch</p>]]></description><salary>£12 an hour</salary>"
        "<date>Tue, 31 Mar 2026 22:49:39 GMT</date><jobtype>parttime</jobtype></job>\n"
    )
    jobs = "".join(job.format(n) for n in range(8))
    return f'<?xml version="1.0" encoding="{encoding}"?>\n<source>{jobs}</source>'.encode(encoding)


def _adzuna() -> list[dict[str, object]]:
    return [
        {
            "__CLASS__": "Adzuna::API::Response::Job", "id": str(advert["reference"]),
            "title": advert["title"], "company": {"display_name": advert["employer"]},
            "location": {"display_name": "Leeds", "area": ["UK", "Leeds"]}, "salary_min": 24000,
            "salary_is_predicted": "0", "description": advert["description"], "latitude": 53.8,
            "created": "2026-03-01T10:00:00Z", "redirect_url": "https://www.adzuna.co.uk/1",
        }
        for advert in _adverts()
    ]  # fmt: skip


def _reed() -> list[dict[str, object]]:
    return [
        {
            "jobId": advert["reference"], "jobTitle": advert["title"], "employerName": "Inn",
            "minimumSalary": 12.5, "maximumSalary": 13.0, "expirationDate": "30/04/2026",
            "jobDescription": advert["description"], "fullTime": True,
        }
        for advert in _adverts()
    ]  # fmt: skip


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    names = ("title", "employer", "reference", "pay", "description", "closes", "lat")
    book.active.append(names)
    for advert in _adverts():
        book.active.append([advert[name] for name in names])
    book.active.append(["=1+1", "Cafe"])
    book.create_sheet("Notes").append(["about"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _stored(packed: bytes) -> bytes:
    """A zip file whose members are not packed, so that mutations reach what stands in them."""
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        return zip_of({name: file.read(name) for name in file.namelist()}, zipfile.ZIP_STORED)


def _zip(contents: list[bytes], way: int) -> bytes:
    return zip_of({f"{n}.txt": content for n, content in enumerate(contents)}, way)


def zip_of(files: Mapping[str, bytes], way: int) -> bytes:
    """A zip file of these files by name; `way` is one of zipfile's constants."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name), content, way)
    return out.getvalue()
