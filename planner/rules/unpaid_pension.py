"""未支給年金 (Unpaid Pension), 国民年金法 第19条、厚生年金保険法 第37条."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def unpaid_months(*, death_month: ArrayLike, payment_interval_months: ArrayLike) -> Floats:
    """まだ支払われていない月数 — months due but not yet paid at the death: one in an even month, two in an odd one.

    A pension is due for the whole month of death, and each even month brings the two months before. Left out:
    a death before the 15th of an even month, after which that payment is still missing too (three months).

    Args:
        death_month: Month of the death, 1 to 12.
        payment_interval_months: Months between two payments (2).

    """
    return np.asarray(1.0 + np.mod(death_month, payment_interval_months), dtype=np.float64)


def unpaid_yen(
    *,
    pensions_yen: Sequence[ArrayLike],
    paid_months: Sequence[ArrayLike],
    unpaid_months: ArrayLike,
    dies: ArrayLike,
) -> Floats:
    """未支給年金の額 — the monthly amount of every pension in the year of death, for the months still unpaid.

    Args:
        pensions_yen: Pensions of the deceased in the year, one array each, yen.
        paid_months: For how many months of the year each of them is due.
        unpaid_months: Months due but not yet paid at the death.
        dies: Whether the death falls in the year.

    Returns:
        Yen in the year of death.

    """
    monthly = np.zeros(())
    for yen, months in zip(pensions_yen, paid_months, strict=True):
        monthly = monthly + np.divide(yen, np.maximum(months, 1))
    return np.asarray(np.multiply(monthly, np.multiply(unpaid_months, dies)), dtype=np.float64)


def received_yen(*, unpaid_yen: ArrayLike, receives: ArrayLike) -> Floats:
    """受け取る人の額 — the whole goes to the first in order who lived with the deceased: spouse, child, parent.

    Args:
        unpaid_yen: What was still due, yen.
        receives: Whether this person is the one.

    """
    return np.asarray(np.multiply(unpaid_yen, receives), dtype=np.float64)
