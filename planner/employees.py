"""老齢厚生年金 (employees): the old-age employees' pension, typed or from the record, and what work and family change.

A typed amount is taken as it will be paid. From average pay and months it is worked out; how many of the months
lie before 20 or after 60 is not known, so all count between.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from planner.deferral import Begin
from planner.entitlement import Entitlement, born_after_boundary, cohort_yen
from planner.household import Career, OldAgePension, Person
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import amounts, old_age_basic_pension
from planner.rules import old_age_employees_pension as rule
from planner.timeline import MONTHS, Life, Moment, Timeline

Floats: TypeAlias = NDArray[np.float64]

EMPLOYEES, BASIC = "old_age_employees_pension", "old_age_basic_pension"


@dataclass(frozen=True)
class Employees:
    """老齢厚生年金 — yearly amounts as if paid all year, each of shape (futures or 1, years).

    Attributes:
        yen: As claimed, with the transitional addition, without the addition for a spouse.
        earnings_yen: The earnings-related part that is weighed against pay: without the increase of a late claim.
        base_yen: The earnings-related part at the normal age, from which a survivors' pension is worked out.
        months: Months insured at work, or None when not known.

    """

    yen: Floats
    earnings_yen: Floats
    base_yen: Floats
    months: float | None


def pension(life: Life, law: LawYears, *, counted_months: Floats, begin: Begin) -> Employees:
    """老齢厚生年金 — typed, or from the record at work; nothing where neither is known.

    Args:
        life: The person.
        law: The law over the same years.
        counted_months: Months that count for the ten years of entitlement.
        begin: When the pension begins, and with which factor.

    """
    told = life.person.old_age_pension
    if told.employees_yen_per_year is not None:
        return _typed(told.employees_yen_per_year, months_at_work(told), begin, law)
    if told.career is None:
        nothing = np.zeros_like(law.growth_by_family["employees_pension"])
        return Employees(nothing, nothing, nothing, months_at_work(told))
    return _from_career(told.career, begin, law, np.maximum(counted_months, told.career.months))


def _typed(yen_per_year: int, months: float | None, begin: Begin, law: LawYears) -> Employees:
    """A typed amount is that of the planned claim; where the pension begins otherwise it has another factor."""
    cell, course = Cell(EMPLOYEES, begin.person.name), law.growth_by_family["employees_pension"]
    typed = law.apply(cell, amounts.grown_yen, first_year_yen=yen_per_year, growth_factor=course)
    planned = begin.planned_factor(law)
    base = rule.at_normal_age_yen_per_year(claimed_yen_per_year=typed, claim_factor=planned)
    if not begin.as_planned:
        typed = law.apply(
            cell,
            old_age_basic_pension.claimed_otherwise_yen_per_year,
            claimed_yen_per_year=typed,
            planned_claim_factor=planned,
            claim_factor=begin.factor(law, cell),
        )
    return Employees(typed, np.minimum(typed, base), base, months)


def months_at_work(told: OldAgePension) -> float | None:
    """厚生年金の加入月数 — as typed, or of the record at work; None when not known."""
    if told.employees_months is not None:
        return float(told.employees_months)
    return None if told.career is None else float(told.career.months)


def _from_career(career: Career, begin: Begin, law: LawYears, counted_months: Floats) -> Employees:
    """報酬比例部分・経過的加算・繰上げ繰下げ — from average pay and months; the pay is in the first year's money."""
    person = begin.person
    cell, course = Cell(EMPLOYEES, person.name), law.growth_by_family["employees_pension"]
    earned = law.apply(cell, amounts.grown_yen, first_year_yen=_earned_yen(career, law, cell), growth_factor=course)
    entitled = law.apply(
        cell,
        old_age_basic_pension.entitled,
        counted_months=counted_months,
        eligibility_months=law.constant(f"{BASIC}.eligibility_months"),
    )
    factor = begin.factor(law, cell)
    claimed = law.apply(
        cell,
        rule.claimed_yen_per_year,
        earnings_related_yen_per_year=earned,
        transitional_addition_yen_per_year=_transitional_yen(person, law, cell),
        claim_factor=factor,
        entitled=entitled,
    )
    months = months_at_work(person.old_age_pension)
    return Employees(claimed, earned * np.minimum(factor, 1.0) * entitled, earned * entitled, months)


def _earned_yen(career: Career, law: LawYears, cell: Cell) -> Floats:
    return law.apply(
        cell,
        rule.earnings_related_yen_per_year,
        pay_to_2003_03_yen_per_month=career.pay_to_2003_03_yen_per_month,
        months_to_2003_03=career.months_to_2003_03,
        pay_from_2003_04_yen_per_month=career.pay_from_2003_04_yen_per_month,
        months_from_2003_04=career.months_from_2003_04,
        earnings_ratio_to_2003_03=law.constant(f"{EMPLOYEES}.earnings_ratio_to_2003_03"),
        earnings_ratio_from_2003_04=law.constant(f"{EMPLOYEES}.earnings_ratio_from_2003_04"),
    )


def _transitional_yen(person: Person, law: LawYears, cell: Cell) -> Floats:
    months = months_at_work(person.old_age_pension) or 0.0
    return law.apply(
        cell,
        rule.transitional_addition_yen_per_year,
        months=months,
        months_20_to_59=months,
        fixed_unit_yen=cohort_yen(EMPLOYEES + ".fixed_unit_{}_yen", person, law),
        fixed_months_limit=law.constant(f"{EMPLOYEES}.fixed_months_limit"),
        full_amount_yen_per_year=cohort_yen(BASIC + ".full_amount_{}_yen_per_year", person, law),
        full_months=law.constant(f"{BASIC}.full_months"),
    )


