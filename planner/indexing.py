"""額の年ごとの姿 (indexing): dated values month by month, and how they are carried on after the last known one."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MONTHS = 12


def held_by_month(first_days: Sequence[date], values: Floats, years: NDArray[np.int64]) -> Floats:
    """Return the value in force in each month of each year, the last one held on.

    Args:
        first_days: First day of each value, rising, the first not after the first year's January.
        values: The values, shape (entries,) or (entries, list).
        years: Calendar years, shape (years,).

    Returns:
        Shape ([list,] 12, years).

    """
    months = years[np.newaxis, :] * MONTHS + np.arange(MONTHS)[:, np.newaxis]
    starts = np.array([day.year * MONTHS + day.month - 1 for day in first_days])
    place = np.searchsorted(starts, months, side="right") - 1
    return np.moveaxis(values[place], (0, 1), (-2, -1)) if values.ndim > 1 else values[place]


def growth_since(
    *, last_day: date, looked_up_year: int, years: NDArray[np.int64], family: Floats, before_ratio: float
) -> Floats:
    """Growth after the last known value: one step on each anniversary of its first day.

    The last value is known to hold up to the year in which somebody last looked; growth begins after it.

    Args:
        last_day: First day of the last known value.
        looked_up_year: Year in which somebody last looked.
        years: Calendar years, shape (years,).
        family: Cumulative growth of the amount's family, 1 in the first year, shape (futures, years).
        before_ratio: Yearly growth between the last known value and the first year, if that is later.

    """
    known, first = max(last_day.year, looked_up_year), int(years[0])
    at_known = family[:, [min(max(0, known - first), len(years) - 1)]] * (1 + before_ratio) ** min(0, known - first)
    by_year = np.where(years >= known, family / at_known, 1.0)
    start = np.full_like(by_year[:, :1], (1 + before_ratio) ** max(0, first - 1 - known))
    before = np.concatenate([start, by_year[:, :-1]], axis=1)
    months_before = last_day.month - 1
    mean = (months_before * before + (MONTHS - months_before) * by_year) / MONTHS
    return np.where(years > known, mean, 1.0)
