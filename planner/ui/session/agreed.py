"""⑩〜⑫ 決めたこと (agreed): who does what by when, how it is told, and when everybody meets again."""

import streamlit as st

from planner import answers, wording
from planner.household import Household
from planner.ui import fields, outlook, session_log, state
from planner.words import t

TOLD = (None, "not_yet", "planned", "told")


def doing(household: Household) -> None:
    """The next steps of each answer, the worries of the family first."""
    lang, chosen = state.lang(), household.talk.worries
    found = {one.worry: one for one in answers.five(state.projected(household), state.law())}
    for worry in (*chosen, *(one for one in found if one not in chosen)):
        outlook.card(lang, wording.answer(lang, found[worry]))


def telling(household: Household) -> None:
    """Whether, when and by whom the child and the brothers and sisters see the table."""
    lang = state.lang()
    st.markdown(t(lang, "session.telling.text"))
    fields.choice(("talk", "child_told"), TOLD)
    if household.siblings:
        fields.choice(("talk", "siblings_told"), TOLD)
    fields.note(("talk", "telling"))
    fields.note(("talk", "may_be_told"))


def coming(_: Household) -> None:
    """The next date, what was changed today and what it moved, and the family's file."""
    fields.day(("talk", "next_day"))
    fields.note(("talk", "next_place"))
    session_log.show()
