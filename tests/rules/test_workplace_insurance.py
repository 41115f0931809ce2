"""会社の社会保険料: the worker's part by age and wages."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.workplace_insurance import premium_yen_per_year
from tests.strategies import CALMLY

RATES = {
    "insured_from_yen_per_year": 1_056_000,
    "health_ratio": 0.099,
    "care_ratio": 0.0162,
    "care_first_age": 40,
    "care_end_age": 65,
    "child_support_ratio": 0.0023,
    "pension_ratio": 0.183,
    "pension_end_age": 70,
    "worker_part_ratio": 0.5,
    "employment_ratio": 0.005,
}


@pytest.mark.parametrize(("age", "expected"), [(39, 441_450), (40, 465_750), (64, 465_750), (65, 441_450)])
def test_the_care_rate_counts_from_40_to_64(age: int, expected: int) -> None:
    assert premium_yen_per_year(wages_yen=3_000_000, age=age, insured_at_work=True, **RATES) == expected


def test_the_pension_rate_ends_at_70() -> None:
    yen = premium_yen_per_year(wages_yen=3_000_000, age=np.array([69, 70]), insured_at_work=True, **RATES)
    np.testing.assert_array_equal(yen, [441_450, 166_950])


def test_who_is_not_insured_at_work_pays_nothing() -> None:
    assert premium_yen_per_year(wages_yen=3_000_000, age=50, insured_at_work=False, **RATES) == 0


@CALMLY
@given(st.integers(0, 20_000_000), st.integers(0, 1_000_000), st.integers(18, 74))
def test_more_wages_never_cost_less_and_never_all_of_the_rise(wages: int, more: int, age: int) -> None:
    less, high = (
        premium_yen_per_year(wages_yen=w, age=age, insured_at_work=True, **{**RATES, "insured_from_yen_per_year": 0})
        for w in (wages, wages + more)
    )
    assert 0 <= high - less <= more
