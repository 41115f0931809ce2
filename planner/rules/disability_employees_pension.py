"""障害厚生年金・障害手当金 (Disability Employees' Pension and Lump Sum), 厚生年金保険法 第47条〜第57条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_half_up

PERCENT = 100
LAST_GRADE_WITH_BASIC_PENSION = 2


def earnings_related_yen_per_year(
    *,
    pay_to_2003_03_yen_per_month: ArrayLike,
    months_to_2003_03: ArrayLike,
    pay_from_2003_04_yen_per_month: ArrayLike,
    months_from_2003_04: ArrayLike,
    earnings_ratio_to_2003_03: ArrayLike,
    earnings_ratio_from_2003_04: ArrayLike,
    deemed_months: ArrayLike,
) -> NDArray[np.float64]:
    """報酬比例の額（300月みなし）— earnings-related amount; a shorter record counts as the deemed months.

    Counted is the record up to the month in which the disability was recognised. Not rounded here.

    Args:
        pay_to_2003_03_yen_per_month: Average standard pay up to March 2003, without bonuses, yen per month.
        months_to_2003_03: Months insured up to March 2003.
        pay_from_2003_04_yen_per_month: Average pay with bonuses from April 2003, yen per month.
        months_from_2003_04: Months insured from April 2003.
        earnings_ratio_to_2003_03: Part of the pay for each month up to March 2003 (7.125/1000).
        earnings_ratio_from_2003_04: Part of the pay for each month from April 2003 (5.481/1000).
        deemed_months: Months that a shorter record counts as (300).

    Returns:
        Yen per year; 0 without any month.

    """
    before = np.multiply(np.multiply(pay_to_2003_03_yen_per_month, months_to_2003_03), earnings_ratio_to_2003_03)
    after = np.multiply(np.multiply(pay_from_2003_04_yen_per_month, months_from_2003_04), earnings_ratio_from_2003_04)
    months = np.add(months_to_2003_03, months_from_2003_04)
    return np.asarray((before + after) * np.maximum(months, deemed_months) / np.maximum(months, 1), dtype=np.float64)


def pension_yen_per_year(
    *,
    grade: ArrayLike,
    earnings_related_yen_per_year: ArrayLike,
    grade_1_percent: ArrayLike,
    grade_3_minimum_yen_per_year: ArrayLike,
) -> NDArray[np.float64]:
    """障害厚生年金の年額 — by grade, without the addition for the spouse.

    Grade 1 is raised by a quarter; grade 3 has a least amount, as no basic pension stands beside it.
    Rounded to 1 yen, half up. Left out: the least amount in grades 1 and 2 where no basic pension is due.

    Args:
        grade: Granted grade, 1 to 3; 0 when none is granted.
        earnings_related_yen_per_year: Earnings-related amount with the deemed months, yen per year.
        grade_1_percent: Grade 1 in percent of that amount (125).
        grade_3_minimum_yen_per_year: Least amount of grade 3 for the birth date, yen per year.

    """
    earned = np.asarray(earnings_related_yen_per_year, dtype=np.float64)
    raised = earned * np.divide(grade_1_percent, PERCENT)
    lowest = np.maximum(earned, grade_3_minimum_yen_per_year)
    below = np.where(np.equal(grade, 2), earned, np.where(np.equal(grade, 3), lowest, 0.0))
    return round_half_up(np.where(np.equal(grade, 1), raised, below))


def with_spouse_yen_per_year(
    *, grade: ArrayLike, pension_yen_per_year: ArrayLike, spouse_ratio: ArrayLike, spouse_yen_per_year: ArrayLike
) -> NDArray[np.float64]:
    """配偶者の加給年金額を含む年額 — grades 1 and 2 while there is a spouse under 65; not raised in grade 1.

    Left out: the income of the spouse, and that it stops when the spouse has a pension of 20 years or more.

    Args:
        grade: Granted grade.
        pension_yen_per_year: Pension without the addition, yen per year.
        spouse_ratio: Part of the year with a spouse under the age limit, 0 to 1.
        spouse_yen_per_year: Addition, yen per year.

    """
    entitled = np.logical_and(np.greater_equal(grade, 1), np.less_equal(grade, LAST_GRADE_WITH_BASIC_PENSION))
    addition = np.where(entitled, np.multiply(spouse_ratio, spouse_yen_per_year), 0.0)
    return np.asarray(np.add(pension_yen_per_year, addition), dtype=np.float64)


def typed_rest_yen_per_year(
    *, typed_yen_per_year: ArrayLike, typed_part_yen_per_year: ArrayLike
) -> NDArray[np.float64]:
    """入力された額のうちの障害厚生年金 — what is left of it beside the disability basic pension.

    Args:
        typed_yen_per_year: Everything that is paid for the disability, yen per year.
        typed_part_yen_per_year: Of it the basic pension with its supplement; 0 in grade 3, yen per year.

    """
    return np.asarray(np.subtract(typed_yen_per_year, typed_part_yen_per_year), dtype=np.float64)


def lump_sum_yen(
    *,
    earnings_related_yen_per_year: ArrayLike,
    lump_sum_years: ArrayLike,
    grade_3_minimum_yen_per_year: ArrayLike,
) -> NDArray[np.float64]:
    """障害手当金 — paid once for a disability lighter than grade 3 that has settled within five years.

    Rounded to 1 yen, half up. Left out: the conditions, and that recipients of other pensions get none.

    Args:
        earnings_related_yen_per_year: Earnings-related amount with the deemed months, yen per year.
        lump_sum_years: How many times that amount (2).
        grade_3_minimum_yen_per_year: Least amount of grade 3 for the birth date, yen per year.

    """
    yearly = np.maximum(earnings_related_yen_per_year, grade_3_minimum_yen_per_year)
    return round_half_up(np.multiply(yearly, lump_sum_years))
