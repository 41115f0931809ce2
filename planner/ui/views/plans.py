"""案をくらべる — the family as it is beside one to four plans: lines, a table, each measure's share, who does what."""

import streamlit as st

from planner import charts_plans, wording_plans
from planner.ui import app, compared, fields, look, outlook, pages, plan_form, state
from planner.words import t

lang = state.lang()
household = outlook.family(lang, state.counted())

columns, told = compared.columns(household), outlook.told(household)
if told:
    sentence, ahead = wording_plans.lead(lang, columns)
    st.html(look.title(sentence) + look.line("after-lead", ahead))
    fields.waiting()
    figure = charts_plans.balances(columns, lang, ink=look.colour("textColor"), paper=look.colour("backgroundColor"))
    st.plotly_chart(figure, alt=sentence, config={"displayModeBar": False}, key="plans")
    st.html(compared.table(lang, columns))
    st.caption(t(lang, "plans.table.note"))
else:
    outlook.not_told(lang)
    fields.waiting()
compared.refused(lang, columns)

st.header(t(lang, "plans.title"), anchor=False)
st.markdown(t(lang, "plans.text"))
plan_form.show_all(household)

fitting = wording_plans.fitting(columns) if told else ()
if fitting:
    st.header(t(lang, "plans.shares.title"), anchor=False)
    names = [one.name for one in fitting]
    chosen = st.segmented_control(
        t(lang, "plans.which"), names, default=names[0], format_func=look.escaped, key="plans.which", required=True
    )
    one = next((one for one in fitting if one.name == chosen), fitting[0])
    compared.shares(lang, household, one)
    st.header(t(lang, "tornado.title"), anchor=False)
    compared.turns(lang, one)
    st.header(t(lang, "search.title"), anchor=False)
    compared.search(lang, household, one)
    st.header(t(lang, "plans.steps.title"), anchor=False)
    st.markdown(t(lang, "plans.steps.text"))
    compared.steps(lang, household, one)

if fitting:
    label = t(lang, "plans.to_steps")
    st.page_link(pages.page(lang, "steps"), label=label, icon=":material/arrow_forward:")
app.save_box("plans")
