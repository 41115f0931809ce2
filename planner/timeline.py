"""時間の流れ (timeline): household × futures -> ages, months alive, phases.

A moment is an absolute month: year × 12 + (month − 1). A life ends with the month of death, so that
``end`` is the first month after it. All intervals are half open.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from planner.futures import Futures
from planner.household import Household, Person

MONTHS = 12

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Moment = int | Ints
EVER = 9999 * MONTHS


@dataclass(frozen=True)
class Life:
    """One member's life.

    Attributes:
        person: The member.
        age: Age on 31 December, shape (years,).
        end: First month after death, shape (futures, 1).
        months: Months alive in each year, shape (futures, years).
        dies: Whether death falls in the year, shape (futures, years).

    """

    person: Person
    age: Ints
    end: Ints
    months: Floats
    dies: NDArray[np.bool_]

    @property
    def name(self) -> str:
        """The member's name."""
        return self.person.name

    def reaches(self, age: int, extra_months: int = 0) -> int:
        """Return the month after the one in which an age is reached (pensions begin then)."""
        birth_month = self.person.birth_month or 1
        return (self.person.birth_year + age) * MONTHS + (birth_month - 1) + extra_months + 1


@dataclass(frozen=True)
class Timeline:
    """Who is alive for how many months of each year, and in which phase the household is.

    Attributes:
        years: Calendar years, shape (years,).
        parents, children: Lives, in the order of the file.
        first_end, last_end, household_end: End of the time with both parents, with a parent, of the
            household itself; absolute months, shape (futures, 1).

    """

    years: Ints
    parents: tuple[Life, ...]
    children: tuple[Life, ...]
    first_end: Ints
    last_end: Ints
    household_end: Ints
    _months: dict[tuple[bytes, bytes], Floats] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def lives(self) -> tuple[Life, ...]:
        """All members: parents first, then children."""
        return (*self.parents, *self.children)

    @property
    def start(self) -> int:
        """First month of the plan."""
        return int(self.years[0]) * MONTHS

    def life(self, name: str) -> Life:
        """Return the life of a member."""
        return next(life for life in self.lives if life.name == name)

    def months(self, start: Moment, end: Moment) -> Floats:
        """Return the months of each year between two moments, shape (futures or 1, years).

        Many lines ask for the same months, so that they are kept.
        """
        key = np.asarray(start).tobytes(), np.asarray(end).tobytes()
        if key not in self._months:
            self._months[key] = months_between(self.years, start, end)
            self._months[key].setflags(write=False)
        return self._months[key]

    def phases(self) -> tuple[tuple[Moment, Ints], tuple[Ints, Ints], tuple[Ints, Ints]]:
        """Return start and end of the three phases: both parents, one parent, child alone."""
        return (self.start, self.first_end), (self.first_end, self.last_end), (self.last_end, self.household_end)


def months_between(years: Ints, start: Moment, end: Moment) -> Floats:
    """Months of each year that lie in [start, end), shape (futures or 1, years)."""
    first = years[np.newaxis, :] * float(MONTHS)
    from_start = np.minimum(np.maximum(first, np.asarray(start, dtype=np.float64)), first + MONTHS)
    months: Floats = np.asarray(end, dtype=np.float64) - from_start
    months.clip(0.0, first + MONTHS - from_start, out=months)
    return months


def build(household: Household, futures: Futures) -> Timeline:
    """Place the lives of a filled household on the years of the futures."""
    lives = tuple(_life(person, futures, i) for i, person in enumerate(household.members))
    parents, children = lives[: len(household.parents)], lives[len(household.parents) :]
    start = np.full((len(futures), 1), int(futures.years[0]) * MONTHS)
    parent_ends = [p.end for p in parents]
    last_end = np.maximum.reduce([start, *parent_ends])
    first_end = np.minimum(*parent_ends) if len(parents) > 1 else start
    household_end = np.maximum.reduce([last_end, *(c.end for c in children)])
    return Timeline(futures.years, parents, children, np.maximum(start, first_end), last_end, household_end)


def _life(person: Person, futures: Futures, i: int) -> Life:
    years = futures.years
    last_year = futures.last_year[:, [i]]
    end = last_year * MONTHS + person.last_month
    months = months_between(years, 0, end)
    return Life(person, years - person.birth_year, end, months, years[np.newaxis, :] == last_year)
