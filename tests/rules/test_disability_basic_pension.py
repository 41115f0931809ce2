"""障害基礎年金の端: no grade, part of a year, one yen over the limits of onset before 20."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.disability_basic_pension import (
    child_addition_yen_per_year,
    limited_yen_per_year,
    paid_ratio,
    pension_yen,
)


@pytest.mark.parametrize(
    ("grade", "months", "expected_yen"),
    [(0, 12, 0), (1, 12, 1_059_125), (2, 12, 847_300), (3, 12, 0), (2, 0, 0), (2, 6, 423_650), (1, 1, 1_059_125 / 12)],
)
def test_grade_and_months_decide_the_amount(grade: int, months: int, expected_yen: float) -> None:
    paid = pension_yen(grade=grade, months=months, grade_1_yen_per_year=1_059_125, grade_2_yen_per_year=847_300)
    assert paid == pytest.approx(expected_yen)


def test_months_by_future_and_year_broadcast() -> None:
    months = np.array([[12, 4], [12, 12]])
    amounts = np.array([[600_000.0, 720_000.0]])
    paid = pension_yen(grade=2, months=months, grade_1_yen_per_year=amounts * 1.25, grade_2_yen_per_year=amounts)
    assert paid.tolist() == [[600_000, 240_000], [600_000, 720_000]]


@pytest.mark.parametrize(("grade", "expected_yen"), [(0, 0), (1, 568_900), (2, 568_900), (3, 0)])
def test_the_addition_for_children_is_not_raised_in_grade_1_and_not_paid_in_grade_3(
    grade: int, expected_yen: int
) -> None:
    addition = child_addition_yen_per_year(
        grade=grade,
        children=2,
        further_children=1,
        child_first_second_yen_per_year=243_800,
        child_third_yen_per_year=81_300,
    )
    assert addition == expected_yen


@pytest.mark.parametrize(
    ("own_income_yen", "dependants", "part"),
    [(3_858_000, 0, 1), (3_858_001, 0, 0.5), (4_238_000, 1, 1), (4_918_000, 0, 0.5), (4_918_001, 0, 0), (0, 0, 1)],
)
def test_one_yen_over_a_limit_stops_half_or_all(own_income_yen: int, dependants: int, part: float) -> None:
    assert _part(own_income_yen, dependants) == part


@given(income=st.integers(0, 9_000_000), more=st.integers(0, 9_000_000), dependants=st.integers(0, 5))
def test_more_income_never_brings_more_pension_and_more_dependants_never_less(
    income: int, more: int, dependants: int
) -> None:
    assert _part(income + more, dependants) <= _part(income, dependants) <= _part(income, dependants + 1)


@pytest.mark.parametrize(
    ("to_september", "from_october", "expected_yen"),
    [(1, 1, 840_000), (0.5, 0.5, 440_000), (0, 0, 0), (1, 0, 630_000), (0, 1, 210_000), (0.5, 1, 540_000)],
)
def test_the_newer_income_decides_from_october(to_september: float, from_october: float, expected_yen: int) -> None:
    yen = limited_yen_per_year(
        pension_yen_per_year=800_000,
        child_addition_yen_per_year=40_000,
        paid_ratio_to_september=to_september,
        paid_ratio_from_october=from_october,
        limit_first_month=10,
    )
    assert yen == expected_yen


def _part(own_income_yen: int, dependants: int) -> float:
    return float(
        paid_ratio(
            own_income_yen=own_income_yen,
            dependants=dependants,
            half_limit_yen=3_858_000,
            full_limit_yen=4_918_000,
            limit_yen_per_dependant=380_000,
        )
    )
