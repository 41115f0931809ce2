"""余命 (remaining life): expectation of life and survival by calendar year from the life table of the law book.

The probability of dying within a year falls by a constant rate per sex after the year of the
table, as the official population projection expects. Illness and disability make no difference
unless a factor is given for a life: a longer life is the cautious assumption, since a factor above 1
shortens the life and so makes the money seem to last. Deaths are spread evenly over each year of age.
The lives of a family are taken as independent of each other.
"""

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from planner.lawbook import LAW_FOLDER, LawBook
from planner.parameter import Parameter

if TYPE_CHECKING:
    from planner.household import Person

Floats = NDArray[np.float64]
Sex = Literal["male", "female"]
SEXES: dict[str, Sex] = {"M": "male", "F": "female"}
HALF_A_YEAR = 0.5
MONTHS = 12
TO_THE_END = 121
"""So many years after the first nobody lives by any table."""
FACTORS = (
    "schizophrenia",
    "any_mental_disorder",
    "serious_mental_illness",
    "common_mental_disorder",
    "social_isolation",
    "loneliness",
    "living_alone",
)
"""Reasons for which a factor has been published, as in the law book: ``life_table.factor_<reason>``."""


@dataclass(frozen=True)
class LifeTable:
    """生命表 — one sex of a life table, and how it moves on.

    Attributes:
        probabilities: Probability of dying within one year at the ages 0, 1, 2 …; the last is 1.
        year: Year of the table.
        improvement_ratio: Yearly fall of the probabilities after that year.

    """

    probabilities: Floats
    year: int
    improvement_ratio: float


@dataclass(frozen=True)
class Factor:
    """公表された倍率 — how many times as often people of a group die within a year as all people of their age.

    Attributes:
        reason: One of ``FACTORS``.
        ratio, low_ratio, high_ratio: The published factor and its range of 95 %.
        parameter: The value of the law book: label, source, day, note.

    """

    reason: str
    ratio: float
    low_ratio: float
    high_ratio: float
    parameter: Parameter


def factors(lawbook: LawBook) -> tuple[Factor, ...]:
    """公表された倍率の一覧 — published factors with their reasons, for a person's ``mortality_factor``.

    None of them was measured for people in long withdrawal. The default of a life stays 1.
    """
    found = []
    for reason in FACTORS:
        parameter = lawbook.parameter(f"life_table.factor_{reason}")
        value = parameter.entries[-1].value
        if not isinstance(value, tuple):
            raise TypeError(f"{parameter.key} is not a list of factor, low and high")
        ratio, low, high = value
        found.append(Factor(reason, ratio, low, high, parameter))
    return tuple(found)


def life_table(*, sex: Sex, year: int, lawbook: LawBook) -> LifeTable:
    """Return the life table in force at the end of a year."""
    entry = lawbook.parameter("life_table.table").on(date(year, MONTHS, 31))
    improvement = _number(lawbook, f"life_table.improvement_{sex}_ratio", year)
    return LifeTable(_table(LAW_FOLDER / str(entry.value))[sex], entry.first_day.year, improvement)


def alive(table: LifeTable, *, age: float, year: int, years: int, factor: float = 1.0) -> Floats:
    """生存率 — probability of being alive on each 1 January, for a person who is alive on the first.

    Deaths are spread evenly between two birthdays; probabilities are those of the calendar year.

    Args:
        table: Life table of the person's sex.
        age: Exact age on 1 January of the first year, with parts of a year.
        year: First year.
        years: How many years.
        factor: The person's own factor on every probability, which stays at most 1.

    Returns:
        Shape (years + 1,), 1 at the start of the first year; the last is at the end of the last year.

    """
    passed = age % 1.0
    ages = math.floor(age) + np.arange(years + 1)
    improved = factor * (1.0 - table.improvement_ratio) ** (year + np.arange(years) - table.year)
    oldest = len(table.probabilities) - 1

    def dying(at: NDArray[np.int64]) -> Floats:
        probability = np.minimum(1.0, table.probabilities[np.minimum(at, oldest)] * improved)
        return np.where(at >= oldest, 1.0, probability)

    before, after = dying(ages[:-1]), dying(ages[1:])
    lives_on = 1.0 - before if passed == 0.0 else (1.0 - before) / (1.0 - passed * before) * (1.0 - passed * after)
    return np.concatenate([[1.0], np.cumprod(lives_on)])


def survival(person: "Person", *, years: NDArray[np.int64], lawbook: LawBook) -> Floats:
    """生存率 — probability that a person who is alive when the plan begins is alive on each 1 January.

    A person is born in the middle of the month of birth; an unknown month is the placeholder of
    the law book. With an unknown sex: the mean of both.

    Args:
        person: The person, with ``mortality_factor``.
        years: Calendar years in a row, shape (years,).
        lawbook: Gives the life table and its improvement.

    Returns:
        Shape (years + 1,): at the start of each year, and at the end of the last.

    """
    first = int(years[0])
    month = person.birth_month or round(_number(lawbook, "typical_costs.birth_month", first))
    age = max(0.0, first - person.birth_year - (month - HALF_A_YEAR) / MONTHS)
    sexes: tuple[Sex, ...] = tuple(SEXES.values()) if person.sex is None else (person.sex,)
    curves = [
        alive(
            life_table(sex=sex, year=first, lawbook=lawbook),
            age=age,
            year=first,
            years=len(years),
            factor=person.mortality_factor,
        )
        for sex in sexes
    ]
    return np.asarray(np.mean(curves, axis=0))


