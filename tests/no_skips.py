"""Where everything must run (CI=true in the environment), a test that skips has failed."""

import os

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A test that skips."""
    return _skip_is_failure((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """A file that skips as a whole."""
    return _skip_is_failure((yield))


def _skip_is_failure(report):
    expected = hasattr(report, "wasxfail")
    if os.environ.get("CI") == "true" and report.skipped and not expected:
        report.outcome = "failed"
        report.longrepr = f"skipped, and nothing may skip where CI=true: {report.longrepr}"
    return report
