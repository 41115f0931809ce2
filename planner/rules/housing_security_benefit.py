"""住居確保給付金 (Housing Security Benefit), 生活困窮者自立支援法 第6条、同法施行規則 第10条・第11条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import by_persons

Floats = NDArray[np.float64]


def income_to_yen_per_month(
    *,
    persons: ArrayLike,
    rent_yen_per_month: ArrayLike,
    base_by_persons_yen_per_month: ArrayLike,
    rent_limit_yen_per_month: ArrayLike,
) -> Floats:
    """収入基準額 — income of the household up to which the benefit is paid: base and rent within its limit.

    Args:
        persons: Persons in the household.
        rent_yen_per_month: Rent, yen per month.
        base_by_persons_yen_per_month: 基準額 for 1, 2, 3 … persons, yen per month.
        rent_limit_yen_per_month: Limit of rent for 1, 2, 3 … persons (that of public assistance), yen per month.

    """
    rent = np.minimum(rent_yen_per_month, by_persons(rent_limit_yen_per_month, persons=persons))
    return np.asarray(by_persons(base_by_persons_yen_per_month, persons=persons) + rent, dtype=np.float64)


def assets_to_yen(
    *,
    persons: ArrayLike,
    base_by_persons_yen_per_month: ArrayLike,
    assets_factor_months: ArrayLike,
    largest_assets_yen: ArrayLike,
) -> Floats:
    """資産の基準 — money in hand up to which the benefit is paid.

    Args:
        persons: Persons in the household.
        base_by_persons_yen_per_month: 基準額 for 1, 2, 3 … persons, yen per month.
        assets_factor_months: How many times the base.
        largest_assets_yen: Never more than this, yen.

    """
    base = by_persons(base_by_persons_yen_per_month, persons=persons)
    return np.asarray(np.minimum(np.multiply(base, assets_factor_months), largest_assets_yen), dtype=np.float64)


def benefit_yen_per_month(
    *,
    persons: ArrayLike,
    income_yen_per_month: ArrayLike,
    assets_yen: ArrayLike,
    rent_yen_per_month: ArrayLike,
    income_to_yen_per_month: ArrayLike,
    assets_to_yen: ArrayLike,
    base_by_persons_yen_per_month: ArrayLike,
    rent_limit_yen_per_month: ArrayLike,
) -> Floats:
    """住居確保給付金（月額）— the rent, less what the income exceeds the base, within the limit of rent.

    For three months, with extensions nine. Left out: the conditions of losing work and looking for it, the cost
    of moving, and local rounding.

    Args:
        persons: Persons in the household.
        income_yen_per_month: Income of the household, yen per month.
        assets_yen: Deposits and cash of the household, yen.
        rent_yen_per_month: Rent, yen per month.
        income_to_yen_per_month: Result of ``income_to_yen_per_month``.
        assets_to_yen: Result of ``assets_to_yen``.
        base_by_persons_yen_per_month: 基準額 for 1, 2, 3 … persons, yen per month.
        rent_limit_yen_per_month: Limit of rent for 1, 2, 3 … persons, yen per month.

    """
    base = by_persons(base_by_persons_yen_per_month, persons=persons)
    over = np.maximum(0.0, np.subtract(income_yen_per_month, base))
    rest = np.maximum(0.0, np.subtract(rent_yen_per_month, over))
    paid = np.minimum(rest, by_persons(rent_limit_yen_per_month, persons=persons))
    entitled = np.less_equal(income_yen_per_month, income_to_yen_per_month) & np.less_equal(assets_yen, assets_to_yen)
    return np.where(entitled, paid, 0.0)
