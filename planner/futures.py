"""未来の一通り (futures): assumed courses of prices, wages, pensions and lifespans. For now the calm one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from planner import placeholders
from planner.household import Household
from planner.lawbook import LawBook
from planner.rules import macro_economic_slide

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Futures:
    """Assumed courses, one row each.

    Attributes:
        years: Calendar years, shape (years,).
        weights: Weight of each future, shape (futures,), sum 1.
        growth: Cumulative growth since the first year by family, each of shape (futures or 1, years).
        last_year: Year of each member's death, parents first, shape (futures, members).
        growth_before: Yearly growth by family before the first year, for plans that begin after the last
            known law value.

    """

    years: NDArray[np.int64]
    weights: Floats
    growth: Mapping[str, Floats]
    last_year: NDArray[np.int64]
    growth_before: Mapping[str, float] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of futures."""
        return len(self.weights)

    def part(self, start: int, stop: int) -> "Futures":
        """Return the futures from start to stop; their weights keep their size."""
        growth = {family: course[start:stop] if len(course) > 1 else course for family, course in self.growth.items()}
        return replace(self, weights=self.weights[start:stop], growth=growth, last_year=self.last_year[start:stop])


def calm(household: Household, lawbook: LawBook) -> Futures:
    """今のままの見通しの前提 — the calm future: steady growth, everybody reaches the planned last age.

    Returns:
        One future, from the first year to the year of the last child's last age.

    """
    filled, _ = placeholders.fill(household, lawbook)
    last_year = np.array([[m.birth_year + (m.last_age or 0) for m in filled.members]], dtype=np.int64)
    horizon = int(last_year[0, len(filled.parents) :].max())
    years = np.arange(filled.first_year, horizon + 1, dtype=np.int64)
    ratios = growth_ratios(filled, years, lawbook)
    growth = {family: _cumulative(ratio) for family, ratio in ratios.items()}
    before = {family: float(ratio[0]) for family, ratio in ratios.items()}
    return Futures(years, np.ones(1), growth, last_year, before)


def growth_ratios(household: Household, years: NDArray[np.int64], lawbook: LawBook) -> dict[str, Floats]:
    """毎年の伸び — yearly growth of prices, wages and pensions on the year before, each of shape (years,)."""
    assumed = household.assumptions
    prices = assumed.price_growth_ratio or 0.0
    wages = prices if assumed.wage_growth_ratio is None else assumed.wage_growth_ratio
    pension, employees = (
        macro_economic_slide.pension_growth_ratio(
            price_growth_ratio=prices, reduction_ratio=_slide(years, lawbook, name)
        )
        if assumed.pension_growth_ratio is None
        else np.full(len(years), assumed.pension_growth_ratio)
        for name in ("reduction_ratio", "employees_reduction_ratio")
    )
    return {
        "prices": np.full(len(years), prices),
        "wages": np.full(len(years), wages),
        "pension": pension,
        "employees_pension": employees,
        "none": np.zeros(len(years)),
    }


def _cumulative(growth_ratio: Floats) -> Floats:
    """Cumulative growth, 1 in the first year, shape (1, years)."""
    steps = 1 + growth_ratio
    steps[0] = 1.0
    return np.asarray(np.cumprod(steps))[np.newaxis, :]


def _slide(years: NDArray[np.int64], lawbook: LawBook, name: str) -> Floats:
    """Yearly reduction of the macro-economic slide, straight lines between the published years."""
    entries = lawbook.parameter(f"macro_economic_slide.{name}").entries
    published = [entry.first_day.year for entry in entries]
    return np.interp(years, published, [float(e.value) for e in entries if not isinstance(e.value, tuple)])
