"""自立支援医療（精神通院）(Self-support Medical Care), 障害者総合支援法 第58条、同法施行令 第35条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import by_place

Floats = NDArray[np.float64]

LOW_1, LOW_2, MIDDLE_1 = 0, 1, 2


def income_class(
    *,
    untaxed: ArrayLike,
    own_income_yen: ArrayLike,
    low_income_limit_yen: ArrayLike,
    levy_yen: ArrayLike,
    levy_from_yen: ArrayLike,
) -> NDArray[np.int64]:
    """所得区分 — 0 低所得1, 1 低所得2, 2 中間所得1, 3 中間所得2, 4 一定所得以上.

    Args:
        untaxed: Whether nobody in the same health insurance is levied 市町村民税.
        own_income_yen: The patient's own income with untaxed pensions, yen.
        low_income_limit_yen: Own income up to which the lowest class holds.
        levy_yen: 市町村民税所得割 of all in the same health insurance, yen.
        levy_from_yen: Levies from which the next class begins, rising, shape (2,) or (2, 1, years).

    """
    low = np.where(np.less_equal(own_income_yen, low_income_limit_yen), LOW_1, LOW_2)
    taxed = MIDDLE_1 + np.sum(np.greater_equal(levy_yen, np.asarray(levy_from_yen)), axis=0)
    return np.asarray(np.where(untaxed, low, taxed), dtype=np.int64)


def own_share_yen_per_month(
    *,
    bill_yen_per_month: ArrayLike,
    income_class: ArrayLike,
    severe: ArrayLike,
    share_ratio: ArrayLike,
    ordinary_share_ratio: ArrayLike,
    ceiling_yen_per_month: ArrayLike,
) -> Floats:
    """自己負担（1か月）— a tenth of the bill, never above the ceiling of the class.

    The ceilings of the taxed classes hold for 重度かつ継続 only; others pay the tenth, and in the highest class
    the ordinary share. Left out: the ceiling of the health insurance for these, the patients on public assistance
    (0 yen), and what towns add.

    Args:
        bill_yen_per_month: Whole bill of the psychiatric treatment as out-patient, yen per month.
        income_class: Result of ``income_class``.
        severe: Whether the treatment counts as 重度かつ継続.
        share_ratio: The tenth.
        ordinary_share_ratio: Share of the health insurance without this programme.
        ceiling_yen_per_month: Ceiling of each class, yen per month.

    """
    tenth = np.multiply(bill_yen_per_month, share_ratio)
    capped = np.minimum(tenth, by_place(ceiling_yen_per_month, income_class))
    outside = np.greater_equal(income_class, len(np.asarray(ceiling_yen_per_month)) - 1)
    others = np.where(outside, np.multiply(bill_yen_per_month, ordinary_share_ratio), tenth)
    with_ceiling = np.logical_or(severe, np.less(income_class, MIDDLE_1))
    return np.where(with_ceiling, capped, others)
