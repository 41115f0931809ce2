"""案の欄 (plan form): the measures of one plan, each with its own fields, and one more from the list of all kinds."""

from functools import partial
from typing import Any

import streamlit as st

from planner import measures, wording_measures
from planner.household import Household
from planner.measure_inputs import MOST_MEASURES, MOST_PLANS, Measure, Plan
from planner.measures import examples
from planner.measures.examples import PEOPLE
from planner.problems import Place, limits
from planner.ui import edit, fields, look, offer, outlook, state
from planner.ui.forms.items import side_by_side
from planner.words import choice, t

IN_A_ROW = 3
IDEAS = ("spend_less", "small_earnings", "national_pension", "public_housing", "money_help", "housework_learned")
MOST_IDEAS = 3
REPEATS = (None, 5, 10, 15, 20, 30)
LAST = ("to_age", "to_year")  # left open these have no end; all other years and ages begin when it fits
MONTHS_LOW, MONTHS_HIGH = 1, 120


def show_all(household: Household) -> None:
    """Show every plan in a section of its own, and the offer of one plan more."""
    for number, plan in enumerate(household.plans):
        section = st.expander(look.escaped(plan.name), key=f"plan.{number}", expanded=True, on_change="rerun")
        if section.open:
            with section:
                show(household, number)
    if not household.plans and outlook.told(household):
        _ideas(household)
    add_plan(household)


def _ideas(household: Household) -> None:
    """Where there is no plan yet: a few measures that fit, each with what it moves and a button that begins a plan."""
    lang, book = state.lang(), state.law()
    possible = (examples.new(household, kind) for kind in IDEAS)
    fitting = [one for one in possible if one is not None and not measures.refusals(household, one, book)]
    st.markdown(t(lang, "plans.ideas"))
    for measure in fitting[:MOST_IDEAS]:
        offer.show(lang, household, measure, key=f"idea.{measure.measure}")


def show(household: Household, number: int) -> None:
    """Show one plan: its name, its measures, the reasons of what does not fit, and one measure more."""
    lang, place = state.lang(), ("plans", number)
    plan = household.plans[number]
    fields.text((*place, "name"))
    changed = household.model_copy(update={"plans": ()})
    for which, measure in enumerate(plan.measures):
        with st.container(border=True):
            changed = _measure(household, changed, (*place, "measures", which), measure)
    _add(household, changed, place)
    st.button(
        t(lang, "plans.remove", name=look.escaped(plan.name)),
        key=fields.key_of((*place, "remove")),
        type="tertiary",
        icon=":material/delete:",
        on_click=_remove,
        args=(place,),
    )


def _measure(household: Household, before: Household, place: Place, measure: Measure) -> Household:
    """Show one measure; return the family after it, or the one before where it does not fit."""
    lang, book = state.lang(), state.law()
    st.markdown(f"**{look.escaped(wording_measures.title(lang, measure))}**")
    reasons = measures.refusals(before, measure, book)
    for reason in reasons:
        st.warning(look.escaped(wording_measures.refusal(lang, reason)))
    if not reasons:
        told = wording_measures.measure(lang, before, measure, book)
        st.html(look.line("plain", told.does))
    _fields(household, place, measure)
    st.button(
        t(lang, "plans.remove_measure"),
        key=fields.key_of((*place, "remove")),
        type="tertiary",
        icon=":material/delete:",
        on_click=_remove,
        args=(place,),
    )
    return before if reasons else measures.applied(before, (measure,), book)


def _fields(household: Household, place: Place, measure: Measure) -> None:
    """Show the fields of a measure, three beside one another; people only where there is a choice."""
    shown = []
    for name, field in type(measure).model_fields.items():
        people = [one.name for one in getattr(household, PEOPLE[name])] if name in PEOPLE else []
        if name == "measure" or len(people) == 1:
            continue
        where = (*place, name)
        shown.append(
            partial(fields.person, where, people)
            if people
            else _widget(where, measure.measure, may_be_open=field.default is None)
        )
    for start in range(0, len(shown), IN_A_ROW):
        side_by_side(*shown[start : start + IN_A_ROW])


def _widget(place: Place, kind: str, *, may_be_open: bool) -> "partial[None]":
    """The widget of one field by its name and what may stand there in this kind of measure."""
    name, choices = str(place[-1]), limits((*place[:-1], kind, place[-1])).get("choices")
    if name == "every_years":
        return partial(fields.choice, place, REPEATS, words_of=_repeat)
    if choices:
        return partial(fields.choice, place, choices)
    if name == "months":
        return partial(fields.count, place, low=MONTHS_LOW, high=MONTHS_HIGH)
    if "yen" in name:
        return partial(fields.yen, place)
    begins = may_be_open and not name.endswith(LAST)
    if name.endswith("age"):
        return partial(fields.age, place, may_stay_open=may_be_open, begins=begins)
    if name.endswith("year"):
        return partial(fields.year, place, may_stay_open=may_be_open, begins=begins)
    return partial(fields.ratio, place) if name == "ratio" else partial(fields.switch, place)


def _repeat(years: int | None) -> str:
    return t(state.lang(), "plans.once") if years is None else t(state.lang(), "plans.every", years=years)


def _add(household: Household, changed: Household, place: Place) -> None:
    """Offer every kind of measure; one that does not fit says why when it is chosen."""
    lang, plan = state.lang(), household.plans[int(place[1])]
    if len(plan.measures) >= MOST_MEASURES:
        st.caption(t(lang, "plans.most_measures", most=MOST_MEASURES))
        return
    key = fields.key_of((*place, "kind"))
    chosen = st.selectbox(
        t(lang, "plans.add_measure"),
        examples.kinds(),
        index=None,
        placeholder=t(lang, "plans.choose"),
        format_func=lambda kind: choice(lang, "measure", kind),
        key=key,
        filter_mode=None,
    )
    if chosen is None:
        return
    measure = examples.new(household, chosen)
    if measure is None:
        st.warning(t(lang, "plans.nobody_for_it"))
        return
    for reason in measures.refusals(changed, measure, state.law()):
        st.warning(look.escaped(wording_measures.refusal(lang, reason)))
    st.button(
        t(lang, "plans.take_measure", name=choice(lang, "measure", chosen)),
        key=fields.key_of((*place, "take")),
        on_click=_take,
        args=((*place, "measures"), measure.model_dump()),
    )


def _take(place: Place, item: dict[str, Any]) -> None:
    state.restructure(lambda household: edit.add(household, place, item), place)


def _remove(place: Place) -> None:
    state.restructure(lambda household: edit.remove(household, place), place)


def add_plan(household: Household) -> None:
    """Offer one plan more, up to the most that can stand side by side."""
    lang = state.lang()
    if len(household.plans) >= MOST_PLANS:
        st.caption(t(lang, "plans.most_plans", most=MOST_PLANS))
        return
    st.button(t(lang, "plans.add"), key=fields.key_of(("plans", "add")), icon=":material/add:", on_click=_add_plan)


def _add_plan() -> None:
    lang = state.lang()

    def change(household: Household) -> Household:
        taken = {plan.name for plan in household.plans}
        number = next(n for n in range(1, MOST_PLANS + 2) if t(lang, "plans.new", number=n) not in taken)
        return edit.add(household, ("plans",), Plan(name=t(lang, "plans.new", number=number)).model_dump())

    state.restructure(change, ("plans",))
