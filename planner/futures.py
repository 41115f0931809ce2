"""未来の一通り (futures): assumed courses of prices, wages, pensions and lives: the calm one, the valuation's four."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from planner import placeholders
from planner.household import Assumptions, Household
from planner.lawbook import LawBook
from planner.rules import macro_economic_slide

Floats = NDArray[np.float64]

SLIDE = "macro_economic_slide"
CASES = ("past_30_years", "growth", "high_growth", "zero_growth")
BY_PRICES = "by_prices"


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
        returns: By how much a year's return differs from the account's own ``return_ratio``, by kind of account, each
            of shape (futures or 1, years); a kind that does not stand here earns what the account says.

    """

    years: NDArray[np.int64]
    weights: Floats
    growth: Mapping[str, Floats]
    last_year: NDArray[np.int64]
    growth_before: Mapping[str, float] = field(default_factory=dict)
    returns: Mapping[str, Floats] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of futures."""
        return len(self.weights)

    def part(self, start: int, stop: int) -> "Futures":
        """Return the futures from start to stop; their weights keep their size."""
        growth, returns = (
            {key: course[start:stop] if len(course) > 1 else course for key, course in courses.items()}
            for courses in (self.growth, self.returns)
        )
        return replace(
            self,
            weights=self.weights[start:stop],
            growth=growth,
            last_year=self.last_year[start:stop],
            returns=returns,
        )


def calm(household: Household, lawbook: LawBook) -> Futures:
    """今のままの見通しの前提 — the calm future: steady growth, everybody reaches the planned last age.

    Returns:
        One future, from the first year to the year of the last child's last age.

    """
    filled, _ = placeholders.fill(household, lawbook)
    last_year = np.array([[m.birth_year + (m.last_age or 0) for m in filled.members]], dtype=np.int64)
    horizon = int(last_year[0, len(filled.parents) :].max())
    years = np.arange(filled.first_year, horizon + 1, dtype=np.int64)
    return steady(filled, years, np.ones(1), last_year, lawbook)


def steady(
    filled: Household, years: NDArray[np.int64], weights: Floats, last_year: NDArray[np.int64], lawbook: LawBook
) -> Futures:
    """物価などが一定の前提 — futures that share one course of steady growth and differ in the lives alone.

    Args:
        filled: The filled household.
        years: Calendar years, shape (years,).
        weights: Weight of each future, shape (futures,).
        last_year: Year of each member's death, shape (futures, members).
        lawbook: The law book.

    """
    ratios = growth_ratios(filled, years, lawbook)
    growth = {family: cumulative(ratio) for family, ratio in ratios.items()}
    before = {family: float(ratio[0]) for family, ratio in ratios.items()}
    return Futures(years, weights, growth, last_year, before)


def named(household: Household, case: str, lawbook: LawBook) -> Futures:
    """年金財政の見通しの前提 — the calm future with prices, wages and pensions of one case of the 2024 valuation.

    The long-run growth of the case holds from the first year.

    Args:
        household: The family's file; what it assumes about growth is put aside.
        case: One of ``CASES``.
        lawbook: The law book.

    """
    prices = _of_case(case, "price_growth_ratio", lawbook)
    real_wages = _of_case(case, "real_wage_growth_ratio", lawbook)
    assumed = {
        "price_growth_ratio": prices,
        "wage_growth_ratio": (1 + prices) * (1 + real_wages) - 1,
        "pension_growth_ratio": None,
        "pension_case": case,
    }
    assumptions = household.assumptions.model_copy(update=assumed)
    return calm(household.model_copy(update={"assumptions": assumptions}), lawbook)


def growth_ratios(
    household: Household, years: NDArray[np.int64], lawbook: LawBook, *, prices: Floats | None = None
) -> dict[str, Floats]:
    """毎年の伸び — yearly growth of prices, wages and pensions on the year before.

    Args:
        household: The filled household.
        years: Calendar years, shape (years,).
        lawbook: The law book.
        prices: Growth of prices, shape (years,) or (futures, years); None: as the household assumes, in every year.
            Wages differ from prices by as much as the household assumes. The slide stays that of the case which
            fits the household's assumption, since the valuation knows no other.

    Returns:
        By family, each of shape (years,), or (futures, years) where it follows the prices.

    """
    assumed = household.assumptions
    assumed_prices = assumed.price_growth_ratio or 0.0
    assumed_wages = assumed_prices if assumed.wage_growth_ratio is None else assumed.wage_growth_ratio
    if prices is None:
        prices, wages = np.full(len(years), assumed_prices), np.full(len(years), assumed_wages)
    else:
        wages = prices + (assumed_wages - assumed_prices)
    case = valuation_case(assumed, lawbook)
    pension, employees = (
        _pension_growth(prices, wages, _slide(years, lawbook, f"{case}_{name}"))
        if assumed.pension_growth_ratio is None
        else np.full(len(years), assumed.pension_growth_ratio)
        for name in ("reduction_ratio", "employees_reduction_ratio")
    )
    return {
        "prices": prices,
        "wages": wages,
        "pension": pension,
        "employees_pension": employees,
        "none": np.zeros(len(years)),
    }


def valuation_case(assumed: Assumptions, lawbook: LawBook) -> str:
    """財政検証のケース — the case whose slide holds: as chosen, or the one nearest to the assumed prices, then wages.

    The valuation's slide belongs to its prices and wages, so that 2 % prices do not take the slide of 0.8 %.
    """
    if assumed.pension_case != BY_PRICES:
        return assumed.pension_case
    prices = assumed.price_growth_ratio or 0.0
    wages = prices if assumed.wage_growth_ratio is None else assumed.wage_growth_ratio

    def distance(case: str) -> tuple[float, float]:
        of_prices = abs(_of_case(case, "price_growth_ratio", lawbook) - prices)
        return of_prices, abs(_of_case(case, "real_wage_growth_ratio", lawbook) - (wages - prices))

    return min(CASES, key=distance)


def _pension_growth(price_growth_ratio: Floats, wage_growth_ratio: Floats, reduction_ratio: Floats) -> Floats:
    """Growth of pensions in payment by year, shape as that of prices and wages."""
    before_slide = macro_economic_slide.growth_before_slide_ratio(
        price_growth_ratio=price_growth_ratio,
        wage_growth_ratio=wage_growth_ratio,
        newly_awarded=False,
    )
    reduction = macro_economic_slide.with_carry_over_ratio(
        growth_before_slide_ratio=before_slide, reduction_ratio=reduction_ratio
    )
    return macro_economic_slide.pension_growth_ratio(growth_before_slide_ratio=before_slide, reduction_ratio=reduction)


def cumulative(growth_ratio: Floats) -> Floats:
    """Cumulative growth, 1 in the first year, shape (1 or futures, years)."""
    steps = np.atleast_2d(1 + growth_ratio)
    steps[:, 0] = 1.0
    return np.asarray(np.cumprod(steps, axis=1))


def _slide(years: NDArray[np.int64], lawbook: LawBook, name: str) -> Floats:
    """Yearly reduction of the macro-economic slide, straight lines between the published years."""
    entries = lawbook.parameter(f"{SLIDE}.{name}").entries
    published = [entry.first_day.year for entry in entries]
    return np.interp(years, published, [float(e.value) for e in entries if not isinstance(e.value, tuple)])


def _of_case(case: str, name: str, lawbook: LawBook) -> float:
    return float(str(lawbook.parameter(f"{SLIDE}.{case}_{name}").entries[-1].value))
