"""Vacancies to find, put in as an import would."""

import io

import pytest

from api.imports.service import run_import


@pytest.fixture
def put(engine):
    """Imports the lines below the header `reference,title,employer,description,closes,url`."""

    def run(*lines):
        content = "\n".join(["reference,title,employer,description,closes,url", *lines])
        run_import(engine, "jobs", io.BytesIO(content.encode()))

    return run
