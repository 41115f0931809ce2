"""面談の記録 (session log): what was changed in this session and what it moved; to take home as text."""

import streamlit as st

from planner import changes, wording_changes
from planner.ui import look, state
from planner.ui.history import Step
from planner.words import t

SHOWN_AT_FIRST = 8
FILE_NAME = "session.txt"


def show() -> None:
    """Show the log, and offer it as a text file; nothing is kept on the server."""
    lang, steps = state.lang(), state.desk().history.log
    st.header(t(lang, "log.title"), anchor=False)
    if not steps:
        st.markdown(t(lang, "log.empty"))
        return
    st.caption(t(lang, "log.text"))
    newest = steps[::-1]
    st.html("".join(_as_html(lang, step) for step in newest[:SHOWN_AT_FIRST]))
    if len(newest) > SHOWN_AT_FIRST:
        rest = st.expander(t(lang, "log.more", count=len(newest) - SHOWN_AT_FIRST), key="log.more", on_change="rerun")
        if rest.open:
            rest.html("".join(_as_html(lang, step) for step in newest[SHOWN_AT_FIRST:]))
    st.download_button(
        t(lang, "log.download"),
        data=lambda: _as_text(lang, steps).encode("utf-8-sig"),
        file_name=FILE_NAME,
        mime="text/plain",
        on_click="ignore",
        icon=":material/download:",
    )


def told(lang: str, step: Step) -> tuple[str, str, str]:
    """一手の文 — when, what was changed, and what it moved."""
    found = changes.between(step.before, step.after)
    what = t(lang, "log.between").join(wording_changes.change(lang, one, step.before, step.after) for one in found)
    moved = wording_changes.moved(lang, state.key_figures(step.before), state.key_figures(step.after))
    return step.at.strftime("%H:%M"), what, moved


def _as_html(lang: str, step: Step) -> str:
    at, what, moved = told(lang, step)
    return look.remarked(f"{at}　{what}" if lang == "ja" else f"{at} {what}", (moved,))


def _as_text(lang: str, steps: tuple[Step, ...]) -> str:
    first = t(lang, "log.heading", day=steps[0].at.strftime("%Y-%m-%d"))
    return "\r\n".join([first, *("\t".join(told(lang, step)) for step in steps), ""])
