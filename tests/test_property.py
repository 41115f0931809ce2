"""固定資産税・都市計画税 in the plan: as typed, or worked out from the assessed values."""

from collections.abc import Callable
from typing import Any

import pytest

from planner import placeholders
from planner.household import Household
from planner.lawbook import Cell, LawBook
from planner.projection import Projection
from planner.working import of_cell
from tests.builders import STILL, child, household, yen_by_year

Run = Callable[[Household], Projection]
ASSESSED = {"assessed_land_yen": 18_000_000, "assessed_building_yen": 8_000_000, "land_square_metres": 150}
RISING = STILL | {"price_growth_ratio": 0.02}


def family(**home: Any) -> Household:
    return household(home={"kind": "house", "upkeep_yen_per_year": 0, **home})


def test_a_typed_tax_runs_as_long_as_the_household(run: Run) -> None:
    home = {"kind": "house", "property_tax_yen_per_year": 90_000, "upkeep_yen_per_year": 0}
    p = run(household(children=[child(last_age=51, last_month=6)], home=home))
    assert yen_by_year(p, "property_tax") == [-90_000, -45_000]


def test_a_typed_tax_follows_prices(run: Run) -> None:
    given = family(property_tax_yen_per_year=100_000)
    rising = Household.model_validate(given.model_dump() | {"assumptions": RISING})
    assert yen_by_year(run(rising), "property_tax")[:3] == [-100_000, -102_000, -104_040]


def test_assessed_values_give_both_taxes(run: Run) -> None:
    """土地1,800万円（150平方メートル）と家屋800万円: keiri-tools tests/test_kotei_shisanzei.mjs §4."""
    p = run(family(**ASSESSED))
    assert yen_by_year(p, "property_tax")[:2] == [-196_000, -196_000]
    assert yen_by_year(run(family(**ASSESSED | {"land_square_metres": None})), "property_tax")[0] == -196_000


def test_a_typed_tax_goes_before_assessed_values(run: Run) -> None:
    assert yen_by_year(run(family(**ASSESSED, property_tax_yen_per_year=90_000)), "property_tax")[0] == -90_000
    assert yen_by_year(run(family(**ASSESSED, property_tax_yen_per_year=0)), "property_tax")[0] == 0


def test_one_assessed_value_is_enough(run: Run) -> None:
    assert yen_by_year(run(family(assessed_building_yen=8_000_000)), "property_tax")[0] == -136_000


def test_assessed_values_follow_prices_every_three_years(run: Run) -> None:
    given = family(**ASSESSED)
    p = run(Household.model_validate(given.model_dump() | {"assumptions": RISING}))
    taxes = yen_by_year(p, "property_tax")  # 2026, then the reassessments of 2027 and 2030
    assert taxes[0] == -196_000
    assert taxes[1] == taxes[2] == taxes[3] < taxes[0]
    assert taxes[4] == taxes[5] < taxes[3]
    assert taxes[1] == pytest.approx(-196_000 * 1.02, abs=200)
    assert taxes[4] == pytest.approx(-196_000 * 1.02**4, abs=200)


def test_no_placeholder_stands_in_where_assessed_values_are_known(lawbook: LawBook) -> None:
    place = ("home", "property_tax_yen_per_year")
    _, used = placeholders.fill(family(**ASSESSED), lawbook)
    assert place not in [one.place for one in used]
    _, used = placeholders.fill(family(), lawbook)
    assert place in [one.place for one in used]


def test_a_home_without_tax_has_no_line(run: Run) -> None:
    rented = household(home={"kind": "rented", "rent_yen_per_month": 40_000})
    assert [line for line in run(rented).lines if line.programme == "property_tax"] == []


def test_the_steps_end_in_the_yen_of_the_line(run: Run) -> None:
    p = run(family(**ASSESSED))
    last = of_cell(Cell("property_tax"), 0, p.applied, count_years=len(p.years))
    assert [step.rule for step in last] == ["part_of_year_yen"]
    assert last[0].result == 196_000
    both = last[0].numbers[0].step
    assert both is not None
    assert both.rule == "both_taxes_yen_per_year"
    assert [number.step.rule for number in both.numbers if number.step] == ["tax_yen", "tax_yen"]
