"""訪問者 (visitor): one visitor without a browser, who speaks Streamlit's own protocol over its websocket.

It keeps what is on the screen (elements by their place), what was chosen (values of widgets by their id), and sends a
change as a browser does: all values, the page, and the fragment in which the widget stands.
"""

import asyncio
import contextlib
import json
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

TRY_AGAIN_SECONDS = 0.02
RUN_SECONDS = 120
FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class Visitor:
    """One open session of the planner.

    Attributes:
        elements: What is on the screen, by its place, each with the fragment it belongs to ("" where none).
        chosen: Values that were chosen, by the id of the widget.
        pages: Hashes of the pages by their address.
        received: Bytes received since the visit began.

    """

    def __init__(self, port: int) -> None:
        """Prepare a visit to the server on a port of this computer."""
        self.port = port
        self.elements: dict[tuple[int, ...], tuple[str, Element]] = {}
        self.chosen: dict[str, WidgetState] = {}
        self.pages: dict[str, str] = {}
        self.page = ""
        self.received = 0
        self.line: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        """Connect; a server that is just starting is asked again until it answers."""
        while self.line is None:
            with contextlib.suppress(OSError):
                address = f"ws://localhost:{self.port}/_stcore/stream"
                self.line = await connect(address, subprotocols=["streamlit"], max_size=None, compression=None)
                return self
            await asyncio.sleep(TRY_AGAIN_SECONDS)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave, as when a window is closed."""
        if self.line is not None:
            await self.line.close()
            self.line = None

    async def open(self, name: str) -> None:
        """Go to a page by its address ("" is the first) and wait until it is drawn."""
        self.page = self.pages.get(name, "")
        await self._run(page_name=name)

    async def press(self, key: str) -> None:
        """Press a button and wait until the page is drawn anew."""
        fragment, widget = self.widget(key)
        await self._run(WidgetState(id=widget.id, trigger_value=True), fragment=fragment)

    async def move(self, key: str, option: int) -> None:
        """Move a slider to one of its options, by number, and wait until what belongs to it is drawn anew."""
        fragment, slider = self.widget(key)
        state = WidgetState(id=slider.id)
        state.string_array_value.data.append(slider.options[option])
        self.chosen[slider.id] = state
        await self._run(fragment=fragment)

    def has(self, key: str) -> bool:
        """Whether a widget whose key ends with a name is on the screen."""
        return any(getattr(one, "id", "").endswith(key) for _, one in self._shown())

    def widget(self, key: str) -> tuple[str, Any]:
        """Return the fragment and the message of the widget whose key ends with a name."""
        for fragment, one in self._shown():
            if getattr(one, "id", "").endswith(key):
                return fragment, one
        raise LookupError(f"no widget '{key}' on this screen")

    def _shown(self) -> Iterator[tuple[str, Any]]:
        """Elements of the screen by the message of their own kind."""
        for fragment, element in self.elements.values():
            yield fragment, getattr(element, element.WhichOneof("type") or "empty")

    def sentences(self) -> str:
        """Everything on the screen that was written as HTML, in order of place."""
        return "\n".join(one.html.body for _, (_, one) in sorted(self.elements.items()) if one.HasField("html"))

    def chart(self) -> str:
        """The first chart of the screen, as it was sent."""
        found = (one.plotly_chart.spec for _, (_, one) in sorted(self.elements.items()) if one.HasField("plotly_chart"))
        spec = next(found, "")
        assert json.loads(spec)["data"], "the chart is empty"
        return spec

    async def _run(self, trigger: WidgetState | None = None, *, page_name: str = "", fragment: str = "") -> None:
        """Ask for one run of the script or of a fragment, and read until it is finished."""
        assert self.line is not None
        ask = BackMsg()
        ask.rerun_script.page_script_hash, ask.rerun_script.page_name = self.page, page_name
        ask.rerun_script.fragment_id = fragment
        ask.rerun_script.context_info.locale = "ja-JP"
        ask.rerun_script.widget_states.widgets.extend([*self.chosen.values(), *([trigger] if trigger else [])])
        await self.line.send(ask.SerializeToString())
        async with asyncio.timeout(RUN_SECONDS):
            while not self._take(await self.line.recv()):
                pass

    def _take(self, raw: bytes | str) -> bool:
        """Take one message; whether it was the last of a run."""
        assert isinstance(raw, bytes)
        self.received += len(raw)
        told = ForwardMsg.FromString(raw)
        kind = told.WhichOneof("type")
        assert kind != "ref_hash", "nothing was kept here that the server could refer to"
        if kind == "delta":
            self._draw(told)
        elif kind == "navigation":
            self.page = told.navigation.page_script_hash
            self.pages = {page.url_pathname: page.page_script_hash for page in told.navigation.app_pages}
        elif kind == "new_session":
            if not told.metadata.run.fragment_ids:
                self.elements.clear()
        elif kind == "session_event":
            assert told.session_event.WhichOneof("type") != "script_compilation_exception"
        return kind == "script_finished" and told.script_finished in FINISHED

    def _draw(self, told: ForwardMsg) -> None:
        if told.delta.HasField("new_element"):
            element = told.delta.new_element
            assert not element.HasField("exception"), element.exception
            self.elements[tuple(told.metadata.delta_path)] = (told.delta.fragment_id, element)