def line(
    life: Life,
    own: Mapping[str, Entitlement],
    months: Floats,
    time: Timeline,
    law: LawYears,
    *,
    wages_yen: Floats | None,
) -> Line:
    """老齢厚生年金の行 — the months due, less what is suspended for work, with the addition for a spouse.

    Args:
        life: The person.
        own: Entitlements of all members.
        months: Months of each year in which the pension is due.
        time: The household's timeline.
        law: The law over the same years.
        wages_yen: The person's pay by year, or None for nothing.

    """
    cell, mine = Cell(EMPLOYEES, life.name), own[life.name]
    suspended = _suspended_yen(life, mine, time, law, wages_yen)
    addition, addition_months = _family_addition(life, own, time, law)
    if suspended is None and not np.any(addition_months):
        yen = law.apply(cell, amounts.part_of_year_yen, yen_per_year=mine.employees_yen, months=months)
    else:
        yen = law.apply(
            cell,
            rule.paid_yen,
            claimed_yen_per_year=mine.employees_yen,
            earnings_related_yen_per_year=mine.employees_yen if mine.earnings_yen is None else mine.earnings_yen,
            months=months,
            suspended_yen_per_year=0.0 if suspended is None else suspended,
            family_addition_yen_per_year=addition,
            family_addition_months=np.minimum(addition_months, months),
        )
    return Line(EMPLOYEES, life.name, life.name, yen, months=months)


def _suspended_yen(
    life: Life, own: Entitlement, time: Timeline, law: LawYears, wages_yen: Floats | None
) -> Floats | None:
    """在職老齢年金 — while insured at work, which is asked as an age; None where there is nothing to weigh.

    The age counts through December of its year, like the ages of an income.
    """
    last_age = life.person.insured_at_work_to_age
    if wages_yen is None or last_age is None or own.earnings_yen is None or not own.earnings_yen.any():
        return None
    at_work = time.years <= life.person.birth_year + last_age
    monthly = wages_yen / np.maximum(1.0, life.months) * at_work
    paid_in_work = (monthly > 0) & (time.months(own.employees_start, life.end) > 0)
    if not paid_in_work.any():
        return None
    return law.apply(
        Cell(EMPLOYEES, life.name),
        rule.suspended_yen_per_year,
        pension_yen_per_year=own.earnings_yen,
        pay_yen_per_month=np.where(paid_in_work, monthly, 0.0),
        in_work_threshold_yen_per_month=law[f"{EMPLOYEES}.in_work_threshold_yen_per_month"],
    )


def _family_addition(
    life: Life, own: Mapping[str, Entitlement], time: Timeline, law: LawYears
) -> tuple[Floats | float, Floats | float]:
    """加給年金 — yearly amount and months of each year, both 0 without a right to it."""
    spouse = next((one for one in time.parents if one.name != life.name), None)
    months, needed = own[life.name].employees_months, law.constant(f"{EMPLOYEES}.family_addition_months")
    if spouse is None or life not in time.parents or months is None or months < needed:
        return 0.0, 0.0
    due = _addition_months(life, spouse, own, time, law)
    if not due.any():
        return 0.0, 0.0
    right = life.reaches(int(law.constant(f"{BASIC}.normal_start_age"))) - 1
    special = born_after_boundary(life.person, law.text(f"{EMPLOYEES}.special_addition_boundary"))
    yen = law.apply(
        Cell(EMPLOYEES, life.name),
        rule.family_addition_yen_per_year,
        spouse_addition_yen_per_year=law[f"{EMPLOYEES}.spouse_addition_yen_per_year"],
        special_addition_yen_per_year=law[f"{EMPLOYEES}.special_addition_yen_per_year"] if special else 0.0,
        spouse_addition_ratio=_in_force(law, f"{EMPLOYEES}.spouse_addition_ratio", right),
    )
    return yen, due


def _addition_months(life: Life, spouse: Life, own: Mapping[str, Entitlement], time: Timeline, law: LawYears) -> Floats:
    """From 65 and the claim until the spouse is 65, except while the spouse has a long or a disability pension."""
    needed = law.constant(f"{EMPLOYEES}.family_addition_months")
    normal = life.reaches(int(law.constant(f"{BASIC}.normal_start_age")))
    start = np.maximum(own[life.name].employees_start, normal)
    ends: Moment = np.minimum(life.end, spouse.end)
    ends = np.minimum(ends, spouse.reaches(int(law.constant(f"{EMPLOYEES}.family_addition_last_age"))))
    theirs = own[spouse.name]
    if (theirs.employees_months or 0) >= needed:
        ends = np.minimum(ends, theirs.employees_start)
    disabled_from, disabled_to = theirs.disability
    beside_disability = time.months(np.maximum(start, disabled_from), np.minimum(ends, disabled_to))
    return np.asarray(time.months(start, ends) - beside_disability)


def _in_force(law: LawYears, key: str, month: int) -> float:
    """Return a single number of the law in the month in which a right begins, the first known one before that."""
    law.constant(key)  # so that the key counts as read
    parameter = law.book.parameter(key, law.code)
    begun = max(date(month // MONTHS, month % MONTHS + 1, 1), parameter.entries[0].first_day)
    return float(str(parameter.on(begun).value))
