"""`ips-matcher normalise` and `ips-matcher rank`: files in, JSON out, no database."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from api.contracts import PreferencesBody, vacancy_to_json
from api.files.answers import FIELDS, answer, ranking_to_json
from api.imports.readers import jsonl
from api.imports.rows import Refusal
from api.problems import plain_errors
from api.terminal import Answer, Line, err, out, ranked_table
from matcher.evidence import Ranking
from matcher.normalise.advert import read_advert
from matcher.pool import Pool
from matcher.ranking import rank as rank_pool
from matcher.vacancy import Vacancy

ALL_TAKEN, SOME_REFUSED, UNREADABLE = 0, 1, 2


class FieldName(StrEnum):
    """What a line of text is read as."""

    PAY = "pay"
    HOURS = "hours"
    TITLE = "title"
    PLACE = "place"
    EMPLOYER = "employer"
    STATEMENT = "statement"
    ADVERT = "advert"


def add_commands(app: typer.Typer) -> None:
    """Put `normalise` and `rank` under the command."""
    app.command("normalise")(normalise)
    app.command("rank")(rank)
