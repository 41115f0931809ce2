"""家計の判断のもと (means): what the family's incomes mean to the pensions, by person, before any pension is paid."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from planner.standing import Incomes

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

NO_YEN: Floats = np.zeros((1, 1))


@dataclass(frozen=True)
class Means:
    """家計の判断のもと — by name, each of shape (futures or 1, years); who is not there has nothing.

    Attributes:
        receipts_yen: Typed incomes before any deduction, yen per year.
        incomes: The same as the tax law sees them.
        premiums_yen: 社会保険料 taken off the wages, yen per year.
        at_work: 第2号被保険者 — whether somebody is insured at work in the year.

    """

    receipts_yen: Mapping[str, Floats] = field(default_factory=dict)
    incomes: Mapping[str, Incomes] = field(default_factory=dict)
    premiums_yen: Mapping[str, Floats] = field(default_factory=dict)
    at_work: Mapping[str, Bools] = field(default_factory=dict)

    def income_yen(self, name: str) -> Floats:
        """合計所得金額 — without pensions, yen per year."""
        return self.incomes[name].total_yen if name in self.incomes else NO_YEN

    def wages_yen(self, name: str) -> Floats:
        """給与 — pay, yen per year."""
        return self.incomes[name].wages_yen if name in self.incomes else NO_YEN
