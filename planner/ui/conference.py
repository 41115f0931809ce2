"""ご家族シートの部品 (conference): the sheet to take along, with or without names, and to look at."""

import streamlit as st

from planner import anonymous, conference_sheet, print_page
from planner.household import Household
from planner.ui import state
from planner.words import t

FILE_NAME = "family_sheet.html"


def sheet(lang: str, household: Household) -> None:
    """渡す紙 — choose whether names stand there, take it along, look at it."""
    no_names = st.toggle(
        t(lang, "conference.anonymous"),
        value=False,
        key="sheet_without_names",
        help=t(lang, "conference.anonymous_hint"),
        persist_state="session",
    )
    shown = anonymous.anonymised(lang, household) if no_names else household
    p, book, today = state.projected(shown), state.law(), state.current_day()

    def page() -> bytes:
        return conference_sheet.page(lang, shown, p, book, on=today, anonymous=no_names).encode("utf-8")

    st.download_button(
        t(lang, "conference.download"),
        data=page,
        file_name=FILE_NAME,
        mime="text/html",
        key="download_sheet",
        on_click="ignore",
        icon=":material/print:",
    )
    with st.expander(t(lang, "conference.preview"), expanded=True):
        inside = conference_sheet.body(lang, shown, p, book, on=today, anonymous=no_names)
        st.html(print_page.preview(inside, dense=True))
