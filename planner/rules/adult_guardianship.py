"""成年後見制度 (Adult Guardianship), 民法 第862条; the guide of the family courts for the fee."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def fee_yen_per_month(
    *,
    assets_yen: ArrayLike,
    low_assets_yen: ArrayLike,
    middle_assets_yen: ArrayLike,
    fee_low_yen_per_month: ArrayLike,
    fee_middle_yen_per_month: ArrayLike,
    fee_high_yen_per_month: ArrayLike,
) -> Floats:
    """後見人の報酬の目安 — monthly fee by the money in the guardian's care; the lower end of each band.

    The court decides each year; deposits and securities count, the home does not. Left out: additions for
    difficult work (up to half), special acts, and relatives who ask for nothing.

    Args:
        assets_yen: Deposits and securities in the guardian's care, yen.
        low_assets_yen: Assets up to which the low fee holds.
        middle_assets_yen: Assets up to which the middle fee holds.
        fee_low_yen_per_month: Low fee, yen per month.
        fee_middle_yen_per_month: Middle fee, yen per month.
        fee_high_yen_per_month: High fee, yen per month.

    """
    above_low = np.where(np.greater(assets_yen, middle_assets_yen), fee_high_yen_per_month, fee_middle_yen_per_month)
    return np.where(np.greater(assets_yen, low_assets_yen), above_low, fee_low_yen_per_month)


def supervisor_fee_yen_per_month(
    *,
    assets_yen: ArrayLike,
    middle_assets_yen: ArrayLike,
    supervisor_fee_low_yen_per_month: ArrayLike,
    supervisor_fee_high_yen_per_month: ArrayLike,
) -> Floats:
    """監督人の報酬の目安 — monthly fee of a supervisor where the court names one; the lower end of each band.

    Args:
        assets_yen: Deposits and securities in the guardian's care, yen.
        middle_assets_yen: Assets up to which the low fee holds.
        supervisor_fee_low_yen_per_month: Low fee, yen per month.
        supervisor_fee_high_yen_per_month: High fee, yen per month.

    """
    high = np.greater(assets_yen, middle_assets_yen)
    return np.where(high, supervisor_fee_high_yen_per_month, supervisor_fee_low_yen_per_month)


def whole_fee_yen(
    *, fee_yen_per_month: ArrayLike, supervisor_fee_yen_per_month: ArrayLike, months: ArrayLike
) -> Floats:
    """報酬の合計 — fees of guardian and supervisor for some months.

    Args:
        fee_yen_per_month: Result of ``fee_yen_per_month``.
        supervisor_fee_yen_per_month: Result of ``supervisor_fee_yen_per_month``, 0 without a supervisor.
        months: Months.

    """
    monthly = np.add(fee_yen_per_month, supervisor_fee_yen_per_month)
    return np.asarray(np.multiply(monthly, months), dtype=np.float64)
