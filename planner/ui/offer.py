"""対策の提案 (offer): one measure as a card: what it does, costs and moves, and a button that puts it into a plan.

Nothing is counted before the button is pressed.
"""

import streamlit as st

from planner import measures, wording_changes, wording_measures
from planner.household import Household
from planner.measure_inputs import MOST_MEASURES, Measure, Plan
from planner.ui import edit, explained, look, outlook, state
from planner.words import t


def show(lang: str, household: Household, measure: Measure, *, key: str) -> None:
    """対策のカード — one measure for this family; where it does not fit, the reason and what would.

    Args:
        lang: "ja" or "en".
        household: The family as it is.
        measure: What is offered.
        key: Names the card among others on the page.

    """
    family, book = household.model_copy(update={"plans": ()}), state.law()
    with st.container(border=True):
        st.markdown(f"**{look.escaped(wording_measures.title(lang, measure))}**")
        reasons = measures.refusals(family, measure, book)
        if reasons:
            told = [wording_measures.refusal(lang, reason) for reason in reasons]
            st.html("".join(look.line("plain", text) for text in (t(lang, "offer.does_not_fit"), *told)))
            return
        told_of = wording_measures.measure(lang, family, measure, book)
        terms = explained.explanations(lang, told_of.title, told_of.does, told_of.cost)
        st.html(look.line("plain", told_of.does) + look.line("plain small", told_of.cost) + terms)
        if outlook.told(family):
            with_it = measures.applied(family, (measure,), book)
            moved = wording_changes.moved(lang, state.key_figures(family), state.key_figures(with_it))
            st.html(look.line("plain", t(lang, "offer.if_taken", moved=moved)))
        _button(lang, household, measure, key)


def _button(lang: str, household: Household, measure: Measure, key: str) -> None:
    plan = next((one for one in household.plans if measure in one.measures), None)
    if plan is not None:
        st.html(look.line("plain small", t(lang, "offer.taken", plan=plan.name)))
    elif not household.plans or len(household.plans[0].measures) < MOST_MEASURES:
        label = t(lang, "offer.take", plan=look.escaped(_plan_name(lang, household)))
        st.button(label, key=f"offer.{key}", icon=":material/add:", on_click=_take, args=(measure,))


def _plan_name(lang: str, household: Household) -> str:
    return household.plans[0].name if household.plans else t(lang, "plans.new", number=1)


def _take(measure: Measure) -> None:
    """Put a measure into the first plan, which is begun where there is none."""
    lang = state.lang()

    def change(household: Household) -> Household:
        if not household.plans:
            plan = Plan(name=t(lang, "plans.new", number=1), measures=(measure,))
            return edit.add(household, ("plans",), plan.model_dump())
        return edit.add(household, ("plans", 0, "measures"), measure.model_dump())

    state.restructure(change, ("plans",))
