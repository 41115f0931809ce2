"""これから、すること (home now): save, make it more exact one part at a time, compare, and whom to ask the rest."""

import html
from functools import partial

import streamlit as st

from planner import answers, desks, easy
from planner.household import Household
from planner.ui import desk_cards, explained, forms, home_questions, home_walk, look, pages, saving, state
from planner.ui.home_walk import LAST_SCREEN, Walk
from planner.words import t

IN_ORDER = (
    "money",
    "pensions",
    "spending",
    "home",
    "daily_life",
    "people",
    "wills",
    "protection",
    "services",
    "assumptions",
)
AT_FIRST = 3
ASKED = ("health", "law", "tax", "money", "life")
PARTS = {
    "accounts": "money",
    "incomes": "money",
    "one_offs": "money",
    "spending": "spending",
    "home": "home",
    "move": "home",
    "rebuilding": "home",
    "parents": "people",
    "children": "people",
    "assumptions": "assumptions",
}


def go_to(screen: int) -> None:
    """Go to one of the answers."""
    home_questions.put(home_walk.on_screen(home_questions.walk(), screen))


def open_section(name: str) -> None:
    """Open one part of the form behind the screen that is seen."""
    one = home_questions.walk()
    home_questions.put(home_walk.on_screen(one, one.screen, name))


def show(lang: str, household: Household) -> None:
    """Show what to do now."""
    _heading(t(lang, "home.now.save"))
    st.html(look.line("plain", t(lang, "home.now.save_text")))
    saving.save_button("home")
    _steps(lang, household)
    _plans(lang)
    _heading(t(lang, "home.now.refine"))
    stand_in = explained.explanations(lang, t(lang, "home.now.stand_in"))
    st.html(look.line("plain", t(lang, "home.now.refine_text")) + stand_in)
    first, standing_in = ordered(household)
    for name in first[:AT_FIRST]:
        _offer(lang, name, stands_in=name in standing_in)
    with st.expander(t(lang, "home.now.refine_other")):
        for name in first[AT_FIRST:]:
            _offer(lang, name, stands_in=name in standing_in)
    with st.container(border=True):
        _heading(t(lang, "home.now.ask"))
        told = [t(lang, f"home.now.ask.{matter}") for matter in ASKED]
        points = "".join(f"<li>{explained.marked(lang, line)}</li>" for line in told)
        text = look.line("plain", t(lang, "home.now.ask_text"))
        st.html(f'{text}<ul class="asked">{points}</ul>{explained.explanations(lang, *told)}')
    desk_cards.show(lang, desks.for_topic(household.municipality, "first_talk"), most=2)


def _steps(lang: str, household: Household) -> None:
    """The first step of each answer, and the way to the page where who does it by when is agreed."""
    found = answers.five(state.projected(household), state.law())
    first = dict.fromkeys(easy.step(lang, one.steps[0]) for one in found if one.steps)
    _heading(t(lang, "home.now.steps"))
    points = "".join(f"<li>{html.escape(what)}</li>" for what in first)
    st.html(look.line("plain", t(lang, "home.now.steps_text")) + f'<ul class="asked">{points}</ul>')
    label = t(lang, "home.now.steps_more")
    st.page_link(pages.page(lang, "steps"), label=label, icon=":material/arrow_forward:")


def _plans(lang: str) -> None:
    """The way to other plans beside the family as it is."""
    _heading(t(lang, "home.now.plans"))
    st.html(look.line("plain", t(lang, "home.now.plans_text")))
    st.page_link(pages.page(lang, "plans"), label=t(lang, "page.plans"), icon=":material/arrow_forward:")


def ordered(household: Household) -> tuple[tuple[str, ...], frozenset[str]]:
    """くわしくする順 — the parts of the form, first those for which values stand in; and which these are."""
    standing_in = {PARTS[str(place[0])] for place in state.stand_ins(household) if str(place[0]) in PARTS}
    if not answers.outlook(state.projected(household)).told:
        standing_in |= {"money", "pensions"}
    first = [name for name in IN_ORDER if name in standing_in]
    return (*first, *(name for name in IN_ORDER if name not in standing_in)), frozenset(standing_in)


def _heading(text: str) -> None:
    st.html(f'<h2 class="part">{html.escape(text)}</h2>')


def _offer(lang: str, name: str, *, stands_in: bool) -> None:
    """One part that can be made more exact, and why it is worth it."""
    st.button(
        t(lang, f"home.refine.{name}"),
        key=f"home_refine.{name}",
        width="stretch",
        icon=":material/edit_note:",
        on_click=partial(open_section, name),
    )
    why = t(lang, f"home.refine.{name}.why")
    told = why + t(lang, "app.between") + t(lang, "home.now.stand_in") if stands_in else why
    st.html(f'<p class="why">{explained.marked(lang, told)}</p>')


def refine(lang: str, household: Household, one: Walk) -> None:
    """Show one part of the form, and the way back."""
    title, why = t(lang, f"home.refine.{one.section}"), t(lang, f"home.refine.{one.section}.why")
    home_questions.look_at_top(t(lang, "home.now.refine"), explained.marked(lang, title), one.moves)
    st.html(f'<p class="plain">{explained.marked(lang, why)} {html.escape(t(lang, "home.refine.hint"))}</p>')
    dict(forms.SECTIONS)[one.section](household)
    back = "home.refine.back" if one.screen == LAST_SCREEN else "home.refine.back_to_answer"
    st.button(t(lang, back), key="home_next", type="primary", width="stretch", on_click=partial(go_to, one.screen))
