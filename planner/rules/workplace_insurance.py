"""会社の社会保険料 (social insurance at work), 健康保険法 第160条・第161条、厚生年金保険法 第81条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_half_up


def premium_yen_per_year(
    *,
    wages_yen: ArrayLike,
    age: ArrayLike,
    insured_at_work: ArrayLike,
    insured_from_yen_per_year: ArrayLike,
    health_ratio: ArrayLike,
    care_ratio: ArrayLike,
    care_first_age: ArrayLike,
    care_end_age: ArrayLike,
    child_support_ratio: ArrayLike,
    pension_ratio: ArrayLike,
    pension_end_age: ArrayLike,
    worker_part_ratio: ArrayLike,
    employment_ratio: ArrayLike,
) -> NDArray[np.float64]:
    """本人の負担分 — what is taken off the wages of a year for health, care, pension and employment insurance.

    Left out: grades and ceilings of the standard monthly pay, rounding of each month, rates of company funds.
    Whole yen, rounded half up.

    Args:
        wages_yen: Wages before tax, yen per year.
        age: Age on 31 December.
        insured_at_work: Whether the person is covered by a workplace insurance in the year.
        insured_from_yen_per_year: Wages below are those of a dependant, who pays nothing.
        health_ratio: Whole rate of health insurance.
        care_ratio: Whole rate of care insurance, between the two ages.
        care_first_age: First age of the care rate.
        care_end_age: Age at which it ends.
        child_support_ratio: Whole rate of the child support levy.
        pension_ratio: Whole rate of the employees' pension, below its end age.
        pension_end_age: Age at which the pension premium ends.
        worker_part_ratio: Part of these rates that the worker pays.
        employment_ratio: The worker's own rate of employment insurance.

    """
    pays_care = np.greater_equal(age, care_first_age) & np.less(age, care_end_age)
    care = np.where(pays_care, care_ratio, 0.0)
    pension = np.where(np.less(age, pension_end_age), pension_ratio, 0.0)
    shared = np.multiply(np.add(health_ratio, child_support_ratio) + care + pension, worker_part_ratio)
    due = np.asarray(insured_at_work, dtype=bool) & np.greater_equal(wages_yen, insured_from_yen_per_year)
    return np.where(due, round_half_up(np.multiply(wages_yen, np.add(shared, employment_ratio))), 0.0)
