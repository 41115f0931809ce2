"""What the plain loop pays beside or instead of a pension, and the pensions that a death leaves unpaid."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.plain_law import Law
from benchmarks.plain_people import Member, cohort, half_up, record
from benchmarks.plain_rows import Row, months_between, year_before
from benchmarks.plain_standing import Standing
from benchmarks.plain_taxes import Status
from planner.household import Child

OLD_AGE, SURVIVORS = "old_age_pension_supplement", "survivors_pension_supplement"
ALLOWANCE, BENEFIT = "special_disability_allowance", "special_disability_benefit"
BASIC, SURVIVORS_BASIC = "old_age_basic_pension", "survivors_basic_pension"
UNPAID = "unpaid_pension"
TAKEN_OFF = (BASIC, "old_age_employees_pension", SURVIVORS_BASIC, "survivors_employees_pension")
PENSIONS = (
    *TAKEN_OFF,
    "disability_basic_pension",
    "disability_employees_pension",
    "disability_pension_supplement",
    OLD_AGE,
    SURVIVORS,
)
EXEMPT = ("full_exempt", "three_quarter_exempt", "half_exempt")
BEFORE = "_before_2009_04"
THOUSANDTH = 0.001


@dataclass(frozen=True)
class Ground:
    """判断のもと — who lives, whose income counts, who is levied, and the pensions so far."""

    people: Mapping[str, Member]
    standing: Standing
    status: Status
    pensions: Sequence[Row]
    law: Law

    def months(self, programme: str, name: str, i: int) -> float:
        """Months of a year for which somebody receives a pension."""
        own = (row for row in self.pensions if row.programme == programme and row.person == name)
        return sum(row.months[i] for row in own if round(row.yen[i]) > 0)

    def ever(self, programme: str, name: str) -> bool:
        """Whether somebody receives a pension in any year."""
        return any(self.months(programme, name, i) for i in range(len(self.law.course.years)))

    def income(self, name: str, i: int) -> float:
        """合計所得金額 of the year before."""
        return year_before(self.standing.incomes[name].total, i)


def rows(children: Iterable[Child], ground: Ground) -> list[Row]:
    """給付金・手当の行 — of members with a basic pension, then of the children who are granted one."""
    found = []
    years = range(len(ground.law.course.years))
    for name, who in ground.people.items():
        told = who.person.old_age_pension
        known = told.record is not None or (told.basic_yen_per_year is None and told.treatment is not None)
        if known and ground.ever(BASIC, name):
            found.append(Row(OLD_AGE, name, name, _old_age(who, ground)))
        if ground.ever(SURVIVORS_BASIC, name):
            found.append(Row(SURVIVORS, name, name, [_survivors(name, i, ground) for i in years]))
    for child in children:
        who = ground.people[child.name]
        if child.special_disability_allowance:
            found.append(Row(ALLOWANCE, who.name, who.name, [_allowance(who, i, ground) for i in years]))
        if child.special_disability_benefit_grade is not None:
            grade = child.special_disability_benefit_grade
            found.append(Row(BENEFIT, who.name, who.name, [_benefit(who, grade, i, ground) for i in years]))
    return found


def _old_age(who: Member, ground: Ground) -> list[float]:
    """老齢年金生活者支援給付金 — from 65 in an untaxed household, by the own income of the year before."""
    law, months, found = ground.law, record(who, ground.law), []
    start = who.reaches(law.number(f"{OLD_AGE}.start_age"))
    for i, year in enumerate(law.course.years):
        lower, upper = _limits(who, i, law)
        income, due = year_before(ground.standing.incomes[who.name].care, i), ground.months(BASIC, who.name, i)
        due = min(due, months_between(year, start, who.end))
        monthly = 0.0
        if not ground.status.household_untaxed[who.name][i] or not due:
            pass
        elif income <= lower:
            monthly = _main_kind(who, months, i, law)
        elif income <= upper:
            left = (upper - income) / max(1.0, upper - lower)
            ratio = min(1.0, max(0.0, half_up(left, THOUSANDTH)))
            monthly = half_up(_paid_share(months, law) * law.by_year(f"{OLD_AGE}.base_yen_per_month")[i] * ratio)
        found.append(monthly * due)
    return found


def _limits(who: Member, i: int, law: Law) -> tuple[float, float]:
    """所得基準額 — as published, but never below the full basic pension of the year before."""
    newer = cohort(who.person, law)
    lower, upper = (law.by_year(f"{OLD_AGE}.{kind}_limit_{newer}_yen")[i] for kind in ("income", "upper"))
    least = max(lower, year_before(law.by_year(f"{BASIC}.full_amount_{newer}_yen_per_year"), i))
    return half_up(least), half_up(half_up(least) + (upper - lower))


def _paid_share(months: Mapping[str, float], law: Law) -> float:
    whole = law.number(f"{OLD_AGE}.full_months")
    return min(months.get("paid", 0.0), whole) / whole


def _main_kind(who: Member, months: Mapping[str, float], i: int, law: Law) -> float:
    """本来の給付金の月額 — a part for the paid and a part for the exempt months."""
    newer = cohort(who.person, law)
    exempt = sum(months.get(kind + when, 0.0) for kind in EXEMPT for when in ("", BEFORE))
    quarter = sum(months.get("quarter_exempt" + when, 0.0) for when in ("", BEFORE))
    unit, quarter_unit = (
        law.by_year(f"{OLD_AGE}.{kind}_unit_{newer}_yen_per_month")[i] for kind in ("exempt", "quarter_exempt")
    )
    paid = half_up(_paid_share(months, law) * law.by_year(f"{OLD_AGE}.base_yen_per_month")[i])
    return paid + half_up((unit * exempt + quarter_unit * quarter) / law.number(f"{OLD_AGE}.full_months"))


def _survivors(name: str, i: int, ground: Ground) -> float:
    """遺族年金生活者支援給付金 — beside a survivors' basic pension."""
    law = ground.law
    limit = law.by_year(f"{SURVIVORS}.own_income_limit_yen")[i]
    limit += ground.status.dependants(name, i) * law.by_year(f"{SURVIVORS}.limit_yen_per_dependant")[i]
    monthly = half_up(law.by_year(f"{SURVIVORS}.base_yen_per_month")[i])
    return monthly * ground.months(SURVIVORS_BASIC, name, i) if ground.income(name, i) <= limit else 0.0


