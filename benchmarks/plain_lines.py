"""All rows of the plain table: who receives and who pays what, yen by year, not yet rounded."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from operator import mul

from benchmarks import (
    plain_aid,
    plain_help,
    plain_home,
    plain_medical,
    plain_own,
    plain_pensions,
    plain_people,
    plain_premiums,
    plain_services,
    plain_standing,
    plain_supplements,
    plain_survivors,
    plain_survivors_basic,
    plain_taxes,
    plain_work,
)
from benchmarks.plain_conditions import Means
from benchmarks.plain_law import MONTHS, Course, Law
from benchmarks.plain_people import Member
from benchmarks.plain_rows import EVER, Row, months_between
from benchmarks.plain_standing import Standing
from planner.household import Household, Income, OneOff, Spending
from planner.household_fields import Growth

ASSISTANCE, DISABILITY = "public_assistance", "disability_basic_pension"
PAID_BY_EMPLOYER = ("wages", "workshop_a")
EARNED = ("wages", "workshop_a", "workshop_b")


@dataclass(frozen=True)
class Family:
    """One household on one course; moments are absolute months.

    ``phases`` holds start and end of the time with both parents, with one parent, with the children alone.
    """

    household: Household
    course: Course
    law: Law
    people: dict[str, Member]
    start: int
    phases: tuple[tuple[int, int], ...]

    @property
    def household_end(self) -> int:
        """The first month in which nobody of the household lives."""
        return self.phases[-1][1]

    @property
    def alone_from(self) -> int:
        """The first month without a parent."""
        return self.phases[-1][0]

    def end(self, name: str | None, otherwise: int) -> int:
        """First month after a member's death; something else where nobody is named."""
        return otherwise if name is None else self.people[name].end

    def growth(self, growth: Growth) -> list[float]:
        """Cumulative growth of an amount of the first year."""
        if isinstance(growth, str):
            return self.course.growth[growth]
        return list(accumulate([1.0 + growth] * (len(self.course.years) - 1), mul, initial=1.0))


def prepare(household: Household, course: Course, law: Law) -> Family:
    """Place the household on the course."""
    people = plain_people.members(household, course, law)
    start = course.years[0] * MONTHS
    parents = [who.end for who in people.values() if who.is_parent]
    last = max([start, *parents])
    first = max(start, min(parents)) if len(parents) > 1 else start
    end = max([last, *(who.end for who in people.values())])
    return Family(household, course, law, people, start, ((start, first), (first, last), (last, end)))


def rows(family: Family) -> list[Row]:
    """収支の全行 — in the order in which a counsellor reads the table."""
    household, course, law, people = family.household, family.course, family.law, family.people
    incomes = [_income(income, family) for income in household.incomes]
    pay = [row for row, income in zip(incomes, household.incomes, strict=True) if income.kind in PAID_BY_EMPLOYER]
    before = plain_standing.standing(household, course, law, incomes)
    people = plain_work.marked(before, law)
    means = Means(
        receipts=_by_person(incomes),
        income={name: before.incomes[name].total for name in people},
        wages=_by_person(pay),
        assessed={who.name: _assessed(who, before, household, law) for who in people.values()},
    )
    owns = plain_own.own(people, means, law)
    claims = plain_survivors.claims(owns, law, means)
    pensions = [
        *plain_pensions.rows(owns, means.wages, law),
        *plain_survivors_basic.rows(claims, owns, law),
        *plain_survivors.rows(claims, law),
        *plain_survivors_basic.orphans(owns, law, means),
    ]
    standing = plain_standing.standing(household, course, law, [*incomes, *pensions])
    status = plain_taxes.status(law, standing)
    ground = plain_supplements.Ground(people, standing, status, pensions, law)
    table = [*incomes, *pensions, *plain_supplements.rows(household.children, ground)]
    table += plain_supplements.unpaid(people, table, law)
    joined = [row for aid in household.mutual_aid for row in plain_aid.mutual_aid(aid, people, law)]
    table += joined
    for insurance in household.insurances:
        table += plain_aid.insurance(insurance, people, law)
    paid = plain_people.premiums(people.values(), law)
    if household.amounts == "before_tax":
        paid += plain_premiums.rows(law, standing, status)
        status = plain_taxes.after_premiums(law, standing, status, [*paid, *_deducted(joined)])
        paid += plain_taxes.rows(law, standing, status)
    table += paid
    for item in household.spending:
        table += _spending(item, family)
    table += plain_services.rows(household, people, law, standing, status, kinds=plain_medical.KINDS)
    table += plain_help.rows(household, people, alone_from=family.alone_from, law=law)
    table += plain_home.rows(household, family.phases, law)
    table += plain_home.debts(household, people, household_end=family.household_end, law=law)
    table += [plain_aid.funeral(people[one.name], one.funeral_yen or 0, law) for one in household.parents]
    for one_off in household.one_offs:
        table += _one_off(one_off, family)
    return table


