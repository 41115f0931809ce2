"""障害福祉サービスの利用者負担 (Disability Services), 障害者総合支援法 第29条、同法施行令 第17条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import by_place

Floats = NDArray[np.float64]


def levy_yen(
    *,
    levied: ArrayLike,
    taxable_yen: ArrayLike,
    credit_base_yen: ArrayLike,
    municipal_levy_ratio: ArrayLike,
    municipal_credit_ratio: ArrayLike,
) -> Floats:
    """市町村民税所得割 — the town's part of the resident tax on income, of all the people who count together.

    At the standard rates, after 調整控除; designated cities levy more but are looked at as if they did not. Left out:
    other credits, such as those for donations.

    Args:
        levied: Whether the levy on income is due from each, people first.
        taxable_yen: 課税所得 of each, yen, people first.
        credit_base_yen: 調整控除の元の額 of each, yen, people first.
        municipal_levy_ratio: Standard rate of the town's part.
        municipal_credit_ratio: Standard part of the credit's base that the town takes off.

    """
    whole = np.multiply(taxable_yen, municipal_levy_ratio)
    after_credit = np.maximum(0.0, whole - np.multiply(credit_base_yen, municipal_credit_ratio))
    return np.asarray(np.sum(np.where(levied, after_credit, 0.0), axis=0), dtype=np.float64)


def income_class(
    *, untaxed: ArrayLike, levy_yen: ArrayLike, residential: ArrayLike, general_levy_below_yen: ArrayLike
) -> NDArray[np.int64]:
    """所得区分 — 0 生活保護・低所得, 1 一般1, 2 一般2; adults: only the user and the spouse count.

    Args:
        untaxed: Whether user and spouse are free of 市町村民税.
        levy_yen: 市町村民税所得割 of user and spouse, yen.
        residential: Whether the user lives in a group home or a facility; 一般1 is not for them.
        general_levy_below_yen: Levy below which 一般1 holds.

    """
    general_1 = np.less(levy_yen, general_levy_below_yen) & np.logical_not(residential)
    return np.asarray(np.where(untaxed, 0, np.where(general_1, 1, 2)), dtype=np.int64)


def own_share_yen_per_month(
    *,
    bill_yen_per_month: ArrayLike,
    income_class: ArrayLike,
    share_ratio: ArrayLike,
    ceiling_yen_per_month: ArrayLike,
) -> Floats:
    """利用者負担（1か月）— a tenth of the cost, never above the ceiling of the class.

    Left out: meals, light and heating, the refund where several services or several users meet (高額障害福祉
    サービス等給付費), users under 18.

    Args:
        bill_yen_per_month: Whole cost of the services, yen per month.
        income_class: Result of ``income_class``.
        share_ratio: The tenth.
        ceiling_yen_per_month: Ceiling of each class, yen per month.

    """
    share = np.multiply(bill_yen_per_month, share_ratio)
    return np.asarray(np.minimum(share, by_place(ceiling_yen_per_month, income_class)), dtype=np.float64)
