"""固定資産税・都市計画税 (property tax): as typed, or from the assessed values on the tax notice."""

import numpy as np
from numpy.typing import NDArray

from planner.futures import Futures
from planner.homes import stays
from planner.household import Household
from planner.household_home import Home
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import amounts, property_tax
from planner.timeline import Timeline

Floats = NDArray[np.float64]
LAW = "property_tax"
CELL = Cell(LAW)
TAXES = ("fixed", "city_planning")


def lines(household: Household, time: Timeline, futures: Futures, law: LawYears) -> list[Line]:
    """固定資産税・都市計画税の行 — the tax of each year, while the household lasts; paid from the common purse.

    A typed amount follows prices. Assessed values follow them in steps of three years, then the law is applied.
    A home that is sold or left is paid for up to the move, one that is kept to the end.

    Args:
        household: The filled household.
        time: Its timeline.
        futures: The assumed courses.
        law: The law over the same years.

    """
    found = []
    for stay in stays(household, time):
        if stay.home.property_tax_yen_per_year or needs_reckoning(stay.home):
            yearly = _yen_per_year(stay.home, futures, law)
            months = time.months(stay.start, stay.paid_to)
            yen = law.apply(CELL, amounts.part_of_year_yen, yen_per_year=yearly, months=months)
            found.append(Line(LAW, None, None, -yen))
    return found


def _yen_per_year(home: Home, futures: Futures, law: LawYears) -> Floats:
    """The tax of a whole year, shape (futures or 1, years)."""
    if home.property_tax_yen_per_year is None:
        return _reckoned_yen_per_year(home, futures, law)
    prices = futures.growth["prices"]
    return law.apply(CELL, amounts.grown_yen, first_year_yen=home.property_tax_yen_per_year, growth_factor=prices)


def needs_reckoning(home: Home) -> bool:
    """Whether the tax is to be worked out: assessed values are known, the tax itself is not."""
    assessed = (home.assessed_land_yen, home.assessed_building_yen)
    return home.property_tax_yen_per_year is None and any(yen is not None for yen in assessed)


def _reckoned_yen_per_year(home: Home, futures: Futures, law: LawYears) -> Floats:
    """Both taxes of a whole year, shape (futures or 1, years)."""
    growth = _growth_at_reassessment(futures, law)
    land, building = (
        law.apply(CELL, property_tax.reassessed_yen, assessed_yen=yen or 0, growth_at_reassessment=growth)
        for yen in (home.assessed_land_yen, home.assessed_building_yen)
    )
    fixed, city = yearly_taxes_yen(law, land, building, land_square_metres=home.land_square_metres or 0)
    return law.apply(CELL, property_tax.both_taxes_yen_per_year, fixed_asset_tax_yen=fixed, city_planning_tax_yen=city)


def yearly_taxes_yen(
    law: LawYears, land_yen: Floats, building_yen: Floats, *, land_square_metres: float
) -> tuple[Floats, Floats]:
    """固定資産税と都市計画税 — both taxes from the assessed values of land and building.

    Args:
        law: The law of the years or of the day.
        land_yen: 評価額 of the land, shape (futures or 1, years).
        building_yen: 評価額 of the building, the same shape.
        land_square_metres: Size of the lot, 0 where it is not known.

    """
    fixed_base, city_base = (
        law.apply(
            CELL,
            property_tax.land_base_yen,
            land_yen=land_yen,
            land_square_metres=land_square_metres,
            small_lot_square_metres=law[f"{LAW}.small_lot_square_metres"],
            small_lot_ratio=law[f"{LAW}.small_lot_{tax}_ratio"],
            general_lot_ratio=law[f"{LAW}.general_lot_{tax}_ratio"],
        )
        for tax in ("fixed", "city")
    )
    fixed, city = (
        law.apply(
            CELL,
            property_tax.tax_yen,
            land_base_yen=base,
            land_fixed_base_yen=fixed_base,
            building_yen=building_yen,
            tax_ratio=law[f"{LAW}.{tax}_ratio"],
            land_exempt_below_yen=law[f"{LAW}.land_exempt_below_yen"],
            building_exempt_below_yen=law[f"{LAW}.building_exempt_below_yen"],
            base_rounding_yen=law.constant(f"{LAW}.base_rounding_yen"),
            tax_rounding_yen=law.constant(f"{LAW}.tax_rounding_yen"),
        )
        for tax, base in zip(TAXES, (fixed_base, city_base), strict=True)
    )
    return fixed, city


def _growth_at_reassessment(futures: Futures, law: LawYears) -> Floats:
    """Growth of prices from the first year to the last reassessment, shape (futures or 1, years)."""
    base = int(law.constant(f"{LAW}.reassessment_year"))
    every = int(law.constant(f"{LAW}.reassessment_every_years"))
    since = (futures.years - base) % every
    place = np.maximum(0, np.arange(len(futures.years)) - since)
    return futures.growth["prices"][:, place]
