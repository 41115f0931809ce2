"""受給権 (entitlement): one person's own pensions as yearly amounts, and what depends on the date of birth."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import contributions
from planner.household import Person
from planner.lawbook import LawYears
from planner.rules import old_age_basic_pension
from planner.timeline import MONTHS

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Entitlement:
    """One person's own pensions as yearly amounts, as if paid all year, with the months of their claim.

    ``disability_yen`` is the basic pension, ``disability_employees_yen`` what stands on it. ``start`` is the
    first month of the old-age pensions; ``disability`` the half-open interval of the disability pension,
    empty when none is granted.
    """

    basic_yen: Floats
    employees_yen: Floats
    start: int
    disability_yen: Floats
    supplement_yen: Floats
    disability: tuple[int, int]


def born_after_boundary(person: Person, boundary: str) -> bool:
    """Whether a person is born in or after the month of a legal boundary ("1956-04-02"); days are not known."""
    year, month, _ = (int(part) for part in boundary.split("-"))
    return (person.birth_year, person.birth_month or 1) >= (year, month)


def cohort_yen(name: str, person: Person, law: LawYears) -> Floats:
    """Return an amount that differs by birth date: ``{}`` in the name becomes newer or older."""
    newer = born_after_boundary(person, law.text("old_age_basic_pension.cohort_boundary"))
    return law[name.format("newer" if newer else "older")]


def claim_factor(person: Person, law: LawYears) -> Floats:
    """繰上げ・繰下げ — factor on a pension for claiming before or after the normal age.

    Who receives a disability pension at the normal age cannot claim later (国民年金法28条).
    """
    programme = "old_age_basic_pension"
    pension = person.old_age_pension
    normal = int(law.constant(f"{programme}.normal_start_age"))
    late = (pension.start_age - normal) * MONTHS + pension.start_extra_months
    if contributions.disability_interval(person, law)[1] > (person.birth_year + normal + 1) * MONTHS:
        late = min(late, 0)
    newer = born_after_boundary(person, law.text(f"{programme}.early_boundary"))
    early_key = "early_reduction_ratio_per_month" if newer else "early_reduction_older_ratio_per_month"
    return old_age_basic_pension.claim_factor(
        early_months=max(0, -late),
        late_months=max(0, late),
        early_reduction_ratio_per_month=law.constant(f"{programme}.{early_key}"),
        late_increase_ratio_per_month=law.constant(f"{programme}.late_increase_ratio_per_month"),
        late_months_limit=law.constant(f"{programme}.late_months_limit"),
    )
