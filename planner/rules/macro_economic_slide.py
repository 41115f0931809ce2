"""マクロ経済スライド (macro-economic slide), 国民年金法 第27条の2〜第27条の5、第16条の2."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def pension_growth_ratio(*, price_growth_ratio: ArrayLike, reduction_ratio: ArrayLike) -> NDArray[np.float64]:
    """年金額の改定率 — yearly growth of pensions already in payment.

    Prices less the slide while prices rise, never below zero; when prices fall or stand still
    the pension follows them without a slide. Left out: the carry-over of an unused slide, and
    years in which wages grow less than prices.

    Args:
        price_growth_ratio: Growth of prices in the year.
        reduction_ratio: Slide of the year.

    Returns:
        Growth of the pension, a ratio.

    """
    slid = np.maximum(0.0, np.subtract(price_growth_ratio, reduction_ratio))
    return np.where(np.greater(price_growth_ratio, 0.0), slid, np.asarray(price_growth_ratio, dtype=np.float64))
