"""遺族年金 (survivors): what the surviving parent receives after the other's death."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from planner.entitlement import Entitlement, claim_factor
from planner.lawbook import LawYears
from planner.line import Line
from planner.rules import survivors_employees_pension
from planner.timeline import EVER, MONTHS, Life, Timeline

Floats = NDArray[np.float64]


def lines(
    survivor: Life, deceased: Life, pensions: Mapping[str, Entitlement], time: Timeline, law: LawYears
) -> list[Line]:
    """遺族厚生年金 — from the month after the death; under the choice age only what exceeds the own pension.

    Worked out from the amount at the normal age, whenever the deceased claimed (厚生年金保険法60条). Left
    out: that an own old-age pension claimed early begins while a disability pension is paid.
    """
    programme = "survivors_employees_pension"
    own = pensions[survivor.name]
    base = pensions[deceased.name].employees_yen / claim_factor(deceased.person, law)
    if not base.any():
        return []
    choice_age = int(law.constant(f"{programme}.choice_age"))
    split = survivor.reaches(choice_age)
    start = np.maximum(deceased.end, _husband_start(survivor, deceased, law))

    def yearly(age: int) -> Floats:
        return survivors_employees_pension.pension_yen_per_year(
            deceased_employees_yen=base,
            own_employees_yen=own.employees_yen,
            age=age,
            share_ratio=law.constant(f"{programme}.share_ratio"),
            choice_share_ratio=law.constant(f"{programme}.choice_share_ratio"),
            choice_own_ratio=law.constant(f"{programme}.choice_own_ratio"),
            choice_age=choice_age,
        )

    younger = yearly(choice_age - 1)
    early_end = np.minimum(split, survivor.end)
    dis_start, dis_end = own.disability
    early = time.months(start, early_end)
    beside_disability = time.months(np.maximum(start, dis_start), np.minimum(early_end, dis_end))
    beside_old_age = np.minimum(time.months(np.maximum(start, own.start), early_end), early - beside_disability)
    more_than_disability = np.maximum(0, younger - own.all_disability_yen)
    more_than_old_age = np.maximum(0, younger - own.basic_yen - own.employees_yen)
    yen = (
        younger * (early - beside_disability - beside_old_age)
        + more_than_disability * beside_disability
        + more_than_old_age * beside_old_age
        + yearly(choice_age) * time.months(np.maximum(start, split), survivor.end)
    )
    return [Line(programme, survivor.name, survivor.name, yen / MONTHS)]


def _husband_start(survivor: Life, deceased: Life, law: LawYears) -> NDArray[np.int64]:
    """First month for a husband: 60, and only if he was 55 at the death; others at once."""
    at_once = np.zeros_like(deceased.end)
    if survivor.person.sex != "male":
        return at_once
    programme = "survivors_employees_pension"
    old_enough = deceased.end >= survivor.reaches(int(law.constant(f"{programme}.husband_minimum_age")))
    paid_from = survivor.reaches(int(law.constant(f"{programme}.husband_payment_age")))
    return np.where(old_enough, paid_from, EVER)
