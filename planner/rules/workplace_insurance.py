"""会社の社会保険料 (social insurance at work), 健康保険法 第160条・第161条、厚生年金保険法 第81条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_half_up

MONTHS = 12


def insured_at_work(
    *, wages_yen: ArrayLike, months: ArrayLike, insured_from_yen_per_year: ArrayLike
) -> NDArray[np.bool_]:
    """被用者保険に入るか — whether wages are large enough; below, the worker is somebody's dependant or in the town's.

    Left out: hours of work and the size of the employer.

    Args:
        wages_yen: Wages before tax, yen in the year.
        months: Months of the year alive, for which they are paid.
        insured_from_yen_per_year: Wages of twelve months from which a worker is insured.

    """
    limit = np.multiply(insured_from_yen_per_year, months) / MONTHS
    return np.asarray(np.greater_equal(wages_yen, limit) & np.greater(wages_yen, 0))


def premium_yen_per_year(
    *,
    wages_yen: ArrayLike,
    insured_at_work: ArrayLike,
    months: ArrayLike,
    health_months: ArrayLike,
    care_months: ArrayLike,
    pension_months: ArrayLike,
    health_ratio: ArrayLike,
    care_ratio: ArrayLike,
    child_support_ratio: ArrayLike,
    pension_ratio: ArrayLike,
    worker_part_ratio: ArrayLike,
    employment_ratio: ArrayLike,
) -> NDArray[np.float64]:
    """本人の負担分 — what is taken off the wages of a year for health, care, pension and employment insurance.

    In a year in which a part begins or ends, it is due on the wages of its months; the last part to remain is the
    employment insurance. Left out: grades and ceilings of the standard monthly pay, rounding of each month, rates of
    company funds. Whole yen, rounded half up.

    Args:
        wages_yen: Wages before tax, yen in the year.
        insured_at_work: Whether the person is insured as a worker in the year.
        months: Months of the year for which wages are paid.
        health_months: Those of them before the scheme for the elderly.
        care_months: Those of them from the 40th birthday to the 65th.
        pension_months: Those of them before the 70th birthday.
        health_ratio: Whole rate of health insurance.
        care_ratio: Whole rate of care insurance.
        child_support_ratio: Whole rate of the child support levy, due with the health insurance.
        pension_ratio: Whole rate of the employees' pension.
        worker_part_ratio: Part of these rates that the worker pays.
        employment_ratio: The worker's own rate of employment insurance.

    """
    all_months = np.maximum(1, months)
    health = np.add(health_ratio, child_support_ratio) * np.asarray(health_months)
    shared = health + np.multiply(care_ratio, care_months) + np.multiply(pension_ratio, pension_months)
    ratio = np.multiply(shared / all_months, worker_part_ratio) + employment_ratio
    return np.where(insured_at_work, round_half_up(np.multiply(wages_yen, ratio)), 0.0)
