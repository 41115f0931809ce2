"""配信 (launcher): serve the screens from this computer, quickly, in Japanese and without outside requests.

``planner app`` comes here; ``streamlit run streamlit_app.py`` works without, and then only `freeze_once` is used.
"""

import contextlib
import gc
import importlib
import logging
import os
import socket
import sys
import threading
import tomllib
import webbrowser
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from planner import lawbook
from planner.ui import faults, network
from planner.ui.middleware import Bundles, FirstPage, JapanesePage, SecurityHeaders
from planner.words import LANGUAGES, t

APP = Path(__file__).resolve().parents[2] / "streamlit_app.py"
OPTIONS_FILE = Path(__file__).with_name("streamlit.toml")
STATIC_FOLDER = Path(st.__file__).with_name("static")
FAMILY_VARIABLE = network.FAMILY_VARIABLE
HOST = "localhost"
FIRST_PORT = 8501
PORTS_TO_TRY = 100
PORTS = range(1024, 65_536)
ANSWER_SECONDS = 0.3
CANNOT_SERVE = 2
HEAVY_MODULES = ("numpy", "pandas", "pyarrow", "plotly.graph_objects")


def serve(
    *,
    app_path: Path = APP,
    family_file: Path | None = None,
    port: int | None = None,
    open_browser: bool = True,
    room: bool = False,
) -> int:
    """画面を開く — serve the screens until Ctrl-C.

    Args:
        app_path: The Streamlit script with the page list.
        family_file: The family's file to start with; the screens find it in the variable PLANNER_FAMILY.
        port: Port to use; None takes the first free one from 8501 on.
        open_browser: Whether to open the browser when the server is ready.
        room: Whether other devices in the same network may open the planner, as in a workshop.

    Returns:
        The exit code: 0 when it was closed, 2 when the port cannot be used (which has been said).

    """
    if port is not None and port not in PORTS:
        say("server.port_impossible", port=str(port), first=str(PORTS[0]), last=str(PORTS[-1]))
        return CANNOT_SERVE
    wanted = range(FIRST_PORT, FIRST_PORT + PORTS_TO_TRY) if port is None else (port,)
    chosen = next((candidate for candidate in wanted if is_free(candidate, network.EVERYWHERE if room else HOST)), None)
    if chosen is None:
        say("server.port_taken", port=str(wanted[0]))
        return CANNOT_SERVE
    if port is None and chosen != FIRST_PORT:
        say("server.next_port", taken=str(FIRST_PORT), port=str(chosen))
    if family_file is not None:
        os.environ[FAMILY_VARIABLE] = str(family_file.resolve())
    if room:
        os.environ[network.ROOM_VARIABLE] = "1"
    _run(app_path, chosen, open_browser=open_browser, room=room)
    say("server.stopped")
    return 0


def _run(app_path: Path, port: int, *, open_browser: bool, room: bool = False) -> None:
    """Hand over to Streamlit's server; returns after Ctrl-C."""
    faults.keep_values_out_of_the_log()
    address = f"http://{HOST}:{port}"

    @contextlib.asynccontextmanager
    async def when_ready(_app: st.App) -> AsyncIterator[None]:
        freeze()
        say("server.ready", address=address)
        if room:
            _say_room(port)
        if open_browser and has_screen():
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        yield

    sys.argv = [str(app_path)]
    logging.getLogger("uvicorn.error").addFilter(lambda record: record.levelno >= logging.WARNING)
    with contextlib.suppress(KeyboardInterrupt):
        app = st.App(app_path, lifespan=when_ready, middleware=middleware(), on_script_error=faults.tell_of_any)
        app.run(config=options(port, room=room))


def _say_room(port: int) -> None:
    """Say by which address phones come in, and what that means."""
    local = network.local_address()
    if local is None:
        say("server.no_network")
    else:
        say("server.room", address=f"http://{local}:{port}")
        say("server.room_warning")


def middleware() -> list[Middleware]:
    """Return what stands in front of Streamlit, outermost first."""
    return [
        Middleware(SecurityHeaders),
        Middleware(FirstPage, path="/family"),
        Middleware(Bundles, folder=STATIC_FOLDER),
        Middleware(JapanesePage, folder=STATIC_FOLDER),
    ]


def options(port: int, *, room: bool = False) -> dict[str, Any]:
    """Return Streamlit's options for the launcher: those of the file, and what only the launcher decides."""
    of_file = flat(tomllib.loads(OPTIONS_FILE.read_text(encoding="utf-8")))
    for_room = {"server.address": network.EVERYWHERE} if room else {}
    return {
        **of_file,
        **for_room,
        "logger.hideWelcomeMessage": True,
        "server.fileWatcherType": "none",
        "server.headless": True,
        "server.port": port,
    }


def flat(tables: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """Return nested tables as one with dotted names."""
    found: dict[str, Any] = {}
    for name, value in tables.items():
        found |= flat(value, f"{before}{name}.") if isinstance(value, Mapping) else {f"{before}{name}": value}
    return found


def freeze() -> None:
    """Take everything loaded so far out of garbage collection, so that each collection looks at sessions only."""
    for name in HEAVY_MODULES:
        importlib.import_module(name)
    lawbook.load()
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False)
def freeze_once() -> None:
    """Freeze once per process; for `streamlit run`, where no launcher has done it."""
    faults.keep_values_out_of_the_log()
    if gc.get_freeze_count() == 0:
        freeze()


def is_free(port: int, host: str = HOST) -> bool:
    """Say whether nobody answers on a port of this computer and it can be taken."""
    with contextlib.suppress(OSError), socket.create_connection((HOST, port), ANSWER_SECONDS):
        return False
    with socket.socket() as test:
        if os.name == "posix":  # elsewhere this option would allow a port that is in use
            test.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            test.bind((host, port))
        except OSError:
            return False
    return True


def has_screen() -> bool:
    """Say whether a browser can open a window; without a desktop, Linux would start one inside the console."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def say(key: str, **facts: str) -> None:
    """Print a sentence in both languages."""
    for lang in LANGUAGES:
        print(t(lang, key, **facts), flush=True)  # noqa: T201 - the console is where the planner is started
