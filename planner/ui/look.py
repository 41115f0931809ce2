"""見た目 (look): the style sheet, and small pieces of HTML in which every text of the family is escaped."""

import html
from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from planner.words import t

STYLE_SHEET = Path(__file__).with_suffix(".css")
LARGE_TYPE = "html { font-size: 21px !important; }"
MARKDOWN = frozenset("\\`*_{}[]()#+-.!|<>~$:&^=")


def colour(name: str) -> str:
    """Return a colour of the theme that the visitor sees, such as "textColor"."""
    return str(st.get_option(f"theme.{st.context.theme.type or 'light'}.{name}") or "inherit")


def css(lang: str, *, large: bool = False) -> str:
    """Return the style sheet; Streamlit's own English words for files are replaced by ours.

    Args:
        lang: "ja" or "en".
        large: Whether everything is a quarter larger.

    """
    ground, band, ink = colour("backgroundColor"), colour("secondaryBackgroundColor"), colour("textColor")
    choose, too_large = (t(lang, f"upload.{name}").replace('"', "") for name in ("choose", "too_large"))
    values = f'--ground: {ground}; --band: {band}; --ink: {ink}; --choose: "{choose}"; --too-large: "{too_large}";'
    size = LARGE_TYPE if large else ""
    return f"<style>:root {{ {values} }} {STYLE_SHEET.read_text(encoding='utf-8')} {size}</style>"


def language(lang: str) -> str:
    """Tell the browser the language of the page, for its voice; ``lang`` is "ja" or "en"."""
    return f'<script>document.documentElement.lang = "{lang}"</script>'


def line(kind: str, text: str) -> str:
    """Return one paragraph of a kind."""
    return f'<p class="{kind}">{html.escape(text)}</p>'


def title(text: str) -> str:
    """Return the one heading of a page."""
    return f'<h1 class="lead">{html.escape(text)}</h1>'


def step(what: str, *remarks: str) -> str:
    """Return one next step with where to go and what to bring; "what" may stand outside already."""
    where = "".join(f"<span>{html.escape(text)}</span>" for text in remarks if text)
    head = f"<b>{html.escape(what)}</b>" if what else ""
    return f'<div class="step">{head}{where}</div>'


def formula(title: str, total: str, remarks: tuple[str, ...]) -> str:
    """Return the formula of one phase."""
    small = "".join(f"<small>{html.escape(remark)}</small>" for remark in remarks)
    return f'<div class="formula"><b>{html.escape(title)}</b><span class="sum">{html.escape(total)}</span>{small}</div>'


def fact(name: str, value: str, tag: str, remarks: tuple[str, ...]) -> str:
    """Return one value of the evidence page."""
    small = "".join(f"<small>{html.escape(remark)}</small>" for remark in remarks if remark)
    told = (("name", name), ("value", value), ("tag", tag))
    spans = "".join(f'<span class="{kind}">{html.escape(text)}</span>' for kind, text in told)
    return f'<div class="fact">{spans}{small}</div>'


def remarked(text: str, remarks: tuple[str, ...]) -> str:
    """Return one fact in a sentence with its remarks below."""
    small = "".join(f"<small>{html.escape(remark)}</small>" for remark in remarks if remark)
    return f'<div class="fact"><span class="name">{html.escape(text)}</span>{small}</div>'


def pairs(rows: Iterable[tuple[str, str] | tuple[str, str, str]]) -> str:
    """Return labels with their amounts below one another; a third text is the mark."""
    return f"<dl>{''.join(_pair(*row) for row in rows)}</dl>"


def _pair(label: str, amount: str, mark: str = "") -> str:
    tag = f'<span class="tag">{html.escape(mark)}</span>' if mark else ""
    return f"<div><dt>{html.escape(label)}</dt><dd>{html.escape(amount)}{tag}</dd></div>"


def escaped(text: str) -> str:
    """Return a text of the family so that markdown shows it as it stands: no links, no pictures, no formulas."""
    return "".join(f"\\{letter}" if letter in MARKDOWN else letter for letter in text)
