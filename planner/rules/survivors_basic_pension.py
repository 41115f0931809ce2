"""遺族基礎年金 (Survivors' Basic Pension), 国民年金法 第37条〜第41条の2."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_half_up

MONTHS = 12
DEARER_CHILDREN = 2


def child_addition_yen_per_year(
    *, children: ArrayLike, child_first_second_yen_per_year: ArrayLike, child_third_yen_per_year: ArrayLike
) -> NDArray[np.float64]:
    """子の加算 — for the first two children the larger amount, for each further one the smaller.

    Args:
        children: Number of children that bring an addition.
        child_first_second_yen_per_year: For the first and second child, yen per year each.
        child_third_yen_per_year: For each further child, yen per year.

    """
    dearer = np.minimum(children, DEARER_CHILDREN)
    others = np.maximum(np.subtract(children, DEARER_CHILDREN), 0)
    return np.asarray(dearer * child_first_second_yen_per_year + others * child_third_yen_per_year, dtype=np.float64)


def spouse_yen_per_year(
    *, children: ArrayLike, basic_yen_per_year: ArrayLike, addition_yen: ArrayLike
) -> NDArray[np.float64]:
    """子のある配偶者が受け取る年額 — basic amount and additions; nothing without a child who counts.

    A child counts under 18 (to the end of the fiscal year), or under 20 with a disability of grade 1 or 2. An
    adult child never counts, however severe the disability.

    Args:
        children: Number of children who count.
        basic_yen_per_year: Basic amount, yen per year.
        addition_yen: Additions for the children, yen per year.

    """
    return np.where(np.greater(children, 0), np.add(basic_yen_per_year, addition_yen), 0.0)


def child_yen_per_year(
    *, children: ArrayLike, basic_yen_per_year: ArrayLike, addition_yen: ArrayLike
) -> NDArray[np.float64]:
    """子が受け取る1人あたりの年額 — the basic amount and additions from the second child on, in equal parts.

    Rounded to 1 yen, half up.

    Args:
        children: Number of children who receive it.
        basic_yen_per_year: Basic amount, yen per year.
        addition_yen: Additions for the children beside the first, yen per year.

    """
    whole = np.add(basic_yen_per_year, addition_yen)
    return np.where(np.greater(children, 0), round_half_up(whole / np.maximum(children, 1)), 0.0)


def paid_yen(
    *,
    entitled: ArrayLike,
    pensions_yen_per_year: Sequence[ArrayLike],
    own_other_yen_per_year: Sequence[ArrayLike],
    months: Sequence[ArrayLike],
) -> NDArray[np.float64]:
    """その年に受け取る額 — for the months due; beside an own pension only what it has more (one pension per person).

    Args:
        entitled: Whether means and record allow the pension.
        pensions_yen_per_year: Survivors' basic pension in each part of the year (by number of children), yen per year.
        own_other_yen_per_year: Own pension that excludes it and is not yet set against the employees' part, likewise.
        months: Months of the year in each part.

    """
    yen = np.zeros(())
    for pension, other, count in zip(pensions_yen_per_year, own_other_yen_per_year, months, strict=True):
        yen = yen + np.maximum(0.0, np.subtract(pension, other)) * count
    return np.asarray(np.multiply(yen / MONTHS, entitled), dtype=np.float64)
