"""家を建て替える (rebuild): a new building on the same land, with tax and upkeep of its own from then on if told.

Left out: what the new building is worth, and where the family lives while it is built.
"""

from collections.abc import Iterator
from typing import Any

from planner import homes, placeholders
from planner.household import Household, OneOff
from planner.household_home import Rebuilding
from planner.lawbook import LawBook
from planner.measure_inputs import Rebuild
from planner.measures import calm, own_home
from planner.measures.common import MONTHS, Refusal, changed, item_name


def refusals(household: Household, measure: Rebuild, lawbook: LawBook) -> Iterator[Refusal]:
    """A home that is not the family's own, left by then or a flat; a year outside the plan; a second rebuilding."""
    filled, _ = placeholders.fill(household, lawbook)
    moved = int(homes.move_month(filled, calm.time(household, lawbook))[0, 0]) // MONTHS
    if measure.year >= moved:
        yield Refusal("rebuild_after_move", {"year": measure.year})
    else:
        yield from own_home.works_refused(household, measure.year, lawbook)
    if household.home is not None and household.home.kind == "flat":
        yield Refusal("rebuild_flat")
    if household.rebuilding.year is not None:
        yield Refusal("rebuild_twice")


def apply(household: Household, measure: Rebuild, lawbook: LawBook) -> Household:
    """Add the cost in prices of today that grow, and the new building."""
    del lawbook
    cost = OneOff(
        name=item_name(measure.measure), year=measure.year, spending_yen=measure.spending_yen, growth="prices"
    )
    rebuilding = Rebuilding(
        year=measure.year,
        property_tax_yen_per_year=measure.property_tax_yen_per_year,
        upkeep_yen_per_year=measure.upkeep_yen_per_year,
    )
    return changed(household, one_offs=(*household.one_offs, cost), rebuilding=rebuilding)


def facts(household: Household, measure: Rebuild, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: when, and for how much."""
    del household, lawbook
    return {"year": measure.year, "yen": measure.spending_yen}
