"""いくら残すかの部品 (leaving): the chosen age, the sums, how surely they are enough, and the reverse questions."""

from collections.abc import Callable

import streamlit as st

from planner import draws, how_much, limits, placeholders, required, wording_leave
from planner.chances import COUNT
from planner.draws import OLDEST_AGE
from planner.household import Child, Household
from planner.how_much import HowMuch
from planner.limits import PHASES, Limit, Phase
from planner.required import Certain
from planner.ui import look, state
from planner.words import choice, t

SOON_YEARS = 5
ASKED = "asked_certainties"


def age(lang: str, family: Household) -> int:
    """何歳まで — ask to which age the money shall last; at first the planned last age."""
    ages, planned = possible_ages(family)
    key = f"{state.desk().revision}.leave.to_age"
    with st.columns(2)[0]:
        chosen = st.number_input(
            t(lang, "leave.to_age"), ages.start, ages.stop - 1, value=planned, key=key, persist_state="session"
        )
        between(lang, "age", ages.start, ages.stop - 1)
    return int(chosen)


def between(lang: str, unit: str, low: int, high: int) -> None:
    """選べる範囲 — say below a number which ones may be chosen; the field itself only turns red."""
    ends = {name: t(lang, f"unit.{unit}", number=str(end)) for name, end in (("low", low), ("high", high))}
    st.caption(t(lang, "leave.between", **ends))


def possible_ages(family: Household) -> tuple[range, int]:
    """Return the ages that may be chosen, and the planned last one among them."""
    filled, _ = placeholders.fill(family, state.law())
    ages = draws.possible_ages(filled)
    return ages, required.main_child(filled).last_age or ages.start


def _main_child(family: Household) -> Child:
    return required.main_child(placeholders.fill(family, state.law())[0])


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def found(family: Household, to_age: int) -> HowMuch:
    """Return how much a family needs so that the money lasts to an age, in the calm future."""
    return how_much.how_much(family, state.law(), to_age=to_age)


def certain(lang: str, family: Household, to_age: int) -> None:
    """どのくらい確かに — worked out on the button; the answer stays while family and age stay."""
    count = f"{COUNT:,}"
    st.markdown(t(lang, "leave.certain.text", count=count))
    asked = (family, to_age)
    if st.button(t(lang, "leave.certain.go"), key="leave.certain"):
        st.session_state[ASKED] = asked
    if st.session_state.get(ASKED) != asked:
        return
    with st.spinner(t(lang, "leave.certain.wait", count=count)):
        sums = _certain(family, to_age)
    alone = found(family, to_age).year is not None
    st.html(f'<div class="working">{look.pairs(wording_leave.certainties(lang, sums, alone=alone))}</div>')


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def _certain(family: Household, to_age: int) -> tuple[Certain, ...]:
    book = state.law()
    many = draws.drawn(family, book, count=COUNT, last_age=to_age)
    return required.certain(required.needs(family, many, book, to_age=to_age))


def reverse(lang: str, family: Household, to_age: int) -> None:
    """逆から考える — one question, what it is about, and the answer at once."""
    questions = tuple(name for name in QUESTIONS if name != "pension" or family.parents)
    left, right = st.columns(2)
    with left:
        question = st.selectbox(
            t(lang, "limit.question"),
            questions,
            format_func=lambda name: t(lang, f"limit.{name}"),
            key=f"limit.question.{lang}",
            filter_mode=None,
        )
    with right:
        answer = QUESTIONS[question](lang, family, to_age)
    st.html(look.line("answer", wording_leave.limit(lang, question, answer)))


def _once(lang: str, family: Household, to_age: int) -> Limit:
    """A price or repairs: in which year."""
    first = family.first_year
    last = max(first, _main_child(family).birth_year + OLDEST_AGE)
    key = f"{state.desk().revision}.limit.year"
    year = st.number_input(t(lang, "limit.year"), first, last, value=min(last, first + SOON_YEARS), key=key)
    between(lang, "year", first, last)
    return _highest_once(family, int(year), to_age)


def _monthly(lang: str, family: Household, to_age: int) -> Limit:
    """Living costs: in which phase; at first when the child is alone."""
    phase = st.selectbox(
        t(lang, "limit.phase"),
        PHASES,
        index=len(PHASES) - 1,
        format_func=lambda one: choice(lang, "phase", one),
        key=f"limit.phase.{lang}",
        filter_mode=None,
    )
    return _highest_monthly(family, phase, to_age)


def _pension(lang: str, family: Household, to_age: int) -> Limit:
    """A parent's pension: whose."""
    names = [parent.name for parent in family.parents]
    key = f"{state.desk().revision}.limit.parent"
    parent = st.selectbox(t(lang, "limit.parent"), names, key=key, filter_mode=None)
    return _pension_must_last(family, parent, to_age)


QUESTIONS: dict[str, Callable[[str, Household, int], Limit]] = {
    "price": _once,
    "repair": _once,
    "monthly": _monthly,
    "pension": _pension,
}


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def _highest_once(family: Household, year: int, to_age: int) -> Limit:
    return limits.highest_once(family, state.law(), year=year, to_age=to_age)


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def _highest_monthly(family: Household, phase: Phase, to_age: int) -> Limit:
    return limits.highest_monthly(family, state.law(), phase=phase, to_age=to_age)


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def _pension_must_last(family: Household, parent: str, to_age: int) -> Limit:
    return limits.pension_must_last(family, state.law(), parent=parent, to_age=to_age)
