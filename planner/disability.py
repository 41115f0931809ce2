"""障害年金 (disability): what a person with a granted disability pension receives, as yearly amounts."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.entitlement import cohort_yen
from planner.household import LAST_MONTH_OF_FISCAL_YEAR, DisabilityPension, Person
from planner.lawbook import Cell, LawYears
from planner.rules import amounts, disability_basic_pension, disability_employees_pension, disability_pension_supplement
from planner.standing import year_before
from planner.timeline import MONTHS, Life, Timeline

Floats = NDArray[np.float64]

BASIC, EMPLOYEES, SUPPLEMENT = (
    "disability_basic_pension",
    "disability_employees_pension",
    "disability_pension_supplement",
)
LOWEST_GRADE = 3
NOBODY_DEPENDS = 0


@dataclass(frozen=True)
class Granted:
    """認められた障害年金 — yearly amounts as if paid all year, each of shape (futures or 1, years).

    ``basic_yen`` with the addition for children and after the income limit, ``employees_yen`` with the
    addition for the spouse. An amount typed by the family is everything: in grade 3 it is the employees' pension.
    """

    basic_yen: Floats
    employees_yen: Floats
    supplement_yen: Floats


def granted_yen(life: Life, time: Timeline, law: LawYears, own_income_yen: Floats | None) -> Granted:
    """障害基礎年金・障害厚生年金・給付金 — what the granted pension comes to.

    Left out: dependants of the recipient in the limits of income.

    Args:
        life: The person.
        time: The household's timeline, for children and spouse.
        law: The law over the same years.
        own_income_yen: The person's own assessed income by year, or None for nothing; that of the years before decides.

    """
    granted = life.person.disability_pension
    nothing = np.zeros((1, len(law.years)))
    if granted is None:
        return Granted(nothing, nothing, nothing)
    if granted.yen_per_year is not None:
        typed = granted.yen_per_year * law.growth_by_family["pension"]
        lowest = granted.grade == LOWEST_GRADE
        return Granted(nothing, typed, nothing) if lowest else Granted(typed, nothing, nothing)
    income = nothing if own_income_yen is None else own_income_yen
    basic = _basic_yen(life, granted, time, law, income)
    return Granted(basic, _employees_yen(life, granted, time, law), _supplement_yen(life, granted, law, income))


def _basic_yen(life: Life, granted: DisabilityPension, time: Timeline, law: LawYears, income_yen: Floats) -> Floats:
    """障害基礎年金 — grade 1 and 2, with children, after the income limit where the onset was before 20."""
    cell = Cell(BASIC, life.name)
    pension = law.apply(
        cell,
        disability_basic_pension.pension_yen,
        grade=granted.grade,
        months=MONTHS,
        grade_1_yen_per_year=cohort_yen(BASIC + ".grade_1_{}_yen_per_year", life.person, law),
        grade_2_yen_per_year=cohort_yen(BASIC + ".grade_2_{}_yen_per_year", life.person, law),
    )
    addition = _child_addition_yen(life, granted, time, law)
    if granted.onset_before_20:
        return _limited_yen(life, pension, addition, law, income_yen)
    if not addition.any():
        return pension
    return law.apply(
        cell,
        disability_basic_pension.with_child_addition_yen_per_year,
        pension_yen_per_year=pension,
        child_addition_yen_per_year=addition,
    )


def _child_addition_yen(life: Life, granted: DisabilityPension, time: Timeline, law: LawYears) -> Floats:
    """子の加算 — for a parent whose children of the plan are still under the age limit."""
    months = _months_with_children(life, time, int(law.constant(f"{BASIC}.child_age")))
    if not any(one.any() for one in months):
        return np.zeros((1, len(law.years)))
    first_two = sum(months[:2], np.zeros(1)) / MONTHS
    return law.apply(
        Cell(BASIC, life.name),
        disability_basic_pension.child_addition_yen_per_year,
        grade=granted.grade,
        children=first_two,
        further_children=sum(months[2:], np.zeros(1)) / MONTHS,
        child_first_second_yen_per_year=law[f"{BASIC}.child_first_second_yen_per_year"],
        child_third_yen_per_year=law[f"{BASIC}.child_third_yen_per_year"],
    )


def _months_with_children(life: Life, time: Timeline, child_age: int) -> list[Floats]:
    """Months of each year under the age limit for each child, the youngest first."""
    if life.name not in [parent.name for parent in time.parents]:
        return []
    found = []
    for child in sorted(time.children, key=lambda one: _born(one.person), reverse=True):
        end = (_fiscal_year_of(child.person, child_age) + 1) * MONTHS + LAST_MONTH_OF_FISCAL_YEAR
        found.append(time.months(_born(child.person), np.minimum(end, child.end)))
    return found


def _born(person: Person) -> int:
    return person.birth_year * MONTHS + (person.birth_month or 1) - 1


def _fiscal_year_of(person: Person, age: int) -> int:
    """年度 — fiscal year in which an age is reached."""
    return person.birth_year + age - ((person.birth_month or 1) <= LAST_MONTH_OF_FISCAL_YEAR)


def _limited_yen(life: Life, pension: Floats, addition: Floats, law: LawYears, income_yen: Floats) -> Floats:
    """20歳前傷病の所得制限 — income of two years before up to September, of the year before from October."""
    cell, last = Cell(BASIC, life.name), year_before(income_yen)
    parts = [
        law.apply(
            cell,
            disability_basic_pension.paid_ratio,
            own_income_yen=decisive,
            dependants=NOBODY_DEPENDS,
            half_limit_yen=law[f"{BASIC}.half_limit_yen"],
            full_limit_yen=law[f"{BASIC}.full_limit_yen"],
            limit_yen_per_dependant=law[f"{BASIC}.limit_yen_per_dependant"],
        )
        for decisive in (year_before(last), last)
    ]
    return law.apply(
        cell,
        disability_basic_pension.limited_yen_per_year,
        pension_yen_per_year=pension,
        child_addition_yen_per_year=addition,
        paid_ratio_to_september=parts[0],
        paid_ratio_from_october=parts[1],
        limit_first_month=law.constant(f"{BASIC}.limit_first_month"),
    )


def _employees_yen(life: Life, granted: DisabilityPension, time: Timeline, law: LawYears) -> Floats:
    """障害厚生年金 — from the record at work; nothing without one."""
    career = granted.career
    if career is None:
        return np.zeros((1, len(law.years)))
    cell = Cell(EMPLOYEES, life.name)
    earned = law.apply(
        cell,
        disability_employees_pension.earnings_related_yen_per_year,
        pay_to_2003_03_yen_per_month=career.pay_to_2003_03_yen_per_month,
        months_to_2003_03=career.months_to_2003_03,
        pay_from_2003_04_yen_per_month=career.pay_from_2003_04_yen_per_month,
        months_from_2003_04=career.months_from_2003_04,
        earnings_ratio_to_2003_03=law.constant("old_age_employees_pension.earnings_ratio_to_2003_03"),
        earnings_ratio_from_2003_04=law.constant("old_age_employees_pension.earnings_ratio_from_2003_04"),
        deemed_months=law.constant(f"{EMPLOYEES}.deemed_months"),
    )
    grown = law.apply(
        cell,
        amounts.grown_yen,
        first_year_yen=earned,
        growth_factor=law.growth_by_family["employees_pension"],
    )
    pension = law.apply(
        cell,
        disability_employees_pension.pension_yen_per_year,
        grade=granted.grade,
        earnings_related_yen_per_year=grown,
        grade_1_percent=law.constant(f"{EMPLOYEES}.grade_1_percent"),
        grade_3_minimum_yen_per_year=cohort_yen(EMPLOYEES + ".grade_3_minimum_{}_yen_per_year", life.person, law),
    )
    return _with_spouse_yen(life, granted, pension, time, law)


def _with_spouse_yen(life: Life, granted: DisabilityPension, pension: Floats, time: Timeline, law: LawYears) -> Floats:
    """配偶者の加給年金額 — for a parent while the other parent is under the age limit."""
    couple = [parent.name for parent in time.parents]
    spouses = [parent for parent in time.parents if parent.name != life.name and life.name in couple]
    if not spouses or granted.grade == LOWEST_GRADE:
        return pension
    last_age = int(law.constant(f"{EMPLOYEES}.spouse_last_age"))
    months = time.months(time.start, np.minimum(spouses[0].reaches(last_age), spouses[0].end))
    return law.apply(
        Cell(EMPLOYEES, life.name),
        disability_employees_pension.with_spouse_yen_per_year,
        grade=granted.grade,
        pension_yen_per_year=pension,
        spouse_ratio=months / MONTHS,
        spouse_yen_per_year=law[f"{EMPLOYEES}.spouse_yen_per_year"],
    )


def _supplement_yen(life: Life, granted: DisabilityPension, law: LawYears, income_yen: Floats) -> Floats:
    """障害年金生活者支援給付金 — beside the basic pension, by the income of the year before."""
    return law.apply(
        Cell(SUPPLEMENT, life.name),
        disability_pension_supplement.benefit_yen,
        grade=granted.grade,
        months=MONTHS,
        own_income_yen=year_before(income_yen),
        dependants=NOBODY_DEPENDS,
        own_income_limit_yen=law[f"{SUPPLEMENT}.own_income_limit_yen"],
        limit_yen_per_dependant=law[f"{SUPPLEMENT}.limit_yen_per_dependant"],
        grade_1_yen_per_month=law[f"{SUPPLEMENT}.grade_1_yen_per_month"],
        grade_2_yen_per_month=law[f"{SUPPLEMENT}.grade_2_yen_per_month"],
    )
