"""What commands print for people: tables that fit the terminal, plain text when piped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from matcher.wording import fit_words

out = Console(highlight=False)
"""Standard output."""
err = Console(stderr=True, highlight=False)
"""Standard error: progress, hints and problems, so that piped output stays clean."""

_MARKS = {"met": ("+", "green"), "partly": ("~", "yellow"), "conflict": ("-", "red")}


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of reasons: the state, the sentence, the question to ask."""

    state: str
    says: str
    ask: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One ranked vacancy; `notes` are said below its name, such as that it is new."""

    rank: int
    title: str
    employer: str
    place: str | None
    score: float | None
    answers: Sequence[Answer]
    notes: Sequence[str] = ()


def ranked_table(caption: str, lines: Iterable[Line]) -> Table:
    """The ranked vacancies with each line's reasons and questions."""
    table = Table(title=caption, title_justify="left", expand=True, show_lines=True)
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("Vacancy", ratio=2)
    table.add_column("Reasons", ratio=5)
    for line in lines:
        table.add_row(str(line.rank), _vacancy(line), _reasons(line.answers))
    return table


def _vacancy(line: Line) -> Text:
    text = Text(line.title, style="bold")
    text.append(f"\n{line.employer}", style="not bold")
    if line.place:
        text.append(f"\n{line.place}", style="not bold dim")
    if line.answers and all(answer.state == "not_stated" for answer in line.answers):
        text.append("\nThe advert says too little to tell", style="not bold")
    elif line.score is not None:
        text.append(f"\n{fit_words(line.score)} ({line.score:.2f})", style="not bold")
    for note in line.notes:
        text.append(f"\n{note}", style="not bold italic")
    return text


def _reasons(answers: Sequence[Answer]) -> Text:
    text = Text()
    for answer in answers:
        mark, style = _MARKS.get(answer.state, ("?", "dim"))
        said = answer.ask if answer.state == "not_stated" and answer.ask else answer.says
        text.append(f"{'' if not text else chr(10)}{mark} ", style=style)
        text.append(f"Ask: {said}" if said == answer.ask else said)
    return text


def counts_table(caption: str, rows: Iterable[tuple[int, str, str]]) -> Table:
    """Counts with what they count and examples."""
    table = Table(title=caption, title_justify="left", expand=True)
    table.add_column("How many", justify="right", no_wrap=True)
    table.add_column("Because of", ratio=2)
    table.add_column("Such as", ratio=5)
    for count, because, examples in rows:
        table.add_row(f"{count:,}", Text(because), Text(examples))
    return table
