"""障害年金生活者支援給付金 (Disability Pension Supplement), 年金生活者支援給付金の支給に関する法律 第15条・第16条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def benefit_yen(
    *,
    grade: ArrayLike,
    months: ArrayLike,
    own_income_yen: ArrayLike,
    own_income_limit_yen: ArrayLike,
    grade_1_yen_per_month: ArrayLike,
    grade_2_yen_per_month: ArrayLike,
) -> NDArray[np.float64]:
    """障害年金生活者支援給付金の一年分 — supplement to the disability basic pension, one calendar year.

    Paid beside the disability basic pension while the person's own income does not exceed the
    limit; the income of parents does not count. Left out: 380,000 yen more of limit for each
    dependant, and that the income of the year before decides from October.

    Args:
        grade: Granted grade, 1 or 2; 0 when none is granted.
        months: Months of the year for which the pension is paid, 0 to 12.
        own_income_yen: The person's own assessed income, yen per year (pensions for disability do not count).
        own_income_limit_yen: Limit for that income, yen.
        grade_1_yen_per_month: Supplement of grade 1, yen per month.
        grade_2_yen_per_month: Supplement of grade 2, yen per month.

    Returns:
        Yen in the year.

    """
    lower = np.where(np.equal(grade, 2), grade_2_yen_per_month, 0.0)
    per_month = np.where(np.equal(grade, 1), grade_1_yen_per_month, lower)
    within_limit = np.less_equal(own_income_yen, own_income_limit_yen)
    return np.where(within_limit, np.multiply(per_month, months), 0.0)
