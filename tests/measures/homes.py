"""A small family for the measures about homes: mother to 2030, the child alone from January 2031 to December 2036.

Their own house is worth 10 million yen and costs 100,000 yen of tax and 162,000 yen of upkeep a year.
"""

from typing import Any

from planner import measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import Measure, Plan
from planner.projection import Projection
from tests.builders import child, household, living, money, parent, yen_by_year

HOUSE: dict[str, Any] = {
    "kind": "house",
    "land_value_yen": 9_000_000,
    "building_value_yen": 1_000_000,
    "property_tax_yen_per_year": 100_000,
    "upkeep_yen_per_year": 162_000,
}
RENTED: dict[str, Any] = {"kind": "rented", "rent_yen_per_month": 50_000}
OTHERS: dict[str, Any] = {"kind": "other"}
YEARS_WITH_MOTHER, YEARS_ALONE = 5, 6
MOVE_YEAR = 2031


def family(home: dict[str, Any] | None = None, **parts: Any) -> Household:
    """The family in its own house, or in another home; any part can be replaced."""
    given = {
        "parents": [parent()],
        "children": [child()],
        "accounts": [money("母", 30_000_000)],
        "spending": [living(one=150_000, alone=100_000)],
        "home": HOUSE if home is None else home,
    }
    return household(**(given | parts))


def given(kind: str, **fields: Any) -> Measure:
    """One measure as it stands in a plan."""
    (measure,) = Plan.model_validate({"name": "案", "measures": [{"measure": kind, **fields}]}).measures
    return measure


def after(before: Household, measure: Measure, lawbook: LawBook) -> Household:
    """The family with the measure."""
    return measures.applied(before, (measure,), lawbook)


def codes(before: Household, measure: Measure, lawbook: LawBook) -> list[str]:
    """Why a measure does not fit."""
    return [refusal.code for refusal in measures.refusals(before, measure, lawbook)]


def then(before: int, alone: int) -> list[int]:
    """Yen of the years with the mother and of those in which the child is alone."""
    return [before] * YEARS_WITH_MOTHER + [alone] * YEARS_ALONE


def once(yen: int, year: int = MOVE_YEAR) -> list[int]:
    """Yen of one year alone."""
    return [yen if 2026 + i == year else 0 for i in range(YEARS_WITH_MOTHER + YEARS_ALONE)]


def lines(p: Projection, *programmes: str) -> dict[str, list[int]]:
    """Yen by year of some programmes."""
    return {programme: yen_by_year(p, programme) for programme in programmes}
