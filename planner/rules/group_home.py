"""グループホームの家賃 (Group Home): 特定障害者特別給付費, 障害者総合支援法 第34条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def rent_supplement_yen_per_month(
    *, rent_yen_per_month: ArrayLike, untaxed: ArrayLike, rent_supplement_to_yen_per_month: ArrayLike
) -> Floats:
    """家賃の補足給付 — the rent itself where it is small, the fixed amount otherwise; untaxed residents only.

    Left out: what towns and prefectures add.

    Args:
        rent_yen_per_month: Rent, yen per month.
        untaxed: Whether the resident (and the spouse) is free of 市町村民税 or on public assistance.
        rent_supplement_to_yen_per_month: Largest supplement, yen per month.

    """
    paid = np.minimum(rent_yen_per_month, rent_supplement_to_yen_per_month)
    return np.where(untaxed, paid, 0.0)


def own_rent_yen_per_month(*, rent_yen_per_month: ArrayLike, rent_supplement_yen_per_month: ArrayLike) -> Floats:
    """自分で払う家賃 — rent less the supplement.

    Args:
        rent_yen_per_month: Rent, yen per month.
        rent_supplement_yen_per_month: Result of ``rent_supplement_yen_per_month``.

    """
    return np.asarray(np.subtract(rent_yen_per_month, rent_supplement_yen_per_month), dtype=np.float64)
