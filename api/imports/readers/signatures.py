"""What files that are no lists of adverts begin with, and what they are, in words."""

from __future__ import annotations

from collections.abc import Mapping

_OLE = b"\xd0\xcf\x11\xe0"
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a zip file or a spreadsheet: unpack it, or save the sheet as CSV UTF-8"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"PK\x07\x08", "a part of a zip file: send it in one piece"),
    (b"%PDF", "a PDF"),
    (b"%!PS", "a PostScript document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM\x00", "a picture (BMP)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"RIFF", "a picture or a sound"),
    (b"OggS", "a sound"),
    (b"ID3", "a sound (MP3)"),
    (b"\x1f\x8b", "gzip inside gzip: unpack it once"),
    (b"BZh", "a bzip2 file: unpack it first"),
    (b"\xfd7zXZ", "an xz file: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file: unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip file: unpack it first"),
    (b"Rar!", "a RAR file: unpack it first"),
    (b"MSCF", "a cabinet file: unpack it first"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file: save it as CSV"),
    (b"\x00\x01\x00\x00Standard ", "an Access database: export the table as CSV"),
    (b"{\\rtf", "an RTF document"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"-----BEGIN PGP", "encrypted"),
    (b"From: <Saved by", "a web archive (MHTML): save the page as HTML only"),
    (b"MIME-Version:", "an e-mail or a web archive: save the page as HTML only"),
)
_LATER: tuple[tuple[int, bytes, str], ...] = (
    (4, b"ftyp", "a picture or a film"),
    (257, b"ustar", "a tar file: unpack it first"),
)
_OLE_STREAMS: Mapping[str, str] = {
    "EncryptedPackage": "protected by a password: take the password off and save it again",
    "WordDocument": "an old Word document",
    "PowerPoint Document": "an old presentation",
    "__substg1.0_": "an e-mail saved from Outlook",
    "Workbook": "an old Excel workbook (.xls): save it as .xlsx or as CSV UTF-8",
    "Book": "an old Excel workbook (.xls): save it as .xlsx or as CSV UTF-8",
}
"""By the names of what stands inside an old Office file, the telling ones first."""


def kind_of_file(head: bytes) -> str | None:
    """What the file is if it is none that holds adverts: a phrase that follows "but"."""
    if head.startswith(_OLE):
        for name, kind in _OLE_STREAMS.items():
            if name.encode("utf-16-le") in head:
                return kind
        return (
            "an old Office file, or one protected by a password: save it without a password as "
            ".xlsx or as CSV UTF-8"
        )
    starts = (kind for start, kind in _STARTS if head.startswith(start))
    later = (kind for at, mark, kind in _LATER if head.startswith(mark, at))
    return next(starts, None) or next(later, None)
