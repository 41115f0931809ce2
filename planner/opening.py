"""手元のお金 (opening): whose money it is at the start of the plan, and other money in its place from one year on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.household import Household

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def opening_yen(household: Household) -> Floats:
    """はじめのお金 — balances by member at the start of the plan, yen, shape (members,)."""
    names = [m.name for m in household.members]
    money = np.zeros(len(names))
    for account in household.accounts:
        money[names.index(account.owner)] += account.balance_yen or 0
    return money


@dataclass(frozen=True)
class Instead:
    """別の額から — money that stands at the start of one year in place of what the plan brings.

    Attributes:
        at: Index of the year, shape (futures,).
        yen: Whole yen by owner, shape (members, futures).

    """

    at: NDArray[np.int64]
    yen: Floats

    def applied(self, y: int, money: Floats, assisted: Bools) -> tuple[Floats, Bools]:
        """Return money and public assistance at the start of a year; assistance before is forgotten where it begins."""
        here = self.at == y
        return np.where(here, self.yen, money), assisted & ~here
