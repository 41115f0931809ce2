"""机の上 (state): what one visitor has on the desk. The session holds one frozen Desk; nothing lives at module level.

Screens read ``current()`` and ask ``projected()``; forms call ``put()``, ``restructure()`` or ``open_family()``.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, is_dataclass
from dataclasses import replace as changed
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import streamlit as st
from pydantic import ValidationError

from planner import compare, futures, household_file, lawbook, placeholders
from planner.compare import Result
from planner.household import Household
from planner.household_file import FileProblems
from planner.household_talk import Talk
from planner.lawbook import LawBook
from planner.placeholders import Placeholder
from planner.problems import Place, Problem, from_validation_error
from planner.projection import Projection, project
from planner.ui import edit, network
from planner.ui.history import History
from planner.words import LANGUAGES

DESK, HELD, LANGUAGE, SPOKEN, LARGE = "desk", "held", "lang", "spoken", "large"
MOST_PROJECTIONS, MOST_WITH_WORKING, MOST_RESULTS = 64, 16, 500
KEEP_SECONDS = 3600
LAST_DAY = (12, 31)


@dataclass(frozen=True)
class Draft:
    """What was typed into a field and could not be taken over yet; ``value`` is its meaning where it has one."""

    given: Any
    problems: tuple[Problem, ...]
    value: Any = None
    readable: bool = False


@dataclass(frozen=True)
class Desk:
    """One visitor's desk.

    Attributes:
        household: The family, or None before anything was opened.
        history: What was done to it, to be undone, redone and told.
        revision: Grows whenever fields must be drawn anew (another file, an item more or less).
        drafts: What could not be taken over yet, by place.
        trouble: Problems of the last file, with the data that could be read.
        opened: How many families were opened in this visit; grows with each.

    """

    household: Household | None = None
    history: History = field(default_factory=History)
    revision: int = 0
    drafts: Mapping[Place, Draft] = field(default_factory=lambda: MappingProxyType({}))
    trouble: FileProblems | None = None
    opened: int = 0


@dataclass
class Held:
    """手もとの家族 — the family as it is at any moment, for a file that is written when its button is pressed."""

    household: Household | None = None


def begin() -> None:
    """Lay the desk for a new visitor: their language, and the family the planner was started with.

    In a room that family goes to nobody but the person at this computer.
    """
    if st.session_state.get(LANGUAGE) not in LANGUAGES:  # at first, and when the choice was not drawn for once
        st.session_state[LANGUAGE] = lang()
    st.session_state[SPOKEN] = st.session_state[LANGUAGE]
    if DESK not in st.session_state:
        _lay(Desk())
        started_with = os.environ.get(network.FAMILY_VARIABLE)
        if started_with and (network.at_this_computer() or not network.is_open()):
            open_file(lambda: household_file.load(Path(started_with)))
    held().household = desk().household


def _lay(one: Desk) -> None:
    """Lay another desk; what is saved from now on is the family that lies on it."""
    st.session_state[DESK] = one
    held().household = one.household


def held() -> Held:
    """Return what holds the visitor's family at this moment; it outlives the run in which a button was drawn."""
    found: Held = st.session_state.setdefault(HELD, Held())
    return found


def desk() -> Desk:
    """Return the visitor's desk."""
    found: Desk = st.session_state[DESK]
    return found


def current() -> Household | None:
    """Return the family on the desk, or None."""
    return desk().household


def counted() -> Household | None:
    """Return the family without the record of its talks, on which no figure depends: so results are found again."""
    household = current()
    return None if household is None else household.model_copy(update={"talk": Talk()})


def lang() -> str:
    """Return the language of the screens, "ja" or "en": the chosen one, or that of before, or that of the browser."""
    chosen = st.session_state.get(LANGUAGE)
    if chosen not in LANGUAGES:
        chosen = st.session_state.get(SPOKEN) or ("en" if (st.context.locale or "").lower().startswith("en") else "ja")
    return str(chosen)


def large() -> bool:
    """Return whether the visitor wants larger type."""
    return bool(st.session_state.get(LARGE))


def open_family(household: Household) -> None:
    """Put another family on the desk; all fields are drawn anew."""
    before = desk()
    _lay(Desk(household, revision=before.revision + 1, opened=before.opened + 1))


def open_file(read: Callable[[], Household]) -> bool:
    """Open a family's file; when it cannot be used, keep the desk and note every problem."""
    try:
        household = read()
    except FileProblems as trouble:
        _lay(changed(desk(), trouble=trouble))
        return False
    open_family(household)
    return True


def forget_trouble() -> None:
    """Forget the problems of the last file."""
    if desk().trouble is not None:
        _lay(changed(desk(), trouble=None))


def restructure(change: Callable[[Household], Household], place: Place, given: str = "") -> None:
    """Add, remove or rename something; going back stays possible, and fields are drawn anew.

    Args:
        change: The edit.
        place: Where the first problem is noted, if the edit is refused.
        given: What was typed.

    """
    before = desk()
    if before.household is None:
        return
    try:
        household = change(before.household)
    except ValidationError as error:
        refuse(place, Draft(given, from_validation_error(error)[:1]))
        return
    drafts = {where: draft for where, draft in before.drafts.items() if where[:1] != place[:1]}
    _lay(
        Desk(
            household,
            before.history.done(before.household, household, (), now()),
            before.revision + 1,
            MappingProxyType(drafts),
            opened=before.opened,
        )
    )


def redraw() -> None:
    """Draw all fields anew, for example in another language."""
    _lay(changed(desk(), revision=desk().revision + 1))


