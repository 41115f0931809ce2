"""遺族年金の受給権 (claim): from which pension, under which conditions, a parent may claim after the other's death."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner import deferral, disability, employees
from planner.contributions import disability_interval
from planner.entitlement import Entitlement, born_after_boundary
from planner.household import Person
from planner.lawbook import Cell, LawYears
from planner.means import NO_YEN, Means
from planner.rules import survivors_employees_pension as rules
from planner.standing import year_before
from planner.timeline import EVER, MONTHS, Life, Moment, Timeline

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

EMPLOYEES = "survivors_employees_pension"
GRADES_OF_A_SHORT_TERM_CLAIM = (1, 2)
FIRST_AGE_OF_CONTRIBUTIONS, END_OF_CONTRIBUTIONS_AGE = 20, 60


@dataclass(frozen=True)
class Ground:
    """判断のもと — what every claim looks at.

    Attributes:
        pensions: Own pensions by person.
        time: The household's timeline.
        law: The law over the same years.
        means: Incomes; the year before the death decides over the means, and whoever has pay is at work.

    """

    pensions: Mapping[str, Entitlement]
    time: Timeline
    law: LawYears
    means: Means


@dataclass(frozen=True)
class Claim:
    """受給権 — what one spouse may claim after the other's death; moments and masks of shape (futures, 1).

    Attributes:
        survivor, deceased: The two.
        own: The survivor's own pensions.
        base_yen: Earnings-related pension of the deceased as at 65, yen per year.
        months: Months of the deceased insured at work, None where they are not known.
        start: First month after the death.
        child_end: First month without a child under age, ``start`` where there is none.
        short_term: Whether the death is a short-term case.
        granted: Whether means and record allow the pension.
        limited: Whether it is the five-year benefit.

    """

    survivor: Life
    deceased: Life
    own: Entitlement
    base_yen: Floats
    months: float | None
    start: Ints
    child_end: Ints
    short_term: Bools
    granted: Bools
    limited: Bools


def claim(survivor: Life, deceased: Life, ground: Ground, child_end: Ints | None) -> Claim:
    """受給権を調べる — the claim of one spouse after the other's death.

    Args:
        survivor: The spouse who is left.
        deceased: The one who died.
        ground: What every claim looks at.
        child_end: First month without a child under age, shape (futures, 1); None where there is no such child.

    """
    start = deceased.end
    short_term = _short_term(deceased, ground)
    return Claim(
        survivor=survivor,
        deceased=deceased,
        own=ground.pensions[survivor.name],
        base_yen=_deemed_yen(survivor, deceased, short_term, ground),
        months=_months(deceased, ground),
        start=start,
        child_end=start if child_end is None else np.maximum(start, child_end),
        short_term=short_term,
        granted=entitled(Cell(EMPLOYEES, survivor.name), survivor, deceased, short_term, ground),
        limited=_limited(survivor, deceased, ground.law),
    )


def ends_of_waiting(time: Timeline, law: LawYears, means: Means) -> dict[str, Moment]:
    """繰下げの待ちが終わる月 — by name: the month after a spouse's death that brings a lasting survivors' pension.

    ``EVER`` for everybody else and in every future in which none comes.

    Args:
        time: The household's timeline.
        law: The law over the same years.
        means: The family's incomes.

    """
    found: dict[str, Moment] = dict.fromkeys((life.name for life in time.lives), EVER)
    ground = Ground({}, time, law, means)
    for survivor, deceased in permutations(time.parents, 2):
        if deferral.waits(survivor, law) and _worked(deceased.person):
            lasting = _lasting(survivor, deceased, ground)
            found[survivor.name] = np.where(lasting, deceased.end, EVER)
    return found


def _lasting(survivor: Life, deceased: Life, ground: Ground) -> Bools:
    """Whether a right for life arises at the death; who still waits receives no own old-age pension yet."""
    told = _told(survivor, deceased, _short_term(deceased, ground), ground)
    old_enough = deceased.end >= survivor.reaches(int(ground.law.constant(f"{EMPLOYEES}.husband_minimum_age")))
    may = old_enough if survivor.person.sex == "male" else np.ones_like(old_enough)
    return np.asarray(rules.entitled(**told) & may & ~_limited(survivor, deceased, ground.law))


def _worked(person: Person) -> bool:
    """Whether there is any record or amount of an employees' pension."""
    pension = person.old_age_pension
    at_work = pension.career is not None and pension.career.months > 0
    return bool(pension.employees_yen_per_year) or at_work or _disabled_at_work(person)


def _disabled_at_work(person: Person) -> bool:
    """Whether a disability employees' pension of grade 1 or 2 with its record is granted."""
    granted = person.disability_pension
    return granted is not None and granted.career is not None and granted.grade in GRADES_OF_A_SHORT_TERM_CLAIM


def base_yen(deceased: Life, ground: Ground) -> Floats:
    """もとになる額 — earnings-related pension of the deceased as at 65, yen per year (厚生年金保険法60条).

    Without a record for the old-age pension that of the disability employees' pension counts, in a short-term
    death, with its 300 deemed months.
    """
    own, granted = ground.pensions[deceased.name], deceased.person.disability_pension
    yen = own.employees_yen if own.survivors_base_yen is None else own.survivors_base_yen
    if yen.any() or granted is None or granted.career is None or not _disabled_at_work(deceased.person):
        return yen
    return disability.earned_yen(granted.career, ground.law) * _short_term(deceased, ground)


