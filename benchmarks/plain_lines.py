"""The lines of one year in the plain loop: who receives and who pays what, yen, not yet rounded."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, permutations
from operator import mul

from benchmarks import plain_pensions
from benchmarks.plain_law import MONTHS, Course, Law
from benchmarks.plain_pensions import EVER, Member, Survivor
from planner.household import Growth, Household, Income, Insurance, MutualAid, OneOff, Spending

APRIL = 4
AID = "disability_mutual_aid"
WINDFALLS = ("insurance", "one_off")

Key = tuple[str, str | None, str | None, str]
"""Programme, person, payer (None: the common purse), the family's own word."""
Flow = tuple[Key, float]


@dataclass(frozen=True)
class Aid:
    """One mutual aid: who pays until when how much a month, who receives how much a month by year."""

    parent: str
    child: str
    paid: tuple[int, int]
    received: tuple[int, int]
    premium_per_month: float
    benefit_per_month: list[float]


@dataclass(frozen=True)
class Family:
    """One household on one course, with everything that is worked out once before the loop.

    Moments are absolute months; ``phases`` holds start and end of the time with both parents, with one
    parent, with the children alone. ``owed`` changes as the loop goes: what is left of each debt.
    """

    household: Household
    course: Course
    law: Law
    members: dict[str, Member]
    survivors: tuple[Survivor, ...]
    aid: tuple[Aid, ...]
    start: int
    phases: tuple[tuple[int, int], ...]
    own_growth: dict[float, list[float]]
    owed: list[float]

    @property
    def household_end(self) -> int:
        """The first month in which nobody of the household lives."""
        return self.phases[-1][1]

    def end(self, name: str | None, otherwise: int) -> int:
        """First month after a member's death; something else where nobody is named."""
        return otherwise if name is None else self.members[name].end

    def growth(self, growth: Growth, i: int) -> float:
        """Cumulative growth of an amount of the first year."""
        return self.course.growth[growth][i] if isinstance(growth, str) else self.own_growth[growth][i]


def prepare(household: Household, course: Course, law: Law) -> Family:
    """Work out before the loop what does not change in it."""
    members = {who.name: who for who in plain_pensions.members(household, course, law)}
    start = course.years[0] * MONTHS
    parents = [members[parent.name] for parent in household.parents]
    last = max([start, *(parent.end for parent in parents)])
    first = min(parent.end for parent in parents) if len(parents) > 1 else start
    couples = permutations(parents) if len(parents) > 1 else ()
    end = max([last, *(members[child.name].end for child in household.children)])
    family = Family(
        household=household,
        course=course,
        law=law,
        members=members,
        survivors=tuple(plain_pensions.survivor(who, spouse, law) for who, spouse in couples),
        aid=tuple(_aid(aid, members, law) for aid in household.mutual_aid),
        start=start,
        phases=((start, max(start, first)), (max(start, first), last), (last, end)),
        own_growth=_own_growth(household, years=len(course.years)),
        owed=[float(debt.balance_yen or 0) for debt in household.debts],
    )
    for who in members.values():
        plain_pensions.apply_income_limit(who, _own_income(who.name, family), law)
    return family


def _own_income(name: str, family: Family) -> list[float]:
    """Typed incomes of one person by year."""
    incomes = [income for income in family.household.incomes if income.person == name]
    return [sum(_income(income, family, i) for income in incomes) for i in range(len(family.course.years))]


def _own_growth(household: Household, *, years: int) -> dict[float, list[float]]:
    """Cumulative growth of the amounts for which the family gives a ratio of its own."""
    given = [i.growth for i in household.incomes] + [s.growth for s in household.spending]
    ratios = {growth for growth in given + [o.growth for o in household.one_offs] if not isinstance(growth, str)}
    return {ratio: list(accumulate([1.0 + ratio] * (years - 1), mul, initial=1.0)) for ratio in ratios}


def months(year: int, start: int, end: int) -> int:
    """Months of a year between two moments."""
    january = year * MONTHS
    return max(0, min(january + MONTHS, end) - max(january, start))


