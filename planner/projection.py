"""見通し (projection): the whole way of the data in one function. Start reading here."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import cashflow, placeholders, purse, timeline
from planner.cashflow import CashFlow
from planner.futures import Futures
from planner.household import Household
from planner.lawbook import Applied, LawBook, LawYears
from planner.line import Line
from planner.opening import Instead
from planner.parameter import Parameter
from planner.placeholders import Placeholder
from planner.purse import Purse
from planner.timeline import Timeline


@dataclass(frozen=True)
class Projection:
    """One plan over all futures.

    Attributes:
        given: The household as the family gave it.
        household: The same with placeholders filled in.
        placeholders: Which values stand in for what the family does not know.
        futures: The assumed courses.
        time: Ages, months and phases.
        flow: The cash flow, line by line, and who stands where in the eyes of the law.
        purse: Money by owner through the years.
        law: The law parameters that were read, by key.
        applied: How the rules were applied, step by step; kept for one future, where asked for.

    """

    given: Household
    household: Household
    placeholders: tuple[Placeholder, ...]
    futures: Futures
    time: Timeline
    flow: CashFlow
    purse: Purse
    law: dict[str, Parameter]
    applied: tuple[Applied, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The cash flow, line by line, shape (futures or 1, years) each."""
        return self.flow.lines

    @property
    def years(self) -> NDArray[np.int64]:
        """Calendar years, shape (years,)."""
        return self.time.years


@dataclass(frozen=True)
class Prepared:
    """収支まで — everything that does not depend on how much money there is; the purse alone is left.

    Attributes:
        given, household, placeholders, futures, time, flow: As in ``Projection``.
        law: The law over the same years.

    """

    given: Household
    household: Household
    placeholders: tuple[Placeholder, ...]
    futures: Futures
    time: Timeline
    flow: CashFlow
    law: LawYears


def prepare(household: Household, futures: Futures, lawbook: LawBook, *, working: bool = True) -> Prepared:
    """収支までを計算する — the flows of all years, on which the purse can run more than once.

    Args:
        household: The family's file.
        futures: The assumed courses, e.g. ``futures.calm(household, lawbook)``.
        lawbook: The law, e.g. ``lawbook.load()``.
        working: Whether the steps of the rules are kept where there is one future only.

    """
    filled, stand_ins = placeholders.fill(household, lawbook)
    law = lawbook.over(futures.years, futures.growth, filled.municipality, growth_before=futures.growth_before)
    law.working = working and len(futures) == 1
    time = timeline.build(filled, futures)
    flow = cashflow.flow(filled, time, futures, law)
    return Prepared(household, filled, stand_ins, futures, time, flow, law)


def carry(ready: Prepared, instead: Instead | None = None) -> Purse:
    """財布を進める — run the purse over flows that are already there.

    Args:
        ready: The flows.
        instead: Other money from one year on.

    """
    return purse.run(
        ready.household, ready.time, ready.flow.lines, ready.law, returns=ready.futures.returns, instead=instead
    )


def project(household: Household, futures: Futures, lawbook: LawBook, *, working: bool = True) -> Projection:
    """見通しを立てる — from the family's file to money by owner and year.

    Args:
        household: The family's file.
        futures: The assumed courses, e.g. ``futures.calm(household, lawbook)``.
        lawbook: The law, e.g. ``lawbook.load()``.
        working: Whether to keep the steps, where there is one future; comparisons do without.

    Returns:
        The projection with everything the tables, findings and answers need.

    """
    ready = prepare(household, futures, lawbook, working=working)
    money = carry(ready)
    law, applied = dict(ready.law.read), tuple(ready.law.applied)
    return Projection(
        household, ready.household, ready.placeholders, futures, ready.time, ready.flow, money, law, applied
    )
