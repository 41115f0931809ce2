"""遺言 (wills): who receives the money and the home of whom."""

from functools import partial

import streamlit as st

from planner.household import Household
from planner.problems import Place
from planner.ui import edit, fields, state
from planner.ui.forms.items import listed
from planner.words import t


def show(household: Household) -> None:
    """Show the wills; without one, statutory shares count."""
    st.caption(t(state.lang(), "form.wills_hint"))
    without = [m.name for m in household.members if m.name not in {will.person for will in household.wills}]
    new = {"person": without[0] if without else household.members[0].name}
    listed(household, "wills", partial(_will, household), new)


def _will(household: Household, place: Place) -> None:
    fields.person((*place, "person"), [member.name for member in household.members])
    writer = edit.get(household, (*place, "person"))
    heirs = [name for name in edit.everybody(household) if name != writer]
    for part in ("money", "home"):
        st.markdown(f"**{fields.label_of((*place, part))}**")
        fields.shares((*place, part), heirs)
