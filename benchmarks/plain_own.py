"""What each person of the plain loop is entitled to: old-age pensions in yen per whole year, year by year."""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks import plain_disability
from benchmarks.plain_conditions import Means, late_months, planned_months, widowed
from benchmarks.plain_disability import Disability
from benchmarks.plain_law import Law, born_from
from benchmarks.plain_people import OLD_AGE, Member, cohort, half_up, record
from planner.household import Career

EMPLOYEES = "old_age_employees_pension"
ORDER = (
    "quarter_exempt_before_2009_04",
    "quarter_exempt",
    "half_exempt_before_2009_04",
    "half_exempt",
    "three_quarter_exempt_before_2009_04",
    "three_quarter_exempt",
    "full_exempt_before_2009_04",
    "full_exempt",
)


@dataclass(frozen=True)
class Work:
    """老齢厚生年金 — yen per whole year, by year.

    Attributes:
        paid: As claimed.
        weighed: The part that is weighed against pay.
        at_65: The part that follows from pay, as if claimed at 65: what a survivor's pension goes by.
        months: Months insured at work; None where nobody knows.

    """

    paid: list[float]
    weighed: list[float]
    at_65: list[float]
    months: float | None


@dataclass(frozen=True)
class Own:
    """One person's own pensions; ``start``: first month of the basic, ``work_start`` of the employees' pension."""

    who: Member
    start: int
    work_start: int
    basic: list[float]
    work: Work
    disability: Disability

    def old_age(self, i: int) -> float:
        """Both old-age pensions, yen per whole year."""
        return self.basic[i] + self.work.paid[i]

    def more_for_disability(self, i: int) -> float:
        """What the disability brings beyond the larger basic pension and the old-age employees' pension."""
        basic = self.disability.basic[i] + self.disability.supplement[i]
        return max(0.0, self.disability.all(i) - (max(basic, self.basic[i]) + self.work.paid[i]))


def own(people: Mapping[str, Member], means: Means, law: Law) -> dict[str, Own]:
    """Work out everybody's own pensions."""
    found, widows = {}, widowed(people, means, law)
    normal_age = law.number(f"{OLD_AGE}.normal_start_age")
    for name, who in people.items():
        disability = plain_disability.of(who, people, means.assessed[name], law)
        works_disabled = any(disability.employees)
        basic, work = late_months(who, widowed=widows[name], works_disabled=works_disabled, law=law)
        found[name] = Own(
            who=who,
            start=who.reaches(normal_age) + basic,
            work_start=who.reaches(normal_age) + work,
            basic=_basic(who, basic, law),
            work=_work(who, work, law),
            disability=disability,
        )
    return found


def _basic(who: Member, late: int, law: Law) -> list[float]:
    """老齢基礎年金 — as typed, or from the record with 付加年金, with early or late claim."""
    told = who.person.old_age_pension
    if told.basic_yen_per_year is not None:
        return _as_typed(who, told.basic_yen_per_year, late, law.course.growth["pension"], law)
    months = record(who, law)
    unknown = told.record is None and told.treatment is None
    if unknown or sum(months.values()) < law.number(f"{OLD_AGE}.eligibility_months"):
        return [0.0] * len(law.course.years)
    share = min(_counted_months(months, law) / law.number(f"{OLD_AGE}.full_months"), 1.0)
    full = law.by_year(f"{OLD_AGE}.full_amount_{cohort(who.person, law)}_yen_per_year")
    factor = claim_factor(who, late, law)
    additional = half_up(told.additional_months * law.number(f"{OLD_AGE}.additional_yen_per_month") * factor)
    return [half_up(half_up(yen * share) * factor) + additional for yen in full]


def _as_typed(who: Member, typed: float, late: int, course: list[float], law: Law) -> list[float]:
    """A typed amount is that of the planned claim; where the law moves the claim it is reckoned anew."""
    planned = planned_months(who, law)
    if late == planned:
        return [typed * growth for growth in course]
    ratio = claim_factor(who, late, law) / claim_factor(who, planned, law)
    return [typed * growth * ratio for growth in course]


