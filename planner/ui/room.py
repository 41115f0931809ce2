"""勉強会の机 (room): which screen and which model family a workshop looks at, and what the room has decided so far.

The model family has no names and lives beside the family on the desk, which no screen of the room changes.
"""

from dataclasses import dataclass
from dataclasses import replace as changed
from typing import Any

import streamlit as st

from planner import household_file, share, workshop
from planner.alone_budget import Version
from planner.alone_budget import versions as housing_versions
from planner.compare import Compared
from planner.household import Household
from planner.ui import doors, look, state
from planner.words import t

SCREENS = ("family", "guess", "decades", "lists", "alone", "death", "twenty", "tasks", "phones", "close")
ROOM, DESK_FAMILY = "room", "desk"
KEYS = {"next": ("Right", "PageDown"), "back": ("Left", "PageUp")}
LARGER, SIZES = 1.3, ("size", "width", "xshift", "yshift")
CHART_PIXELS, BELOW_PIXELS, LEGEND_PIXELS = 372, 100, 60


@dataclass(frozen=True)
class Room:
    """勉強会のいま — one leader's place in the sequence.

    Attributes:
        screen: Which screen is shown.
        model: File name of the model family; "desk" is the family on the desk without names.
        guess: The age that the room expects; None is "to the end".
        revealed: Whether the answer was shown.
        ages: Last ages of the parents as the room moved them; () as they are.
        tasks: Codes of the steps that the room chose.

    """

    screen: str = SCREENS[0]
    model: str = ""
    guess: int | None = None
    revealed: bool = False
    ages: tuple[int, ...] = ()
    tasks: tuple[str, ...] = ()


def current() -> Room:
    """Return where the room is."""
    found: Room = st.session_state.get(ROOM, Room())
    return found


def put(**parts: Any) -> None:
    """Take over what the room has decided."""
    st.session_state[ROOM] = changed(current(), **parts)


def choose_model(model: str) -> None:
    """Take another family: guesses and choices begin anew."""
    st.session_state[ROOM] = Room(screen=current().screen, model=model)


def models() -> tuple[str, ...]:
    """Return the families to choose from: the one on the desk, if any, and the examples."""
    return (*((DESK_FAMILY,) if state.current() is not None else ()), *doors.titles())


def chosen() -> str:
    """Return the chosen model; at first the first example."""
    known = models()
    examples = [name for name in known if name != DESK_FAMILY]
    return current().model if current().model in known else (examples or known)[0]


def family(lang: str, model: str) -> Household:
    """Return a model family without names and plans to compare."""
    on_desk = state.current()
    found = on_desk if model == DESK_FAMILY and on_desk is not None else _example(model)
    return share.figures_only(lang, found)


@st.cache_data(show_spinner=False)
def _example(name: str) -> Household:
    return household_file.load(doors.SCENARIOS / f"{name}.toml")


def model_words(lang: str, model: str) -> str:
    """どのご家族か — ages and savings, by which a room tells the models apart."""
    household = family(lang, model)
    people = t(lang, "common.comma").join(ages(lang, household))
    if model == DESK_FAMILY:
        return t(lang, "room.family.desk", people=people)
    number = models().index(model) + (DESK_FAMILY not in models())
    savings = workshop.savings_yen(household)
    return t(lang, "room.family.model", number=number, people=people, savings_yen=savings)


def ages(lang: str, household: Household) -> list[str]:
    """だれが何歳か — everybody of the household in the first year of the plan."""
    year = household.first_year
    return [t(lang, "room.family.person", name=one.name, age=one.age_in(year)) for one in household.members]


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def versions(household: Household) -> tuple[Version, ...]:
    """Return the month alone in three housing versions."""
    return housing_versions(household, state.law())


@st.cache_data(max_entries=state.MOST_PROJECTIONS, ttl=state.KEEP_SECONDS, show_spinner=False)
def beside(household: Household, others: tuple[tuple[str, Household], ...]) -> tuple[Compared, ...]:
    """Return the family as it is and others of it, side by side."""
    return workshop.beside(household, others, state.law())


def go(steps: int) -> None:
    """Go to a screen further on, or back."""
    place = SCREENS.index(current().screen) + steps
    put(screen=SCREENS[min(max(place, 0), len(SCREENS) - 1)])


def navigation(lang: str) -> None:
    """Back, the choice of a screen, and next; arrow keys and the keys of a presenter do the same."""
    place = SCREENS.index(current().screen)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="center", key="room-steps"):
        _step(lang, "back", -1, disabled=place == 0)
        st.selectbox(
            t(lang, "room.screen"),
            SCREENS,
            index=place,
            format_func=lambda name: _screen_words(lang, name),
            key=f"room-screen-{place}",
            on_change=_jump,
            args=(f"room-screen-{place}",),
            label_visibility="collapsed",
            filter_mode=None,
        )
        _step(lang, "next", 1, disabled=place == len(SCREENS) - 1)


def _screen_words(lang: str, name: str) -> str:
    number = t(lang, "room.place", number=SCREENS.index(name) + 1, count=len(SCREENS))
    return f"{number}  {t(lang, f'room.screen.{name}')}"


def _jump(key: str) -> None:
    put(screen=st.session_state[key])


def _step(lang: str, name: str, steps: int, *, disabled: bool) -> None:
    """A button with its arrow key, and an unseen one for the key of a presenter."""
    first, second = KEYS[name]
    label = t(lang, f"room.{name}")
    kind: Any = "primary" if steps > 0 else "secondary"
    st.button(label, key=f"room-{name}", type=kind, shortcut=first, disabled=disabled, on_click=go, args=(steps,))
    with st.container(key=f"room-key-{name}", width="content"):
        st.button(label, key=f"room-{name}-2", shortcut=second, disabled=disabled, on_click=go, args=(steps,))


def large(text: str, kind: str = "say") -> None:
    """One sentence in the type of the room."""
    st.html(look.line(kind, text))


def chart(figure: dict[str, Any], message: str, key: str) -> None:
    """A chart with letters that the last row can read."""
    st.plotly_chart(enlarged(figure), alt=message, config={"displayModeBar": False}, key=key)


def enlarged(figure: dict[str, Any]) -> dict[str, Any]:
    """Return a figure with larger letters and thicker lines; the marks above it get the room that they then need."""
    grown: dict[str, Any] = _grown(figure)
    layout = grown["layout"]
    for shape in layout.get("shapes", ()):
        if shape.get("ysizemode") == "pixel":
            shape["y1"] *= LARGER
    top = layout["margin"]["t"] * LARGER
    plot = CHART_PIXELS - top - BELOW_PIXELS
    layout["height"] = CHART_PIXELS
    layout["margin"] = {**layout["margin"], "t": top, "b": BELOW_PIXELS}
    layout["legend"] = {**layout.get("legend", {}), "y": -LEGEND_PIXELS / plot, "yanchor": "top"}
    layout["xaxis"] = {**layout.get("xaxis", {}), "automargin": False}
    return grown


def _grown(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _grown(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_grown(inner, key) for inner in value]
    return value * LARGER if key in SIZES and isinstance(value, int | float) else value
