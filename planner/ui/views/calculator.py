"""制度電卓 — one programme alone: its conditions, the answer, the working; no family is needed."""

import streamlit as st

from planner.ui import calculator, look, state
from planner.words import t

lang = state.lang()

st.html(look.title(t(lang, "calculator.title")))
st.markdown(t(lang, "calculator.text"))
programme = calculator.choose(lang)
answer = st.container(border=True, key="answer")
left, right = st.columns([5, 6], gap="large")

with left:
    st.header(t(lang, "calculator.conditions"), anchor=False)
    given, beside = calculator.conditions(lang, programme)
    is_current = calculator.answered(programme, given, beside)
with answer:
    calculator.answer(lang, programme)
    if not is_current:
        st.caption(t(lang, "calculator.last_good"))
with right:
    st.header(t(lang, "calculator.steps"), anchor=False)
    calculator.steps(lang, programme)
