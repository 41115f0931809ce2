"""収支 (cash flow): every rule is called once, top to bottom, and its result becomes a line.

A line is whole yen per year of shape (futures or 1, years): income +, spending −. Nothing here depends
on how much money is left; that is the matter of ``purse``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from planner import (
    contributions,
    homecosts,
    household_help,
    minimum,
    moving,
    mutual_aid,
    pensions,
    premiums,
    screening,
    services,
    supplements,
    survivors,
    taxes,
    workplace,
)
from planner import standing as standings
from planner.futures import Futures
from planner.household import Household, Income, Insurance, OneOff, Parent, Spending
from planner.household_fields import Growth
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.means import Means
from planner.property import lines as property_tax_lines
from planner.rules import amounts
from planner.standing import Standing
from planner.taxes import TaxStatus
from planner.timeline import EVER, MONTHS, Life, Moment, Timeline

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
EARNED = ("wages", "workshop_a", "workshop_b")


@dataclass(frozen=True)
class CashFlow:
    """収支 — all lines, and whose income made whom what in the eyes of the law.

    Attributes:
        lines: In the order in which a counsellor reads the table.
        standing: Household head, supporter and incomes of each year.
        status: Who is levied the resident tax.
        exemption_granted: Whether the exemption or deferral that was told would be granted, by name.
        at_work: Who is insured at work (第2号被保険者) in which year, by name.

    """

    lines: tuple[Line, ...]
    standing: Standing
    status: TaxStatus
    exemption_granted: Mapping[str, Bools]
    at_work: Mapping[str, Bools]


def flow(household: Household, time: Timeline, futures: Futures, law: LawYears) -> CashFlow:
    """収支を計算する — every rule once.

    Args:
        household: The filled household.
        time: Its timeline.
        futures: The assumed courses.
        law: The law over the same years.

    """
    incomes = [_income(income, time, futures, law) for income in household.incomes]
    before_pensions = standings.build(household, time, law, incomes, programme="income")
    before_tax = household.amounts == "before_tax"
    taken_off_wages = workplace.lines(time, law, before_pensions) if before_tax else []
    at_work = workplace.workers(time, law, workplace.pay_of(before_pensions))
    off_by_person = {name: -yen for name, yen in _by_person(taken_off_wages).items()}
    means = Means(_by_person(incomes), before_pensions.incomes, off_by_person, at_work)
    own_pensions = pensions.lines(time, law, means)
    standing = standings.build(household, time, law, [*incomes, *own_pensions])
    status = taxes.status(household, time, law, standing)
    table = [*incomes, *own_pensions]
    table += supplements.lines(household, time, law, standing, status, pensions=own_pensions, at_work=at_work)
    table += survivors.unpaid(table, time, law)
    joined = [line for aid in household.mutual_aid for line in mutual_aid.lines(aid, time, law)]
    table += joined
    for insurance in household.insurances:
        table += _insurance(insurance, time, law)
    of_pension = contributions.premiums(time, law, at_work)
    paid = [Line("national_pension_premium", name, None, -yen) for name, yen in of_pension] + taken_off_wages
    if before_tax:
        paid += premiums.lines(time, law, standing, status)
        status = taxes.after_premiums(status, time, law, standing, [*paid, *joined])
        paid += taxes.lines(time, law, status)
    table += paid
    for item in household.spending:
        table += _spending(item, time, futures, law)
    table += services.lines(household, time, futures, law, standing, status=status)
    table += household_help.lines(household, time, law)
    table += property_tax_lines(household, time, futures, law)
    table += homecosts.lines(household, time, futures, law)
    table += moving.lines(household, time, law)
    table += [_funeral(parent, time, futures, law) for parent in household.parents]
    for one_off in household.one_offs:
        table += _one_off(one_off, time, futures, law)
    exempt = screening.granted(household, time, law, standing, at_work)
    return CashFlow(_in_whole_yen(table), standing, status, exempt, at_work)


def _in_whole_yen(table: list[Line]) -> tuple[Line, ...]:
    """Round every line once; the list is emptied on the way, so that many futures are not held twice."""
    table.reverse()
    rounded = []
    while table:
        line = table.pop()
        rounded.append(replace(line, yen=np.rint(line.yen), uncounted_yen=np.rint(line.uncounted_yen)))
    return tuple(rounded)


def _by_person(lines: list[Line]) -> dict[str, Floats]:
    """Sum of the lines by person, yen per year."""
    found: dict[str, Floats] = {}
    for line in lines:
        if line.person is not None:
            found[line.person] = found.get(line.person, np.zeros((1, 1))) + line.yen
    return found


def growth_course(growth: Growth, futures: Futures) -> Floats:
    """Return the cumulative growth of an amount of the first year, shape (futures or 1, years)."""
    if isinstance(growth, str):
        return futures.growth[growth]
    steps = np.full(len(futures.years), 1.0 + growth)
    steps[0] = 1.0
    return np.asarray(np.cumprod(steps))[np.newaxis, :]  # a power differs in the last bit from machine to machine


def _death(time: Timeline, name: str | None, otherwise: Moment) -> Moment:
    return otherwise if name is None else time.life(name).end


def _income(income: Income, time: Timeline, futures: Futures, law: LawYears) -> Line:
    """収入 — from January of the first age to December of the last, while the person lives."""
    life = time.life(income.person)
    born = life.person.birth_year
    start: Moment = time.start if income.from_age is None else (born + income.from_age) * MONTHS
    end: Moment = EVER if income.to_age is None else (born + income.to_age + 1) * MONTHS
    start = np.maximum(start, _death(time, income.begins_with_death_of, time.start))
    if income.only_when_alone:
        start = np.maximum(start, time.last_end)
    end = np.minimum(np.minimum(end, life.end), _death(time, income.ends_with_death_of, EVER))
    line = Cell("income", income.person, income.name)
    course = growth_course(income.growth, futures)
    grown = law.apply(line, amounts.grown_yen, first_year_yen=income.yen_per_year or 0, growth_factor=course)
    yen = law.apply(line, amounts.part_of_year_yen, yen_per_year=grown, months=time.months(start, end))
    return Line(*line[:2], income.person, yen, income.name, _uncounted(income, yen, law))


def _uncounted(income: Income, yen: Floats, law: LawYears) -> Floats | float:
    """収入認定されない額 — the deduction from wages, or all of a mutual-aid pension, yen per year; 0 of others."""
    if income.kind in EARNED:
        return minimum.earned_income_deduction_yen(yen, law)
    return yen if income.kind == "mutual_aid" else 0.0


def _spending(item: Spending, time: Timeline, futures: Futures, law: LawYears) -> list[Line]:
    """支出 — by phase; when the payer has died the common purse pays on."""
    line = Cell("spending", None, item.name)
    from_year = item.from_year or int(time.years[0])
    start = np.maximum(from_year * MONTHS, _death(time, item.begins_with_death_of, time.start))
    last = EVER if item.to_year is None else (item.to_year + 1) * MONTHS
    end = np.minimum(last, _death(time, item.ends_with_death_of, EVER))
    course = growth_course(item.growth, futures) * ((time.years - from_year) % item.every_years == 0)

    def yen_between(begin: Moment, stop: Moment) -> Floats:
        both, one, alone = (
            time.months(np.maximum(np.maximum(start, first), begin), np.minimum(np.minimum(end, phase_end), stop))
            for first, phase_end in time.phases()
        )
        return law.apply(
            line,
            amounts.by_phase_yen,
            both_parents_yen_per_month=item.both_parents_yen_per_month or 0,
            both_parents_months=both,
            one_parent_yen_per_month=item.one_parent_yen_per_month or 0,
            one_parent_months=one,
            child_alone_yen_per_month=item.child_alone_yen_per_month or 0,
            child_alone_months=alone,
            growth_factor=course,
        )

    if item.paid_by is None:
        return [Line("spending", None, None, -yen_between(0, EVER), name=item.name)]
    payer_end = time.life(item.paid_by).end
    return [
        Line("spending", None, item.paid_by, -yen_between(0, payer_end), name=item.name),
        Line("spending", None, None, -yen_between(payer_end, EVER), name=item.name),
    ]


def _insurance(insurance: Insurance, time: Timeline, law: LawYears) -> list[Line]:
    """生命保険 — premiums while due; the benefit in the year of death.

    If the beneficiary is gone, the children alive receive it in equal parts, with none the estate (保険法46条).
    """
    insured, beneficiary = time.life(insurance.insured), time.life(insurance.beneficiary)
    covered = insured.dies & _within(insured, insurance.cover_to_age)
    premium_end = insured.end
    for last_age in (insurance.premium_to_age, insurance.cover_to_age):
        if last_age is not None:
            premium_end = np.minimum(premium_end, (insured.person.birth_year + last_age + 1) * MONTHS)
    benefit = Cell("insurance", insured.name, insurance.name)
    premium = Cell("insurance_premium", insured.name, insurance.name)
    months = time.months(time.start, premium_end)
    paid = law.apply(premium, amounts.part_of_year_yen, yen_per_year=insurance.premium_yen_per_year, months=months)
    received = {
        name: law.apply(
            benefit,
            amounts.once_yen,
            first_year_yen=insurance.benefit_yen or 0,
            growth_factor=1.0,
            happens=covered * part,
        )
        for name, part in _receivers(insured, beneficiary, time).items()
    }
    return [
        *(
            Line(*benefit[:2], name, yen, insurance.name, windfall=True, months=insured.months)
            for name, yen in received.items()
        ),
        Line(*premium[:2], insured.name, -paid, insurance.name),
    ]


def _receivers(insured: Life, beneficiary: Life, time: Timeline) -> dict[str, Floats]:
    """Parts of a benefit by receiver, each of shape (futures, 1)."""
    outlives = beneficiary.end >= insured.end
    alive = {child.name: child.end >= insured.end for child in time.children if child is not insured}
    count = np.sum(list(alive.values()), axis=0) if alive else np.zeros_like(insured.end)
    parts = {beneficiary.name: np.where(outlives, 1.0, 0.0)}
    instead = np.where(outlives, 0.0, 1.0)
    for name, here in alive.items():
        parts[name] = parts.get(name, np.zeros(1)) + instead * here / np.maximum(1, count)
    parts[insured.name] = parts.get(insured.name, np.zeros(1)) + instead * (count == 0)
    return parts


def _within(life: Life, last_age: int | None) -> NDArray[np.bool_]:
    return np.asarray(life.age <= (EVER if last_age is None else last_age))


def _funeral(parent: Parent, time: Timeline, futures: Futures, law: LawYears) -> Line:
    """葬儀 — in the year of death, in the money of that year."""
    yen = law.apply(
        Cell("funeral", parent.name),
        amounts.once_yen,
        first_year_yen=parent.funeral_yen or 0,
        growth_factor=futures.growth["prices"],
        happens=time.life(parent.name).dies,
    )
    return Line("funeral", parent.name, parent.name, -yen)


def _one_off(one_off: OneOff, time: Timeline, futures: Futures, law: LawYears) -> list[Line]:
    """一度だけの収支 — in its year, while anybody of the household lives."""
    there = time.months(time.start, time.household_end) > 0
    if one_off.person is not None:
        there = there & (time.life(one_off.person).months > 0)
    cell = Cell("one_off", one_off.person, one_off.name)
    course = growth_course(one_off.growth, futures)
    happens = there & (time.years == one_off.year)

    def once(yen: int) -> Floats:
        return law.apply(cell, amounts.once_yen, first_year_yen=yen, growth_factor=course, happens=happens)

    found: list[Line] = []
    if one_off.income_yen:
        found.append(Line(*cell[:2], one_off.person, once(one_off.income_yen), one_off.name, windfall=True))
    if one_off.spending_yen:
        found.append(Line(*cell[:2], one_off.person, -once(one_off.spending_yen), one_off.name))
    return found
