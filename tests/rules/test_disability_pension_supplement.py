"""障害年金生活者支援給付金の端: one yen over the limit, dependants, no grade, zero months."""

import pytest

from planner.rules.disability_pension_supplement import benefit_yen


def benefit(grade: int, months: int, own_income_yen: int, dependants: int = 0) -> float:
    return float(
        benefit_yen(
            grade=grade,
            months=months,
            own_income_yen=own_income_yen,
            dependants=dependants,
            own_income_limit_yen=4_918_000,
            limit_yen_per_dependant=380_000,
            grade_1_yen_per_month=7_025,
            grade_2_yen_per_month=5_620,
        )
    )


@pytest.mark.parametrize(("own_income_yen", "expected_yen"), [(0, 67_440), (4_918_000, 67_440), (4_918_001, 0)])
def test_one_yen_over_the_limit_ends_the_supplement(own_income_yen: int, expected_yen: int) -> None:
    assert benefit(2, 12, own_income_yen) == expected_yen


@pytest.mark.parametrize(("own_income_yen", "expected_yen"), [(5_678_000, 67_440), (5_678_001, 0)])
def test_two_dependants_raise_the_limit_twice(own_income_yen: int, expected_yen: int) -> None:
    assert benefit(2, 12, own_income_yen, dependants=2) == expected_yen


@pytest.mark.parametrize(
    ("grade", "months", "expected_yen"), [(0, 12, 0), (1, 12, 84_300), (2, 0, 0), (1, 1, 7_025), (3, 12, 0)]
)
def test_grade_and_months_decide_the_amount(grade: int, months: int, expected_yen: int) -> None:
    assert benefit(grade, months, 0) == expected_yen
