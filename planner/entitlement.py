"""受給権 (entitlement): one person's own pensions as yearly amounts, and what depends on the date of birth."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import contributions
from planner.household import Person
from planner.lawbook import Cell, LawYears
from planner.rules import old_age_basic_pension
from planner.timeline import MONTHS

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Entitlement:
    """One person's own pensions as yearly amounts, as if paid all year, with the months of their claim.

    ``disability_yen`` is the basic pension, ``disability_employees_yen`` what stands on it. ``start`` is the
    first month of the old-age pensions; ``disability`` the half-open interval of the disability pension,
    empty when none is granted. ``employees_months`` are the months insured at work, None when not known;
    ``earnings_yen`` the earnings-related part of ``employees_yen``, ``survivors_base_yen`` the same at the normal
    age, from which a survivors' pension is worked out.
    """

    basic_yen: Floats
    employees_yen: Floats
    start: int
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


def born_after_boundary(person: Person, boundary: str) -> bool:
    """Whether a person is born in or after the month of a legal boundary ("1956-04-02"); days are not known."""
    return month_after_boundary(person.birth_year, person.birth_month or 1, boundary)


def month_after_boundary(birth_year: int, birth_month: int, boundary: str) -> bool:
    """Whether a month lies in or after that of a legal boundary."""
    year, month, _ = (int(part) for part in boundary.split("-"))
    return (birth_year, birth_month) >= (year, month)


def cohort_yen(name: str, person: Person, law: LawYears) -> Floats:
    """Return an amount that differs by birth date: ``{}`` in the name becomes newer or older."""
    newer = born_after_boundary(person, law.text("old_age_basic_pension.cohort_boundary"))
    return law[name.format("newer" if newer else "older")]


def claim_factor(person: Person, law: LawYears) -> Floats:
    """繰上げ・繰下げ — factor on a pension for claiming before or after the normal age."""
    return old_age_basic_pension.claim_factor(**_claim(person, law))


def applied_claim_factor(person: Person, law: LawYears, cell: Cell) -> Floats:
    """繰上げ・繰下げ — the same factor as a step of the working of one row."""
    return law.apply(cell, old_age_basic_pension.claim_factor, **_claim(person, law))


def _claim(person: Person, law: LawYears) -> dict[str, float]:
    """Months of an early or late claim and the ratios for the date of birth.

    Who receives a disability pension at the normal age cannot claim later (国民年金法28条).
    """
    programme = "old_age_basic_pension"
    pension = person.old_age_pension
    normal = int(law.constant(f"{programme}.normal_start_age"))
    late = (pension.start_age - normal) * MONTHS + pension.start_extra_months
    if contributions.disability_interval(person, law)[1] > (person.birth_year + normal + 1) * MONTHS:
        late = min(late, 0)
    early_newer = born_after_boundary(person, law.text(f"{programme}.early_boundary"))
    late_newer = born_after_boundary(person, law.text(f"{programme}.late_boundary"))
    early_key = "early_reduction_ratio_per_month" if early_newer else "early_reduction_older_ratio_per_month"
    return {
        "early_months": max(0, -late),
        "late_months": max(0, late),
        "early_reduction_ratio_per_month": law.constant(f"{programme}.{early_key}"),
        "late_increase_ratio_per_month": law.constant(f"{programme}.late_increase_ratio_per_month"),
        "late_months_limit": law.constant(
            f"{programme}.{'late_months_limit' if late_newer else 'late_months_limit_older'}"
        ),
    }
