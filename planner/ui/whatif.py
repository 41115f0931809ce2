"""動かしてみる (what if): sliders for the numbers that families turn; chart and answer are redrawn at once.

Sliders, answers, chart and going back are one fragment, so that a move draws nothing else. It goes into the family's
file, which a press on saving takes as it is at that moment.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import streamlit as st
from pydantic import ValidationError

from planner import answers, charts_plans, wording, wording_changes
from planner.compare import Compared
from planner.household import Household, Person
from planner.problems import Place
from planner.ui import edit, faults, look, outlook, state
from planner.words import LANGUAGES, man_yen, man_yen_1, percent, t

START = "whatif_start"
OLDEST_AGE = 105
MOST_LIVING_YEN, LIVING_STEP_YEN = 400_000, 5_000
MOST_EARNED_YEN, EARNED_STEP_YEN = 100_000, 5_000
PRICES: Place = ("assumptions", "price_growth_ratio")
PRICE_GROWTHS = (-0.01, 0.0, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03)
LIVING_FIELD, EARNED_FIELD = "child_alone_yen_per_month", "yen_per_year"
EARNED_KINDS = ("wages", "workshop_b", "workshop_a")
MONTHS, LAST_EARNING_AGE = 12, 64
MOST_LABELS = 2_000

Take = Callable[[Any], object]
Words = Callable[[Any, str], str]


@st.fragment
@faults.guarded
def show() -> None:
    """Show the sliders with the answer and the chart that they move."""
    lang, household = state.lang(), state.counted()
    if household is None:
        return
    start = _start(household)
    with st.container(key="in_sight"):
        _answer(lang, start, household)
    left, right = st.columns([2, 3], gap="large")
    with left:
        _sliders(lang, household)
    with right:
        _chart(lang, start, household)
    found = {one.worry: one for one in answers.five(state.projected_quickly(household), state.law())}
    for worry in ("living", "leaving"):
        outlook.card(lang, wording.answer(lang, found[worry]))


def _start(household: Household) -> Household:
    """The family from which the moves are measured: as it is, with the sliders as this file first had them."""
    kept = st.session_state.get(START)
    opened = state.desk().opened
    if kept is None or kept[0] != opened:
        st.session_state[START] = (opened, household)
        return household
    return _put_back(kept[1], household)


def _put_back(first: Household, now: Household) -> Household:
    """Return the family as it is now with only the sliders as they were; where that does not fit, as it is now."""
    data, ages = now.model_dump(), {parent.name: parent.last_age for parent in first.parents}
    for parent in data["parents"]:
        parent["last_age"] = ages.get(parent["name"], parent["last_age"])
    data["assumptions"][PRICES[-1]] = first.assumptions.price_growth_ratio
    pairs = (
        ("spending", LIVING_FIELD, "new.living", _living_place(first), _living_place(now)),
        ("incomes", EARNED_FIELD, "new.earnings", _earned_place(first), _earned_place(now)),
    )
    for part, field, name, before, place in pairs:
        if place is not None and before is not None:
            data[part][place][field] = getattr(getattr(first, part)[before], field)
        elif place is not None and data[part][place]["name"] in {t(lang, name) for lang in LANGUAGES}:
            data[part] = [item for i, item in enumerate(data[part]) if i != place]  # a slider has begun it
    try:
        return Household.model_validate(data)
    except ValidationError:
        return now


def _living_place(household: Household) -> int | None:
    return next((i for i, item in enumerate(household.spending) if item.kind == "living"), None)


def _earned_place(household: Household) -> int | None:
    child = household.children[0].name
    places = (i for i, one in enumerate(household.incomes) if one.person == child and one.kind in EARNED_KINDS)
    return next(places, None)


def _begin_here() -> None:
    st.session_state.pop(START, None)


def _back_to_start() -> None:
    kept = st.session_state.get(START)
    if kept is not None:
        first: Household = kept[1]
        state.restructure(lambda now: _put_back(first, now), ())


def _answer(lang: str, start: Household, household: Household) -> None:
    st.html(look.line("now", outlook.until(lang, state.projected_quickly(household))[0]) + outlook.last_good(lang))
    told = t(lang, "whatif.not_moved")
    if start != household:
        told = wording_changes.moved(lang, state.key_figures(start), state.key_figures(household))
    st.html(look.line("plain", told))


def _chart(lang: str, start: Household, household: Household) -> None:
    now = Compared(t(lang, "whatif.now"), (), None, state.projected_quickly(household), state.key_figures(household))
    before = Compared(t(lang, "whatif.before"), (), None, state.projected_quickly(start), state.key_figures(start))
    figure = charts_plans.balances(
        (before, now), lang, ink=look.colour("textColor"), paper=look.colour("backgroundColor")
    )
    message = outlook.until(lang, state.projected_quickly(household))[0]
    st.plotly_chart(figure, alt=message, config={"displayModeBar": False}, key="whatif_chart")
    if start != household:
        with st.container(horizontal=True):
            if state.desk().history.past:
                st.button(t(lang, "app.undo"), key="whatif_undo", icon=":material/undo:", on_click=state.undo)
            if state.desk().history.ahead:
                st.button(t(lang, "app.redo"), key="whatif_redo", icon=":material/redo:", on_click=state.redo)
            st.button(t(lang, "whatif.back"), key="whatif.back", icon=":material/first_page:", on_click=_back_to_start)
            st.button(
                t(lang, "whatif.begin_here"), key="whatif.begin_here", icon=":material/flag:", on_click=_begin_here
            )


def _sliders(lang: str, household: Household) -> None:
    filled = state.projected_quickly(household).household
    for number, parent in enumerate(filled.parents):
        _last_age(lang, ("parents", number, "last_age"), parent, household.first_year)
    _living(lang, household, filled)
    _earned(lang, household)
    growth = filled.assumptions.price_growth_ratio or 0.0
    _choose(
        lang,
        t(lang, "whatif.prices"),
        "prices",
        [*PRICE_GROWTHS],
        now=growth,
        words_of=percent,
        take=lambda ratio: state.put(PRICES, ratio, ratio),
    )


def _last_age(lang: str, place: Place, parent: Person, first_year: int) -> None:
    now = parent.last_age or OLDEST_AGE
    ages = range(min(parent.age_in(first_year), now), max(OLDEST_AGE, now) + 1)
    label = t(lang, "whatif.last_age", name=look.escaped(parent.name))
    _choose(
        lang,
        label,
        str(place[1]),
        [*ages],
        now=now,
        words_of=_age,
        take=lambda age: state.put(place, age, age),
    )


def _living(lang: str, household: Household, filled: Household) -> None:
    """What living alone costs a month; a guide value becomes the family's own when it is moved."""
    number = _living_place(filled)
    if number is None:
        return
    now = filled.spending[number].child_alone_yen_per_month or 0
    place: Place = ("spending", number, LIVING_FIELD)
    item = {"name": t(lang, "new.living"), "kind": "living"}

    def take(yen: int) -> None:
        if number < len(household.spending):
            state.put(place, yen, yen)
        else:
            told = {**item, LIVING_FIELD: yen}
            state.take(lambda before: edit.add(before, ("spending",), told), place)

    amounts = _steps(MOST_LIVING_YEN, LIVING_STEP_YEN, now)
    _choose(lang, t(lang, "whatif.living"), "living", amounts, now=now, words_of=man_yen_1, take=take)


