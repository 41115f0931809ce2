"""Under which conditions the plain loop pays for a death: record, means and ages, and when they end a late claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations

from benchmarks.plain_law import MONTHS, Law, born_from
from benchmarks.plain_people import GRADES_OF_THE_BASIC_PENSION, Member
from benchmarks.plain_rows import EVER

EMPLOYEES = "survivors_employees_pension"
OLD_AGE = "old_age_basic_pension"
FIRST_AGE_OF_CONTRIBUTIONS, LAST_YEAR_OF_CONTRIBUTIONS = 20, 60
ByPerson = Mapping[str, list[float]]


@dataclass(frozen=True)
class Means:
    """家計 — yen by year and person, without pensions.

    Attributes:
        receipts: Typed incomes before any deduction.
        income: 合計所得金額.
        wages: Pay.
        assessed: Income that the limits of disability pensions look at.

    """

    receipts: ByPerson
    income: ByPerson
    wages: ByPerson
    assessed: ByPerson


def short_term(who: Member, wages: list[float] | None, law: Law) -> bool:
    """短期要件 — died at work with a known record, or with a disability employees' pension of grade 1 or 2."""
    person, years = who.person, law.course.years
    last_age = person.insured_at_work_to_age
    if person.old_age_pension.career is not None and last_age is not None and wages is not None:
        in_time = who.last_year in years and who.last_year <= person.birth_year + last_age
        if in_time and wages[years.index(who.last_year)] > 0:
            return True
    return disabled_at_work(who) and who.disability[0] < who.end <= who.disability[1]


def disabled_at_work(who: Member) -> bool:
    """Whether a disability employees' pension of grade 1 or 2 is granted, and its record known."""
    granted = who.person.disability_pension
    return granted is not None and granted.career is not None and granted.grade in GRADES_OF_THE_BASIC_PENSION


def recorded(who: Member, law: Law) -> bool:
    """25年の記録 — months so far, of the plan to 60 or the death, and at work as far as there was time for both."""
    told, least = who.person.old_age_pension, law.number(f"{EMPLOYEES}.record_least_months")
    if told.record is None:
        return True
    last = min(who.end, who.reaches(LAST_YEAR_OF_CONTRIBUTIONS))
    time = max(0, last - who.reaches(FIRST_AGE_OF_CONTRIBUTIONS))
    so_far: int = sum(told.record.model_dump().values())
    months = so_far + max(0, last - law.course.years[0] * MONTHS)
    at_work = told.employees_months if told.career is None or told.employees_months is not None else told.career.months
    if at_work is None:
        return months >= least or (bool(told.employees_yen_per_year) and time >= least)
    return max(months, at_work, min(months + at_work, time)) >= least


def supported(name: str, pensions: float, deceased: Member, means: Means, law: Law) -> bool:
    """生計維持 — receipts or income in the year before the death stay below their limits; pensions count in both."""
    if deceased.last_year not in law.course.years:
        return True
    i = year_of_means(deceased, law)
    for told, kind in ((means.receipts, "receipts"), (means.income, "income")):
        yen = told[name][i] if name in told else 0.0
        if yen + pensions < law.number(f"{EMPLOYEES}.{kind}_limit_yen"):
            return True
    return False


def year_of_means(deceased: Member, law: Law) -> int:
    """Number of the year before the death, of the first year where that lies before the plan."""
    return max(0, law.course.years.index(deceased.last_year) - 1)


def limited(survivor: Member, deceased: Member, law: Law) -> bool:
    """5年間の給付か — a death from April 2028, the survivor under 60; of women only the younger."""
    first_day = law.word(f"{EMPLOYEES}.limited_first_day")
    death = deceased.end - 1
    if death < int(first_day[:4]) * MONTHS + int(first_day[5:7]) - 1:
        return False
    young = death + 1 < survivor.reaches(law.number(f"{EMPLOYEES}.limited_below_age"))
    boundary = law.word(f"{EMPLOYEES}.limited_women_born_from")
    return young and (survivor.person.sex == "male" or born_from(survivor.person, boundary))


def widowed(people: Mapping[str, Member], means: Means, law: Law) -> dict[str, int]:
    """First month after a death that brings a lasting survivors' employees' pension, by name; else never."""
    found = dict.fromkeys(people, EVER)
    for survivor, deceased in permutations([who for who in people.values() if who.is_parent], 2):
        told, name = deceased.person.old_age_pension, survivor.name
        worked = bool(told.employees_yen_per_year) or (told.career is not None and told.career.months > 0)
        if not (worked or disabled_at_work(deceased)):
            continue
        enough = short_term(deceased, means.wages.get(deceased.name), law) or recorded(deceased, law)
        young = deceased.end < survivor.reaches(law.number(f"{EMPLOYEES}.husband_minimum_age"))
        refused = limited(survivor, deceased, law) or (survivor.person.sex == "male" and young)
        if enough and not refused and supported(name, 0.0, deceased, means, law):
            found[name] = deceased.end
    return found


def planned_months(who: Member, law: Law) -> int:
    """Months of a late claim as planned, negative before 65: none under a year, at most the limit."""
    told = who.person.old_age_pension
    months = (told.start_age - int(law.number(f"{OLD_AGE}.normal_start_age"))) * MONTHS + told.start_extra_months
    older = "" if born_from(who.person, law.word(f"{OLD_AGE}.late_boundary")) else "_older"
    return _that_count(min(months, int(law.number(f"{OLD_AGE}.late_months_limit{older}"))), law)


def _that_count(months: int, law: Law) -> int:
    return 0 if 0 < months < law.number(f"{OLD_AGE}.late_months_least") else months


def late_months(who: Member, *, widowed: int, works_disabled: bool, law: Law) -> tuple[int, int]:
    """Months of the claims that the law allows: of the basic and of the employees' pension."""
    planned, normal = planned_months(who, law), who.reaches(law.number(f"{OLD_AGE}.normal_start_age"))
    day = law.word(f"{OLD_AGE}.late_beside_survivors_first_day")
    reform = int(day[:4]) * MONTHS + int(day[5:7]) - 1
    granted = who.person.disability_pension is not None and who.disability[1] >= normal
    disabled = max(normal, who.disability[0]) if granted else EVER
    ends_basic = min(disabled, widowed if max(widowed, normal) <= reform else EVER)
    ends_work = min(disabled, widowed) if works_disabled else widowed
    found = [_that_count(min(planned, max(0, end - normal)), law) for end in (ends_basic, ends_work)]
    return found[0], found[1]
