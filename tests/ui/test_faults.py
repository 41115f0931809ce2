"""Our own faults: a calm page wherever they happen, and no value of a family in the log."""

import io
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.household import Household
from planner.projection import Projection
from planner.ui import faults, opened, server, state
from planner.words import t
from tests.processes import free_port
from tests.ui.conftest import OpenApp, household_of, words_on

WITHIN = "秘密"


def broken(*_: object) -> Projection:
    raise ValueError(WITHIN)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What a program would write about faults; the log of the tests is as it was afterwards."""
    before, written = logging.getLogRecordFactory(), io.StringIO()
    handler = logging.StreamHandler(written)
    logging.getLogger("somebody").addHandler(handler)
    faults.keep_values_out_of_the_log()
    yield written
    logging.getLogger("somebody").removeHandler(handler)
    logging.setLogRecordFactory(before)


def test_whoever_logs_a_fault_writes_its_kind_and_place_and_no_value(log: io.StringIO) -> None:
    faults.keep_values_out_of_the_log()
    try:
        broken()
    except ValueError:
        logging.getLogger("somebody").exception("it broke")
    assert "it broke" in log.getvalue()
    assert "ValueError" in log.getvalue()
    assert "test_faults.py" in log.getvalue()
    assert log.getvalue().count("in broken") == 1
    assert f"ValueError: {WITHIN}" not in log.getvalue()


def test_a_part_that_is_drawn_alone_tells_of_its_own_fault(
    open_app: OpenApp,
    scenarios: Mapping[str, Household],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(opened, "_cell", broken)
    app = open_app(scenarios["sato"], view="outlook")
    shown = words_on(app)
    assert not app.exception
    assert t("ja", "fault.title") in shown
    assert WITHIN not in caplog.text.replace(f'"{WITHIN}"', "")


FAULTY = f"""
from planner.ui import faults, state

state.begin()
faults.tell_of_any(ValueError("{WITHIN}"))
"""


def test_a_fault_of_a_callback_is_told_calmly_and_the_fields_are_drawn_anew(scenarios: Mapping[str, Household]) -> None:
    app = AppTest.from_string(FAULTY)
    app.session_state[state.LANGUAGE] = "ja"
    app.session_state[state.DESK] = state.Desk(scenarios["sato"])
    shown = words_on(app.run())
    assert not app.exception
    assert t("ja", "fault.title") in shown
    assert t("ja", "app.save") in shown
    assert WITHIN not in shown
    app.button(key="fault.go_on").click().run()
    assert app.session_state[state.DESK].revision == 1
    assert household_of(app) == scenarios["sato"]


def test_the_language_stays_when_its_choice_was_not_drawn_for_once(open_app: OpenApp) -> None:
    app = open_app(lang="en")
    app.session_state[state.LANGUAGE] = None
    assert t("en", "welcome.title") in words_on(app.run())
    assert app.session_state[state.LANGUAGE] == "en"


def test_the_launcher_tells_of_faults_and_keeps_values_out_of_its_log(
    monkeypatch: pytest.MonkeyPatch, log: io.StringIO
) -> None:
    given: dict[str, object] = {}

    class Served:
        def __init__(self, _: Path, **parts: object) -> None:
            given.update(parts)

        def run(self, **_: object) -> None:
            logging.getLogger("somebody").error("served", exc_info=ValueError(WITHIN))

    monkeypatch.setattr(server.st, "App", Served)
    monkeypatch.setattr(server.sys, "argv", [])
    logging.setLogRecordFactory(logging.LogRecord)
    assert server.serve(port=free_port(), open_browser=False) == 0
    assert given["on_script_error"] is faults.tell_of_any
    assert "ValueError" in log.getvalue()
    assert WITHIN not in log.getvalue()
