"""見通し — until when, the five answers, the chart, the formula, the yearly table, what to notice."""

import streamlit as st

from planner import answers, charts, report, wording
from planner.ui import app, fields, look, opened, outlook, pages, sheet, state
from planner.words import t

lang = state.lang()
household = outlook.family(lang, state.counted())

p, book = state.projected(household), state.law()
sentence, ahead = outlook.until(lang, p)

if household.title:
    st.caption(look.escaped(household.title))
st.html(look.title(sentence) + look.line("after-lead", ahead))
fields.waiting()
outlook.price_choice(household)

st.header(t(lang, "outlook.answers"), anchor=False)
for answer in answers.five(p, book):
    outlook.card(lang, wording.answer(lang, answer))

if answers.outlook(p).told:
    st.header(t(lang, "chart.title"), anchor=False)
    figure = charts.balance(p, lang, ink=look.colour("textColor"), paper=look.colour("backgroundColor"))
    st.plotly_chart(figure, alt=sentence, config={"displayModeBar": False}, key="balance")
    st.caption(t(lang, "chart.axis", name=look.escaped(household.children[0].name)))

st.header(t(lang, "outlook.formulas"), anchor=False)
st.html(outlook.formulas(lang, p) + look.line("small", t(lang, "phase.note")))

switched = outlook.switched(lang, p)
if switched:
    st.header(t(lang, "switch.title"), anchor=False)
    st.caption(t(lang, "switch.text"))
    st.html(switched)

st.header(t(lang, "outlook.table"), anchor=False)
st.caption(t(lang, "table.hint"))
st.html(sheet.as_html(p, book, lang))
st.download_button(
    t(lang, "outlook.csv"),
    data=lambda: report.as_csv(p, book, lang).encode("utf-8-sig"),
    file_name="outlook.csv",
    mime="text/csv",
    on_click="ignore",
    icon=":material/download:",
)

st.header(t(lang, "working.title"), anchor=False)
st.markdown(t(lang, "working.text"))
opened.show(p)

st.header(t(lang, "outlook.findings"), anchor=False)
outlook.remarks(lang, p, lambda body: st.container(border=True).html(body))

st.markdown(t(lang, "outlook.convention") + t(lang, f"outlook.convention.{household.amounts}"))
app.save_box("outlook")
st.page_link(pages.page(lang, "evidence"), label=t(lang, "outlook.to_evidence"), icon=":material/arrow_forward:")
