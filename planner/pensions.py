"""年金 (pensions): which pensions each member receives in which months.

One person receives one kind of pension before the choice age; from 65 on the larger basic pension is
paid, and a survivors' employees' pension beside the own basic pension (国民年金法20条, 厚生年金保険法64条の2).
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from planner import contributions, disability, survivors
from planner.entitlement import Entitlement, claim_factor, cohort_yen
from planner.household import Person
from planner.lawbook import LawYears
from planner.line import Line
from planner.rules import old_age_basic_pension
from planner.timeline import MONTHS, Life, Timeline

Floats = NDArray[np.float64]

WEIGHTED = ("full_exempt", "three_quarter_exempt", "half_exempt", "quarter_exempt")
BEFORE = "_before_2009_04"


def lines(time: Timeline, law: LawYears, *, own_income_yen: Mapping[str, Floats]) -> list[Line]:
    """年金の行 — the pensions that each member receives.

    Args:
        time: The household's timeline.
        law: The law over the same years.
        own_income_yen: Other income by person, yen per year, shape (futures or 1, years); the supplement
            benefit looks at that of the year before.

    """
    rows: list[Line] = []
    own = {life.name: _entitlement(life, time, law, own_income_yen.get(life.name)) for life in time.lives}
    for life in time.lives:
        rows += _own_pensions(life, own[life.name], time, law)
    if len(time.parents) > 1:
        for survivor, deceased in (time.parents, time.parents[::-1]):
            rows += survivors.lines(survivor, deceased, own, time, law)
    return rows


def record_months(person: Person, time: Timeline, law: LawYears) -> dict[str, float]:
    """年金記録の月数 — months by treatment up to 60: the record so far and what the plan adds."""
    record = person.old_age_pension.record
    months: dict[str, float] = dict.fromkeys(("paid", "deferred", *WEIGHTED, *(w + BEFORE for w in WEIGHTED)), 0.0)
    if record is not None:
        for name, count in record.model_dump().items():
            months[name.replace("_months", "")] = float(count)
    for treatment, by_year in contributions.months_by_treatment(person, time, law).items():
        name = {"pay": "paid", "statutory_exempt": "full_exempt"}.get(treatment, treatment)
        if name in months:
            months[name] += float(by_year.sum())
    return months


def computed_basic_yen(person: Person, time: Timeline, law: LawYears) -> Floats:
    """老齢基礎年金（記録から） — the yearly amount at 65 from the months of the record, shape (futures or 1, years)."""
    programme = "old_age_basic_pension"
    months = record_months(person, time, law)
    counted = sum(months.values())
    entitled = old_age_basic_pension.entitled(
        counted_months=counted, eligibility_months=law.constant(f"{programme}.eligibility_months")
    )
    weights = {
        f"weight_{name}{when}": law.constant(f"{programme}.weight_{name}{when}")
        for name in WEIGHTED
        for when in ("", BEFORE)
    }
    excess = {f"excess_weight_{name}": law.constant(f"{programme}.excess_weight_{name}") for name in _PARTIAL}
    yen = old_age_basic_pension.pension_yen_per_year(
        paid_months=months["paid"],
        **{f"{name}_months{when}": months[name + when] for name in WEIGHTED for when in ("", BEFORE)},
        **weights,
        **excess,
        full_amount_yen_per_year=cohort_yen(programme + ".full_amount_{}_yen_per_year", person, law),
        full_months=law.constant(f"{programme}.full_months"),
    )
    return np.where(entitled, yen, 0.0)


_PARTIAL = ("three_quarter", "half", "quarter")


def _entitlement(life: Life, time: Timeline, law: LawYears, own_income_yen: Floats | None) -> Entitlement:
    """Own pensions; typed amounts are taken as they will be paid, computed ones get the claim factor."""
    pension = life.person.old_age_pension
    course = law.growth_by_family["pension"]
    employees = (pension.employees_yen_per_year or 0) * law.growth_by_family["employees_pension"]
    start = life.reaches(pension.start_age, pension.start_extra_months)
    if pension.basic_yen_per_year is not None:
        basic = pension.basic_yen_per_year * course
    elif pension.record is None and pension.treatment is None:
        basic = np.zeros_like(course)
    else:
        basic = computed_basic_yen(life.person, time, law) * claim_factor(life.person, law)
    granted = disability.granted_yen(life, time, law, own_income_yen)
    interval = contributions.disability_interval(life.person, law)
    disabled, supplement = granted.basic_yen, granted.supplement_yen
    return Entitlement(basic, employees, start, disabled, supplement, interval, granted.employees_yen)


def _own_pensions(life: Life, own: Entitlement, time: Timeline, law: LawYears) -> list[Line]:
    """Old-age and disability pensions of one person; where both are due the larger is paid.

    From 65 on the disability basic pension goes with either employees' pension, the old-age basic pension
    only with the old-age employees' pension (国民年金法20条・厚生年金保険法38条).
    """
    name = life.name
    old_months = time.months(own.start, life.end)
    if life.person.disability_pension is None:
        return [
            Line("old_age_basic_pension", name, name, own.basic_yen * old_months / MONTHS),
            Line("old_age_employees_pension", name, name, own.employees_yen * old_months / MONTHS),
        ]
    start, end = own.disability
    normal = life.reaches(int(law.constant("old_age_basic_pension.normal_start_age")))
    both_early = time.months(max(start, own.start), np.minimum(np.minimum(end, normal), life.end))
    both_late = time.months(max(start, own.start, normal), np.minimum(end, life.end))
    larger_employees = np.maximum(own.disability_employees_yen, own.employees_yen)
    disability_early = own.all_disability_yen >= own.basic_yen + own.employees_yen
    disability_late = own.disability_yen + own.supplement_yen + larger_employees >= own.basic_yen + own.employees_yen
    lost_employees = both_late * disability_late * (own.disability_employees_yen > own.employees_yen)
    lost_disability_employees = both_late * disability_late * (own.disability_employees_yen <= own.employees_yen)
    lost_old = both_early * disability_early + both_late * disability_late
    lost_disability = both_early * ~disability_early + both_late * ~disability_late
    employees_months = old_months - both_early * disability_early - lost_employees
    disability_months = time.months(start, np.minimum(end, life.end)) - lost_disability
    return [
        Line("disability_basic_pension", name, name, own.disability_yen * disability_months / MONTHS),
        Line(
            "disability_employees_pension",
            name,
            name,
            own.disability_employees_yen * (disability_months - lost_disability_employees) / MONTHS,
        ),
        Line("disability_pension_supplement", name, name, own.supplement_yen * disability_months / MONTHS),
        Line("old_age_basic_pension", name, name, own.basic_yen * (old_months - lost_old) / MONTHS),
        Line("old_age_employees_pension", name, name, own.employees_yen * employees_months / MONTHS),
    ]
