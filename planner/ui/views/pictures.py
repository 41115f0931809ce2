"""図で見る — one picture at a time: its message, the picture, the same numbers as a table."""

import streamlit as st

from planner.ui import fields, look, outlook, pages, pictures, state
from planner.words import t

lang, household = state.lang(), state.counted()

if household is None:
    st.html(look.title(t(lang, "empty.title")))
    st.page_link(pages.page(lang, "family"), label=t(lang, "empty.to_family"), icon=":material/arrow_forward:")
    st.stop()

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
