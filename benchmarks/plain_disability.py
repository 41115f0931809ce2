"""Disability pensions of the plain loop: basic and employees' pension with their additions, and the supplement."""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.plain_law import MONTHS, Law
from benchmarks.plain_people import GRADES_OF_THE_BASIC_PENSION, Member, cohort, half_up
from benchmarks.plain_rows import months_between, year_before
from planner.household import Career

BASIC = "disability_basic_pension"
EMPLOYEES = "disability_employees_pension"
SUPPLEMENT = "disability_pension_supplement"
MARCH = 3
LOWEST_GRADE = 3
PERCENT = 100
CHEAPER_FROM = 2


@dataclass(frozen=True)
class Disability:
    """障害年金 — yen per whole year, by year; ``earned`` is the earnings-related part with its 300 months."""

    basic: list[float]
    employees: list[float]
    supplement: list[float]
    earned: list[float]

    def all(self, i: int) -> float:
        """Everything that is paid for the disability."""
        return self.basic[i] + self.supplement[i] + self.employees[i]


def of(who: Member, people: Mapping[str, Member], assessed: list[float], law: Law) -> Disability:
    """障害年金 — from the grade and the record at work, or as typed; ``assessed`` is the income the limits look at."""
    granted, nothing = who.person.disability_pension, [0.0] * len(law.course.years)
    if granted is None:
        return Disability(nothing, nothing, nothing, nothing)
    earned = nothing if granted.career is None else _earned(granted.career, law)
    if granted.yen_per_year is not None:
        return _typed(who, people, granted.yen_per_year, assessed, earned, law=law)
    employees = nothing if granted.career is None else _employees(who, earned, people, law)
    if granted.grade not in GRADES_OF_THE_BASIC_PENSION:
        return Disability(nothing, employees, nothing, earned)
    limits = law.by_year(f"{SUPPLEMENT}.own_income_limit_yen")
    monthly = law.by_year(f"{SUPPLEMENT}.grade_{granted.grade}_yen_per_month")
    supplement = [
        yen * MONTHS if year_before(assessed, i) <= limit else 0.0
        for i, (yen, limit) in enumerate(zip(monthly, limits, strict=True))
    ]
    return Disability(_basic(who, people, assessed, law), employees, supplement, earned)


def _typed(
    who: Member, people: Mapping[str, Member], typed: float, assessed: list[float], earned: list[float], *, law: Law
) -> Disability:
    """A typed amount: what the grade and its supplement come to is the basic pension, the rest the employees'."""
    granted, part = who.person.disability_pension, 0.0
    assert granted is not None
    if granted.grade in GRADES_OF_THE_BASIC_PENSION:
        lawful = law.in_december(f"{BASIC}.grade_{granted.grade}_{cohort(who.person, law)}_yen_per_year")
        lawful += _child_addition(who, people, 0, law)
        part = min(typed, lawful + MONTHS * law.in_december(f"{SUPPLEMENT}.grade_{granted.grade}_yen_per_month"))
    basic = [part * growth for growth in law.course.growth["pension"]]
    if granted.onset_before_20:
        basic = [
            sum(yen * _paid_part(assessed, i, month, law) for month in range(1, MONTHS + 1)) / MONTHS
            for i, yen in enumerate(basic)
        ]
    employees = [(typed - part) * growth for growth in law.course.growth["employees_pension"]]
    return Disability(basic, employees, [0.0] * len(basic), earned)


def _basic(who: Member, people: Mapping[str, Member], assessed: list[float], law: Law) -> list[float]:
    """障害基礎年金 — by grade with the additions; for an onset before 20 less above the limits of income."""
    granted = who.person.disability_pension
    assert granted is not None
    whole = law.by_year(f"{BASIC}.grade_{granted.grade}_{cohort(who.person, law)}_yen_per_year")
    additions = [_child_addition(who, people, i, law) for i in range(len(whole))]
    if not granted.onset_before_20:
        return [yen + addition for yen, addition in zip(whole, additions, strict=True)]
    found = []
    for i, (yen, addition) in enumerate(zip(whole, additions, strict=True)):
        parts = [_paid_part(assessed, i, month, law) for month in range(1, MONTHS + 1)]
        found.append(sum(yen * part + addition * (part > 0) for part in parts) / MONTHS)
    return found


