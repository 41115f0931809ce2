"""① 気がかり (worries): the five worries, circled and ranked, and the ground rules of the talk."""

from functools import partial

import streamlit as st

from planner import answers, wording
from planner.answers import WORRIES
from planner.household import Household
from planner.problems import Place
from planner.ui import fields, look, state
from planner.words import choice, t

PLACE: Place = ("talk", "worries")
MARKS = "①②③④⑤"


def show(household: Household) -> None:
    """Show five buttons to press in the order of weight, and what the outlook says to each that was pressed."""
    lang, chosen = state.lang(), household.talk.worries
    for worry in WORRIES:
        mark = MARKS[chosen.index(worry)] if worry in chosen else t(lang, "session.worries.not_chosen")
        st.button(
            t(lang, "session.worries.one", mark=mark, words=choice(lang, "worries", worry)),
            key=f"worry.{worry}",
            type="primary" if worry in chosen else "secondary",
            width="stretch",
            on_click=partial(_press, worry),
        )
    if chosen:
        st.header(t(lang, "session.worries.now"), anchor=False)
        found = {one.worry: one for one in answers.five(state.projected(household), state.law())}
        for number, worry in enumerate(chosen):
            st.html(look.line("plain", f"{MARKS[number]} {wording.answer(lang, found[worry]).sentence}"))
    st.header(t(lang, "session.worries.rules"), anchor=False)
    fields.note(("talk", "who_knows"))
    fields.note(("talk", "may_be_told"))


def _press(worry: str) -> None:
    """Add a worry behind those already chosen, or take it out again."""
    household = state.current()
    if household is not None:
        chosen = household.talk.worries
        others = [one for one in chosen if one != worry]
        wanted = others if worry in chosen else [*others, worry]
        state.put(PLACE, wanted, wanted)
