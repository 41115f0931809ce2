"""余命 (remaining life): complete expectation of life from the life table of the law book.

The probability of dying within a year falls by a constant rate per sex after the year of the
table, as the official population projection expects. Illness and disability make no difference
here: a longer life is the cautious assumption. Deaths are spread evenly over each year of age.
"""

import csv
import math
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from planner.lawbook import LAW_FOLDER, LawBook

Sex = Literal["male", "female"]
SEXES: dict[str, Sex] = {"M": "male", "F": "female"}
HALF_A_YEAR = 0.5


def remaining_years(*, sex: Sex | None, age: int, year: int, lawbook: LawBook) -> float:
    """平均余命 — years a person of this age may still expect to live.

    Args:
        sex: "male" or "female"; None takes the mean of both.
        age: Age in whole years; above the end of the table its last age counts.
        year: Calendar year in which the person has this age.
        lawbook: Gives the life table and its improvement.

    Returns:
        Years, with parts of a year.

    """
    if sex is None:
        both = [remaining_years(sex=one, age=age, year=year, lawbook=lawbook) for one in SEXES.values()]
        return sum(both) / len(both)
    parameter = lawbook.parameter("life_table.table")
    entry = parameter.on(date(year, 12, 31))
    probabilities = _table(LAW_FOLDER / str(entry.value))[sex]
    from_here = probabilities[min(age, len(probabilities) - 1) :]
    elapsed = year - entry.first_day.year + np.arange(len(from_here))
    improvement = _number(lawbook, f"life_table.improvement_{sex}_ratio", year)
    dying = np.minimum(1.0, from_here * (1.0 - improvement) ** elapsed)
    dying[-1] = 1.0
    alive_at_start = np.concatenate([[1.0], np.cumprod(1.0 - dying)[:-1]])
    return float(np.sum(alive_at_start * (1.0 - HALF_A_YEAR * dying)))


def planned_last_age(*, sex: Sex | None, age: int, lawbook: LawBook, year: int | None = None) -> int:
    """予定する最後の年齢 — age to which a plan should reach when the family gives none.

    Args:
        sex: "male" or "female"; None takes the mean of both.
        age: Age in whole years.
        lawbook: Gives the life table and its improvement.
        year: Calendar year in which the person has this age; None is the year of the table.

    Returns:
        Age plus remaining years, rounded up.

    """
    table_year = lawbook.parameter("life_table.table").entries[-1].first_day.year
    remaining = remaining_years(sex=sex, age=age, year=table_year if year is None else year, lawbook=lawbook)
    return age + math.ceil(remaining)


def _number(lawbook: LawBook, key: str, year: int) -> float:
    """Return a single number of the law book at the end of a year."""
    value = lawbook.parameter(key).on(date(year, 12, 31)).value
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
