"""収支 (cash flow): every rule is called once, top to bottom, and its result becomes a line.

A line is whole yen per year of shape (futures or 1, years): income +, spending −. Nothing here depends
on how much money is left; that is the matter of ``purse``.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planner import contributions, homecosts, pensions
from planner.futures import Futures
from planner.household import Growth, Household, Income, Insurance, MutualAid, OneOff, Parent, Spending
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import amounts, disability_mutual_aid, public_assistance
from planner.timeline import EVER, MONTHS, Life, Moment, Timeline

Floats = NDArray[np.float64]
APRIL = 3
EARNED = ("wages", "workshop_a", "workshop_b")


def lines(household: Household, time: Timeline, futures: Futures, law: LawYears) -> tuple[Line, ...]:
    """収支の全行 — all lines in the order in which a counsellor reads the table.

    Args:
        household: The filled household.
        time: Its timeline.
        futures: The assumed courses.
        law: The law over the same years.

    """
    table: list[Line] = [_income(income, time, futures, law) for income in household.incomes]
    table += pensions.lines(time, law, own_income_yen=_own_incomes(table))
    for aid in household.mutual_aid:
        table += _mutual_aid(aid, time, law)
    for insurance in household.insurances:
        table += _insurance(insurance, time, law)
    table += [Line("national_pension_premium", name, None, -yen) for name, yen in contributions.premiums(time, law)]
    for item in household.spending:
        table += _spending(item, time, futures, law)
    table += [Line(programme, None, None, -yen) for programme, yen in homecosts.costs(household, time, futures)]
    for debt, yen in homecosts.debts(household, time, law):
        table.append(Line("debt", debt.owner, None, -yen, name=debt.name))
    table += [_funeral(parent, time, futures, law) for parent in household.parents]
    for one_off in household.one_offs:
        table += _one_off(one_off, time, futures, law)
    return tuple(replace(line, yen=np.rint(line.yen), uncounted_yen=np.rint(line.uncounted_yen)) for line in table)


def _own_incomes(table: list[Line]) -> dict[str, Floats]:
    """Typed incomes by person, yen per year."""
    found: dict[str, Floats] = {}
    for line in table:
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
    end = np.minimum(np.minimum(end, life.end), _death(time, income.ends_with_death_of, EVER))
    line = Cell("income", income.person, income.name)
    course = growth_course(income.growth, futures)
    grown = law.apply(line, amounts.grown_yen, first_year_yen=income.yen_per_year or 0, growth_factor=course)
    yen = law.apply(line, amounts.part_of_year_yen, yen_per_year=grown, months=time.months(start, end))
    return Line(*line[:2], income.person, yen, income.name, _uncounted(income, yen, law))


def _uncounted(income: Income, yen: Floats, law: LawYears) -> Floats:
    """収入認定されない額 — the deduction from wages, or the whole of a mutual-aid pension, yen per year."""
    if income.kind in EARNED:
        monthly = public_assistance.earned_income_deduction_yen_per_month(
            earnings_yen_per_month=yen / MONTHS,
            earned_income_full_yen_per_month=law["public_assistance.earned_income_full_yen_per_month"],
            earned_income_rest_ratio=law.constant("public_assistance.earned_income_rest_ratio"),
        )
        return np.asarray(monthly * MONTHS)
    return yen if income.kind == "mutual_aid" else np.zeros_like(yen)


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


def _mutual_aid(aid: MutualAid, time: Timeline, law: LawYears) -> list[Line]:
    """心身障害者扶養共済 — the parent pays, the child receives from the month of the parent's death.

    Who joins after the last age of entry neither pays nor leaves a pension; a finding says so.
    """
    rule = disability_mutual_aid
    parent, child = time.life(aid.parent), time.life(aid.child)
    entry = aid.entry_year * MONTHS + APRIL
    entry_age = parent.person.age_on_1_april(aid.entry_year)
    in_time = entry_age <= law.constant("disability_mutual_aid.entry_last_age")
    months_due = rule.premium_months(
        entry_age=entry_age,
        premium_shortest_months=law.constant("disability_mutual_aid.premium_shortest_months"),
        premium_last_age=law.constant("disability_mutual_aid.premium_last_age"),
    )
    monthly = aid.premium_yen_per_month
    premium_yen_per_month = (
        rule.premium_yen_per_month(
            entry_age=entry_age,
            age_from=law.numbers("disability_mutual_aid.premium_age_from"),
            yen_per_month=law.numbers("disability_mutual_aid.premium_yen_per_month"),
        )
        if monthly is None
        else np.float64(monthly)
    )
    paid = rule.premium_yen(
        months=time.months(entry, np.minimum(entry + int(months_due), np.minimum(parent.end, child.end))) * in_time,
        units=aid.units if monthly is None else 1,
        premium_yen_per_month=premium_yen_per_month,
    )
    received_from = np.where((entry < parent.end) & in_time, parent.end - 1, EVER)
    received = rule.benefit_yen(
        months=time.months(received_from, child.end),
        units=aid.units,
        benefit_yen_per_month_per_unit=law["disability_mutual_aid.benefit_yen_per_month_per_unit"],
    )
    return [
        Line("disability_mutual_aid", aid.child, aid.child, received, uncounted_yen=received),
        Line("disability_mutual_aid_premium", aid.parent, aid.parent, -paid),
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
        *(Line(*benefit[:2], name, yen, insurance.name, windfall=True) for name, yen in received.items()),
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
