"""要保護世帯向け不動産担保型生活資金 (loan on the home), 社会福祉法 第2条第2項第7号、生活福祉資金貸付制度要綱.

A household whose members are 65 or older and who would need public assistance lives from a loan on its own home first.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

MONTHS = 12


def loan_limit_yen(
    *,
    home_value_yen: ArrayLike,
    flat: ArrayLike,
    youngest_age: ArrayLike,
    first_age: ArrayLike,
    smallest_value_yen: ArrayLike,
    limit_house_ratio: ArrayLike,
    limit_flat_ratio: ArrayLike,
) -> NDArray[np.float64]:
    """貸付限度額 — how much may be lent in all; 0 where the loan is not open to the household.

    Left out: mortgages and leases on the home and homes owned together with others, which rule the loan out.

    Args:
        home_value_yen: Appraised value of land and building, yen.
        flat: Whether the home is a flat.
        youngest_age: Age of the youngest member, except parents of the borrower.
        first_age: Age from which the loan is open.
        smallest_value_yen: Smallest value of the home, yen.
        limit_house_ratio: Part of the value that is lent on a house.
        limit_flat_ratio: Part of the value that is lent on a flat.

    """
    is_open = np.logical_and(
        np.greater_equal(youngest_age, first_age), np.greater_equal(home_value_yen, smallest_value_yen)
    )
    ratio = np.where(flat, limit_flat_ratio, limit_house_ratio)
    return np.where(is_open, np.multiply(home_value_yen, ratio), 0.0)


def loan_yen_per_month(
    *,
    loan_limit_yen: ArrayLike,
    living_standard_yen_per_month: ArrayLike,
    monthly_factor: ArrayLike,
    counted_income_yen_per_month: ArrayLike,
) -> NDArray[np.float64]:
    """貸付月額 — at most 1.5 times the living standard, less the income; the welfare office fixes it.

    Left out: rises for medical costs and repairs.

    Args:
        loan_limit_yen: What may be lent in all, yen; 0 for no loan.
        living_standard_yen_per_month: 生活扶助基準 of the household, yen per month.
        monthly_factor: How many times the living standard.
        counted_income_yen_per_month: Income that counts, yen per month.

    """
    most = np.multiply(living_standard_yen_per_month, monthly_factor) - counted_income_yen_per_month
    return np.where(np.greater(loan_limit_yen, 0), np.maximum(0.0, most), 0.0)


def loan_months(
    *, loan_limit_yen: ArrayLike, loan_yen_per_month: ArrayLike, interest_ratio: ArrayLike
) -> NDArray[np.float64]:
    """貸付期間 — whole months until principal and simple interest reach the limit; after that public assistance.

    Args:
        loan_limit_yen: What may be lent in all, yen.
        loan_yen_per_month: Loan each month, yen per month; 0 gives 0 months.
        interest_ratio: Interest per year, simple.

    """
    each = np.asarray(loan_yen_per_month, dtype=np.float64)
    lent = np.where(each > 0, np.divide(loan_limit_yen, np.where(each > 0, each, 1.0)), 0.0)
    monthly_ratio = np.maximum(np.divide(interest_ratio, MONTHS), np.finfo(np.float64).tiny)
    # each · (m + monthly_ratio · m · (m − 1) / 2) = limit, solved for m
    half = 1.0 - monthly_ratio / 2
    months = 2 * lent / (half + np.sqrt(half**2 + 2 * monthly_ratio * lent))
    return np.asarray(np.floor(np.round(months, 6)), dtype=np.float64)
