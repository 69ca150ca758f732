"""What tests of reading and importing start from."""

import io

import pytest

from api.imports.readers.listing import ReadOptions, open_listing
from api.imports.rows import Refusal, Row


class Read:
    """A listing read to its end."""

    handle_kind = io.BytesIO

    def __init__(self, content, **options):
        content = content.encode() if isinstance(content, str) else content
        listing = open_listing(io.BytesIO(content), ReadOptions(**options))
        self.format = listing.format
        everything = list(listing.rows)
        self.rows = [row for row in everything if isinstance(row, Row)]
        self.adverts = [row.advert for row in self.rows]
        self.refused = [row for row in everything if isinstance(row, Refusal)]
        self.notes = listing.notes
        self.ignored = listing.ignored.counts()

    @staticmethod
    def open(content, **options):
        """The listing in bytes or a handle, opened and not read."""
        handle = io.BytesIO(content) if isinstance(content, bytes) else content
        return open_listing(handle, ReadOptions(**options))

    @staticmethod
    def rows_of(content, **options):
        """The rows and refusals, one after another as they are read."""
        yield from Read.open(content, **options).rows

    @property
    def titles(self):
        return [advert.title for advert in self.adverts]

    @property
    def refusal(self):
        """The only refusal."""
        [refused] = self.refused
        return refused


@pytest.fixture
def read():
    """Reads bytes or text: `read("title,employer\\n...", mapping={})`."""
    return Read
