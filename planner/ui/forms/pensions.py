"""年金 (pensions): old-age pensions as typed amounts or from the record, and disability pensions."""

from functools import partial
from typing import get_args

import streamlit as st

from planner.household import Household, Person
from planner.household_fields import Treatment
from planner.problems import Place
from planner.reading import read_yen
from planner.ui import edit, fields, look, state
from planner.ui.forms.items import details, side_by_side
from planner.words import t

TREATMENTS = (None, *get_args(Treatment))
GRADES = (1, 2, 3)
MOST_WORK_MONTHS = 660
START_AGES = (60, 75)
LAST_AGE_OF_CONTRIBUTIONS = 59
MOST_MONTHS = 480
DETAILS = ("employees_months", "additional_months")
RECORD = (
    ("paid_months", "deferred_months"),
    ("full_exempt_months", "full_exempt_months_before_2009_04"),
    ("three_quarter_exempt_months", "three_quarter_exempt_months_before_2009_04"),
    ("half_exempt_months", "half_exempt_months_before_2009_04"),
    ("quarter_exempt_months", "quarter_exempt_months_before_2009_04"),
)


def show(household: Household) -> None:
    """Show the pensions of everybody in the household."""
    st.caption(t(state.lang(), "form.pensions_hint"))
    for part, people in (("parents", household.parents), ("children", household.children)):
        for number, person in enumerate(people):
            with st.container(border=True):
                st.markdown(f"**{look.escaped(person.name)}**")
                contributes = person.age_in(household.first_year) <= LAST_AGE_OF_CONTRIBUTIONS
                _old_age((part, number, "old_age_pension"), person, contributes=contributes or part == "children")
                _disability((part, number, "disability_pension"), person)


def _old_age(place: Place, person: Person, *, contributes: bool) -> None:
    side_by_side(
        partial(fields.yen, (*place, "basic_yen_per_year"), hint=t(state.lang(), "form.basic_hint")),
        partial(fields.yen, (*place, "employees_yen_per_year")),
        partial(fields.count, (*place, "start_age"), low=START_AGES[0], high=START_AGES[1]),
    )
    if contributes or person.old_age_pension.treatment is not None:
        fields.choice((*place, "treatment"), TREATMENTS)
    record, key = (*place, "record"), fields.key_of((*place, "has_record"))
    has_record = person.old_age_pension.record is not None
    st.toggle(t(state.lang(), "form.has_record"), value=has_record, key=key, on_change=_take_record, args=(record, key))
    if has_record:
        for row in RECORD:
            side_by_side(*(partial(fields.count, (*record, name), low=0, high=MOST_MONTHS) for name in row))
    fields.beside(record)
    _career((*place, "career"), given=person.old_age_pension.career is not None)
    if details(place, DETAILS):
        side_by_side(
            partial(fields.entry, (*place, "employees_months"), read_yen),
            partial(fields.count, (*place, "additional_months"), low=0, high=MOST_MONTHS),
        )


def _career(place: Place, *, given: bool) -> None:
    """Average pay and months at work, offered by a switch."""
    key = fields.key_of((*place, "has"))
    st.toggle(t(state.lang(), "form.has_career"), value=given, key=key, on_change=_take_record, args=(place, key))
    if given:
        for when in ("to_2003_03", "from_2003_04"):
            side_by_side(
                partial(fields.yen_or_zero, (*place, f"pay_{when}_yen_per_month")),
                partial(fields.count, (*place, f"months_{when}"), low=0, high=MOST_WORK_MONTHS),
            )
    fields.beside(place)


def _take_record(place: Place, key: str) -> None:
    record: dict[str, int] | None = {} if st.session_state[key] else None
    state.restructure(lambda household: edit.put(household, place, record), place)


def _disability(place: Place, person: Person) -> None:
    """The grade begins or ends the whole part."""
    grade = (*place, "grade")
    label = t(state.lang(), "form.disability_pension")
    fields.choice(grade, (None, *GRADES), words_of=partial(_grade_words, state.lang()), label=label, take=_take_grade)
    if person.disability_pension is not None:
        side_by_side(
            partial(fields.yen, (*place, "yen_per_year"), hint=t(state.lang(), "form.disability_hint")),
            partial(fields.year, (*place, "from_year"), may_stay_open=True),
            partial(fields.year, (*place, "to_year"), may_stay_open=True),
        )
        _career((*place, "career"), given=person.disability_pension.career is not None)
        fields.switch((*place, "onset_before_20"))


def _grade_words(lang: str, grade: int | None) -> str:
    return t(lang, "form.no_disability_pension") if grade is None else t(lang, f"choice.grade.{grade}")


def _take_grade(place: Place, key: str) -> None:
    fields.take_part(place[:-1], place, fields.chosen(key))
