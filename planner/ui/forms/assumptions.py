"""前提 (assumptions): growth of prices, wages and pensions, and public assistance as the last net."""

from functools import partial

import streamlit as st

from planner.household import Household
from planner.problems import Place
from planner.ui import fields, state
from planner.ui.forms.items import side_by_side
from planner.words import t

PLACE: Place = ("assumptions",)
PRICE_GROWTHS = (0.0, 0.01, 0.02)
PENSION_CASES = ("by_prices", "past_30_years", "growth", "high_growth", "zero_growth")


def show(_: Household) -> None:
    """Show what the plan assumes."""
    lang = state.lang()
    st.caption(t(lang, "form.assumptions_hint"))
    side_by_side(
        partial(fields.choice, (*PLACE, "price_growth_ratio"), (None, *PRICE_GROWTHS)),
        partial(fields.ratio, (*PLACE, "wage_growth_ratio")),
        partial(fields.ratio, (*PLACE, "pension_growth_ratio")),
    )
    fields.choice((*PLACE, "pension_case"), PENSION_CASES)
    fields.switch((*PLACE, "public_assistance"), hint=t(lang, "form.public_assistance_hint"))
