"""⑤⑥ これから (later): the parents' own old age, and the time when the child is alone."""

from functools import partial

import streamlit as st

from planner import answers, wording
from planner.household import Household
from planner.ui import fields, look, outlook, pictures, state
from planner.ui.forms import daily_life, services
from planner.ui.forms.items import side_by_side
from planner.words import t


def old_age(household: Household) -> None:
    """Until which age each parent is planned, care, and what a farewell changes; first the formula of each phase."""
    lang, p = state.lang(), state.projected(household)
    st.html(outlook.formulas(lang, p) + look.line("small", t(lang, "phase.note")))
    for number, parent in enumerate(household.parents):
        with st.container(border=True):
            st.markdown(f"**{look.escaped(parent.name)}**")
            age = partial(fields.age, ("parents", number, "last_age"), hint=t(lang, "form.last_age_hint"))
            side_by_side(age, partial(fields.yen, ("parents", number, "funeral_yen")))
    if not household.parents:
        st.markdown(t(lang, "session.old_age.no_parents"))
    _unfolding("services", household)
    switched = outlook.switched(lang, p)
    if switched:
        st.subheader(t(lang, "switch.title"), anchor=False)
        st.html(switched)
    if outlook.told(household):
        pictures.programmes(household)


def _unfolding(name: str, household: Household) -> None:
    section = st.expander(t(state.lang(), f"form.section.{name}"), key=f"unfold.{name}", on_change="rerun")
    if section.open:
        with section:
            {"services": services.show, "daily_life": daily_life.show}[name](household)


def alone(household: Household) -> None:
    """Where the child lives, what he or she does, what a month costs."""
    lang, p = state.lang(), state.projected(household)
    found = {one.worry: one for one in answers.five(p, state.law())}
    for worry in ("home", "housework"):
        outlook.card(lang, wording.answer(lang, found[worry]))
    _unfolding("daily_life", household)
