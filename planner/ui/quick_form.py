"""はじめの十問の画面 (quick form): ten questions; each shows at once how it was understood."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st
from pydantic import ValidationError

from planner import words
from planner.problems import from_validation_error
from planner.ui import look, quick, state
from planner.ui.fields import MAN, NOTHING
from planner.ui.forms.people import town_words, towns
from planner.ui.quick import Answers
from planner.words import t

HOMES = (None, "house", "flat", "rented", "public_rented", "other")
INCOMES = (None, "none", "grade_2", "grade_1", "amount")
MOST_SIBLINGS = 12


def show() -> bool:
    """Show the questions and the button; return whether a family was made of the answers."""
    lang = state.lang()
    st.markdown(t(lang, "quick.intro"))
    answers = Answers(**_family(), **_money(), **_living())
    values, problems = quick.read(answers, state.first_year())
    if not st.button(t(lang, "quick.go"), type="primary", key="quick.go", width="stretch"):
        return False
    if problems:
        st.warning(t(lang, "quick.some_unreadable", count=len(problems)))
        return False
    if values["child"] is None:
        st.warning(t(lang, "quick.child_needed"))
        return False
    return build(answers, values)


def build(answers: Answers, values: dict[str, int | None]) -> bool:
    """Make a family of the answers and open it; return whether one was made."""
    lang, year = state.lang(), state.first_year()
    full = state.law_yen("old_age_basic_pension.full_amount_older_yen_per_year", year)
    try:
        household = quick.build(answers, values, first_year=year, full_basic_yen_per_year=full, lang=lang)
    except ValidationError as error:
        for problem in from_validation_error(error):
            st.warning(look.escaped(words.problem(lang, problem)))
        return False
    state.open_family(household)
    return True


def ask(name: str, *, hint: str = "") -> str:
    """Ask for a text; say beside it how it is read."""
    lang = state.lang()
    given = st.text_input(
        t(lang, f"quick.{name}"),
        key=f"quick.{name}",
        placeholder=t(lang, f"quick.{name}.example"),
        help=hint or None,
        persist_state="session",
        autocomplete="off",
    )
    one: dict[str, Any] = {name: given or ""}
    values, problems = quick.read(Answers(**one), state.first_year())
    if name in problems:
        st.warning(look.escaped(words.problem(lang, problems[name], _called(lang))))
    elif values.get(name) is not None:
        echo(name, values[name] or 0)
    return given or ""


def _called(lang: str) -> dict[str, list[dict[str, str]]]:
    """Names for the sentences about an entry."""
    parents = [{"name": t(lang, f"quick.called.{role}")} for role in ("father", "mother")]
    return {"parents": parents, "accounts": [{"name": t(lang, "quick.savings_name")}]}


def echo(name: str, value: int) -> None:
    """Say how an entry was understood; ask again where an amount was probably meant in 万円."""
    lang = state.lang()
    if name in ("father", "mother", "child"):
        st.caption(t(lang, "quick.echo.born", year=value, age=state.first_year() - value))
    elif name == "building":
        st.caption(t(lang, "quick.echo.built", year=value, years=state.first_year() - value))
    elif 0 < value < MAN:
        meant = words.man_yen(value * MAN, lang)
        st.warning(t(lang, "quick.echo.small", amount=words.yen(value, lang), meant=meant))
    else:
        st.caption(t(lang, "quick.echo.amount", amount=words.man_yen(value, lang)))


def _choose(
    name: str, options: tuple[str | None, ...], words_of: Callable[[str | None], str] | None = None
) -> str | None:
    """Offer a choice; the key has the language in it, because a browser keeps the words of a chosen option."""
    lang, kept = state.lang(), f"quick.{name}.kept"
    offered = [option or NOTHING for option in options]

    def option_words(option: str) -> str:
        if words_of is not None:
            return words_of(option or None)
        return t(lang, f"quick.{name}.{option}") if option else t(lang, "common.unknown")

    chosen = st.selectbox(
        t(lang, f"quick.{name}"),
        offered,
        index=offered.index(st.session_state.get(kept, NOTHING)),
        format_func=option_words,
        key=f"quick.{name}.{lang}",
        filter_mode=None,
    )
    st.session_state[kept] = chosen
    return chosen or None


def _family() -> dict[str, Any]:
    lang = state.lang()
    found: dict[str, Any] = {}
    with st.container(border=True):
        st.markdown(f"**{t(lang, 'quick.heading.family')}**")
        left, right = st.columns(2)
        with left:
            found["father"] = ask("father")
        with right:
            found["mother"] = ask("mother")
        left, right = st.columns(2)
        with left:
            found["child"] = ask("child")
        with right:
            found["child_name"] = ask("child_name")
        left, right = st.columns(2)
        with left:
            found["municipality"] = _choose("municipality", (None, *towns()), partial(town_words, lang))
        with right:
            found["siblings"] = _count("siblings")
    return found


def _count(name: str) -> int | None:
    lang = state.lang()
    label, unknown = t(lang, f"quick.{name}"), t(lang, "common.unknown")
    number: int | None = st.number_input(
        label, 0, MOST_SIBLINGS, value=None, key=f"quick.{name}", placeholder=unknown, persist_state="session"
    )
    return number


def _money() -> dict[str, Any]:
    lang = state.lang()
    with st.container(border=True):
        st.markdown(f"**{t(lang, 'quick.heading.money')}**")
        savings = ask("savings")
        together = st.toggle(t(lang, "quick.together"), key="quick.together", persist_state="session")
        if together:
            found = {"pension": ask("pension")}
        else:
            left, right = st.columns(2)
            with left:
                father = ask("father_pension")
            with right:
                mother = ask("mother_pension")
            found = {"father_pension": father, "mother_pension": mother}
        before_tax = st.toggle(t(lang, "quick.before_tax"), key="quick.before_tax", persist_state="session")
        st.caption(t(lang, "quick.before_tax_note" if before_tax else "quick.take_home_note"))
        st.caption(t(lang, "quick.pension_note"))
        living = ask("living")
    return {"savings": savings, "together": bool(together), "before_tax": bool(before_tax), "living": living, **found}


def _living() -> dict[str, Any]:
    lang = state.lang()
    found: dict[str, Any] = {}
    with st.container(border=True):
        st.markdown(f"**{t(lang, 'quick.heading.living')}**")
        left, right = st.columns(2)
        with left:
            found["home"] = _choose("home", HOMES)
            if found["home"] in quick.OWNED:
                found["building"] = ask("building")
            elif found["home"] is not None:
                found["rent"] = ask("rent")
        with right:
            found["income"] = _choose("income", INCOMES)
            if found["income"] == "amount":
                found["income_amount"] = ask("income_amount")
    return found
