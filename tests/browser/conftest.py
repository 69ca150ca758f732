"""A real server and a real browser."""

import shutil
import socket
import threading

import pytest
import uvicorn
from playwright.sync_api import sync_playwright

from api.main import create_app
from api.settings import Settings

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def served(database_url, tmp_path):
    """The address of a service that answers on a port of its own."""
    settings = Settings(home=tmp_path, database_url=database_url, load_samples=False)
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        config = uvicorn.Config(create_app(settings), log_config=None)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [found]})
        thread.start()
        while not server.started and thread.is_alive():
            thread.join(timeout=0.01)
        yield f"http://127.0.0.1:{found.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def browser():
    """Chromium, started once."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("there is no Chromium here: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, served):
    """A fresh window, with scripts off: every page works without."""
    context = browser.new_context(
        base_url=served, java_script_enabled=False, viewport={"width": 1100, "height": 900}
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()
