"""ご家族 (people): who belongs to the family, when they were born, until which age the plan reaches."""

from functools import partial

import streamlit as st

from planner import lawbook
from planner.household import Household
from planner.lawbook import NATIONAL_FALLBACK
from planner.problems import Place
from planner.reading import read_year
from planner.ui import edit, fields, state
from planner.ui.forms.items import details, listed, remove_person, side_by_side
from planner.words import t

SEXES = (None, "male", "female")
HANDBOOKS = ("none", "moderate", "severe")
LAST_AGES = (85, 90, 95, 100)
CHILD_YEARS, PARENT_YEARS = 45, 75
PARENT_DETAILS = ("disability_handbook", "insured_at_work_to_age")
CHILD_DETAILS = ("insured_at_work_to_age", "special_disability_allowance", "special_disability_benefit_grade")


def show(household: Household) -> None:
    """Show the plan itself, then parents, children planned for, brothers and sisters."""
    lang, first = state.lang(), household.first_year
    side_by_side(partial(fields.text, ("title",)), partial(fields.year, ("first_year",)), town)
    st.caption(t(lang, "form.people_hint"))
    st.markdown(f"**{t(lang, 'form.heading.parents')}**")
    new = {"name": edit.free_name(household, t(lang, "new.parent")), "birth_year": first - PARENT_YEARS}
    listed(household, "parents", _parent, new, remove=remove_person)
    st.markdown(f"**{t(lang, 'form.heading.children')}**")
    new = {"name": edit.free_name(household, t(lang, "new.child")), "birth_year": first - CHILD_YEARS}
    listed(household, "children", _child, new, remove=remove_person)
    st.markdown(f"**{t(lang, 'form.heading.siblings')}**")
    new = {"name": edit.free_name(household, t(lang, "new.sibling"))}
    listed(household, "siblings", _sibling, new, remove=remove_person)
    if household.parents:
        fields.entry(("split_from_year",), read_year, hint=t(lang, "form.split_hint"), may_stay_open=True)


def town() -> None:
    """Show the towns whose amounts are known, and none of them."""
    fields.choice(
        ("municipality",),
        [None, *towns()],
        words_of=partial(town_words, state.lang()),
        label=t(state.lang(), "form.town"),
    )


def towns() -> list[str]:
    """Return the codes of the towns whose amounts are known."""
    return [code for code in state.law().municipalities if code != NATIONAL_FALLBACK]


def town_words(lang: str, code: str | None) -> str:
    """Return the name of a town; an unknown code is shown as it is."""
    known = lawbook.load().municipalities
    if code is None:
        return t(lang, "form.other_town")
    found = known.get(code)
    return code if found is None else found.name_ja if lang == "ja" else found.name_en


def _parent(place: Place) -> None:
    _person(place)
    side_by_side(
        partial(fields.age, (*place, "last_age"), hint=t(state.lang(), "form.last_age_hint")),
        partial(fields.yen, (*place, "funeral_yen")),
    )
    if details(place, PARENT_DETAILS):
        side_by_side(partial(fields.choice, (*place, "disability_handbook"), HANDBOOKS), partial(_at_work, place))


def _child(place: Place) -> None:
    _person(place)
    side_by_side(
        partial(fields.choice, (*place, "last_age"), LAST_AGES, words_of=partial(_age_words, state.lang())),
        partial(fields.choice, (*place, "disability_handbook"), HANDBOOKS),
    )
    if details(place, CHILD_DETAILS):
        _at_work(place)
        fields.switch((*place, "special_disability_allowance"))
        fields.choice(
            (*place, "special_disability_benefit_grade"), (None, 1, 2), words_of=partial(_benefit_words, state.lang())
        )


def _benefit_words(lang: str, grade: int | None) -> str:
    if grade is None:
        return t(lang, "form.no_disability_pension")
    return t(lang, f"choice.special_disability_benefit_grade.{grade}")


def _at_work(place: Place) -> None:
    hint = t(state.lang(), "form.work_insurance_hint")
    fields.age((*place, "insured_at_work_to_age"), hint=hint, may_stay_open=True)


def _age_words(lang: str, age: int | None) -> str:
    return t(lang, "common.unknown") if age is None else t(lang, "value.age", number=age)


def _person(place: Place) -> None:
    side_by_side(
        partial(fields.rename, (*place, "name")),
        partial(fields.birth, (*place, "birth_year")),
        partial(fields.month, (*place, "birth_month")),
        partial(fields.choice, (*place, "sex"), SEXES),
    )


def _sibling(place: Place) -> None:
    side_by_side(partial(fields.rename, (*place, "name")), partial(fields.birth, (*place, "birth_year")))
