"""心身障害者扶養共済制度 (しょうがい共済, Disability Mutual Aid), 独立行政法人福祉医療機構法 第12条と各自治体の条例."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import by_age, by_place


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

    Those who entered before April 2008 have a table of their own (``former_premium_yen_per_month``).

    Args:
        entry_age: The parent's age on 1 April of the fiscal year of entry.
        age_from: First age of each band (``premium_age_from``).
        yen_per_month: Premium of each band, yen per month (``premium_yen_per_month``).

    Returns:
        Yen per month.

    """
    return by_age(yen_per_month, age=entry_age, age_from=age_from)


def reduced_premium_yen_per_month(
    *, units: ArrayLike, premium_yen_per_month: ArrayLike, reduction_ratio: ArrayLike
) -> NDArray[np.float64]:
    """自治体の減免のあとの掛金月額 — monthly premium of all units; the reduction is for the first unit alone.

    Who may have it and how much is the matter of each prefecture, city and town.

    Args:
        units: Units, 1 or 2.
        premium_yen_per_month: Premium of one unit, yen per month.
        reduction_ratio: Part of the first unit's premium that is remitted, 0 to 1.

    """
    return np.asarray(np.multiply(premium_yen_per_month, np.subtract(units, reduction_ratio)), dtype=np.float64)


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

    Untaxed, and not counted as income by public assistance.

    Args:
        months: Months of the year from the month of the parent's death, 0 to 12.
        units: Units, 1 or 2.
        benefit_yen_per_month_per_unit: Benefit of one unit, yen per month.

    Returns:
        Yen for these months.

    """
    return np.asarray(np.multiply(months, units) * np.asarray(benefit_yen_per_month_per_unit), dtype=np.float64)


def condolence_money_yen(
    *, member_months: ArrayLike, units: ArrayLike, condolence_months_from: ArrayLike, condolence_yen: ArrayLike
) -> NDArray[np.float64]:
    """弔慰金 — paid once to the parent when the child dies first, by the time of membership.

    Those who entered before April 2008 have a table of their own (``former_condolence_yen``).

    Args:
        member_months: Months from entry to the death of the child.
        units: Units, 1 or 2.
        condolence_months_from: First month of each band, rising.
        condolence_yen: Amount of each band for one unit, yen.

    Returns:
        Yen; 0 before the first band.

    """
    one_unit = _by_membership(member_months, condolence_months_from, condolence_yen)
    return np.asarray(np.multiply(one_unit, units), dtype=np.float64)


def withdrawal_money_yen(
    *, member_months: ArrayLike, units: ArrayLike, withdrawal_months_from: ArrayLike, withdrawal_yen: ArrayLike
) -> NDArray[np.float64]:
    """脱退一時金 — paid once to the parent who leaves the scheme, by the time of membership.

    Those who entered before April 2008 have a table of their own (``former_withdrawal_yen``).

    Args:
        member_months: Months from entry to leaving.
        units: Units given up, 1 or 2.
        withdrawal_months_from: First month of each band, rising.
        withdrawal_yen: Amount of each band for one unit, yen.

    Returns:
        Yen; 0 before the first band.

    """
    one_unit = _by_membership(member_months, withdrawal_months_from, withdrawal_yen)
    return np.asarray(np.multiply(one_unit, units), dtype=np.float64)


def _by_membership(member_months: ArrayLike, months_from: ArrayLike, yen: ArrayLike) -> NDArray[np.float64]:
    place = np.searchsorted(np.asarray(months_from, dtype=np.float64), member_months, side="right") - 1
    return np.where(place < 0, 0.0, by_place(yen, place))
