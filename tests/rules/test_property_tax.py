"""固定資産税の端: 200 square metres, thresholds, rounding; more value never gives less tax."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.property_tax import both_taxes_yen_per_year, land_base_yen, reassessed_yen, tax_yen

SIXTH, THIRD = 1 / 6, 1 / 3


def base(land_yen: float, square_metres: float) -> float:
    return float(
        land_base_yen(
            land_yen=land_yen,
            land_square_metres=square_metres,
            small_lot_square_metres=200,
            small_lot_ratio=SIXTH,
            general_lot_ratio=THIRD,
        )
    )


def tax(land_base: float, building: float = 0) -> float:
    return float(
        tax_yen(
            land_base_yen=land_base,
            land_fixed_base_yen=land_base,
            building_yen=building,
            tax_ratio=0.014,
            land_exempt_below_yen=300_000,
            building_exempt_below_yen=200_000,
            base_rounding_yen=1_000,
            tax_rounding_yen=100,
        )
    )


@pytest.mark.parametrize(
    ("square_metres", "expected_yen"), [(0, 2_000_000), (200, 2_000_000), (400, 3_000_000), (100_000, 3_996_000)]
)
def test_land_beyond_200_square_metres_is_taxed_more(square_metres: float, expected_yen: float) -> None:
    assert base(12_000_000, square_metres) == pytest.approx(expected_yen)


@pytest.mark.parametrize(
    ("land_base", "building", "expected_yen"),
    [
        (299_999, 0, 0),
        (300_000, 0, 4_200),
        (0, 199_999, 0),
        (0, 200_000, 2_800),
        (299_999, 200_000, 2_800),
        (3_000_000, 8_000_000, 154_000),
        (1_000_999, 0, 14_000),
        (1_001_000, 0, 14_000),
        (1_008_000, 0, 14_100),
    ],
)
def test_thresholds_and_rounding(land_base: float, building: float, expected_yen: float) -> None:
    assert tax(land_base, building) == expected_yen


@given(st.integers(0, 10**9), st.integers(0, 10**8), st.floats(0, 5_000))
def test_more_value_never_gives_less_tax(land_yen: int, more_yen: int, square_metres: float) -> None:
    assert tax(base(land_yen + more_yen, square_metres)) >= tax(base(land_yen, square_metres))


def test_a_reassessed_value_follows_prices() -> None:
    assert reassessed_yen(assessed_yen=10_000_000, growth_at_reassessment=1.03) == pytest.approx(10_300_000)
    assert both_taxes_yen_per_year(fixed_asset_tax_yen=154_000, city_planning_tax_yen=42_000) == 196_000
