"""②〜④ 家族・資産・収支 (inventory): who belongs to the family, what it owns, what comes in and goes out."""

import streamlit as st

from planner.household import Household
from planner.ui import fields, look, outlook, pictures, state
from planner.ui.forms import home, money, pensions, people, protection, spending
from planner.words import t


def family(household: Household) -> None:
    """Everyone's age, who lives together, brothers and sisters; health and care in words."""
    people.show(household)
    st.header(t(state.lang(), "session.family.condition"), anchor=False)
    fields.note(("talk", "health"))
    fields.note(("talk", "care"))


def stock(household: Household) -> None:
    """Money by owner at today's value, the home, debts and insurance; then who owns what."""
    money.accounts(household)
    st.header(t(state.lang(), "session.stock.home"), anchor=False)
    home.show(household)
    st.header(t(state.lang(), "session.stock.protection"), anchor=False)
    protection.show(household)
    if outlook.told(household):
        pictures.owners(household)


def flow(household: Household) -> None:
    """Pensions and incomes of each, spending by phase; then both by source."""
    lang = state.lang()
    st.html(look.line("plain small", t(lang, "form.amounts_hint")))
    fields.choice(("amounts",), money.AMOUNTS)
    for name, show in (("pensions", pensions.show), ("incomes", money.incomes), ("spending", spending.show)):
        section = st.expander(t(lang, f"session.flow.{name}"), key=f"flow.{name}", on_change="rerun")
        if section.open:
            with section:
                show(household)
    if outlook.told(household):
        pictures.sources(household)
