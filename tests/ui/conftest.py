"""The screens run in the process of the test: open the app, go to a page, read every word on it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

from planner.household import Household
from planner.ui import server
from planner.ui.state import DESK, LANGUAGE, Desk
from tests.processes import ROOT

OpenApp = Callable[..., AppTest]
SECONDS = 30
NOT_SHOWN = ("id", "key", "elementId", "formId", "fileName", "url", "pageScriptHash", "queryString", "page")


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> OpenApp:
    """Open the app for one visitor, with or without a family, on a page; some sections of the full form unfolded."""
    monkeypatch.delenv(server.FAMILY_VARIABLE, raising=False)

    def opened(
        household: Household | None = None, *, lang: str = "ja", view: str = "family", sections: tuple[str, ...] = ()
    ) -> AppTest:
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=SECONDS)
        app.session_state[LANGUAGE] = lang
        if household is not None:
            app.session_state[DESK] = Desk(household)
            for name in sections:
                app.session_state[f"unfold.{name}"] = True
        app.run()
        return app if view == "family" else go_to(app, view)

    return opened


def go_to(app: AppTest, view: str) -> AppTest:
    """Change to another page."""
    return app.switch_page(f"planner/ui/views/{view}.py").run()


def household_of(app: AppTest) -> Household | None:
    """Return the family on the visitor's desk."""
    desk: Desk = app.session_state[DESK]
    return desk.household


def words_on(app: AppTest) -> str:
    """Return every text that the page sends to the browser, one after the other; styles are no words."""
    found = [text for block in (app.main, app.sidebar) for node in _elements(block) for text in _texts(node)]
    return "\n".join(re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL) for text in found)


def _elements(node: Any) -> Iterator[dict[str, Any]]:
    proto = getattr(node, "proto", None)
    if proto is not None and hasattr(proto, "DESCRIPTOR"):
        yield MessageToDict(proto)
    for child in getattr(node, "children", {}).values():
        yield from _elements(child)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inside in value.items():
            if name not in NOT_SHOWN:
                yield from _texts(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside)
