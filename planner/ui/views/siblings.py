"""ごきょうだいへ — will the money last, what is asked and what is not, what is inherited, a sheet to hand over."""

import streamlit as st

from planner import desks
from planner.ui import app, desk_cards, fields, look, outlook, pages, siblings, state
from planner.words import t

lang = state.lang()
household = outlook.family(lang, state.current())

if not household.siblings:
    st.html(look.title(t(lang, "siblings.nobody")) + look.line("after-lead", t(lang, "siblings.nobody.next")))
    st.page_link(pages.page(lang, "family"), label=t(lang, "empty.to_family"), icon=":material/arrow_forward:")
    st.stop()

words = siblings.told(lang, household)

if household.title:
    st.caption(look.escaped(household.title))
first, *behind = words.money
st.html(look.title(first) + "".join(look.line("after-lead", sentence) for sentence in behind))
st.caption(t(lang, "siblings.intro"))
fields.waiting()

st.header(t(lang, "siblings.tasks.title"), anchor=False)
st.markdown(t(lang, "siblings.tasks.text"))
siblings.tasks(lang, household)
st.html(look.line("plain", words.unexpected) + look.line("plain", words.services_first))

st.header(t(lang, "siblings.thanks.title"), anchor=False)
st.caption(t(lang, "siblings.thanks.hint"))
fields.note(("talk", "thanks_to_siblings"))

st.header(t(lang, "siblings.inherited.title"), anchor=False)
st.html(siblings.inherited(words))

st.header(t(lang, "siblings.emergency.title"), anchor=False)
st.markdown(t(lang, "siblings.emergency.text"))
st.html("".join(look.remarked(what, (who,)) for what, who in words.emergency))
desk_cards.show(lang, desks.for_topic(household.municipality, "first_talk"))

st.header(t(lang, "siblings.paper.title"), anchor=False)
st.markdown(t(lang, "siblings.paper.text"))
siblings.paper(lang, household)

app.save_box("siblings")
