import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SKIPS = "import pytest\n\ndef test_it():\n    pytest.skip('no browser here')\n"
SKIPS_AS_A_WHOLE = "import pytest\npytest.skip('not here', allow_module_level=True)\n"
SKIPS_REAL_ADVERTS = SKIPS.replace("def", "@pytest.mark.shared\ndef")
FAILS_AS_EXPECTED = "import pytest\n\n@pytest.mark.xfail\ndef test_it():\n    raise ValueError\n"


def run(tmp_path, source, ci, shared="absent"):
    (tmp_path / "test_it.py").write_text(source)
    command = [sys.executable, "-m", "pytest", "-p", "tests.no_skips", "--rootdir", str(tmp_path)]
    return subprocess.run(
        [*command, str(tmp_path)],
        cwd=ROOT,
        env={
            **os.environ,
            "CI": ci,
            "IPS_SHARED": str(tmp_path / shared),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("source", [SKIPS, SKIPS_AS_A_WHOLE])
def test_a_skip_fails_where_everything_must_run(tmp_path, source):
    done = run(tmp_path, source, ci="true")
    assert done.returncode != 0
    assert "nothing may skip where CI=true" in done.stdout


def test_elsewhere_a_skip_is_a_skip(tmp_path):
    assert run(tmp_path, SKIPS, ci="").returncode == 0


def test_a_failure_that_is_expected_is_no_skip(tmp_path):
    assert run(tmp_path, FAILS_AS_EXPECTED, ci="true").returncode == 0


def test_real_adverts_may_be_absent_and_the_end_says_so(tmp_path):
    done = run(tmp_path, SKIPS_REAL_ADVERTS, ci="true")
    assert done.returncode == 0
    assert "1 test of real adverts was left out: no folder" in done.stdout


def test_where_real_adverts_are_a_test_of_them_may_not_skip(tmp_path):
    (tmp_path / "here" / "data").mkdir(parents=True)
    done = run(tmp_path, SKIPS_REAL_ADVERTS, ci="true", shared="here")
    assert done.returncode != 0
    assert "left out" not in done.stdout
