"""収支の一行 (line): one row of the cash flow, as every part of the engine hands it on."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from planner.lawbook import Cell

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Line:
    """収支の一行 — one row of the table.

    Attributes:
        programme: Name of the programme or kind of line; the same name everywhere.
        person: Whom the line concerns, or None for the whole household.
        payer: Whose money it is; None means the common purse.
        yen: Yen per year, income +, spending −, shape (futures or 1, years).
        name: The family's own word for it.
        uncounted_yen: Part of the income that public assistance does not count, shape like ``yen``.
        windfall: Whether it comes once and ends public assistance.
        months: Months of each year for which a benefit is paid, where another rule asks; of a windfall those that
            pass before it comes; shape like ``yen``.

    """

    programme: str
    person: str | None
    payer: str | None
    yen: Floats = field(repr=False)
    name: str = ""
    uncounted_yen: Floats | float = 0.0
    windfall: bool = False
    months: Floats | float = field(default=0.0, repr=False)

    @property
    def cell(self) -> Cell:
        """The row of the table that this line belongs to."""
        return Cell(self.programme, self.person, self.name)
