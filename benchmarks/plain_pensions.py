"""Own pensions of the plain loop: each month decides for itself which of them a person receives."""

from collections.abc import Mapping
from datetime import date

from benchmarks.plain_law import MONTHS, Law, born_from
from benchmarks.plain_own import EMPLOYEES, Own
from benchmarks.plain_people import OLD_AGE, half_up, tally
from benchmarks.plain_rows import Row

DISABILITY = "disability_basic_pension"
DISABILITY_EMPLOYEES = "disability_employees_pension"
SUPPLEMENT = "disability_pension_supplement"
HUNDRED_YEN = 100.0
WITH_BASIC = ("old_age", "old_age_basic")
WITH_WORK = ("old_age", "old_age_work", "disability_with_work")


def rows(owns: Mapping[str, Own], wages: Mapping[str, list[float]], law: Law) -> list[Row]:
    """年金の行 — of each member; ``wages`` is the pay by person and year."""
    found = []
    for own in owns.values():
        spouse = next((other for other in owns.values() if other.who.is_parent and other is not own), None)
        found += _rows(own, spouse if own.who.is_parent else None, wages.get(own.who.name), law)
    return found


def _rows(own: Own, spouse: Own | None, wages: list[float] | None, law: Law) -> list[Row]:
    """Old-age and disability pensions of one person."""
    years, name = range(len(law.course.years)), own.who.name
    months = [_months(own, i, law) for i in years]
    disabled = [count.get("disability", 0) + count.get("disability_with_work", 0) for count in months]
    alone = [count.get("disability", 0) for count in months]
    retired = [sum(count.get(kind, 0) for kind in WITH_BASIC) for count in months]
    working = [sum(count.get(kind, 0) for kind in WITH_WORK) for count in months]
    found = [
        _row(DISABILITY, name, own.disability.basic, disabled),
        _row(DISABILITY_EMPLOYEES, name, own.disability.employees, alone),
        _row(SUPPLEMENT, name, own.disability.supplement, disabled),
        _row(OLD_AGE, name, own.basic, retired),
    ]
    found = found if own.who.person.disability_pension is not None else found[-1:]
    pay = wages or [0.0] * len(working)
    yen = [_employees_yen(own, spouse, i, working[i], pay[i], law=law) for i in years]
    return [*found, Row(EMPLOYEES, name, name, yen, months=tuple(working))]


def _row(programme: str, name: str, yearly: list[float], months: list[int]) -> Row:
    yen = [amount * count / MONTHS for amount, count in zip(yearly, months, strict=True)]
    return Row(programme, name, name, yen, months=tuple(months))


def _moments(own: Own, law: Law) -> tuple[int, ...]:
    normal = own.who.reaches(law.number(f"{OLD_AGE}.normal_start_age"))
    return (*own.who.disability, own.who.end, own.start, own.work_start, normal)


def _months(own: Own, i: int, law: Law) -> dict[str, int]:
    """Months of a year by what is received."""
    year = law.course.years[i]
    if not own.who.here(year) or min(own.who.disability[0], own.start, own.work_start) >= (year + 1) * MONTHS:
        return {}
    return tally(year, _moments(own, law), lambda month: _received(own, i, month, law))


def _received(own: Own, i: int, month: int, law: Law) -> str:
    """1人1年金 — before 65 one kind only; from 65 either employees' pension beside the disability basic pension."""
    begin, end = own.who.disability
    granted, basic, at_work = begin <= month < end, month >= own.start, month >= own.work_start
    if month >= own.who.end or not (granted or basic or at_work):
        return "nothing"
    old_age = "old_age" if basic and at_work else "old_age_basic" if basic else "old_age_work"
    if not granted or not (basic or at_work):
        return "disability" if granted else old_age
    if month < own.who.reaches(law.number(f"{OLD_AGE}.normal_start_age")):
        return "disability" if own.disability.all(i) >= own.old_age(i) else old_age
    work, disabled = own.work.paid[i] * at_work, own.disability.employees[i]
    if own.disability.basic[i] + own.disability.supplement[i] + max(disabled, work) < own.basic[i] * basic + work:
        return old_age
    return "disability_with_work" if at_work and disabled <= work else "disability"


def _employees_yen(own: Own, spouse: Own | None, i: int, months: int, wages: float, *, law: Law) -> float:
    """老齢厚生年金の一年分 — less what is suspended for work, with the addition for a spouse."""
    suspended = _suspended(own, i, wages, law) if months else 0.0
    left = max(0.0, own.work.paid[i] - suspended)
    whole_part_stopped = suspended > 0 and suspended >= own.work.weighed[i]
    addition = 0.0 if whole_part_stopped or not left else _spouse_addition(own, spouse, i, law)
    return (left * months + addition) / MONTHS


def _suspended(own: Own, i: int, wages: float, law: Law) -> float:
    """在職老齢年金 — half of what pension and pay exceed the threshold by, while insured at work."""
    who, year = own.who, law.course.years[i]
    last_age, weighed = who.person.insured_at_work_to_age, own.work.weighed[i]
    if last_age is None or year > who.person.birth_year + last_age or not wages:
        return 0.0
    monthly = weighed / MONTHS + wages / max(1, who.months(year))
    beyond = monthly - law.by_year(f"{EMPLOYEES}.in_work_threshold_yen_per_month")[i]
    return min(weighed, half_up(max(0.0, beyond) / 2 * MONTHS))


def _spouse_addition(own: Own, spouse: Own | None, i: int, law: Law) -> float:
    """加給年金 — months × yearly amount, while the employees' pension is paid and the spouse is under 65."""
    needed, who = law.number(f"{EMPLOYEES}.family_addition_months"), own.who
    if spouse is None or own.work.months is None or own.work.months < needed:
        return 0.0
    start = max(own.work_start, who.reaches(law.number(f"{OLD_AGE}.normal_start_age")))
    end = min(spouse.who.end, spouse.who.reaches(law.number(f"{EMPLOYEES}.family_addition_last_age")))
    if (spouse.work.months or 0) >= needed:
        end = min(end, spouse.work_start)
    begin, stop = spouse.who.disability

    def due(month: int) -> str:
        paid = _received(own, i, month, law) in WITH_WORK
        return "due" if paid and start <= month < end and not begin <= month < stop else ""

    moments = (*_moments(own, law), start, end, begin, stop)
    months = tally(law.course.years[i], moments, due).get("due", 0)
    return months * _addition_yen(own, i, law) if months else 0.0


def _addition_yen(own: Own, i: int, law: Law) -> float:
    """加給年金の年額 — with the special addition; rights from April 2028 on are smaller."""
    right = own.who.reaches(law.number(f"{OLD_AGE}.normal_start_age")) - 1
    entries = law.book.parameter(f"{EMPLOYEES}.spouse_addition_ratio", law.code).entries
    in_force = [entry for entry in entries if entry.first_day <= date(right // MONTHS, right % MONTHS + 1, 1)]
    ratio = float(str((in_force or entries)[-1 if in_force else 0].value))
    parts = [law.by_year(f"{EMPLOYEES}.spouse_addition_yen_per_year")[i]]
    if born_from(own.who.person, law.word(f"{EMPLOYEES}.special_addition_boundary")):
        parts.append(law.by_year(f"{EMPLOYEES}.special_addition_yen_per_year")[i])
    return sum(parts) if ratio == 1 else sum(half_up(yen * ratio, HUNDRED_YEN) for yen in parts)
