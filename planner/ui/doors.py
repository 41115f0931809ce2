"""三つの入口 (doors): quick start, an example, the family's own file."""

from functools import partial
from pathlib import Path

import streamlit as st

from planner import household_file, words
from planner.household_file import FileProblems
from planner.ui import look, pages, quick_form, state
from planner.words import t

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
FIRST_EXAMPLE = "sato"
DOORS = ("quick", "example", "file")
DOOR = "door"
ICONS = {"quick": ":material/edit_note:", "example": ":material/family_restroom:", "file": ":material/folder_open:"}


def show(which: tuple[str, ...] = DOORS) -> None:
    """Show the doors, and behind the open one what it leads to; one that was opened elsewhere stays closed here."""
    chosen = str(st.session_state.get(DOOR))
    behind = {"quick": _quick, "example": _example, "file": _file}.get(chosen)
    if behind is None or chosen not in which:
        _choose(which)
    else:
        st.button(
            t(state.lang(), "door.back"), key="door.back", type="tertiary", icon=":material/arrow_back:", on_click=leave
        )
        st.html(look.title(t(state.lang(), f"door.{chosen}")))
        behind()
    trouble()


def ways() -> None:
    """Show the three ways of looking at a family, each with what it is for."""
    lang = state.lang()
    for column, name in zip(st.columns(len(pages.WAYS)), pages.WAYS, strict=True):
        with column, st.container(border=True, height="stretch", key=f"way_{name}"):
            st.markdown(f"**{t(lang, f'way.{name}')}**")
            st.markdown(t(lang, f"way.{name}.text"))
            label = t(lang, f"way.{name}.open")
            st.page_link(pages.page(lang, name), label=label, icon=":material/arrow_forward:", width="stretch")


def leave() -> None:
    """Go back to the choice of doors."""
    st.session_state.pop(DOOR, None)


def is_open() -> bool:
    """Say whether a door was chosen."""
    return DOOR in st.session_state


def _choose(which: tuple[str, ...]) -> None:
    lang = state.lang()
    doors = [door for door in which if door != "example" or titles()]
    for column, door in zip(st.columns(len(doors)), doors, strict=True):
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"**{t(lang, f'door.{door}')}**")
            st.markdown(t(lang, f"door.{door}.text"))
            st.button(
                t(lang, f"door.{door}.open"),
                key=f"door.{door}",
                icon=ICONS[door],
                width="stretch",
                on_click=partial(st.session_state.__setitem__, DOOR, door),
            )


def _quick() -> None:
    if quick_form.show():
        _outlook()


def _outlook() -> None:
    leave()
    st.switch_page(pages.page(state.lang(), "outlook"))


@st.cache_data(show_spinner=False)
def titles() -> dict[str, str]:
    """Return the examples by file name, the first one first, with their titles."""
    found = {path.stem: household_file.load(path).title or path.stem for path in sorted(SCENARIOS.glob("*.toml"))}
    first = {FIRST_EXAMPLE: found.pop(FIRST_EXAMPLE)} if FIRST_EXAMPLE in found else {}
    return first | found


def _example() -> None:
    lang, known = state.lang(), titles()
    chosen = st.selectbox(
        t(lang, "door.example.choose"),
        [*known],
        format_func=lambda name: known[name],
        key="chosen_example",
        filter_mode=None,
    )
    if st.button(t(lang, "door.example.go"), key="door.example.go", type="primary"):
        state.open_family(household_file.load(SCENARIOS / f"{chosen}.toml"))
        _outlook()


def _file() -> None:
    lang = state.lang()
    given = st.file_uploader(t(lang, "door.file.choose"), key=f"door.file.{state.desk().revision}")
    st.caption(t(lang, "door.file.hint"))
    if given is None:
        state.forget_trouble()
    elif state.open_file(lambda: household_file.loads(given.getvalue(), given.name)):
        _outlook()


def trouble() -> None:
    """List every problem of the last file."""
    found: FileProblems | None = state.desk().trouble
    if found is None:
        return
    lang = state.lang()
    st.warning(t(lang, "door.file.trouble", count=len(found.problems)))
    for problem in found.problems:
        st.markdown("- " + look.escaped(words.problem(lang, problem, found.data)))
    if state.current() is not None:
        st.caption(t(lang, "door.file.kept"))
