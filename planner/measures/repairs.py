"""家を修理する (repairs): once, or again every so many years while anybody of the household lives."""

from collections.abc import Iterator
from typing import Any

from planner.household import Household, OneOff
from planner.lawbook import LawBook
from planner.measure_inputs import Repairs
from planner.measures import moves, own_home
from planner.measures.common import Refusal, changed, item_name

MOST_EVENTS = 120


def refusals(household: Household, measure: Repairs, lawbook: LawBook) -> Iterator[Refusal]:
    """A home that is not the family's own, a year outside the plan, more events than a plan holds."""
    yield from own_home.works_refused(household, measure.year, lawbook)
    if len(household.one_offs) + len(_years(household, measure, lawbook)) > MOST_EVENTS:
        yield Refusal("repairs_too_often", {"every": measure.every_years, "most": MOST_EVENTS})


def apply(household: Household, measure: Repairs, lawbook: LawBook) -> Household:
    """Add the cost in each of its years, in prices of today that grow; the yearly upkeep stays as it is."""
    name, yen = item_name(measure.measure), measure.spending_yen
    works = [OneOff(name=name, year=y, spending_yen=yen, growth="prices") for y in _years(household, measure, lawbook)]
    return changed(household, one_offs=(*household.one_offs, *works))


def facts(household: Household, measure: Repairs, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: from when, what it costs each time, and how many times in the calm plan."""
    years = own_home.years_of_plan(household, lawbook)
    times = sum(year in years for year in _years(household, measure, lawbook))
    return {"year": measure.year, "yen": measure.spending_yen, "times": times}


def _years(household: Household, measure: Repairs, lawbook: LawBook) -> range:
    """Every year of the repairs up to the oldest age that a child may reach, or up to the sale of the home."""
    if measure.every_years is None:
        return range(measure.year, measure.year + 1)
    last = max(child.birth_year for child in household.children) + own_home.OLDEST_AGE
    before_a_sale = moves.last_year_of_repairs(household, lawbook)
    if measure.year <= before_a_sale:
        last = min(last, before_a_sale)
    return range(measure.year, max(measure.year, last) + 1, measure.every_years)
