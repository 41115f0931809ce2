"""ご本人の月の家計 (alone budget): what a month costs and brings once the child lives alone, in three housing versions.

The figures are those of the yearly table, divided by twelve: the first whole year without a parent. Nothing is
estimated here; a version is the family with an existing measure, and where that does not fit, the reason stands there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from planner import answers, compare, homes, measures, required, tables
from planner.household import Household
from planner.household_home import Home
from planner.lawbook import LawBook
from planner.measure_inputs import GroupHome, Measure, PublicHousing, SellAndRent
from planner.measures.common import Refusal
from planner.measures.examples import AT_FIRST
from planner.projection import Projection
from planner.timeline import MONTHS

Housing = Literal["own_home", "rented", "group_home"]
HOUSING: tuple[Housing, ...] = ("own_home", "rented", "group_home")
SALE_UNKNOWN = "sale_value_unknown"


@dataclass(frozen=True)
class Item:
    """家計の一行 — one line of the month; income +, spending −.

    Attributes:
        section: "income" or "spending".
        key, person, name: As in ``tables.Row``; ``wording.row_label`` has the words.
        yen_per_month: In the money of the year, yen.
        today_yen_per_month: In prices of the first year of the plan, yen.

    """

    section: Literal["income", "spending"]
    key: str
    person: str | None
    name: str
    yen_per_month: float
    today_yen_per_month: float

    @property
    def row(self) -> tables.Row:
        """The line as a row of the table, for its words."""
        return tables.Row(self.section, self.key, self.person, self.name, (self.yen_per_month,))


@dataclass(frozen=True)
class Budget:
    """ご本人だけの月の家計 — the first whole year in which the child lives without a parent, by the month.

    Attributes:
        year: Calendar year.
        age: The child's age on 31 December of it.
        items: All lines that come month by month, incomes first; what happens once is not among them.
        once_yen: What happens once in that year (a move, a repair, an insurance), income less spending, yen.
        adjustment_yen_per_month: By how much public assistance brings life to its standard, in the money of the year,
            yen: positive where less is spent than the lines say; 0 without assistance.
        price_ratio: Prices of the year as a multiple of those of the first year of the plan.
        children: How many children live together in that year; the lines are those of all of them.

    """

    year: int
    age: int
    items: tuple[Item, ...]
    once_yen: float
    adjustment_yen_per_month: float
    price_ratio: float
    children: int

    def total(self, section: Literal["income", "spending"], *, today: bool = False) -> float:
        """合計 — all lines of a section, yen per month; spending is negative.

        Args:
            section: "income" or "spending".
            today: Whether in prices of the first year.

        """
        yen = (one.today_yen_per_month if today else one.yen_per_month for one in self.items if one.section == section)
        return sum(yen, 0.0)

    def rest(self, *, today: bool = False) -> float:
        """残り — income less spending after the adjustment, yen per month; negative is what savings carry.

        Args:
            today: Whether in prices of the first year.

        """
        return self.total("income", today=today) + self.total("spending", today=today) + self.adjustment(today=today)

    def adjustment(self, *, today: bool = False) -> float:
        """暮らしの調整 — ``adjustment_yen_per_month``, yen per month.

        Args:
            today: Whether in prices of the first year.

        """
        return self.adjustment_yen_per_month / (self.price_ratio if today else 1.0)


@dataclass(frozen=True)
class Version:
    """住まいの一つの形 — one way to live alone, worked out, or the reason why it does not fit.

    Attributes:
        housing: Which of the three.
        measure: The measure by which the family comes there; None where it is the plan as it is.
        refusals: Why it does not fit; words by ``wording_measures.refusal``. Empty where it fits.
        budget: The month, or None where it does not fit or the child never lives alone in the plan.
        result: Until when the money lasts in this version, and the other numbers of a comparison; None likewise.
        sale_left_out: Whether the value of the home is not known, so that its sale counts as 0 yen.

    """

    housing: Housing
    measure: Measure | None
    refusals: tuple[Refusal, ...]
    budget: Budget | None
    result: compare.Result | None
    sale_left_out: bool = False


def first_whole_year(p: Projection, future: int = 0) -> int | None:
    """Index of the first year all twelve months of which the child lives without a parent; None where there is none."""
    months = p.time.months(p.time.last_end, p.time.household_end)
    whole = months[min(future, len(months) - 1)] >= MONTHS
    return int(np.argmax(whole)) if whole.any() else None


def budget(p: Projection, future: int = 0) -> Budget | None:
    """ご本人の月の家計 — every line of the first whole year alone, by the month.

    Args:
        p: A projection of the family, as it is or in a plan.
        future: Which future.

    Returns:
        The month, or None where no whole year without a parent lies in the plan. Twelve months of its items and
        ``once_yen`` are the totals of that year in ``tables.yearly``.

    """
    index = first_whole_year(p, future)
    if index is None:
        return None
    growth = p.futures.growth["prices"]
    prices = float(growth[min(future, len(growth) - 1), index])
    rows = [row for row in tables.yearly(p, future) if row.key not in ("income_total", "spending_total")]
    adjustment = sum(float(row.values[index] or 0) for row in rows if row.key == "adjustment")
    monthly = tuple(item for row in rows if row.key not in tables.ONCE for item in _items(row, index, prices))
    once = sum(
        float(row.values[index] or 0)
        for row in rows
        if row.key in tables.ONCE and row.section in ("income", "spending")
    )
    year = int(p.years[index])
    return Budget(
        year=year,
        age=answers.outlook(p, future).child.age_in(year),
        items=monthly,
        once_yen=once,
        adjustment_yen_per_month=adjustment / MONTHS,
        price_ratio=prices,
        children=sum(bool(life.months[min(future, len(life.months) - 1), index]) for life in p.time.children),
    )


def _items(row: tables.Row, index: int, prices: float) -> Iterator[Item]:
    """The line of a row of income or spending; nothing of empty ones and of other rows."""
    yen = float(row.values[index] or 0) / MONTHS
    if yen and row.section in ("income", "spending"):
        section: Literal["income", "spending"] = "income" if row.section == "income" else "spending"
        yield Item(section, row.key, row.person, row.name, yen, yen / prices)


def versions(household: Household, lawbook: LawBook) -> tuple[Version, ...]:
    """三つの住まい方 — own home, rented or public housing, group home, each from when the child is alone.

    Where the family's plan already leads to one of them, that one is the plan as it is. The rent of public housing,
    and of a rented home where public housing does not fit, is the example amount of the measure; a group home has the
    typical rent and board of the law book.

    Args:
        household: The family; its plans are not looked at.
        lawbook: The law.

    Returns:
        Always three, in the order of ``HOUSING``.

    """
    family = household.model_copy(update={"plans": ()})
    as_it_is = compare.projected(family, lawbook)
    if first_whole_year(as_it_is) is None:
        never = (Refusal("alone_never"),)
        return tuple(Version(housing, None, never, None, None) for housing in HOUSING)
    dwelling = homes.at(as_it_is.household, as_it_is.time, index=first_whole_year(as_it_is) or 0, future=0)
    return tuple(_version(housing, family, as_it_is, dwelling, lawbook) for housing in HOUSING)


def _version(
    housing: Housing, family: Household, as_it_is: Projection, dwelling: Home | None, lawbook: LawBook
) -> Version:
    here = housing_of(family, dwelling)
    if housing == here:
        return Version(housing, None, (), budget(as_it_is), compare.result(as_it_is))
    if housing == "own_home":
        return Version(
            housing, None, (Refusal("alone_home_unknown" if here is None else "alone_no_own_home"),), None, None
        )
    found = [_with(housing, family, measure, lawbook) for measure in _ways(housing, family)]
    return next((one for one in found if not one.refusals), found[0])


def housing_of(household: Household, dwelling: Home | None) -> Housing | None:
    """Which of the three a home is; None where it is not known or another's."""
    if dwelling is not None and dwelling.owned:
        return "own_home"
    if any(service.kind == "group_home" for service in household.services):
        return "group_home"
    return "rented" if dwelling is not None and dwelling.kind in ("rented", "public_rented") else None


def _ways(housing: Housing, household: Household) -> tuple[Measure, ...]:
    """The measures that lead there, the gentlest first."""
    if housing == "group_home":
        return (GroupHome(measure="group_home", child=required.main_child(household).name),)
    public, rented = (AT_FIRST[kind]["rent_yen_per_month"] for kind in ("public_housing", "sell_and_rent"))
    return (
        PublicHousing(measure="public_housing", rent_yen_per_month=public),
        SellAndRent(measure="sell_and_rent", rent_yen_per_month=rented),
    )


def _with(housing: Housing, household: Household, measure: Measure, lawbook: LawBook) -> Version:
    """A version by its measure; a home of unknown value is sold for nothing, which the version says."""
    reasons = measures.refusals(household, measure, lawbook)
    sale_left_out = [one.code for one in reasons] == [SALE_UNKNOWN]
    if sale_left_out:
        measure = measure.model_copy(update={"sale_yen": 0})
        reasons = measures.refusals(household, measure, lawbook)
    if reasons:
        return Version(housing, measure, reasons, None, None)
    p = compare.projected(measures.applied(household, (measure,), lawbook), lawbook)
    return Version(housing, measure, (), budget(p), compare.result(p), sale_left_out)
