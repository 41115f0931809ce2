"""住まい (home): what kind, who owns it, how old it is, what it costs."""

from functools import partial

import streamlit as st

from planner.household import Household
from planner.problems import Place
from planner.reading import read_yen
from planner.ui import edit, fields
from planner.ui.forms.items import details, side_by_side

KINDS = ("house", "flat", "rented", "public_rented", "other")
PLACE: Place = ("home",)
ASSESSED = ("assessed_land_yen", "land_square_metres", "assessed_building_yen")


def show(household: Household) -> None:
    """Show the home; its kind begins the part."""
    fields.choice((*PLACE, "kind"), (None, *KINDS), take=_take_kind)
    if household.home is not None:
        _costs(owned=household.home.owned)
        st.markdown(f"**{fields.label_of((*PLACE, 'owners'))}**")
        fields.shares((*PLACE, "owners"), edit.everybody(household))


def _take_kind(place: Place, key: str) -> None:
    fields.take_part(PLACE, place, fields.chosen(key))


def _costs(*, owned: bool) -> None:
    if owned:
        side_by_side(
            partial(fields.year, (*PLACE, "building_year")),
            partial(fields.yen, (*PLACE, "land_value_yen")),
            partial(fields.yen, (*PLACE, "building_value_yen")),
        )
        side_by_side(
            partial(fields.yen, (*PLACE, "property_tax_yen_per_year")),
            partial(fields.yen, (*PLACE, "upkeep_yen_per_year")),
        )
        if details(PLACE, ASSESSED):
            side_by_side(
                partial(fields.yen, (*PLACE, "assessed_land_yen")),
                partial(fields.entry, (*PLACE, "land_square_metres"), read_yen),
                partial(fields.yen, (*PLACE, "assessed_building_yen")),
            )
    else:
        side_by_side(
            partial(fields.yen, (*PLACE, "rent_yen_per_month")),
            partial(fields.yen, (*PLACE, "child_alone_rent_yen_per_month")),
        )
