"""面談のはじまりと歩み (session start): a family from three ages, and the way from step to step."""

from functools import partial
from typing import Literal

import streamlit as st

from planner.ui import doors, look, quick, quick_form, session, state
from planner.ui.quick import Answers
from planner.words import t

STEP = "session.step"


def show() -> None:
    """Begin with ages alone; or open an example or a file."""
    lang = state.lang()
    st.html(look.title(t(lang, "session.start")))
    st.markdown(t(lang, "session.start.text"))
    with st.container(border=True):
        father, mother, child = (quick_form.ask(name) for name in ("father", "mother", "child"))
        answers = Answers(child=child, father=father, mother=mother)
        values, problems = quick.read(answers, state.first_year())
        if st.button(t(lang, "session.start.go"), type="primary", key="session.go"):
            if problems or values["child"] is None:
                st.warning(t(lang, "quick.child_needed"))
            elif quick_form.build(answers, values):
                st.rerun()
    with st.expander(t(lang, "session.start.others"), key="other_doors"):
        doors.show(("example", "file"))


def choose_step(lang: str) -> str:
    """どの段か — offer all steps; the chosen one stays while other pages are visited."""
    name: str = st.selectbox(
        t(lang, "session.step"),
        session.NAMES,
        index=session.NAMES.index(_current()),
        format_func=lambda step: t(lang, "session.numbered", number=_number(step), step=t(lang, f"session.{step}")),
        key=f"{STEP}.{lang}.{_current()}",
        on_change=partial(_take, lang),
        filter_mode=None,
    )
    return name


def _current() -> str:
    return str(st.session_state.get(STEP, session.NAMES[0]))


def _number(step: str) -> str:
    return f"{session.NAMES.index(step) + 1} / {len(session.NAMES)}"


def _take(lang: str) -> None:
    st.session_state[STEP] = st.session_state[f"{STEP}.{lang}.{_current()}"]


def _go(step: str) -> None:
    st.session_state[STEP] = step


def back_and_next(lang: str, name: str) -> None:
    """Lead to the step before and after."""
    place = session.NAMES.index(name)
    with st.container(horizontal=True, key="steps"):
        for code, step in (("back", place - 1), ("next", place + 1)):
            if 0 <= step < len(session.NAMES):
                label = t(lang, f"session.go_{code}", step=t(lang, f"session.{session.NAMES[step]}"))
                kind: Literal["primary", "secondary"] = "primary" if code == "next" else "secondary"
                st.button(label, key=f"session.go_{code}", type=kind, on_click=_go, args=(session.NAMES[step],))
