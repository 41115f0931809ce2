"""老齢厚生年金の端: two periods of pay, 480 months, the threshold for people at work, the spouse addition."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.old_age_employees_pension import (
    at_normal_age_yen_per_year,
    claimed_yen_per_year,
    earnings_related_yen_per_year,
    family_addition_yen_per_year,
    paid_yen,
    suspended_yen_per_year,
    transitional_addition_yen_per_year,
)

MONEY = st.integers(0, 5_000_000)


def suspended(pension_yen: float, pay_yen: float, threshold_yen: float = 650_000) -> float:
    return float(
        suspended_yen_per_year(
            pension_yen_per_year=pension_yen,
            pay_yen_per_month=pay_yen,
            in_work_threshold_yen_per_month=threshold_yen,
        )
    )


@pytest.mark.parametrize(
    ("months_before", "months_after", "expected_yen"),
    [(0, 0, 0), (1, 0, 2_138), (0, 1, 1_644), (100, 200, 213_750 + 328_860)],
)
def test_each_period_has_its_own_ratio(months_before: int, months_after: int, expected_yen: int) -> None:
    """300,000 × 7.125/1000 = 2,137.5 and 300,000 × 5.481/1000 = 1,644.3 for each month."""
    pension = earnings_related_yen_per_year(
        pay_to_2003_03_yen_per_month=300_000,
        months_to_2003_03=months_before,
        pay_from_2003_04_yen_per_month=300_000,
        months_from_2003_04=months_after,
        earnings_ratio_to_2003_03=0.007125,
        earnings_ratio_from_2003_04=0.005481,
    )
    assert pension == expected_yen


@pytest.mark.parametrize(
    ("months", "between", "expected_yen"), [(0, 0, 0), (480, 480, 380), (540, 480, 380), (60, 0, 105_960), (12, 12, 9)]
)
def test_the_transitional_addition_counts_480_months_at_most(months: int, between: int, expected_yen: int) -> None:
    addition = transitional_addition_yen_per_year(
        months=months,
        months_20_to_59=between,
        fixed_unit_yen=1_766,
        fixed_months_limit=480,
        full_amount_yen_per_year=847_300,
        full_months=480,
    )
    assert addition == expected_yen


def test_the_transitional_addition_is_never_negative() -> None:
    addition = transitional_addition_yen_per_year(
        months=480,
        months_20_to_59=480,
        fixed_unit_yen=1_700,
        fixed_months_limit=480,
        full_amount_yen_per_year=847_300,
        full_months=480,
    )
    assert addition == 0


@pytest.mark.parametrize(("entitled", "expected_yen"), [(True, 1_420_142), (False, 0)])
def test_the_claim_factor_holds_for_both_parts(entitled: bool, expected_yen: int) -> None:
    claimed = claimed_yen_per_year(
        earnings_related_yen_per_year=1_000_000,
        transitional_addition_yen_per_year=100,
        claim_factor=1.42,
        entitled=entitled,
    )
    assert claimed == expected_yen


def test_the_normal_amount_undoes_the_claim() -> None:
    assert at_normal_age_yen_per_year(claimed_yen_per_year=1_420_000, claim_factor=1.42) == pytest.approx(1_000_000)


@pytest.mark.parametrize(
    ("pay_yen", "expected_yen"), [(549_999, 0), (550_000, 0), (550_001, 6), (750_000, 1_200_000), (900_000, 1_200_000)]
)
def test_one_yen_over_the_threshold_suspends_half_a_yen_a_month(pay_yen: int, expected_yen: int) -> None:
    assert suspended(1_200_000, pay_yen) == expected_yen


@given(pension=MONEY, pay=MONEY, more=MONEY)
def test_more_pay_never_leaves_less_in_all(pension: int, pay: int, more: int) -> None:
    def in_all(monthly: int) -> float:
        return pension - suspended(pension, monthly) + monthly * 12

    assert 0 <= suspended(pension, pay) <= pension
    assert in_all(pay + more) >= in_all(pay) - 1


@pytest.mark.parametrize(
    ("special_yen", "ratio", "expected_yen"),
    [(179_900, 1.0, 423_700), (0, 1.0, 243_800), (179_900, 202_200 / 224_700, 219_400 + 161_900)],
)
def test_the_spouse_addition_is_smaller_for_rights_from_april_2028(
    special_yen: int, ratio: float, expected_yen: int
) -> None:
    addition = family_addition_yen_per_year(
        spouse_addition_yen_per_year=243_800, special_addition_yen_per_year=special_yen, spouse_addition_ratio=ratio
    )
    assert addition == expected_yen


@pytest.mark.parametrize(
    ("suspended_yen", "months", "addition_months", "expected_yen"),
    [
        (0, 12, 0, 1_200_000),
        (0, 6, 3, 600_000 + 105_925),
        (300_000, 12, 12, 900_000 + 423_700),
        (1_200_000, 12, 12, 0),
        (0, 0, 0, 0),
    ],
)
def test_a_pension_suspended_as_a_whole_takes_the_addition_with_it(
    suspended_yen: int, months: int, addition_months: int, expected_yen: int
) -> None:
    paid = paid_yen(
        claimed_yen_per_year=1_200_000,
        earnings_related_yen_per_year=1_200_000,
        months=months,
        suspended_yen_per_year=suspended_yen,
        family_addition_yen_per_year=423_700,
        family_addition_months=addition_months,
    )
    assert paid == pytest.approx(expected_yen)


def test_the_addition_goes_with_the_earnings_related_part_though_some_pension_is_left() -> None:
    """A late claim or a transitional addition of 20,000 yen is paid on; the addition for the spouse is not."""
    paid = paid_yen(
        claimed_yen_per_year=1_220_000,
        earnings_related_yen_per_year=1_200_000,
        months=12,
        suspended_yen_per_year=1_200_000,
        family_addition_yen_per_year=423_700,
        family_addition_months=12,
    )
    assert paid == 20_000


def test_futures_and_years_broadcast() -> None:
    paid = paid_yen(
        claimed_yen_per_year=np.array([[1_200_000.0, 1_300_000.0]]),
        earnings_related_yen_per_year=1_200_000.0,
        months=np.array([[12.0, 12.0], [12.0, 0.0]]),
        suspended_yen_per_year=0.0,
        family_addition_yen_per_year=0.0,
        family_addition_months=0.0,
    )
    assert paid.tolist() == [[1_200_000, 1_300_000], [1_200_000, 0]]
