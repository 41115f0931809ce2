"""暮らしの支え — the social worker's half: housework, keeping of money, support stages, desks and offers."""

import streamlit as st

from planner.ui import app, fields, look, outlook, state, support
from planner.words import t

lang = state.lang()
household = outlook.family(lang, state.current())

st.html(look.title(t(lang, "support.title")))
st.markdown(t(lang, "support.text"))
fields.waiting()
part = st.segmented_control(
    t(lang, "support.part"),
    [*support.PARTS],
    default="housework",
    format_func=lambda name: t(lang, f"support.part.{name}"),
    key="support.part",
    required=True,
    persist_state="session",
    label_visibility="collapsed",
)
support.PARTS[part](household)
app.save_box("support")
