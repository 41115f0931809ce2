"""A real Chromium for the tests in this folder, and the planner served to it.

A test gets `page` (a fresh browser context, phone or desktop by `page_options`) and `planner` (call it with a family's
file, get the address). After the test, any request to another computer and any error in the console fails it.
Where no Chromium is found the tests of this folder are left out, and the run says so in one sentence.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import NO_BROWSER, find_chromium
from tests.processes import ROOT, free_port, serving

EXAMPLE = ROOT / "scenarios" / "sato.toml"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LEFT_OUT = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests of this folder; put them last, or leave them out where there is no browser.

    Last, because playwright keeps an event loop running in this thread until the end, and other tests start their own.
    """
    here = [item for item in items if item.path.is_relative_to(Path(__file__).parent)]
    others = [item for item in items if item not in here]
    for item in here:
        item.add_marker("browser")
    if here and find_chromium() is None:
        config.stash[LEFT_OUT] = len(here)
        config.hook.pytest_deselected(items=here)
        here = []
    items[:] = [*others, *here]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say so when the browser tests were left out."""
    if config.stash.get(LEFT_OUT, 0):
        for line in NO_BROWSER:
            terminalreporter.write_line(line, yellow=True)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the running browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def planner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Return a function that serves a family's file and gives the address; one server for each file."""
    folder = tmp_path_factory.mktemp("planner")
    addresses: dict[Path, str] = {}
    with ExitStack() as servers:

        def serve(file: Path = EXAMPLE) -> str:
            if file not in addresses:
                port = free_port()
                run = [sys.executable, "-m", "planner.cli", "app", str(file), "--port", str(port), "--no-browser"]
                servers.enter_context(serving(run, port, folder / f"{port}.txt"))
                addresses[file] = f"http://localhost:{port}"
            return addresses[file]

        yield serve


@pytest.fixture
def page_options() -> dict[str, Any]:
    """Return the options of the browser context; a test module may override this fixture."""
    return {"locale": "ja-JP", "timezone_id": "Asia/Tokyo", "viewport": {"width": 1280, "height": 800}}


@pytest.fixture
def page(chromium: Browser, page_options: dict[str, Any]) -> Iterator[Page]:
    """Return a page in a fresh context; afterwards nothing may have gone outside and no error may have been written."""
    context = chromium.new_context(**page_options)
    outside: list[str] = []
    errors: list[str] = []
    context.on("request", lambda request: outside.append(request.url) if is_outside(request.url) else None)
    context.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: errors.append(str(error.error)))
    page = context.new_page()
    page.on("websocket", lambda stream: outside.append(stream.url) if is_outside(stream.url) else None)
    yield page
    context.close()
    assert not outside, f"requests left this computer: {outside}"
    assert not errors, f"the browser wrote errors: {errors}"


def is_outside(address: str) -> bool:
    """Say whether an address belongs to another computer."""
    parts = urlsplit(address)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("localhost", "127.0.0.1")
