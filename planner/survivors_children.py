"""遺族基礎年金 (survivors' basic pension): for a parent with a child under age, or for the child itself.

A child counts to the end of the fiscal year in which it turns 18, or to 20 with a disability of grade 1 or 2. No
child who is older ever counts.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from planner.entitlement import Entitlement, born_after_boundary
from planner.household_fields import LAST_MONTH_OF_FISCAL_YEAR
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import amounts, survivors_basic_pension, survivors_employees_pension
from planner.survivors_claim import EMPLOYEES, Ground, base_yen, entitled
from planner.timeline import MONTHS, Life, Timeline

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

BASIC = "survivors_basic_pension"
GRADES_OF_A_CHILD = (1, 2)


def child_end(time: Timeline, law: LawYears) -> Ints | None:
    """年齢内の子がいなくなる月 — first month in which no child counts, shape (futures, 1); None where none does."""
    ends = _ends(time, law)
    return np.max(ends, axis=0) if np.max(ends) > time.start else None


def _ends(time: Timeline, law: LawYears) -> list[Ints]:
    """First month in which each child does not count any more, each of shape (futures, 1)."""
    return [np.minimum(_of_age(child, law), child.end) for child in time.children]


def _of_age(child: Life, law: LawYears) -> int:
    person, granted = child.person, child.person.disability_pension
    after_march = (person.birth_month or 1) > LAST_MONTH_OF_FISCAL_YEAR
    fiscal_end = person.birth_year + int(law.constant(f"{BASIC}.child_age")) + after_march
    found = fiscal_end * MONTHS + LAST_MONTH_OF_FISCAL_YEAR
    if granted is not None and granted.grade in GRADES_OF_A_CHILD:
        return max(found, child.reaches(int(law.constant(f"{BASIC}.disabled_child_age"))))
    return found


def of_parent(survivor: Life, deceased: Life, ground: Ground, *, covered_yen: Floats) -> list[Line]:
    """遺族基礎年金（子のある配偶者）— from the month after the death until the last child is of age.

    Beside an own pension only what it has more: before 65 beside what the employees' part has not covered, from 65
    beside the own basic pension. A deceased under 65 is taken as insured with enough premiums paid.

    Args:
        survivor: The parent who is left.
        deceased: The one who died.
        ground: What every claim looks at.
        covered_yen: Survivors' employees' pension of the same claim before 65, yen per year.

    """
    law, cell = ground.law, Cell(BASIC, survivor.name)
    insured = deceased.end < deceased.reaches(int(law.constant(f"{BASIC}.record_free_below_age")))
    granted = entitled(cell, survivor, deceased, insured, ground)
    parts = [part for part in _parts(survivor, deceased, ground, covered_yen) if part[2].any()]
    if not parts:
        return []
    shape = survivor.months.shape
    pensions, others, months = ([np.broadcast_to(x, shape) for x in column] for column in zip(*parts, strict=True))
    yen = law.apply(
        cell,
        survivors_basic_pension.paid_yen,
        entitled=granted,
        pensions_yen_per_year=pensions,
        own_other_yen_per_year=others,
        months=months,
    )
    return [Line(BASIC, survivor.name, survivor.name, yen, months=np.sum(months, axis=0) * (yen > 0))]


def _parts(
    survivor: Life, deceased: Life, ground: Ground, covered_yen: Floats
) -> Iterator[tuple[Floats, Floats, Floats]]:
    """By number of children, before and from 65: pension and own pension, yen per year, and the months."""
    law, time, own, start = ground.law, ground.time, ground.pensions[survivor.name], deceased.end
    split = survivor.reaches(int(law.constant(f"{EMPLOYEES}.choice_age")))
    younger = np.maximum(0.0, _before_65(own, survivor, time) - covered_yen)
    ends = np.sort(np.stack([np.maximum(start, end) for end in _ends(time, law)]), axis=0)[::-1]
    for count, end in enumerate(ends, start=1):
        begin, stop = ends[count] if count < len(ends) else start, np.minimum(end, survivor.end)
        yearly = _spouse_yen(count, survivor, law)
        yield yearly, younger, time.months(begin, np.minimum(stop, split))
        yield yearly, _basic(own, survivor, time), time.months(np.maximum(begin, split), stop)


def _before_65(own: Entitlement, survivor: Life, time: Timeline) -> Floats:
    """The own pension that excludes a survivors' pension before 65, yen per year: disability, else old-age."""
    disabled = time.months(*own.disability) > 0
    retired = time.months(own.start, survivor.end) > 0
    return np.where(disabled, own.all_disability_yen, np.where(retired, own.basic_yen + own.employees_yen, 0.0))


