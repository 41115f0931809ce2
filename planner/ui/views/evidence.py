"""根拠 — every value that stands in and every value of the law that was used, with source and date."""

import streamlit as st

from planner.ui import evidence, look, outlook, state
from planner.wording_law import Fact
from planner.words import t

lang = state.lang()
household = outlook.family(lang, state.counted())

p = state.projected(household)


def fact(one: Fact, name: str = "", amount: str = "") -> str:
    """One value with its mark, first day and source."""
    label = t(lang, "evidence.from_value", label=one.label) if name else ""
    source = t(lang, "evidence.source", source=one.source)
    tag = t(lang, "evidence.stand_in_tag" if name else f"mark.{one.mark}")
    return look.fact(name or one.label, amount or one.amount, tag, (label, one.since, source, one.note))


st.html(look.title(t(lang, "evidence.title")))
st.markdown(t(lang, "evidence.text", year=int(p.years[0])))
for mark in ("confirmed", "projected", "unconfirmed"):
    st.markdown(f"- **{t(lang, f'mark.{mark}')}**{t(lang, 'app.colon')}{t(lang, f'mark.{mark}.meaning')}")

st.header(t(lang, "evidence.stand_ins"), anchor=False)
found = list(evidence.stand_ins(lang, p))
st.markdown(t(lang, "evidence.stand_ins_text" if found else "evidence.no_stand_ins", count=len(found)))
st.html("".join(fact(one, name, amount) for name, amount, one in found) or "<p></p>")

st.header(t(lang, "evidence.law"), anchor=False)
for chapter in evidence.chapters(lang, p):
    with st.expander(t(lang, "evidence.chapter", name=chapter.name, count=len(chapter.facts))):
        about = (("statute", chapter.statute), ("apply_at", chapter.apply_at), ("papers", chapter.papers))
        told = [
            t(lang, f"evidence.{field}", text=text) for field, text in (*about, ("left_out", chapter.left_out)) if text
        ]
        st.html("".join(look.line("plain small", text) for text in told) + "".join(fact(one) for one in chapter.facts))

town, stand_in, offers = evidence.town(lang, p)
if offers:
    st.header(t(lang, "law.town_title"), anchor=False)
    st.markdown(t(lang, "law.town_text", name=town))
    st.html("".join(look.fact(one.label, one.name, one.status, (one.checked, one.source, one.note)) for one in offers))
if stand_in:
    st.markdown(stand_in)

st.header(t(lang, "law.cases_title"), anchor=False)
sentence, counts = evidence.cases(lang)
st.markdown(t(lang, "law.cases_text") + sentence)
st.html(f'<div class="working">{look.pairs(counts)}</div>')

st.caption(t(lang, "evidence.sources_note"))
