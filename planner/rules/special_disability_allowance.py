"""特別障害者手当 (Special Disability Allowance).

特別児童扶養手当等の支給に関する法律 第26条の2〜第26条の5・第20条・第21条.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import by_place


def own_income_within_limit(
    *,
    own_income_yen: ArrayLike,
    own_dependants: ArrayLike,
    own_income_limit_yen: ArrayLike,
    limit_yen_per_dependant: ArrayLike,
) -> NDArray[np.bool_]:
    """本人の所得制限 — whether the person's own income does not exceed the limit (法20条).

    Untaxed pensions count here. Left out: deductions, and larger parts for older dependants.

    Args:
        own_income_yen: The person's income of the year before with untaxed pensions, yen.
        own_dependants: Number of the person's dependants.
        own_income_limit_yen: Limit, yen.
        limit_yen_per_dependant: More of the limit for each dependant, yen.

    """
    limit_yen = np.add(own_income_limit_yen, np.multiply(own_dependants, limit_yen_per_dependant))
    return np.asarray(np.less_equal(own_income_yen, limit_yen))


def obligor_income_below_limit(
    *,
    obligor_income_yen: ArrayLike,
    obligor_dependants: ArrayLike,
    obligor_limit_by_dependants_yen: ArrayLike,
) -> NDArray[np.bool_]:
    """配偶者・扶養義務者の所得制限 — whether the family's income stays below the limit (法21条).

    From the limit itself on nothing is paid. More than five dependants count as five.

    Args:
        obligor_income_yen: Largest income of the year before among spouse and family in the household, yen.
        obligor_dependants: Number of that person's dependants.
        obligor_limit_by_dependants_yen: Limits for 0, 1, 2 … dependants, yen.

    """
    limit_yen = by_place(obligor_limit_by_dependants_yen, obligor_dependants)
    return np.asarray(np.less(obligor_income_yen, limit_yen))


def allowance_yen(
    *,
    months: ArrayLike,
    own_income_within_limit: ArrayLike,
    obligor_income_below_limit: ArrayLike,
    yen_per_month: ArrayLike,
) -> NDArray[np.float64]:
    """特別障害者手当の一年分 — for persons of 20 or more who always need special care, at home or in a group home.

    Left out: that it stops in a facility or after three months in hospital, and that the income of the
    year before decides from August.

    Args:
        months: Months of the year for which it is granted, 0 to 12.
        own_income_within_limit: Whether the own income allows it.
        obligor_income_below_limit: Whether the family's income allows it.
        yen_per_month: Allowance, yen per month.

    Returns:
        Yen in the year.

    """
    allowed = np.logical_and(own_income_within_limit, obligor_income_below_limit)
    return np.where(allowed, np.multiply(months, yen_per_month), 0.0)
