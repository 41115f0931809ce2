"""国民年金の納付 (contributions): months by treatment, and the premium paid for them."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from planner.household import Person
from planner.lawbook import Cell, LawYears
from planner.rules import national_pension_premium
from planner.timeline import EVER, MONTHS, Life, Timeline, months_between

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
JUNE_END = 6
PREMIUM = "national_pension_premium"
PARTIAL = ("three_quarter_exempt", "half_exempt", "quarter_exempt")
EMPLOYED, DEPENDANT, STATUTORY = "employed", "dependant_spouse", "statutory_exempt"
GRADES_OF_THE_BASIC_PENSION = (1, 2)
NOBODY: Mapping[str, Bools] = MappingProxyType({})
NEVER: Bools = np.zeros((1, 1), dtype=np.bool_)


def insured_interval(person: Person, time: Timeline, law: LawYears) -> tuple[int, int]:
    """第1号被保険者の期間 — from the plan's start to the month before the birthday month of 60."""
    birth = person.birth_year * MONTHS + (person.birth_month or 1) - 1
    first = birth + int(law.constant("national_pension_premium.first_age")) * MONTHS
    end = birth + (int(law.constant("national_pension_premium.last_age")) + 1) * MONTHS
    return max(time.start, first), end


def disability_interval(person: Person, law: LawYears) -> tuple[int, int]:
    """障害年金を受ける期間 — of any grade: first month and the month after the last; empty when not granted.

    Nobody receives it before the month after reaching the first age of insurance (国民年金法30条の4).
    """
    granted = person.disability_pension
    if granted is None:
        return 0, 0
    first_age = int(law.constant("national_pension_premium.first_age"))
    grown_up = (person.birth_year + first_age) * MONTHS + (person.birth_month or 1)
    start = max(grown_up, 0 if granted.from_year is None else granted.from_year * MONTHS)
    return start, EVER if granted.to_year is None else (granted.to_year + 1) * MONTHS


def exempt_interval(person: Person, law: LawYears) -> tuple[int, int]:
    """法定免除の期間 — that of a disability pension of grade 1 or 2, and three years after it stops (国民年金法89条).

    Grade 3 exempts nobody. A pension that stops is taken as below grade 3 from then on; who stays within grade 3 is
    exempt for longer, which is left out.
    """
    granted = person.disability_pension
    if granted is None or granted.grade not in GRADES_OF_THE_BASIC_PENSION:
        return 0, 0
    start, end = disability_interval(person, law)
    goes_on = int(law.constant("national_pension_exemption.statutory_years_after_stop")) * MONTHS
    return start, end if end == EVER else end + goes_on


def months_by_treatment(
    person: Person, time: Timeline, law: LawYears, at_work: Mapping[str, Bools] = NOBODY
) -> dict[str, Floats]:
    """納付のしかた別の月数 — months of each year by treatment, each of shape (futures or 1, years).

    Who is insured at work (第2号被保険者) pays there and is not exempt; what the family told holds for the other
    years. A dependant spouse (第3号被保険者) pays nothing, whatever pension there is. Months with a disability pension
    of grade 1 or 2 are exempt by statute. A deferral ends with its age limit and its last year; what follows counts
    as unpaid.

    Args:
        person: The person.
        time: The household's timeline.
        law: The law over the same years.
        at_work: Who is insured at work in which year, by name.

    """
    start, end = insured_interval(person, time, law)
    told_here = ~at_work.get(person.name, NEVER)
    insured = months_between(time.years, start, end)
    treatment = person.old_age_pension.treatment or "unpaid"
    rest = insured * told_here
    found = {EMPLOYED: insured - rest}
    if treatment == DEPENDANT:
        return found | {DEPENDANT: rest}
    exempt_start, exempt_end = exempt_interval(person, law)
    found[STATUTORY] = months_between(time.years, max(start, exempt_start), min(end, exempt_end)) * told_here
    rest = rest - found[STATUTORY]
    if treatment == "deferred":
        allowed = months_between(time.years, start, min(end, _last_deferral(person, law)))
        found["deferred"] = np.minimum(rest, allowed)
        found["unpaid"] = rest - found["deferred"]
    else:
        found[treatment] = rest
    return found


def _last_deferral(person: Person, law: LawYears) -> int:
    """First month in which a deferral is not possible any more."""
    limit_age = int(law.constant("national_pension_exemption.deferral_age_limit"))
    limit = (person.birth_year + limit_age) * MONTHS + (person.birth_month or 1) - 1
    return min(limit, int(law.constant("national_pension_exemption.deferral_last_year")) * MONTHS + JUNE_END)


def premiums(time: Timeline, law: LawYears, at_work: Mapping[str, Bools] = NOBODY) -> list[tuple[str, Floats]]:
    """国民年金保険料 — the premium for each member who pays, yen per year, shape (futures or 1, years)."""
    found = []
    for life in time.lives:
        months = months_by_treatment(life.person, time, law, at_work)
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
