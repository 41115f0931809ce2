"""すること (to do): the cards of the page — who does what by when — and what the family takes home.

What is entered goes into ``talk.actions`` of the family's file; a suggested step is written there with its first entry.
"""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from planner import actions, calendar_file, desks, wording_actions, words, yearly
from planner.actions import OWN, Step
from planner.compare import Compared
from planner.household import Household
from planner.problems import Place
from planner.ui import desk_cards, edit, fields, look, state
from planner.words import t
from planner.yearly import Procedure

ACTIONS: Place = ("talk", "actions")
NEXT_DAY: Place = ("talk", "next_day")
NEW_WORDS = "words"
NOBODY, OTHER = "", "\n"  # among names; a line break is in nobody's name
LONGEST_WORDS, LONGEST_WHO, MOST_DESKS = 120, 40, 2
EARLIEST, FURTHEST = date(1900, 1, 1), date(2200, 12, 31)  # wider than the file's, so that our own sentence refuses


def steps(household: Household, plan: Compared) -> tuple[Step, ...]:
    """Return the list of the family with a chosen plan."""
    return actions.of(household, state.projected(household), state.law(), plan.measures)


def procedures(household: Household) -> tuple[Procedure, ...]:
    """Return the yearly procedures of the family."""
    return yearly.of(household, state.projected(household))


def refused(household: Household) -> None:
    """Say why something could not be added to the list."""
    _refused((*ACTIONS, len(household.talk.actions)))
    if ACTIONS in state.desk().drafts:
        _refused(ACTIONS)


def cards(lang: str, household: Household, listed: Sequence[Step], plan: str) -> None:
    """Show the list under its headings."""
    for name, members in wording_actions.groups(listed).items():
        st.header(look.escaped(wording_actions.group(lang, name, plan)), anchor=False)
        for one in members:
            with st.container(border=True):
                _card(lang, household, one)


def _card(lang: str, household: Household, one: Step) -> None:
    """One step: whether it is done, what, where, with which papers; who and by when to unfold."""
    told, written = wording_actions.step(lang, one, state.law()), wording_actions.card(lang, one)
    key = _key(one, "done")
    st.checkbox(f"**{look.escaped(told.what)}**", value=one.done, key=key, on_change=_take, args=(one, "done", key))
    remarks = wording_actions.remarks(lang, told)
    if remarks:
        st.html(look.step("", *remarks))
    if one.latest is not None and not one.done:
        st.caption(t(lang, "actions.latest", day=wording_actions.day(lang, one.latest)))
    if one.place is not None:
        _refused((*ACTIONS, one.place))
    if written:
        st.html(look.line("agreed", written))
    section = st.expander(t(lang, "actions.card.open"), key=f"unfold.{_name(one)}", on_change="rerun")
    if section.open:
        with section:
            _fields(lang, household, one)


def _fields(lang: str, household: Household, one: Step) -> None:
    left, right = st.columns(2)
    with left:
        _who(lang, household, one)
    with right:
        key = _key(one, "by")
        st.date_input(
            t(lang, "actions.by"),
            one.by,
            min_value=EARLIEST,
            max_value=FURTHEST,
            key=key,
            on_change=_take,
            args=(one, "by", key),
        )
    if one.code and not desks.is_at_home(one.code):
        desk_cards.show(lang, desks.for_action(household.municipality, one.code)[:MOST_DESKS])
    if one.group == OWN:
        st.button(
            t(lang, "actions.remove"),
            key=_key(one, "remove"),
            type="tertiary",
            icon=":material/delete:",
            on_click=_remove,
            args=(one.place,),
        )


def _who(lang: str, household: Household, one: Step) -> None:
    """A choice among the family and those who help; anybody else is written."""
    key = _key(one, "who")
    names = [NOBODY, *edit.everybody(household), *wording_actions.helpers(lang), OTHER]
    known = names if one.who in names else [*names[:-1], one.who, OTHER]
    special = {NOBODY: t(lang, "actions.who.nobody"), OTHER: t(lang, "actions.who.other")}
    st.selectbox(
        t(lang, "actions.who"),
        known,
        index=known.index(one.who),
        format_func=lambda name: special.get(name, name),
        key=key,
        on_change=_take,
        args=(one, "who", key),
        filter_mode=None,
    )
    if st.session_state[key] == OTHER:
        written = _key(one, "who.written")
        st.text_input(
            t(lang, "actions.who.name"),
            key=written,
            max_chars=LONGEST_WHO,
            on_change=_take,
            args=(one, "who", written),
            autocomplete="off",
        )


def _name(one: Step) -> str:
    """A step's name among the widgets: its code; what the family added has its number."""
    return f"steps.{one.place}" if one.group == OWN else f"steps.{one.code}"


def _key(one: Step, field: str) -> str:
    return f"{state.desk().revision}.{_name(one)}.{field}"


