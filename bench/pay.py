"""How often pay is read as two job sites labelled it.

The sites turn hours into years in their own ways (1,681 hours on the one; 1,920 hours, 240 days or
48 weeks on the other), so the figures as stated are turned the same way here. Neither knows open
ends: "up to £20,000" is labelled as £20,000 to £20,000, and an open end is closed so for comparing.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure
from matcher.normalise.pay import read_pay
from matcher.vacancy import Pay

NHS_HOURS = 1681.0
ADZUNA_HOURS = 1920.0
_NEAR = 0.01
_FAR = 0.05
_LEAST_PAY = 6_500.0
_MOST_APART = 4.0


@dataclass(frozen=True)
class Compared:
    """One labelled pay text; `off` is the larger relative error of its ends, None when unread."""

    text: str
    label: tuple[float, float]
    read: tuple[float, float] | None
    off: float | None
    plain_slip: bool


def measure(shared: Path) -> list[Figure]:
    """The figures for both labelled files under `shared/data`."""
    nhs = list(compare_nhs(shared / "data" / "pay_text_nhs.csv"))
    adzuna = list(compare_adzuna(shared / "data" / "pay_text_adzuna.csv"))
    adzuna_sound = [one for one in adzuna if not one.plain_slip]
    sound = [one for one in nhs if not one.plain_slip]
    return [
        Figure("pay, NHS labels within 1%", _right(nhs), "%", "98"),
        Figure("pay, NHS labels wrong by more than 5%", _wrong(nhs), "%", "at most 1"),
        Figure("pay, NHS labels not read", _unread(nhs), "%", None),
        Figure("pay, NHS labels within 1%, plain slips apart", _right(sound), "%", "98"),
        Figure(
            "pay, NHS labels wrong by more than 5%, slips apart", _wrong(sound), "%", "at most 1"
        ),
        Figure("pay, NHS labels that are plain slips", float(len(nhs) - len(sound)), "rows", None),
        Figure("pay, Adzuna midpoint within 1%", _right(adzuna), "%", "98.5"),
        Figure(
            "pay, Adzuna midpoint within 1%, plain slips apart", _right(adzuna_sound), "%", "98.5"
        ),
        Figure(
            "pay, Adzuna labels that are plain slips",
            float(len(adzuna) - len(adzuna_sound)),
            "rows",
            None,
        ),
        Figure("pay, Adzuna wrong by more than 5%", _wrong(adzuna), "%", None),
    ]


def compare_nhs(path: Path) -> Iterator[Compared]:
    """Each row's label and reading: yearly minimum and maximum."""
    for row in _rows(path):
        label = (float(row["label_min_annual"]), float(row["label_max_annual"]))
        pay = read_pay(row["salary_text"])
        read = as_stated(pay, NHS_HOURS) if pay else None
        off = max(_off(a, b) for a, b in zip(read, label, strict=True)) if read else None
        yield Compared(
            row["salary_text"], label, read, off, is_plain_slip(row["salary_text"], label)
        )


def compare_adzuna(path: Path) -> Iterator[Compared]:
    """Each row's label and reading: the middle of the yearly range."""
    for row in _rows(path):
        label = float(row["SalaryNormalized"])
        pay = read_pay(row["SalaryRaw"])
        read = as_stated(pay, ADZUNA_HOURS) if pay else None
        off = _off(sum(read) / 2, label) if read else None
        slip = is_halved(row["SalaryRaw"], label)
        yield Compared(row["SalaryRaw"], (label, label), read, off, slip)


def as_stated(pay: Pay, hours_a_year: float) -> tuple[float, float] | None:
    """Yearly minimum and maximum, an hourly rate turned by `hours_a_year`."""
    if pay.stated_as == "hour":
        ends = [end * hours_a_year for end in (pay.hourly_min, pay.hourly_max) if end is not None]
    elif pay.stated_as == "week":
        ends = [end / 52.14 * 48 for end in (pay.annual_min, pay.annual_max) if end is not None]
    else:
        ends = [end for end in (pay.annual_min, pay.annual_max) if end is not None]
    return (ends[0], ends[-1]) if ends else None


def is_halved(text: str, label: float) -> bool:
    """Whether a label is plainly a slip: half of the only figure of the text, read as "0 to X"."""
    figures = [float(one.replace(",", "")) for one in re.findall(r"\d[\d,.]*\d", text)]
    return len(figures) == 1 and any(
        _off(label * 2, figures[0] * times) < _NEAR for times in (1, ADZUNA_HOURS)
    )


def is_plain_slip(text: str, label: tuple[float, float]) -> bool:
    """Whether a label is plainly the site's slip, by rules that look at no reading of ours.

    A minimum below any full-time salary or a quarter of the maximum (a bonus or an allowance taken
    for pay, thousands read as hours); a text without any sum of money; yearly figures in the text
    of which the label holds none; a list of more than two figures of which two were taken.
    """
    low, high = label
    if low < _LEAST_PAY or high > _MOST_APART * low or not re.search(r"£|\d\d[.,\d]\d", text):
        return True
    yearly = [
        float(one.replace(",", "")) for one in re.findall(r"(?<!\d)\d{2,3},?\d{3}(?!\d)", text)
    ]
    if yearly and not any(_off(end, one) < _NEAR for end in label for one in yearly):
        return True
    listed = re.search(r"\d\s*[/,] ?£\s?\d[^/-]*[/,] ?£\s?\d", text)
    return bool(listed and high < max(yearly, default=0) - 1)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def _off(value: float, label: float) -> float:
    return abs(value - label) / label if label else float(value != 0)


def _share(count: int, rows: list[Compared]) -> float:
    return round(100 * count / len(rows), 2) if rows else 0.0


def _right(rows: list[Compared]) -> float:
    return _share(sum(1 for one in rows if one.off is not None and one.off <= _NEAR), rows)


def _wrong(rows: list[Compared]) -> float:
    return _share(sum(1 for one in rows if one.off is not None and one.off > _FAR), rows)


def _unread(rows: list[Compared]) -> float:
    return _share(sum(1 for one in rows if one.off is None), rows)
