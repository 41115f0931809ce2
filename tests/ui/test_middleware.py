"""What stands in front of Streamlit, piece by piece; the whole is looked at in test_server.py."""

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from planner.ui import middleware

PAGE = """<html lang="en"><head><title>Streamlit</title>
<link
      rel="preload"
      href="./font.woff2"
    />
<link rel="stylesheet" href="./a.css"></head>
<body><noscript>one
two</noscript></body></html>"""


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("gzip, deflate, br, zstd", True),
        ("GZIP;q=0.5", True),
        ("*", True),
        ("br;q=1, *;q=0.1", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("*, gzip;q=0", False),
        ("identity", False),
        ("", False),
    ],
)
def test_accept_encoding_is_read_as_the_standard_says(header: str, taken: bool) -> None:
    assert middleware.accepts_gzip(header) is taken


def test_the_page_keeps_what_it_needs_and_loses_what_only_streamlits_look_needs() -> None:
    page = middleware.japanese_page(PAGE)
    assert page.startswith('<html lang="ja">')
    assert "preload" not in page
    assert '<link rel="stylesheet" href="./a.css">' in page
    assert "two" not in page
    assert page.count("noscript") == 2


def test_a_message_that_is_no_answer_passes_unchanged() -> None:
    seen: list[Message] = []

    async def other(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept", "headers": []})

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        await asyncio.sleep(0)
        seen.append(message)

    asyncio.run(middleware.SecurityHeaders(other)({"type": "websocket"}, receive, send))
    assert seen == [{"type": "websocket.accept", "headers": []}]


@pytest.mark.parametrize(
    ("path", "led"), [("/family", True), ("/family/", True), ("/", False), ("/outlook", False), ("/familyx", False)]
)
def test_the_first_page_has_one_address(path: str, led: bool) -> None:
    answered: list[str] = []

    async def streamlit(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answered.append(f"{message['status']} {dict(message['headers']).get(b'location', b'').decode()}".strip())

    scope = {"type": "http", "path": path, "method": "GET", "headers": []}
    asyncio.run(middleware.FirstPage(streamlit, path="/family")(scope, receive, send))
    assert answered == (["307 /"] if led else ["200"])
