"""Which column of a file holds which field of an advert, whatever its author called it."""

from api.imports.columns.mapped import Columns, NoSuchColumnsError
from api.imports.columns.names import FIELDS, MEND, NAMES, NO_FIELD, REQUIRED, plain_name

__all__ = [
    "FIELDS",
    "MEND",
    "NAMES",
    "NO_FIELD",
    "REQUIRED",
    "Columns",
    "NoSuchColumnsError",
    "plain_name",
]
