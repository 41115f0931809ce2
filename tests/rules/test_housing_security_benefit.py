"""住居確保給付金の端: one yen over income and assets, rent over its limit, larger households."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import housing_security_benefit as rule

BASE = [84_000, 130_000, 172_000]
RENT = [37_000, 44_000, 48_000]
ALONE: dict[str, Any] = {
    "persons": 1,
    "income_yen_per_month": 0,
    "assets_yen": 0,
    "rent_yen_per_month": 37_000,
    "income_to_yen_per_month": 121_000,
    "assets_to_yen": 504_000,
    "base_by_persons_yen_per_month": BASE,
    "rent_limit_yen_per_month": RENT,
}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, 37_000),
        ({"income_yen_per_month": 84_000}, 37_000),
        ({"income_yen_per_month": 84_001}, 36_999),
        ({"income_yen_per_month": 121_000}, 0),
        ({"income_yen_per_month": 121_001, "rent_yen_per_month": 90_000}, 0),
        ({"assets_yen": 504_000}, 37_000),
        ({"assets_yen": 504_001}, 0),
        ({"rent_yen_per_month": 0}, 0),
    ],
)
def test_the_benefit_ends_at_its_limits(more: dict[str, Any], expected: int) -> None:
    assert rule.benefit_yen_per_month(**ALONE | more) == expected


@pytest.mark.parametrize(
    ("persons", "rent", "expected"), [(1, 30_000, 114_000), (1, 90_000, 121_000), (9, 90_000, 220_000)]
)
def test_the_rent_counts_within_its_limit(persons: int, rent: int, expected: int) -> None:
    limit = rule.income_to_yen_per_month(
        persons=persons,
        rent_yen_per_month=rent,
        base_by_persons_yen_per_month=BASE,
        rent_limit_yen_per_month=RENT,
    )
    assert limit == expected


@pytest.mark.parametrize(("persons", "expected"), [(1, 504_000), (2, 780_000), (3, 1_000_000)])
def test_assets_are_six_times_the_base_up_to_a_million(persons: int, expected: int) -> None:
    limit = rule.assets_to_yen(
        persons=persons, base_by_persons_yen_per_month=BASE, assets_factor_months=6, largest_assets_yen=1_000_000
    )
    assert limit == expected


@given(income=st.integers(0, 200_000), more=st.integers(0, 200_000), rent=st.integers(0, 120_000))
def test_more_income_never_brings_more_benefit(income: int, more: int, rent: int) -> None:
    def benefit(yen: int) -> float:
        return float(rule.benefit_yen_per_month(**ALONE | {"income_yen_per_month": yen, "rent_yen_per_month": rent}))

    assert 0 <= benefit(income + more) <= benefit(income) <= 37_000
