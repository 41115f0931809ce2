"""成年後見の報酬の端: one yen around each band, and that more money never lowers the fee."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.adult_guardianship import fee_yen_per_month, supervisor_fee_yen_per_month, whole_fee_yen

GUIDE = {
    "low_assets_yen": 10_000_000,
    "middle_assets_yen": 50_000_000,
    "fee_low_yen_per_month": 20_000,
    "fee_middle_yen_per_month": 30_000,
    "fee_high_yen_per_month": 50_000,
}
SUPERVISOR = {"supervisor_fee_low_yen_per_month": 10_000, "supervisor_fee_high_yen_per_month": 25_000}


@pytest.mark.parametrize(
    ("assets", "expected"),
    [(0, 20_000), (10_000_000, 20_000), (10_000_001, 30_000), (50_000_000, 30_000), (50_000_001, 50_000)],
)
def test_the_band_changes_one_yen_above_its_limit(assets: int, expected: int) -> None:
    assert fee_yen_per_month(assets_yen=assets, **GUIDE) == expected


@pytest.mark.parametrize(("assets", "expected"), [(50_000_000, 10_000), (50_000_001, 25_000)])
def test_a_supervisor_has_two_bands(assets: int, expected: int) -> None:
    assert supervisor_fee_yen_per_month(assets_yen=assets, middle_assets_yen=50_000_000, **SUPERVISOR) == expected


@given(assets=st.integers(0, 10**9), more=st.integers(0, 10**9))
def test_more_money_never_lowers_the_fee(assets: int, more: int) -> None:
    assert fee_yen_per_month(assets_yen=assets, **GUIDE) <= fee_yen_per_month(assets_yen=assets + more, **GUIDE)


def test_both_are_paid_for_every_month() -> None:
    assert whole_fee_yen(fee_yen_per_month=20_000, supervisor_fee_yen_per_month=10_000, months=0) == 0
    assert whole_fee_yen(fee_yen_per_month=20_000, supervisor_fee_yen_per_month=10_000, months=18) == 540_000
