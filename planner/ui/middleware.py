"""配信の部品 (middleware): what Streamlit's server leaves open when pages travel to a browser.

Bundles go out compressed, the page says that it is Japanese, and every answer carries security headers.
Each part is a plain ASGI application around the next one.
"""

import asyncio
import gzip
import hashlib
import re
from http import HTTPStatus
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from planner.words import t

MEDIA_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
COMPRESSION_LEVEL = 6
ONE_YEAR_SECONDS = 365 * 24 * 60 * 60
CONTENT_POLICY = (
    "default-src 'self'; "
    "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "connect-src 'self' ws: wss:; "
    "worker-src 'self' blob:; "
    "frame-ancestors 'none'; "
    "base-uri 'self'; "
    "form-action 'self'; "
    "object-src 'none'"
)
SECURITY_HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
LINK_NAME = "family"
FAMILY_FROM_LINK = """
<script>
  (() => {
    const mark = "#NAME=", question = "?NAME=";
    const push = history.pushState;
    if (location.hash.startsWith(mark)) {
      history.replaceState(null, "", location.pathname + question + location.hash.slice(mark.length));
    }
    history.pushState = function (...told) {
      return (location.search.startsWith(question) ? history.replaceState : push).apply(history, told);
    };
    addEventListener("hashchange", () => { if (location.hash.startsWith(mark)) location.reload(); });
  })();
</script>""".replace("NAME", LINK_NAME)
"""Before Streamlit starts: what stands behind "#" becomes a question, without asking any server for it.

Streamlit hands questions on through its open connection. When the page then takes the family out of the address, the
browser's history forgets it as well; a second link in the same window loads the page anew.
"""


class SecurityHeaders:
    """Put the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand in front of an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self.app(scope, receive, send_guarded)


class JapanesePage:
    """Send the first page as a Japanese one; Streamlit's own says that it is English."""

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        """Stand in front of an application whose page lies in a folder as index.html."""
        self.app = app
        original = folder / "index.html"
        self.etag = FileResponse(original, stat_result=original.stat()).headers["etag"]
        self.page = japanese_page(original.read_text(encoding="utf-8")).encode("utf-8")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; an answer that is the original page, plain or compressed, is replaced."""
        replaced = False

        async def send_page(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                replaced = message["status"] == HTTPStatus.OK and headers.get("etag") == self.etag
                if replaced:
                    _describe_page(headers, self.page)
            elif replaced and message["type"] == "http.response.body":
                if message.get("more_body", False):
                    return
                message = {"type": "http.response.body", "body": self.page}
            await send(message)

        await self.app(scope, receive, send_page)


def _describe_page(headers: MutableHeaders, page: bytes) -> None:
    """Make the headers fit the replaced page; marks for caches and the coding belonged to the original."""
    headers["content-length"] = str(len(page))
    for name in ("accept-ranges", "content-encoding", "etag", "last-modified"):
        if name in headers:
            del headers[name]


def japanese_page(html: str) -> str:
    """Return the page with its language, title and notice in Japanese, without what only Streamlit's own look needs."""
    notice = f"<noscript><p>{t('ja', 'server.no_script')}</p><p lang='en'>{t('en', 'server.no_script')}</p></noscript>"
    html = html.replace('<html lang="en">', '<html lang="ja">')
    html = html.replace("<title>Streamlit</title>", f"<title>{t('ja', 'server.title')}</title>")
    html = html.replace("</head>", f"{FAMILY_FROM_LINK}</head>", 1)
    html = re.sub(r"<noscript>.*?</noscript>", notice, html, flags=re.DOTALL)
    return re.sub(r'\s*<link\s+rel="(preload|service-desc)"[^>]*>', "", html)


class FirstPage:
    """Lead /<name> of the first page to /, its only address; Streamlit says in English that there is none."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        """Stand in front of an application."""
        self.app, self.path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; whatever is not the first page's other name goes on."""
        named = scope["type"] == "http" and scope.get("path", "").rstrip("/") == self.path
        await (RedirectResponse("/") if named else self.app)(scope, receive, send)


class Bundles:
    """Send scripts and style sheets compressed; each is compressed once, when it is first asked for."""

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        """Stand in front of an application whose bundles lie under static/ in a folder."""
        self.app = app
        found = [path for path in (folder / "static").rglob("*") if path.suffix in MEDIA_TYPES]
        self.files = {f"/{path.relative_to(folder).as_posix()}": path for path in found}
        self.kept: dict[str, Response] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; what is not a bundle goes on."""
        path = scope.get("path", "")
        if scope["type"] != "http" or path not in self.files or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        if not accepts_gzip(asked.get("accept-encoding", "")) or "range" in asked:
            await self.app(scope, receive, _vary(send))
            return
        answer = await self._compressed(path)
        if asked.get("if-none-match") == answer.headers["etag"]:
            kept = {name: answer.headers[name] for name in ("cache-control", "etag", "vary")}
            answer = Response(status_code=HTTPStatus.NOT_MODIFIED, headers=kept)
        await answer(scope, receive, send)

    async def _compressed(self, path: str) -> Response:
        """Return the compressed bundle; the work is done beside the event loop."""
        if path not in self.kept:
            self.kept[path] = await asyncio.to_thread(_compress, self.files[path])
        return self.kept[path]


def _compress(file: Path) -> Response:
    body = gzip.compress(file.read_bytes(), COMPRESSION_LEVEL, mtime=0)
    headers = {
        "cache-control": f"public, immutable, max-age={ONE_YEAR_SECONDS}",
        "content-encoding": "gzip",
        "etag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
        "vary": "accept-encoding",
    }
    return Response(body, media_type=MEDIA_TYPES[file.suffix], headers=headers)


def _vary(send: Send) -> Send:
    """Mark an uncompressed bundle as one of two forms, so that caches keep them apart."""

    async def send_marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("accept-encoding")
        await send(message)

    return send_marked


def accepts_gzip(accept_encoding: str) -> bool:
    """Say whether a browser takes gzip, by its Accept-Encoding header (RFC 9110, 12.5.3)."""
    weights: dict[str, float] = {}
    for part in accept_encoding.lower().split(","):
        coding, _, parameter = part.partition(";")
        weight = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", parameter)
        weights[coding.strip()] = float(weight[1]) if weight else 1.0
    return weights.get("gzip", weights.get("*", 0.0)) > 0
