"""住まい (home): what kind, who owns it, how old it is, what it costs, and a later one."""

from functools import partial

import streamlit as st

from planner.household import Household
from planner.problems import Place
from planner.reading import read_yen
from planner.ui import edit, fields, state
from planner.ui.forms.items import details, side_by_side
from planner.words import t

KINDS = ("house", "flat", "rented", "public_rented", "other")
FIRST: Place = ("home",)
REBUILDING: Place = ("rebuilding",)
MOVE: Place = ("move",)
LATER: Place = ("move", "home")
ASSESSED = ("assessed_land_yen", "land_square_metres", "assessed_building_yen")
SALES = ("keep", "sell")


def show(household: Household) -> None:
    """Show the home and a later one; the kind begins each part."""
    lang, owners = state.lang(), edit.everybody(household)
    fields.choice((*FIRST, "kind"), (None, *KINDS), take=partial(_take_kind, FIRST))
    if household.home is not None:
        _costs(FIRST, owned=household.home.owned, owners=owners)
    if (household.home is not None and household.home.owned) or household.rebuilding.year is not None:
        _rebuilding()
    st.markdown(f"**{t(lang, 'form.heading.move')}**")
    st.caption(t(lang, "form.move_hint"))
    kinds = partial(_later_kind, lang)
    fields.choice((*LATER, "kind"), (None, *KINDS), words_of=kinds, take=partial(_take_kind, MOVE))
    if household.move is not None:
        _move(buys=household.move.home.owned)
        _costs(LATER, owned=household.move.home.owned, owners=owners)


def _rebuilding() -> None:
    side_by_side(
        partial(fields.year, (*REBUILDING, "year"), may_stay_open=True),
        partial(fields.yen, (*REBUILDING, "property_tax_yen_per_year")),
        partial(fields.yen, (*REBUILDING, "upkeep_yen_per_year")),
    )


def _take_kind(part: Place, place: Place, key: str) -> None:
    fields.take_part(part, place, fields.chosen(key))


def _later_kind(lang: str, kind: str | None) -> str:
    return t(lang, "form.no_move") if kind is None else fields.choice_words(lang, (*LATER, "kind"), kind)


def _move(*, buys: bool) -> None:
    side_by_side(
        partial(fields.year, (*MOVE, "year"), may_stay_open=True),
        partial(fields.choice, (*MOVE, "sale"), SALES),
        partial(fields.yen, (*MOVE, "sale_yen")),
    )
    price = [partial(fields.yen, (*MOVE, "price_yen"))] if buys else []
    side_by_side(*price, partial(fields.yen, (*MOVE, "costs_yen")))


def _costs(place: Place, *, owned: bool, owners: tuple[str, ...]) -> None:
    if owned:
        side_by_side(
            partial(fields.year, (*place, "building_year")),
            partial(fields.yen, (*place, "land_value_yen")),
            partial(fields.yen, (*place, "building_value_yen")),
        )
        side_by_side(
            partial(fields.yen, (*place, "property_tax_yen_per_year")),
            partial(fields.yen, (*place, "upkeep_yen_per_year")),
        )
        if details(place, ASSESSED):
            side_by_side(
                partial(fields.yen, (*place, "assessed_land_yen")),
                partial(fields.entry, (*place, "land_square_metres"), read_yen),
                partial(fields.yen, (*place, "assessed_building_yen")),
            )
    else:
        side_by_side(
            partial(fields.yen, (*place, "rent_yen_per_month")),
            partial(fields.yen, (*place, "child_alone_rent_yen_per_month")),
        )
    st.markdown(f"**{fields.label_of((*place, 'owners'))}**")
    fields.shares((*place, "owners"), owners)
