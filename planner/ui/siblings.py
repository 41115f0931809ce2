"""ごきょうだいへの部品 (siblings): two columns of choices, and the paper to hand over."""

from typing import get_args

import streamlit as st

from planner import paper_siblings, print_page, wording_siblings
from planner.household import Household
from planner.household_talk import SiblingTask
from planner.ui import compared, edit, fields, look, outlook, state
from planner.wording_siblings import SiblingsText
from planner.words import choice, t

TALK = ("talk",)
ASKED, NOT_ASKED = "asked_of_siblings", "not_asked_of_siblings"
OTHER = {ASKED: NOT_ASKED, NOT_ASKED: ASKED}
FILE_NAME = "for_siblings.html"


def told(lang: str, household: Household, *, amounts: bool = True) -> SiblingsText:
    """Return the words of the page, with or without amounts."""
    p, counted = state.projected(household), state.counted()
    plans = compared.columns(counted) if counted is not None and counted.plans else ()
    until = outlook.until(lang, p)[0]
    return wording_siblings.told(lang, household, p, state.law(), until=until, plans=plans, amounts=amounts)


def tasks(lang: str, household: Household) -> None:
    """頼むこと・頼まないこと — two lists to choose from; what is chosen in one leaves the other."""
    for column, name, title in zip(
        st.columns(2, gap="medium"), (ASKED, NOT_ASKED), ("siblings.asked", "siblings.not_asked"), strict=True
    ):
        with column:
            st.subheader(t(lang, title), anchor=False)
            for task in get_args(SiblingTask):
                key = _key(name, task)
                st.checkbox(
                    choice(lang, name, task),
                    value=task in getattr(household.talk, name),
                    key=key,
                    on_change=_take,
                    args=(name, task),
                )


def _key(name: str, task: str) -> str:
    return fields.key_of((*TALK, name, task))


def _take(name: str, task: str) -> None:
    """Take a choice over, in the order of the list; the same task leaves the other list."""
    on = bool(st.session_state[_key(name, task)])

    def chosen(household: Household) -> Household:
        talk = household.talk
        here = {*getattr(talk, name), task} if on else {*getattr(talk, name)} - {task}
        there = [one for one in getattr(talk, OTHER[name]) if one != task]
        kept = [one for one in get_args(SiblingTask) if one in here]
        return edit.put(household, TALK, {**talk.model_dump(), name: kept, OTHER[name]: there})

    state.take(chosen, (*TALK, name))
    if on:
        st.session_state[_key(OTHER[name], task)] = False


def inherited(words: SiblingsText) -> str:
    """受け継ぐもの — what each brother or sister inherits, as HTML."""
    parts = [look.formula(name, "", lines) for name, lines in words.inherited]
    return "".join([*parts, *(look.line("small", note) for note in words.notes)])


def paper(lang: str, household: Household) -> None:
    """渡す紙 — with or without amounts: to take along, and to look at."""
    amounts = st.toggle(
        t(lang, "siblings.paper.amounts"),
        value=True,
        key="amounts_for_siblings",
        help=t(lang, "siblings.paper.amounts_hint"),
        persist_state="session",
    )
    words = told(lang, household, amounts=amounts)
    st.download_button(
        t(lang, "siblings.paper.download"),
        data=lambda: paper_siblings.page(lang, words).encode("utf-8"),
        file_name=FILE_NAME,
        mime="text/html",
        key="download_siblings",
        on_click="ignore",
        icon=":material/print:",
    )
    with st.expander(t(lang, "siblings.paper.preview")):
        st.html(print_page.preview(paper_siblings.body(lang, words)))
