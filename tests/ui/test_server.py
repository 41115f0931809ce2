"""The launcher, looked at from outside: a real server process and what it answers."""

import gzip
import http.client
import re
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import connect

from planner.ui import middleware, server
from tests.processes import ROOT, STOP_SECONDS, free_port, serving

SHOWS_ITS_STATE = """
import gc, os
import streamlit as st
from planner.ui import server
server.freeze_once()
st.write(f"family={os.environ.get(server.FAMILY_VARIABLE)} frozen={gc.get_freeze_count() > 100_000}")
"""
PRESSES_CTRL_C = """
import signal
signal.raise_signal(signal.SIGINT)
"""
SERVE = """
import sys
from pathlib import Path
from planner.ui import server
script, port = sys.argv[1:]
sys.exit(server.serve(app_path=Path(script), family_file=Path("family.toml"), port=int(port), open_browser=False))
"""


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


def command(script: Path, port: int) -> list[str]:
    return [sys.executable, "-c", SERVE, str(script), str(port)]


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection("localhost", port, timeout=30)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
    finally:
        connection.close()


def first_run(port: int, text: bytes) -> bytes:
    """Open the page as a browser does and return the message that carries a text."""
    back = BackMsg()
    back.rerun_script.query_string = ""
    address = f"ws://localhost:{port}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], origin=f"http://localhost:{port}", max_size=None) as socket_:
        assert socket_.subprotocol == "streamlit"
        socket_.send(back.SerializeToString())
        end = time.monotonic() + 30
        while time.monotonic() < end:
            message = socket_.recv(timeout=30)
            assert isinstance(message, bytes)
            if text in message:
                return message
    raise AssertionError(f"no message carries {text!r}")


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("served")
    script = folder / "app.py"
    script.write_text(SHOWS_ITS_STATE, encoding="utf-8")
    port = free_port()
    with serving(command(script, port), port, folder / "log.txt"):
        yield port


@pytest.fixture(scope="module")
def bundles(port: int) -> list[str]:
    """All bundles that the page names, and the biggest that it loads later."""
    page = ask(port, "/").body.decode("utf-8")
    named = re.findall(r'(?:src|href)="\.(/static/[^"]+\.(?:js|css))"', page)
    chart = next((server.STATIC_FOLDER / "static" / "js").glob("PlotlyChart.*.js"))
    return [*named, f"/static/js/{chart.name}"]


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/outlook", 200), ("/_stcore/health", 200), ("/favicon.png", 200), ("/_stcore/agent/none", 404)],
)
def test_every_answer_carries_the_security_headers(port: int, path: str, status: int) -> None:
    answer = ask(port, path)
    assert answer.status == status
    assert answer.headers["content-security-policy"] == middleware.CONTENT_POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("coding", ["gzip, deflate, br", "identity"])
@pytest.mark.parametrize("path", ["/", "/outlook"])
def test_the_page_says_that_it_is_japanese(port: int, path: str, coding: str) -> None:
    answer = ask(port, path, Accept_Encoding=coding)
    page = answer.body.decode("utf-8")
    assert '<html lang="ja">' in page
    assert "<title>親なきあとの暮らしの見通し</title>" in page
    assert "Streamlit app can also offer" not in page
    assert answer.headers["cache-control"] == "no-cache"
    assert "etag" not in answer.headers


def test_the_head_of_the_page_fits_its_body(port: int) -> None:
    head, whole = ask(port, "/", "HEAD"), ask(port, "/")
    assert head.body == b""
    assert head.headers["content-length"] == whole.headers["content-length"] == str(len(whole.body))


def test_compressed_bundles_are_the_same_bytes_and_much_smaller(port: int, bundles: list[str]) -> None:
    plain_bytes = sent_bytes = 0
    for path in bundles:
        answer = ask(port, path, Accept_Encoding="gzip")
        original = (server.STATIC_FOLDER / path.removeprefix("/")).read_bytes()
        assert answer.headers["content-encoding"] == "gzip", path
        assert gzip.decompress(answer.body) == original, path
        plain_bytes += len(original)
        sent_bytes += len(answer.body)
    assert plain_bytes > 5_000_000
    assert plain_bytes >= 2.5 * sent_bytes


def test_a_browser_without_gzip_gets_plain_bundles(port: int, bundles: list[str]) -> None:
    answer = ask(port, bundles[0], Accept_Encoding="gzip;q=0")
    assert "content-encoding" not in answer.headers
    assert "accept-encoding" in answer.headers["vary"].lower()
    assert answer.body == (server.STATIC_FOLDER / bundles[0].removeprefix("/")).read_bytes()


def test_a_bundle_is_kept_by_the_browser(port: int, bundles: list[str]) -> None:
    first = ask(port, bundles[0], Accept_Encoding="gzip")
    assert first.headers["cache-control"] == "public, immutable, max-age=31536000"
    assert first.headers["vary"] == "accept-encoding"
    again = ask(port, bundles[0], Accept_Encoding="gzip", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_files_outside_the_bundles_stay_out_of_reach(port: int) -> None:
    answer = ask(port, "/static/../index.html", Accept_Encoding="gzip")
    assert answer.status in (400, 404)


def test_the_health_check_answers(port: int) -> None:
    answer = ask(port, "/_stcore/health")
    assert (answer.status, answer.body) == (200, b"ok")


def test_the_script_runs_frozen_and_knows_the_family_file(port: int) -> None:
    message = first_run(port, b"family=")
    assert f"family={Path('family.toml').resolve()}".encode() in message.replace(b"\\\\", b"\\")
    assert b"frozen=True" in message


def test_ctrl_c_closes_the_server_while_a_browser_is_connected(tmp_path: Path) -> None:
    script, log, port = tmp_path / "app.py", tmp_path / "log.txt", free_port()
    script.write_text(PRESSES_CTRL_C, encoding="utf-8")
    back = BackMsg()
    back.rerun_script.query_string = ""
    with serving(command(script, port), port, log) as process:
        with connect(f"ws://localhost:{port}/_stcore/stream", subprotocols=["streamlit"]) as socket_:
            socket_.send(back.SerializeToString())
            assert process.wait(STOP_SECONDS) == 0
        printed = log.read_text(encoding="utf-8")
    assert "プランナーを閉じました" in printed
    assert "Traceback" not in printed


def test_streamlit_run_freezes_too(tmp_path: Path) -> None:
    script, port = tmp_path / "app.py", free_port()
    script.write_text(SHOWS_ITS_STATE, encoding="utf-8")
    run = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    with serving([*run, "--server.headless", "true"], port, tmp_path / "log.txt"):
        assert b"frozen=True" in first_run(port, b"frozen=")


def test_a_taken_port_is_said_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("localhost", 0))
        other.listen()
        taken = other.getsockname()[1]
        code = server.serve(port=taken, open_browser=False)
    printed = capsys.readouterr().out
    assert code == server.CANNOT_SERVE
    assert f"{taken}番はほかのプログラムが使っています" in printed
    assert f"Another program is using port {taken}" in printed


@pytest.mark.parametrize("port", [0, 80, 1023, 65_536, -1])
def test_a_port_that_does_not_exist_is_said_too(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert server.serve(port=port, open_browser=False) == server.CANNOT_SERVE
    assert "Choose a number from 1024 to 65535" in capsys.readouterr().out


def test_without_a_wish_the_next_free_port_is_taken_and_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[int] = []
    monkeypatch.setattr(server, "_run", lambda _app, port, **_others: opened.append(port))
    with socket.socket() as other:
        other.bind(("localhost", 0))
        other.listen()
        taken = other.getsockname()[1]
        monkeypatch.setattr(server, "FIRST_PORT", taken)
        assert server.serve(open_browser=False) == 0
    assert taken < opened[0] < taken + server.PORTS_TO_TRY
    assert f"the planner opens on port {opened[0]}" in capsys.readouterr().out


def test_only_this_computer_is_served_and_nothing_is_reported() -> None:
    options = server.options(8501)
    assert options["server.address"] == "localhost"
    assert options["browser.gatherUsageStats"] is False
    assert options["server.enableAgentApi"] is False


def test_streamlit_run_has_the_same_options_as_the_launcher() -> None:
    assert (ROOT / ".streamlit" / "config.toml").read_bytes() == server.OPTIONS_FILE.read_bytes()
