"""自分の家か (own home): whether the family owns the home in which it lives in a year of the calm plan."""

from collections.abc import Iterator

from planner import homes, placeholders
from planner.household import Household
from planner.household_home import Home
from planner.lawbook import LawBook
from planner.measures import calm
from planner.measures.common import Refusal

OLDEST_AGE = 120  # a plan may go on to it where lives are long


def at(household: Household, year: int, lawbook: LawBook) -> Home | None:
    """その年の住まい — the home at the end of a year of the plan, after a move that another measure brings."""
    filled, _ = placeholders.fill(household, lawbook)
    return homes.at(filled, calm.time(household, lawbook), index=year - household.first_year)


def years_of_plan(household: Household, lawbook: LawBook) -> range:
    """見通しの年 — the years of the calm plan."""
    return range(household.first_year, int(calm.time(household, lawbook).years[-1]) + 1)


def works_refused(household: Household, year: int, lawbook: LawBook) -> Iterator[Refusal]:
    """工事ができない理由 — the year lies outside the plan, or the home is not the family's own then.

    Args:
        household: The family.
        year: Year of the works.
        lawbook: The law.

    """
    years = years_of_plan(household, lawbook)
    facts = {"year": year, "first_year": years[0], "last_year": years[-1]}
    if year not in years:
        yield Refusal("works_outside_the_plan", facts)
        return
    home = at(household, year, lawbook)
    if home is None:
        yield Refusal("works_home_unknown", facts)
    elif not home.owned:
        yield Refusal("works_home_not_own", facts)
