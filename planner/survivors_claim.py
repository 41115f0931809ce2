"""遺族年金の受給権 (claim): from which pension, under which conditions, a parent may claim after the other's death."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.entitlement import Entitlement, born_after_boundary
from planner.lawbook import Cell, LawYears
from planner.rules import survivors_employees_pension as rules
from planner.standing import year_before
from planner.timeline import MONTHS, Life, Timeline

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

EMPLOYEES = "survivors_employees_pension"
GRADES_OF_A_SHORT_TERM_CLAIM = (1, 2)
END_OF_CONTRIBUTIONS_AGE = 60
NO_YEN = np.zeros((1, 1))


@dataclass(frozen=True)
class Ground:
    """判断のもと — what every claim looks at.

    Attributes:
        pensions: Own pensions by person.
        time: The household's timeline.
        law: The law over the same years.
        receipts_yen: Typed incomes by person before any deduction, yen per year.
        income_yen: 所得 by person without pensions, yen per year; the year before the death decides over the means.
        wages_yen: Pay by person, yen per year; whoever has some is at work.

    """

    pensions: Mapping[str, Entitlement]
    time: Timeline
    law: LawYears
    receipts_yen: Mapping[str, Floats]
    income_yen: Mapping[str, Floats]
    wages_yen: Mapping[str, Floats]


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
        months=ground.pensions[deceased.name].employees_months,
        start=start,
        child_end=start if child_end is None else np.maximum(start, child_end),
        short_term=short_term,
        granted=entitled(Cell(EMPLOYEES, survivor.name), survivor, deceased, short_term, ground),
        limited=_limited(survivor, deceased, ground.law),
    )


def base_yen(deceased: Life, ground: Ground) -> Floats:
    """もとになる額 — earnings-related pension of the deceased as at 65, yen per year (厚生年金保険法60条)."""
    own = ground.pensions[deceased.name]
    return own.employees_yen if own.survivors_base_yen is None else own.survivors_base_yen


def _deemed_yen(survivor: Life, deceased: Life, short_term: Bools, ground: Ground) -> Floats:
    """The same, for a short-term death with known months as if for 300 months."""
    yen, months = base_yen(deceased, ground), ground.pensions[deceased.name].employees_months
    if months is None or not short_term.any():
        return yen
    return ground.law.apply(
        Cell(EMPLOYEES, survivor.name),
        rules.deemed_yen_per_year,
        deceased_employees_yen=yen,
        employees_months=months,
        short_term=short_term,
        short_term_least_months=ground.law.constant(f"{EMPLOYEES}.short_term_least_months"),
    )


def _short_term(deceased: Life, ground: Ground) -> Bools:
    """短期要件 — died at work with a known record, or with a disability employees' pension of grade 1 or 2."""
    pension, granted = deceased.person.old_age_pension, deceased.person.disability_pension
    found = np.zeros_like(deceased.end, dtype=bool)
    last = deceased.person.insured_at_work_to_age
    if pension.career is not None and last is not None:
        at_work = (ground.wages_yen.get(deceased.name, NO_YEN) > 0) & (deceased.age <= last)
        found = found | (at_work & deceased.dies).any(axis=1, keepdims=True)
    if granted is not None and granted.career is not None and granted.grade in GRADES_OF_A_SHORT_TERM_CLAIM:
        first, end = ground.pensions[deceased.name].disability
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
    own, law, time = ground.pensions[survivor.name], ground.law, ground.time
    least = law.constant(f"{EMPLOYEES}.record_least_months")
    old_age = (own.basic_yen + own.employees_yen) * (time.months(own.start, survivor.end) > 0)
    receipts, income = (
        (year_before(told.get(survivor.name, NO_YEN) + old_age) * deceased.dies).sum(axis=1, keepdims=True)
        for told in (ground.receipts_yen, ground.income_yen)
    )
    return law.apply(
        cell,
        rules.entitled,
        receipts_yen=receipts,
        income_yen=income,
        record_months=_record_months(deceased, time, least),
        short_term=waived,
        receipts_limit_yen=law.constant(f"{EMPLOYEES}.receipts_limit_yen"),
        income_limit_yen=law.constant(f"{EMPLOYEES}.income_limit_yen"),
        record_least_months=least,
    )


def _record_months(deceased: Life, time: Timeline, otherwise: float) -> Floats:
    """Months of the record and those of the plan to 60 or the death; an unknown record counts as long enough."""
    pension = deceased.person.old_age_pension
    if pension.record is None:
        return np.full(deceased.end.shape, otherwise)
    so_far = sum(pension.record.model_dump().values())
    last = np.minimum(deceased.end, deceased.reaches(END_OF_CONTRIBUTIONS_AGE))
    at_work = 0 if pension.career is None else pension.career.months
    return np.asarray(np.maximum(so_far + np.maximum(0, last - time.start), at_work), dtype=np.float64)


def _limited(survivor: Life, deceased: Life, law: LawYears) -> Bools:
    """5年間の給付か — a death from April 2028, the survivor under 60, a man or a woman born from April 1989."""
    year, month, _ = (int(part) for part in law.text(f"{EMPLOYEES}.limited_first_day").split("-"))
    reformed = deceased.end > year * MONTHS + month - 1
    young = deceased.end < survivor.reaches(int(law.constant(f"{EMPLOYEES}.limited_below_age")))
    person = survivor.person
    reached = person.sex == "male" or born_after_boundary(person, law.text(f"{EMPLOYEES}.limited_women_born_from"))
    return np.asarray(reformed & young & reached)
