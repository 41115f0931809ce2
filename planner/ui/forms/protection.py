"""借入れ・保険・扶養共済 (protection): debts, life insurance, mutual aid for disabled people."""

from functools import partial

import streamlit as st

from planner.household import Household
from planner.problems import Place
from planner.ui import fields, state
from planner.ui.forms.items import listed, side_by_side
from planner.words import t

UNITS = (1, 2)


def show(household: Household) -> None:
    """Show debts, insurances and mutual aid."""
    lang = state.lang()
    names = [member.name for member in household.members]
    st.markdown(f"**{t(lang, 'form.heading.debts')}**")
    listed(household, "debts", partial(_debt, names), {"name": t(lang, "new.debt"), "owner": names[0]})
    st.markdown(f"**{t(lang, 'form.heading.insurances')}**")
    new = {"name": t(lang, "new.insurance"), "insured": names[0], "beneficiary": household.children[0].name}
    listed(household, "insurances", partial(_insurance, names), new)
    if household.parents:
        st.markdown(f"**{t(lang, 'form.heading.mutual_aid')}**")
        aid = {"parent": names[0], "child": household.children[0].name, "entry_year": household.first_year}
        listed(household, "mutual_aid", partial(_mutual_aid, household), aid)


def _debt(names: list[str], place: Place) -> None:
    side_by_side(
        partial(fields.text, (*place, "name")),
        partial(fields.person, (*place, "owner"), names),
        partial(fields.yen, (*place, "balance_yen")),
    )
    side_by_side(
        partial(fields.yen, (*place, "payment_yen_per_year")), partial(fields.ratio, (*place, "interest_ratio"))
    )
    fields.switch((*place, "ends_with_death"))


def _insurance(names: list[str], place: Place) -> None:
    side_by_side(
        partial(fields.text, (*place, "name")),
        partial(fields.person, (*place, "insured"), names),
        partial(fields.person, (*place, "beneficiary"), names),
    )
    side_by_side(
        partial(fields.yen, (*place, "benefit_yen")),
        partial(fields.age, (*place, "cover_to_age"), may_stay_open=True),
    )
    side_by_side(
        partial(fields.yen_or_zero, (*place, "premium_yen_per_year")),
        partial(fields.age, (*place, "premium_to_age"), may_stay_open=True),
    )


def _mutual_aid(household: Household, place: Place) -> None:
    side_by_side(
        partial(fields.person, (*place, "parent"), [parent.name for parent in household.parents]),
        partial(fields.person, (*place, "child"), [child.name for child in household.children]),
    )
    side_by_side(
        partial(fields.year, (*place, "entry_year")),
        partial(fields.choice, (*place, "units"), UNITS),
        partial(fields.yen, (*place, "premium_yen_per_month")),
    )
