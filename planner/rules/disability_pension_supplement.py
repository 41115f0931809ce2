"""障害年金生活者支援給付金 (Disability Pension Supplement), 年金生活者支援給付金の支給に関する法律 第15条・第16条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def benefit_yen(
    *,
    grade: ArrayLike,
    months: ArrayLike,
    own_income_yen: ArrayLike,
    dependants: ArrayLike,
    own_income_limit_yen: ArrayLike,
    limit_yen_per_dependant: ArrayLike,
    grade_1_yen_per_month: ArrayLike,
    grade_2_yen_per_month: ArrayLike,
) -> NDArray[np.float64]:
    """障害年金生活者支援給付金の一年分 — supplement to the disability basic pension, one calendar year.

    Paid beside the disability basic pension while the person's own income does not exceed the
    limit; the income of parents does not count. Left out: the larger parts for older dependants,
    and that the income of the year before decides from October.

    Args:
        grade: Granted grade, 1 or 2; 0 when none is granted, 3 has no supplement.
        months: Months of the year for which the pension is paid, 0 to 12.
        own_income_yen: The person's own assessed income, yen per year (pensions for disability do not count).
        dependants: Number of dependants.
        own_income_limit_yen: Limit for that income, yen.
        limit_yen_per_dependant: More of the limit for each dependant, yen.
        grade_1_yen_per_month: Supplement of grade 1, yen per month.
        grade_2_yen_per_month: Supplement of grade 2, yen per month.

    Returns:
        Yen in the year.

    """
    lower = np.where(np.equal(grade, 2), grade_2_yen_per_month, 0.0)
    per_month = np.where(np.equal(grade, 1), grade_1_yen_per_month, lower)
    limit_yen = np.add(own_income_limit_yen, np.multiply(dependants, limit_yen_per_dependant))
    return np.where(np.less_equal(own_income_yen, limit_yen), np.multiply(per_month, months), 0.0)
