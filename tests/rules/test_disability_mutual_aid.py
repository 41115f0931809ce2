"""しょうがい共済の端: both ends of paying, bands, units, reductions, lump sums."""

import pytest

from planner.rules.disability_mutual_aid import (
    benefit_yen,
    condolence_money_yen,
    premium_months,
    premium_yen,
    premium_yen_per_month,
    reduced_premium_yen_per_month,
    withdrawal_money_yen,
)


@pytest.mark.parametrize(
    ("entry_age", "expected_months"), [(20, 540), (44, 252), (45, 240), (46, 240), (60, 240), (64, 240)]
)
def test_paying_ends_when_20_years_have_passed_and_the_parent_is_65(entry_age: int, expected_months: int) -> None:
    months = premium_months(entry_age=entry_age, premium_shortest_months=240, premium_last_age=65)
    assert months == expected_months


@pytest.mark.parametrize(("entry_age", "expected_yen"), [(20, 9_300), (34, 9_300), (35, 11_400), (64, 23_300)])
def test_the_age_at_entry_fixes_the_premium(entry_age: int, expected_yen: int) -> None:
    premium = premium_yen_per_month(
        entry_age=entry_age,
        age_from=[0, 35, 40, 45, 50, 55, 60],
        yen_per_month=[9_300, 11_400, 14_300, 17_300, 18_800, 20_700, 23_300],
    )
    assert premium == expected_yen


@pytest.mark.parametrize(("months", "units", "expected_yen"), [(0, 2, 0), (12, 1, 240_000), (12, 2, 480_000)])
def test_the_benefit_follows_months_and_units(months: int, units: int, expected_yen: int) -> None:
    assert benefit_yen(months=months, units=units, benefit_yen_per_month_per_unit=20_000) == expected_yen


def test_two_units_cost_twice_the_premium() -> None:
    assert premium_yen(months=12, units=2, premium_yen_per_month=9_300) == 223_200


@pytest.mark.parametrize(
    ("units", "ratio", "expected_yen"), [(1, 0, 9_300), (1, 0.5, 4_650), (1, 1, 0), (2, 0.5, 13_950), (2, 1, 9_300)]
)
def test_a_reduction_is_for_the_first_unit_alone(units: int, ratio: float, expected_yen: int) -> None:
    premium = reduced_premium_yen_per_month(units=units, premium_yen_per_month=9_300, reduction_ratio=ratio)
    assert premium == expected_yen


@pytest.mark.parametrize(
    ("months", "expected_yen"),
    [(0, 0), (11, 0), (12, 50_000), (59, 50_000), (60, 125_000), (239, 125_000), (240, 250_000)],
)
def test_condolence_money_follows_the_time_of_membership(months: int, expected_yen: int) -> None:
    for units in (1, 2):
        money = condolence_money_yen(
            member_months=months,
            units=units,
            condolence_months_from=[12, 60, 240],
            condolence_yen=[50_000, 125_000, 250_000],
        )
        assert money == units * expected_yen


@pytest.mark.parametrize(("months", "expected_yen"), [(59, 0), (60, 75_000), (120, 125_000), (600, 250_000)])
def test_who_leaves_within_five_years_gets_nothing(months: int, expected_yen: int) -> None:
    money = withdrawal_money_yen(
        member_months=months,
        units=1,
        withdrawal_months_from=[60, 120, 240],
        withdrawal_yen=[75_000, 125_000, 250_000],
    )
    assert money == expected_yen
