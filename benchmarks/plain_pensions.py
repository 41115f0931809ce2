"""Pensions of the plain loop: each month decides for itself which pension a person receives."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from benchmarks.plain_law import MONTHS, Course, Law, born_from
from planner.household import Household, OldAgePension, Person

EVER = 9999 * MONTHS
JUNE_END = 6
OLD_AGE = "old_age_basic_pension"
DISABILITY = "disability_basic_pension"
SUPPLEMENT = "disability_pension_supplement"
SURVIVORS = "survivors_employees_pension"
EXEMPTION = "national_pension_exemption"
PREMIUM = "national_pension_premium"
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
NOT_COUNTED = ("outside", "unpaid")
PARTLY = ("three_quarter_exempt", "half_exempt", "quarter_exempt")


@dataclass(frozen=True)
class Member:
    """What the loop must know of one person: moments are absolute months, amounts are yen per year by year."""

    person: Person
    end: int
    insured: tuple[int, int]
    old_age_start: int
    normal: int
    choice: int
    disability: tuple[int, int]
    basic: list[float]
    employees: list[float]
    disability_basic: list[float]
    disability_supplement: list[float]
    premium_per_month: list[float]

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name


def members(household: Household, course: Course, law: Law) -> list[Member]:
    """Work out before the loop what each member would receive or pay in a whole year."""
    found = []
    for person in household.members:
        pension = person.old_age_pension
        basic, supplement = _disability_yen(person, law)
        employees = [(pension.employees_yen_per_year or 0) * growth for growth in course.growth["employees_pension"]]
        found.append(
            Member(
                person=person,
                end=course.last_year[person.name] * MONTHS + person.last_month,
                insured=_insured(person, course.years[0], law),
                old_age_start=_reaches(person, pension.start_age) + pension.start_extra_months,
                normal=_reaches(person, law.number(f"{OLD_AGE}.normal_start_age")),
                choice=_reaches(person, law.number(f"{SURVIVORS}.choice_age")),
                disability=_granted(person, law),
                basic=_basic_yen(person, course, law),
                employees=employees,
                disability_basic=basic,
                disability_supplement=supplement,
                premium_per_month=_premium_per_month(pension, law),
            )
        )
    return found


def tally(year: int, moments: Iterable[int], answer: Callable[[int], str]) -> dict[str, int]:
    """Count the months of a year by an answer that changes at the given moments only."""
    january = year * MONTHS
    if not any(january < moment < january + MONTHS for moment in moments):
        return {answer(january): MONTHS}
    return Counter(answer(month) for month in range(january, january + MONTHS))


def _birth(person: Person) -> int:
    return person.birth_year * MONTHS + (person.birth_month or 1) - 1


def _reaches(person: Person, age: float) -> int:
    """Return the month after the one in which an age is reached."""
    return _birth(person) + int(age) * MONTHS + 1


def _granted(person: Person, law: Law) -> tuple[int, int]:
    granted = person.disability_pension
    if granted is None:
        return EVER, EVER
    grown_up = _reaches(person, law.number(f"{PREMIUM}.first_age"))
    start = max(grown_up, (granted.from_year or 0) * MONTHS)
    return start, EVER if granted.to_year is None else (granted.to_year + 1) * MONTHS


def apply_income_limit(who: Member, own_income: list[float], law: Law) -> None:
    """Take the supplement away in years after one in which the person's other income was above the limit."""
    for i, limit in enumerate(law.by_year(f"{SUPPLEMENT}.own_income_limit_yen")):
        if own_income[max(0, i - 1)] > limit:
            who.disability_supplement[i] = 0.0


def _disability_yen(person: Person, law: Law) -> tuple[list[float], list[float]]:
    """Disability basic pension and its supplement before its income test, yen per whole year."""
    granted, nothing = person.disability_pension, [0.0] * len(law.course.years)
    if granted is None:
        return nothing, nothing
    if granted.yen_per_year is not None:
        return [granted.yen_per_year * growth for growth in law.course.growth["pension"]], nothing
    cohort = "newer" if born_from(person, law.word(f"{OLD_AGE}.cohort_boundary")) else "older"
    basic = law.by_year(f"{DISABILITY}.grade_{granted.grade}_{cohort}_yen_per_year")
    monthly = law.by_year(f"{SUPPLEMENT}.grade_{granted.grade}_yen_per_month")
    return basic, [yen * MONTHS for yen in monthly]


