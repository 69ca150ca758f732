"""Other engines that search the titles and descriptions of vacancies, each the way it does best.

All index the same lines, keep their index in a folder, and answer a query of plain words with the
titles of the best 50, any of the words being enough.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import bm25s
import tantivy

TOP = 50
Lines = Callable[[], Iterator[tuple[str, str]]]
"""Begins anew to give the title and the description of each vacancy."""
Answer = Callable[[str], list[str]]
"""The titles that answer a query, best first."""
_WORD = re.compile(r"\w+")
_HEAP = 512_000_000  # bytes that tantivy may take while it indexes


class Engine(Protocol):
    """One way to index and to answer."""

    def build(self, lines: Lines, folder: Path) -> None:
        """Index the lines into an empty folder."""

    def open(self, folder: Path) -> Answer:
        """Ready to answer from what `build` left there."""


class Tantivy:
    """Rust; BM25 over compressed postings, words as they are."""

    def build(self, lines: Lines, folder: Path) -> None:
        """Titles are stored; descriptions are indexed only."""
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("title", stored=True)
        schema.add_text_field("text", stored=False)
        writer = tantivy.Index(schema.build(), path=str(folder)).writer(_HEAP)
        for title, text in lines():
            writer.add_document(tantivy.Document(title=title, text=text))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> Answer:
        """By its own query parser."""
        index = tantivy.Index.open(str(folder))
        searcher = index.searcher()

        def answer(query: str) -> list[str]:
            parsed = index.parse_query(" ".join(_WORD.findall(query)), ["title", "text"])
            hits = searcher.search(parsed, limit=TOP, count=False).hits
            return [str(searcher.doc(address).get_first("title")) for _, address in hits]

        return answer


class Bm25s:
    """Python; scores worked out beforehand and kept sparse, compiled by numba."""

    def build(self, lines: Lines, folder: Path) -> None:
        """Its own tokeniser, stop words left out."""
        tokens = bm25s.tokenize([f"{a}\n{b}" for a, b in lines()], show_progress=False)
        index = bm25s.BM25(backend="numba")
        index.index(tokens, show_progress=False)
        titles = [{"title": title} for title, _ in lines()]
        index.save(folder, corpus=titles)

    def open(self, folder: Path) -> Answer:
        """With the index mapped into memory."""
        index = bm25s.BM25.load(folder, load_corpus=True, mmap=True)
        index.backend = "numba"

        def answer(query: str) -> list[str]:
            tokens = bm25s.tokenize([query], return_ids=False, show_progress=False)
            found, _ = index.retrieve(tokens, k=TOP, show_progress=False)
            return [hit["title"] for hit in found[0]]

        return answer


class Fts5:
    """SQLite's own full text search."""

    def build(self, lines: Lines, folder: Path) -> None:
        """One table of titles and one index that holds no second copy of the text."""
        with sqlite3.connect(folder / "search.db") as database:
            database.execute("CREATE TABLE vacancy (id INTEGER PRIMARY KEY, title TEXT)")
            database.execute("CREATE VIRTUAL TABLE words USING fts5(title, text, content='')")
            for at, (title, text) in enumerate(lines()):
                database.execute("INSERT INTO vacancy VALUES (?, ?)", (at, title))
                database.execute(
                    "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (at, title, text)
                )
            database.execute("INSERT INTO words (words) VALUES ('optimize')")

    def open(self, folder: Path) -> Answer:
        """By its rank, which is BM25."""
        database = sqlite3.connect(folder / "search.db")

        def answer(query: str) -> list[str]:
            words = " OR ".join(f'"{word}"' for word in _WORD.findall(query))
            found = database.execute(
                "SELECT vacancy.title FROM words JOIN vacancy ON vacancy.id = words.rowid"
                " WHERE words MATCH ? ORDER BY rank LIMIT ?",
                (words, TOP),
            )
            return [title for (title,) in found]

        return answer


ENGINES: dict[str, Engine] = {"tantivy": Tantivy(), "bm25s": Bm25s(), "SQLite FTS5": Fts5()}
