"""Pydantic's findings in plain words, without the value that was sent."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "missing": "is missing",
        "extra_forbidden": "is not a known field",
        "string_type": "must be text",
        "string_too_short": "must be at least {min_length} characters long",
        "string_too_long": "must be at most {max_length} characters long",
        "int_type": "must be a whole number",
        "int_parsing": "must be a whole number",
        "int_from_float": "must be a whole number",
        "float_type": "must be a number",
        "float_parsing": "must be a number",
        "finite_number": "must be a number",
        "bool_type": "must be true or false",
        "bool_parsing": "must be true or false",
        "greater_than": "must be more than {gt:g}",
        "greater_than_equal": "must be {ge:g} or more",
        "less_than": "must be less than {lt:g}",
        "less_than_equal": "must be {le:g} or less",
        "enum": "must be one of {expected}",
        "literal_error": "must be one of {expected}",
        "list_type": "must be a list",
        "tuple_type": "must be a list",
        "too_short": "must have at least {min_length} items",
        "too_long": "must have at most {max_length} items",
        "dict_type": "must be an object",
        "model_type": "must be an object",
        "model_attributes_type": "must be an object",
    }
)


def in_plain_words(error: Mapping[str, Any]) -> str:
    """What is wrong, as the end of a sentence that starts with the field's name."""
    context = error.get("ctx") or {}
    if error["type"] == "value_error":
        return str(context.get("error") or error["msg"].removeprefix("Value error, "))
    words = _WORDS.get(error["type"])
    if words is None:
        return str(error["msg"]).replace("Input should be", "must be")
    return words.format(**context).replace("'", "")
