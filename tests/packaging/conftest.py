"""The package, built and installed where the checkout can't be found."""

import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
STYLE_SHEET = ROOT / "api" / "pages" / "static" / "nhsuk.css"
# Run without `site`, so that no .pth file (an editable install) leads back to the checkout.
_ALONE = "import sys; sys.path[:0] = {path!r}; {code}"


@dataclass(frozen=True, slots=True)
class Installed:
    """The package in a folder of its own, beside the dependencies of this environment."""

    folder: Path

    def python(self, code: str, *words: str) -> list[str]:
        """The command line that runs `code` with the installed package, not with the checkout."""
        path = [str(self.folder), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
        return [sys.executable, "-I", "-S", "-c", _ALONE.format(path=path, code=code), *words]

    def command(self, *words: str) -> list[str]:
        """The command line of `ips-matcher` with these words."""
        return self.python("from api.cli import main; main()", *words)


def build(target: str, source: Path, folder: Path) -> Path:
    """Build `target` of the project in `source` into `folder`."""
    words = ["-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run([sys.executable, *words], cwd=source, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    """The wheel of the checkout."""
    if not STYLE_SHEET.is_file():
        pytest.skip("the style sheet is not built: run make tests, or scripts/build_assets.py")
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def wheel_of_sdist(wheel, tmp_path_factory) -> Path:
    """The wheel that pip makes of the source distribution."""
    sdist = build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))
    folder = tmp_path_factory.mktemp("wheel_of_sdist")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps"]
    words = ["--no-build-isolation", "--wheel-dir", str(folder), str(sdist)]
    subprocess.run([*pip, *words], check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory) -> Installed:
    """The wheel, installed."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", str(folder), str(wheel)], check=True, capture_output=True)
    return Installed(folder)


@pytest.fixture
def empty_folder(tmp_path) -> Path:
    """Somewhere to start from that has nothing of ours."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder
