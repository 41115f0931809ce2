"""The planner before a room: by which address phones come in, what is said, and whose family nobody else gets."""

import socket
import sys
from pathlib import Path

import pytest

from planner.ui import network, server
from planner.ui.middleware import LINK_NAME, japanese_page
from planner.words import LANGUAGES, t
from tests.processes import ROOT, free_port, serving
from tests.ui.conftest import OpenApp, household_of

PHONE_ADDRESS = "192.168.1.20"


@pytest.mark.parametrize(
    ("url", "room", "local", "expected"),
    [
        ("http://localhost:8501/room", True, PHONE_ADDRESS, f"http://{PHONE_ADDRESS}:8501/"),
        ("http://127.0.0.1:8501", True, PHONE_ADDRESS, f"http://{PHONE_ADDRESS}:8501/"),
        ("http://localhost:8501/", False, PHONE_ADDRESS, None),
        ("http://localhost:8501/", True, None, None),
        ("http://localhost/", True, PHONE_ADDRESS, f"http://{PHONE_ADDRESS}/"),
        ("http://192.168.1.20:8501/room", False, None, "http://192.168.1.20:8501/"),
        ("https://planner.example/office/room", False, None, "https://planner.example/office/"),
        (None, True, PHONE_ADDRESS, None),
    ],
)
def test_the_address_is_the_one_that_others_reach(
    url: str | None, room: bool, local: str | None, expected: str | None
) -> None:
    assert network.for_phones(url, room=room, local=local) == expected


def test_the_own_number_is_never_that_of_the_computer_to_itself() -> None:
    found = network.local_address()
    assert found is None or (not found.startswith("127.") and socket.inet_aton(found))


def test_without_any_network_there_is_no_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_arguments: object) -> None:
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", nothing)
    monkeypatch.setattr(socket, "gethostbyname_ex", nothing)
    assert network.local_address() is None
    monkeypatch.setattr(socket, "gethostbyname_ex", lambda _name: ("x", [], ["127.0.1.1", PHONE_ADDRESS]))
    assert network.local_address() == PHONE_ADDRESS


def test_only_a_room_is_served_to_others() -> None:
    assert server.options(8501)["server.address"] == "localhost"
    assert server.options(8501, room=True)["server.address"] == network.EVERYWHERE


@pytest.mark.parametrize("local", [PHONE_ADDRESS, None])
def test_the_console_says_the_address_and_what_it_means(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], local: str | None
) -> None:
    monkeypatch.setattr(network, "local_address", lambda: local)
    server._say_room(8501)
    printed = capsys.readouterr().out
    for lang in LANGUAGES:
        if local is None:
            assert t(lang, "server.no_network") in printed
        else:
            assert t(lang, "server.room", address=f"http://{local}:8501") in printed
            assert t(lang, "server.room_warning") in printed


@pytest.mark.parametrize(("room", "here", "handed"), [("", False, True), ("1", True, True), ("1", False, False)])
def test_the_family_it_was_started_with_goes_to_nobody_else_in_a_room(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, room: str, here: bool, handed: bool
) -> None:
    opened = open_app
    monkeypatch.setenv(server.FAMILY_VARIABLE, str(ROOT / "scenarios" / "sato.toml"))
    monkeypatch.setenv(network.ROOM_VARIABLE, room)
    monkeypatch.setattr(network, "at_this_computer", lambda: here)
    assert (household_of(opened()) is not None) == handed


def test_a_room_answers_on_every_address_of_this_computer(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log.txt"
    command = [sys.executable, "-m", "planner.cli", "app", "--port", str(port), "--no-browser", "--room"]
    with serving(command, port, log):
        for number in ("127.0.0.1", network.local_address() or "127.0.0.1"):
            with socket.create_connection((number, port), timeout=10) as found:
                assert found.getpeername()[1] == port
    assert "Traceback" not in log.read_text(encoding="utf-8")


def test_the_first_page_takes_the_family_out_of_the_fragment_before_anything_else_runs() -> None:
    page = japanese_page((server.STATIC_FOLDER / "index.html").read_text(encoding="utf-8"))
    head = page[: page.index("</head>")]
    assert f'mark = "#{LINK_NAME}="' in head
    assert page.index('<meta charset="UTF-8"') < 1024
