"""ご家族シート — the fields of the talk, and one or two sheets of A4 for a case conference."""

import streamlit as st

from planner.ui import app, conference, fields, look, outlook, state
from planner.words import t

FIELDS = ("health", "care", "daily", "helpers", "who_knows", "may_be_told")
STAGES = (None, "family", "individual", "group", "participation")

lang = state.lang()
household = outlook.family(lang, state.current())

if household.title:
    st.caption(look.escaped(household.title))
st.html(look.title(t(lang, "conference.lead")) + look.line("after-lead", t(lang, "conference.text")))
st.markdown(f"**{t(lang, 'conference.consent')}**")

st.header(t(lang, "conference.fields.title"), anchor=False)
st.caption(t(lang, "conference.fields.text"))
for left, right in zip(FIELDS[::2], FIELDS[1::2], strict=True):
    for column, name in zip(st.columns(2, gap="medium"), (left, right), strict=True):
        with column:
            fields.note(("talk", name))
fields.choice(("talk", "support_stage"), STAGES)

st.header(t(lang, "conference.paper.title"), anchor=False)
fields.waiting()
conference.sheet(lang, household)

app.save_box("conference")
