"""お金 (money): accounts by owner, incomes, and what happens once."""

from functools import partial

import streamlit as st

from planner.household import Household
from planner.problems import Place
from planner.ui import fields, state
from planner.ui.forms.items import details, listed, side_by_side
from planner.words import t

KINDS = ("deposit", "securities", "cash")


def show(household: Household) -> None:
    """Show accounts, incomes and what happens once."""
    lang = state.lang()
    st.markdown(f"**{t(lang, 'form.heading.amounts')}**")
    fields.choice(("amounts",), AMOUNTS)
    st.caption(t(lang, "form.amounts_hint"))
    accounts(household)
    incomes(household)
    once(household)


def _names(household: Household) -> list[str]:
    return [member.name for member in household.members]


def accounts(household: Household) -> None:
    """Show the accounts by owner."""
    lang, names = state.lang(), _names(household)
    st.markdown(f"**{t(lang, 'form.heading.accounts')}**")
    account = {"name": t(lang, "new.account"), "owner": names[0]}
    listed(household, "accounts", partial(_account, names), account)


def incomes(household: Household) -> None:
    """Show the incomes other than pensions."""
    lang, names = state.lang(), _names(household)
    st.markdown(f"**{t(lang, 'form.heading.incomes')}**")
    st.caption(t(lang, "form.incomes_hint"))
    income = {"name": t(lang, "new.income"), "person": names[0]}
    listed(household, "incomes", partial(_income, names), income)


def once(household: Household) -> None:
    """Show what happens once."""
    lang, names = state.lang(), _names(household)
    st.markdown(f"**{t(lang, 'form.heading.one_offs')}**")
    one_off = {"name": t(lang, "new.one_off"), "year": household.first_year}
    listed(household, "one_offs", partial(_one_off, names), one_off)


def _account(names: list[str], place: Place) -> None:
    side_by_side(
        partial(fields.text, (*place, "name")),
        partial(fields.person, (*place, "owner"), names),
        partial(fields.yen, (*place, "balance_yen")),
    )
    side_by_side(partial(fields.choice, (*place, "kind"), KINDS), partial(fields.ratio, (*place, "return_ratio")))


def _income(names: list[str], place: Place) -> None:
    side_by_side(
        partial(fields.text, (*place, "name")),
        partial(fields.person, (*place, "person"), names),
        partial(fields.yen, (*place, "yen_per_year")),
    )
    fields.choice((*place, "kind"), INCOME_KINDS)
    side_by_side(
        partial(fields.age, (*place, "from_age"), may_stay_open=True),
        partial(fields.age, (*place, "to_age"), may_stay_open=True),
    )
    if details(place, DETAILS):
        nobody = t(state.lang(), "common.nobody")
        side_by_side(
            partial(fields.person, (*place, "ends_with_death_of"), names, nobody=nobody),
            partial(fields.person, (*place, "begins_with_death_of"), names, nobody=nobody),
            partial(fields.growth, (*place, "growth")),
        )
        fields.switch((*place, "only_when_alone"))


INCOME_KINDS = ("other", "wages", "workshop_a", "workshop_b", "business", "company_pension", "mutual_aid")
AMOUNTS = ("before_tax", "take_home")
DETAILS = ("ends_with_death_of", "begins_with_death_of", "only_when_alone", "growth")


def _one_off(names: list[str], place: Place) -> None:
    side_by_side(
        partial(fields.text, (*place, "name")),
        partial(fields.year, (*place, "year")),
        partial(fields.person, (*place, "person"), names, nobody=t(state.lang(), "form.whole_family")),
    )
    side_by_side(
        partial(fields.yen_or_zero, (*place, "income_yen")),
        partial(fields.yen_or_zero, (*place, "spending_yen")),
        partial(fields.growth, (*place, "growth")),
    )
