"""図で見る — one picture at a time: its message, the picture, the same numbers as a table."""

import streamlit as st

from planner.ui import fields, look, outlook, pictures, state
from planner.words import t

lang = state.lang()
household = outlook.family(lang, state.counted())

if not outlook.told(household):
    outlook.not_told(lang)
    st.stop()
st.html(look.title(t(lang, "pictures.title")))
fields.waiting()
part = st.segmented_control(
    t(lang, "pictures.which"),
    [*pictures.PARTS],
    default="balances",
    format_func=lambda name: t(lang, f"pictures.part.{name}"),
    key="pictures.which",
    required=True,
    persist_state="session",
    label_visibility="collapsed",
)
pictures.PARTS[part](household)
