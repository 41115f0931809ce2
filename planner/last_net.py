"""最後の支えまで (last net): the smallest sum where public assistance is planned as the last net.

What is sought is the sum with which no spending stays uncovered. Assistance begins only when the money no longer
covers the spending, and only in a year in which the counted income lies below the minimum; in a year with more
income than the minimum what is missing stays uncovered. So the money must last through every such year, and may end
in any other. A plan on assistance lives on the standard, therefore more money can leave less for a later year
(a benefit received on assistance is kept, without assistance a part of it is spent at once), and bisection could
land on the wrong side. The sum climbs instead: run the purse; find the last year in which something stays
uncovered; take the sum with which the money lasts through that year; again, until nothing stays uncovered. For one
future all larger sums up to the one without assistance are tried as well, so that leaving more is safe; over many
futures that is left out.
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
    assisted, found = with_assistance(ready), np.zeros(len(asked.first))
    _climb(found, assisted, course, asked)
    while len(found) == 1 and asked.first[0] <= asked.last[0] and np.isfinite(found[0]):
        higher = _uncovered_above(found[0], assisted, course, asked)
        if higher is None:
            break
        found[0] = higher
        _climb(found, assisted, course, asked)
    return found


def with_assistance(ready: Prepared) -> Prepared:
    """Return the same flows with public assistance as the planned last net."""
    assumed = ready.household.assumptions.model_copy(update={"public_assistance": True})
    return replace(ready, household=ready.household.model_copy(update={"assumptions": assumed}))


def _climb(found: Floats, ready: Prepared, course: Course, asked: Asked) -> None:
    """Raise the sums until nothing stays uncovered."""
    before = np.full(len(found), -1)
    cases = np.flatnonzero((asked.first <= asked.last) & np.isfinite(found))
    while cases.size:
        here = _last_uncovered(of(ready, cases), asked.part(cases), found[cases])
        on = here > before[cases]
        cases, here = cases[on], here[on]
        if cases.size:
            before[cases] = here
            some = asked.part(cases)
            through = credit.smallest_yen(course.part(cases), some.parts, some.first, here)
            found[cases] = np.maximum(found[cases], through)
            cases = cases[np.isfinite(found[cases])]


def _last_uncovered(ready: Prepared, asked: Asked, yen: Floats) -> Ints:
    """Index of the last year with spending that nothing covers, −1 without any, shape (futures,)."""
    short = carry(ready, Instead(asked.first, purse.split(yen, asked.parts))).shortfall.sum(axis=1)
    years = np.arange(len(short))[:, np.newaxis]
    uncovered = (short > WITHIN_YEN) & (years >= asked.first) & (years <= asked.last)
    return np.asarray(np.where(uncovered, years, -1).max(axis=0))


def _uncovered_above(yen: float, ready: Prepared, course: Course, asked: Asked) -> float | None:
    """Return the sum above which no larger one leaves anything uncovered, None when it is the given one.

    The money of every sum ends in some year; sums that end in the same year differ little from there on, so one sum is
    tried for each year: the largest that does not last through it.
    """
    ends = np.arange(asked.first[0], asked.last[0] + 1)
    same = np.zeros(len(ends), dtype=np.int64)
    many = asked.part(same)
    through = credit.smallest_yen(course.part(same), many.parts, many.first, ends)
    above = np.isfinite(through) & (through > yen + 2 * WITHIN_YEN)
    tried = np.where(above, through - WITHIN_YEN, yen)
    uncovered = above & (_last_uncovered(of(ready, same), many, tried) >= 0)
    return float(through[uncovered].max()) if uncovered.any() else None


def of(ready: Prepared, futures: Ints) -> Prepared:
    """Return the flows of some of the futures, in any order and as often as they are named."""
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
