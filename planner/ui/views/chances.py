"""もしもの幅 — how often the money outlasts the child, three lives, the range of money, and named stresses."""

import streamlit as st

from planner import wording_chances
from planner.ui import app, chance, compared, fields, look, outlook, state
from planner.words import t

lang = state.lang()
household = outlook.family(lang, state.counted())

if household.title:
    st.caption(look.escaped(household.title))
lead, family = st.empty(), None
if outlook.told(household):
    fields.waiting()
    family = compared.choose(lang, household, t(lang, "chances.plan"))
    sentence, ahead = wording_chances.lead(lang, chance.exact(family))
    lead.html(look.title(sentence) + look.line("after-lead", ahead))
else:
    outlook.not_told(lang)
    fields.waiting()

st.header(t(lang, "chances.lives.title"), anchor=False)
chance.three_lives(lang, household)

if family is not None:
    st.header(t(lang, "chances.title"), anchor=False)
    st.subheader(t(lang, "chances.calm"), anchor=False)
    chance.rows(lang, chance.exact(family))
    st.subheader(t(lang, "chances.uncertain"), anchor=False)
    chance.drawn(lang, family)
    st.header(t(lang, "stress.title"), anchor=False)
    st.markdown(t(lang, "stress.text"))
    chance.stressed(lang, family)

app.save_box("chances")
