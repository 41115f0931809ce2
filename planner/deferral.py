"""繰上げ・繰下げ (claim): when each old-age pension begins, and with which factor.

Moments are absolute months. Both pensions are planned for the same month; the law may end the waiting of one of
them earlier: beside a disability pension, and when a survivors' employees' pension comes.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.contributions import disability_interval
from planner.entitlement import born_after_boundary
from planner.household import Person
from planner.lawbook import Cell, LawYears
from planner.rules import old_age_basic_pension as rule
from planner.timeline import EVER, MONTHS, Life, Moment

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
PROGRAMME = "old_age_basic_pension"


@dataclass(frozen=True)
class Begin:
    """受け取り始め — of one old-age pension, moments of shape (futures, 1) where a death decides, else one for all.

    Attributes:
        person: Whose pension it is.
        start: First month.
        late_months: Months after 65, negative before it.
        planned_months: The same as the family planned it; typed amounts are those of this claim.

    """

    person: Person
    start: Moment
    late_months: Moment
    planned_months: int

    @property
    def as_planned(self) -> bool:
        """Whether the pension begins when the family planned it."""
        return bool(np.all(np.equal(self.late_months, self.planned_months)))

    def factor(self, law: LawYears, cell: Cell) -> Floats:
        """繰上げ・繰下げの率 — as a step of the working of one row."""
        return law.apply(cell, rule.claim_factor, **_arguments(self.person, self.late_months, law))

    def planned_factor(self, law: LawYears) -> Floats:
        """繰上げ・繰下げの率（予定）— that of the claim that the family planned."""
        return rule.claim_factor(**_arguments(self.person, self.planned_months, law))


def begins(life: Life, law: LawYears, *, widowed: Moment, works_disabled: Bools) -> tuple[Begin, Begin]:
    """受け取り始め — of the basic and of the employees' pension.

    Who has a disability pension at 65 cannot wait with the basic pension (国民年金法28条), and with the employees'
    pension only beside a disability basic pension alone (厚生年金保険法44条の3); one granted later ends the waiting
    when it begins. A survivors' employees' pension does so too; from the reform on the basic pension may still wait.

    Args:
        life: The person.
        law: The law.
        widowed: First month after the death of a spouse that brings a survivors' employees' pension, else ``EVER``.
        works_disabled: Whether a disability employees' pension is granted, shape (futures or 1, 1).

    """
    normal, person = _normal(life, law), life.person
    first, end = disability_interval(person, law)
    disabled = max(normal, first) if end >= normal else EVER
    basic_wait: Moment = np.minimum(disabled, _ends_the_basic(widowed, normal, law))
    work_wait: Moment = np.where(works_disabled, np.minimum(disabled, widowed), widowed)
    return _begin(life, basic_wait, law), _begin(life, work_wait, law)


def waits(life: Life, law: LawYears) -> bool:
    """Whether somebody plans to claim late."""
    return planned_months(life.person, law) > 0


def planned_months(person: Person, law: LawYears) -> int:
    """予定の繰下げ月数 — months after 65, negative before: none for less than a year, at most the limit."""
    pension, normal = person.old_age_pension, int(law.constant(f"{PROGRAMME}.normal_start_age"))
    told = (pension.start_age - normal) * MONTHS + pension.start_extra_months
    return int(_counted(min(told, int(_limit(person, law))), law))


def _begin(life: Life, end_of_waiting: Moment, law: LawYears) -> Begin:
    planned, normal = planned_months(life.person, law), _normal(life, law)
    late: Moment = planned
    if planned > 0 and np.any(np.less(end_of_waiting, normal + planned)):
        late = _counted(np.minimum(planned, np.maximum(0, np.subtract(end_of_waiting, normal))), law)
    return Begin(life.person, normal + late, late, planned)


def _counted(late_months: Moment, law: LawYears) -> Moment:
    """Months that count: who claims within a year after 65 receives the pension from 65 on."""
    least = int(law.constant(f"{PROGRAMME}.late_months_least"))
    return np.where(np.greater(late_months, 0) & np.less(late_months, least), 0, late_months)


def _ends_the_basic(widowed: Moment, normal: int, law: LawYears) -> Moment:
    """Until the reform the right to a survivors' pension ends the waiting; who is not yet 65 then is free of it."""
    year, month, _ = (int(part) for part in law.text(f"{PROGRAMME}.late_beside_survivors_first_day").split("-"))
    reform = year * MONTHS + month - 1
    return np.where(np.less_equal(widowed, reform) & (normal <= reform), widowed, EVER)


def _normal(life: Life, law: LawYears) -> int:
    """First month of a pension at the normal age."""
    return life.reaches(int(law.constant(f"{PROGRAMME}.normal_start_age")))


def _limit(person: Person, law: LawYears) -> float:
    newer = born_after_boundary(person, law.text(f"{PROGRAMME}.late_boundary"))
    return law.constant(f"{PROGRAMME}.{'late_months_limit' if newer else 'late_months_limit_older'}")


def _arguments(person: Person, late_months: Moment, law: LawYears) -> dict[str, float | Moment]:
    """Months of an early or late claim and the ratios for the date of birth."""
    newer = born_after_boundary(person, law.text(f"{PROGRAMME}.early_boundary"))
    reduction = "early_reduction_ratio_per_month" if newer else "early_reduction_older_ratio_per_month"
    return {
        "early_months": np.maximum(0, np.negative(late_months)),
        "late_months": np.maximum(0, late_months),
        "early_reduction_ratio_per_month": law.constant(f"{PROGRAMME}.{reduction}"),
        "late_increase_ratio_per_month": law.constant(f"{PROGRAMME}.late_increase_ratio_per_month"),
        "late_months_least": law.constant(f"{PROGRAMME}.late_months_least"),
        "late_months_limit": _limit(person, law),
    }