def of_year(family: Family, i: int) -> Iterator[Flow]:
    """All lines of the year with the number i."""
    household, year = family.household, family.course.years[i]
    for income in household.incomes:
        yield ("income", income.person, income.person, income.name), _income(income, family, i)
    yield from _pensions(family, i)
    for aid in family.aid:
        yield from _mutual_aid(aid, family, i)
    for insurance in household.insurances:
        yield from _insurance(insurance, family, year)
    for name, who in family.members.items():
        premium = plain_pensions.premium(who, i, year, family.law)
        yield ("national_pension_premium", name, None, ""), -premium
    for item in household.spending:
        yield from _spending(item, family, i)
    yield from _home(family, i)
    yield from _debts(family, year)
    for parent in household.parents:
        if family.course.last_year[parent.name] == year:
            funeral = (parent.funeral_yen or 0) * family.course.growth["prices"][i]
            yield ("funeral", parent.name, parent.name, ""), -funeral
    for one_off in household.one_offs:
        yield from _one_off(one_off, family, i)


def _income(income: Income, family: Family, i: int) -> float:
    """収入 — from January of the first age to December of the last, while the person lives."""
    who = family.members[income.person]
    born = who.person.birth_year
    start = family.start if income.from_age is None else (born + income.from_age) * MONTHS
    end = EVER if income.to_age is None else (born + income.to_age + 1) * MONTHS
    start = max(start, family.end(income.begins_with_death_of, family.start))
    end = min(end, who.end, family.end(income.ends_with_death_of, EVER))
    there = months(family.course.years[i], start, end)
    return (income.yen_per_year or 0) * family.growth(income.growth, i) * there / MONTHS


def uncounted(family: Family, i: int) -> int:
    """Typed incomes that public assistance does not count: a part of wages, the whole of a mutual-aid pension."""
    whole, start, width, step = (
        family.law.number(f"public_assistance.earned_income_{part}_yen_per_month")
        for part in ("full", "steps_from", "step_width", "step")
    )
    found = 0
    for income in family.household.incomes:
        monthly = _income(income, family, i) / MONTHS
        if income.kind == "wages":
            steps = max(0.0, monthly - start) // width
            found += round(min(monthly, whole + steps * step) * MONTHS)
        elif income.kind == "mutual_aid":
            found += round(monthly * MONTHS)
    return found


def _pensions(family: Family, i: int) -> Iterator[Flow]:
    year = family.course.years[i]
    for name, who in family.members.items():
        for programme, yen in plain_pensions.own(who, i, year):
            yield (programme, name, name, ""), yen
    for one in family.survivors:
        name = one.who.name
        yield (plain_pensions.SURVIVORS, name, name, ""), plain_pensions.survivors(one, i, year)


def _aid(aid: MutualAid, members: dict[str, Member], law: Law) -> Aid:
    """心身障害者扶養共済 — the parent pays, the child receives from the month of the parent's death."""
    parent, child = members[aid.parent], members[aid.child]
    birth_month = parent.person.birth_month or 1
    age = aid.entry_year - parent.person.birth_year - (1 if birth_month >= APRIL else 0)
    entry = aid.entry_year * MONTHS + APRIL - 1
    to_last_age = (law.number(f"{AID}.premium_last_age") - age) * MONTHS
    due = int(max(law.number(f"{AID}.premium_shortest_months"), to_last_age))
    bands = zip(law.numbers(f"{AID}.premium_age_from"), law.numbers(f"{AID}.premium_yen_per_month"), strict=True)
    by_age = max((first, yen) for first, yen in bands if first <= age)[1]
    typed = aid.premium_yen_per_month
    premium = by_age * aid.units if typed is None else float(typed)
    joined = entry < parent.end and age <= law.number(f"{AID}.entry_last_age")
    return Aid(
        parent=parent.name,
        child=child.name,
        paid=(entry if joined else EVER, min(entry + due, parent.end, child.end)),
        received=(parent.end - 1 if joined else EVER, child.end),
        premium_per_month=premium,
        benefit_per_month=[yen * aid.units for yen in law.by_year(f"{AID}.benefit_yen_per_month_per_unit")],
    )


def _mutual_aid(aid: Aid, family: Family, i: int) -> Iterator[Flow]:
    year = family.course.years[i]
    yield (AID, aid.child, aid.child, ""), months(year, *aid.received) * aid.benefit_per_month[i]
    yield (f"{AID}_premium", aid.parent, aid.parent, ""), -months(year, *aid.paid) * aid.premium_per_month


