"""障害基礎年金の端: no grade, part of a year."""

import numpy as np
import pytest

from planner.rules.disability_basic_pension import pension_yen


@pytest.mark.parametrize(
    ("grade", "months", "expected_yen"),
    [(0, 12, 0), (1, 12, 1_059_125), (2, 12, 847_300), (2, 0, 0), (2, 6, 423_650), (1, 1, 1_059_125 / 12)],
)
def test_grade_and_months_decide_the_amount(grade: int, months: int, expected_yen: float) -> None:
    paid = pension_yen(grade=grade, months=months, grade_1_yen_per_year=1_059_125, grade_2_yen_per_year=847_300)
    assert paid == pytest.approx(expected_yen)


def test_months_by_future_and_year_broadcast() -> None:
    months = np.array([[12, 4], [12, 12]])
    amounts = np.array([[600_000.0, 720_000.0]])
    paid = pension_yen(grade=2, months=months, grade_1_yen_per_year=amounts * 1.25, grade_2_yen_per_year=amounts)
    assert paid.tolist() == [[600_000, 240_000], [600_000, 720_000]]
