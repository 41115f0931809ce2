"""国民年金の納付 (contributions): months by treatment, and the premium paid for them."""

import numpy as np
from numpy.typing import NDArray

from planner.household import Person
from planner.lawbook import Cell, LawYears
from planner.rules import national_pension_premium
from planner.timeline import EVER, MONTHS, Life, Timeline, months_between

Floats = NDArray[np.float64]
JUNE_END = 6
PREMIUM = "national_pension_premium"
PARTIAL = ("three_quarter_exempt", "half_exempt", "quarter_exempt")


def insured_interval(person: Person, time: Timeline, law: LawYears) -> tuple[int, int]:
    """第1号被保険者の期間 — from the plan's start to the month before the birthday month of 60."""
    birth = person.birth_year * MONTHS + (person.birth_month or 1) - 1
    first = birth + int(law.constant("national_pension_premium.first_age")) * MONTHS
    end = birth + (int(law.constant("national_pension_premium.last_age")) + 1) * MONTHS
    return max(time.start, first), end


def disability_interval(person: Person, law: LawYears) -> tuple[int, int]:
    """障害基礎年金を受ける期間 — first month and the month after the last; empty when not granted.

    Nobody receives it before the month after reaching the first age of insurance (国民年金法30条の4).
    """
    granted = person.disability_pension
    if granted is None:
        return 0, 0
    first_age = int(law.constant("national_pension_premium.first_age"))
    grown_up = (person.birth_year + first_age) * MONTHS + (person.birth_month or 1)
    start = max(grown_up, 0 if granted.from_year is None else granted.from_year * MONTHS)
    return start, EVER if granted.to_year is None else (granted.to_year + 1) * MONTHS


def months_by_treatment(person: Person, time: Timeline, law: LawYears) -> dict[str, Floats]:
    """納付のしかた別の月数 — months of each year by treatment, each of shape (years,).

    Months with a disability pension of grade 1 or 2 are exempt by statute. A deferral ends with its
    age limit and its last year; what follows counts as unpaid.
    """
    start, end = insured_interval(person, time, law)
    insured = months_between(time.years, start, end)[0]
    dis_start, dis_end = disability_interval(person, law)
    statutory = months_between(time.years, max(start, dis_start), min(end, dis_end))[0]
    treatment = person.old_age_pension.treatment or "unpaid"
    found = {"statutory_exempt": statutory}
    rest = insured - statutory
    if treatment == "deferred":
        limit_age = int(law.constant("national_pension_exemption.deferral_age_limit"))
        limit = (person.birth_year + limit_age) * MONTHS + (person.birth_month or 1) - 1
        last = int(law.constant("national_pension_exemption.deferral_last_year")) * MONTHS + JUNE_END
        allowed = months_between(time.years, start, min(end, limit, last))[0]
        found["deferred"] = np.minimum(rest, allowed)
        found["unpaid"] = rest - found["deferred"]
    else:
        found[treatment] = rest
    return found


def premiums(time: Timeline, law: LawYears) -> list[tuple[str, Floats]]:
    """国民年金保険料 — the premium for each member who pays, yen per year, shape (futures or 1, years)."""
    found = []
    for life in time.lives:
        months = months_by_treatment(life.person, time, law)
        ratio = _pays_ratio(life.person, law)
        treatment = life.person.old_age_pension.treatment
        if ratio > 0 and treatment is not None and months[treatment].any():
            yen = law.apply(
                Cell(PREMIUM, life.name),
                national_pension_premium.premium_yen,
                months=np.minimum(months[treatment], _insured_alive(life, time, law)),
                pays_ratio=ratio,
                yen_per_month=law["national_pension_premium.yen_per_month"],
            )
            found.append((life.name, yen))
    return found


def _pays_ratio(person: Person, law: LawYears) -> float:
    treatment = person.old_age_pension.treatment
    if treatment == "pay":
        return 1.0
    return law.constant(f"national_pension_premium.pays_ratio_{treatment}") if treatment in PARTIAL else 0.0


def _insured_alive(life: Life, time: Timeline, law: LawYears) -> Floats:
    start, end = insured_interval(life.person, time, law)
    return time.months(start, np.minimum(end, life.end))
