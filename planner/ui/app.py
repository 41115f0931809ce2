"""画面の入口 (app): the frame around every page: language, page list, saving, and one calm page for our own faults."""

import streamlit as st

from planner import __version__
from planner.ui import faults, links, look, outlook, pages, server, state
from planner.ui.saving import save_button
from planner.words import LANGUAGES, t


def run() -> None:
    """画面を一回えがく — draw the frame and the page that was chosen."""
    server.freeze_once()
    state.begin()
    lang = state.lang()
    st.set_page_config(
        page_title=t(lang, "app.title"), page_icon="🏠", layout="wide", initial_sidebar_state="collapsed"
    )
    st.html(look.css(lang, large=state.large()))
    listed = {name: pages.page(lang, name) for name in pages.NAMES}
    chosen = st.navigation([*listed.values()], position="hidden")
    st.set_page_config(page_title=t(lang, "app.page_title", page=chosen.title, title=t(lang, "app.title")))
    _frame(lang, next(name for name in pages.NAMES if chosen is listed[name]))
    links.read_address()
    try:
        if any(chosen is listed[name] for name in pages.WITH_ANSWER_LINE):
            outlook.answer_line(lang)
        chosen.run()
    except Exception as fault:  # noqa: BLE001 - the one place that keeps our faults from a family; see the log
        faults.tell(fault, "fault")
    st.caption(t(lang, "app.footer", version=__version__))


def _frame(lang: str, here: str) -> None:
    """The three ways of looking, the other pages, saving, going back and the language, in sight on a phone as well.

    The list of pages is another one on each page, so that it folds when a page was chosen.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="frame"):
        for name in (pages.START, *pages.WAYS):
            st.page_link(pages.page(lang, name), label=t(lang, f"page.{name}"))
        with st.popover(t(lang, "app.pages"), icon=":material/menu:", key=f"pages.{here}"):
            st.toggle(t(lang, "app.large"), key=state.LARGE, persist_state="session")
            for name in pages.DEEPER:
                st.page_link(pages.page(lang, name), label=t(lang, f"page.{name}"))
        save_button("frame")
        _back_and_forth(lang)
        st.segmented_control(
            t(lang, "app.language"),
            LANGUAGES,
            format_func=lambda code: t(code, "app.this_language"),
            key=state.LANGUAGE,
            on_change=state.redraw,
            required=True,
            label_visibility="collapsed",
        )
        st.html(look.language(lang), width="content", unsafe_allow_javascript=True)


def _back_and_forth(lang: str) -> None:
    """Undo and redo, once something was changed."""
    history = state.desk().history
    if history.past or history.ahead:
        for name, steps, turn in (("undo", history.past, state.undo), ("redo", history.ahead, state.redo)):
            icon = f":material/{name}:"
            st.button(t(lang, f"app.{name}"), key=name, icon=icon, disabled=not steps, on_click=turn)


def save_box(where: str) -> None:
    """Remind of saving, at the end of a page."""
    with st.container(border=True):
        st.markdown(t(state.lang(), "family.save_text"))
        save_button(where)