def _earned(lang: str, household: Household) -> None:
    """A few 万円 a month that the child may earn one day; nothing is expected."""
    child = household.children[0].name
    number = _earned_place(household)
    place: Place = ("incomes", len(household.incomes) if number is None else number, EARNED_FIELD)
    now = 0 if number is None else (household.incomes[number].yen_per_year or 0) // MONTHS
    item = {"name": t(lang, "new.earnings"), "kind": "wages", "person": child, "to_age": LAST_EARNING_AGE}

    def take(yen: int) -> None:
        if number is not None:
            state.put(place, yen * MONTHS, yen)
        else:
            told = {**item, EARNED_FIELD: yen * MONTHS}
            state.take(lambda before: edit.add(before, ("incomes",), told), place)

    amounts = _steps(MOST_EARNED_YEN, EARNED_STEP_YEN, now)
    _choose(
        lang, t(lang, "whatif.earned", age=LAST_EARNING_AGE), "earned", amounts, now=now, words_of=man_yen, take=take
    )
    st.caption(t(lang, "whatif.earned_note"))


def _steps(most: int, step: int, now: int) -> list[int]:
    return [*range(0, max(most, now) + 1, step)]


def _age(age: int, lang: str) -> str:
    return t(lang, "value.age", number=age)


@lru_cache(MOST_LABELS)
def _said(words_of: Words, value: float, lang: str) -> str:
    """An option in words; a move asks for all options of all sliders several times."""
    return words_of(value, lang)


def _choose(lang: str, label: str, name: str, options: list[Any], *, now: Any, words_of: Words, take: Take) -> None:
    """One slider over a list of values; it begins where the family's file stands and moves into it."""
    key = f"{state.desk().revision}.whatif.{name}"
    first = st.session_state.setdefault(f"{key}.first", now)  # stays to be chosen, so that the slider stays the same

    def taken() -> None:
        take(st.session_state[key])

    def said(value: float) -> str:
        return _said(words_of, value, lang)

    st.select_slider(label, sorted({*options, first, now}), value=now, format_func=said, key=key, on_change=taken)
