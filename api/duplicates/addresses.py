"""Telephone numbers and web addresses that stand in an advert: what tells like-named firms apart.

Shown to people, never compared: they may as well be those of a job board or an agency.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PHONE = re.compile(
    r"(?<![\w.,£-])(?:\+44|0044|0)[\s()-]{0,3}\d(?:[\s()-]{0,2}\d){8,9}(?![\d,.]?\d)"
)
_NAME = r"[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){1,4}"
_WEB = re.compile(rf"(?:https?://(?:www\.)?|\bwww\.|\w@)({_NAME})", re.IGNORECASE)
_ABROAD = re.compile(r"^(?:\+44|0044)0?")


def phones_in(text: str) -> list[str]:
    """British telephone numbers, as they are dialled here, in the order of the text."""
    found = ("".join(c for c in one if c.isdigit() or c == "+") for one in _PHONE.findall(text))
    return list(dict.fromkeys(_ABROAD.sub("0", one) for one in found))


def hosts_in(texts: Iterable[str]) -> list[str]:
    """The names of web addresses and of those of emails, in the order of the texts."""
    found = (host.lower() for text in texts for host in _WEB.findall(text))
    return list(dict.fromkeys(found))
