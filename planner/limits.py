"""逆の問い (limits): how much a flat may cost, how much may be spent, how long a parent's pension must last.

Each question is answered on the calm future without public assistance: the largest or smallest number with which the
money lasts to the chosen age of the main child, proved by running the purse with it. What cannot be reached says what
comes closest and what stays missing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from planner import credit, how_much, required
from planner.cashflow import growth_course
from planner.draws import OLDEST_AGE
from planner.futures import Futures
from planner.household import Household, Spending
from planner.lawbook import LawBook
from planner.line import Line
from planner.projection import Prepared, carry, prepare
from planner.roots import LARGEST_YEN, smallest

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Phase = Literal["both_parents", "one_parent", "child_alone"]
PHASES: tuple[Phase, ...] = ("both_parents", "one_parent", "child_alone")
STEP_YEN, STEP_YEN_PER_MONTH = 1000.0, 100.0
ROUNDS = 8


@dataclass(frozen=True)
class Limit:
    """どこまでなら — one answer.

    Attributes:
        code: "found"; "out_of_reach": not even the value given is enough; "no_limit": no year up to the chosen age is
            touched; "out_of_plan": the year or the phase does not occur in the plan.
        value: The limit, or what comes closest; None where there is none.
        missing_yen: What stays missing with the value in all years up to the chosen age, yen.
        to_age: The chosen age of the main child.

    """

    code: Literal["found", "out_of_reach", "no_limit", "out_of_plan"]
    value: float | None
    missing_yen: float
    to_age: int


@dataclass(frozen=True)
class LifeNeeded(Limit):
    """親の年金はいつまで要るか — the shortest life of a parent with which the money lasts; ``value`` is the last age.

    Attributes:
        year: The last year of that life, None where there is none.
        years_from_now: Years from the first year of the plan to it, the first included.
        lasting_ages: All last ages of that parent with which the money lasts, from the first year of the plan up to
            ``draws.OLDEST_AGE``; a longer life brings pension and costs, so that they need not be one range.

    """

    year: int | None = None
    years_from_now: int | None = None
    lasting_ages: tuple[int, ...] = ()


def highest_once(household: Household, lawbook: LawBook, *, year: int, to_age: int | None = None) -> Limit:
    """一度にいくらまで — the highest price of a flat, or the highest repair budget, paid in one year by all together.

    Args:
        household: The family's file; what it plans for that year stays.
        lawbook: The law book.
        year: In which calendar year it is paid, in the money of that year.
        to_age: The chosen age of the main child; None is the last age of the plan.

    Returns:
        ``value`` in yen of that year, in whole thousands.

    """
    q = _Question(household, lawbook, to_age)
    there = q.ready.time.months(q.ready.time.start, q.ready.time.household_end)[0] > 0
    at = q.ready.time.years == year
    if not (at & there).any():
        return Limit("out_of_plan", None, 0.0, q.to_age)
    return q.highest(lambda yen: np.where(at, -yen, 0.0), STEP_YEN)


def highest_monthly(
    household: Household, lawbook: LawBook, *, phase: Phase = "child_alone", to_age: int | None = None
) -> Limit:
    """月にいくらまで — the highest living costs a month in one phase; all other spending stays.

    Args:
        household: The family's file.
        lawbook: The law book.
        phase: In which of the three phases.
        to_age: The chosen age of the main child; None is the last age of the plan.

    Returns:
        ``value`` in yen per month, in money of the first year, in whole hundreds; it replaces all living costs of
        the phase, is paid from the common purse and grows as the first of them does.

    """
    q = _Question(household, lawbook, to_age)
    start, end = q.ready.time.phases()[PHASES.index(phase)]
    months = q.ready.time.months(start, end)[0]
    if not months.any():
        return Limit("out_of_plan", None, 0.0, q.to_age)
    living = tuple(item for item in q.ready.household.spending if item.kind == "living")
    q.ready = prepare(_without(q.ready.household, living, phase), q.ready.futures, lawbook, working=False)
    growth = growth_course(living[0].growth if living else "prices", q.ready.futures)[0]
    return q.highest(lambda yen: np.rint(-yen * months * growth), STEP_YEN_PER_MONTH)


def _without(household: Household, living: tuple[Spending, ...], phase: Phase) -> Household:
    """Return the household with the living costs of one phase at nothing."""
    nothing = {f"{phase}_yen_per_month": 0}
    spending = tuple(item.model_copy(update=nothing) if item in living else item for item in household.spending)
    return household.model_copy(update={"spending": spending})


class _Question:
    """One reverse question on the calm future."""

    def __init__(self, household: Household, lawbook: LawBook, to_age: int | None) -> None:
        self.ready = how_much.calm(household, lawbook, to_age)
        self.last = required.last_index(self.ready.household, self.ready.time.years, to_age)
        child = required.main_child(self.ready.household)
        self.to_age = child.age_in(int(self.ready.time.years[self.last]))

    def highest(self, spent: Callable[[float], Floats], step_yen: float) -> Limit:
        """Find the largest amount, in whole steps, with which nothing is missing.

        Args:
            spent: The spending of each year for an amount, yen −, shape (years,).
            step_yen: Whole steps of the answer.

        """
        if not spent(LARGEST_YEN)[: self.last + 1].any():
            return Limit("no_limit", None, 0.0, self.to_age)
        missing = self.missing_yen(spent(0.0))
        if missing > 0:
            return Limit("out_of_reach", 0.0, missing, self.to_age)
        saved = smallest(lambda x, _: self.slack(spent(LARGEST_YEN - float(x[0]))), np.zeros(1))
        amount = max(0.0, np.floor((LARGEST_YEN - float(saved[0])) / step_yen) * step_yen)
        for _ in range(ROUNDS):
            if amount <= 0 or not self.missing_yen(spent(amount)):
                break
            amount = max(0.0, amount - step_yen)
        return Limit("found", float(amount), 0.0, self.to_age)

    def slack(self, spent: Floats) -> Floats:
        """Lowest balance with more spending, yen, shape (1,)."""
        course = credit.course(self.plus(spent))
        first, last = np.zeros(1, dtype=np.int64), np.array([self.last])
        money = required.opening(self.ready)
        return credit.slack_yen(course, money, first, last, credit.needed_yen(course, last))

    def missing_yen(self, spent: Floats) -> float:
        """What the purse lacks with more spending, up to the chosen age."""
        return float(carry(self.plus(spent)).missing[: self.last + 1, 0].sum())

    def plus(self, spent: Floats) -> Prepared:
        """Return the flows with more spending of the common purse."""
        more = Line("spending", None, None, spent[np.newaxis, :])
        return replace(self.ready, flow=replace(self.ready.flow, lines=(*self.ready.flow.lines, more)))


def pension_must_last(household: Household, lawbook: LawBook, *, parent: str, to_age: int | None = None) -> LifeNeeded:
    """親の年金はいつまで要るか — the shortest life of one parent with which the money lasts.

    All other lives are as planned. Every year in which the parent could die is tried, from the first year of the plan
    on, with everything that depends on it: pensions, survivors' pensions, insurance, costs, inheritance.

    Args:
        household: The family's file.
        lawbook: The law book.
        parent: Name of the parent.
        to_age: The chosen age of the main child; None is the last age of the plan.

    Raises:
        KeyError: No parent has this name.

    """
    names = [one.name for one in household.parents]
    if parent not in names:
        raise KeyError(f"{parent} is not among the parents; choose from {', '.join(names) or 'nobody'}")
    calmly = how_much.calm(household, lawbook, to_age)
    last = required.last_index(calmly.household, calmly.time.years, to_age)
    age = required.main_child(calmly.household).age_in(int(calmly.time.years[last]))
    lives = _lives(calmly.futures, names.index(parent), calmly.household.person(parent).birth_year)
    run = carry(prepare(calmly.given, lives, lawbook, working=False))
    missing = run.missing[: last + 1].sum(axis=0)
    lasts = missing <= 0
    best = int(np.argmax(lasts)) if lasts.any() else int(np.argmin(missing))
    years = lives.last_year[:, names.index(parent)]
    year, born = int(years[best]), calmly.household.person(parent).birth_year
    return LifeNeeded(
        code="found" if lasts.any() else "out_of_reach",
        value=float(year - born),
        missing_yen=float(missing[best]),
        to_age=age,
        year=year,
        years_from_now=year - int(lives.years[0]) + 1,
        lasting_ages=tuple(int(one) - born for one in years[lasts]),
    )


def _lives(calmly: Futures, member: int, birth_year: int) -> Futures:
    """One future for each year in which one member could die."""
    oldest = min(int(calmly.years[-1]), birth_year + OLDEST_AGE)
    years = np.arange(int(calmly.years[0]), max(oldest, int(calmly.years[0])) + 1)
    last_year = np.repeat(calmly.last_year, len(years), axis=0)
    last_year[:, member] = years
    return replace(calmly, weights=np.full(len(years), 1 / len(years)), last_year=last_year)