def _deducted(joined: list[Row]) -> list[Row]:
    return [row for row in joined if row.programme == plain_taxes.MUTUAL_AID]


def _assessed(who: Member, before: Standing, household: Household, law: Law) -> list[float]:
    """所得制限で見る所得 — after premiums from the wages, 100,000 yen of earned income and the disability deduction."""
    own, found = before.incomes[who.name], list[float]()
    key = {"moderate": "disabled_deduction_yen", "severe": "severely_disabled_deduction_yen"}
    handbook = key.get(who.person.disability_handbook)
    deduction = 0.0 if handbook is None else law.number(f"{DISABILITY}.{handbook}")
    for i, total in enumerate(own.total):
        earned = min(total - own.business[i], law.number(f"{DISABILITY}.earned_deduction_yen"))
        premium = plain_work.premium(who, before, i, law) if household.amounts == "before_tax" else 0.0
        found.append(max(0.0, total - earned - premium - deduction))
    return found


def _by_person(rows: Iterable[Row]) -> dict[str, list[float]]:
    """Sum of rows by person and year."""
    found: dict[str, list[float]] = {}
    for row in rows:
        if row.person is not None:
            so_far = found.get(row.person, [0.0] * len(row.yen))
            found[row.person] = [one + other for one, other in zip(so_far, row.yen, strict=True)]
    return found


def _income(income: Income, family: Family) -> Row:
    """収入 — from January of the first age to December of the last, while the person lives."""
    who = family.people[income.person]
    born = who.person.birth_year
    start = family.start if income.from_age is None else (born + income.from_age) * MONTHS
    end = EVER if income.to_age is None else (born + income.to_age + 1) * MONTHS
    start = max(start, family.end(income.begins_with_death_of, family.start))
    start = max(start, family.alone_from) if income.only_when_alone else start
    end = min(end, who.end, family.end(income.ends_with_death_of, EVER))
    growth = family.growth(income.growth)
    yen = [
        (income.yen_per_year or 0) * growth[i] * months_between(year, start, end) / MONTHS
        for i, year in enumerate(family.course.years)
    ]
    uncounted = tuple(_uncounted(income, one, family.law) for one in yen)
    return Row("income", who.name, who.name, yen, income.name, uncounted=uncounted)


def _uncounted(income: Income, yen: float, law: Law) -> float:
    """収入認定されない額 — a part of what is earned, the whole of a mutual-aid pension."""
    if income.kind == "mutual_aid":
        return yen
    if income.kind not in EARNED:
        return 0.0
    whole, first, width, step = (
        law.number(f"{ASSISTANCE}.earned_income_{part}_yen_per_month")
        for part in ("full", "steps_from", "step_width", "step")
    )
    monthly = yen / MONTHS
    steps = math.floor(max(0.0, monthly - first) / width + 1e-6)
    return min(monthly, whole + steps * step) * MONTHS


def _spending(item: Spending, family: Family) -> list[Row]:
    """支出 — by phase; when the payer has died the common purse pays on."""
    years = family.course.years
    from_year = item.from_year or years[0]
    start = max(from_year * MONTHS, family.end(item.begins_with_death_of, family.start))
    end = EVER if item.to_year is None else (item.to_year + 1) * MONTHS
    end = min(end, family.end(item.ends_with_death_of, EVER))
    payer_end = family.end(item.paid_by, family.start)
    growth, own, common = family.growth(item.growth), [0.0] * len(years), [0.0] * len(years)
    for i, year in enumerate(years):
        if (year - from_year) % item.every_years == 0:
            own[i] = -_by_phase(item, family, year, start, min(end, payer_end)) * growth[i]
            common[i] = -_by_phase(item, family, year, max(start, payer_end), end) * growth[i]
    found = [Row("spending", None, None, common, item.name)]
    return found if item.paid_by is None else [Row("spending", None, item.paid_by, own, item.name), *found]


def _by_phase(item: Spending, family: Family, year: int, start: int, end: int) -> float:
    amounts = (item.both_parents_yen_per_month, item.one_parent_yen_per_month, item.child_alone_yen_per_month)
    return sum(
        (amount or 0) * months_between(year, max(start, phase_start), min(end, phase_end))
        for amount, (phase_start, phase_end) in zip(amounts, family.phases, strict=True)
    )


def _one_off(one_off: OneOff, family: Family) -> list[Row]:
    """一度だけの収支 — in its year, while its person, or anybody of the household, lives."""
    end = min(family.household_end, family.end(one_off.person, EVER))
    growth, found = family.growth(one_off.growth), []
    for amount, windfall in ((one_off.income_yen, True), (-one_off.spending_yen, False)):
        yen = [
            amount * growth[i] if year == one_off.year and months_between(year, family.start, end) else 0.0
            for i, year in enumerate(family.course.years)
        ]
        found.append(Row("one_off", one_off.person, one_off.person, yen, one_off.name, windfall=windfall))
    return found
