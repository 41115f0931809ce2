"""多くの未来のまとめ (outcomes): one plan over many futures, in parts so that memory stays bounded."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.futures import Futures
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import project

FUTURES_AT_ONCE = 768
NEVER = -1


@dataclass(frozen=True)
class Outcomes:
    """What remains of each future.

    Attributes:
        closing: Money of the household at the end of each year, yen, shape (futures, years).
        missing: Spending that neither money nor income covers, before public assistance, shape (futures, years).
        assistance: Public assistance, yen per year, shape (futures, years).
        first_short: Index of the first year with something missing, −1 if there is none, shape (futures,).

    """

    closing: NDArray[np.float64]
    missing: NDArray[np.float64]
    assistance: NDArray[np.float64]
    first_short: NDArray[np.int64]


def outcomes(
    household: Household, futures: Futures, lawbook: LawBook, *, futures_at_once: int = FUTURES_AT_ONCE
) -> Outcomes:
    """多くの未来を計算する — project all futures, a part at a time; the size of the parts changes nothing."""
    shape = (len(futures), len(futures.years))
    closing, missing, assistance = (np.empty(shape) for _ in range(3))
    for start in range(0, len(futures), futures_at_once):
        here = slice(start, start + futures_at_once)
        money = project(household, futures.part(start, start + futures_at_once), lawbook).purse
        closing[here] = money.closing.sum(axis=1).T
        assistance[here] = money.assistance.sum(axis=1).T
        missing[here] = money.missing.T
    short = missing > 0
    first = np.where(short.any(axis=1), short.argmax(axis=1), NEVER)
    return Outcomes(closing, missing, assistance, first)
