"""一画面に一つの答え (home answers): the outlook in one sentence, the five worries, then what to do now."""

import html
from functools import partial

import streamlit as st

from planner import answers, charts_home, easy, wording
from planner.answers import Answer
from planner.household import Household
from planner.projection import Projection
from planner.ui import explained, home_now, home_questions, look, state
from planner.ui.home_walk import LAST_SCREEN, SCREENS
from planner.words import man_yen, t

SECTION_OF_STEP = {
    "tell_home": "home",
    "tell_daily_life": "daily_life",
    "tell_manager": "daily_life",
    "ask_bank": "money",
    "ask_pension_letter": "pensions",
}


def show(household: Household) -> None:
    """Show the answer on which the visitor is, or the part of the form behind it."""
    lang, one = state.lang(), home_questions.walk()
    if one.section:
        home_now.refine(lang, household, one)
        return
    p, name = state.projected(household), SCREENS[one.screen]
    place = t(lang, "home.answer.progress", at=one.screen + 1, count=len(SCREENS))
    if name == "outlook":
        _outlook(lang, p, place, one.moves)
    elif name == "now":
        home_questions.look_at_top(place, html.escape(t(lang, "home.now")), one.moves)
        home_now.show(lang, household)
    else:
        found = {answer.worry: answer for answer in answers.five(p, state.law())}
        _answer(lang, found[name], place, one.moves)
    _ways(lang, one.screen)


def _outlook(lang: str, p: Projection, place: str, moves: int) -> None:
    """Until when the money lasts: one sentence, a small chart, and what no figure can say."""
    o = answers.outlook(p)
    sentence, ahead = easy.until(lang, p, o)
    home_questions.look_at_top(place, explained.marked(lang, sentence), moves)
    st.html(look.line("after-lead", ahead))
    if o.told:
        figure = charts_home.small(p, lang, ink=look.colour("textColor"), paper=look.colour("backgroundColor"))
        st.plotly_chart(figure, alt=sentence, config={"displayModeBar": False}, key="home_chart")
        st.caption(t(lang, "chart.axis", name=look.escaped(o.child.name)))
        with st.expander(t(lang, "home.answer.numbers")):
            st.html(f'<div class="working">{look.pairs(_numbers(lang, p, o.child.name, o.child.birth_year))}</div>')
    st.html(look.line("plain", t(lang, "home.answer.unsure")))
    if home_questions.may_go_on():
        label = t(lang, "home.answer.resume")
        st.button(label, key="home_resume", icon=":material/edit_note:", on_click=home_questions.go_on)


def _numbers(lang: str, p: Projection, name: str, birth_year: int) -> list[tuple[str, str]]:
    return [
        (t(lang, "home.answer.number_label", year=year, name=name, age=year - birth_year), man_yen(yen, lang))
        for year, yen in charts_home.numbers(p)
    ]


def _answer(lang: str, given: Answer, place: str, moves: int) -> None:
    """One worry: the question, the answer, one amount, and the first step with desk and papers to unfold."""
    text, full = easy.answer(lang, given), wording.answer(lang, given)
    home_questions.look_at_top(place, explained.marked(lang, text.question), moves)
    explained.sentence(lang, text.sentence, "answer")
    st.html(look.line("amount", text.amount))
    if not full.steps:
        return
    code, first = given.steps[0], full.steps[0]
    what, section = easy.step(lang, code), SECTION_OF_STEP.get(code)
    with st.container(border=True):
        st.html(f'<h2 class="question">{html.escape(t(lang, "home.answer.first_step"))}</h2>')
        explained.sentence(lang, what, "plain strong")
        if section is not None:
            st.button(
                t(lang, "home.answer.enter"),
                key="home_enter",
                icon=":material/edit_note:",
                on_click=partial(home_now.open_section, section),
            )
        with st.expander(t(lang, "home.answer.more")):
            desk, papers = (
                t(lang, "outlook.office", office=first.office),
                t(lang, "outlook.papers", papers=first.papers),
            )
            in_full = () if section is not None or first.what == what else (first.what,)
            lines = (*in_full, desk, papers, full.reason)
            told = "".join(f'<p class="plain">{explained.marked(lang, line)}</p>' for line in lines)
            st.html(told + explained.explanations(lang, *lines, told=what))


def _ways(lang: str, screen: int) -> None:
    """The way on and the way back, at the end of each screen."""
    if screen < LAST_SCREEN:
        st.button(
            t(lang, "home.answer.next"),
            key="home_next",
            type="primary",
            width="stretch",
            on_click=partial(home_now.go_to, screen + 1),
        )
    with st.container(horizontal=True, key="home_ways"):
        if screen > 0:
            back = t(lang, "home.answer.back")
            st.button(back, key="home_back", width="stretch", on_click=partial(home_now.go_to, screen - 1))
        if screen == LAST_SCREEN:
            first = t(lang, "home.answer.first")
            st.button(first, key="home_first", width="stretch", on_click=partial(home_now.go_to, 0))
