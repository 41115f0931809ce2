"""⑦〜⑨ 差・もしも・対策 (options): the gap and the sliders that move it, what may come, plans side by side."""

import streamlit as st

from planner import charts_plans, wording_plans
from planner.household import Household
from planner.household_talk import Talk
from planner.ui import chance, compared, look, outlook, pages, pictures, plan_form, state, whatif
from planner.words import t


def gap(household: Household) -> None:
    """Until when the money lasts, how much is missing, and the sliders."""
    lang = state.lang()
    if not outlook.told(household):
        st.markdown(t(lang, "session.gap.not_told"))
    whatif.show()
    _to(lang, "leave")


def risks(household: Household) -> None:
    """One assumption changed at a time; more lives and prices on the page of chances."""
    lang = state.lang()
    if not outlook.told(household):
        st.markdown(t(lang, "session.risks.not_told"))
        return
    st.markdown(t(lang, "stress.text"))
    chance.stressed(lang, household.model_copy(update={"plans": (), "talk": Talk()}))
    _to(lang, "chances")


def measures(household: Household) -> None:
    """今のまま beside the plans, and the measures of each."""
    lang, counted = state.lang(), household.model_copy(update={"talk": Talk()})
    columns = compared.columns(counted)
    if outlook.told(household):
        sentence, ahead = wording_plans.lead(lang, columns)
        st.html(look.line("answer", sentence) + look.line("plain", ahead))
        ink, paper = look.colour("textColor"), look.colour("backgroundColor")
        figure = charts_plans.balances(columns, lang, ink=ink, paper=paper)
        st.plotly_chart(figure, alt=sentence, config={"displayModeBar": False}, key="session_plans")
        st.html(compared.table(lang, columns))
    compared.refused(lang, columns)
    plan_form.show_all(household)
    if outlook.told(household):
        pictures.gap(counted)
    _to(lang, "plans")


def _to(lang: str, page: str) -> None:
    label = t(lang, "session.more", page=t(lang, f"page.{page}"))
    st.page_link(pages.page(lang, page), label=label, icon=":material/arrow_forward:")
