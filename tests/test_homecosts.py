"""What the home costs, and what is paid on debts."""

from collections.abc import Callable

from planner.household import Household
from planner.projection import Projection
from tests.builders import child, household, parent, yen_by_year

Run = Callable[[Household], Projection]


def test_costs_of_the_home_run_as_long_as_the_household(run: Run) -> None:
    home = {"kind": "house", "property_tax_yen_per_year": 0, "upkeep_yen_per_year": 120_000}
    p = run(household(children=[child(last_age=51, last_month=6)], home=home))
    assert yen_by_year(p, "home_upkeep") == [-120_000, -60_000]


def test_another_rent_when_the_child_lives_alone(run: Run) -> None:
    home = {"kind": "rented", "rent_yen_per_month": 60_000, "child_alone_rent_yen_per_month": 40_000}
    p = run(household(parents=[parent(age=80, last_age=80)], home=home))
    assert yen_by_year(p, "rent")[:2] == [-720_000, -480_000]
    without = run(
        household(parents=[parent(age=80, last_age=80)], home=home | {"child_alone_rent_yen_per_month": None})
    )
    assert yen_by_year(without, "rent")[:2] == [-720_000, -720_000]


def test_a_debt_is_paid_until_nothing_is_owed(run: Run) -> None:
    debt = {"name": "車", "owner": "長男", "balance_yen": 1_000_000, "payment_yen_per_year": 400_000}
    assert yen_by_year(run(household(debts=[debt])), "debt")[:4] == [-400_000, -400_000, -200_000, 0]
    with_interest = run(household(debts=[debt | {"interest_ratio": 0.1}]))
    assert yen_by_year(with_interest, "debt")[:4] == [-400_000, -400_000, -400_000, -7_700]


def test_group_insurance_ends_a_debt_with_the_owners_death(run: Run) -> None:
    debt = {"name": "住宅", "owner": "母", "balance_yen": 9_000_000, "payment_yen_per_year": 600_000}
    for ends, second_year in ((True, 0), (False, -600_000)):
        p = run(household(parents=[parent(age=80, last_age=80)], debts=[debt | {"ends_with_death": ends}]))
        assert yen_by_year(p, "debt")[:2] == [-600_000, second_year]