def _allowance(who: Member, i: int, ground: Ground) -> float:
    """特別障害者手当 — from 20, unless the own income or that of the family is too high."""
    law, year = ground.law, ground.law.course.years[i]
    own = ground.income(who.name, i) + year_before(ground.standing.incomes[who.name].untaxed_pension, i)
    limit = law.by_year(f"{ALLOWANCE}.own_income_limit_yen")[i]
    limit += ground.status.dependants(who.name, i) * law.by_year(f"{ALLOWANCE}.limit_yen_per_dependant")[i]
    family, dependants = _obligor(who, i, ground)
    limits = law.tables(f"{ALLOWANCE}.obligor_limit_by_dependants_yen")
    if own > limit or family >= limits[min(dependants, len(limits) - 1)][i]:
        return 0.0
    months = months_between(year, who.reaches(law.number(f"{ALLOWANCE}.start_age")), who.end)
    return months * law.by_year(f"{ALLOWANCE}.yen_per_month")[i]


def _obligor(who: Member, i: int, ground: Ground) -> tuple[float, int]:
    """扶養義務者 — the largest income of the others who live here, and the dependants of whoever has it."""
    income, dependants = 0.0, 0
    for other in ground.people.values():
        if other is not who and other.here(ground.law.course.years[i]) and ground.income(other.name, i) > income:
            income, dependants = ground.income(other.name, i), ground.status.dependants(other.name, i)
    return income, dependants


def _benefit(who: Member, grade: int, i: int, ground: Ground) -> float:
    """特別障害給付金 — less the other pensions; one half or all of it stops above the limits of income."""
    law, name = ground.law, who.name
    income, more = ground.income(name, i), ground.status.dependants(name, i)
    more_yen = more * law.by_year(f"{BENEFIT}.limit_yen_per_dependant")[i]
    half, full = (law.by_year(f"{BENEFIT}.{kind}_limit_yen")[i] + more_yen for kind in ("half", "full"))
    part = 0.0 if income > full else 0.5 if income > half else 1.0
    others = sum(row.yen[i] for row in ground.pensions if row.person == name and row.programme in TAKEN_OFF)
    monthly = law.by_year(f"{BENEFIT}.grade_{grade}_yen_per_month")[i]
    return max(0.0, monthly * who.months(law.course.years[i]) * part - others)


def unpaid(people: Mapping[str, Member], table: Sequence[Row], law: Law) -> list[Row]:
    """未支給年金 — what a death leaves unpaid goes to the first who lived with the deceased."""
    found = []
    for who in people.values():
        own = [row for row in table if row.person == who.name and row.programme in PENSIONS]
        receiver = next((other for other in people.values() if other.end > who.end and other is not who), None)
        if not own or receiver is None or who.last_year not in law.course.years:
            continue
        i, between = law.course.years.index(who.last_year), law.number(f"{UNPAID}.payment_interval_months")
        months = 1 + who.person.last_month % between
        monthly = sum(row.yen[i] / max(1, _paid_months(row, who, i, law)) for row in own)
        yen = [0.0] * len(law.course.years)
        yen[i] = monthly * months
        found.append(Row(UNPAID, who.name, who.name, [-one for one in yen]))
        found.append(Row(UNPAID, receiver.name, receiver.name, yen, uncounted=tuple(yen)))
    return found


def _paid_months(row: Row, who: Member, i: int, law: Law) -> float:
    return row.months[i] if any(row.months) else who.months(law.course.years[i])
