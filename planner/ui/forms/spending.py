"""支出 (spending): by phase, with who pays and whose death ends it."""

from functools import partial

import streamlit as st

from planner.household import Household
from planner.problems import Place
from planner.ui import evidence, fields, look, state
from planner.ui.forms.items import details, listed, side_by_side
from planner.words import t

KINDS = ("living", "special", "personal", "other")
MOST_YEARS_BETWEEN = 50


def show(household: Household) -> None:
    """Show the items of spending, and what stands in for missing ones."""
    lang = state.lang()
    st.caption(t(lang, "form.spending_hint"))
    kind = "other" if any(item.kind == "living" for item in household.spending) else "living"
    names = [member.name for member in household.members]
    listed(household, "spending", partial(_item, names), {"name": t(lang, f"new.{kind}"), "kind": kind})
    for place, found in state.stand_ins(household).items():
        if place[0] == "spending" and isinstance(place[1], int) and place[1] >= len(household.spending):
            st.caption(look.escaped(evidence.stand_in_words(lang, found, household.municipality)))


def _item(names: list[str], place: Place) -> None:
    side_by_side(partial(fields.text, (*place, "name")), partial(fields.choice, (*place, "kind"), KINDS))
    side_by_side(
        partial(fields.yen, (*place, "both_parents_yen_per_month")),
        partial(fields.yen, (*place, "one_parent_yen_per_month")),
        partial(fields.yen, (*place, "child_alone_yen_per_month")),
    )
    if details(place, DETAILS):
        _conditions(names, place)


def _conditions(names: list[str], place: Place) -> None:
    """Who pays, whose death ends it, from when to when, how it grows."""
    nobody = t(state.lang(), "common.nobody")
    side_by_side(
        partial(fields.person, (*place, "paid_by"), names, nobody=t(state.lang(), "form.whole_family")),
        partial(fields.person, (*place, "ends_with_death_of"), names, nobody=nobody),
        partial(fields.person, (*place, "begins_with_death_of"), names, nobody=nobody),
    )
    side_by_side(
        partial(fields.year, (*place, "from_year"), may_stay_open=True),
        partial(fields.year, (*place, "to_year"), may_stay_open=True),
        partial(fields.count, (*place, "every_years"), low=1, high=MOST_YEARS_BETWEEN),
        partial(fields.growth, (*place, "growth")),
    )


DETAILS = ("paid_by", "ends_with_death_of", "begins_with_death_of", "from_year", "to_year", "every_years", "growth")
