"""すること — who does what by when, in the order of the worries; what comes every year; what to take home."""

import streamlit as st

from planner import wording_actions, wording_plans
from planner.ui import app, compared, look, outlook, state, todo
from planner.words import t

lang = state.lang()
household = outlook.family(lang, state.current())
counted = state.counted() or household

if household.title:
    st.caption(look.escaped(household.title))
lead = st.empty()
chosen = compared.which(lang, counted, t(lang, "actions.plan"))
plan = wording_plans.plan_name(lang, chosen)
listed, found = todo.steps(household, chosen), todo.procedures(household)
sentence, ahead = wording_actions.lead(lang, listed, state.law())
lead.html(look.title(sentence) + look.line("after-lead", ahead))

todo.cards(lang, household, listed, plan)
todo.refused(household)
todo.add(lang)

st.header(t(lang, "actions.next.title"), anchor=False)
todo.next_talk(lang, household)

st.header(t(lang, "yearly.title"), anchor=False)
st.markdown(t(lang, "yearly.text"))
todo.by_month(lang, found, state.current_day())

st.header(t(lang, "actions.files.title"), anchor=False)
st.markdown(t(lang, "actions.files.text"))
todo.files(lang, household, listed, found, plan)

app.save_box("steps")
