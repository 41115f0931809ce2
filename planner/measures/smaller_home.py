"""小さな家へ (a smaller home): the home is sold, a smaller one is bought."""

from collections.abc import Iterator
from typing import Any

from planner import placeholders
from planner.household import Household
from planner.household_home import Home
from planner.lawbook import LawBook
from planner.measure_inputs import SmallerHome
from planner.measures import moves
from planner.measures.common import Refusal


def refusals(household: Household, measure: SmallerHome, lawbook: LawBook) -> Iterator[Refusal]:
    """No home of their own to sell, a second move, a year outside the plan."""
    yield from moves.refusals(household, lawbook, told_year=measure.year, sale_yen=measure.sale_yen, sells=True)


def apply(household: Household, measure: SmallerHome, lawbook: LawBook) -> Household:
    """Sell, buy and move; upkeep and property tax of the new home are typical ones where they are not told.

    The price stands as the value of the building, also for the inheritance tax: a relief for land is left out.
    """
    home = Home(
        kind=measure.home,
        building_value_yen=measure.price_yen,
        property_tax_yen_per_year=measure.property_tax_yen_per_year,
        upkeep_yen_per_year=measure.upkeep_yen_per_year,
    )
    return moves.moved(
        household,
        home,
        lawbook,
        year=measure.year,
        sale_yen=moves.sale_yen(household, measure.sale_yen),
        price_yen=measure.price_yen,
        costs_yen=_costs_yen(household, measure, lawbook),
    )


def facts(household: Household, measure: SmallerHome, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: what comes in, what goes out, and what the new home costs each year."""
    sale, costs = moves.sale_yen(household, measure.sale_yen), _costs_yen(household, measure, lawbook)
    received = moves.received_yen(household, lawbook, year=measure.year, sale_yen=sale)
    kept = Home(
        kind=measure.home,
        property_tax_yen_per_year=measure.property_tax_yen_per_year,
        upkeep_yen_per_year=measure.upkeep_yen_per_year,
    )
    filled, _ = placeholders.fill(household.model_copy(update={"home": kept, "move": None}), lawbook)
    new = filled.home or kept
    return {
        "year": moves.year(household, measure.year, lawbook),
        "sale_yen": sale,
        "received_yen": received,
        "price_yen": measure.price_yen,
        "costs_yen": costs,
        "rest_yen": received - measure.price_yen - costs,
        "kept_yen_per_year": (new.property_tax_yen_per_year or 0) + (new.upkeep_yen_per_year or 0),
    }


def _costs_yen(household: Household, measure: SmallerHome, lawbook: LawBook) -> int:
    """As told, else those of the sale and of the purchase, which has its agent, registration and taxes."""
    if measure.costs_yen is not None:
        return measure.costs_yen
    leaving = moves.leaving_costs_yen(household, lawbook, sale_yen=moves.sale_yen(household, measure.sale_yen))
    return leaving + round(measure.price_yen * moves.typical(household, lawbook, "purchase_costs_ratio"))
