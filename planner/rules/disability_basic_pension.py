"""障害基礎年金 (Disability Basic Pension), 国民年金法 第30条〜第33条の2・第36条の3."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

MONTHS = 12


def pension_yen(
    *,
    grade: ArrayLike,
    months: ArrayLike,
    grade_1_yen_per_year: ArrayLike,
    grade_2_yen_per_year: ArrayLike,
) -> NDArray[np.float64]:
    """障害基礎年金の一年分 — Disability Basic Pension of one calendar year, without additions.

    Work does not stop it. Grade 3 exists only in the employees' pension.

    Args:
        grade: Granted grade, 1 or 2; 0 when none is granted.
        months: Months of the year for which it is paid, 0 to 12.
        grade_1_yen_per_year: Amount of grade 1 for the birth date, yen per year.
        grade_2_yen_per_year: Amount of grade 2 for the birth date, yen per year.

    Returns:
        Yen in the year.

    """
    lower = np.where(np.equal(grade, 2), grade_2_yen_per_year, 0.0)
    per_year = np.where(np.equal(grade, 1), grade_1_yen_per_year, lower)
    return np.asarray(per_year * np.divide(months, MONTHS), dtype=np.float64)


def child_addition_yen_per_year(
    *,
    grade: ArrayLike,
    children: ArrayLike,
    further_children: ArrayLike,
    child_first_second_yen_per_year: ArrayLike,
    child_third_yen_per_year: ArrayLike,
) -> NDArray[np.float64]:
    """子の加算 — addition for own children up to the 31 March after turning 18; not raised in grade 1.

    Left out: that it goes on to 20 for a disabled child.

    Args:
        grade: Granted grade; grade 3 has no addition.
        children: First and second child, 0 to 2; a child for half of the year counts a half.
        further_children: Third and further children, counted alike.
        child_first_second_yen_per_year: Addition for each of the first two, yen per year.
        child_third_yen_per_year: Addition for each further child, yen per year.

    """
    both = np.multiply(children, child_first_second_yen_per_year)
    further = np.multiply(further_children, child_third_yen_per_year)
    has_basic = np.logical_or(np.equal(grade, 1), np.equal(grade, 2))
    return np.asarray(np.where(has_basic, both + further, 0.0), dtype=np.float64)


def with_child_addition_yen_per_year(
    *, pension_yen_per_year: ArrayLike, child_addition_yen_per_year: ArrayLike
) -> NDArray[np.float64]:
    """子の加算を含む額 — pension and addition together.

    Args:
        pension_yen_per_year: Pension without additions, yen per year.
        child_addition_yen_per_year: Addition for children, yen per year.

    """
    return np.asarray(np.add(pension_yen_per_year, child_addition_yen_per_year), dtype=np.float64)


def assessed_income_yen(
    *,
    total_income_yen: ArrayLike,
    earned_income_yen: ArrayLike,
    social_insurance_yen: ArrayLike,
    disabled_deduction_yen: ArrayLike,
    earned_deduction_yen: ArrayLike,
) -> NDArray[np.float64]:
    """所得制限で見る所得 — the income that the limits look at, also that of the supplement (国民年金法施行令6条の2).

    Left out: deductions for medical costs, losses, mutual aid of small firms, a spouse, widows, students.

    Args:
        total_income_yen: 合計所得金額 of a year, yen.
        earned_income_yen: Of it income from wages and public pensions, yen.
        social_insurance_yen: 社会保険料 of the same year, yen.
        disabled_deduction_yen: Deduction for the disability, 0 without a handbook, yen.
        earned_deduction_yen: What is taken off income from wages and pensions, at most that income, yen.

    """
    earned = np.minimum(earned_income_yen, earned_deduction_yen)
    taken_off = np.add(earned, social_insurance_yen) + disabled_deduction_yen
    return np.asarray(np.maximum(0.0, np.subtract(total_income_yen, taken_off)), dtype=np.float64)


def typed_part_yen_per_year(
    *, typed_yen_per_year: ArrayLike, basic_yen_per_year: ArrayLike, supplement_yen_per_year: ArrayLike
) -> NDArray[np.float64]:
    """入力された額のうちの障害基礎年金 — what the grade and its supplement come to, at most what was typed.

    Args:
        typed_yen_per_year: Everything that is paid for the disability, yen per year.
        basic_yen_per_year: The law's amount of the grade with the addition for children, yen per year.
        supplement_yen_per_year: The law's supplement of the grade, yen per year.

    """
    return np.asarray(np.minimum(typed_yen_per_year, np.add(basic_yen_per_year, supplement_yen_per_year)))


def paid_ratio(
    *,
    own_income_yen: ArrayLike,
    dependants: ArrayLike,
    half_limit_yen: ArrayLike,
    full_limit_yen: ArrayLike,
    limit_yen_per_dependant: ArrayLike,
) -> NDArray[np.float64]:
    """20歳前傷病の所得制限 — the part that is paid: all, one half or nothing.

    Only the person's own income counts. Left out: the larger parts for older dependants and students.

    Args:
        own_income_yen: The person's assessed income of a year, yen.
        dependants: Number of dependants.
        half_limit_yen: Income above which one half is stopped, yen.
        full_limit_yen: Income above which all is stopped, yen.
        limit_yen_per_dependant: More of both limits for each dependant, yen.

    Returns:
        1, 0.5 or 0.

    """
    more_yen = np.multiply(dependants, limit_yen_per_dependant)
    over_half = np.greater(own_income_yen, np.add(half_limit_yen, more_yen))
    over_full = np.greater(own_income_yen, np.add(full_limit_yen, more_yen))
    return np.asarray(1.0 - 0.5 * over_half - 0.5 * over_full, dtype=np.float64)


def limited_yen_per_year(
    *,
    pension_yen_per_year: ArrayLike,
    child_addition_yen_per_year: ArrayLike,
    paid_ratio_to_september: ArrayLike,
    paid_ratio_from_october: ArrayLike,
    limit_first_month: ArrayLike,
) -> NDArray[np.float64]:
    """所得制限のあとの年額 — a calendar year with the change of the decisive income in October.

    Up to September the income of two years before decides, from October that of the year before. The
    addition for children is not halved; it stops with the whole pension (国民年金法36条の3第1項).

    Args:
        pension_yen_per_year: Pension without additions, yen per year.
        child_addition_yen_per_year: Addition for children, yen per year.
        paid_ratio_to_september: Part paid by the income of two years before.
        paid_ratio_from_october: Part paid by the income of the year before.
        limit_first_month: Month in which the newer income begins to decide (10).

    """
    newer = np.divide(np.subtract(MONTHS + 1, limit_first_month), MONTHS)
    part = (1 - newer) * np.asarray(paid_ratio_to_september) + newer * np.asarray(paid_ratio_from_october)
    not_stopped = (1 - newer) * np.greater(paid_ratio_to_september, 0) + newer * np.greater(paid_ratio_from_october, 0)
    yen = np.multiply(pension_yen_per_year, part) + np.multiply(child_addition_yen_per_year, not_stopped)
    return np.asarray(yen, dtype=np.float64)
