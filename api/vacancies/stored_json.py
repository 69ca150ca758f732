"""Facts and text as they are stored, put together as one JSON without taking the facts apart."""

from __future__ import annotations

import json

_said = json.JSONEncoder(ensure_ascii=False).encode


def vacancy_bytes(facts: str, text: str) -> bytes:
    """The whole vacancy, as `vacancy_to_bytes` writes it.

    Args:
        facts: JSON of `vacancy_to_json`, an object that holds something.
        text: the description.
    """
    return f'{facts[:-1]},"text":{_said(text)}}}'.encode()
