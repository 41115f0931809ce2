"""相談先のカード (desk cards): whom one can ask, a few at first, the others to unfold; nothing is fetched."""

import html
from collections.abc import Sequence

import streamlit as st

from planner import wording_desks
from planner.desks import Desk
from planner.ui import look
from planner.wording_desks import DeskText
from planner.words import t

MOST = 3


def show(lang: str, desks: Sequence[Desk], *, most: int = MOST) -> None:
    """相談先 — the first desks as calm cards, the others behind one line.

    Args:
        lang: "ja" or "en".
        desks: The desks in their order, as ``planner.desks`` gives them.
        most: How many are shown at once.

    """
    told = wording_desks.desks(lang, desks)
    st.html(cards(lang, told[:most]))
    if told[most:]:
        with st.expander(t(lang, "desk.more", count=len(told[most:]))):
            st.html(cards(lang, told[most:]))


def cards(lang: str, told: Sequence[DeskText]) -> str:
    """Return desks as HTML, every text escaped."""
    return "".join(card(lang, one) for one in told)


def card(lang: str, told: DeskText) -> str:
    """Return one desk as HTML; its page is a plain link that opens in a window of its own."""
    where = f'<span class="tag">{html.escape(told.where)}</span>' if told.where else ""
    small = (told.for_whom, told.how, told.remark, told.as_of)
    lines = "".join(look.line("small", text) for text in small if text)
    return (
        f'<div class="desk"><h3>{html.escape(told.name)}</h3>{where}{look.line("plain", told.purpose)}{lines}'
        f'<a href="{html.escape(told.page)}" target="_blank" rel="noreferrer noopener" '
        f'aria-label="{html.escape(told.page_label)}">{html.escape(t(lang, "desk.page"))}</a></div>'
    )
