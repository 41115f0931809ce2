"""介護保険料（第1号被保険者） (long-term care insurance from 65 on), 介護保険法 第129条、同施行令 第38条・第39条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import by_amount

Floats = NDArray[np.float64]
MONTHS = 12


def stage_yen(
    *,
    taxed: ArrayLike,
    household_untaxed: ArrayLike,
    care_yen: ArrayLike,
    total_income_yen: ArrayLike,
    low_income_yen: ArrayLike,
    middle_income_yen: ArrayLike,
    untaxed_household_yen_per_year: ArrayLike,
    untaxed_person_yen_per_year: ArrayLike,
    taxed_from_yen: ArrayLike,
    taxed_yen_per_year: ArrayLike,
) -> Floats:
    """所得段階の保険料 — the town's yearly amount of the stage into which a person falls.

    Where nobody of the household pays resident tax there are three stages, where only others pay it two, for
    those who pay it themselves as many as the town has. Left out: that the tax reform of 2025 changes nobody's
    stage in 2026, the deductions for sold land, and the town's own reductions.

    Args:
        taxed: Whether the person pays resident tax.
        household_untaxed: Whether nobody of the household pays it.
        care_yen: Taxed pensions received and other income of the year before, yen.
        total_income_yen: Total income of the year before, yen.
        low_income_yen: Highest such income of the lowest stage, yen.
        middle_income_yen: Highest such income of the second stage, yen.
        untaxed_household_yen_per_year: Three amounts where nobody pays the tax, shape (3, …).
        untaxed_person_yen_per_year: Two amounts where only others pay it, shape (2, …).
        taxed_from_yen: First total income of each stage of those who pay it, shape (n, …).
        taxed_yen_per_year: Their amounts, shape (n, …).

    Returns:
        Yen per year.

    """
    untaxed = np.asarray(untaxed_household_yen_per_year, dtype=np.float64)
    beside_taxed = np.asarray(untaxed_person_yen_per_year, dtype=np.float64)
    low = np.less_equal(care_yen, low_income_yen)
    two_higher = np.where(np.less_equal(care_yen, middle_income_yen), untaxed[1], untaxed[2])
    nobody_taxed = np.where(low, untaxed[0], two_higher)
    others_taxed = np.where(low, beside_taxed[0], beside_taxed[1])
    own = by_amount(taxed_yen_per_year, amount=total_income_yen, amount_from=taxed_from_yen)
    return np.where(taxed, own, np.where(household_untaxed, nobody_taxed, others_taxed))


def premium_yen(*, stage_yen: ArrayLike, months: ArrayLike) -> Floats:
    """介護保険料 — for the months from the one in which the person turned 65.

    Args:
        stage_yen: Yearly amount of the stage, yen.
        months: Months of the year, 0 to 12.

    """
    return np.asarray(np.multiply(stage_yen, months) / MONTHS, dtype=np.float64)
