"""しょうがい共済の端: both ends of paying, bands, units."""

import pytest

from planner.rules.disability_mutual_aid import benefit_yen, premium_months, premium_yen, premium_yen_per_month


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
