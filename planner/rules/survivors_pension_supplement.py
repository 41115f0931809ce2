"""遺族年金生活者支援給付金 (Survivors' Pension Supplement), 年金生活者支援給付金の支給に関する法律 第20条・第21条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_half_up


def benefit_yen(
    *,
    months: ArrayLike,
    own_income_yen: ArrayLike,
    dependants: ArrayLike,
    receivers: ArrayLike,
    base_yen_per_month: ArrayLike,
    own_income_limit_yen: ArrayLike,
    limit_yen_per_dependant: ArrayLike,
) -> NDArray[np.float64]:
    """遺族年金生活者支援給付金の一年分 — beside a survivors' basic pension, one calendar year.

    Only the person's own income counts. Children who receive together share it; each part is rounded to
    1 yen, half up. Left out: that it is paid only when claimed, and that the income of the year before
    decides from October.

    Args:
        months: Months of the year with a survivors' basic pension, 0 to 12.
        own_income_yen: The person's own assessed income of the year before, yen.
        dependants: Number of dependants.
        receivers: How many receive the pension together; 1 for a spouse.
        base_yen_per_month: Base amount, yen per month.
        own_income_limit_yen: Limit for that income, yen.
        limit_yen_per_dependant: More of the limit for each dependant, yen.

    Returns:
        Yen in the year for one receiver.

    """
    per_month = round_half_up(np.divide(base_yen_per_month, receivers))
    limit_yen = np.add(own_income_limit_yen, np.multiply(dependants, limit_yen_per_dependant))
    return np.where(np.less_equal(own_income_yen, limit_yen), per_month * np.asarray(months), 0.0)
