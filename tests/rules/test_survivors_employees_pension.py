"""遺族厚生年金の端: 64 and 65, own pension small and large."""

from typing import Any

import numpy as np
import pytest

from planner.rules.survivors_employees_pension import pension_yen_per_year


def pension(deceased_yen: Any, own_yen: Any, age: Any) -> Any:
    return pension_yen_per_year(
        deceased_employees_yen=deceased_yen,
        own_employees_yen=own_yen,
        age=age,
        share_ratio=0.75,
        choice_share_ratio=2 / 3,
        choice_own_ratio=0.5,
        choice_age=65,
    )


@pytest.mark.parametrize(("age", "expected_yen"), [(64, 900_000), (65, 400_000)])
def test_from_65_the_own_pension_comes_first(age: int, expected_yen: int) -> None:
    assert pension(1_200_000, 500_000, age) == expected_yen


@pytest.mark.parametrize(
    ("own_yen", "expected_yen"),
    [
        (0, 900_000),  # three quarters of the deceased's pension
        (600_000, 300_000),  # both reckonings give 900,000
        (800_000, 200_000),  # 900,000 × 2/3 + 800,000 × 1/2 = 1,000,000
        (1_200_000, 0),  # own pension is as large as anything reckoned
        (1_200_001, 0),
        (2_000_000, 0),
    ],
)
def test_only_what_exceeds_the_own_pension_is_paid(own_yen: int, expected_yen: int) -> None:
    assert pension(1_200_000, own_yen, 70) == expected_yen


def test_nothing_left_behind_gives_nothing() -> None:
    assert pension(0, 500_000, 70) == 0
    assert pension(0, 0, 50) == 0


def test_ages_by_future_and_year_broadcast() -> None:
    ages = np.array([[63, 64, 65], [65, 66, 67]])
    assert pension(1_200_000, 500_000, ages).tolist() == [[900_000, 900_000, 400_000], [400_000] * 3]
