"""面談 — a counselling session in the counsellors' order of steps; every step shows the answer in one line."""

import streamlit as st

from planner.ui import app, fields, look, outlook, session, session_start, state
from planner.words import t

lang, household = state.lang(), state.current()

if household is None:
    session_start.show()
    st.stop()

name = session_start.choose_step(lang)
if name != "gap":  # there the sliders carry the answer along
    outlook.answer_line(lang)
st.html(look.title(t(lang, f"session.{name}")))
st.markdown(t(lang, f"session.{name}.text"))
fields.waiting()
dict(session.STEPS)[name](household)
session_start.back_and_next(lang, name)
app.save_box("session")
