"""一画面に一つの質問 (home questions): for a family at home with a phone; each entry is read back at once."""

from dataclasses import replace as changed
from typing import Any

import streamlit as st

from planner import words
from planner.problems import Problem
from planner.ui import explained, home_walk, look, pages, quick_form, state
from planner.ui.fields import MAN
from planner.ui.home_walk import CHOICES, MAIN, PAYMENTS_A_YEAR, Walk
from planner.words import t

WALK, OPENED = "home_walk", "home_opened"
LARGE_PAYMENT_YEN = 1_000_000
WITHOUT_UNKNOWN = ("child",)
PARENTS = ("mother", "father")
AGES_TOO_NEAR = "parent_too_young"


def begin_anew_with_another_family() -> None:
    """Lead to the first of the answers when another family was opened elsewhere in the meantime."""
    opened = state.desk().opened
    if st.session_state.get(OPENED, opened) != opened and walk().made != state.current():
        put(home_walk.on_screen(walk(), 0))
    st.session_state[OPENED] = opened


def walk() -> Walk:
    """Return how far this visitor has come."""
    found: Walk = st.session_state.get(WALK) or Walk()
    return found


def again() -> None:
    """Offer to answer the questions anew; the family of before stays on the desk until the new one is made."""
    lang = state.lang()
    if st.button(t(lang, "home.again"), key="home_again", icon=":material/edit_note:"):
        put(Walk(made=state.current(), is_open=True))
        st.switch_page(pages.page(lang, "home"))


def _keep() -> None:
    """Stay with the family of before."""
    put(Walk())


def is_open() -> bool:
    """Say whether the questions are on the screen: there is no family yet, or the visitor went on with them."""
    return state.current() is None or (walk().is_open and _is_untouched())


def may_go_on() -> bool:
    """Say whether questions are left that can be asked without losing anything."""
    return _is_untouched() and not home_walk.is_last(walk())


def _is_untouched() -> bool:
    """Whether the family is still as the answers made it."""
    now = state.current()
    return now is not None and now == walk().made and not state.desk().drafts


def go_on() -> None:
    """Return from the answers to the questions that are left."""
    one = walk()
    steps = 1 if home_walk.given(one.answers, one.at) else 0
    put(changed(home_walk.moved(one, steps), is_open=True))


def show() -> None:
    """Show the question on which the visitor is."""
    lang, one = state.lang(), walk()
    place = t(lang, "home.progress", at=home_walk.number(one.at), count=len(MAIN))
    question, hint = t(lang, f"home.question.{one.at}"), t(lang, f"home.question.{one.at}.hint")
    look_at_top(place, explained.marked(lang, question), one.moves)
    if one.at == MAIN[0]:
        st.html(look.line("plain", t(lang, "home.start.text")))
    st.html(f'<p class="plain">{explained.marked(lang, hint)}</p>{explained.explanations(lang, question, hint)}')
    with st.container(key="home_entry"):
        if one.at in CHOICES:
            _choose(lang, one, question)
        else:
            _type(lang, one, question)
        _contradictions(lang, one)
    _buttons(lang, one)
    if one.at == MAIN[0]:
        if state.current() is not None:
            st.button(t(lang, "home.again.keep"), key="home_keep", type="tertiary", on_click=_keep)
        st.caption(t(lang, "home.start.privacy"))


def look_at_top(place: str, title: str, moves: int) -> None:
    """Show where the visitor is and the heading; a new screen begins at its top, and the keyboard with it.

    Args:
        place: Such as "3 / 10".
        title: The heading as HTML.
        moves: How often the screen changed; the browser acts once for each number above 0.

    """
    up = (
        f"<script>/* {moves} */ document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0);"
        "document.getElementById('home-title')?.focus({preventScroll: true});</script>"
    )
    body = look.line("place", place) + f'<h1 class="lead large" id="home-title" tabindex="-1">{title}</h1>'
    st.html(body + (up if moves else ""), unsafe_allow_javascript=True)


def put(new: Walk) -> None:
    """Keep how far the visitor has come."""
    st.session_state[WALK] = new


def _key(name: str) -> str:
    """The key of a widget; a browser keeps the words of a chosen option, so a choice has one for each language."""
    return f"home_ask.{name}.{state.lang()}" if name in CHOICES else f"home_ask.{name}"


def _take(name: str) -> None:
    """Keep what stands in the field now."""
    if _key(name) in st.session_state:
        put(home_walk.answered(walk(), name, str(st.session_state[_key(name)] or "")))


def _type(lang: str, one: Walk, question: str) -> None:
    st.text_input(
        question,
        value=home_walk.given(one.answers, one.at),
        key=_key(one.at),
        placeholder=t(lang, f"home.question.{one.at}.example"),
        on_change=_take,
        args=(one.at,),
        label_visibility="collapsed",
        autocomplete="off",
    )
    problem = home_walk.unreadable(one, state.first_year()).get(one.at)
    if problem is not None:
        example = t(lang, f"home.question.{one.at}.example")
        st.warning(look.escaped(t(lang, "home.unreadable", given=problem.given, example=example)))
    elif one.asked_for:
        st.warning(t(lang, "home.child_needed"))
    else:
        _echo(lang, one)


