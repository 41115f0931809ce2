"""家を建て替える: the cost, the new building's tax, upkeep and age, and what stays as it was."""

from collections.abc import Callable
from typing import Any

import pytest

from planner import answers, homes, measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import Rebuild, SellAndRent
from planner.projection import Projection
from tests.builders import STILL, child, household, money, parent, yen_by_year

Run = Callable[[Household], Projection]
ROWS = ("property_tax", "home_upkeep")
HOUSE = {
    "kind": "house",
    "building_year": 1980,
    "property_tax_yen_per_year": 80_000,
    "upkeep_yen_per_year": 120_000,
}
RENTED = {"kind": "rented", "rent_yen_per_month": 50_000}
TOLD = {"property_tax_yen_per_year": 150_000, "upkeep_yen_per_year": 60_000}


def family(home: dict[str, Any] | None = HOUSE, **more: Any) -> Household:
    """The child lives from 2026 to 2036."""
    return household(children=[child()], home=home, **more)


def rebuild(year: int = 2030, **given: Any) -> Rebuild:
    return Rebuild.model_validate({"measure": "rebuild", "year": year, "spending_yen": 20_000_000, **given})


def taken(run: Run, household_: Household, lawbook: LawBook, measure: Rebuild) -> Projection:
    return run(measures.applied(household_, (measure,), lawbook))


def codes(household_: Household, measure: Rebuild, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(household_, measure, lawbook)]


def test_tax_and_upkeep_are_those_of_the_new_building_from_then_on(run: Run, lawbook: LawBook) -> None:
    p = taken(run, family(), lawbook, rebuild(**TOLD))
    assert yen_by_year(p, "one_off", name="measure.rebuild") == [0] * 4 + [-20_000_000] + [0] * 6
    assert yen_by_year(p, "property_tax") == [-80_000] * 4 + [-150_000] * 7
    assert yen_by_year(p, "home_upkeep") == [-120_000] * 4 + [-60_000] * 7


def test_what_is_left_open_goes_on_to_the_yen(run: Run, lawbook: LawBook) -> None:
    growing = STILL | {"price_growth_ratio": 0.013}
    before, after = run(family(assumptions=growing)), taken(run, family(assumptions=growing), lawbook, rebuild())
    for row in ROWS:
        assert yen_by_year(after, row) == yen_by_year(before, row)
    one = taken(run, family(assumptions=growing), lawbook, rebuild(upkeep_yen_per_year=0))
    assert yen_by_year(one, "home_upkeep") == yen_by_year(before, "home_upkeep")[:4] + [0] * 7
    assert yen_by_year(one, "property_tax") == yen_by_year(before, "property_tax")


def test_a_tax_that_was_reckoned_from_assessed_values_gives_way_to_the_one_told(run: Run, lawbook: LawBook) -> None:
    assessed = {name: value for name, value in HOUSE.items() if name != "property_tax_yen_per_year"}
    home = assessed | {"assessed_land_yen": 6_000_000, "assessed_building_yen": 1_000_000}
    before, after = run(family(home)), taken(run, family(home), lawbook, rebuild(**TOLD))
    assert yen_by_year(after, "property_tax") == yen_by_year(before, "property_tax")[:4] + [-150_000] * 7
    assert yen_by_year(before, "property_tax")[4] != -150_000


def test_an_unknown_upkeep_takes_the_typical_one_until_then(run: Run, lawbook: LawBook) -> None:
    """戸建ての修繕は年162,000円（アットホーム調査2023）."""
    p = taken(run, family(HOUSE | {"upkeep_yen_per_year": None}), lawbook, rebuild(2027, **TOLD))
    assert yen_by_year(p, "home_upkeep")[:2] == [-162_000, -60_000]


def test_the_age_of_the_building_counts_from_then(run: Run, lawbook: LawBook) -> None:
    """The mother dies in 2030: in 2031 the house of 1980 would be 51 years old."""
    saving = family(parents=[parent(age=80, last_age=84)], accounts=[money("長男", 90_000_000)])
    for p, age in ((run(saving), 51), (taken(run, saving, lawbook, rebuild(2027)), 4)):
        (found,) = (one for one in answers.five(p, lawbook) if one.worry == "home")
        assert found.facts["building_age"] == age


def test_the_home_of_a_year_is_the_new_building_from_then_on(run: Run, lawbook: LawBook) -> None:
    p = taken(run, family(), lawbook, rebuild(2028))
    built = [homes.at(p.household, p.time, index=index) for index in range(4)]
    assert [home.building_year for home in built if home is not None] == [1980, 1980, 2028, 2028]


def test_a_later_move_leaves_the_new_building(run: Run, lawbook: LawBook) -> None:
    for sale, then in (("sell", 0), ("keep", -60_000)):
        moving = family(move={"year": 2033, "home": RENTED, "sale": sale})
        p = taken(run, moving, lawbook, rebuild(**TOLD))
        assert yen_by_year(p, "home_upkeep") == [-120_000] * 4 + [-60_000] * 3 + [then] * 4


@pytest.mark.parametrize(
    ("home", "year", "expected"),
    [
        (HOUSE, 2026, []),
        (HOUSE, 2036, []),
        (HOUSE, 2037, ["works_outside_the_plan"]),
        (HOUSE, 2025, ["works_outside_the_plan"]),
        (HOUSE | {"kind": "flat"}, 2030, ["rebuild_flat"]),
        (RENTED, 2030, ["works_home_not_own"]),
        (None, 2030, ["works_home_unknown"]),
    ],
)
def test_what_does_not_fit_is_refused(
    lawbook: LawBook, home: dict[str, Any] | None, year: int, expected: list[str]
) -> None:
    assert codes(family(home), rebuild(year), lawbook) == expected


def test_once_and_before_the_move(lawbook: LawBook) -> None:
    assert codes(family(rebuilding={"year": 2028}), rebuild(), lawbook) == ["rebuild_twice"]
    moving = family(move={"year": 2033, "home": HOUSE, "sale": "sell"})
    assert codes(moving, rebuild(2032), lawbook) == []
    assert codes(moving, rebuild(2033), lawbook) == ["rebuild_after_move"]


def test_a_move_refuses_a_rebuilding_that_would_come_after_it(lawbook: LawBook) -> None:
    sale = SellAndRent(measure="sell_and_rent", year=2033, sale_yen=9_000_000, rent_yen_per_month=50_000)
    for year, expected in ((2032, []), (2033, ["rebuild_after_move"])):
        taken = measures.applied(family(), (rebuild(year),), lawbook)
        assert [refusal.code for refusal in measures.refusals(taken, sale, lawbook)] == expected
