"""ことばの説明つきの文 (explained): a sentence in which every technical term is read and explained where it stands."""

import html

import streamlit as st

from planner import terms
from planner.terms import Term
from planner.words import t

MOST_OPEN = 2


def sentence(lang: str, text: str, css_class: str) -> None:
    """説明つきの文をえがく — draw a sentence, and below it one line for each technical term in it."""
    st.html(as_html(lang, text, css_class))


def as_html(lang: str, text: str, css_class: str) -> str:
    """説明つきの文 — a sentence as HTML, and below it one line for each technical term in it.

    Args:
        lang: "ja" or "en".
        text: The sentence; names in it may be a family's, everything is escaped.
        css_class: Kind of the paragraph, such as "answer".

    """
    return f'<p class="{html.escape(css_class)}">{marked(lang, text)}</p>{explanations(lang, text)}'


def marked(lang: str, text: str) -> str:
    """ふりがなつきの文 — a text as HTML; in Japanese the terms have their reading above them."""
    return terms.ruby(text) if lang == "ja" else html.escape(text)


def explanations(lang: str, *texts: str, told: str = "") -> str:
    """ことばの説明 — one line for each technical term in the texts; more than two are folded.

    Args:
        lang: "ja" or "en".
        texts: What is read.
        told: A text above, whose terms are explained there.

    """
    known = terms.in_text(lang, told)
    found = tuple(dict.fromkeys(term for text in texts for term in terms.in_text(lang, text) if term not in known))
    if not found:
        return ""
    lines = "".join(_line(lang, term) for term in found)
    if len(found) <= MOST_OPEN:
        return f'<div class="terms">{lines}</div>'
    asked = html.escape(t(lang, "terms.folded", count=len(found)))
    return f'<details class="terms"><summary>{asked}</summary>{lines}</details>'


def _line(lang: str, term: Term) -> str:
    spoken = t(lang, "terms.read", reading=term.reading) if term.reading else ""
    name = html.escape(term.word.removeprefix("a ") + spoken)
    return f"<p><b>{name}</b>{html.escape(t(lang, 'terms.is', meaning=term.meaning))}</p>"
