"""障害年金 (disability): what a person with a granted disability pension receives, as yearly amounts."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.entitlement import cohort_of, cohort_yen
from planner.household import Career, DisabilityPension, Person
from planner.household_fields import LAST_MONTH_OF_FISCAL_YEAR
from planner.lawbook import Cell, LawYears
from planner.means import NO_YEN, Means
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
OF_HANDBOOK = {"moderate": "disabled_deduction_yen", "severe": "severely_disabled_deduction_yen"}


@dataclass(frozen=True)
class Granted:
    """認められた障害年金 — yearly amounts as if paid all year, each of shape (futures or 1, years).

    ``basic_yen`` with the addition for children and after the income limit, ``employees_yen`` with the
    addition for the spouse. An amount typed by the family is everything, the supplement as part of ``basic_yen``.
    """

    basic_yen: Floats
    employees_yen: Floats
    supplement_yen: Floats


def granted_yen(life: Life, time: Timeline, law: LawYears, means: Means) -> Granted:
    """障害基礎年金・障害厚生年金・給付金 — what the granted pension comes to.

    Left out: dependants of the recipient in the limits of income.

    Args:
        life: The person.
        time: The household's timeline, for children and spouse.
        law: The law over the same years.
        means: The person's own income by year; that of the years before decides.

    """
    granted = life.person.disability_pension
    nothing = np.zeros((1, len(law.years)))
    if granted is None:
        return Granted(nothing, nothing, nothing)
    if granted.yen_per_year is not None:
        basic, employees = _typed_yen(life, granted, granted.yen_per_year, time, law, means=means)
        return Granted(basic, employees, nothing)
    basic = _basic_yen(life, granted, time, law, means)
    return Granted(basic, _employees_yen(life, granted, time, law), _supplement_yen(life, granted, law, means))


def _typed_yen(
    life: Life, granted: DisabilityPension, typed_yen: int, time: Timeline, law: LawYears, *, means: Means
) -> tuple[Floats, Floats]:
    """額が分かるとき — the basic pension as far as the law's amounts reach, the rest is the employees' pension.

    Both parts are told in the first year's money and grow each with its own family.
    """
    course, part = law.growth_by_family, NO_YEN
    basic = employees = np.zeros((1, len(law.years)))
    if granted.grade != LOWEST_GRADE:
        part = law.apply(
            Cell(BASIC, life.name),
            disability_basic_pension.typed_part_yen_per_year,
            typed_yen_per_year=typed_yen,
            basic_yen_per_year=_first_basic_yen(life, granted, time, law),
            supplement_yen_per_year=_in_december(f"{SUPPLEMENT}.grade_{granted.grade}_yen_per_month", law) * MONTHS,
        )
        basic = law.apply(
            Cell(BASIC, life.name), amounts.grown_yen, first_year_yen=part, growth_factor=course["pension"]
        )
        if granted.onset_before_20:
            basic = _limited_yen(life, basic, NO_YEN, law, means)
    rest = disability_employees_pension.typed_rest_yen_per_year(
        typed_yen_per_year=typed_yen, typed_part_yen_per_year=part
    )
    if rest.any():
        employees = law.apply(
            Cell(EMPLOYEES, life.name),
            amounts.grown_yen,
            first_year_yen=rest,
            growth_factor=course["employees_pension"],
        )
    return basic, employees


def _first_basic_yen(life: Life, granted: DisabilityPension, time: Timeline, law: LawYears) -> Floats:
    """The law's basic pension with the addition for children in the first year, shape (futures or 1, 1)."""
    cohort = cohort_of(life.person, law)
    pension = disability_basic_pension.pension_yen(
        grade=granted.grade,
        months=MONTHS,
        grade_1_yen_per_year=_in_december(f"{BASIC}.grade_1_{cohort}_yen_per_year", law),
        grade_2_yen_per_year=_in_december(f"{BASIC}.grade_2_{cohort}_yen_per_year", law),
    )
    children = _children(life, granted, time, law)
    if not children:
        return pension
    return pension + disability_basic_pension.child_addition_yen_per_year(**children)[:, :1]


def _in_december(key: str, law: LawYears) -> Floats:
    """An amount as it is in force at the end of the first year, shape (futures or 1, 1)."""
    return np.asarray(law.by_month(key)[-1, 0] * law.growth(key)[:, :1])


def _basic_yen(life: Life, granted: DisabilityPension, time: Timeline, law: LawYears, means: Means) -> Floats:
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
    children = _children(life, granted, time, law)
    addition = NO_YEN
    if children:
        addition = law.apply(cell, disability_basic_pension.child_addition_yen_per_year, **children)
    if granted.onset_before_20:
        return _limited_yen(life, pension, addition, law, means)
    if not addition.any():
        return pension
    return law.apply(
        cell,
        disability_basic_pension.with_child_addition_yen_per_year,
        pension_yen_per_year=pension,
        child_addition_yen_per_year=addition,
    )


