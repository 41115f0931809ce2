"""不動産担保型生活資金の端: ages, smallest value, no loan, interest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.home_loan import loan_limit_yen, loan_months, loan_yen_per_month


def limit(value_yen: int, age: int, *, flat: bool = False) -> float:
    return float(
        loan_limit_yen(
            home_value_yen=value_yen,
            flat=flat,
            youngest_age=age,
            first_age=65,
            smallest_value_yen=5_000_000,
            limit_house_ratio=0.7,
            limit_flat_ratio=0.5,
        )
    )


@pytest.mark.parametrize(
    ("value_yen", "age", "flat", "expected_yen"),
    [
        (5_000_000, 65, False, 3_500_000),
        (4_999_999, 65, False, 0),
        (5_000_000, 64, False, 0),
        (5_000_000, 65, True, 2_500_000),
    ],
)
def test_who_may_borrow(value_yen: int, age: int, flat: bool, expected_yen: int) -> None:
    assert limit(value_yen, age, flat=flat) == expected_yen


@pytest.mark.parametrize(("limit_yen", "income_yen", "expected_yen"), [(1, 0, 112_500), (0, 0, 0), (1, 112_501, 0)])
def test_the_monthly_loan(limit_yen: int, income_yen: int, expected_yen: int) -> None:
    monthly = loan_yen_per_month(
        loan_limit_yen=limit_yen,
        living_standard_yen_per_month=75_000,
        monthly_factor=1.5,
        counted_income_yen_per_month=income_yen,
    )
    assert monthly == expected_yen


@pytest.mark.parametrize(
    ("limit_yen", "monthly_yen", "expected"), [(0, 100_000, 0), (700_000, 0, 0), (99_999, 100_000, 0)]
)
def test_no_months_without_a_loan(limit_yen: int, monthly_yen: int, expected: int) -> None:
    assert loan_months(loan_limit_yen=limit_yen, loan_yen_per_month=monthly_yen, interest_ratio=0.03) == expected


@given(st.integers(1, 50_000_000), st.integers(10_000, 300_000), st.sampled_from([0.0, 0.01, 0.03]))
def test_the_last_month_still_lies_within_the_limit(limit_yen: int, monthly_yen: int, interest_ratio: float) -> None:
    months = float(loan_months(loan_limit_yen=limit_yen, loan_yen_per_month=monthly_yen, interest_ratio=interest_ratio))

    def owed_yen(count: float) -> float:
        return monthly_yen * (count + interest_ratio / 12 * count * (count - 1) / 2)

    assert owed_yen(months) <= limit_yen + 1
    assert owed_yen(months + 1) > limit_yen - 1
