"""後期高齢者医療保険料 (medical insurance from 75 on), 高齢者の医療の確保に関する法律 第104条、同施行令 第18条.

Income above the basic deduction and the test for reductions are those of the national health insurance.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_down

Floats = NDArray[np.float64]
MONTHS = 12


def part_yen(
    *,
    levy_base_yen: ArrayLike,
    reduced_ratio: ArrayLike,
    income_ratio: ArrayLike,
    per_head_yen_per_year: ArrayLike,
    cap_yen: ArrayLike,
    levy_rounding_yen: ArrayLike,
    rounding_yen: ArrayLike,
) -> Floats:
    """保険料の一区分 — one part of the premium of one person for a whole year.

    Both levies are rounded down first where the prefecture does so, then their sum. Left out: the lower rates of
    2024 and the easing for former dependants of somebody insured at work.

    Args:
        levy_base_yen: The person's income of the year before above the basic deduction, yen.
        reduced_ratio: Part of the levy per head taken off.
        income_ratio: Levy on income.
        per_head_yen_per_year: Levy per head, yen per year.
        cap_yen: Largest amount of the part, yen per year.
        levy_rounding_yen: Multiple to which each levy is rounded down.
        rounding_yen: Multiple to which the part is rounded down.

    """
    kept = np.subtract(1.0, reduced_ratio)
    per_head = round_down(np.multiply(per_head_yen_per_year, kept), levy_rounding_yen)
    on_income = round_down(np.multiply(levy_base_yen, income_ratio), levy_rounding_yen)
    return round_down(np.minimum(per_head + on_income, cap_yen), rounding_yen)


def premium_yen(*, medical_yen: ArrayLike, childcare_yen: ArrayLike, months: ArrayLike) -> Floats:
    """後期高齢者医療保険料 — the premium of one person for the months in the scheme.

    Args:
        medical_yen: 医療分 of a whole year, yen.
        childcare_yen: 子ども・子育て支援金分 of a whole year, yen.
        months: Months of the year in the scheme, 0 to 12.

    """
    return np.asarray(np.add(medical_yen, childcare_yen) * np.divide(months, MONTHS), dtype=np.float64)
