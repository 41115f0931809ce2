"""年金 (pensions): which pensions each member receives in which months.

One person receives one kind of pension before the choice age; from 65 on the larger basic pension is
paid, and a survivors' employees' pension beside the own basic pension (国民年金法20条, 厚生年金保険法64条の2).
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from planner import contributions, disability, employees, survivors
from planner.entitlement import Entitlement, applied_claim_factor, cohort_yen
from planner.household import Person
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import amounts, old_age_basic_pension
from planner.timeline import Life, Timeline

Floats = NDArray[np.float64]

BASIC = "old_age_basic_pension"
NO_PAY: Mapping[str, Floats] = MappingProxyType({})
WEIGHTED = ("full_exempt", "three_quarter_exempt", "half_exempt", "quarter_exempt")
BEFORE = "_before_2009_04"


def lines(
    time: Timeline,
    law: LawYears,
    *,
    own_income_yen: Mapping[str, Floats],
    receipts_yen: Mapping[str, Floats] = NO_PAY,
    wages_yen: Mapping[str, Floats] = NO_PAY,
) -> list[Line]:
    """年金の行 — the pensions that each member receives.

    Args:
        time: The household's timeline.
        law: The law over the same years.
        own_income_yen: 所得 by person without pensions, yen per year, shape (futures or 1, years); the income limits
            of disability pensions look at that of the year before.
        receipts_yen: Typed incomes by person before any deduction, for the test of survivors.
        wages_yen: Pay by person, yen per year, weighed against the employees' pension while insured at work.

    """
    rows: list[Line] = []
    own = {life.name: _entitlement(life, time, law, own_income_yen.get(life.name)) for life in time.lives}
    for life in time.lives:
        rows += _own_pensions(life, own, time, law, wages_yen.get(life.name))
    means = {"receipts_yen": receipts_yen, "income_yen": own_income_yen, "wages_yen": wages_yen}
    return rows + survivors.lines(own, time, law, **means)


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
    """老齢基礎年金（記録から） — the yearly amount at 65 from the months of the record, shape (futures or 1, years).

    Whether the months are enough for a pension at all is looked at when it is claimed.
    """
    months = record_months(person, time, law)
    weights = {
        f"weight_{name}{when}": law.constant(f"{BASIC}.weight_{name}{when}")
        for name in WEIGHTED
        for when in ("", BEFORE)
    }
    excess = {f"excess_weight_{name}": law.constant(f"{BASIC}.excess_weight_{name}") for name in _PARTIAL}
    return law.apply(
        Cell(BASIC, person.name),
        old_age_basic_pension.pension_yen_per_year,
        paid_months=months["paid"],
        **{f"{name}_months{when}": months[name + when] for name in WEIGHTED for when in ("", BEFORE)},
        **weights,
        **excess,
        full_amount_yen_per_year=cohort_yen(BASIC + ".full_amount_{}_yen_per_year", person, law),
        full_months=law.constant(f"{BASIC}.full_months"),
    )


_PARTIAL = ("three_quarter", "half", "quarter")


def _entitlement(life: Life, time: Timeline, law: LawYears, own_income_yen: Floats | None) -> Entitlement:
    """Own pensions; typed amounts are taken as they will be paid, computed ones get the claim factor."""
    pension = life.person.old_age_pension
    counted = sum(record_months(life.person, time, law).values())
    if pension.basic_yen_per_year:  # who is told a basic pension has the months for one
        counted = max(counted, law.constant(f"{BASIC}.eligibility_months"))
    work = employees.pension(life, law, counted_months=counted)
    granted = disability.granted_yen(life, time, law, own_income_yen)
    return Entitlement(
        basic_yen=_basic_yen(life.person, time, law),
        employees_yen=work.yen,
        start=life.reaches(pension.start_age, pension.start_extra_months),
        disability_yen=granted.basic_yen,
        supplement_yen=granted.supplement_yen,
        disability=contributions.disability_interval(life.person, law),
        disability_employees_yen=granted.employees_yen,
        employees_months=work.months,
        earnings_yen=work.earnings_yen,
        survivors_base_yen=work.base_yen,
    )


def _basic_yen(person: Person, time: Timeline, law: LawYears) -> Floats:
    """老齢基礎年金 — typed, or from the record with 付加年金; nothing where neither is known."""
    pension, cell, course = person.old_age_pension, Cell(BASIC, person.name), law.growth_by_family["pension"]
    if pension.basic_yen_per_year is not None:
        return law.apply(cell, amounts.grown_yen, first_year_yen=pension.basic_yen_per_year, growth_factor=course)
    if pension.record is None and pension.treatment is None:
        return np.zeros_like(course)
    entitled = law.apply(
        cell,
        old_age_basic_pension.entitled,
        counted_months=sum(record_months(person, time, law).values()),
        eligibility_months=law.constant(f"{BASIC}.eligibility_months"),
    )
    additional = law.apply(
        cell,
        old_age_basic_pension.additional_pension_yen_per_year,
        additional_months=pension.additional_months,
        additional_yen_per_month=law.constant(f"{BASIC}.additional_yen_per_month"),
    )
    return law.apply(
        cell,
        old_age_basic_pension.claimed_yen_per_year,
        pension_yen_per_year=computed_basic_yen(person, time, law),
        additional_pension_yen_per_year=additional,
        claim_factor=applied_claim_factor(person, law, cell),
        entitled=entitled,
    )


def _own_pensions(
    life: Life, entitlements: Mapping[str, Entitlement], time: Timeline, law: LawYears, wages_yen: Floats | None
) -> list[Line]:
    """Old-age and disability pensions of one person; where both are due the larger is paid.

    From 65 on the disability basic pension goes with either employees' pension, the old-age basic pension
    only with the old-age employees' pension (国民年金法20条・厚生年金保険法38条).
    """
    own = entitlements[life.name]
    old_months = time.months(own.start, life.end)
    if life.person.disability_pension is None:
        return [
            _line(BASIC, life, own.basic_yen, old_months, law),
            employees.line(life, entitlements, old_months, time, law, wages_yen=wages_yen),
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
    beside_work = disability_months - lost_disability_employees
    return [
        _line("disability_basic_pension", life, own.disability_yen, disability_months, law),
        _line("disability_employees_pension", life, own.disability_employees_yen, beside_work, law),
        _line("disability_pension_supplement", life, own.supplement_yen, disability_months, law),
        _line(BASIC, life, own.basic_yen, old_months - lost_old, law),
        employees.line(life, entitlements, employees_months, time, law, wages_yen=wages_yen),
    ]


def _line(programme: str, life: Life, yen_per_year: Floats, months: Floats, law: LawYears) -> Line:
    """One pension for the months in which it is paid."""
    cell = Cell(programme, life.name)
    yen = law.apply(cell, amounts.part_of_year_yen, yen_per_year=yen_per_year, months=months)
    return Line(programme, life.name, life.name, yen, months=months)