def _paid_part(income: list[float], i: int, month: int, law: Law) -> float:
    """20歳前傷病の所得制限 — until September the income of two years before decides, then that of one."""
    newer = month >= law.number(f"{BASIC}.limit_first_month")
    decisive = income[max(0, i - (1 if newer else 2))]
    if decisive > law.by_year(f"{BASIC}.full_limit_yen")[i]:
        return 0.0
    return 0.5 if decisive > law.by_year(f"{BASIC}.half_limit_yen")[i] else 1.0


def of_age(who: Member, age: float) -> int:
    """年度末 — the April after the fiscal year in which an age is reached."""
    birth_year, birth_month = who.born // MONTHS, who.born % MONTHS + 1
    return (birth_year + int(age) + (birth_month > MARCH)) * MONTHS + MARCH


def _child_addition(who: Member, people: Mapping[str, Member], i: int, law: Law) -> float:
    """子の加算 — each month for a parent's children under age, the third and further ones the smaller amount."""
    if not who.is_parent:
        return 0.0
    children = [other for other in people.values() if not other.is_parent]
    times = [(child.born, min(of_age(child, law.number(f"{BASIC}.child_age")), child.end)) for child in children]
    first, third = (law.by_year(f"{BASIC}.child_{which}_yen_per_year")[i] for which in ("first_second", "third"))
    january = law.course.years[i] * MONTHS
    dearer = further = 0
    for month in range(january, january + MONTHS):
        count = sum(born <= month < end for born, end in times)
        dearer += min(count, CHEAPER_FROM)
        further += max(0, count - CHEAPER_FROM)
    return dearer / MONTHS * first + further / MONTHS * third


def _earned(career: Career, law: Law) -> list[float]:
    """報酬比例の額 — a record under 300 months counts as 300."""
    ratios = [law.number(f"old_age_employees_pension.earnings_ratio_{w}") for w in ("to_2003_03", "from_2003_04")]
    earned = career.pay_to_2003_03_yen_per_month * career.months_to_2003_03 * ratios[0]
    earned += career.pay_from_2003_04_yen_per_month * career.months_from_2003_04 * ratios[1]
    deemed = max(career.months, law.number(f"{EMPLOYEES}.deemed_months")) / max(career.months, 1)
    return [earned * deemed * growth for growth in law.course.growth["employees_pension"]]


def _employees(who: Member, earned: list[float], people: Mapping[str, Member], law: Law) -> list[float]:
    """障害厚生年金 — by grade; a spouse under 65 brings an addition."""
    granted = who.person.disability_pension
    assert granted is not None
    lowest = law.by_year(f"{EMPLOYEES}.grade_3_minimum_{cohort(who.person, law)}_yen_per_year")
    found = []
    for i, yen in enumerate(earned):
        if granted.grade == 1:
            paid = yen * law.number(f"{EMPLOYEES}.grade_1_percent") / PERCENT
        else:
            paid = max(yen, lowest[i]) if granted.grade == LOWEST_GRADE else yen
        found.append(half_up(paid) + _spouse_addition(who, people, i, law))
    return found


def _spouse_addition(who: Member, people: Mapping[str, Member], i: int, law: Law) -> float:
    granted = who.person.disability_pension
    spouse = next((other for other in people.values() if other.is_parent and other is not who), None)
    if not who.is_parent or spouse is None or granted is None or granted.grade == LOWEST_GRADE:
        return 0.0
    end = min(spouse.reaches(law.number(f"{EMPLOYEES}.spouse_last_age")), spouse.end)
    months = months_between(law.course.years[i], law.course.years[0] * MONTHS, end)
    return months / MONTHS * law.by_year(f"{EMPLOYEES}.spouse_yen_per_year")[i]