def _take(one: Step, field: str, key: str) -> None:
    """Take an entry over into the file; a suggested step is written there first, and both are one step back."""
    value, household = st.session_state[key], state.current()
    if value == OTHER or household is None:
        return
    if one.place is not None:
        place: Place = (*ACTIONS, one.place, field)
    else:
        place = (*ACTIONS, len(household.talk.actions), field)
        state.take(lambda now: edit.add(now, ACTIONS, {"step": one.code}), place)
    if state.current() != household or one.place is not None:
        state.put(place, value, "" if value is None else str(value))


def _refused(place: Place) -> None:
    """Say why an entry below a place is not taken over yet."""
    for where, draft in state.desk().drafts.items():
        if where[: len(place)] == place:
            for problem in draft.problems:
                st.warning(look.escaped(words.problem(state.lang(), problem, state.current())))


def _remove(place: int) -> None:
    state.restructure(lambda household: edit.remove(household, (*ACTIONS, place)), ACTIONS)


def add(lang: str) -> None:
    """One more thing to do, in the family's own words."""
    key = fields.key_of((*ACTIONS, NEW_WORDS))
    with st.form("steps.add", border=False):
        st.text_input(
            t(lang, "actions.own"),
            key=key,
            max_chars=LONGEST_WORDS,
            placeholder=t(lang, "actions.own.example"),
            autocomplete="off",
        )
        st.form_submit_button(t(lang, "actions.add"), icon=":material/add:", on_click=_add, args=(key,))


def _add(key: str) -> None:
    given = str(st.session_state[key]).strip()
    if given:
        state.restructure(lambda household: edit.add(household, ACTIONS, {"words": given}), ACTIONS, given)


def next_talk(lang: str, household: Household) -> None:
    """The day and the place of the next talk."""
    key = f"{state.desk().revision}.steps.next_day"
    st.date_input(
        t(lang, "actions.next.day"),
        household.talk.next_day,
        min_value=EARLIEST,
        max_value=FURTHEST,
        key=key,
        on_change=_take_next_day,
        args=(key,),
    )
    _refused(NEXT_DAY)
    fields.note(("talk", "next_place"))


def _take_next_day(key: str) -> None:
    value = st.session_state[key]
    state.put(NEXT_DAY, value, "" if value is None else str(value))


def by_month(lang: str, found: Sequence[Procedure], today: date) -> None:
    """The yearly procedures, month by month; where to go and why to unfold; what begins in a later year below."""
    soon = [one for one in found if one.first_year <= today.year + 1]
    later = [one for one in found if one.first_year > today.year + 1]
    months = wording_actions.by_month(lang, soon, today.year + 1)
    st.html("".join(look.step(month, *what) for month, what in months))
    _unfolded(lang, t(lang, "yearly.details"), "", soon, today)
    if later:
        _unfolded(lang, t(lang, "yearly.later"), t(lang, "yearly.later_text"), later, today)


def _unfolded(lang: str, label: str, text: str, found: Sequence[Procedure], today: date) -> None:
    """Every procedure in full, drawn when it is opened."""
    section = st.expander(label, key=f"unfold.yearly.{'later' if text else 'details'}", on_change="rerun")
    if section.open:
        with section:
            if text:
                st.markdown(text)
            for one in found:
                told = wording_actions.procedure(lang, one, today.year + 1)
                head = t(lang, "app.colon").join((told.when, told.what))
                remarks = (told.text, *wording_actions.remarks(lang, told), *told.remarks)
                st.html(look.remarked(head, remarks))


def files(lang: str, household: Household, listed: Sequence[Step], found: Sequence[Procedure], plan: str) -> None:
    """The calendar file, the table and the plain text."""
    book, today = state.law(), state.current_day()

    def calendar() -> bytes:
        entries = wording_actions.calendar(lang, listed, found, book, talk=household.talk, today=today)
        family = calendar_file.family_key(household)
        name = t(lang, "actions.calendar.name")
        return calendar_file.as_ics(entries, name=name, lang=lang, family=family, today=today)

    def table() -> bytes:
        return wording_actions.as_csv(lang, listed, plan, book).encode("utf-8-sig")

    def text() -> bytes:
        return wording_actions.as_text(lang, listed, found, plan, book).encode("utf-8-sig")

    kinds = (("ics", calendar, "text/calendar"), ("csv", table, "text/csv"), ("txt", text, "text/plain"))
    with st.container(horizontal=True):
        for kind, make, mime in kinds:
            st.download_button(
                t(lang, f"actions.files.{kind}"),
                data=make,
                file_name=f"steps.{kind}",
                mime=mime,
                key=f"steps.{kind}",
                on_click="ignore",
                icon=":material/calendar_month:" if kind == "ics" else ":material/download:",
            )
