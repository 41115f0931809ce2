"""医療やサービス (services): what care and services cost in all; the person's own share is worked out."""

from functools import partial

import streamlit as st

from planner.household import Household
from planner.problems import Place
from planner.ui import fields, state
from planner.ui.forms.items import details, listed, side_by_side
from planner.words import t

KINDS = ("medical", "psychiatric", "care", "disability_service", "group_home", "daily_life_support", "guardianship")
DETAILS = ("begins_with_death_of", "ends_with_death_of", "only_when_alone", "half_hours_per_month", "outpatient")
MOST_HALF_HOURS = 60


def show(household: Household) -> None:
    """Show the services in use and those planned for later."""
    lang = state.lang()
    names = [member.name for member in household.members]
    st.markdown(f"**{t(lang, 'form.heading.services')}**")
    st.caption(t(lang, "form.services_hint"))
    new = {"name": t(lang, "new.service"), "kind": "medical", "person": household.children[0].name}
    listed(household, "services", partial(_service, names), new)


def _service(names: list[str], place: Place) -> None:
    side_by_side(
        partial(fields.text, (*place, "name")),
        partial(fields.choice, (*place, "kind"), KINDS),
        partial(fields.person, (*place, "person"), names),
    )
    side_by_side(
        partial(fields.yen, (*place, "bill_yen_per_month")),
        partial(fields.age, (*place, "from_age"), may_stay_open=True),
        partial(fields.age, (*place, "to_age"), may_stay_open=True),
    )
    if details(place, DETAILS):
        nobody = t(state.lang(), "common.nobody")
        side_by_side(
            partial(fields.person, (*place, "begins_with_death_of"), names, nobody=nobody),
            partial(fields.person, (*place, "ends_with_death_of"), names, nobody=nobody),
            partial(fields.count, (*place, "half_hours_per_month"), low=0, high=MOST_HALF_HOURS),
        )
        side_by_side(
            partial(fields.switch, (*place, "only_when_alone")),
            partial(fields.switch, (*place, "outpatient")),
        )