def _children(life: Life, granted: DisabilityPension, time: Timeline, law: LawYears) -> dict[str, Any]:
    """子の加算の条件 — of a parent whose children of the plan are still under the age limit; empty for all others."""
    months = _months_with_children(life, time, int(law.constant(f"{BASIC}.child_age")))
    if not any(one.any() for one in months):
        return {}
    return {
        "grade": granted.grade,
        "children": sum(months[:2], np.zeros(1)) / MONTHS,
        "further_children": sum(months[2:], np.zeros(1)) / MONTHS,
        "child_first_second_yen_per_year": law[f"{BASIC}.child_first_second_yen_per_year"],
        "child_third_yen_per_year": law[f"{BASIC}.child_third_yen_per_year"],
    }


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


def _limited_yen(life: Life, pension: Floats, addition: Floats, law: LawYears, means: Means) -> Floats:
    """20歳前傷病の所得制限 — income of two years before up to September, of the year before from October."""
    cell = Cell(BASIC, life.name)
    parts = [
        law.apply(
            cell,
            disability_basic_pension.paid_ratio,
            own_income_yen=_assessed_yen(cell, life, law, means, years_ago=years_ago),
            dependants=NOBODY_DEPENDS,
            half_limit_yen=law[f"{BASIC}.half_limit_yen"],
            full_limit_yen=law[f"{BASIC}.full_limit_yen"],
            limit_yen_per_dependant=law[f"{BASIC}.limit_yen_per_dependant"],
        )
        for years_ago in (2, 1)
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


def _assessed_yen(cell: Cell, life: Life, law: LawYears, means: Means, *, years_ago: int) -> Floats:
    """所得制限で見る所得 — of one or two years before, after premiums and deductions, yen by year."""
    own = means.incomes.get(life.name)
    if own is None or not own.total_yen.any():
        return np.zeros((1, len(law.years)))
    told = (own.total_yen, own.wage_income_yen + own.pension_income_yen, means.premiums_yen.get(life.name, NO_YEN))
    total, earned, premiums = told
    for _ in range(years_ago):
        total, earned, premiums = year_before(total), year_before(earned), year_before(premiums)
    deduction = OF_HANDBOOK.get(life.person.disability_handbook)
    return law.apply(
        cell,
        disability_basic_pension.assessed_income_yen,
        total_income_yen=total,
        earned_income_yen=earned,
        social_insurance_yen=premiums,
        disabled_deduction_yen=law.constant(f"{BASIC}.{deduction}") if deduction else 0.0,
        earned_deduction_yen=law.constant(f"{BASIC}.earned_deduction_yen"),
    )


def _employees_yen(life: Life, granted: DisabilityPension, time: Timeline, law: LawYears) -> Floats:
    """障害厚生年金 — from the record at work; nothing without one."""
    career = granted.career
    if career is None:
        return np.zeros((1, len(law.years)))
    cell = Cell(EMPLOYEES, life.name)
    earned = law.apply(cell, disability_employees_pension.earnings_related_yen_per_year, **_record(career, law))
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


def earned_yen(career: Career, law: LawYears) -> Floats:
    """報酬比例の額（300月みなし）— from the record at work, yen per year, shape (futures or 1, years)."""
    earned = disability_employees_pension.earnings_related_yen_per_year(**_record(career, law))
    return amounts.grown_yen(first_year_yen=earned, growth_factor=law.growth_by_family["employees_pension"])


def _record(career: Career, law: LawYears) -> dict[str, float]:
    """The record at work as the rule asks for it."""
    return {
        "pay_to_2003_03_yen_per_month": career.pay_to_2003_03_yen_per_month,
        "months_to_2003_03": career.months_to_2003_03,
        "pay_from_2003_04_yen_per_month": career.pay_from_2003_04_yen_per_month,
        "months_from_2003_04": career.months_from_2003_04,
        "earnings_ratio_to_2003_03": law.constant("old_age_employees_pension.earnings_ratio_to_2003_03"),
        "earnings_ratio_from_2003_04": law.constant("old_age_employees_pension.earnings_ratio_from_2003_04"),
        "deemed_months": law.constant(f"{EMPLOYEES}.deemed_months"),
    }


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


def _supplement_yen(life: Life, granted: DisabilityPension, law: LawYears, means: Means) -> Floats:
    """障害年金生活者支援給付金 — beside the basic pension, by the income of the year before."""
    cell = Cell(SUPPLEMENT, life.name)
    return law.apply(
        cell,
        disability_pension_supplement.benefit_yen,
        grade=granted.grade,
        months=MONTHS,
        own_income_yen=_assessed_yen(cell, life, law, means, years_ago=1),
        dependants=NOBODY_DEPENDS,
        own_income_limit_yen=law[f"{SUPPLEMENT}.own_income_limit_yen"],
        limit_yen_per_dependant=law[f"{SUPPLEMENT}.limit_yen_per_dependant"],
        grade_1_yen_per_month=law[f"{SUPPLEMENT}.grade_1_yen_per_month"],
        grade_2_yen_per_month=law[f"{SUPPLEMENT}.grade_2_yen_per_month"],
    )