def take(change: Callable[[Household], Household], place: Place) -> None:
    """Take over an edit that leaves the fields where they are, such as that of a slider.

    Args:
        change: The edit; one that the family's file refuses changes nothing.
        place: What it is about; edits of the same that follow each other are one step back.

    """
    before = desk()
    if before.household is None:
        return
    try:
        household = change(before.household)
    except ValidationError as error:
        refuse(place, Draft("", from_validation_error(error)[:1]))
        return
    history = before.history.done(before.household, household, place, now())
    _lay(changed(before, household=household, history=history))


def undo() -> None:
    """ひとつ戻す — return to the family before the last change; all fields are drawn anew."""
    _turn(desk().history.undone(now()))


def redo() -> None:
    """やり直す — take the last undone change back again."""
    _turn(desk().history.redone(now()))


def _turn(turned: tuple[Household, History] | None) -> None:
    before = desk()
    if turned is not None:
        household, history = turned
        _lay(changed(before, household=household, history=history, revision=before.revision + 1))


def refuse(place: Place, draft: Draft) -> None:
    """Keep what was typed beside the reason why it is not taken over; the family stays as it was."""
    before = desk()
    _lay(changed(before, drafts=MappingProxyType({**before.drafts, place: draft})))


def put(place: Place, value: Any, given: Any) -> bool:
    """Take over one value, or note why not; then try again what was refused before.

    Args:
        place: The field.
        value: What was read.
        given: What was typed.

    Returns:
        Whether it was taken over.

    """
    before = desk()
    if before.household is None:
        return False
    drafts = {place: Draft(given, (), value, readable=True)}
    drafts |= {other: draft for other, draft in before.drafts.items() if other != place}
    household, drafts = _taken_over(before.household, drafts)
    history = before.history.done(before.household, household, place, now())
    kept = MappingProxyType(drafts)
    _lay(changed(before, household=household, history=history, drafts=kept))
    return place not in drafts


def _taken_over(household: Household, drafts: dict[Place, Draft]) -> tuple[Household, dict[Place, Draft]]:
    """Take over whatever can be, again and again: one entry may make room for another."""
    waiting = dict(drafts)
    while True:
        before = len(waiting)
        for place, draft in [*waiting.items()]:
            if not draft.readable:
                continue
            try:
                household = edit.put(household, place, draft.value)
            except ValidationError as error:
                waiting[place] = changed(draft, problems=from_validation_error(error))
            else:
                del waiting[place]
        if len(waiting) == before:
            return household, waiting


def first_year() -> int:
    """Return the current year: where a new plan begins. From then on the year is in the family's file."""
    return now().year


def now() -> datetime:
    """Return the time of day: for the log of a session and the days of a calendar, never for a figure."""
    return datetime.now().astimezone()


def current_day() -> date:
    """Return the current day, for what is agreed by when; no figure depends on it."""
    return now().date()


def law() -> LawBook:
    """Return the law book; it is read once per process and nothing in it changes."""
    return lawbook.load()


def law_yen(key: str, year: int) -> int:
    """Return a single amount of the law at the end of a year, in whole yen."""
    value = law().parameter(key).on(date(year, *LAST_DAY)).value
    if not isinstance(value, float):
        raise TypeError(f"{key} is not a single amount")
    return round(value)


def projected(household: Household) -> Projection:
    """Return the outlook of a family as it is, in the calm future, with the steps of its working."""
    return _projected(household.model_copy(update={"plans": (), "talk": Talk()}))


@st.cache_resource(max_entries=MOST_WITH_WORKING, ttl=KEEP_SECONDS, show_spinner=False)
def _projected(household: Household) -> Projection:
    return _calm(household, working=True)


def projected_quickly(household: Household) -> Projection:
    """Return the same outlook without the steps of its working, to the same yen: for what is drawn at every move."""
    return _projected_quickly(household.model_copy(update={"plans": (), "talk": Talk()}))


@st.cache_resource(max_entries=MOST_PROJECTIONS, ttl=KEEP_SECONDS, show_spinner=False)
def _projected_quickly(household: Household) -> Projection:
    return _calm(household, working=False)


def _calm(household: Household, *, working: bool) -> Projection:
    """One object for all sessions that ask, since a copy costs a fifth of another projection; so it is read-only."""
    book = lawbook.load()
    found = project(household, futures.calm(household, book), book, working=working)
    make_read_only((found.futures, found.time, found.flow, found.purse))
    for step in found.applied:
        make_read_only((step.result, *step.arguments.values()))
    return found


def make_read_only(found: object) -> None:
    """書き換えられなくする — arrays in frozen records, however deep, can only be read from now on."""
    if isinstance(found, np.ndarray):
        found.flags.writeable = False
    elif isinstance(found, tuple | list):
        for one in found:
            make_read_only(one)
    elif isinstance(found, dict):
        for one in found.values():
            make_read_only(one)
    elif is_dataclass(found):
        for one in vars(found).values():
            make_read_only(one)


def key_figures(household: Household) -> Result:
    """Return the few numbers by which two states of a family are compared."""
    return _key_figures(household.model_copy(update={"plans": (), "talk": Talk()}))


@st.cache_data(max_entries=MOST_RESULTS, ttl=KEEP_SECONDS, show_spinner=False)
def _key_figures(household: Household) -> Result:
    return compare.result(_projected_quickly(household))


@st.cache_data(max_entries=MOST_PROJECTIONS, ttl=KEEP_SECONDS, show_spinner=False)
def stand_ins(household: Household) -> dict[Place, Placeholder]:
    """Return the values that stand in for what a family does not know, by place."""
    return {found.place: found for found in placeholders.fill(household, lawbook.load())[1]}