def _counted_months(months: dict[str, float], law: Law) -> float:
    """Weighted months in the order of the law; beyond the full number the smaller weight counts."""
    room = law.number(f"{OLD_AGE}.full_months")
    counted = min(months.get("paid", 0.0), room)
    room -= counted
    for kind in ORDER:
        within = min(months.get(kind, 0.0), room)
        counted += within * law.number(f"{OLD_AGE}.weight_{kind}")
        if not kind.startswith("full"):
            beyond = kind.split("_exempt", maxsplit=1)[0]
            counted += (months.get(kind, 0.0) - within) * law.number(f"{OLD_AGE}.excess_weight_{beyond}")
        room -= within
    return counted


def claim_factor(who: Member, late: int, law: Law) -> float:
    """繰上げ・繰下げの率 — for months after 65, negative before."""
    if late < 0:
        newer = born_from(who.person, law.word(f"{OLD_AGE}.early_boundary"))
        key = "early_reduction_ratio_per_month" if newer else "early_reduction_older_ratio_per_month"
        return 1.0 + late * law.number(f"{OLD_AGE}.{key}")
    return 1.0 + late * law.number(f"{OLD_AGE}.late_increase_ratio_per_month")


def _work(who: Member, late: int, law: Law) -> Work:
    """老齢厚生年金 — as typed (it comes as planned), from the record at work, or none."""
    told, course = who.person.old_age_pension, law.course.growth["employees_pension"]
    factor, nothing = claim_factor(who, late, law), [0.0] * len(course)
    months = float(told.career.months) if told.career is not None else None
    months = months if told.employees_months is None else float(told.employees_months)
    if told.employees_yen_per_year is not None:
        paid = _as_typed(who, told.employees_yen_per_year, late, course, law)
        planned = claim_factor(who, planned_months(who, law), law)
        at_65 = [told.employees_yen_per_year * growth / planned for growth in course]
        return Work(paid, [min(one, other) for one, other in zip(paid, at_65, strict=True)], at_65, months)
    if told.career is None or not _entitled(who, told.career, law):
        return Work(nothing, nothing, nothing, months)
    at_65 = [_earned(told.career, law) * growth for growth in course]
    beside = _beside_earned(who, months or 0.0, law)
    return Work(
        paid=[half_up((yen + more) * factor) for yen, more in zip(at_65, beside, strict=True)],
        weighed=[yen * min(factor, 1.0) for yen in at_65],
        at_65=at_65,
        months=months,
    )


def _entitled(who: Member, career: Career, law: Law) -> bool:
    """受給資格期間 — ten years; who is told a basic pension has them."""
    needed = law.number(f"{OLD_AGE}.eligibility_months")
    counted = max(sum(record(who, law).values()), career.months)
    return bool(who.person.old_age_pension.basic_yen_per_year) or counted >= needed


def _earned(career: Career, law: Law) -> float:
    """報酬比例部分 — from pay and months before and after the change of April 2003."""
    before = career.pay_to_2003_03_yen_per_month * career.months_to_2003_03
    after = career.pay_from_2003_04_yen_per_month * career.months_from_2003_04
    before_ratio, after_ratio = (
        law.number(f"{EMPLOYEES}.earnings_ratio_{when}") for when in ("to_2003_03", "from_2003_04")
    )
    return half_up(before * before_ratio + after * after_ratio)


def _beside_earned(who: Member, months: float, law: Law) -> list[float]:
    """経過的加算 — what the former fixed part has more than the basic pension of the same months."""
    cohort_of = cohort(who.person, law)
    limit, whole = law.number(f"{EMPLOYEES}.fixed_months_limit"), law.number(f"{OLD_AGE}.full_months")
    units = law.by_year(f"{EMPLOYEES}.fixed_unit_{cohort_of}_yen")
    full = law.by_year(f"{OLD_AGE}.full_amount_{cohort_of}_yen_per_year")
    share = min(months, whole) / whole
    return [
        max(0.0, half_up(min(months, limit) * unit) - half_up(yen * share))
        for unit, yen in zip(units, full, strict=True)
    ]
