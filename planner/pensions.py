"""年金 (pensions): which pensions each member receives in which months.

One person receives one kind of pension before the choice age; from 65 on the larger basic pension is
paid, and a survivors' employees' pension beside the own basic pension (国民年金法20条, 厚生年金保険法64条の2).
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from planner import contributions, deferral, disability, employees, survivors, survivors_claim
from planner.deferral import Begin
from planner.entitlement import Entitlement, cohort_yen
from planner.household import Person
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.means import Means
from planner.rules import amounts, old_age_basic_pension
from planner.timeline import Life, Moment, Timeline

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

BASIC = "old_age_basic_pension"
NO_MEANS = Means()
COUNTS_AS: Mapping[str, str] = MappingProxyType(
    {
        "pay": "paid",
        contributions.EMPLOYED: "paid",
        contributions.DEPENDANT: "paid",
        contributions.STATUTORY: "full_exempt",
    }
)
WEIGHTED = ("full_exempt", "three_quarter_exempt", "half_exempt", "quarter_exempt")
BEFORE = "_before_2009_04"


def lines(time: Timeline, law: LawYears, means: Means = NO_MEANS) -> list[Line]:
    """年金の行 — the pensions that each member receives.

    Args:
        time: The household's timeline.
        law: The law over the same years.
        means: What the family's incomes mean to the limits of disability pensions, to the test of survivors and to
            the employees' pension of who is insured at work.

    """
    rows: list[Line] = []
    widowed = survivors_claim.ends_of_waiting(time, law, means)
    own = {life.name: _entitlement(life, time, law, means, widowed=widowed[life.name]) for life in time.lives}
    for life in time.lives:
        rows += _own_pensions(life, own, time, law, means)
    return rows + survivors.lines(own, time, law, means)


def record_months(
    person: Person, time: Timeline, law: LawYears, at_work: Mapping[str, Bools] = contributions.NOBODY
) -> dict[str, Floats]:
    """年金記録の月数 — months by treatment up to 60: the record so far and what the plan adds.

    Args:
        person: The person.
        time: The household's timeline.
        law: The law over the same years.
        at_work: Who is insured at work in which year, by name.

    Returns:
        Each of shape (futures or 1, 1).

    """
    record = person.old_age_pension.record
    kinds = ("paid", "deferred", *WEIGHTED, *(w + BEFORE for w in WEIGHTED))
    months = {kind: np.zeros((1, 1)) for kind in kinds}
    if record is not None:
        for name, count in record.model_dump().items():
            months[name.replace("_months", "")] = np.full((1, 1), float(count))
    for treatment, by_year in contributions.months_by_treatment(person, time, law, at_work).items():
        name = COUNTS_AS.get(treatment, treatment)
        if name in months:
            months[name] = months[name] + by_year.sum(axis=1, keepdims=True)
    return months


def counted_months(
    person: Person, time: Timeline, law: LawYears, at_work: Mapping[str, Bools] = contributions.NOBODY
) -> Floats:
    """受給資格に数える月数 — all months of the record and the plan that count, shape (futures or 1, 1)."""
    return np.asarray(sum(record_months(person, time, law, at_work).values()))


def computed_basic_yen(
    person: Person, time: Timeline, law: LawYears, at_work: Mapping[str, Bools] = contributions.NOBODY
) -> Floats:
    """老齢基礎年金（記録から） — the yearly amount at 65 from the months of the record, shape (futures or 1, years).

    Whether the months are enough for a pension at all is looked at when it is claimed.
    """
    months = record_months(person, time, law, at_work)
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


def _entitlement(life: Life, time: Timeline, law: LawYears, means: Means, *, widowed: Moment) -> Entitlement:
    """Own pensions; typed amounts are taken as they will be paid, computed ones get the claim factor."""
    pension = life.person.old_age_pension
    granted = disability.granted_yen(life, time, law, means)
    works_disabled = np.asarray(granted.employees_yen.any(axis=1, keepdims=True))
    basic, work = deferral.begins(life, law, widowed=widowed, works_disabled=works_disabled)
    counted = counted_months(life.person, time, law, means.at_work)
    if pension.basic_yen_per_year:  # who is told a basic pension has the months for one
        counted = np.maximum(counted, law.constant(f"{BASIC}.eligibility_months"))
    earned = employees.pension(life, law, counted_months=counted, begin=work)
    return Entitlement(
        basic_yen=_basic_yen(basic, time, law, means.at_work),
        employees_yen=earned.yen,
        start=basic.start,
        employees_start=work.start,
        disability_yen=granted.basic_yen,
        supplement_yen=granted.supplement_yen,
        disability=contributions.disability_interval(life.person, law),
        disability_employees_yen=granted.employees_yen,
        employees_months=earned.months,
        earnings_yen=earned.earnings_yen,
        survivors_base_yen=earned.base_yen,
    )


def _basic_yen(begin: Begin, time: Timeline, law: LawYears, at_work: Mapping[str, Bools]) -> Floats:
    """老齢基礎年金 — typed, or from the record with 付加年金; nothing where neither is known."""
    person, cell = begin.person, Cell(BASIC, begin.person.name)
    pension, course = person.old_age_pension, law.growth_by_family["pension"]
    if pension.basic_yen_per_year is not None:
        typed = law.apply(cell, amounts.grown_yen, first_year_yen=pension.basic_yen_per_year, growth_factor=course)
        return typed if begin.as_planned else _claimed_otherwise_yen(typed, begin, law, cell)
    if pension.record is None and pension.treatment is None:
        return np.zeros_like(course)
    entitled = law.apply(
        cell,
        old_age_basic_pension.entitled,
        counted_months=counted_months(person, time, law, at_work),
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
        pension_yen_per_year=computed_basic_yen(person, time, law, at_work),
        additional_pension_yen_per_year=additional,
        claim_factor=begin.factor(law, cell),
        entitled=entitled,
    )


def _claimed_otherwise_yen(typed: Floats, begin: Begin, law: LawYears, cell: Cell) -> Floats:
    """A typed amount where the law lets the pension begin at another time than planned."""
    return law.apply(
        cell,
        old_age_basic_pension.claimed_otherwise_yen_per_year,
        claimed_yen_per_year=typed,
        planned_claim_factor=begin.planned_factor(law),
        claim_factor=begin.factor(law, cell),
    )


def _own_pensions(
    life: Life, entitlements: Mapping[str, Entitlement], time: Timeline, law: LawYears, means: Means
) -> list[Line]:
    """Old-age and disability pensions of one person; where both are due the larger is paid.

    From 65 on the disability basic pension goes with either employees' pension, the old-age basic pension
    only with the old-age employees' pension (国民年金法20条・厚生年金保険法38条).
    """
    own, wages = entitlements[life.name], means.wages_yen(life.name)
    old_months, work_months = time.months(own.start, life.end), time.months(own.employees_start, life.end)
    if life.person.disability_pension is None:
        return [
            _line(BASIC, life, own.basic_yen, old_months, law),
            employees.line(life, entitlements, work_months, time, law, wages_yen=wages),
        ]
    start, end = own.disability
    normal = life.reaches(int(law.constant("old_age_basic_pension.normal_start_age")))
    ends, late = np.minimum(end, life.end), max(start, normal)
    both_early = time.months(np.maximum(start, own.start), np.minimum(ends, normal))
    both_late = time.months(np.maximum(late, own.start), ends)
    work_late = time.months(np.maximum(late, own.employees_start), ends)
    larger_employees = np.maximum(own.disability_employees_yen, own.employees_yen)
    disability_early = own.all_disability_yen >= own.basic_yen + own.employees_yen
    disability_late = own.disability_yen + own.supplement_yen + larger_employees >= own.basic_yen + own.employees_yen
    lost_employees = work_late * disability_late * (own.disability_employees_yen > own.employees_yen)
    lost_disability_employees = work_late * disability_late * (own.disability_employees_yen <= own.employees_yen)
    lost_old = both_early * disability_early + both_late * disability_late
    lost_disability = both_early * ~disability_early + both_late * ~disability_late
    employees_months = work_months - both_early * disability_early - lost_employees
    disability_months = time.months(start, ends) - lost_disability
    beside_work = disability_months - lost_disability_employees
    return [
        _line("disability_basic_pension", life, own.disability_yen, disability_months, law),
        _line("disability_employees_pension", life, own.disability_employees_yen, beside_work, law),
        _line("disability_pension_supplement", life, own.supplement_yen, disability_months, law),
        _line(BASIC, life, own.basic_yen, old_months - lost_old, law),
        employees.line(life, entitlements, employees_months, time, law, wages_yen=wages),
    ]


def _line(programme: str, life: Life, yen_per_year: Floats, months: Floats, law: LawYears) -> Line:
    """One pension for the months in which it is paid."""
    cell = Cell(programme, life.name)
    yen = law.apply(cell, amounts.part_of_year_yen, yen_per_year=yen_per_year, months=months)
    return Line(programme, life.name, life.name, yen, months=months)
