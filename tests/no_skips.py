"""Where everything must run (CI=true in the environment), a test that skips has failed.

Only tests with the marker `shared` may skip where the real adverts are absent; a line at the end
says how many did.
"""

import os

import pytest

from tests import real_adverts

_UNREAD = pytest.StashKey[list[str]]()


def pytest_configure(config):
    """Nothing has been left out so far."""
    config.stash[_UNREAD] = []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A test that skips."""
    report = yield
    if report.skipped and item.get_closest_marker("shared") and not real_adverts.are_here():
        item.config.stash[_UNREAD].append(item.nodeid)
        return report
    return _skip_is_failure(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """A file that skips as a whole."""
    return _skip_is_failure((yield))


def pytest_terminal_summary(terminalreporter, config):
    """What was left out."""
    unread = len(config.stash[_UNREAD])
    if unread:
        tests = "test of real adverts was" if unread == 1 else "tests of real adverts were"
        where = real_adverts.folder()
        terminalreporter.write_line(f"{unread} {tests} left out: no folder {where} (IPS_SHARED)")


def _skip_is_failure(report):
    expected = hasattr(report, "wasxfail")
    if os.environ.get("CI") == "true" and report.skipped and not expected:
        report.outcome = "failed"
        report.longrepr = f"skipped, and nothing may skip where CI=true: {report.longrepr}"
    return report
