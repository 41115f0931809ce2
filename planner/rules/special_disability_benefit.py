"""特別障害給付金 (Special Disability Benefit), 特定障害者に対する特別障害給付金の支給に関する法律 第3条〜第9条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def benefit_yen(
    *,
    grade: ArrayLike,
    months: ArrayLike,
    own_income_yen: ArrayLike,
    dependants: ArrayLike,
    other_pensions_yen: ArrayLike,
    grade_1_yen_per_month: ArrayLike,
    grade_2_yen_per_month: ArrayLike,
    half_limit_yen: ArrayLike,
    full_limit_yen: ArrayLike,
    limit_yen_per_dependant: ArrayLike,
) -> NDArray[np.float64]:
    """特別障害給付金の一年分 — for those who could have joined the national pension of their own will and did not.

    Own income above the limits stops one half or all; old-age and survivors' pensions are taken off. Left
    out: that the income of the year before decides from October, and larger parts for older dependants.

    Args:
        grade: Recognised grade, 1 or 2; 0 when none.
        months: Months of the year for which it is paid, 0 to 12.
        own_income_yen: The person's own assessed income of the year before, yen.
        dependants: Number of dependants.
        other_pensions_yen: Old-age and survivors' pensions of the same year, yen.
        grade_1_yen_per_month: Amount of grade 1, yen per month.
        grade_2_yen_per_month: Amount of grade 2, yen per month.
        half_limit_yen: Income above which one half is stopped, yen.
        full_limit_yen: Income above which all is stopped, yen.
        limit_yen_per_dependant: More of both limits for each dependant, yen.

    Returns:
        Yen in the year.

    """
    lower = np.where(np.equal(grade, 2), grade_2_yen_per_month, 0.0)
    per_month = np.where(np.equal(grade, 1), grade_1_yen_per_month, lower)
    more_yen = np.multiply(dependants, limit_yen_per_dependant)
    over_half = np.greater(own_income_yen, np.add(half_limit_yen, more_yen))
    over_full = np.greater(own_income_yen, np.add(full_limit_yen, more_yen))
    part = 1.0 - 0.5 * over_half - 0.5 * over_full
    left_yen = per_month * np.asarray(months) * part - np.asarray(other_pensions_yen)
    return np.asarray(np.maximum(0.0, left_yen), dtype=np.float64)