def _echo(lang: str, one: Walk) -> None:
    """Say how the entry was understood."""
    value = home_walk.read(one, state.first_year()).get(one.at)
    if value is None:
        return
    if one.at != "pension":
        quick_form.echo(one.at, value)
        return
    payment = value // PAYMENTS_A_YEAR
    amount = words.man_yen(payment, lang)
    if payment < MAN:
        quick_form.echo(one.at, payment)
    elif payment >= LARGE_PAYMENT_YEN:
        each = words.man_yen(payment // PAYMENTS_A_YEAR, lang)
        st.warning(t(lang, "home.echo.pension_large", amount=amount, each=each))
    else:
        st.caption(t(lang, "home.echo.pension", amount=amount, year_amount=words.man_yen(value, lang)))


def _choose(lang: str, one: Walk, question: str) -> None:
    options, chosen = CHOICES[one.at], home_walk.given(one.answers, one.at)
    st.radio(
        question,
        options,
        index=options.index(chosen) if chosen in options else None,
        format_func=lambda option: t(lang, f"home.choose.{one.at}.{option}"),
        key=_key(one.at),
        on_change=_take,
        args=(one.at,),
        label_visibility="collapsed",
        horizontal=one.at == "siblings",
    )


def _contradictions(lang: str, one: Walk) -> None:
    if one.contradictions:
        told = dict.fromkeys(_contradiction(lang, one, problem) for problem in one.contradictions)
        st.warning(look.escaped("".join(told) + t(lang, "home.contradiction")))


def _contradiction(lang: str, one: Walk, problem: Problem) -> str:
    """Why the answers do not fit together; about the ages, which happens most, in plain words."""
    if problem.code == AGES_TOO_NEAR:
        return t(lang, "home.contradiction.ages")
    return words.problem(lang, problem, _given(one))


def _given(one: Walk) -> dict[str, Any]:
    """Names for the sentences about answers that do not fit."""
    lang = state.lang()
    parents = [{"name": t(lang, f"quick.{role}_name")} for role in ("father", "mother") if getattr(one.answers, role)]
    return {"parents": parents, "children": [{"name": one.answers.child_name.strip() or t(lang, "new.child")}]}


def _buttons(lang: str, one: Walk) -> None:
    on = "home.finish" if home_walk.is_last(one) else "home.next"
    st.button(t(lang, on), key="home_next", type="primary", width="stretch", on_click=_next)
    with st.container(horizontal=True, key="home_ways"):
        if one.at not in WITHOUT_UNKNOWN:
            kind = "parent" if one.at in PARENTS else one.at
            unknown = f"home.unknown.{kind}"
            label = t(lang, unknown if words.has(lang, unknown) else "home.unknown")
            st.button(label, key="home_unknown", width="stretch", on_click=_unknown)
        if one.at != MAIN[0]:
            st.button(t(lang, "home.back"), key="home_back", width="stretch", on_click=_back)
    child_known = home_walk.read(one, state.first_year())["child"] is not None
    if child_known and one.at != MAIN[0] and not home_walk.is_last(one):
        st.button(t(lang, "home.early"), key="home_early", type="tertiary", on_click=_finish)


def _next() -> None:
    """Take the entry and go on, unless something has to be put right first."""
    _take(walk().at)
    one = walk()
    if one.at in home_walk.unreadable(one, state.first_year()):
        return
    if home_walk.read(one, state.first_year())["child"] is None:
        put(changed(one, at=MAIN[0], asked_for=True))
        return
    contradictions = _family(one)[1]
    if contradictions:
        put(changed(one, contradictions=contradictions))
    elif home_walk.is_last(one):
        _finish()
    else:
        put(home_walk.moved(one, 1))


def _unknown() -> None:
    """Leave the question without an answer."""
    st.session_state.pop(_key(walk().at), None)
    put(home_walk.answered(walk(), walk().at, ""))
    _next()


def _back() -> None:
    """Go back; what was typed stays, even if it cannot be read yet."""
    _take(walk().at)
    put(home_walk.moved(walk(), -1))


def _finish() -> None:
    """Make the family of the answers; an answer that cannot be read, or does not fit, is shown first."""
    _take(walk().at)
    one = walk()
    wrong = next(iter(home_walk.unreadable(one, state.first_year())), None)
    if wrong is not None:
        put(one if wrong == one.at else home_walk.at(one, wrong))
        return
    household, contradictions = _family(one)
    if household is None:
        put(changed(one, contradictions=contradictions))
        return
    state.open_family(household)
    put(home_walk.on_screen(changed(one, made=household, is_open=False), 0))


def _family(one: Walk) -> tuple[Any, tuple[Problem, ...]]:
    year = state.first_year()
    full = state.law_yen("old_age_basic_pension.full_amount_older_yen_per_year", year)
    return home_walk.family(one, first_year=year, full_basic_yen_per_year=full, lang=state.lang())
