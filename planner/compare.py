"""案をくらべる (compare): plans side by side in the calm future, the Difference column, and each measure's share.

What is compared is the end of the plan: money left less what was missing on the way (``end_yen``). It is whole yen, so
that differences add up; spending that public assistance would carry counts as missing.
"""

import contextlib
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import answers, futures, measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import Measure, Plan
from planner.measures import Refused
from planner.projection import Projection, project

Floats = NDArray[np.float64]
MOST_FOR_ALL_ORDERS = 6


@dataclass(frozen=True)
class Result:
    """一つの案の結果 — the few numbers by which plans are compared; yen of their years, ages of the child.

    Attributes:
        short_year, short_age: First year in which money does not cover the spending, or None.
        last_year, last_age: Where the plan ends.
        missing_yen: Spending of the plan that neither money nor income covers, before public assistance.
        left_yen: Money of the household at the end.
        end_yen: ``left_yen`` − ``missing_yen``.
        assistance_year, assistance_age: When public assistance would begin, or None.
        outside_yen: Inheritance that leaves the household.
        need_yen, have_yen: Smallest and expected sum at the last parent's death.
        closing_yen: Money of the household at the end of each year, by year.

    """

    short_year: int | None
    short_age: int | None
    last_year: int
    last_age: int
    missing_yen: int
    left_yen: int
    end_yen: int
    assistance_year: int | None
    assistance_age: int | None
    outside_yen: int
    need_yen: float
    have_yen: float
    closing_yen: tuple[int, ...]


@dataclass(frozen=True)
class Compared:
    """くらべる一列 — one plan beside the others.

    Attributes:
        name: Name of the plan; "" is 今のまま.
        measures: What it takes.
        refused: Why it cannot be worked out, or None.
        projection: The whole projection, or None where it is refused.
        result: Its numbers, or None.
        years_gained: Years by which the money lasts longer than 今のまま, up to the end of the plan.
        difference_yen: ``end_yen`` less that of 今のまま.

    """

    name: str
    measures: tuple[Measure, ...]
    refused: Refused | None
    projection: Projection | None
    result: Result | None
    years_gained: int = 0
    difference_yen: int = 0


@dataclass(frozen=True)
class Share:
    """一つの対策の分 — what one measure brings; all ``share_yen`` add up to the plan's difference.

    Attributes:
        measure: The measure.
        step_yen: What it adds at its place in the order of the plan.
        share_yen: The mean of what it adds over the orders (Shapley), whole yen.
        alone_yen: What it would bring as the only measure; None where it does not fit alone.
        alone_years: Years that it would add as the only measure; None likewise.

    """

    measure: Measure
    step_yen: int
    share_yen: int
    alone_yen: int | None
    alone_years: int | None


@dataclass(frozen=True)
class Shares:
    """対策ごとの分け方 — shares of a plan, and whether they are the mean over all orders or over some."""

    shares: tuple[Share, ...]
    all_orders: bool
    orders: int


def plans(household: Household, lawbook: LawBook) -> tuple[Compared, ...]:
    """案をならべる — 今のまま and every plan of the family, in the calm future.

    A plan that does not fit stands there with its reasons; the others are worked out all the same.

    Args:
        household: The family with its plans.
        lawbook: The law.

    """
    p = projected(household.model_copy(update={"plans": ()}), lawbook)
    as_it_is = result(p)
    columns = [_compared(plan, household, as_it_is, lawbook) for plan in household.plans]
    return (Compared("", (), None, p, as_it_is), *columns)


def _compared(plan: Plan, household: Household, as_it_is: Result, lawbook: LawBook) -> Compared:
    try:
        changed = measures.applied(household, plan.measures, lawbook)
    except Refused as refused:
        return Compared(plan.name, plan.measures, refused, None, None)
    p = projected(changed, lawbook)
    own = result(p)
    return Compared(
        name=plan.name,
        measures=plan.measures,
        refused=None,
        projection=p,
        result=own,
        years_gained=lasts_to(own) - lasts_to(as_it_is),
        difference_yen=own.end_yen - as_it_is.end_yen,
    )


def lasts_to(one: Result) -> int:
    """いつまで足りるか — the first year that is not covered; the year after the plan where all are."""
    return one.last_year + 1 if one.short_year is None else one.short_year


def projected(household: Household, lawbook: LawBook) -> Projection:
    """Project a family over its calm future, without its working."""
    return project(household, futures.calm(household, lawbook), lawbook, working=False)


