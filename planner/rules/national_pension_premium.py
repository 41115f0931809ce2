"""国民年金保険料 (National Pension premium), 国民年金法 第87条・第87条の2・第90条の2・第94条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import by_place, round_half_up

PARTIAL_ROUNDING_YEN = 10


def premium_yen(*, months: ArrayLike, pays_ratio: ArrayLike, yen_per_month: ArrayLike) -> NDArray[np.float64]:
    """国民年金保険料の一年分 — National Pension premium of one calendar year.

    The partly exempt amounts are rounded to 10 yen, half up, as they are published. Left
    out: discounts for paying in advance or by standing order.

    Args:
        months: Months of the year between 20 and 59 for which a premium is due, 0 to 12.
        pays_ratio: 1 when paid in full, 0.25, 0.5, 0.75 with partial exemption, 0 when exempt or deferred.
        yen_per_month: Full premium, yen per month.

    Returns:
        Yen in the year.

    """
    partial = round_half_up(np.multiply(yen_per_month, pays_ratio), PARTIAL_ROUNDING_YEN)
    per_month = np.where(np.equal(pays_ratio, 1.0), yen_per_month, partial)
    return np.asarray(per_month * np.asarray(months), dtype=np.float64)


def additional_premium_yen(*, months: ArrayLike, additional_premium_yen_per_month: ArrayLike) -> NDArray[np.float64]:
    """付加保険料 — additional premium, paid on top of the full premium only.

    Args:
        months: Months for which it is paid.
        additional_premium_yen_per_month: Additional premium (400 yen), yen per month.

    Returns:
        Yen for all the months.

    """
    return np.asarray(np.multiply(months, additional_premium_yen_per_month), dtype=np.float64)


def total_premium_yen(
    *, premium_yen: ArrayLike, additional_premium_yen: ArrayLike, back_payment_yen: ArrayLike
) -> NDArray[np.float64]:
    """納める額の合計 — premium, additional premium and back payment together.

    Args:
        premium_yen: Premium, yen.
        additional_premium_yen: Additional premium, yen.
        back_payment_yen: Months paid back, yen.

    """
    return np.asarray(np.add(premium_yen, additional_premium_yen) + back_payment_yen, dtype=np.float64)


def back_payment_yen(
    *,
    months: ArrayLike,
    years_ago: ArrayLike,
    back_payment_by_years_ago_yen_per_month: ArrayLike,
    back_payment_years: ArrayLike,
) -> NDArray[np.float64]:
    """追納 — paying back fully exempt or deferred months, with the surcharge from the third fiscal year on.

    Months longer ago than the law allows cannot be paid back and give 0. Left out: partly exempt months.

    Args:
        months: Months of one fiscal year that are paid back.
        years_ago: Fiscal year of paying less fiscal year of the months, 1 or more.
        back_payment_by_years_ago_yen_per_month: Amount for 1, 2, 3 … fiscal years ago, yen per month, shape (n, …).
        back_payment_years: Fiscal years after which nothing can be paid back (10).

    Returns:
        Yen for all the months.

    """
    monthly = by_place(back_payment_by_years_ago_yen_per_month, np.subtract(years_ago, 1))
    possible = np.logical_and(np.greater_equal(years_ago, 1), np.less_equal(years_ago, back_payment_years))
    return np.where(possible, np.multiply(months, monthly), 0.0)
