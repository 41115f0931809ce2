"""電卓の部品 (calculator): choosing a programme, its fields, the answer with its working."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from planner import calculator, wording_calculator
from planner.calculator import DAY, Answered, NoAnswer
from planner.calculators import GROUPS, QUESTIONS, asked
from planner.calculators.asked import Asked
from planner.ui import look, state, worked
from planner.ui.fields import NOTHING
from planner.ui.forms.people import town_words, towns
from planner.wording_law import in_language, number_words
from planner.wording_steps import working
from planner.words import t

GIVEN, LAST = "calculator", "answered"


def choose(lang: str) -> str:
    """Offer the fields of law and, in the chosen one, its programmes; return the programme."""
    left, right = st.columns(2)
    with left:
        label = t(lang, "calculator.group")
        group = _kept(label, "group", tuple(GROUPS), lambda one: t(lang, f"calculator.group.{one}"))
    with right:
        label = t(lang, "calculator.programme")
        named = {name: wording_calculator.programme(lang, name) for name in GROUPS[group]}
        return str(_kept(label, f"{group}.programme", tuple(named), named.__getitem__))


def _kept(label: str, name: str, options: Sequence[Any], words_of: Callable[[Any], str], first: Any = None) -> Any:
    """Offer a choice; the key has the language in it, because a browser keeps the words of a chosen option."""
    key = f"{GIVEN}.{name}"
    now = st.session_state.get(key, first)
    index = options.index(now) if now in options else 0
    widget = f"{key}.{state.lang()}"
    chosen = st.selectbox(label, options, index=index, format_func=words_of, key=widget, filter_mode=None)
    st.session_state[key] = chosen
    return chosen


def conditions(lang: str, programme: str) -> tuple[dict[str, Any], dict[str, DeltaGenerator]]:
    """Show the fields of a programme.

    Returns:
        What is given by field, and by field the place for a sentence beside it.

    """
    given: dict[str, Any] = {}
    beside: dict[str, DeltaGenerator] = {}
    for field in asked.of(QUESTIONS[programme]):
        value = _field(lang, field)
        if value not in (None, NOTHING):
            given[field.name] = value
        beside[field.name] = st.empty()
    return given, beside


def _field(lang: str, field: Asked) -> Any:
    """One field: a choice, a tick, a count, or a text that is read as families write it."""
    label, key = field.label(lang), f"{GIVEN}.{field.programme}.{field.name}"
    if field.kind == "town":
        return _town(lang, label)
    if field.kind == "choice":
        options = (*([NOTHING] if field.may_be_empty else []), *field.choices)
        name = f"{field.programme}.{field.name}"
        return _kept(label, name, options, lambda one: _choice_words(lang, field, one), field.default)
    if field.kind == "truth":
        return st.checkbox(label, value=bool(field.default), key=key, persist_state="session")
    if field.kind in ("whole", "age") and isinstance(field.default, int):
        low, high = (None if bound is None else int(bound) for bound in (field.low, field.high))
        return st.number_input(label, low, high, value=field.default, step=1, key=key, persist_state="session")
    return _text(lang, label, field, key)


def _text(lang: str, label: str, field: Asked, key: str) -> str:
    """A text with its first value in it; the day stands empty, because the newest law moves on."""
    first = wording_calculator.default(lang, field)
    is_open = field.kind == "day" or field.default is None
    hint = t(lang, "calculator.newest", day=first) if field.kind == "day" else t(lang, "form.unknown")
    value = "" if is_open else first
    typed = st.text_input(
        label, value=value, key=key, placeholder=hint if is_open else first, persist_state="session", autocomplete="off"
    )
    return str(typed or "")


def _choice_words(lang: str, field: Asked, choice: Any) -> str:
    return t(lang, "common.unknown") if choice == NOTHING else field.choice_words(lang, choice)


def _town(lang: str, label: str) -> Any:
    """The towns that have been looked at; at first the family's own."""
    household = state.current()
    first = household.municipality if household is not None else None
    options = (NOTHING, *towns())
    return _kept(label, "municipality", options, lambda code: _town_words(lang, code), first)


def _town_words(lang: str, code: str) -> str:
    return town_words(lang, code) if code else t(lang, "calculator.no_town")


def answered(programme: str, given: dict[str, Any], beside: dict[str, DeltaGenerator]) -> bool:
    """Work the programme out; what cannot be read is told beside its field, and the last good answer stays.

    Returns:
        Whether what is given now could be worked out.

    """
    key = f"{LAST}.{programme}"
    try:
        st.session_state[key] = calculator.ask(programme, given)
    except NoAnswer as trouble:
        for problem in trouble.problems:
            field = str(problem.place[-1])
            sentence = wording_calculator.problem(state.lang(), problem)
            beside.get(field, beside[DAY]).warning(look.escaped(sentence))
        return False
    return True


def answer(lang: str, programme: str) -> None:
    """The last good answer in large type, with what it rests on."""
    found: Answered | None = st.session_state.get(f"{LAST}.{programme}")
    if found is None:
        return
    last = found.steps[-1]
    name = t(lang, "calculator.answer", name=wording_calculator.programme(lang, programme))
    amount = number_words(lang, last.rule, last.result)
    basis = wording_calculator.basis(lang, found, state.law())
    st.html(look.line("question", name) + look.line("figure", amount) + look.line("plain small", basis))


def steps(lang: str, programme: str) -> None:
    """The working of the last good answer, and what the programme leaves out."""
    found: Answered | None = st.session_state.get(f"{LAST}.{programme}")
    if found is None:
        return
    book = state.law()
    told = working(lang, found.steps, found.day, book, found.question.municipality)
    st.html(worked.as_html(lang, told))
    left_out = in_language(lang, book.programmes[programme], "left_out")
    st.caption(look.escaped(t(lang, "evidence.left_out", text=left_out)))
