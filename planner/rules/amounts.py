"""入力された額 (amounts as given): how an amount of the family's file becomes yen per year; no law of its own."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

MONTHS = 12


def part_of_year_yen(*, yen_per_year: ArrayLike, months: ArrayLike) -> NDArray[np.float64]:
    """月割り — a yearly amount for the months of the year in which it is due.

    Args:
        yen_per_year: Amount of a whole year, yen.
        months: Months due, 0 to 12.

    """
    return np.asarray(np.multiply(yen_per_year, months) / MONTHS, dtype=np.float64)


def months_yen(*, yen_per_month: ArrayLike, months: ArrayLike) -> NDArray[np.float64]:
    """月額から — a monthly amount for the months of the year in which it is due.

    Args:
        yen_per_month: Amount of a month, yen.
        months: Months due, 0 to 12.

    """
    return np.asarray(np.multiply(yen_per_month, months), dtype=np.float64)


def grown_yen(*, first_year_yen: ArrayLike, growth_factor: ArrayLike) -> NDArray[np.float64]:
    """伸びをかけた額 — an amount of the first year in the money of each year.

    Args:
        first_year_yen: Amount in the first year, yen.
        growth_factor: Growth since the first year, 1 in the first year.

    """
    return np.asarray(np.multiply(first_year_yen, growth_factor), dtype=np.float64)


def once_yen(*, first_year_yen: ArrayLike, growth_factor: ArrayLike, happens: ArrayLike) -> NDArray[np.float64]:
    """一度だけの額 — an amount of the first year, in the money of the year in which it happens.

    Args:
        first_year_yen: Amount in the first year, yen.
        growth_factor: Growth since the first year.
        happens: Whether, or for which part, it happens in the year, 0 to 1.

    """
    return np.asarray(np.multiply(first_year_yen, growth_factor) * happens, dtype=np.float64)


def owner_part_yen(
    *, whole_yen: ArrayLike, owned_before_ratio: ArrayLike, owned_ratio: ArrayLike, happens: ArrayLike
) -> NDArray[np.float64]:
    """持ち主ごとの額 — one owner's whole yen of something sold once; the parts of all owners make the whole.

    Args:
        whole_yen: What is received for the whole, yen.
        owned_before_ratio: Shares of the owners before this one, together.
        owned_ratio: Share of this owner.
        happens: Whether it happens in the year.

    """
    to_here = np.rint(np.multiply(whole_yen, np.add(owned_before_ratio, owned_ratio)))
    return np.asarray((to_here - np.rint(np.multiply(whole_yen, owned_before_ratio))) * happens, dtype=np.float64)


def by_phase_yen(
    *,
    both_parents_yen_per_month: ArrayLike,
    both_parents_months: ArrayLike,
    one_parent_yen_per_month: ArrayLike,
    one_parent_months: ArrayLike,
    child_alone_yen_per_month: ArrayLike,
    child_alone_months: ArrayLike,
    growth_factor: ArrayLike,
) -> NDArray[np.float64]:
    """時期ごとの額 — monthly amounts of the three phases for the months of the year that lie in them.

    Args:
        both_parents_yen_per_month: Amount while both parents live, yen.
        both_parents_months: Months of the year in that phase.
        one_parent_yen_per_month: Amount with one parent, yen.
        one_parent_months: Months of the year in that phase.
        child_alone_yen_per_month: Amount when the child lives alone, yen.
        child_alone_months: Months of the year in that phase.
        growth_factor: Growth since the first year; 0 in years in which nothing is due.

    """
    monthly = (
        np.multiply(both_parents_yen_per_month, both_parents_months)
        + np.multiply(one_parent_yen_per_month, one_parent_months)
        + np.multiply(child_alone_yen_per_month, child_alone_months)
    )
    return np.asarray(monthly * growth_factor, dtype=np.float64)
