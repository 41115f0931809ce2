"""いくら残すか — the smallest sums, in which form they come, how surely they are enough, and reverse questions."""

import streamlit as st

from planner import wording_leave
from planner.ui import app, compared, fields, leaving, look, outlook, state
from planner.words import t

lang = state.lang()
household = outlook.family(lang, state.counted())

if household.title:
    st.caption(look.escaped(household.title))
if not outlook.told(household):
    outlook.not_told(lang)
    fields.waiting()
    app.save_box("leave")
    st.stop()

lead = st.empty()
fields.waiting()
family = compared.choose(lang, household, t(lang, "leave.plan"))
to_age = leaving.age(lang, family)
found = leaving.found(family, to_age)
sentence, ahead = wording_leave.lead(lang, found)
lead.html(look.title(sentence) + look.line("after-lead", ahead))

st.header(t(lang, "leave.sums.title"), anchor=False)
st.markdown(t(lang, "leave.sums.text"))
st.html(f'<div class="working">{look.pairs(wording_leave.sums(lang, found))}</div>')
st.markdown(wording_leave.outside(lang, found))

parts = wording_leave.parts(lang, found)
if parts:
    st.header(t(lang, "leave.parts.title"), anchor=False)
    st.markdown(t(lang, "leave.parts.text"))
    st.html(f'<div class="working">{look.pairs(parts)}</div>')

st.header(t(lang, "leave.certain.title"), anchor=False)
leaving.certain(lang, family, to_age)

st.header(t(lang, "limit.title"), anchor=False)
st.markdown(t(lang, "limit.text"))
leaving.reverse(lang, family, to_age)

app.save_box("leave")
