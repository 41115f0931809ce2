"""不動産の仲介手数料 (Estate Agent's Fee), 宅地建物取引業法 第46条・報酬告示."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_down


def agents_fee_yen(
    *,
    price_yen: ArrayLike,
    price_from_yen: ArrayLike,
    fee_ratio: ArrayLike,
    low_price_to_yen: ArrayLike,
    low_price_fee_yen: ArrayLike,
) -> NDArray[np.float64]:
    """仲介手数料の上限 — the largest fee that an agent may take from one side of a sale, tax included.

    Each band of the price has its ratio; a home of low price may cost the special fee, if the client agrees.
    Left out: that the special fee was for sellers alone up to June 2024, and special advertisements.

    Args:
        price_yen: Price of land and building, yen; 0 for no sale.
        price_from_yen: First yen of each band, rising, the first is 0.
        fee_ratio: Ratio of each band, with consumption tax.
        low_price_to_yen: Highest price with the special fee, yen.
        low_price_fee_yen: The special fee, yen.

    """
    price = np.asarray(price_yen, dtype=np.float64)
    edges = [*np.asarray(price_from_yen, dtype=np.float64), np.inf]
    ratios = np.asarray(fee_ratio, dtype=np.float64)
    fee = np.zeros_like(price)
    for ratio, low, high in zip(ratios, edges[:-1], edges[1:], strict=True):
        fee = fee + np.clip(price - low, 0.0, high - low) * ratio
    cheap = (price > 0) & np.less_equal(price, low_price_to_yen)
    return round_down(np.where(cheap, np.maximum(fee, low_price_fee_yen), fee), 1.0)
