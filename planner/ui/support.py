"""暮らしの支え (support): the social worker's half: housework, keeping of money, support stages, desks."""

from typing import get_args

import streamlit as st

from planner import answers, desks, support_stages, wording, wording_desks
from planner.desks import STAGES, Desk, Stage
from planner.household import Household
from planner.measure_inputs import Measure, MoneyHelp
from planner.measures import examples
from planner.ui import desk_cards, explained, fields, look, offer, outlook, stage_card, state
from planner.ui.forms import daily_life
from planner.words import t

LADDER = ("own_accounts", "family", "daily_life_support", "trust", "guardianship")


def housework(household: Household) -> None:
    """家事 — the answer, the list of what is done already, and whether help is counted."""
    lang = state.lang()
    _answer(lang, household, "housework")
    daily_life.show(household)
    st.header(t(lang, "support.part.desks"), anchor=False)
    desk_cards.show(lang, desks.for_topic(household.municipality, "housework"))


def _answer(lang: str, household: Household, worry: str) -> None:
    found = {one.worry: one for one in answers.five(state.projected(household), state.law())}
    outlook.card(lang, wording.answer(lang, found[worry]))


def keeping(household: Household) -> None:
    """お金の管理 — from light support to guardianship, each with its fee and what it moves in the plan."""
    lang = state.lang()
    _answer(lang, household, "keeping")
    st.markdown(t(lang, "support.ladder.text"))
    for number, rung in enumerate(LADDER, start=1):
        title, text = (t(lang, f"support.ladder.{rung}"), t(lang, f"support.ladder.{rung}.text"))
        terms = explained.explanations(lang, title, text)
        st.html(look.line("answer", f"{number}. {title}") + look.line("plain", text) + terms)
        measure = _of_rung(household, rung)
        if measure is not None:
            offer.show(lang, household, measure, key=rung)
    st.header(t(lang, "support.part.desks"), anchor=False)
    desk_cards.show(lang, desks.for_topic(household.municipality, "keeping"))


def _of_rung(household: Household, rung: str) -> Measure | None:
    """The measure of a rung; the lighter ones are no measure: they cost nothing."""
    child = household.children[0].name
    if rung == "trust":
        return examples.new(household, rung)
    if rung in get_args(MoneyHelp.model_fields["help"].annotation):
        return MoneyHelp.model_validate({"measure": "money_help", "child": child, "help": rung})
    return None


def stages(household: Household) -> None:
    """支援の段階 — where the support stands, what may come next, and which numbers it could move."""
    lang, now = state.lang(), household.talk.support_stage
    st.header(t(lang, "stage.title"), anchor=False)
    fields.choice(("talk", "support_stage"), (None, *STAGES))
    stage: Stage = now or STAGES[0]
    stage_card.show(lang, stage, household.municipality)
    st.header(t(lang, "support.stages.measures"), anchor=False)
    for number, measure in enumerate(support_stages.measures(stage, household)):
        offer.show(lang, household, measure, key=f"{stage}.{number}")


def places(household: Household) -> None:
    """相談先 — every desk of the town, then those found everywhere."""
    lang, directory = state.lang(), desks.load()
    local, national = directory.local(household.municipality), directory.national()
    if local:
        _listed(lang, t(lang, "support.desks.local"), local)
    else:
        st.markdown(t(lang, "support.desks.no_town"))
    _listed(lang, t(lang, "support.desks.national"), national)


def _listed(lang: str, title: str, found: tuple[Desk, ...]) -> None:
    st.header(title, anchor=False)
    for one, told in zip(found, wording_desks.desks(lang, found), strict=True):
        with st.expander(look.escaped(told.name), key=f"desk.{one.code}.{one.key}"):
            st.html(desk_cards.card(lang, told))


PARTS = {"housework": housework, "keeping": keeping, "stages": stages, "desks": places}
