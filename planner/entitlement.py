"""受給権 (entitlement): one person's own pensions as yearly amounts, and what depends on the date of birth."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.household import Person
from planner.lawbook import LawYears
from planner.timeline import Moment

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Entitlement:
    """One person's own pensions as yearly amounts, as if paid all year, with the months of their claim.

    ``disability_yen`` is the basic pension, ``disability_employees_yen`` what stands on it. ``start`` is the
    first month of the old-age basic pension, ``employees_start`` that of the employees', each one month for all
    or of shape (futures, 1); ``disability`` the half-open interval of the disability pension, empty when none is
    granted. ``employees_months`` are the months insured at work, None when not known;
    ``earnings_yen`` the earnings-related part of ``employees_yen``, ``survivors_base_yen`` the same at the normal
    age, from which a survivors' pension is worked out.
    """

    basic_yen: Floats
    employees_yen: Floats
    start: Moment
    employees_start: Moment
    disability_yen: Floats
    supplement_yen: Floats
    disability: tuple[int, int]
    disability_employees_yen: Floats
    employees_months: float | None = None
    earnings_yen: Floats | None = None
    survivors_base_yen: Floats | None = None

    @property
    def all_disability_yen(self) -> Floats:
        """Everything that is paid for the disability, yen per year."""
        return self.disability_yen + self.supplement_yen + self.disability_employees_yen

    @property
    def more_for_disability_yen(self) -> Floats:
        """What the disability pensions come to beyond the best that may stand beside a survivors' employees' pension.

        That is the larger basic pension and the own old-age employees' pension (厚生年金保険法38条), yen per year.
        """
        beside_survivors = np.maximum(self.disability_yen + self.supplement_yen, self.basic_yen) + self.employees_yen
        return np.maximum(0.0, self.all_disability_yen - beside_survivors)


def born_after_boundary(person: Person, boundary: str) -> bool:
    """Whether a person is born in or after the month of a legal boundary ("1956-04-02"); days are not known."""
    return month_after_boundary(person.birth_year, person.birth_month or 1, boundary)


def month_after_boundary(birth_year: int, birth_month: int, boundary: str) -> bool:
    """Whether a month lies in or after that of a legal boundary."""
    year, month, _ = (int(part) for part in boundary.split("-"))
    return (birth_year, birth_month) >= (year, month)


def cohort_of(person: Person, law: LawYears) -> str:
    """Return "newer" or "older": which of the amounts by birth date hold for a person."""
    return "newer" if born_after_boundary(person, law.text("old_age_basic_pension.cohort_boundary")) else "older"


def cohort_yen(name: str, person: Person, law: LawYears) -> Floats:
    """Return an amount that differs by birth date: ``{}`` in the name becomes newer or older."""
    return law[name.format(cohort_of(person, law))]
