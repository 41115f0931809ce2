"""⑤⑥ これから (later): the parents' own old age, and the time when the child is alone."""

from functools import partial

import streamlit as st

from planner import answers, wording, wording_alone, wording_measures
from planner.household import Household
from planner.household_talk import Talk
from planner.ui import fields, look, outlook, pictures, room, state
from planner.ui.forms import daily_life, services
from planner.ui.forms.items import side_by_side
from planner.wording_charts import Told
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
        st.header(t(lang, "switch.title"), anchor=False)
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
    _budget(lang, household)
    for worry in ("home", "housework"):
        outlook.card(lang, wording.answer(lang, found[worry]))
    _unfolding("daily_life", household)


def _budget(lang: str, household: Household) -> None:
    """The month of the child alone in three housing versions, line by line."""
    found = room.versions(household.model_copy(update={"plans": (), "talk": Talk()}))
    first = next((one.budget for one in found if one.budget is not None), None)
    if first is None:
        st.markdown(look.escaped(wording_measures.refusal(lang, found[0].refusals[0])))
        return
    caption = t(lang, "room.alone.text", year=first.year, age=first.age, first_year=household.first_year)
    rows = [(label, *cells) for label, cells in wording_alone.rows(lang, found, state.law())]
    if not outlook.told(household):
        rows = rows[:-1]  # until when savings last cannot be said yet
    told = Told("", caption, tuple(wording_alone.heads(lang, found)), tuple(rows))
    st.html(pictures.table(told, whole=wording_alone.totals(lang)))
    st.html("".join(look.line("small", remark) for remark in wording_alone.remarks(lang, found)))