def _insurance(insurance: Insurance, family: Family, year: int) -> Iterator[Flow]:
    """生命保険 — premiums while due; the benefit in the year of death, to the children if the beneficiary is gone."""
    insured, beneficiary = family.members[insurance.insured], family.members[insurance.beneficiary]
    born, name = insured.person.birth_year, insurance.name
    covered = insurance.cover_to_age is None or year - born <= insurance.cover_to_age
    if family.course.last_year[insured.name] == year and covered:
        children = [family.members[child.name] for child in family.household.children]
        alive = [child for child in children if child is not insured and child.end >= insured.end]
        receivers = [beneficiary] if beneficiary.end >= insured.end else alive or [insured]
        for receiver in receivers:
            yield ("insurance", insured.name, receiver.name, name), (insurance.benefit_yen or 0) / len(receivers)
    ages = [age for age in (insurance.premium_to_age, insurance.cover_to_age) if age is not None]
    end = min([insured.end, *((born + age + 1) * MONTHS for age in ages)])
    premium = insurance.premium_yen_per_year * months(year, family.start, end) / MONTHS
    yield ("insurance_premium", insured.name, insured.name, name), -premium


def _spending(item: Spending, family: Family, i: int) -> Iterator[Flow]:
    """支出 — by phase; when the payer has died the common purse pays on."""
    year = family.course.years[i]
    from_year = item.from_year or family.course.years[0]
    if (year - from_year) % item.every_years:
        return
    start = max(from_year * MONTHS, family.end(item.begins_with_death_of, family.start))
    end = EVER if item.to_year is None else (item.to_year + 1) * MONTHS
    end = min(end, family.end(item.ends_with_death_of, EVER))
    amounts = (item.both_parents_yen_per_month, item.one_parent_yen_per_month, item.child_alone_yen_per_month)
    payer_end = family.end(item.paid_by, family.start)
    own = common = 0
    for amount, (phase_start, phase_end) in zip(amounts, family.phases, strict=True):
        first, last = max(start, phase_start), min(end, phase_end)
        if amount and first < last:
            common += amount * months(year, max(first, payer_end), last)
            own += amount * months(year, first, min(last, payer_end))
    growth = family.growth(item.growth, i)
    yield ("spending", None, None, item.name), -common * growth
    if item.paid_by is not None:
        yield ("spending", None, item.paid_by, item.name), -own * growth


def rent_yen(family: Family, i: int) -> float:
    """家賃 — rent of a year; another one when the child lives alone, if given."""
    home, year = family.household.home, family.course.years[i]
    if home is None or not home.rent_yen_per_month:
        return 0.0
    alone_from, end = family.phases[-1]
    alone = home.child_alone_rent_yen_per_month
    alone = home.rent_yen_per_month if alone is None else alone
    rent = home.rent_yen_per_month * months(year, family.start, alone_from) + alone * months(year, alone_from, end)
    return rent * family.course.growth["prices"][i]


def _home(family: Family, i: int) -> Iterator[Flow]:
    """住まいの費用 — property tax, upkeep and rent, with prices, while anybody lives there."""
    home = family.household.home
    if home is None:
        return
    part = months(family.course.years[i], family.start, family.household_end) / MONTHS
    prices = family.course.growth["prices"][i]
    yield ("property_tax", None, None, ""), -(home.property_tax_yen_per_year or 0) * part * prices
    yield ("home_upkeep", None, None, ""), -(home.upkeep_yen_per_year or 0) * part * prices
    yield ("rent", None, None, ""), -rent_yen(family, i)


def _debts(family: Family, year: int) -> Iterator[Flow]:
    """借入の返済 — yearly payments with interest, until repaid, or until the owner's death if insured so."""
    for number, debt in enumerate(family.household.debts):
        owed = family.owed[number] * (1 + debt.interest_ratio)
        payment = min(owed, debt.payment_yen_per_year or 0)
        family.owed[number] = owed - payment
        end = family.members[debt.owner].end if debt.ends_with_death else family.household_end
        yield ("debt", debt.owner, None, debt.name), -payment * months(year, family.start, end) / MONTHS


def _one_off(one_off: OneOff, family: Family, i: int) -> Iterator[Flow]:
    """一度だけの収支 — in its year, while its person, or anybody of the household, lives."""
    year = family.course.years[i]
    there = months(year, family.start, min(family.household_end, family.end(one_off.person, EVER)))
    if year == one_off.year and there:
        growth = family.growth(one_off.growth, i)
        key = ("one_off", one_off.person, one_off.person, one_off.name)
        yield key, one_off.income_yen * growth
        yield key, -one_off.spending_yen * growth
