"""Why a column is proposed for a field, or for none, in plain words."""

from __future__ import annotations

from collections.abc import Mapping

from api.imports.columns.headers import STRONG, HeaderReading
from api.imports.columns.looks import Look
from api.imports.columns.names import FIELDS
from api.imports.columns.weighing import LEAST, Weight, Weights
from api.imports.rows import shown

_LONGEST_WORD = 40
MEANING: Mapping[str, str] = {
    "posted": "when it was posted",
    "closes": "when it closes",
    "url": "the web address",
    "place": "the place",
    "remote": "whether the work is at home",
    "hours": "the hours",
    "contract": "the kind of contract",
}
"""What a field is called where its own name would not do."""


def called(field: str) -> str:
    """What a field is called in a sentence: "the pay", "when it closes"."""
    return MEANING.get(field, f"the {field}")


def why(weight: Weight, header: HeaderReading) -> str:
    """Why a column is proposed, such as "the header says salary; the values look like pay"."""
    parts = []
    if weight.header > 0 and weight.word:
        about = " (a slip, it seems)" if header.how == "slip" else ""
        parts.append(f"the header says {shown(weight.word, _LONGEST_WORD)}{about}")
    told = list(dict.fromkeys(weight.for_it()))
    if told:
        parts.append(f"the values {' and '.join(told)}")
    against = list(dict.fromkeys(weight.against_it()))
    if against:
        parts.append(f"though the values {' and '.join(against)}")
    return "; ".join(parts) or "nothing speaks against it"


def why_not(
    at: int, weights: Weights, chosen: Mapping[int, str], header: HeaderReading, look: Look
) -> str:
    """Why a column is proposed for no field."""
    if not look.filled and look.rows:
        return "the column is empty"
    best = max(FIELDS, key=lambda field: weights[field][at].total)
    named = max(FIELDS, key=lambda field: weights[field][at].header)
    lies = None if named in chosen.values() else _against(weights[named][at], named)
    if lies is None and weights[best][at].total >= LEAST and best in chosen.values():
        return f"another column fits better for {called(best)}"
    if best in ("posted", "closes") and weights[best][at].total > 0:
        return "the values are dates, and nothing says whether of posting or of closing"
    return (lies or _against(weights[named][at], named)) or (
        "an advert has no field for it"
        if header.is_other
        else "neither the header nor the values say that it is part of an advert"
    )


def _against(weight: Weight, field: str) -> str | None:
    told = weight.against_it()
    if weight.header < STRONG or not told:
        return None
    said = shown(weight.word or field, _LONGEST_WORD)
    return f"the header says {said}, but the values {' and '.join(told)}"
