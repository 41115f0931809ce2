"""国民年金保険料 (National Pension premium), 国民年金法 第87条・第90条の2."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_half_up

PARTIAL_ROUNDING_YEN = 10


def premium_yen(*, months: ArrayLike, pays_ratio: ArrayLike, yen_per_month: ArrayLike) -> NDArray[np.float64]:
    """国民年金保険料の一年分 — National Pension premium of one calendar year.

    The partly exempt amounts are rounded to 10 yen, half up, as they are published. Left
    out: discounts for paying in advance, paying back within ten years, 付加保険料.

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
