"""ご親族と暮らす (live with a relative): the child moves to a relative after the parents and pays a share."""

from collections.abc import Iterator
from typing import Any

from planner.household import Household
from planner.household_home import Home
from planner.lawbook import LawBook
from planner.measure_inputs import WithRelative
from planner.measures import moves
from planner.measures.common import Refusal


def refusals(household: Household, measure: WithRelative, lawbook: LawBook) -> Iterator[Refusal]:
    """A second move, a home that cannot be sold, a child who is never alone in the plan."""
    yield from moves.refusals(household, lawbook, told_year=None, sale_yen=measure.sale_yen)


def apply(household: Household, measure: WithRelative, lawbook: LawBook) -> Household:
    """Leave the home when the child is alone; the share stands in place of living costs and costs of the home.

    Left out: that the relative's income counts for premiums and assistance where they form one household.
    """
    gone = moves.moved(
        household,
        Home(kind="other"),
        lawbook,
        year=None,
        sale_yen=moves.sale_yen(household, measure.sale_yen),
        costs_yen=_costs_yen(household, measure, lawbook),
    )
    share = measure.contribution_yen_per_month
    return moves.with_living_alone(gone, lawbook, measure=measure.measure, yen_per_month=share)


def facts(household: Household, measure: WithRelative, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: the share, what an own home brings, and what the move costs."""
    sale = moves.sale_yen(household, measure.sale_yen)
    return {
        "year": moves.year(household, None, lawbook),
        "received_yen": moves.received_yen(household, lawbook, year=None, sale_yen=sale),
        "contribution_yen_per_month": measure.contribution_yen_per_month,
        "costs_yen": _costs_yen(household, measure, lawbook),
    }


def _costs_yen(household: Household, measure: WithRelative, lawbook: LawBook) -> int:
    if measure.costs_yen is not None:
        return measure.costs_yen
    sale = moves.sale_yen(household, measure.sale_yen)
    return moves.leaving_costs_yen(household, lawbook, sale_yen=sale)
