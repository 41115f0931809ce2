"""会社の社会保険 (workplace): who is insured at work in which year, and what is taken off the wages for it.

A workplace covers a worker and those who depend on a worker: as long as somebody of the household under 75, of whom
the family told so, earns enough. After that the town's health insurance takes over.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from planner.household_fields import LAST_AGE_AT_WORK
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import workplace_insurance
from planner.standing import Standing
from planner.timeline import MONTHS, Life, Timeline

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
LAW = "workplace_insurance"


def insured(time: Timeline, law: LawYears, pay: Mapping[str, Floats]) -> dict[str, Bools]:
    """会社の健康保険に入っている方 — worker or dependant, by name; by year, of which the months before 75 count.

    Args:
        time: The household's timeline.
        law: The law over the same years.
        pay: 給与 — wages before tax by name, yen in the year.

    Returns:
        Each of shape (futures or 1, years), for every member.

    """
    told = {life.name: _told(life, time, law) for life in time.lives}
    working = workers(time, law, pay)
    anybody = np.logical_or.reduce(np.broadcast_arrays(*(told[name] & working[name] for name in told)))
    return {name: told_here & anybody for name, told_here in told.items()}


def workers(time: Timeline, law: LawYears, pay: Mapping[str, Floats]) -> dict[str, Bools]:
    """会社で働く方 — whose own wages insure them at work, by name and year; dependants are not among them.

    Args:
        time: The household's timeline.
        law: The law over the same years.
        pay: 給与 — wages before tax by name, yen in the year.

    """
    return {life.name: worker(life, law, pay) for life in time.lives}


def worker(life: Life, law: LawYears, pay: Mapping[str, Floats]) -> Bools:
    """会社で働く方か — whether somebody's own wages insure this person, up to the age that the family told.

    Of the oldest age that can be told the work goes on; only its health insurance ends with the 75th birthday.

    Args:
        life: The member.
        law: The law.
        pay: 給与 — wages before tax by name, yen in the year.

    """
    to_age, wages = life.person.insured_at_work_to_age, pay.get(life.name)
    if to_age is None or wages is None or not wages.any():
        return np.zeros((1, len(law.years)), dtype=np.bool_)
    enough = workplace_insurance.insured_at_work(
        wages_yen=wages, months=life.months, insured_from_yen_per_year=law[f"{LAW}.insured_from_yen_per_year"]
    )
    return enough if to_age >= LAST_AGE_AT_WORK else enough & (life.age <= to_age)


def _told(life: Life, time: Timeline, law: LawYears) -> Bools:
    """Whether the family told of a workplace insurance: to December of the age, at the longest to the 75th birthday."""
    to_age = life.person.insured_at_work_to_age
    if to_age is None:
        return np.zeros((1, len(law.years)), dtype=np.bool_)
    end = _month_of(life, law, "health_end_age")
    if to_age < LAST_AGE_AT_WORK:
        end = (life.person.birth_year + to_age + 1) * MONTHS
    return time.months(time.start, np.minimum(end, life.end)) > 0


def _month_of(life: Life, law: LawYears, key: str) -> int:
    """Month of the birthday with which a part of the insurance begins or ends."""
    return life.reaches(int(law.constant(f"{LAW}.{key}"))) - 1


def pay_of(standing: Standing) -> dict[str, Floats]:
    """Return the wages of everybody, yen per year."""
    return {name: incomes.wages_yen for name, incomes in standing.incomes.items()}


def lines(time: Timeline, law: LawYears, standing: Standing) -> list[Line]:
    """会社の社会保険料の行 — of each member with wages, up to the age that the family named.

    Args:
        time: The household's timeline.
        law: The law over the same years.
        standing: The incomes of everybody.

    """
    pay = pay_of(standing)
    return [
        Line(LAW, life.name, life.name, -_premium_yen(life, time, law, pay))
        for life in time.lives
        if life.person.insured_at_work_to_age is not None and pay[life.name].any()
    ]


def _premium_yen(life: Life, time: Timeline, law: LawYears, pay: Mapping[str, Floats]) -> Floats:
    care_from, care_end, pension_end, health_end = (
        _month_of(life, law, f"{name}_age") for name in ("care_first", "care_end", "pension_end", "health_end")
    )
    return law.apply(
        Cell(LAW, life.name),
        workplace_insurance.premium_yen_per_year,
        wages_yen=pay[life.name],
        insured_at_work=worker(life, law, pay),
        months=life.months,
        health_months=time.months(time.start, np.minimum(health_end, life.end)),
        care_months=time.months(care_from, np.minimum(care_end, life.end)),
        pension_months=time.months(time.start, np.minimum(pension_end, life.end)),
        health_ratio=law[f"{LAW}.health_ratio"],
        care_ratio=law[f"{LAW}.care_ratio"],
        child_support_ratio=law[f"{LAW}.child_support_ratio"],
        pension_ratio=law[f"{LAW}.pension_ratio"],
        worker_part_ratio=law[f"{LAW}.worker_part_ratio"],
        employment_ratio=law[f"{LAW}.employment_ratio"],
    )