def _basic(own: Entitlement, survivor: Life, time: Timeline) -> Floats:
    """The larger of the own basic pensions, yen per year."""
    disabled = np.where(time.months(*own.disability) > 0, own.disability_yen, 0.0)
    return np.maximum(disabled, np.where(time.months(own.start, survivor.end) > 0, own.basic_yen, 0.0))


def _spouse_yen(children: int, survivor: Life, law: LawYears) -> Floats:
    cell = Cell(BASIC, survivor.name)
    newer = born_after_boundary(survivor.person, law.text("old_age_basic_pension.cohort_boundary"))
    return law.apply(
        cell,
        survivors_basic_pension.spouse_yen_per_year,
        children=children,
        basic_yen_per_year=law[f"{BASIC}.basic_{'newer' if newer else 'older'}_yen_per_year"],
        addition_yen=_addition_yen(cell, children, law),
    )


def _addition_yen(cell: Cell, children: int | Ints, law: LawYears) -> Floats:
    return law.apply(
        cell,
        survivors_basic_pension.child_addition_yen_per_year,
        children=children,
        child_first_second_yen_per_year=law[f"{BASIC}.child_first_second_yen_per_year"],
        child_third_yen_per_year=law[f"{BASIC}.child_third_yen_per_year"],
    )


def orphans(ground: Ground) -> list[Line]:
    """子が受け取る遺族年金 — after the last parent's death: basic and employees' pension in equal parts.

    Left out: the choice between the claims after both parents, and other pensions of the child.

    Args:
        ground: What every claim looks at.

    """
    time, ends = ground.time, _ends(ground.time, ground.law)
    if not time.parents:
        return []
    last = np.argmax(np.stack([life.end for life in time.parents]), axis=0)
    found: list[Line] = []
    for i, deceased in enumerate(time.parents):
        each = [time.months(deceased.end, end) * (last == i) for end in ends]
        count = np.maximum(1, np.sum([months > 0 for months in each], axis=0))
        for child, months in zip(time.children, each, strict=True):
            if months.any():
                found += [_basic_of_child(child, count, months, ground.law)]
                found += [_employees_of_child(child, count, months, base_yen(deceased, ground), ground.law)]
    return found


def _basic_of_child(child: Life, count: Ints, months: Floats, law: LawYears) -> Line:
    """The basic pension of one of ``count`` children; the number is that of each year."""
    cell = Cell(BASIC, child.name)
    yearly = law.apply(
        cell,
        survivors_basic_pension.child_yen_per_year,
        children=count,
        basic_yen_per_year=law[f"{BASIC}.basic_newer_yen_per_year"],
        addition_yen=_addition_yen(cell, count - 1, law),
    )
    yen = law.apply(cell, amounts.part_of_year_yen, yen_per_year=yearly, months=months)
    return Line(BASIC, child.name, child.name, yen, months=months)


def _employees_of_child(child: Life, count: Ints, months: Floats, base: Floats, law: LawYears) -> Line:
    cell = Cell(EMPLOYEES, child.name)
    yearly = law.apply(
        cell,
        survivors_employees_pension.child_yen_per_year,
        deceased_employees_yen=base,
        children=count,
        share_ratio=law.constant(f"{EMPLOYEES}.share_ratio"),
    )
    yen = law.apply(cell, amounts.part_of_year_yen, yen_per_year=yearly, months=months)
    return Line(EMPLOYEES, child.name, child.name, yen, months=months)