def _basic_yen(person: Person, course: Course, law: Law) -> list[float]:
    """Old-age basic pension, yen per whole year: as typed, or from the record with early or late claim."""
    pension = person.old_age_pension
    if pension.basic_yen_per_year is not None:
        return [pension.basic_yen_per_year * growth for growth in course.growth["pension"]]
    record = _record(person, course.years[0], law)
    if (pension.record is None and pension.treatment is None) or sum(record.values()) < law.number(
        f"{OLD_AGE}.eligibility_months"
    ):
        return [0.0] * len(course.years)
    share = min(_counted_months(record, law) / law.number(f"{OLD_AGE}.full_months"), 1.0)
    cohort = "newer" if born_from(person, law.word(f"{OLD_AGE}.cohort_boundary")) else "older"
    full = law.by_year(f"{OLD_AGE}.full_amount_{cohort}_yen_per_year")
    factor = _claim_factor(person, law)
    return [_half_up(yen * share) * factor for yen in full]


def _record(person: Person, first_year: int, law: Law) -> dict[str, float]:
    """Months by treatment up to 60: the record so far and what the plan adds, dead or alive."""
    record = person.old_age_pension.record
    months = {} if record is None else {k.replace("_months", ""): float(v) for k, v in record.model_dump().items()}
    begin, end = _insured(person, first_year, law)
    for year in range(begin // MONTHS, -(-end // MONTHS)):
        for kind, added in treated(person, year, (begin, end), law).items():
            if kind not in NOT_COUNTED:
                months[kind] = months.get(kind, 0.0) + added
    return months


def _insured(person: Person, first_year: int, law: Law) -> tuple[int, int]:
    """First month and month after the last in which the person is insured in the National Pension."""
    birth = _birth(person)
    first = birth + int(law.number(f"{PREMIUM}.first_age")) * MONTHS
    return max(first_year * MONTHS, first), birth + int(law.number(f"{PREMIUM}.last_age") + 1) * MONTHS


def treated(person: Person, year: int, interval: tuple[int, int], law: Law) -> dict[str, int]:
    """Months of a year in the interval by treatment: exempt by statute with a disability pension, else as planned."""
    planned = person.old_age_pension.treatment or "unpaid"
    limit = _birth(person) + int(law.number(f"{EXEMPTION}.deferral_age_limit")) * MONTHS
    last = min(limit, int(law.number(f"{EXEMPTION}.deferral_last_year")) * MONTHS + JUNE_END)
    begin, end = _granted(person, law)

    def answer(month: int) -> str:
        if not interval[0] <= month < interval[1]:
            return "outside"
        if begin <= month < end:
            return "full_exempt"
        if planned == "deferred" and month >= last:
            return "unpaid"
        return "paid" if planned == "pay" else planned

    return tally(year, (*interval, begin, end, last), answer)


def _counted_months(record: dict[str, float], law: Law) -> float:
    """Weighted months in the order of the law; beyond the full number the smaller weight counts."""
    room = law.number(f"{OLD_AGE}.full_months")
    counted = min(record.get("paid", 0.0), room)
    room -= counted
    for kind in ORDER:
        months = record.get(kind, 0.0)
        within = min(months, room)
        counted += within * law.number(f"{OLD_AGE}.weight_{kind}")
        if not kind.startswith("full"):
            beyond = kind.split("_exempt", maxsplit=1)[0]
            counted += (months - within) * law.number(f"{OLD_AGE}.excess_weight_{beyond}")
        room -= within
    return counted


def _claim_factor(person: Person, law: Law) -> float:
    pension = person.old_age_pension
    normal = int(law.number(f"{OLD_AGE}.normal_start_age"))
    late = (pension.start_age - normal) * MONTHS + pension.start_extra_months
    if person.disability_pension is not None and _granted(person, law)[1] > (person.birth_year + normal + 1) * MONTHS:
        late = min(late, 0)
    if late < 0:
        newer = born_from(person, law.word(f"{OLD_AGE}.early_boundary"))
        key = "early_reduction_ratio_per_month" if newer else "early_reduction_older_ratio_per_month"
        return 1.0 + late * law.number(f"{OLD_AGE}.{key}")
    months = min(late, law.number(f"{OLD_AGE}.late_months_limit"))
    return 1.0 + months * law.number(f"{OLD_AGE}.late_increase_ratio_per_month")


def _premium_per_month(pension: OldAgePension, law: Law) -> list[float]:
    full = law.by_year(f"{PREMIUM}.yen_per_month")
    if pension.treatment == "pay":
        return full
    if pension.treatment not in PARTLY:
        return [0.0] * len(full)
    ratio = law.number(f"{PREMIUM}.pays_ratio_{pension.treatment}")
    return [_half_up(yen * ratio / 10) * 10 for yen in full]


def _half_up(yen: float) -> float:
    return math.floor(round(yen, 6) + 0.5)


def own(who: Member, i: int, year: int) -> Iterator[tuple[str, float]]:
    """Pensions of one person in a year: before 65 one kind only, from 65 the larger basic pension."""
    begin, end = who.disability
    if who.end <= year * MONTHS or min(begin, who.old_age_start) >= (year + 1) * MONTHS:
        return
    disability = who.disability_basic[i] + who.disability_supplement[i]

    def answer(month: int) -> str:
        granted, claimed = begin <= month < end, month >= who.old_age_start
        if month >= who.end or not (granted or claimed):
            return "nothing"
        if not (granted and claimed):
            return "disability" if granted else "old_age"
        if month < who.normal:
            return "disability" if disability >= who.basic[i] + who.employees[i] else "old_age"
        return "disability_with_employees" if disability >= who.basic[i] else "old_age"

    months = tally(year, (begin, end, who.end, who.old_age_start, who.normal), answer)
    mixed, old_age = months.get("disability_with_employees", 0), months.get("old_age", 0)
    disabled = months.get("disability", 0) + mixed
    yield DISABILITY, who.disability_basic[i] * disabled / MONTHS
    yield SUPPLEMENT, who.disability_supplement[i] * disabled / MONTHS
    yield OLD_AGE, who.basic[i] * old_age / MONTHS
    yield "old_age_employees_pension", who.employees[i] * (old_age + mixed) / MONTHS


@dataclass(frozen=True)
class Survivor:
    """A spouse who may receive a survivors' employees' pension, from which month, and the shares of the law."""

    who: Member
    spouse: Member
    begin: int
    share_ratio: float
    choice_share_ratio: float
    choice_own_ratio: float
    claim_factor: float


def survivor(who: Member, spouse: Member, law: Law) -> Survivor:
    """Work out before the loop from which month a spouse would receive it: a husband later, or not at all."""
    share, choice_share, choice_own = (
        law.number(f"{SURVIVORS}.{n}_ratio") for n in ("share", "choice_share", "choice_own")
    )
    begin = spouse.end
    if who.person.sex == "male":
        old_enough = spouse.end >= _reaches(who.person, law.number(f"{SURVIVORS}.husband_minimum_age"))
        paid_from = _reaches(who.person, law.number(f"{SURVIVORS}.husband_payment_age"))
        begin = max(begin, paid_from) if old_enough else EVER
    return Survivor(who, spouse, begin, share, choice_share, choice_own, _claim_factor(spouse.person, law))


def survivors(one: Survivor, i: int, year: int) -> float:
    """Survivors' employees' pension in a year, from the month after the other's death."""
    who, begin = one.who, one.begin
    if who.end <= year * MONTHS or begin >= (year + 1) * MONTHS:
        return 0.0
    dis_begin, dis_end = who.disability
    own_yen, share = who.employees[i], one.spouse.employees[i] / one.claim_factor * one.share_ratio
    mixed = share * one.choice_share_ratio + own_yen * one.choice_own_ratio
    younger, older = _half_up(share), _half_up(max(0.0, max(share, mixed) - own_yen))
    beside_own = max(0.0, younger - who.basic[i] - own_yen)
    beside_disability = max(0.0, younger - who.disability_basic[i] - who.disability_supplement[i])

    def answer(month: int) -> str:
        if not begin <= month < who.end:
            return "nothing"
        if month >= who.choice:
            return "older"
        if dis_begin <= month < dis_end:
            return "beside_disability"
        return "alone" if month < who.old_age_start else "beside_own"

    months = tally(year, (begin, who.choice, who.old_age_start, who.end, dis_begin, dis_end), answer)
    rates = {"alone": younger, "beside_own": beside_own, "beside_disability": beside_disability, "older": older}
    return sum(rate * months.get(kind, 0) for kind, rate in rates.items()) / MONTHS


def premium(who: Member, i: int, year: int, law: Law) -> float:
    """National Pension premium of a year: for insured months that are paid at least in part."""
    per_month = who.premium_per_month[i]
    if not per_month or year * MONTHS >= who.insured[1]:
        return 0.0
    begin, end = who.insured
    months = treated(who.person, year, (begin, min(end, who.end)), law)
    kind = "paid" if who.person.old_age_pension.treatment == "pay" else str(who.person.old_age_pension.treatment)
    return per_month * months.get(kind, 0)
