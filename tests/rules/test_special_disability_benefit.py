"""特別障害給付金の端: one yen over the limits, other pensions, no grade."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.special_disability_benefit import benefit_yen


def benefit(
    grade: int = 2, own_income_yen: int = 0, dependants: int = 0, others_yen: int = 0, months: int = 12
) -> float:
    return float(
        benefit_yen(
            grade=grade,
            months=months,
            own_income_yen=own_income_yen,
            dependants=dependants,
            other_pensions_yen=others_yen,
            grade_1_yen_per_month=58_650,
            grade_2_yen_per_month=46_920,
            half_limit_yen=3_858_000,
            full_limit_yen=4_918_000,
            limit_yen_per_dependant=380_000,
        )
    )


@pytest.mark.parametrize(("grade", "months", "expected_yen"), [(0, 12, 0), (1, 12, 703_800), (2, 1, 46_920), (2, 0, 0)])
def test_grade_and_months_decide_the_amount(grade: int, months: int, expected_yen: int) -> None:
    assert benefit(grade, months=months) == expected_yen


@pytest.mark.parametrize(
    ("own_income_yen", "dependants", "expected_yen"),
    [(3_858_000, 0, 563_040), (3_858_001, 0, 281_520), (4_918_001, 0, 0), (4_918_001, 1, 281_520)],
)
def test_one_yen_over_a_limit_stops_half_or_all(own_income_yen: int, dependants: int, expected_yen: int) -> None:
    assert benefit(own_income_yen=own_income_yen, dependants=dependants) == expected_yen


@given(others=st.integers(0, 2_000_000))
def test_with_other_pensions_there_is_never_less_than_the_larger_of_both(others: int) -> None:
    assert benefit(others_yen=others) + others == max(563_040, others)
