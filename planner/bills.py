"""請求 (bills): a bill with the people whose incomes decide how much of it is paid by the family itself.

Shares and ceilings go by the incomes of the year before; each programme asks about other members. An age counts
from the first January after the birthday.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.household import Household, Service
from planner.lawbook import Cell, LawYears
from planner.rules import amounts
from planner.standing import Incomes, Standing, year_before
from planner.taxes import BASE, Assessed, TaxStatus, credit_base_yen
from planner.timeline import Life, Moment, Timeline

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
LATE_AGE = "late_elderly_medical_insurance.first_age"
FULL_PENSION = "old_age_basic_pension.full_amount_newer_yen_per_year"


@dataclass(frozen=True)
class Place:
    """Everything that a bill is looked at with."""

    household: Household
    time: Timeline
    prices: Floats
    law: LawYears
    standing: Standing
    status: TaxStatus
    at_work: Mapping[str, Bools]

    def before(self, name: str, what: Callable[[Incomes], Floats]) -> Floats:
        """Return an income of one member in the year before, shape (futures or 1, years)."""
        return year_before(what(self.standing.incomes[name]))

    def everybody(self) -> "Group":
        """Return all members who live."""
        return Group(self, dict(zip(self.standing.names, self.standing.here, strict=True)))

    def household_of(self, name: str) -> "Group":
        """住民票の世帯の方 — return who lives in the same household of the register as one member."""
        return Group(self, self.standing.beside(name))

    def reckoned_with(self, name: str) -> "Group":
        """医療保険で一緒に見る方 — return the household of the register; insurance at work holds across its split."""
        if self.standing.apart is None:
            return self.household_of(name)
        beside, here = self.standing.beside(name), zip(self.standing.names, self.standing.here, strict=True)
        both = {other: lives & self.at_work[other] & self.at_work[name] for other, lives in here}
        return Group(self, {other: beside[other] | both[other] for other in both})

    def insured_with(self, name: str) -> "Group":
        """同じ医療保険の方 — return who is with one member in the 75+ scheme, at work, or in the town's insurance."""
        late_age = self.law.constant(LATE_AGE)
        late = {life.name: age_at_start(life) >= late_age for life in self.time.lives}
        same = {
            other: near & (late[other] == late[name]) & (late[name] | (self.at_work[other] == self.at_work[name]))
            for other, near in self.reckoned_with(name).inside.items()
        }
        return Group(self, same)


@dataclass(frozen=True)
class Group:
    """Some members of the household, those who belong to it in each year."""

    place: Place
    inside: Mapping[str, Bools]

    def aged(self, low: int, high: int) -> "Group":
        """Return those of them whose age at the start of the year lies in [low, high)."""
        ages = {life.name: age_at_start(life) for life in self.place.time.lives}
        masks = {name: mask & (low <= ages[name]) & (ages[name] < high) for name, mask in self.inside.items()}
        return Group(self.place, masks)

    def each(self, what: Callable[[Incomes], Floats]) -> Floats:
        """Return incomes of the year before, 0 for who is not inside, shape (members, futures, years)."""
        found = [np.where(mask, self.place.before(name, what), 0.0) for name, mask in self.inside.items()]
        return np.stack(found)

    def total(self, what: Callable[[Incomes], Floats]) -> Floats:
        """Return their incomes of the year before together, shape (futures, years)."""
        return np.asarray(self.each(what).sum(axis=0))

    def taxable(self) -> Floats:
        """課税所得 — return that of each, 0 for who is not inside, shape (members, futures, years)."""
        base = self.place.status.resident_base_yen
        return np.stack([np.where(mask, base[name], 0.0) for name, mask in self.inside.items()])

    def levied(self) -> Bools:
        """所得割が課されるか — return that of each, shape (members, futures, years)."""
        return np.stack([mask & self.place.status.income_levied[name] for name, mask in self.inside.items()])

    def credit_bases(self) -> Floats:
        """調整控除の元の額 — return that of each, 0 without any income, yen, shape (members, futures, years)."""
        found = []
        for name, mask in self.inside.items():
            own = self.place.status.assessed.get(name)
            base = np.zeros((1, 1)) if own is None else self._credit_base(name, own)
            found.append(np.where(mask, base, 0.0))
        return np.stack(found)

    def _credit_base(self, name: str, own: Assessed) -> Floats:
        place, taxable = self.place, self.place.status.resident_base_yen[name]
        return credit_base_yen(
            Cell(BASE, name), taxable, own.difference_yen, income_before_yen=own.income_before_yen, law=place.law
        )

    def count(self) -> Floats:
        """Return how many they are, shape (futures, years)."""
        return np.asarray(np.sum(list(self.inside.values()), axis=0), dtype=np.float64)

    def untaxed(self) -> Bools:
        """Return whether none of them is levied the flat levy, shape (futures, years)."""
        taxed = [mask & self.place.status.taxed[name] for name, mask in self.inside.items()]
        return np.asarray(~np.logical_or.reduce(taxed), dtype=np.bool_)


@dataclass(frozen=True)
class Use:
    """One service as it is used: whose, in which months, for which bill."""

    service: Service
    cell: Cell
    life: Life
    start: Moment
    end: Moment
    bill_yen_per_month: Floats
    months: Floats


def age_at_start(life: Life) -> NDArray[np.int64]:
    """Return the age at the start of each year, shape (1, years)."""
    return life.age[np.newaxis] - 1


def law_values(law: LawYears, programme: str, *keys: str) -> dict[str, Floats]:
    """Return values of the law under the names that the rules give them."""
    return {key: law[f"{programme}.{key}"] for key in keys}


def for_months(place: Place, use: Use, yen_per_month: Floats) -> Floats:
    """Return a monthly amount for the months of the year in which the service is used."""
    return place.law.apply(use.cell, amounts.months_yen, yen_per_month=yen_per_month, months=use.months)
