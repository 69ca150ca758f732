"""Take the README's picture: a sample client's suggestions, from a service with the samples.

Needs Chromium. Start `make run` first; then: python scripts/screenshot.py ADDRESS PASSWORD
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "suggestions.png"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]


def main(address: str, password: str) -> None:
    """Sign in, make the first client's list, and keep what the window shows."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(base_url=address, viewport={"width": 1000, "height": 1180})
        page.goto("/sign-in")
        page.get_by_label("Email address").fill("sam@example.org")
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("link", name="See the suggestions for LDS-01").click()
        page.get_by_role("button", name="Make").first.click()
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:3])
