"""運用 (returns): the one rate that the household's money earns in each year."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from planner.household import Household

Floats = NDArray[np.float64]
Returns = Mapping[str, Floats]
"""By how much the return of a year differs from the account's own, by kind, as in ``Futures.returns``."""
AS_GIVEN: Returns = MappingProxyType({})


def return_ratio(household: Household, differs: Returns, years: int) -> Floats:
    """運用率 — the mean of all accounts by balance; one rate for the whole household's money.

    The parts of the kinds stay those of the start, also where the returns of one kind differ.

    Args:
        household: The filled household.
        differs: By how much the return of a year differs from the account's own, by kind of account.
        years: Number of years.

    Returns:
        Shape (years, 1 or futures).

    """
    total = sum(a.balance_yen or 0 for a in household.accounts)
    earned = sum((a.balance_yen or 0) * a.return_ratio for a in household.accounts)
    ratio: Floats = np.full((years, 1), earned / total if total else 0.0)
    for kind, course in differs.items():
        part = sum(a.balance_yen or 0 for a in household.accounts if a.kind == kind)
        if part:
            ratio = ratio + part / total * course.T
    return ratio
