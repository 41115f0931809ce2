"""生活保護の計算の過程 (working of public assistance): one year's assistance opened into its steps.

Assistance depends on the money left and is paid in the loop of the purse, so its steps are not kept there; here
the rules are applied once more to the one year asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner import lawbook, minimum
from planner.homecosts import rents_yen_per_month
from planner.lawbook import LawYears
from planner.projection import Projection
from planner.rules import public_assistance
from planner.timeline import MONTHS
from planner.working import Number, Step, Value

Floats = NDArray[np.float64]
LAW = minimum.LAW
DECEMBER = MONTHS - 1


@dataclass(frozen=True)
class _Known:
    """A value of the law with its key."""

    key: str
    value: Value


@dataclass(frozen=True)
class _Year:
    """One year of one future: the projection, the law over its years, and who lives for how many months of it."""

    p: Projection
    law: LawYears
    y: int
    future: int
    members: tuple[int, ...] = ()
    months: int = 0

    def pick(self, values: Floats) -> float:
        """Return the value of this year and future, from shape (futures or 1, years)."""
        return float(values[min(self.future, len(values) - 1), self.y])

    def constant(self, name: str) -> _Known:
        """Return a single value of the law."""
        return _Known(f"{LAW}.{name}", self.law.constant(f"{LAW}.{name}"))

    def listed(self, key: str) -> _Known:
        """Return a list of the law that never changes."""
        return _Known(key, tuple(self.law.numbers(key).tolist()))

    def in_month(self, key: str, month: int) -> _Known:
        """Return a value or a list of the law in one month of the year."""
        values = self.law.by_month(key)[..., month, self.y]
        return _Known(key, tuple(values.tolist()) if values.ndim else float(values))


def steps(p: Projection, year_index: int, future: int = 0) -> tuple[Step, ...]:
    """生活保護の一マスの計算 — how the assistance of a year came about: minimum, counted income, what is missing.

    Args:
        p: The projection.
        year_index: Which year, 0 for the first.
        future: Which future.

    Returns:
        The last step, opened down to law and input; empty where no assistance is paid in the year.

    """
    if not p.purse.assistance[year_index, :, future].sum() > 0:
        return ()
    code, before = p.household.municipality, p.futures.growth_before
    year = _Year(p, lawbook.load().over(p.years, p.futures.growth, code, growth_before=before), year_index, future)
    needed, counted = _minimum(year), _step(public_assistance.counted_income_yen, **_income(year))
    benefit = _step(public_assistance.benefit_yen, minimum_yen=needed, counted_income_yen=counted)
    part = _part_that_goes_on(year)
    if part == 0:
        return (_from_its_beginning(year, benefit, MONTHS),)
    if not _windfall(year):
        return (benefit,)
    again = _from_its_beginning(year, benefit, MONTHS * (1 - part)) if p.purse.assisted[year_index, future] else 0.0
    months = MONTHS * part
    return (_step(public_assistance.windfall_benefit_yen, benefit_yen=benefit, months=months, again_yen=again),)


def _step(rule: Callable[..., Any], **arguments: "_Known | Step | Value") -> Step:
    """Apply a rule to this one year and keep where its numbers come from."""
    numbers = tuple(_number(name, value) for name, value in arguments.items())
    result = rule(**{number.name: number.value for number in numbers})
    return Step(LAW, rule.__name__, numbers, float(result))


def _number(name: str, value: "_Known | Step | Value") -> Number:
    if isinstance(value, Step):
        return Number(name, value.result, None, value)
    if isinstance(value, _Known):
        return Number(name, value.value, value.key, None)
    return Number(name, value, None, None)


def _minimum(year: _Year) -> Step:
    """最低生活費 — of the year, as ``minimum.minimum_yen`` works it out for all futures."""
    first, *later = (_minimum_of_part(part) for part in _parts(year))
    for step in later:
        first = _step(public_assistance.minimum_of_year_yen, minimum_yen=step, earlier_months_yen=first)
    return first


def _parts(year: _Year) -> list[_Year]:
    """The months with the same members, in their order; those in which nobody lives are left out."""
    months: dict[tuple[int, ...], int] = {}
    for span in minimum.spans(year.p.time):
        alive = np.broadcast_to(span.alive, (len(span.alive), year.future + 1, len(year.p.years)))
        members = tuple(int(i) for i in np.flatnonzero(alive[:, year.future, year.y]))
        months[members] = months.get(members, 0) + span.months
    return [replace(year, members=members, months=count) for members, count in months.items() if members]


def _minimum_of_part(year: _Year) -> Step:
    """最低生活費 of the months in which the same members live."""
    law, persons = year.law, len(year.members)
    limits = law[f"{LAW}.rent_limit_by_persons_yen_per_month"]
    year_end = law.by_month(minimum.year_end_key(law))[:, DECEMBER, year.y]
    return _step(
        public_assistance.minimum_yen,
        living_yen=_living(year),
        winter_yen=_winter(year),
        year_end_yen=_Known(minimum.year_end_key(law), float(year_end[min(persons, len(year_end)) - 1])),
        additions_yen=_additions(year),
        growth_factor=year.pick(law.growth(f"{LAW}.class1_{law.text(f'{LAW}.area_class')}_yen_per_month")),
        months=year.months,
        housing_yen=_step(
            public_assistance.housing_yen,
            rent_yen=_rent_yen_per_month(year) * year.months * year.pick(law.growth_by_family["prices"]),
            rent_limit_yen_per_month=_Known(
                f"{LAW}.rent_limit_by_persons_yen_per_month", tuple(year.pick(limit) for limit in limits)
            ),
            persons=persons,
            months=year.months,
        ),
    )


def _rent_yen_per_month(year: _Year) -> int:
    """家賃 of the home in which these members live."""
    household, with_parent = year.p.household, year.members[0] < len(year.p.household.parents)
    home, move = household.home, household.move
    if move is not None and (not with_parent if move.year is None else year.p.years[year.y] >= move.year):
        home = move.home
    together, alone = rents_yen_per_month(home)
    return together if with_parent else alone


def _living(year: _Year) -> Step:
    """生活扶助 of twelve months: the standard of January and, where it changes in the year, that of December."""
    ages = np.stack([year.p.time.lives[i].age for i in year.members])
    by_month = minimum.living_standard_yen_by_month(ages, year.law)[:, year.y]
    return _step(
        public_assistance.year_of_two_rates_yen,
        first_yen_per_month=_living_standard(year, 0),
        first_months=int((by_month == by_month[0]).sum()),
        then_yen_per_month=_living_standard(year, DECEMBER),
    )


def _living_standard(year: _Year, month: int) -> Step:
    law, persons = year.law, len(year.members)
    ages = tuple(float(year.p.time.lives[i].age[year.y]) for i in year.members)
    class1, transitional = (
        _step(
            public_assistance.of_persons_yen_per_month,
            ages=ages,
            age_band_from=year.listed(f"{LAW}.age_band_from"),
            by_age_yen_per_month=year.in_month(key, month),
        )
        for key in minimum.by_age_keys(law, persons)
    )
    return _step(
        public_assistance.living_standard_yen_per_month,
        class1_yen=class1,
        persons=persons,
        ratio_by_persons=year.listed(f"{LAW}.ratio_by_persons"),
        class2_by_persons_yen_per_month=year.listed(f"{LAW}.class2_by_persons_yen_per_month"),
        transitional_yen=transitional,
        special_addition_yen_per_month=year.in_month(f"{LAW}.special_addition_yen_per_month", month),
        rounding_yen=year.constant("rounding_yen"),
    )


def _winter(year: _Year) -> Step:
    """冬季加算 of a winter."""
    amounts, months = minimum.winter_keys(year.law)
    monthly = _step(
        public_assistance.winter_addition_yen_per_month,
        persons=len(year.members),
        needs_more_heating=False,
        winter_yen_per_month=_Known(amounts, tuple(year.law.held(amounts)[:, year.y].tolist())),
        winter_special_factor=year.constant("winter_special_factor"),
        rounding_yen=year.constant("rounding_yen"),
    )
    return _step(
        public_assistance.year_of_two_rates_yen,
        first_yen_per_month=monthly,
        first_months=len(year.law.numbers(months)),
        then_yen_per_month=0.0,
    )


def _additions(year: _Year) -> Step:
    """障害者加算 of the members of the year, of twelve months."""
    found = []
    for i in year.members:
        person = year.p.household.members[i]
        for degree in (minimum.SEVERE, minimum.MODERATE):
            if minimum.has_degree(person, degree, year.law)[year.y]:
                key = minimum.disability_key(year.law, degree)
                found.append(_Known(key, float(year.law.held(key)[year.y])))
                break
    several = float(sum(float(one.value) for one in found if isinstance(one.value, float)))
    monthly = _step(
        public_assistance.additions_yen_per_month,
        disability_yen_per_month=found[0] if len(found) == 1 else several,
        home_patient_yen_per_month=0.0,
        care_premium_yen_per_month=0.0,
    )
    return _step(
        public_assistance.year_of_two_rates_yen,
        first_yen_per_month=monthly,
        first_months=MONTHS,
        then_yen_per_month=monthly,
    )


def _income(year: _Year) -> dict[str, Value]:
    """Income of the year, what of it is not counted, and what is taken off it; what comes once stays outside."""
    regular = [line for line in year.p.lines if not line.windfall]
    uncounted = sum(year.pick(np.atleast_2d(line.uncounted_yen) + np.zeros_like(line.yen)) for line in regular)
    off = sum(year.pick(line.yen) for line in regular if line.programme in minimum.TAKEN_OFF_INCOME)
    return {
        "income_yen": float(sum(max(0.0, year.pick(line.yen)) for line in regular)),
        "uncounted_yen": float(uncounted),
        "premiums_and_taxes_yen": float(-off),
    }


def _windfall(year: _Year) -> float:
    return float(sum(max(0.0, year.pick(line.yen)) for line in year.p.lines if line.windfall))


def _part_that_goes_on(year: _Year) -> float:
    """Which part of the year the assistance of the year before goes on for: 0 none, 1 the whole year."""
    if year.y == 0 or not year.p.purse.assisted[year.y - 1, year.future]:
        return 0.0
    windfall = _windfall(year)
    if not windfall:
        return 1.0
    passed = (
        year.pick(line.yen) * year.pick(np.atleast_2d(line.months) + np.zeros_like(line.yen))
        for line in year.p.lines
        if line.windfall
    )
    months = year.pick(year.p.time.months(year.p.time.start, year.p.time.household_end))
    return float(sum(passed)) / (windfall * months)


def _from_its_beginning(year: _Year, benefit: Step, months: float) -> Step:
    """始まりの年 — the months that money and income still cover, and the cash that lowers the first payment."""
    purse, y, future = year.p.purse, year.y, year.future
    money = float((purse.opening + purse.returns)[y, :, future].sum()) + _windfall(year)
    own = [line for line in year.p.lines if line.payer is not None and not line.windfall]
    income = float(sum(max(0.0, year.pick(line.yen)) for line in own))
    left_over = sum(year.pick(line.yen) for line in year.p.lines if not line.windfall)
    flows = {"money_yen": money, "income_yen": income, "spending_yen": float(income - left_over)}
    covered = _step(public_assistance.months_until_needed, **flows)
    left = _step(public_assistance.money_left_yen, **flows, months_covered=covered)
    reduction = _step(
        public_assistance.first_month_reduction_yen,
        money_yen=left,
        minimum_yen_per_month=float(purse.minimum[y, future]) / MONTHS,
        cash_kept_ratio=year.constant("cash_kept_ratio"),
    )
    return _step(
        public_assistance.first_year_benefit_yen,
        benefit_yen=benefit,
        months=months,
        months_covered=covered,
        reduction_yen=reduction,
    )
