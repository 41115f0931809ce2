"""会社の社会保険料: the worker's part by age and wages."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.workplace_insurance import insured_at_work, premium_yen_per_year
from tests.strategies import CALMLY

RATES = {
    "health_ratio": 0.099,
    "care_ratio": 0.0162,
    "child_support_ratio": 0.0023,
    "pension_ratio": 0.183,
    "worker_part_ratio": 0.5,
    "employment_ratio": 0.005,
}
WHOLE_YEAR = {"months": 12, "health_months": 12, "care_months": 12, "pension_months": 12}


@pytest.mark.parametrize(("care_months", "expected"), [(0, 441_450), (12, 465_750), (4, 449_550)])
def test_the_care_rate_counts_for_the_months_from_40_to_64(care_months: int, expected: int) -> None:
    months = WHOLE_YEAR | {"care_months": care_months}
    assert premium_yen_per_year(wages_yen=3_000_000, insured_at_work=True, **months, **RATES) == expected


def test_the_pension_rate_ends_at_70_in_the_middle_of_the_year_too() -> None:
    months = WHOLE_YEAR | {"care_months": 0, "pension_months": np.array([12, 6, 0])}
    yen = premium_yen_per_year(wages_yen=3_000_000, insured_at_work=True, **months, **RATES)
    np.testing.assert_array_equal(yen, [441_450, 304_200, 166_950])


def test_from_75_only_the_employment_insurance_is_left() -> None:
    months = {"months": 12, "health_months": np.array([6, 0]), "care_months": 0, "pension_months": 0}
    yen = premium_yen_per_year(wages_yen=3_000_000, insured_at_work=True, **months, **RATES)
    np.testing.assert_array_equal(yen, [90_975, 15_000])


def test_who_is_not_insured_at_work_pays_nothing() -> None:
    assert premium_yen_per_year(wages_yen=3_000_000, insured_at_work=False, **WHOLE_YEAR, **RATES) == 0


@pytest.mark.parametrize(
    ("wages", "months", "is_insured"),
    [(1_056_000, 12, True), (1_055_999, 12, False), (528_000, 6, True), (527_999, 6, False), (0, 0, False)],
)
def test_the_limit_is_that_of_the_months_with_wages(wages: int, months: int, is_insured: bool) -> None:
    found = insured_at_work(wages_yen=wages, months=months, insured_from_yen_per_year=1_056_000)
    assert bool(found) is is_insured


@CALMLY
@given(st.integers(0, 20_000_000), st.integers(0, 1_000_000), st.integers(0, 12), st.integers(0, 12))
def test_more_wages_never_cost_less_and_never_all_of_the_rise(wages: int, more: int, care: int, pension: int) -> None:
    months = WHOLE_YEAR | {"care_months": care, "pension_months": pension}
    less, high = (
        premium_yen_per_year(wages_yen=w, insured_at_work=True, **months, **RATES) for w in (wages, wages + more)
    )
    assert 0 <= high - less <= more
