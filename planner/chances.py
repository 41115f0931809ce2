"""見込み (chances): how often the money outlasts the child, when it runs out, how long the child lives on alone.

Everything is exact for lives in any order in a calm economy (``draws.lattice``); with uncertain prices and returns it
is a mean over seeded draws, with its standard error. The child's own death is integrated in both: if money runs short
in a path, that matters as far as the child is alive by then.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import draws, lives, placeholders
from planner.draws import Draws
from planner.futures import Futures
from planner.household import Child, Household
from planner.lawbook import LawBook
from planner.outcomes import Outcomes, outcomes

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

COUNT = 10_000
FUTURES_AT_ONCE = 10_000
FUTURES_OF_THE_FAN = 10_000
FAN = (0.05, 0.25, 0.5, 0.75, 0.95)
EARLY, LATE = 0.1, 0.9
ROUNDING = 1e-12


@dataclass(frozen=True)
class Lives:
    """三つの人生 — what the life table alone says, without any chance.

    Attributes:
        years_alone: Expected years in which the child lives and no parent does.
        outlives_parents: Chance that the child lives longer than both parents.
        child_years: Expected years of the child.
        parents_years: Expected years until the last parent's death.

    """

    years_alone: float
    outlives_parents: float
    child_years: float
    parents_years: float


@dataclass(frozen=True)
class Chances:
    """見込み — of one plan.

    Attributes:
        child: Name of the main child.
        lives: What the life table alone says.
        exact: Whether every pair of the parents' years of death was reckoned, in a calm economy.
        futures: How many futures.
        seed: Where chance began; None where nothing was drawn.
        to_age: The chosen age of the child.
        lasts_for_life: Chance that the money is not short in any year that the child lives to see begin.
        lasts_for_life_error: Its standard error; 0 where exact.
        lasts_to_age: Chance that it is not short up to the year of the chosen age, if the child lives to it.
        lasts_to_age_error: Its standard error; 0 where exact.
        assistance_begins: Chance that public assistance begins while the child lives.
        assistance_begins_error: Its standard error; 0 where exact.
        runs_out: By the child's age: chance that money runs short first in the year of this age while the child lives;
            with ``lasts_for_life`` they add up to 1.
        runs_out_from_age, runs_out_to_age: Ages between which the middle 80 % of these chances lie; None where money
            never runs short.
        years: Calendar years, shape (years,).
        fan: Money of the household at the end of each year, yen; one row for each share of ``FAN``, the child alive.

    """

    child: str
    lives: Lives
    exact: bool
    futures: int
    seed: int | None
    to_age: int
    lasts_for_life: float
    lasts_for_life_error: float
    lasts_to_age: float
    lasts_to_age_error: float
    assistance_begins: float
    assistance_begins_error: float
    runs_out: Mapping[int, float]
    runs_out_from_age: int | None
    runs_out_to_age: int | None
    years: Ints
    fan: Floats


def chances(
    household: Household,
    lawbook: LawBook,
    *,
    exact: bool = True,
    count: int = COUNT,
    seed: int = draws.SEED,
    to_age: int | None = None,
) -> Chances:
    """見込みを計算する — exact in a calm economy, or over drawn futures.

    Args:
        household: The family's file.
        lawbook: The law book.
        exact: Every pair of the parents' years of death in a calm economy; else drawn lives, prices and returns.
        count: How many futures are drawn.
        seed: Where chance begins.
        to_age: Up to which age of the child the money shall last; None is the planned last age.

    Raises:
        ValueError: The chosen age lies before the plan or above the oldest age of the draws.

    """
    if exact:
        return over(household, draws.lattice(household, lawbook), lawbook, to_age=to_age)
    return over(household, draws.drawn(household, lawbook, count=count, seed=seed), lawbook, to_age=to_age)


def over(household: Household, many: Futures | Draws, lawbook: LawBook, *, to_age: int | None = None) -> Chances:
    """見込みを計算する — over futures in which the main child lives to the oldest age.

    Args:
        household: The family's file.
        many: The lattice, or draws; they are projected part by part, and only sums are kept.
        lawbook: The law book.
        to_age: Up to which age of the child the money shall last; None is the planned last age.

    Raises:
        ValueError: The chosen age lies outside the years of the futures.

    """
    filled, _ = placeholders.fill(household, lawbook)
    child = filled.children[draws.main_child(filled) - len(filled.parents)]
    age = child.last_age if to_age is None else to_age
    place = _place(child, age, many.years)
    alive = lives.survival(child, years=many.years, lawbook=lawbook)
    sums = _Sums(alive, place)
    for start in range(0, len(many), FUTURES_AT_ONCE):
        part = many.part(start, min(start + FUTURES_AT_ONCE, len(many)))
        sums.add(part.weights, outcomes(household, part, lawbook))
    seed = many.seed if isinstance(many, Draws) else None
    independent = len(many) if isinstance(many, Draws) else None
    return _chances(child, of_lives(household, lawbook), sums, many.years, seed=seed, independent=independent)


def of_lives(household: Household, lawbook: LawBook) -> Lives:
    """三つの人生 — expected years and chances of the main child and the parents, exact from the life table."""
    filled, _ = placeholders.fill(household, lawbook)
    years = np.arange(filled.first_year, filled.first_year + lives.TO_THE_END)
    parents = [lives.survival(parent, years=years, lawbook=lawbook) for parent in filled.parents]
    child = lives.survival(filled.members[draws.main_child(filled)], years=years, lawbook=lawbook)
    return Lives(
        years_alone=lives.expected_years(living=[child], gone=parents),
        outlives_parents=lives.outlives(child, parents),
        child_years=lives.expected_years(living=[child]),
        parents_years=sum(lives.expected_years(living=[parent], gone=parents[:i]) for i, parent in enumerate(parents)),
    )


def quantiles(values: Floats, weights: Floats, shares: tuple[float, ...]) -> Floats:
    """分位 — the smallest value that at least a share of the weight does not exceed; never in between two futures.

    Args:
        values: Shape (futures, years).
        weights: Shape (futures,).
        shares: Shares of the weight, above 0 and at most 1.

    Returns:
        Shape (shares, years).

    """
    order = np.argsort(values, axis=0, kind="stable")
    reached = np.cumsum(weights[order], axis=0)
    reached /= reached[-1]
    rows = [(reached < share - ROUNDING).sum(axis=0) for share in shares]
    found = [np.take_along_axis(order, row[np.newaxis], axis=0)[0] for row in rows]
    return np.stack([values[future, np.arange(values.shape[1])] for future in found])


class _Sums:
    """What is kept of the futures: sums, and the money of the first futures for the fan."""

    def __init__(self, alive: Floats, place: int) -> None:
        self.alive, self.place = alive, place
        self.futures = 0
        self.means, self.squares = np.zeros(3), np.zeros(3)
        self.runs_out = np.zeros(len(alive) - 1)
        self.closing: list[Floats] = []
        self.weights: list[Floats] = []

    def add(self, weights: Floats, found: Outcomes) -> None:
        """Add a part of the futures."""
        first = found.first_short
        alive_then = self._alive_at(first)
        per_path = np.stack(
            [
                1.0 - alive_then,
                np.where((first < 0) | (first > self.place), 1.0, 0.0),
                self._alive_at(_first_year(found.assistance > 0)),
            ]
        )
        self.means += per_path @ weights
        self.squares += per_path**2 @ weights
        short = first >= 0
        self.runs_out += np.bincount(first[short], weights=(weights * alive_then)[short], minlength=len(self.runs_out))
        room = FUTURES_OF_THE_FAN - self.futures
        if room > 0:
            self.closing.append(found.closing[:room])
            self.weights.append(weights[:room])
        self.futures += len(weights)

    def _alive_at(self, year: Ints) -> Floats:
        """Chance that the child lives at the start of a year, 0 where there is no such year."""
        return np.where(year < 0, 0.0, self.alive[year])


def _first_year(happens: NDArray[np.bool_]) -> Ints:
    """Index of the first year in which something happens, −1 if it never does, shape (futures,)."""
    return np.where(happens.any(axis=1), happens.argmax(axis=1), -1)


def _place(child: Child, age: int | None, years: Ints) -> int:
    """Index of the year in which the child has an age."""
    place = child.birth_year + (age or 0) - int(years[0])
    if not 0 <= place < len(years):
        youngest, oldest = (child.age_in(int(year)) for year in (years[0], years[-1]))
        raise ValueError(f"the age {age} lies outside the plan; possible are {youngest} to {oldest}")
    return place


def _chances(
    child: Child, of_life: Lives, sums: _Sums, years: Ints, *, seed: int | None, independent: int | None
) -> Chances:
    """Gather the sums; ``independent``: number of draws, None where nothing was drawn."""
    means = np.minimum(1.0, sums.means)  # weights add up to 1 but for rounding
    spread = np.sqrt(np.maximum(0.0, sums.squares - means**2))
    errors = spread / math.sqrt(independent) if independent else np.zeros(3)
    ages = [child.age_in(int(year)) for year in years]
    early, late = _ages(sums.runs_out, ages)
    return Chances(
        child=child.name,
        lives=of_life,
        exact=independent is None,
        futures=sums.futures,
        seed=seed,
        to_age=ages[sums.place],
        lasts_for_life=float(means[0]),
        lasts_for_life_error=float(errors[0]),
        lasts_to_age=float(means[1]),
        lasts_to_age_error=float(errors[1]),
        assistance_begins=float(means[2]),
        assistance_begins_error=float(errors[2]),
        runs_out={age: float(chance) for age, chance in zip(ages, sums.runs_out, strict=True) if chance > 0},
        runs_out_from_age=early,
        runs_out_to_age=late,
        years=years,
        fan=quantiles(np.concatenate(sums.closing), np.concatenate(sums.weights), FAN),
    )


def _ages(runs_out: Floats, ages: list[int]) -> tuple[int | None, int | None]:
    """Ages between which the middle of the chances of running out lies."""
    total = runs_out.sum()
    if total <= 0:
        return None, None
    reached = np.cumsum(runs_out) / total
    early, late = (ages[int((reached < share - ROUNDING).sum())] for share in (EARLY, LATE))
    return early, late
