"""障害厚生年金の端: 299, 300 and 301 months, no month at all, the least amount of grade 3, the spouse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.disability_employees_pension import (
    earnings_related_yen_per_year,
    lump_sum_yen,
    pension_yen_per_year,
    with_spouse_yen_per_year,
)


@pytest.mark.parametrize(("months", "counted"), [(1, 300), (299, 300), (300, 300), (301, 301), (660, 660)])
def test_a_record_under_300_months_counts_as_300(months: int, counted: int) -> None:
    assert earned(months) == pytest.approx(300_000 * 0.005481 * counted)


def test_without_a_month_at_work_nothing_is_earned() -> None:
    assert earned(0) == 0


@given(months=st.integers(1, 660), pay=st.integers(0, 650_000))
def test_a_longer_record_at_the_same_pay_never_gives_less(months: int, pay: int) -> None:
    assert earned(months + 1, pay) >= earned(months, pay) - 1e-6


@pytest.mark.parametrize(
    ("grade", "earnings_related_yen", "expected_yen"),
    [
        (0, 493_290, 0),
        (1, 493_290, 616_613),
        (2, 493_290, 493_290),
        (3, 493_290, 635_500),
        (3, 635_500, 635_500),
        (3, 635_501, 635_501),
        (2, 100_000, 100_000),
    ],
)
def test_only_grade_3_has_a_least_amount(grade: int, earnings_related_yen: int, expected_yen: int) -> None:
    pension = pension_yen_per_year(
        grade=grade,
        earnings_related_yen_per_year=earnings_related_yen,
        grade_1_percent=125,
        grade_3_minimum_yen_per_year=635_500,
    )
    assert pension == expected_yen


@pytest.mark.parametrize(("grade", "ratio", "expected_yen"), [(1, 1, 743_800), (2, 0, 500_000), (3, 1, 500_000)])
def test_the_spouse_counts_in_grades_1_and_2(grade: int, ratio: float, expected_yen: int) -> None:
    pension = with_spouse_yen_per_year(
        grade=grade, pension_yen_per_year=500_000, spouse_ratio=ratio, spouse_yen_per_year=243_800
    )
    assert pension == expected_yen


@given(yen=st.integers(0, 5_000_000))
def test_the_lump_sum_is_two_years_of_grade_3(yen: int) -> None:
    grade_3 = pension_yen_per_year(
        grade=3, earnings_related_yen_per_year=yen, grade_1_percent=125, grade_3_minimum_yen_per_year=635_500
    )
    once = lump_sum_yen(earnings_related_yen_per_year=yen, lump_sum_years=2, grade_3_minimum_yen_per_year=635_500)
    assert once == 2 * grade_3


def earned(months: int, pay: int = 300_000) -> float:
    return float(
        earnings_related_yen_per_year(
            pay_to_2003_03_yen_per_month=0,
            months_to_2003_03=0,
            pay_from_2003_04_yen_per_month=pay,
            months_from_2003_04=months,
            earnings_ratio_to_2003_03=0.007125,
            earnings_ratio_from_2003_04=0.005481,
            deemed_months=300,
        )
    )
