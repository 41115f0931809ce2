"""家を修理する: when it costs what, and homes that are not the family's own."""

from collections.abc import Callable
from typing import Any

import pytest

from planner import measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import Repairs
from planner.projection import Projection
from tests.builders import STILL, child, household, parent, yen_by_year

Run = Callable[[Household], Projection]
WORKS = "measure.repairs"
FREE = {"property_tax_yen_per_year": 0, "upkeep_yen_per_year": 0}
HOUSE = {"kind": "house"} | FREE
RENTED = {"kind": "rented", "rent_yen_per_month": 50_000}


def family(home: dict[str, Any] | None = HOUSE, **more: Any) -> Household:
    """The child lives from 2026 to 2046."""
    return household(children=[child(last_age=70)], home=home, **more)


def repairs(year: int = 2030, **given: Any) -> Repairs:
    return Repairs.model_validate({"measure": "repairs", "year": year, "spending_yen": 1_000_000, **given})


def codes(household_: Household, measure: Repairs, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(household_, measure, lawbook)]


def cost(run: Run, household_: Household, lawbook: LawBook, measure: Repairs) -> dict[int, int]:
    """Yen in the years in which anything is paid."""
    p = run(measures.applied(household_, (measure,), lawbook))
    by_year = zip(p.years, yen_by_year(p, "one_off", name=WORKS), strict=True)
    return {int(year): yen for year, yen in by_year if yen}


def test_once(run: Run, lawbook: LawBook) -> None:
    assert cost(run, family(), lawbook, repairs()) == {2030: -1_000_000}


def test_again_every_eight_years_as_long_as_anybody_lives(run: Run, lawbook: LawBook) -> None:
    assert cost(run, family(), lawbook, repairs(every_years=8)) == {
        2030: -1_000_000,
        2038: -1_000_000,
        2046: -1_000_000,
    }
    assert measures.facts(family(), repairs(every_years=8), lawbook)["times"] == 3


def test_they_go_on_where_a_life_is_longer_than_planned(lawbook: LawBook) -> None:
    """Born in 1976, the child is 120 in 2096."""
    works = measures.applied(family(), (repairs(every_years=20),), lawbook).one_offs
    assert [work.year for work in works] == [2030, 2050, 2070, 2090]


def test_the_cost_grows_with_prices(run: Run, lawbook: LawBook) -> None:
    growing = family(assumptions=STILL | {"price_growth_ratio": 0.01})
    assert cost(run, growing, lawbook, repairs(2028)) == {2028: -1_020_100}


@pytest.mark.parametrize(
    ("home", "year", "expected"),
    [
        (HOUSE, 2026, []),
        ({"kind": "flat"} | FREE, 2046, []),
        (HOUSE, 2025, ["works_outside_the_plan"]),
        (HOUSE, 2047, ["works_outside_the_plan"]),
        (RENTED, 2030, ["works_home_not_own"]),
        ({"kind": "public_rented", "rent_yen_per_month": 20_000}, 2030, ["works_home_not_own"]),
        ({"kind": "other"}, 2030, ["works_home_not_own"]),
        (None, 2030, ["works_home_unknown"]),
    ],
)
def test_what_does_not_fit_is_refused(
    lawbook: LawBook, home: dict[str, Any] | None, year: int, expected: list[str]
) -> None:
    assert codes(family(home), repairs(year), lawbook) == expected


def test_the_home_is_the_one_after_a_move(lawbook: LawBook) -> None:
    moving = family(move={"year": 2035, "home": RENTED, "sale": "sell", "sale_yen": 1})
    assert codes(moving, repairs(2034), lawbook) == []
    assert codes(moving, repairs(2035), lawbook) == ["works_home_not_own"]
    when_alone = family(parents=[parent(age=80, last_age=84)], move={"home": RENTED, "sale": "sell", "sale_yen": 1})
    assert codes(when_alone, repairs(2029), lawbook) == []
    assert codes(when_alone, repairs(2031), lawbook) == ["works_home_not_own"]


def test_a_plan_holds_so_many_events(lawbook: LawBook) -> None:
    """Every year from 2030 to 2096 are 67 events; a plan holds 120."""
    others = [{"name": "車", "year": 2030, "spending_yen": 1} for _ in range(54)]
    assert codes(family(one_offs=others[:53]), repairs(every_years=1), lawbook) == []
    assert codes(family(one_offs=others), repairs(every_years=1), lawbook) == ["repairs_too_often"]
