"""暮らしの準備 (daily life): what the person does now, what is settled, who keeps the money, and paid help."""

from functools import partial

import streamlit as st

from planner.household import Household
from planner.ui import fields, look, state
from planner.ui.forms.items import side_by_side
from planner.words import t

TASKS = (("cooking", "shopping", "cleaning"), ("laundry", "rubbish", "procedures"))
SETTLED = (("own_contracts", "counter_rehearsed"), ("watched_over", "emergency_contact"))
ABILITIES = (None, "alone", "with_help", "not_yet")
DONE = (None, "done", "not_yet")
MANAGERS = (None, "self", "family", "daily_life_support", "guardian", "trust")


def show(household: Household) -> None:
    """Show the daily life of each child planned for."""
    st.caption(t(state.lang(), "form.daily_life_hint"))
    for number, child in enumerate(household.children):
        place = ("children", number, "daily_life")
        with st.container(border=True):
            st.markdown(f"**{look.escaped(child.name)}**")
            for row in TASKS:
                side_by_side(*(partial(fields.choice, (*place, task), ABILITIES) for task in row))
            fields.choice((*place, "money_manager"), MANAGERS)
            for pair in SETTLED:
                side_by_side(*(partial(fields.choice, (*place, point), DONE) for point in pair))
            fields.switch((*place, "help_counted"), hint=t(state.lang(), "form.help_counted_hint"))