def result(p: Projection) -> Result:
    """一つの案の数字 — what a projection of the calm future comes to."""
    outlook = answers.outlook(p)
    closing, missing = p.purse.closing[:, :, 0].sum(axis=1), answers.missing_yen(p)
    assisted = p.purse.assistance[:, :, 0].sum(axis=1) > 0
    last_year = int(p.years[-1])
    short = None if outlook.short is None else int(p.years[outlook.short])
    assistance = int(p.years[assisted.argmax()]) if assisted.any() else None
    return Result(
        short_year=short,
        short_age=None if short is None else outlook.child.age_in(short),
        last_year=last_year,
        last_age=outlook.child.age_in(last_year),
        missing_yen=round(missing),
        left_yen=round(closing[-1]),
        end_yen=round(closing[-1] - missing),
        assistance_year=assistance,
        assistance_age=None if assistance is None else outlook.child.age_in(assistance),
        outside_yen=round(p.purse.left_outside[:, 0].sum()),
        need_yen=outlook.need_yen,
        have_yen=outlook.have_yen,
        closing_yen=tuple(round(yen) for yen in closing),
    )


def shares(household: Household, taken: Sequence[Measure], lawbook: LawBook) -> Shares:
    """対策ごとの分 — what each measure of a plan brings, fair to the order in which they are taken.

    The mean over all orders (Shapley value) up to ``MOST_FOR_ALL_ORDERS`` measures; above, the mean over the orders
    that begin at each measure in turn, forwards and backwards. A measure that does not fit without another brings
    nothing until that one is there.

    Args:
        household: The family as it is.
        taken: The measures of the plan, in their order; together they fit.
        lawbook: The law.

    Raises:
        Refused: The plan as a whole does not fit.

    """
    measures.applied(household, taken, lawbook)
    orders = _orders(len(taken))
    paths = [_sets_on_the_way(order) for order in orders]
    as_planned, alone = _sets_on_the_way(tuple(range(len(taken)))), [1 << place for place in range(len(taken))]
    sets = {*alone, *as_planned, *(one for path in paths for one in path)}
    found = {chosen: result(projected(_with(household, taken, chosen, lawbook), lawbook)) for chosen in sorted(sets)}
    added = np.zeros(len(taken))
    for order, path in zip(orders, paths, strict=True):
        ends = [found[chosen].end_yen for chosen in path]
        added[list(order)] += np.diff(ends)
    total = found[as_planned[-1]].end_yen - found[0].end_yen
    whole = _whole_yen(added / len(orders), total)
    rows = [
        Share(
            measure=measure,
            step_yen=found[as_planned[place + 1]].end_yen - found[as_planned[place]].end_yen,
            share_yen=whole[place],
            **_alone(household, measure, found[alone[place]], found[0], lawbook),
        )
        for place, measure in enumerate(taken)
    ]
    return Shares(tuple(rows), all_orders=len(taken) <= MOST_FOR_ALL_ORDERS, orders=len(orders))


def _alone(
    household: Household, measure: Measure, own: Result, first: Result, lawbook: LawBook
) -> dict[str, int | None]:
    """What a measure brings as the only one; nothing is said where it does not fit alone."""
    if measures.refusals(household, measure, lawbook):
        return {"alone_yen": None, "alone_years": None}
    return {"alone_yen": own.end_yen - first.end_yen, "alone_years": lasts_to(own) - lasts_to(first)}


def _with(household: Household, taken: Sequence[Measure], chosen: int, lawbook: LawBook) -> Household:
    """The family with those measures of a plan that are chosen (a binary digit each) and fit."""
    found = household.model_copy(update={"plans": ()})
    for place, measure in enumerate(taken):
        if chosen >> place & 1:
            with contextlib.suppress(Refused):
                found = measures.applied(found, (measure,), lawbook)
    return found


def _orders(count: int) -> list[tuple[int, ...]]:
    """All orders of a few measures; of many those that begin at each in turn, forwards and backwards."""
    if count <= MOST_FOR_ALL_ORDERS:
        return list(itertools.permutations(range(count)))
    turned = [tuple((start + place) % count for place in range(count)) for start in range(count)]
    return [*turned, *(order[::-1] for order in turned)]


def _sets_on_the_way(order: tuple[int, ...]) -> list[int]:
    """Which measures are taken before, and after, each step of an order; one binary digit for each measure."""
    return [0, *itertools.accumulate((1 << place for place in order), int.__or__)]


def _whole_yen(parts: Floats, total: int) -> list[int]:
    """Round the parts so that they add up to the total, to the yen."""
    edges = np.rint(np.cumsum(parts))
    edges[-1:] = total
    return [int(yen) for yen in np.diff(edges, prepend=0.0)]