def death_weights(survival: Floats) -> Floats:
    """亡くなる年の確率 — probability of death in each year; later deaths count in the last. Sums to 1.

    Args:
        survival: As from ``survival``, shape (years + 1,).

    Returns:
        Shape (years,).

    """
    return np.append(survival[:-2] - survival[1:-1], survival[-2])


def expected_years(*, living: Sequence[Floats], gone: Sequence[Floats] = ()) -> float:
    """見込みの年数 — expected years in which all of some people live and all of others have died.

    Inside a calendar year deaths are spread evenly and independently of each other, so that the chance is
    a product of straight lines; its mean over the year is exact.

    Args:
        living: Survival of those who live, each of shape (years + 1,) to the end of the life table.
        gone: Survival of those who have died, of the same years.

    Returns:
        Years, with parts of a year.

    """
    return float(np.sum(_mean_over_year(living, gone)))


def outlives(life: Floats, others: Sequence[Floats]) -> float:
    """あとまで生きる確率 — chance that one life ends after all the others.

    Args:
        life: Survival of the one, shape (years + 1,), to the end of the life table.
        others: Survival of the others, of the same years.

    """
    deaths = life[:-1] - life[1:]
    return float(np.sum(deaths * _mean_over_year([], others)) if others else 1.0)


def _mean_over_year(living: Sequence[Floats], gone: Sequence[Floats]) -> Floats:
    """Mean over each year of the chance that some live and others do not, shape (years,).

    A product of n straight lines is a polynomial of degree n, for which this many points of Gauss are exact.
    """
    lines = [*living, *(1.0 - one for one in gone)]
    points, weights = np.polynomial.legendre.leggauss(len(lines) // 2 + 1)
    inside = (points + 1.0) / 2.0
    chance = np.ones((1, len(inside)))
    for line in lines:
        chance = chance * (line[:-1, np.newaxis] * (1.0 - inside) + line[1:, np.newaxis] * inside)
    return np.asarray(chance @ (weights / 2.0))


def remaining_years(*, sex: Sex | None, age: int, year: int, lawbook: LawBook, factor: float = 1.0) -> float:
    """平均余命 — years a person of this age may still expect to live.

    Args:
        sex: "male" or "female"; None takes the mean of both.
        age: Age in whole years; above the end of the table its last age counts.
        year: Calendar year in which the person has this age.
        lawbook: Gives the life table and its improvement.
        factor: The person's own factor on every probability.

    Returns:
        Years, with parts of a year.

    """
    if sex is None:
        both = [remaining_years(sex=one, age=age, year=year, lawbook=lawbook, factor=factor) for one in SEXES.values()]
        return sum(both) / len(both)
    table = life_table(sex=sex, year=year, lawbook=lawbook)
    from_here = table.probabilities[min(age, len(table.probabilities) - 1) :]
    elapsed = year - table.year + np.arange(len(from_here))
    dying = np.minimum(1.0, factor * from_here * (1.0 - table.improvement_ratio) ** elapsed)
    dying[-1] = 1.0
    alive_at_start = np.concatenate([[1.0], np.cumprod(1.0 - dying)[:-1]])
    return float(np.sum(alive_at_start * (1.0 - HALF_A_YEAR * dying)))


def planned_last_age(
    *, sex: Sex | None, age: int, lawbook: LawBook, year: int | None = None, factor: float = 1.0
) -> int:
    """予定する最後の年齢 — age to which a plan should reach when the family gives none.

    Args:
        sex: "male" or "female"; None takes the mean of both.
        age: Age in whole years.
        lawbook: Gives the life table and its improvement.
        year: Calendar year in which the person has this age; None is the year of the table.
        factor: The person's own factor on every probability.

    Returns:
        Age plus remaining years, rounded up.

    """
    table_year = lawbook.parameter("life_table.table").entries[-1].first_day.year
    remaining = remaining_years(
        sex=sex, age=age, year=table_year if year is None else year, lawbook=lawbook, factor=factor
    )
    return age + math.ceil(remaining)


def _number(lawbook: LawBook, key: str, year: int) -> float:
    """Return a single number of the law book at the end of a year."""
    value = lawbook.parameter(key).on(date(year, MONTHS, 31)).value
    if not isinstance(value, float):
        raise TypeError(f"{key} is not a single number")
    return value


@cache
def _table(path: Path) -> dict[Sex, NDArray[np.float64]]:
    """Read a life table: probability of dying within one year by sex, ages 0, 1, 2 … in order."""
    with path.open(encoding="utf-8") as handle:
        rows = list(csv.DictReader(line for line in handle if not line.startswith("#")))
    table: dict[Sex, NDArray[np.float64]] = {}
    for letter, sex in SEXES.items():
        own = sorted((int(row["age"]), float(row["qx"])) for row in rows if row["sex"] == letter)
        if [age for age, _ in own] != list(range(len(own))) or not own:
            raise ValueError(f"{path.name}: the ages of '{letter}' are not complete")
        table[sex] = np.array([probability for _, probability in own])
        table[sex].flags.writeable = False
    return table
