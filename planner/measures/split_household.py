"""住民票の世帯を分ける (split the household): the children become a household of their own in the resident register."""

from collections.abc import Iterator
from typing import Any

from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import SplitHousehold
from planner.measures import calm
from planner.measures.common import MONTHS, Refusal, changed


def refusals(household: Household, measure: SplitHousehold, lawbook: LawBook) -> Iterator[Refusal]:
    """Nobody to part from, split already, a year gone by, or after the last parent."""
    year = _from_year(household, measure)
    facts = {"year": year, "first_year": household.first_year, "split_year": household.split_from_year}
    if not household.parents:
        yield Refusal("split_without_parent", facts)
        return
    if household.split_from_year is not None:
        yield Refusal("split_already", facts)
    if year < household.first_year:
        yield Refusal("split_in_the_past", facts)
    last_year = (int(calm.time(household, lawbook).last_end[0, 0]) - 1) // MONTHS
    if year > last_year:
        yield Refusal("split_after_parents", facts | {"last_year": last_year})


def apply(household: Household, measure: SplitHousehold, lawbook: LawBook) -> Household:
    """Split the register; premiums, ceilings and exemptions of both households follow by the rules."""
    del lawbook
    return changed(household, split_from_year=_from_year(household, measure))


def facts(household: Household, measure: SplitHousehold, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: from when, and who forms the new household."""
    del lawbook
    return {"year": _from_year(household, measure), "names": tuple(one.name for one in household.children)}


def _from_year(household: Household, measure: SplitHousehold) -> int:
    """The year told, or the second of the plan."""
    return household.first_year + 1 if measure.from_year is None else measure.from_year
