"""偶然 (draws): lives that end in any order: all on an exact lattice, or drawn together with prices and returns.

Every parent and every child but the main one has a year of death of its own. The main child, of whom the
answers speak, lives in every path to one last age: its death ends a path without changing what came
before, so that it is integrated afterwards with ``lives.survival``, without chance.

Every draw is made from a counter (Philox) by purpose, path and year. A path is the same to the bit whatever the
number of paths, the parts they are made in, the last year, or the family's plan.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import futures, lives, placeholders
from planner.futures import Futures
from planner.household import Household, Person
from planner.lawbook import LawBook

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SEED = 20_260_401
OLDEST_AGE = 110
"""Deaths at a higher age count at this one: of a woman of 45 fewer than six in a thousand live on."""
WIDTH = 128
"""Years that each path has draws for; more than a plan can have."""
PRICES, SECURITIES, PARENTS, CHILDREN = 0, 1, 16, 32
"""Streams of chance; of people the first, one for each person."""
NUMBERS_AT_ONCE = 4
"""Numbers that one step of the Philox counter gives."""


@dataclass(frozen=True)
class Death:
    """亡くなる年 — the years in which a person may die, and their probabilities.

    Attributes:
        years: Calendar years, the last stands for all later ones, shape (years,).
        weights: Their probabilities, sum 1, shape (years,).

    """

    years: Ints
    weights: Floats


@dataclass(frozen=True)
class Draws:
    """引いた未来 — futures that are made when a part of them is asked for, so that a million need little memory.

    Attributes:
        household: The filled household.
        lawbook: The law book.
        years: Calendar years, shape (years,).
        count: How many futures.
        seed: Where chance begins.
        deaths: When each member may die, parents first; the main child: one year.
        uncertain_economy: Whether prices and returns are drawn; if not, only the lives.

    """

    household: Household
    lawbook: LawBook
    years: Ints
    count: int
    seed: int
    deaths: tuple[Death, ...]
    uncertain_economy: bool

    def __len__(self) -> int:
        """Return the number of futures."""
        return self.count

    @property
    def weights(self) -> Floats:
        """Weight of each future, all alike, shape (futures,)."""
        return np.broadcast_to(1.0 / self.count, self.count)

    def part(self, start: int, stop: int) -> Futures:
        """Draw the futures from start to stop; each weighs one over the number of all."""
        stop = min(stop, self.count)
        weights = np.full(stop - start, 1.0 / self.count)
        streams = _streams(self.household)
        last_year = np.stack(
            [
                _drawn_years(death, _uniforms(self.seed, stream, start, stop, 1)[:, 0])
                for death, stream in zip(self.deaths, streams, strict=True)
            ],
            axis=1,
        )
        steady = futures.steady(self.household, self.years, weights, last_year, self.lawbook)
        return self._moved(steady, start, stop) if self.uncertain_economy else steady

    def _moved(self, steady: Futures, start: int, stop: int) -> Futures:
        """Let prices and returns of the futures go their own ways."""
        normals = _normals(self.seed, PRICES, start, stop, len(self.years))
        prices = _prices(self.household, normals, self.lawbook)
        ratios = futures.growth_ratios(self.household, self.years, self.lawbook, prices=prices)
        growth = {family: futures.cumulative(ratio) for family, ratio in ratios.items()}
        returns = {}
        if any(account.kind == "securities" for account in self.household.accounts):
            returns["securities"] = _normals(self.seed, SECURITIES, start, stop, len(self.years))
            returns["securities"] *= _economy("securities_noise_ratio", self.lawbook)
        return Futures(self.years, steady.weights, growth, steady.last_year, steady.growth_before, returns)


def drawn(
    household: Household,
    lawbook: LawBook,
    *,
    count: int,
    seed: int = SEED,
    last_age: int | None = None,
    uncertain_economy: bool = True,
) -> Draws:
    """未来を引く — seeded draws of lives, prices and returns.

    Prices return to what the household assumes, from which they begin; wages keep their difference to them, and
    pensions follow by the macro-economic slide, path by path, unless their growth is typed. The return of securities
    differs by a normal noise around each account's own; that of deposits and cash does not. Prices and returns have
    nothing to do with each other (1990 to 2020: −0.13 between shares and prices), nor years of returns with each other.

    A death counts as the family's planned last month of the year (December), as everywhere in the plan.

    Args:
        household: The family's file.
        lawbook: The law book.
        count: How many futures.
        seed: Where chance begins; the same seed gives the same futures for every plan.
        last_age: To which age the main child lives in every path; None is ``OLDEST_AGE``, or the planned
            last age where that is higher.
        uncertain_economy: Whether prices and returns are drawn; if not, only the lives.

    """
    filled, _ = placeholders.fill(household, lawbook)
    years, main = _years(filled, last_age), main_child(filled)
    deaths = tuple(
        _certain(int(years[-1])) if i == main else _death(person, years, lawbook)
        for i, person in enumerate(filled.members)
    )
    return Draws(filled, lawbook, years, count, seed, deaths, uncertain_economy)


def lattice(household: Household, lawbook: LawBook, *, last_age: int | None = None) -> Futures:
    """両親の亡くなる年の組み合わせ — every pair of the parents' years of death with its probability, in a calm economy.

    Exact, without chance. Brothers and sisters of the main child who live with it reach their planned last age.
    Deaths after the last year of the plan count in the year after it, those above ``OLDEST_AGE`` at that age.

    Args:
        household: The family's file.
        lawbook: The law book.
        last_age: To which age the main child lives in every path; None is ``OLDEST_AGE``, or the planned
            last age where that is higher.

    """
    filled, _ = placeholders.fill(household, lawbook)
    years, main = _years(filled, last_age), main_child(filled)
    deaths = [_death(parent, years, lawbook) for parent in filled.parents]
    deaths += [
        _certain(int(years[-1]) if len(filled.parents) + i == main else child.birth_year + (child.last_age or 0))
        for i, child in enumerate(filled.children)
    ]
    columns = np.meshgrid(*(death.years for death in deaths), indexing="ij")
    weights = np.ones(1)
    for death in deaths:
        weights = np.multiply.outer(weights, death.weights).ravel()
    last_year = np.stack([column.ravel() for column in columns], axis=1)
    return futures.steady(filled, years, weights, last_year, lawbook)


def main_child(household: Household) -> int:
    """ご本人の番号 — place among the members of the child of whom the answers speak: who lives longest in the plan."""
    children = household.children
    longest = max(range(len(children)), key=lambda i: children[i].birth_year + (children[i].last_age or 0))
    return len(household.parents) + longest


def possible_ages(filled: Household) -> range:
    """選べる年齢 — to which ages of the main child the money may last: from now to ``OLDEST_AGE``, or as planned."""
    child = filled.children[main_child(filled) - len(filled.parents)]
    now = child.age_in(filled.first_year)
    return range(now, max(now, OLDEST_AGE, child.last_age or 0) + 1)


def check_age(filled: Household, to_age: int) -> None:
    """Refuse an age to which the money cannot last.

    Raises:
        ValueError: It is past, or above the oldest one.

    """
    possible = possible_ages(filled)
    if to_age not in possible:
        raise ValueError(f"age {to_age} lies outside the plan; choose from {possible.start} to {possible.stop - 1}")


def _years(filled: Household, last_age: int | None) -> Ints:
    """Calendar years of the plan, to the last age of the main child."""
    child = filled.members[main_child(filled)]
    oldest = possible_ages(filled).stop - 1 if last_age is None else last_age
    last = max(filled.first_year, child.birth_year + oldest)
    return np.arange(filled.first_year, last + 1, dtype=np.int64)


def _certain(year: int) -> Death:
    return Death(np.array([year], dtype=np.int64), np.ones(1))


def _death(person: Person, years: Ints, lawbook: LawBook) -> Death:
    """When a person may die: from the first year to the oldest age, or to the year after the plan."""
    first = int(years[0])
    last = max(first, min(person.birth_year + OLDEST_AGE, int(years[-1]) + 1))
    own_years = np.arange(first, last + 1, dtype=np.int64)
    survival = lives.survival(person, years=own_years, lawbook=lawbook)
    return Death(own_years, lives.death_weights(survival))


def _streams(household: Household) -> list[int]:
    """Stream of each member, by the place in the file; a parent more or less moves no child."""
    parents, children = len(household.parents), len(household.children)
    return [*range(PARENTS, PARENTS + parents), *range(CHILDREN, CHILDREN + children)]


def _drawn_years(death: Death, uniform: Floats) -> Ints:
    """Year of death of each future, shape (futures,)."""
    reached = np.cumsum(death.weights)
    place = np.searchsorted(reached, uniform, side="right")
    return death.years[np.minimum(place, len(death.years) - 1)]


def _prices(filled: Household, normals: Floats, lawbook: LawBook) -> Floats:
    """Growth of prices, shape (futures, years): begins at what the household assumes and returns to it."""
    persistence, noise = _economy("price_persistence_ratio", lawbook), _economy("price_noise_ratio", lawbook)
    growth = np.zeros_like(normals)
    for y in range(1, normals.shape[1]):  # each year by itself: a product of matrices would round by the size of a part
        growth[:, y] = persistence * growth[:, y - 1] + noise * normals[:, y]
    growth += filled.assumptions.price_growth_ratio or 0.0
    return growth


def _economy(name: str, lawbook: LawBook) -> float:
    return float(str(lawbook.parameter(f"economy.{name}").entries[-1].value))


def _uniforms(seed: int, stream: int, start: int, stop: int, width: int) -> Floats:
    """Numbers in [0, 1) of the paths from start to stop, shape (paths, width); each path has its own place."""
    chance = np.random.Philox(key=np.array([seed, stream], dtype=np.uint64))
    step, skipped = divmod(start * width, NUMBERS_AT_ONCE)
    chance.advance(step)
    numbers = np.random.Generator(chance).random(skipped + (stop - start) * width)
    return numbers[skipped:].reshape(stop - start, width)


def _normals(seed: int, stream: int, start: int, stop: int, years: int) -> Floats:
    """Normal numbers by path and year, shape (paths, years).

    Two uniform numbers give two normal ones (Box and Muller) without any test on them, so that their places never move.
    """
    numbers = _uniforms(seed, stream, start, stop, WIDTH)[:, : years + years % 2]
    radius = np.sqrt(-2.0 * np.log1p(-np.ascontiguousarray(numbers[:, 0::2])))
    angle = 2.0 * np.pi * np.ascontiguousarray(numbers[:, 1::2])
    pairs = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=2)
    return pairs.reshape(stop - start, -1)[:, :years].copy()
