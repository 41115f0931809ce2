"""The people of the plain loop: moments of a life, months paid into the National Pension, the premium for them."""

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from benchmarks.plain_law import MONTHS, Course, Law, born_from
from benchmarks.plain_rows import EVER, Row
from planner.household import Household, Person

JUNE_END = 6
OLD_AGE = "old_age_basic_pension"
EXEMPTION = "national_pension_exemption"
PREMIUM = "national_pension_premium"
GRADES_OF_THE_BASIC_PENSION = (1, 2)
NOT_COUNTED = ("outside", "unpaid")
COUNTED_AS_PAID = ("employed", "dependant_spouse")
PARTLY = ("three_quarter_exempt", "half_exempt", "quarter_exempt")


@dataclass(frozen=True)
class Member:
    """One person on one course; moments are absolute months.

    Attributes:
        person: As the family told it.
        place: Which member of the household, parents first.
        is_parent: Whether one of the parents.
        last_year: Year of death.
        end: First month after the death.
        born: Month of birth.
        insured: First month and month after the last in the National Pension, from the plan's start on.
        disability: The same of the granted disability pension; never where none is granted.
        at_work: Years in which the own wages insure the person at work.

    """

    person: Person
    place: int
    is_parent: bool
    last_year: int
    end: int
    born: int
    insured: tuple[int, int]
    disability: tuple[int, int]
    at_work: frozenset[int] = field(default=frozenset())

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name

    def reaches(self, age: float) -> int:
        """Return the month after the one in which an age is reached."""
        return self.born + int(age) * MONTHS + 1

    def here(self, year: int) -> bool:
        """Whether the person lives at the start of a year."""
        return self.end > year * MONTHS

    def months(self, year: int) -> int:
        """Months of a year in which the person lives."""
        return max(0, min(MONTHS, self.end - year * MONTHS))

    def disabled_in(self, year: int) -> bool:
        """Whether the time of the disability pension touches a year."""
        begin, end = self.disability
        return begin < (year + 1) * MONTHS and end > year * MONTHS


def members(household: Household, course: Course, law: Law) -> dict[str, Member]:
    """Place everybody on the course, by name."""
    found = {}
    for place, person in enumerate(household.members):
        born = person.birth_year * MONTHS + (person.birth_month or 1) - 1
        first_age, last_age = (int(law.number(f"{PREMIUM}.{which}_age")) for which in ("first", "last"))
        found[person.name] = Member(
            person=person,
            place=place,
            is_parent=place < len(household.parents),
            last_year=course.last_year[person.name],
            end=course.last_year[person.name] * MONTHS + person.last_month,
            born=born,
            insured=(
                max(course.years[0] * MONTHS, born + first_age * MONTHS),
                born + (last_age + 1) * MONTHS,
            ),
            disability=_granted(person, born + first_age * MONTHS + 1),
        )
    return found


def _granted(person: Person, grown_up: int) -> tuple[int, int]:
    granted = person.disability_pension
    if granted is None:
        return EVER, EVER
    start = max(grown_up, (granted.from_year or 0) * MONTHS)
    return start, EVER if granted.to_year is None else (granted.to_year + 1) * MONTHS


def tally(year: int, moments: Iterable[int], answer: Callable[[int], str]) -> dict[str, int]:
    """Count the months of a year by an answer that changes at the given moments only."""
    january = year * MONTHS
    if not any(january < moment < january + MONTHS for moment in moments):
        return {answer(january): MONTHS}
    return Counter(answer(month) for month in range(january, january + MONTHS))


def half_up(yen: float, to: float = 1.0) -> float:
    """四捨五入 — to the nearest multiple, the half upwards."""
    return math.floor(round(yen / to, 6) + 0.5) * to


def down(yen: float, to: float) -> float:
    """切り捨て — to the multiple below."""
    return math.floor(yen / to + 1e-6) * to


def cohort(person: Person, law: Law) -> str:
    """Whether somebody belongs to the newer or the older amounts of the pensions."""
    return "newer" if born_from(person, law.word(f"{OLD_AGE}.cohort_boundary")) else "older"


def treated(who: Member, year: int, interval: tuple[int, int], law: Law) -> dict[str, int]:
    """Months of a year in the interval by treatment: at work, exempt by statute for a disability, else as planned."""
    planned = who.person.old_age_pension.treatment or "unpaid"
    limit = who.born + int(law.number(f"{EXEMPTION}.deferral_age_limit")) * MONTHS
    last = min(limit, int(law.number(f"{EXEMPTION}.deferral_last_year")) * MONTHS + JUNE_END)
    granted = who.person.disability_pension
    by_statute = granted is not None and granted.grade in GRADES_OF_THE_BASIC_PENSION
    begin, end = who.disability if by_statute else (EVER, EVER)
    if by_statute and granted is not None and granted.to_year is not None:
        end += int(law.number(f"{EXEMPTION}.statutory_years_after_stop")) * MONTHS

    def answer(month: int) -> str:
        if not interval[0] <= month < interval[1]:
            return "outside"
        if year in who.at_work:
            return "employed"
        if planned == "dependant_spouse":
            return planned
        if begin <= month < end:
            return "full_exempt"
        if planned == "deferred" and month >= last:
            return "unpaid"
        return "paid" if planned == "pay" else planned

    return tally(year, (*interval, begin, end, last), answer)


def record(who: Member, law: Law) -> dict[str, float]:
    """年金記録 — months by treatment up to 60: the record so far and what the plan adds, dead or alive."""
    told = who.person.old_age_pension.record
    months = {} if told is None else {k.replace("_months", ""): float(v) for k, v in told.model_dump().items()}
    begin, end = who.insured
    for year in range(begin // MONTHS, min(-(-end // MONTHS), law.course.years[-1] + 1)):
        for treatment, added in treated(who, year, (begin, end), law).items():
            kind = "paid" if treatment in COUNTED_AS_PAID else treatment
            if kind not in NOT_COUNTED:
                months[kind] = months.get(kind, 0.0) + added
    return months


def premiums(people: Iterable[Member], law: Law) -> list[Row]:
    """国民年金保険料の行 — of everybody who pays at least a part, while alive and insured."""
    found = []
    for who in people:
        per_month = _premium_per_month(who, law)
        yen = [-per_month[i] * _paid_months(who, year, law) for i, year in enumerate(law.course.years)]
        if any(yen):
            found.append(Row(PREMIUM, who.name, None, yen))
    return found


def _paid_months(who: Member, year: int, law: Law) -> int:
    begin, end = who.insured
    if year * MONTHS >= end:
        return 0
    treatment = who.person.old_age_pension.treatment
    months = treated(who, year, (begin, min(end, who.end)), law)
    return months.get("paid" if treatment == "pay" else str(treatment), 0)


def _premium_per_month(who: Member, law: Law) -> list[float]:
    """What is paid for a month, by year; the parts after an exemption to 10 yen."""
    treatment, full = who.person.old_age_pension.treatment, law.by_year(f"{PREMIUM}.yen_per_month")
    if treatment == "pay":
        return full
    if treatment not in PARTLY:
        return [0.0] * len(full)
    ratio = law.number(f"{PREMIUM}.pays_ratio_{treatment}")
    return [half_up(yen * ratio, 10.0) for yen in full]
