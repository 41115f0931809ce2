"""いくら残すか (how much to leave): the smallest sums with which the money lasts to a chosen age.

Two sums for every future: at the last parent's death (the household's money at the start of the first whole year
without a parent, in equal parts among the children alive), and today (the money at the start of the plan, divided
among the members as it is divided now; without any money in equal parts among the parents). The money lasts when no
year up to the one in which the main child reaches the chosen age has spending that neither money nor income covers.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import credit, last_net, placeholders
from planner.household import Child, Household
from planner.last_net import Asked
from planner.lawbook import LawBook
from planner.opening import opening_yen
from planner.outcomes import ManyFutures
from planner.projection import Prepared, prepare

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
CERTAINTIES = (0.5, 0.8, 0.9, 0.95)
TINY = 1e-9
SUMS_AT_ONCE = 2048  # larger parts than those of outcomes: the search tries few futures at a time


@dataclass(frozen=True)
class Needs:
    """必要なお金 — the two sums of every future.

    Attributes:
        to_age: To which age of the main child the money lasts.
        assistance: Whether public assistance is planned as the last net.
        weights: Weight of each future, shape (futures,).
        at_death_yen: Needed at the start of the first whole year without a parent, 0 where it lies after the
            chosen age, infinite where no sum is enough, shape (futures,).
        today_yen: Needed at the start of the plan, infinite where no sum is enough, shape (futures,).

    """

    to_age: int
    assistance: bool
    weights: Floats
    at_death_yen: Floats
    today_yen: Floats


@dataclass(frozen=True)
class Certain:
    """確かさごとの額 — the sums that are enough in at least this part of the futures; None where no sum is."""

    certainty: float
    at_death_yen: float | None
    today_yen: float | None


def main_child(household: Household) -> Child:
    """Return the child whom the plan follows longest."""
    return max(household.children, key=lambda child: child.birth_year + (child.last_age or 0))


def needs(
    household: Household,
    futures: ManyFutures,
    lawbook: LawBook,
    *,
    to_age: int | None = None,
    assistance: bool = False,
    futures_at_once: int = SUMS_AT_ONCE,
) -> Needs:
    """いくら要るかを計算する — both sums in every future, a part at a time; the size of the parts changes nothing.

    Args:
        household: The family's file.
        futures: The assumed courses; over many of them the main child must live to the chosen age.
        lawbook: The law book.
        to_age: The chosen age of the main child; None is the last age of the plan.
        assistance: Whether public assistance is planned as the last net; see ``last_net`` for what is sought then.
        futures_at_once: How many futures are worked out together.

    Raises:
        ValueError: The chosen age lies outside the years of the futures.

    """
    filled, _ = placeholders.fill(household, lawbook)
    last = last_index(filled, futures.years, to_age)
    age = main_child(filled).age_in(int(futures.years[last]))
    found, weights = np.empty((2, len(futures))), np.empty(len(futures))

    for start in range(0, len(futures), futures_at_once):  # one after the other: two threads would hinder the search
        here = slice(start, min(start + futures_at_once, len(futures)))
        part = futures.part(here.start, here.stop)
        ready = prepare(household, part, lawbook, working=False)
        weights[here], found[:, here] = part.weights, both_sums(ready, last, assistance=assistance)
    return Needs(age, assistance, weights, found[0], found[1])


def last_index(household: Household, years: Ints, to_age: int | None) -> int:
    """Index of the year in which the main child reaches the chosen age.

    Raises:
        ValueError: It lies outside the years.

    """
    child = main_child(household)
    year = int(years[-1]) if to_age is None else child.birth_year + to_age
    if not int(years[0]) <= year <= int(years[-1]):
        ages = child.age_in(int(years[0])), child.age_in(int(years[-1]))
        raise ValueError(f"age {to_age} lies outside the plan; choose from {ages[0]} to {ages[1]}")
    return year - int(years[0])


def both_sums(ready: Prepared, last: int, *, assistance: bool) -> Floats:
    """Both sums of every future, at the last parent's death and today, shape (2, futures)."""
    course, first = credit.course(ready), first_alone(ready)
    lasts, now = np.full(len(first), last), np.zeros(len(first), dtype=np.int64)
    starts = (parts_alone(ready, first), first), (parts_today(ready), now)
    if assistance:
        return np.stack([last_net.smallest_yen(ready, course, Asked(parts, at, lasts)) for parts, at in starts])
    return np.stack([credit.smallest_yen(course, parts, at, lasts) for parts, at in starts])


def first_alone(ready: Prepared) -> Ints:
    """Index of the first whole year without a parent, shape (futures,); that after the last year if there is none."""
    time = ready.time
    return np.asarray((time.months(time.start, time.last_end) > 0).sum(axis=1))


def opening(ready: Prepared) -> Floats:
    """Money of each member at the start of the plan, yen, shape (members, futures)."""
    return np.repeat(opening_yen(ready.household)[:, np.newaxis], len(ready.time.last_end), axis=1)


def parts_today(ready: Prepared) -> Floats:
    """How the money is divided among the members today, shape (members, futures)."""
    money = opening_yen(ready.household)
    parents = len(ready.household.parents)
    if not money.any():
        money[: parents or 1] = 1.0
    return np.repeat((money / money.sum())[:, np.newaxis], len(ready.time.last_end), axis=1)


def parts_alone(ready: Prepared, first: Ints) -> Floats:
    """Equal parts for the children who live at the start of the first year alone, shape (members, futures)."""
    at = np.minimum(first, len(ready.time.years) - 1)
    futures = np.arange(len(first))
    alive = np.stack([life.months[futures, at] > 0 for life in ready.time.lives]).astype(np.float64)
    alive[: len(ready.time.parents)] = 0.0
    alive[len(ready.time.parents)] += alive.sum(axis=0) == 0
    return np.asarray(alive / alive.sum(axis=0))


def enough_yen(yen: Floats, weights: Floats, certainty: float) -> float:
    """足りる額 — the smallest of the sums that is enough in at least this part of the futures, by weight.

    The order statistic ⌈p·n⌉, never a value between two futures.

    Args:
        yen: Needed sums, shape (futures,).
        weights: Weights of the futures, shape (futures,).
        certainty: Above 0, at most 1.

    Raises:
        ValueError: The certainty lies outside.

    """
    if not 0 < certainty <= 1:
        raise ValueError(f"a certainty of {certainty} is not possible; choose above 0 and at most 1")
    order = np.argsort(yen, kind="stable")
    reached = np.cumsum(weights[order])
    place = int(np.searchsorted(reached, certainty * reached[-1] - TINY))
    return float(yen[order[min(place, len(order) - 1)]])


def certain(found: Needs, certainties: tuple[float, ...] = CERTAINTIES) -> tuple[Certain, ...]:
    """確かさごとに — the sums for each certainty."""

    def told(yen: Floats, certainty: float) -> float | None:
        sum_yen = enough_yen(yen, found.weights, certainty)
        return sum_yen if math.isfinite(sum_yen) else None

    return tuple(Certain(p, told(found.at_death_yen, p), told(found.today_yen, p)) for p in certainties)
