"""お金の出どころと使いみち (sources): rows of the table in a few groups, by year and by phase. Yen, no words."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import tables
from planner.projection import Projection
from planner.tables import ONCE, PHASES, Row

Floats = NDArray[np.float64]
INCOME = ("parents_pensions", "childs_benefits", "work", "other_income", "once_in", "public_assistance")
SPENDING = ("living", "home", "duties", "care", "other_spending", "once_out")
ONCE_GROUPS = ("once_in", "once_out")
WORK = ("wages", "workshop_a", "workshop_b", "business")
LIKE_A_PENSION = ("company_pension", "mutual_aid")
DAILY = ("living", "personal")
OF_SPENDING = {
    "home": ("rent", "property_tax", "home_upkeep"),
    "duties": (
        "income_tax",
        "resident_tax",
        "workplace_insurance",
        "national_health_insurance",
        "late_elderly_medical_insurance",
        "long_term_care_insurance",
        "national_pension_premium",
        "insurance_premium",
        "disability_mutual_aid_premium",
    ),
    "care": (
        "medical_costs",
        "self_support_medical",
        "care_services",
        "household_help",
        "disability_services",
        "group_home",
        "daily_life_support",
        "adult_guardianship",
    ),
}


@dataclass(frozen=True)
class Group:
    """まとまり — what belongs together, yen of each year; what is spent is positive here."""

    key: str
    yen: tuple[float, ...]


@dataclass(frozen=True)
class Sources:
    """出どころと使いみち — the groups that occur, in the order of ``INCOME`` and ``SPENDING``.

    Attributes:
        years: Calendar years.
        income, spending: Groups with any yen; together they are the totals of the yearly table.

    """

    years: tuple[int, ...]
    income: tuple[Group, ...]
    spending: tuple[Group, ...]


@dataclass(frozen=True)
class PhaseSums:
    """時期ごとの合計 — what each group comes to in one phase.

    Attributes:
        key: One of ``tables.PHASES``.
        first_year, last_year: Years that belong to it, wholly or in part.
        months: Its length.
        yen: Yen of the whole phase by group; those that do not occur in the plan are left out.

    """

    key: str
    first_year: int
    last_year: int
    months: float
    yen: Mapping[str, float]

    def yen_per_month(self, group: str) -> float:
        """ひと月の平均 — mean of the phase, yen per month; 0 of a group that does not occur."""
        return self.yen.get(group, 0.0) / self.months

    def main(self, groups: tuple[str, ...]) -> tuple[str | None, float]:
        """いちばん大きいまとまり — the largest of some groups, and its part of their sum; None where all are empty."""
        found = {group: self.yen.get(group, 0.0) for group in groups}
        whole, most = sum(found.values()), max(found, key=lambda group: found[group])
        return (most, found[most] / whole) if whole > 0 else (None, 0.0)


def sources(p: Projection, future: int = 0) -> Sources:
    """お金の出どころと使いみち — income and spending of each year in at most six groups each.

    Args:
        p: The projection.
        future: Which future.

    """
    income, spending = (np.zeros((6, len(p.years))) for _ in range(2))
    for row in tables.yearly(p, future):
        if row.key in ("income_total", "spending_total"):
            continue
        if row.section == "income":
            income[INCOME.index(income_group(p, row))] += row.values
        elif row.section == "spending":
            spending[SPENDING.index(spending_group(p, row))] -= row.values
    return Sources(tuple(p.years.tolist()), _groups(INCOME, income), _groups(SPENDING, spending))


def _groups(keys: tuple[str, ...], yen: Floats) -> tuple[Group, ...]:
    return tuple(Group(key, tuple(row.tolist())) for key, row in zip(keys, yen, strict=True) if row.any())


def income_group(p: Projection, row: Row) -> str:
    """収入のまとまり — to which of ``INCOME`` a row belongs; what is not known is other income."""
    if row.key == "public_assistance":
        return row.key
    if row.key in ONCE:
        return "once_in"
    if row.key == "income":
        typed = (one.kind for one in p.household.incomes if (one.person, one.name) == (row.person, row.name))
        kind = next(typed, "other")
        if kind not in LIKE_A_PENSION:
            return "work" if kind in WORK else "other_income"
    if row.person is None:
        return "other_income"
    return "parents_pensions" if row.person in {life.name for life in p.time.parents} else "childs_benefits"


def spending_group(p: Projection, row: Row) -> str:
    """支出のまとまり — to which of ``SPENDING`` a row belongs; what is not known is other spending."""
    if row.key in ONCE:
        return "once_out"
    if row.key == "spending":
        kind = next((one.kind for one in p.household.spending if one.name == row.name), "other")
        return "living" if kind in DAILY else "other_spending"
    return next((group for group, keys in OF_SPENDING.items() if row.key in keys), "other_spending")


def by_phase(p: Projection, found: Sources, future: int = 0) -> tuple[PhaseSums, ...]:
    """時期ごとに — the groups summed up over each phase that occurs; a year of two phases is divided by months.

    Args:
        p: The projection.
        found: Its groups.
        future: The future they are of.

    """
    whole = p.time.months(p.time.start, p.time.household_end)[min(future, len(p.futures) - 1)]
    sums = []
    for key, (start, end) in zip(PHASES, p.time.phases(), strict=True):
        months = p.time.months(start, end)
        months = months[min(future, len(months) - 1)]
        if months.any():
            part = np.divide(months, whole, out=np.zeros_like(months), where=whole > 0)
            years = p.years[months > 0]
            yen = {one.key: float(np.asarray(one.yen) @ part) for one in (*found.income, *found.spending)}
            sums.append(PhaseSums(key, int(years[0]), int(years[-1]), float(months.sum()), yen))
    return tuple(sums)
