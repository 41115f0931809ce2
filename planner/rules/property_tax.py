"""固定資産税・都市計画税 (property tax), 地方税法 第349条の3の2・第351条・第702条の3・第20条の4の2."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_down


def reassessed_yen(*, assessed_yen: ArrayLike, growth_at_reassessment: ArrayLike) -> NDArray[np.float64]:
    """評価替え後の評価額 — an assessed value as it follows prices every three years.

    Left out: the building's loss of value with age.

    Args:
        assessed_yen: 評価額 in the first year, yen.
        growth_at_reassessment: Growth of prices from the first year to the last reassessment, 1 before it.

    """
    return np.asarray(np.multiply(assessed_yen, growth_at_reassessment), dtype=np.float64)


def land_base_yen(
    *,
    land_yen: ArrayLike,
    land_square_metres: ArrayLike,
    small_lot_square_metres: ArrayLike,
    small_lot_ratio: ArrayLike,
    general_lot_ratio: ArrayLike,
) -> NDArray[np.float64]:
    """住宅用地の課税標準額 — taxed value of the land under a home: a small part up to 200 square metres.

    Left out: land beyond ten times the floor, several homes on one lot, the slow rise of the taxed
    value (負担調整措置).

    Args:
        land_yen: 評価額 of the land, yen.
        land_square_metres: Size of the lot; 0 where it is not known, which counts as a small lot.
        small_lot_square_metres: Size up to which the smaller part counts.
        small_lot_ratio: Part of the value that is taxed up to this size.
        general_lot_ratio: Part of the value that is taxed beyond it.

    """
    size = np.maximum(land_square_metres, 1.0)
    small = np.minimum(1.0, np.divide(small_lot_square_metres, size))
    taxed = np.add(np.multiply(small, small_lot_ratio), np.multiply(1.0 - small, general_lot_ratio))
    return np.asarray(np.multiply(land_yen, taxed), dtype=np.float64)


def tax_yen(
    *,
    land_base_yen: ArrayLike,
    land_fixed_base_yen: ArrayLike,
    building_yen: ArrayLike,
    tax_ratio: ArrayLike,
    land_exempt_below_yen: ArrayLike,
    building_exempt_below_yen: ArrayLike,
    base_rounding_yen: ArrayLike,
    tax_rounding_yen: ArrayLike,
) -> NDArray[np.float64]:
    """税額 — one of the two taxes: taxed values cut to 1,000 yen, the tax cut to 100 yen.

    Land or building whose taxed value lies below the threshold of the 固定資産税 pays neither of the two.
    Left out: reductions for new, repaired and earthquake-proofed homes.

    Args:
        land_base_yen: Taxed value of the land for this tax, yen.
        land_fixed_base_yen: Taxed value of the land for the 固定資産税, yen.
        building_yen: 評価額 of the building, yen.
        tax_ratio: Rate of the tax.
        land_exempt_below_yen: Taxed value below which land is free, yen.
        building_exempt_below_yen: Taxed value below which a building is free, yen.
        base_rounding_yen: To what the taxed value is cut, yen.
        tax_rounding_yen: To what the tax is cut, yen.

    """
    land = np.where(np.less(land_fixed_base_yen, land_exempt_below_yen), 0.0, land_base_yen)
    building = np.where(np.less(building_yen, building_exempt_below_yen), 0.0, building_yen)
    base = round_down(land + building, base_rounding_yen)
    return round_down(np.multiply(base, tax_ratio), tax_rounding_yen)


def both_taxes_yen_per_year(*, fixed_asset_tax_yen: ArrayLike, city_planning_tax_yen: ArrayLike) -> NDArray[np.float64]:
    """年税額 — both taxes of a year together.

    Args:
        fixed_asset_tax_yen: 固定資産税, yen.
        city_planning_tax_yen: 都市計画税, yen.

    """
    return np.asarray(np.add(fixed_asset_tax_yen, city_planning_tax_yen), dtype=np.float64)
