"""A job of Adzuna's search answer (https://developer.adzuna.com/docs/search) as an advert's cells.

Adzuna fills in what it thinks a job may pay where the advert does not say: `salary_is_predicted`.
That is no pay that anybody stated, and is left out. Amounts are for a year.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from api.imports.readers.fields import Cell, Cells
from api.imports.readers.jobposting_pay import pay_text
from api.imports.readers.json_text import JsonObject

PREDICTED = "salary (predicted by Adzuna, not stated)"
_USED = frozenset({
    "id", "title", "company", "description", "salary_min", "salary_max", "salary_is_predicted",
    "contract_time", "contract_type", "location", "latitude", "longitude", "created",
    "redirect_url", "__CLASS__",
})  # fmt: skip
_CURRENCIES = {
    "at": "EUR", "au": "AUD", "be": "EUR", "br": "BRL", "ca": "CAD", "ch": "CHF", "com": "USD",
    "de": "EUR", "es": "EUR", "fr": "EUR", "in": "INR", "it": "EUR", "mx": "MXN", "nl": "EUR",
    "nz": "NZD", "pl": "PLN", "sg": "SGD", "uk": "GBP", "za": "ZAR",
}  # fmt: skip
_MARKS = re.compile(r"</?(?:strong|em|b)>", re.IGNORECASE)  # round the words that were searched for
_HOURS = {"full_time": "Full time", "part_time": "Part time"}
_CONTRACTS = {"permanent": "Permanent", "contract": "Contract"}


def adzuna_cells(job: JsonObject) -> tuple[Cells, list[str]]:
    """The cells of an advert, and the names of what has no place in one."""
    location = job.get("location")
    is_predicted = job.get("salary_is_predicted") in ("1", 1, "true")
    unused = [name for name, value in job.items() if name not in _USED and value not in (None, "")]
    if is_predicted and (job.get("salary_min") or job.get("salary_max")):
        unused.append(PREDICTED)
    cells = {
        "title": Cell("title", _plain(job.get("title"))),
        "employer": Cell("company.display_name", _name(job.get("company"))),
        "reference": Cell("id", job.get("id")),
        "description": Cell("description", job.get("description")),
        "pay": Cell("salary_min", None if is_predicted else _pay(job)),
        "hours": Cell("contract_time", _word(job.get("contract_time"), _HOURS)),
        "contract": Cell("contract_type", _word(job.get("contract_type"), _CONTRACTS)),
        "place": Cell("location.display_name", _name(location) or _area(location)),
        "latitude": Cell("latitude", job.get("latitude")),
        "longitude": Cell("longitude", job.get("longitude")),
        "posted": Cell("created", job.get("created")),
        "url": Cell("redirect_url", job.get("redirect_url")),
    }
    return cells, unused


def _name(thing: object) -> object:
    return thing.get("display_name") if isinstance(thing, dict) else thing


def _area(location: object) -> object:
    """The names of the area from the smallest to the largest, the country left out."""
    area = location.get("area") if isinstance(location, dict) else None
    names = [name for name in area if isinstance(name, str)] if isinstance(area, list) else []
    return ", ".join(reversed(names[1:] or names)) or None


def _plain(title: object) -> object:
    return _MARKS.sub("", title) if isinstance(title, str) else title


def _word(value: object, words: dict[str, str]) -> object:
    return words.get(value, value) if isinstance(value, str) else value


def _pay(job: JsonObject) -> object:
    amounts = {"minValue": job.get("salary_min"), "maxValue": job.get("salary_max")}
    currency = _currency(job.get("redirect_url"))
    return pay_text({"currency": currency, "value": {**amounts, "unitText": "YEAR"}})


def _currency(url: object) -> str:
    """What is paid in the country whose Adzuna it is; pounds where that is not told."""
    try:
        host = urlsplit(url).hostname if isinstance(url, str) else None
    except ValueError:
        host = None
    is_adzuna = host is not None and "adzuna" in host.split(".")
    return _CURRENCIES.get(host.rpartition(".")[2], "GBP") if host and is_adzuna else "GBP"
