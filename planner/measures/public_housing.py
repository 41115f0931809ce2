"""公営住宅へ (public housing): a home of the town or prefecture; an own home is sold, since it would bar the way."""

from collections.abc import Iterator
from typing import Any

from planner.household import Household
from planner.household_home import Home
from planner.lawbook import LawBook
from planner.measure_inputs import PublicHousing
from planner.measures import moves
from planner.measures.common import Refusal

PUBLIC = "public_rented"


def refusals(household: Household, measure: PublicHousing, lawbook: LawBook) -> Iterator[Refusal]:
    """They live in public housing already, a second move, a home that cannot be sold, a year outside the plan."""
    if household.home is not None and household.home.kind == PUBLIC:
        yield Refusal("public_housing_already")
    yield from moves.refusals(household, lawbook, told_year=measure.year, sale_yen=measure.sale_yen)


def apply(household: Household, measure: PublicHousing, lawbook: LawBook) -> Household:
    """Move to public housing at the rent that is told; it does not follow the income, as it does in truth."""
    return moves.moved(
        household,
        Home(kind=PUBLIC, rent_yen_per_month=measure.rent_yen_per_month),
        lawbook,
        year=measure.year,
        sale_yen=moves.sale_yen(household, measure.sale_yen),
        costs_yen=_costs_yen(household, measure, lawbook),
    )


def facts(household: Household, measure: PublicHousing, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: the rent, what an own home brings, and what the move costs."""
    sale = moves.sale_yen(household, measure.sale_yen)
    return {
        "year": moves.year(household, measure.year, lawbook),
        "received_yen": moves.received_yen(household, lawbook, year=measure.year, sale_yen=sale),
        "rent_yen_per_month": measure.rent_yen_per_month,
        "costs_yen": _costs_yen(household, measure, lawbook),
    }


def _costs_yen(household: Household, measure: PublicHousing, lawbook: LawBook) -> int:
    """As told, else those of leaving the home and the largest deposit of the law."""
    if measure.costs_yen is not None:
        return measure.costs_yen
    leaving = moves.leaving_costs_yen(household, lawbook, sale_yen=moves.sale_yen(household, measure.sale_yen))
    months = moves.typical(household, lawbook, "public_housing_deposit_months")
    return leaving + round(measure.rent_yen_per_month * months)
