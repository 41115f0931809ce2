"""売って借りる (sell and rent): the home is sold, the family lives for rent."""

from collections.abc import Iterator
from typing import Any

from planner.household import Household
from planner.household_home import Home
from planner.lawbook import LawBook
from planner.measure_inputs import SellAndRent
from planner.measures import moves
from planner.measures.common import Refusal


def refusals(household: Household, measure: SellAndRent, lawbook: LawBook) -> Iterator[Refusal]:
    """No home of their own to sell, a second move, a year outside the plan."""
    yield from moves.refusals(household, lawbook, told_year=measure.year, sale_yen=measure.sale_yen, sells=True)


def apply(household: Household, measure: SellAndRent, lawbook: LawBook) -> Household:
    """Sell and rent; upkeep and property tax end with the sale."""
    return moves.moved(
        household,
        Home(kind="rented", rent_yen_per_month=measure.rent_yen_per_month),
        lawbook,
        year=measure.year,
        sale_yen=moves.sale_yen(household, measure.sale_yen),
        costs_yen=_costs_yen(household, measure, lawbook),
    )


def facts(household: Household, measure: SellAndRent, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: what the home brings, the rent, and what the move costs."""
    sale = moves.sale_yen(household, measure.sale_yen)
    return {
        "year": moves.year(household, measure.year, lawbook),
        "sale_yen": sale,
        "received_yen": moves.received_yen(household, lawbook, year=measure.year, sale_yen=sale),
        "rent_yen_per_month": measure.rent_yen_per_month,
        "costs_yen": _costs_yen(household, measure, lawbook),
    }


def _costs_yen(household: Household, measure: SellAndRent, lawbook: LawBook) -> int:
    """As told, else those of the sale and some months of rent at the start."""
    if measure.costs_yen is not None:
        return measure.costs_yen
    leaving = moves.leaving_costs_yen(household, lawbook, sale_yen=moves.sale_yen(household, measure.sale_yen))
    return leaving + round(measure.rent_yen_per_month * moves.typical(household, lawbook, "rental_start_months"))
