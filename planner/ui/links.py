"""リンクとQRコード (links): the address by which others open the same family without names, and reading one.

A link carries the family behind "#", which browsers keep to themselves. The first page hands it on through the open
connection (``middleware.FAMILY_FROM_LINK``), so that it stands in no request, no log and no proxy.
"""

import html

import segno
import streamlit as st

from planner import share, words
from planner.household import Household
from planner.household_file import FileProblems
from planner.ui import look, network, pages, state
from planner.ui.middleware import LINK_NAME
from planner.words import t

TROUBLE = "link_trouble"
ERROR_LEVEL = "l"  # larger squares are seen from further away than repaired ones
QUIET_ZONE = 3


def address() -> str | None:
    """Return the address of the first page for phones, or None where only this computer reaches it."""
    return network.for_phones(st.context.url, room=network.is_open(), local=network.local_address())


def of_family(first_page: str, household: Household) -> str:
    """家族のリンク — the whole address that opens this family without names."""
    return f"{first_page}#{LINK_NAME}={share.encode(household)}"


def code(link: str, alt: str) -> str:
    """QRコード — a picture of a link as HTML, dark on white in both themes."""
    drawn = segno.make_qr(link, error=ERROR_LEVEL)
    picture = drawn.svg_data_uri(border=QUIET_ZONE, light="#fff", dark="#000")
    return f'<img class="qr" alt="{html.escape(alt)}" src="{html.escape(picture)}">'


def read_address() -> None:
    """リンクから開く — open the family of the address, once; say calmly when a link cannot be read."""
    text = st.query_params.get(LINK_NAME)
    if text is not None:
        del st.query_params[LINK_NAME]
        try:
            household = share.decode(text, state.lang())
        except FileProblems as trouble:
            st.session_state[TROUBLE] = (trouble.problems[0], state.desk().revision)
        else:
            state.open_family(household)
            st.switch_page(pages.page(state.lang(), "outlook"))
    _tell_trouble()


def _tell_trouble() -> None:
    """Show why a link was not opened, until another family is."""
    problem, revision = st.session_state.get(TROUBLE, (None, None))
    if problem is not None and revision == state.desk().revision:
        lang = state.lang()
        st.info(t(lang, "share.trouble") + look.escaped(words.problem(lang, problem)))
