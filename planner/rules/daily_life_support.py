"""日常生活自立支援事業 (Daily Life Self-reliance Support), 社会福祉法 第2条第3項第12号・第81条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def fee_yen_per_month(
    *, half_hours_per_month: ArrayLike, base_yen_per_month: ArrayLike, half_hour_yen: ArrayLike
) -> NDArray[np.float64]:
    """利用料（1か月）— a monthly base and the visits by the half hour.

    Left out: travel, keeping of papers, and that recipients of public assistance pay nothing.

    Args:
        half_hours_per_month: Half hours of visits in a month.
        base_yen_per_month: Base, yen per month.
        half_hour_yen: Price of half an hour, yen.

    """
    return np.asarray(np.add(base_yen_per_month, np.multiply(half_hours_per_month, half_hour_yen)), dtype=np.float64)
