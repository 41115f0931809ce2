"""最後の支えまで (last net): the smallest sum where public assistance is planned as the last net.

Assistance begins only when the money no longer covers the spending, and only in a year whose counted income lies below
the minimum; such a year counts as carried, even where the first month brings less than its spending. In a year with
as much income as the minimum or more, what is missing stays uncovered. So the money must last through every such
year, and may end in any other. What is sought is the sum with which, and with any larger one, nothing stays uncovered.

A household on assistance lives on the standard and keeps what comes at once; the same household without it spends a
part of that on the plan. More money at the start can therefore leave less for a later year, and bisection could land
on the wrong side. The sum climbs instead: run the purse; find the last year in which something stays uncovered; take
the sum with which the money lasts through that year; again, until nothing does. Then the larger sums are tried as
well, one for each year in which the money of such a sum would end.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from planner import credit, purse
from planner.credit import Course
from planner.line import Line
from planner.opening import Instead
from planner.projection import Prepared, carry
from planner.timeline import Life, Timeline

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
WITHIN_YEN = 1000.0
CASES_AT_ONCE = 64


@dataclass(frozen=True)
class Asked:
    """問い — from which year to which the money of each future must last, and whose it is.

    Attributes:
        parts: How the sum is divided among the members, shape (members, futures).
        first: Index of the year in which the money stands, shape (futures,).
        last: Index of the last year that counts, shape (futures,).

    """

    parts: Floats
    first: Ints
    last: Ints

    def part(self, futures: Ints) -> "Asked":
        """Return some of the futures, in any order and as often as they are named."""
        return Asked(self.parts[:, futures], self.first[futures], self.last[futures])


def smallest_yen(ready: Prepared, course: Course, asked: Asked) -> Floats:
    """最後の支えがあるとき、いくら要るか — as ``credit.smallest_yen``, with assistance as the last net.

    Args:
        ready: The flows.
        course: The same as ``credit.course`` sums them up.
        asked: From which year to which the money must last.

    Returns:
        Whole yen, infinite where no sum is enough, shape (futures,).

    """
    net = _Net(with_assistance(ready), course, asked)
    found = np.zeros(len(asked.first))
    net.climb(found)
    while net.raised(found):
        net.climb(found)
    return found


def with_assistance(ready: Prepared) -> Prepared:
    """Return the same flows with public assistance as the planned last net."""
    assumed = ready.household.assumptions.model_copy(update={"public_assistance": True})
    return replace(ready, household=ready.household.model_copy(update={"assumptions": assumed}))


class _Net:
    """Years that assistance cannot carry, and the purse run for some of the futures."""

    def __init__(self, ready: Prepared, course: Course, asked: Asked) -> None:
        self.ready, self.course, self.asked = ready, course, asked
        flows = purse.Flows(ready.household, ready.time, ready.flow.lines, ready.law, ready.futures.returns)
        years = np.arange(len(flows.counted))[:, np.newaxis]
        counts = (years >= asked.first) & (years <= asked.last)
        self.beyond = (flows.counted >= flows.minimum) & (course.net.sum(axis=1) < 0) & counts

    def uncovered(self, cases: Ints, yen: Floats) -> Ints:
        """Index of the last year with spending that nothing covers, −1 without any, shape of the cases."""
        some = self.asked.part(cases)
        run = carry(of(self.ready, cases), Instead(some.first, purse.split(yen, some.parts)))
        short = (run.shortfall.sum(axis=1) > WITHIN_YEN) & self.beyond[:, cases]
        return _last(short)

    def through(self, cases: Ints, year: Ints) -> Floats:
        """Return the sums with which the money lasts through a year, shape of the cases."""
        some = self.asked.part(cases)
        return credit.smallest_yen(self.course.part(cases), some.parts, some.first, year)

    def climb(self, found: Floats) -> None:
        """Raise the sums until nothing stays uncovered."""
        before = np.full(len(found), -1)
        cases = np.flatnonzero(self.beyond.any(axis=0) & np.isfinite(found))
        while cases.size:
            here = self.uncovered(cases, found[cases])
            on = here > before[cases]
            cases, here = cases[on], here[on]
            if cases.size:
                before[cases] = here
                found[cases] = np.maximum(found[cases], self.through(cases, here))
                cases = cases[np.isfinite(found[cases])]

    def raised(self, found: Floats) -> bool:
        """Raise the sums above which a larger one leaves something uncovered; return whether there are any.

        Sums whose money ends in the same year differ little from there on, so one sum is tried for each year up to the
        last one that assistance cannot carry: the largest that does not last through it. Where the sum lasts
        through that last year itself, nothing larger can fail.
        """
        last = _last(self.beyond)
        cases = np.flatnonzero((last >= 0) & np.isfinite(found))
        cases = cases[found[cases] < self.through(cases, last[cases]) - 2 * WITHIN_YEN]
        any_raised = False
        for start in range(0, len(cases), CASES_AT_ONCE):
            here = cases[start : start + CASES_AT_ONCE]
            pairs = [(case, y) for case in here for y in range(self.asked.first[case], last[case] + 1)]
            case, year = np.array(pairs, dtype=np.int64).T
            through = self.through(case, year)
            above = np.isfinite(through) & (through > found[case] + 2 * WITHIN_YEN)
            case, through = case[above], through[above]
            fails = self.uncovered(case, through - WITHIN_YEN) >= 0
            np.maximum.at(found, case[fails], through[fails])
            any_raised |= bool(fails.any())
        return any_raised


def _last(years: NDArray[np.bool_]) -> Ints:
    """Index of the last year that is marked, −1 without any, shape (futures,)."""
    index = np.arange(len(years))[:, np.newaxis]
    return np.asarray(np.where(years, index, -1).max(axis=0))


def of(ready: Prepared, futures: Ints) -> Prepared:
    """Return what the purse needs of some of the futures, in any order and as often as they are named."""
    if len(futures) == len(ready.time.last_end) and np.array_equal(futures, np.arange(len(futures))):
        return ready
    lines = tuple(_line_of(line, futures) for line in ready.flow.lines)
    returns = {kind: yen[futures] if len(yen) > 1 else yen for kind, yen in ready.futures.returns.items()}
    return replace(
        ready,
        futures=replace(ready.futures, returns=returns),
        time=_time_of(ready.time, futures),
        flow=replace(ready.flow, lines=lines),
    )


def _line_of(line: Line, futures: Ints) -> Line:
    def some(yen: Floats | float) -> Floats | float:
        return yen[futures] if isinstance(yen, np.ndarray) and yen.ndim > 1 and len(yen) > 1 else yen

    yen = line.yen[futures] if len(line.yen) > 1 else line.yen
    return replace(line, yen=yen, uncounted_yen=some(line.uncounted_yen), months=some(line.months))


def _time_of(time: Timeline, futures: Ints) -> Timeline:
    def life_of(life: Life) -> Life:
        return replace(life, end=life.end[futures], months=life.months[futures], dies=life.dies[futures])

    return replace(
        time,
        parents=tuple(life_of(life) for life in time.parents),
        children=tuple(life_of(life) for life in time.children),
        first_end=time.first_end[futures],
        last_end=time.last_end[futures],
        household_end=time.household_end[futures],
    )
