"""Workbooks and zip files made for tests, whole or tampered with."""

import io
import re
import zipfile

import openpyxl


def workbook(*rows, sheet="Vacancies", change=None):
    """The bytes of a workbook of one sheet; `change` is given the openpyxl workbook."""
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(files, **options):
    """The bytes of a zip file of these files, by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


def with_part(content, name, change):
    """A workbook one part of which is changed: `change` is from bytes to bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    parts[name] = change(parts[name])
    return zipped(parts)


def sharing(content):
    """The same workbook with its texts in a part of their own, as Excel writes them."""
    texts = []

    def share(found):
        texts.append(found[1])
        return b't="s"><v>%d</v></c>' % (len(texts) - 1)

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    pattern = rb't="inlineStr"><is>(.*?)</is></c>'
    parts[sheet] = re.sub(pattern, share, parts[sheet], flags=re.DOTALL)
    items = b"".join(b"<si>%s</si>" % text for text in texts)
    parts["xl/sharedStrings.xml"] = b'<?xml version="1.0"?><sst>%s</sst>' % items
    rels = "xl/_rels/workbook.xml.rels"
    relation = (
        b'<Relationship Id="rIdShared" Target="sharedStrings.xml" Type="http://schemas.'
        b'openxmlformats.org/officeDocument/2006/relationships/sharedStrings" /></Relationships>'
    )
    parts[rels] = parts[rels].replace(b"</Relationships>", relation)
    return zipped(parts)
