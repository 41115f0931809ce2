"""暮らしの支え — the social worker's half: housework, keeping of money, support stages, desks and offers."""

import streamlit as st

from planner.ui import app, fields, look, pages, state, support
from planner.words import t

lang, household = state.lang(), state.current()

if household is None:
    st.html(look.title(t(lang, "empty.title")))
    st.page_link(pages.page(lang, "family"), label=t(lang, "empty.to_family"), icon=":material/arrow_forward:")
    st.stop()

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
