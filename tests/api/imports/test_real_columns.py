"""Proposals for real sheets, by names and values, and by values alone."""

import pytest

from api.imports.columns.proposals import propose
from tests.api.imports.real_sheets import are_right, real_sheets

pytestmark = pytest.mark.shared

SHOWN = 3  # windows of each sheet


@pytest.fixture(scope="module")
def sheets(shared):
    return real_sheets(shared / "data")


def proposals(sheet, size, names):
    """The proposals for some windows, with which columns of each are right."""
    windows = sheet.windows(min(size, len(sheet.rows)))
    for rows in windows[:: max(1, len(windows) // SHOWN)]:
        found = propose(rows[0] if names is None else names, rows[names is None :])
        yield found, are_right(sheet, rows, found)


@pytest.mark.parametrize("name", ["nhs", "adzuna", "kirklees"])
def test_by_names_and_values_every_column_is_right(sheets, name):
    sheet = sheets[name]
    for found, right in proposals(sheet, 200, sheet.names):
        assert all(right.values()), right
        assert found.missing == ()
        assert {"contract", "place"} & {column.field for column in found.columns}


@pytest.mark.parametrize(("name", "least"), [("nhs", 0.97), ("adzuna", 0.95), ("kirklees", 0.8)])
@pytest.mark.parametrize("size", [30, 200])
def test_by_values_alone_nearly_every_column_is_right(sheets, name, least, size):
    sheet = sheets[name]
    nonsense = [f"col{at}" for at in range(len(sheet.names))]
    told = [one for _, right in proposals(sheet, size, nonsense) for one in right.values()]
    assert sum(told) / len(told) >= least


@pytest.mark.parametrize("name", ["nhs", "adzuna", "kirklees"])
def test_a_sheet_without_names_is_told(sheets, name):
    sheet = sheets[name]
    assert all(not found.has_header for found, _ in proposals(sheet, 30, None))
    assert all(found.has_header for found, _ in proposals(sheet, 30, sheet.names))


@pytest.mark.parametrize("size", [10, 200])
def test_what_is_called_sure_is_right(sheets, size):
    for sheet in sheets.values():
        for names in (sheet.names, [f"col{at}" for at in range(len(sheet.names))]):
            for found, right in proposals(sheet, size, names):
                by_column = zip(found.columns, right.values(), strict=True)
                assert all(is_right for column, is_right in by_column if column.sure == "sure")
