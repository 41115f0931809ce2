"""心身障害者扶養共済制度 (しょうがい共済, Disability Mutual Aid), 独立行政法人福祉医療機構法 第12条と各自治体の条例."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import by_age


def premium_months(
    *, entry_age: ArrayLike, premium_shortest_months: ArrayLike, premium_last_age: ArrayLike
) -> NDArray[np.float64]:
    """掛金を払う月数 — months from entry until the premium ends.

    Both must have come: the shortest time has passed, and the parent is 65 on 1 April.

    Args:
        entry_age: The parent's age on 1 April of the fiscal year of entry.
        premium_shortest_months: Shortest time of paying, months (240).
        premium_last_age: Age at which paying may end (65).

    Returns:
        Months.

    """
    to_age = np.multiply(np.subtract(premium_last_age, entry_age), 12)
    return np.asarray(np.maximum(premium_shortest_months, to_age), dtype=np.float64)


def premium_yen_per_month(
    *, entry_age: ArrayLike, age_from: ArrayLike, yen_per_month: ArrayLike
) -> NDArray[np.float64]:
    """掛金月額（1口）— monthly premium of one unit by the age at entry.

    Left out: other amounts for those who entered before April 2008, and local reductions.

    Args:
        entry_age: The parent's age on 1 April of the fiscal year of entry.
        age_from: First age of each band (``premium_age_from``).
        yen_per_month: Premium of each band, yen per month (``premium_yen_per_month``).

    Returns:
        Yen per month.

    """
    return by_age(yen_per_month, age=entry_age, age_from=age_from)


def premium_yen(*, months: ArrayLike, units: ArrayLike, premium_yen_per_month: ArrayLike) -> NDArray[np.float64]:
    """掛金 — premium for some months.

    Args:
        months: Months paid.
        units: Units, 1 or 2.
        premium_yen_per_month: Premium of one unit, yen per month.

    Returns:
        Yen for these months.

    """
    return np.asarray(np.multiply(months, units) * np.asarray(premium_yen_per_month), dtype=np.float64)


def benefit_yen(
    *, months: ArrayLike, units: ArrayLike, benefit_yen_per_month_per_unit: ArrayLike
) -> NDArray[np.float64]:
    """年金給付 — benefit for life after the parent's death or severe disability; never indexed.

    Untaxed, and not counted as income by public assistance. Left out: 弔慰金 and 脱退一時金.

    Args:
        months: Months of the year from the month of the parent's death, 0 to 12.
        units: Units, 1 or 2.
        benefit_yen_per_month_per_unit: Benefit of one unit, yen per month.

    Returns:
        Yen for these months.

    """
    return np.asarray(np.multiply(months, units) * np.asarray(benefit_yen_per_month_per_unit), dtype=np.float64)
