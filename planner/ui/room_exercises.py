"""勉強会の演習 (room exercises): the month alone, a death moved, 2万円 a month, three tasks."""

from collections.abc import Callable

import streamlit as st

from planner import answers, charts_plans, forms_to_print, wording, wording_alone, wording_measures, workshop
from planner.compare import Compared
from planner.household import Household
from planner.ui import look, room, room_screens, state
from planner.words import man_yen, t

MOST_LINES = {"income": 3, "spending": 5}
YEARS = 5
ROOM_YEN_PER_MONTH = 20_000
MOST_TASKS = 3


def alone(lang: str, household: Household) -> None:
    """演習2 — the month of the child alone in three versions, line by line."""
    found = room.versions(household)
    first = next((one.budget for one in found if one.budget is not None), None)
    st.html(look.title(t(lang, "room.alone.title")))
    if first is None:
        room.large(wording_measures.refusal(lang, found[0].refusals[0]))
        return
    caption = t(lang, "room.alone.text", year=first.year, age=first.age, first_year=household.first_year)
    rows = wording_alone.rows(lang, found, state.law(), most_lines=MOST_LINES)
    st.html(room_screens.table(caption, wording_alone.heads(lang, found), rows, wording_alone.totals(lang)))
    for remark in wording_alone.remarks(lang, found):
        st.caption(remark)


def death(lang: str, household: Household) -> None:
    """演習3 — a parent's last age five years earlier or later, and what becomes of the line."""
    p = state.projected(household)
    planned = workshop.last_ages(p)
    ages = room.current().ages or planned
    st.html(look.title(t(lang, "room.death.title")))
    if not planned:
        room.large(t(lang, "room.death.none"))
        return
    with st.container(horizontal=True, vertical_alignment="center", key="room-ages"):
        for place, parent in enumerate(household.parents):
            possible = workshop.possible_last_ages(p, place)
            for name, years in (("minus", -YEARS), ("plus", YEARS)):
                moved = tuple(age + years * (place == other) for other, age in enumerate(ages))
                st.button(
                    t(lang, f"room.death.{name}", name=parent.name),
                    key=f"room-{name}-{place}",
                    disabled=moved[place] not in possible,
                    on_click=room.put,
                    kwargs={"ages": moved},
                )
        st.button(t(lang, "room.death.reset"), key="room-reset", on_click=room.put, kwargs={"ages": ()})
    told = (
        t(lang, "room.death.age", name=parent.name, age=age)
        for parent, age in zip(household.parents, ages, strict=True)
    )
    what = t(lang, "common.comma").join(told)
    others = () if ages == planned else ((t(lang, "room.death.moved"), workshop.with_last_ages(household, ages)),)
    columns = room.beside(household, others)
    sentence = t(lang, "room.death.start")
    if others:
        sentence = _changed(lang, t(lang, "room.death.then"), columns[1])
    st.html(look.line("plain", what) + look.line("say strong", sentence))
    _lines_chart(lang, columns, sentence, "room-death")


def _changed(lang: str, what: str, one: Compared) -> str:
    """何が変わるか — years longer or shorter; where they stay, the money that makes the difference."""
    facts = {"what": what, "years": abs(one.years_gained), "difference_yen": abs(workshop.rounded(one.difference_yen))}
    if one.years_gained:
        return t(lang, "room.changed.longer" if one.years_gained > 0 else "room.changed.shorter", **facts)
    if not facts["difference_yen"]:
        return t(lang, "room.changed.same_years", **facts)
    return t(lang, "room.changed.same_more" if one.difference_yen > 0 else "room.changed.same_less", **facts)


def _lines_chart(lang: str, columns: tuple[Compared, ...], message: str, key: str) -> None:
    ink, paper = look.colour("textColor"), look.colour("backgroundColor")
    room.chart(charts_plans.balances(columns, lang, ink=ink, paper=paper), message, key)


def twenty(lang: str, household: Household) -> None:
    """演習4 — 2万円 a month more or less, from now on."""
    names = {"more": ROOM_YEN_PER_MONTH, "less": -ROOM_YEN_PER_MONTH}
    words = {name: t(lang, f"room.twenty.{name}") for name in names}
    others = tuple((words[name], workshop.with_room(household, money, words[name])) for name, money in names.items())
    columns = room.beside(household, others)
    st.html(look.title(t(lang, "room.twenty.title")))
    told = [
        _changed(lang, t(lang, f"room.twenty.if_{name}"), one) for name, one in zip(names, columns[1:], strict=True)
    ]
    st.html("".join(look.line("say", sentence) for sentence in told))
    _lines_chart(lang, columns, told[0], "room-twenty")
    st.caption(t(lang, "room.twenty.text", yen=man_yen(ROOM_YEN_PER_MONTH, lang)))


def tasks(lang: str, household: Household) -> None:
    """演習5 — the steps of the five answers; the room chooses three and takes them home on paper."""
    five = answers.five(state.projected(household), state.law())
    codes = tuple(dict.fromkeys(code for answer in five for code in answer.steps))
    taken = tuple(code for code in room.current().tasks if code in codes)
    st.html(look.title(t(lang, "room.tasks.title")))
    chosen = t(lang, "room.tasks.chosen", count=len(taken), most=MOST_TASKS)
    st.html(look.line("plain", t(lang, "room.tasks.text")) + look.line("say strong", chosen))
    with st.container(gap="xsmall"):
        for code in codes:
            st.checkbox(
                look.escaped(wording.step(lang, code).what),
                value=code in taken,
                key=f"room-task-{code}",
                disabled=code not in taken and len(taken) >= MOST_TASKS,
                on_change=_take_task,
                args=(code,),
            )
    steps = [wording.step(lang, code) for code in taken]
    st.download_button(
        t(lang, "room.tasks.print"),
        data=lambda: forms_to_print.document(lang, steps, forms=("tasks",)).encode("utf-8"),
        file_name=f"tasks_{lang}.html",
        mime="text/html",
        key="room-print",
        on_click="ignore",
        icon=":material/print:",
    )


def _take_task(code: str) -> None:
    """Add a step to the choice of the room, or take it out."""
    others = tuple(one for one in room.current().tasks if one != code)
    room.put(tasks=(*others, code) if st.session_state[f"room-task-{code}"] else others)


SCREENS: dict[str, Callable[[str, Household], None]] = {
    "family": room_screens.family,
    "guess": room_screens.guess,
    "decades": room_screens.decades,
    "lists": room_screens.lists,
    "alone": alone,
    "death": death,
    "twenty": twenty,
    "tasks": tasks,
    "phones": room_screens.phones,
    "close": room_screens.close,
}
"""Every screen of the room by its name; ``room.SCREENS`` has their order."""
