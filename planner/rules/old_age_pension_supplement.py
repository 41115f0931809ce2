"""老齢年金生活者支援給付金 (Old-age Pension Supplement).

年金生活者支援給付金の支給に関する法律 第2条〜第4条・第10条・第11条.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_half_up

RATIO_STEP = 0.001


def benefit_yen_per_month(
    *,
    paid_months: ArrayLike,
    exempt_months: ArrayLike,
    quarter_exempt_months: ArrayLike,
    base_yen_per_month: ArrayLike,
    exempt_unit_yen_per_month: ArrayLike,
    quarter_exempt_unit_yen_per_month: ArrayLike,
    full_months: ArrayLike,
) -> NDArray[np.float64]:
    """老齢年金生活者支援給付金の月額 — a part for the paid and a part for the exempt months.

    Each part is rounded to 1 yen, half up, then added (法3条). The units are the published ones, which are
    cut to 1 yen. Deferred months count nothing. Left out: the limit where exempt months pass 480.

    Args:
        paid_months: Months paid in full, also at work.
        exempt_months: Months of full, three-quarter and half exemption, also by statute.
        quarter_exempt_months: Months of quarter exemption.
        base_yen_per_month: Base amount, yen per month.
        exempt_unit_yen_per_month: Unit for the exempt months by birth date, yen per month.
        quarter_exempt_unit_yen_per_month: Unit for quarter exemption by birth date, yen per month.
        full_months: Months of a full record (480).

    """
    paid = np.divide(np.minimum(paid_months, full_months), full_months)
    exempt = np.multiply(exempt_unit_yen_per_month, exempt_months) + np.multiply(
        quarter_exempt_unit_yen_per_month, quarter_exempt_months
    )
    return round_half_up(paid * np.asarray(base_yen_per_month)) + round_half_up(exempt / np.asarray(full_months))


def supplementary_yen_per_month(
    *,
    paid_months: ArrayLike,
    income_yen: ArrayLike,
    base_yen_per_month: ArrayLike,
    income_limit_yen: ArrayLike,
    upper_limit_yen: ArrayLike,
    full_months: ArrayLike,
) -> NDArray[np.float64]:
    """補足的老齢年金生活者支援給付金の月額 — the kind above the limit, falling to nothing at the upper limit.

    The ratio has three decimals, half up (施行令7条); the amount is rounded to 1 yen, half up. Exempt
    months count nothing here.

    Args:
        paid_months: Months paid in full, also at work.
        income_yen: Receipts of pensions and other income of the year before, yen.
        base_yen_per_month: Base amount, yen per month.
        income_limit_yen: Limit for the birth date, yen.
        upper_limit_yen: Upper limit for the birth date, yen.
        full_months: Months of a full record (480).

    """
    left_yen = np.subtract(upper_limit_yen, income_yen)
    width_yen = np.maximum(1.0, np.subtract(upper_limit_yen, income_limit_yen))
    ratio = np.clip(round_half_up(left_yen / width_yen, RATIO_STEP), 0.0, 1.0)
    paid = np.divide(np.minimum(paid_months, full_months), full_months)
    return round_half_up(paid * np.asarray(base_yen_per_month) * ratio)


def benefit_yen(
    *,
    months: ArrayLike,
    household_untaxed: ArrayLike,
    income_yen: ArrayLike,
    benefit_yen_per_month: ArrayLike,
    supplementary_yen_per_month: ArrayLike,
    income_limit_yen: ArrayLike,
    upper_limit_yen: ArrayLike,
) -> NDArray[np.float64]:
    """老齢年金生活者支援給付金の一年分 — one calendar year, from 65 on.

    Paid while nobody in the household is levied the resident tax. Left out: that it is paid only when
    claimed, and that the income of the year before decides from October.

    Args:
        months: Months of the year with an old-age basic pension from 65 on, 0 to 12.
        household_untaxed: Whether nobody in the household is levied the resident tax.
        income_yen: Receipts of pensions and other income of the year before, yen; untaxed pensions do not count.
        benefit_yen_per_month: Amount of the main kind, yen per month.
        supplementary_yen_per_month: Amount of the supplementary kind, yen per month.
        income_limit_yen: Limit for the birth date, yen.
        upper_limit_yen: Upper limit for the birth date, yen.

    Returns:
        Yen in the year.

    """
    between = np.where(np.less_equal(income_yen, upper_limit_yen), supplementary_yen_per_month, 0.0)
    per_month = np.where(np.less_equal(income_yen, income_limit_yen), benefit_yen_per_month, between)
    return np.where(household_untaxed, np.multiply(per_month, months), 0.0)
