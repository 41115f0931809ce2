"""印刷する紙 (print page): one self-contained HTML page for A4 paper; every text of a family is escaped here.

Nothing is loaded from anywhere: no script, no picture, no font. The same rules of style serve the preview on the
screen, as all of them stay inside the class ``paper``.
"""

from collections.abc import Iterable, Sequence
from html import escape

FONTS = "'BIZ UDPGothic','Hiragino Sans','Yu Gothic UI','Meiryo','Noto Sans JP','Noto Sans CJK JP',sans-serif"
STYLE = """
.paper { color: #1b1b1b; background: #fff; font-size: 10.5pt; line-height: 1.5; }
.paper h1 { color: inherit; font-size: 16pt; line-height: 1.4; margin: 0 0 .2em; padding: 0; text-wrap: pretty; }
.paper h2 { color: inherit; font-size: 11.5pt; line-height: 1.4; margin: .75em 0 .3em; padding: 0 0 .1em;
  border-bottom: 2px solid #2a6ca6; break-after: avoid; }
.paper h3 { color: inherit; font-size: 10.5pt; margin: .4em 0 .1em; padding: 0; break-after: avoid; }
.paper p { font-size: inherit; line-height: inherit; margin: 0 0 .3em; overflow-wrap: anywhere; white-space: pre-line;
  text-wrap: pretty; }
.paper p.lead { font-size: 12pt; font-weight: 700; line-height: 1.5; }
.paper p.small { font-size: 9pt; }
.paper ul { margin: 0 0 .4em; padding-left: 1.2em; }
.paper li { font-size: inherit; line-height: 1.5; margin: 0 0 .1em; overflow-wrap: anywhere; break-inside: avoid; }
.paper dl { margin: 0 0 .4em; padding: 0; }
.paper dl div { border-bottom: 1px solid #ccc; break-inside: avoid; display: flex; flex-wrap: wrap; gap: 0 1em;
  padding: .15em 0; }
.paper dt { flex: 0 0 14.5em; font-weight: 400; color: #444; }
.paper dd { flex: 1 1 15em; margin: 0 !important; white-space: pre-line; overflow-wrap: anywhere; }
@media screen and (max-width: 40em) { .paper.paper dt { flex-basis: 100%; } }
.paper .columns { display: grid; gap: 0 1.6em; grid-template-columns: repeat(auto-fit, minmax(14em, 1fr)); }
.paper .columns > div { min-width: 0; break-inside: avoid; }
.paper .write { border-bottom: 1px solid #888; height: 1.8em; }
.paper.dense { font-size: 9.5pt; line-height: 1.42; }
.paper.dense dt { flex-basis: 11em; }
.paper.dense h1 { font-size: 14pt; }
.paper.dense h2 { font-size: 10.5pt; margin-top: .7em; }
.paper.dense h3 { font-size: 9.5pt; }
.paper.dense p.lead { font-size: 10.5pt; }
.paper.dense p.small { font-size: 8.5pt; }
"""
PAGE_STYLE = """
@page { size: A4; margin: 12mm 15mm; }
body { background: #fff; }
.paper { max-width: 180mm; margin: 0 auto; padding: 8mm; }
@media print { .paper { max-width: none; padding: 0; } }
"""
PREVIEW_STYLE = """
.paper.paper { font-size: 1rem; padding: 1em; }
.paper.paper :is(dt, dd, li, h3, p) { font-size: inherit; }
.paper.paper h1 { font-size: 1.35rem; }
.paper.paper h2 { font-size: 1.1rem; }
.paper.paper p.small { font-size: .9rem; }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(lang: str, title: str, body: str, *, dense: bool = False) -> str:
    """一枚の HTML — a whole page to print.

    Args:
        lang: "ja" or "en", for voice and line breaks.
        title: Title of the page; it is escaped.
        body: HTML made by the functions below.
        dense: Smaller letters, for sheets with much on them.

    """
    return document(lang, title, STYLE + PAGE_STYLE, f'<main class="{_kind(dense=dense)}">{body}</main>')


def document(lang: str, title: str, style: str, main: str) -> str:
    """一つの HTML — a whole self-contained file with a style of its own; nothing can be loaded into it.

    Args:
        lang: "ja" or "en", for voice and line breaks.
        title: Title of the page; it is escaped.
        style: Rules of style.
        main: HTML of the body.

    """
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>body {{ margin: 0; font-family: {FONTS}; }}{style}</style></head>"
        f"<body>{main}</body></html>\n"
    )


def preview(body: str, *, dense: bool = False) -> str:
    """画面で見る紙 — the same paper as a part of another page."""
    return f'<style>{STYLE}{PREVIEW_STYLE}</style><div class="{_kind(dense=dense)}">{body}</div>'


def _kind(*, dense: bool) -> str:
    return "paper dense" if dense else "paper"


def heading(text: str, level: int = 2) -> str:
    """Return a heading, level 1 to 3."""
    return f"<h{level}>{escape(text)}</h{level}>"


def paragraph(text: str, kind: str = "") -> str:
    """Return a paragraph; empty texts give nothing. ``kind``: "", "lead" or "small"."""
    if not text:
        return ""
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def bullets(texts: Iterable[str]) -> str:
    """Return a list; without any text nothing."""
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def pairs(rows: Iterable[tuple[str, str]]) -> str:
    """Return labels with what belongs to them; without any row nothing."""
    items = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>" for label, text in rows)
    return f"<dl>{items}</dl>" if items else ""


def columns(parts: Sequence[str]) -> str:
    """Return pieces of HTML side by side, where there is room."""
    return '<div class="columns">' + "".join(f"<div>{part}</div>" for part in parts) + "</div>"


def lines_to_write_on(count: int) -> str:
    """Return empty lines for a pen."""
    return '<div class="write"></div>' * count