def _months(deceased: Life, ground: Ground) -> float | None:
    """Months of the deceased insured at work, of the record that counts; None where they are not known."""
    months, granted = ground.pensions[deceased.name].employees_months, deceased.person.disability_pension
    if months is None and granted is not None and granted.career is not None and _disabled_at_work(deceased.person):
        return float(granted.career.months)
    return months


def _deemed_yen(survivor: Life, deceased: Life, short_term: Bools, ground: Ground) -> Floats:
    """The same, for a short-term death with known months as if for 300 months."""
    own, yen = ground.pensions[deceased.name], base_yen(deceased, ground)
    from_old_age = own.survivors_base_yen is not None and own.survivors_base_yen.any()
    if own.employees_months is None or not short_term.any() or not from_old_age:
        return yen
    return ground.law.apply(
        Cell(EMPLOYEES, survivor.name),
        rules.deemed_yen_per_year,
        deceased_employees_yen=yen,
        employees_months=own.employees_months,
        short_term=short_term,
        short_term_least_months=ground.law.constant(f"{EMPLOYEES}.short_term_least_months"),
    )


def _short_term(deceased: Life, ground: Ground) -> Bools:
    """短期要件 — died at work with a known record, or with a disability employees' pension of grade 1 or 2."""
    person = deceased.person
    found = np.zeros_like(deceased.end, dtype=bool)
    last = person.insured_at_work_to_age
    if person.old_age_pension.career is not None and last is not None:
        at_work = (ground.means.wages_yen(deceased.name) > 0) & (deceased.age <= last)
        found = found | (at_work & deceased.dies).any(axis=1, keepdims=True)
    if _disabled_at_work(person):
        first, end = disability_interval(person, ground.law)
        found = found | ((deceased.end > first) & (deceased.end <= end))
    return found


def entitled(cell: Cell, survivor: Life, deceased: Life, waived: Bools, ground: Ground) -> Bools:
    """生計維持と25年の記録 — means of the survivor in the year before the death, record of the deceased if known.

    Own pensions count in full in both receipts and income.

    Args:
        cell: For which row.
        survivor: The spouse who is left.
        deceased: The one who died.
        waived: Whether the 25 years are not asked for, shape (futures, 1).
        ground: What every claim looks at.

    """
    return ground.law.apply(cell, rules.entitled, **_told(survivor, deceased, waived, ground))


def _told(survivor: Life, deceased: Life, waived: Bools, ground: Ground) -> dict[str, Any]:
    """What the rule of the two conditions asks for."""
    law, least = ground.law, ground.law.constant(f"{EMPLOYEES}.record_least_months")
    old_age = _old_age_yen(survivor, ground)
    receipts, income = (
        (year_before(told + old_age) * deceased.dies).sum(axis=1, keepdims=True)
        for told in (ground.means.receipts_yen.get(survivor.name, NO_YEN), ground.means.income_yen(survivor.name))
    )
    return {
        "receipts_yen": receipts,
        "income_yen": income,
        "record_months": _record_months(deceased, ground.time, least),
        "short_term": waived,
        "receipts_limit_yen": law.constant(f"{EMPLOYEES}.receipts_limit_yen"),
        "income_limit_yen": law.constant(f"{EMPLOYEES}.income_limit_yen"),
        "record_least_months": least,
    }


def _old_age_yen(survivor: Life, ground: Ground) -> Floats:
    """Own old-age pensions in the years in which they are paid, yen per year; nothing where they are not yet known."""
    own, time = ground.pensions.get(survivor.name), ground.time
    if own is None:
        return np.zeros((1, len(time.years)))
    basic = own.basic_yen * (time.months(own.start, survivor.end) > 0)
    return np.asarray(basic + own.employees_yen * (time.months(own.employees_start, survivor.end) > 0))


def _record_months(deceased: Life, time: Timeline, least: float) -> Floats:
    """Months of the record, those of the plan to 60 or the death, and those at work; an unknown record is long enough.

    Whether the record of the national pension holds the months at work too is not known, so that they are added as
    far as the time from 20 to 60 or the death has room. Of an employees' pension whose months are not known the
    25 years count as met where there was time for them.
    """
    pension = deceased.person.old_age_pension
    if pension.record is None:
        return np.full(deceased.end.shape, least)
    last = np.minimum(deceased.end, deceased.reaches(END_OF_CONTRIBUTIONS_AGE))
    room = np.maximum(0, last - deceased.reaches(FIRST_AGE_OF_CONTRIBUTIONS))
    so_far = sum(pension.record.model_dump().values()) + np.maximum(0, last - time.start)
    at_work = employees.months_at_work(pension)
    if at_work is None:
        at_work = least if pension.employees_yen_per_year else 0.0
        return np.asarray(np.maximum(so_far, np.minimum(so_far + at_work, room)), dtype=np.float64)
    together = np.minimum(so_far + at_work, room)
    return np.asarray(np.maximum(np.maximum(so_far, at_work), together), dtype=np.float64)


def _limited(survivor: Life, deceased: Life, law: LawYears) -> Bools:
    """5年間の給付か — a death from April 2028, the survivor under 60, a man or a woman born from April 1989."""
    year, month, _ = (int(part) for part in law.text(f"{EMPLOYEES}.limited_first_day").split("-"))
    reformed = deceased.end > year * MONTHS + month - 1
    young = deceased.end < survivor.reaches(int(law.constant(f"{EMPLOYEES}.limited_below_age")))
    person = survivor.person
    reached = person.sex == "male" or born_after_boundary(person, law.text(f"{EMPLOYEES}.limited_women_born_from"))
    return np.asarray(reformed & young & reached)
