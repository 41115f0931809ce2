"""社会保険料 (premiums): health insurance of the town, medical insurance from 75 on, care insurance from 65 on.

The premiums of a year look at the incomes of the year before. Months are those alive and in the scheme: in the
month of the 75th birthday a member moves from the town's health insurance to the scheme for the elderly; in the years
in which a workplace covers a member the town asks nothing.
The town's health insurance is one bill for each household of the resident register (国民健康保険法 第76条: its head
pays); every insured member has a line with a share of it, so that the family sees what remains when a parent is gone,
and the shares add up to the bill. Reductions look at head and members of that household (同法施行令 第29条の7; from 75
on 高齢者の医療の確保に関する法律施行令 第18条).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner import workplace
from planner.household_fields import LAST_AGE_AT_WORK
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import (
    late_elderly_medical_insurance,
    long_term_care_insurance,
    national_health_insurance,
    old_age_basic_pension,
)
from planner.standing import TOGETHER, Standing, year_before
from planner.taxes import TaxStatus
from planner.timeline import MONTHS, Life, Moment, Timeline

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
NHI, LATE, CARE = "national_health_insurance", "late_elderly_medical_insurance", "long_term_care_insurance"
FULL_PENSION = "old_age_basic_pension.full_amount_newer_yen_per_year"
MONTHS_OF = ("months", "care_months", "late_months")


@dataclass(frozen=True)
class _Members:
    """Every member at once, shape (members, futures or 1, years); incomes are of the year before.

    ``tested_yen`` and ``earner`` are steps of the working. ``moved``: in the scheme for the elderly and before
    that in the town's health insurance.
    """

    lives: tuple[Life, ...]
    total_yen: Floats
    tested_yen: Floats
    earner: Bools
    head: Bools
    months: Floats
    care_months: Floats
    late_months: Floats
    moved: Bools
    register: str = TOGETHER


@dataclass(frozen=True)
class _Part:
    """区分 — one part of the household's bill: months of each payer, and the weight of its household levy."""

    name: str
    months: Floats
    household_weight: Floats


def lines(time: Timeline, law: LawYears, standing: Standing, status: TaxStatus) -> list[Line]:
    """保険料の行 — the premiums of every member, spending −.

    Args:
        time: The household's timeline.
        law: The law over the same years, with the town's values.
        standing: Household head, who lives, and the incomes of each year.
        status: Who pays resident tax.

    """
    everybody = _members(time, law, standing)
    households = [_of_household(everybody, *register) for register in standing.registers()]
    return [
        *(line for members in households for line in _health_insurance(members, time, law)),
        *(line for members in households for line in _late_elderly(members, law)),
        *_care(time, law, standing, status),
    ]


def _of_household(everybody: _Members, register: str, head: Ints, inside: Bools | None) -> _Members:
    """One household of the register: whoever belongs to another has no months and does not count."""
    if inside is None:
        return everybody
    months: dict[str, Any] = {name: getattr(everybody, name) * inside for name in MONTHS_OF}
    is_head = np.arange(len(inside))[:, np.newaxis, np.newaxis] == head
    return replace(everybody, register=register, head=is_head, moved=everybody.moved & inside, **months)


def _members(time: Timeline, law: LawYears, standing: Standing) -> _Members:
    """Put all members side by side and work out what the tests for reductions ask of each."""
    own = [standing.incomes[name] for name in standing.names]
    total = _side_by_side([year_before(one.total_yen) for one in own])
    pension_income = _side_by_side([year_before(one.pension_income_yen) for one in own])
    wages = _side_by_side([year_before(one.wages_yen) for one in own])
    pension = _side_by_side([year_before(one.taxed_pension_yen) for one in own])
    age = np.stack([life.age[np.newaxis] - 1 for life in time.lives])  # on 31 December of the year before
    limits = {"pension_deduction_age": law[f"{NHI}.pension_deduction_age"]}
    tested = law.apply(
        Cell(NHI),
        national_health_insurance.tested_income_yen,
        total_income_yen=total,
        pension_income_yen=pension_income,
        age=age,
        pension_deduction_yen=law[f"{NHI}.pension_deduction_yen"],
        **limits,
    )
    earner = law.apply(
        Cell(NHI),
        national_health_insurance.is_earner,
        wages_yen=wages,
        pension_yen=pension,
        age=age,
        earner_wages_yen=law[f"{NHI}.earner_wages_yen"],
        earner_pension_yen=law[f"{NHI}.earner_pension_yen"],
        earner_older_pension_yen=law[f"{NHI}.earner_older_pension_yen"],
        **limits,
    )
    late = _side_by_side([_late_months(life, time, law) for life in time.lives])
    covered = workplace.insured(time, law, workplace.pay_of(standing))
    town = [(life, time, law, covered[life.name]) for life in time.lives]
    return _Members(
        lives=time.lives,
        total_yen=total,
        tested_yen=tested,
        earner=earner,
        head=np.arange(len(time.lives))[:, np.newaxis, np.newaxis] == standing.head,
        months=_side_by_side([_nhi_months(*one) for one in town]),
        care_months=_side_by_side([_care_part_months(*one) for one in town]),
        late_months=late,
        moved=(late > 0) & np.stack(np.broadcast_arrays(*(_was_with_the_town(*one) for one in town))),
    )


def _side_by_side(arrays: list[Floats]) -> Floats:
    return np.stack(np.broadcast_arrays(*arrays))


def _month_of(life: Life, age: float) -> int:
    """Return the month in which an age is reached: membership changes with the day before the birthday."""
    return life.reaches(int(age)) - 1


def _nhi_end(life: Life, law: LawYears) -> Ints:
    """Month after the last one in which somebody can be in the town's health insurance."""
    return np.minimum(life.end, _month_of(life, law.constant(f"{NHI}.late_elderly_age")))


def _nhi_months(life: Life, time: Timeline, law: LawYears, at_work: Bools) -> Floats:
    return time.months(time.start, _nhi_end(life, law)) * ~at_work


def _care_part_months(life: Life, time: Timeline, law: LawYears, at_work: Bools) -> Floats:
    first, last = (_month_of(life, law.constant(f"{NHI}.care_{name}_age")) for name in ("first", "end"))
    return time.months(max(time.start, first), np.minimum(_nhi_end(life, law), last)) * ~at_work


def _late_months(life: Life, time: Timeline, law: LawYears) -> Floats:
    return time.months(_month_of(life, law.constant(f"{LATE}.first_age")), life.end)


def _was_with_the_town(life: Life, time: Timeline, law: LawYears, at_work: Bools) -> Bools:
    """Whether somebody was in the town's health insurance in the month before moving on, shape (futures or 1, 1).

    Before the first year only the age counts that the family told.
    """
    last_month = _month_of(life, law.constant(f"{NHI}.late_elderly_age")) - 1
    i = last_month // MONTHS - int(time.years[0])
    if i < 0:
        to_age = life.person.insured_at_work_to_age
        return np.array([[to_age is None or to_age < LAST_AGE_AT_WORK]])
    return ~at_work[:, min(i, len(time.years) - 1)][:, np.newaxis]


def _tier(cell: Cell, members: _Members, counted: Bools, persons: Ints, law: LawYears) -> Ints:
    return law.apply(
        cell,
        national_health_insurance.reduction_tier,
        tested_income_yen=members.tested_yen,
        earner=members.earner,
        counted=counted,
        persons=persons,
        reduction_base_yen=law[f"{NHI}.reduction_base_yen"],
        reduction_half_yen_per_person=law[f"{NHI}.reduction_half_yen_per_person"],
        reduction_fifth_yen_per_person=law[f"{NHI}.reduction_fifth_yen_per_person"],
        reduction_yen_per_further_earner=law[f"{NHI}.reduction_yen_per_further_earner"],
    )


def _reduced(cell: Cell, tier: Ints, key: str, law: LawYears) -> Floats:
    return law.apply(cell, national_health_insurance.reduced_ratio, tier=tier, reduction_ratio=law[key])


def _health_insurance(members: _Members, time: Timeline, law: LawYears) -> list[Line]:
    """国民健康保険料 — the household's bill and each insured member's share of it."""
    if not members.months.any():
        return []
    cell = Cell(NHI, None, members.register)
    insured = members.months > 0
    tier = _tier(cell, members, members.head | insured | members.moved, np.sum(insured | members.moved, axis=0), law)
    reduced = _reduced(cell, tier, f"{NHI}.reduction_ratio", law)
    base = law.apply(
        cell,
        national_health_insurance.levy_base_yen,
        total_income_yen=members.total_yen,
        basic_deduction_yen=law[f"{NHI}.basic_deduction_yen"],
    )
    weight = _household_weight(members, time, law)
    fiscal_age = np.array([[[life.person.age_on_1_april(int(y)) for y in time.years]] for life in time.lives])
    parts = (
        _Part("medical", members.months, weight),
        _Part("support", members.months, weight),
        _Part("care", members.care_months, np.ones((1, 1))),
        _Part("childcare", members.months, np.ones((1, 1))),
    )
    levies = {part.name: _levies(part, base, fiscal_age, reduced, law) for part in parts}
    bill = {part.name: _part_yen(part, levies[part.name], reduced, law) for part in parts}
    return _shares(members, bill, levies, law)


def _household_weight(members: _Members, time: Timeline, law: LawYears) -> Floats:
    """特定世帯 — weight of the household levy where the other members have gone on to the scheme for the elderly."""
    special, both = (_special_months(members, time, law, which) for which in ("", "continued_"))
    return law.apply(
        Cell(NHI),
        national_health_insurance.household_weight,
        months=members.months,
        special_months=special,
        continued_months=both - special,
        special_household_weight=law[f"{NHI}.special_household_weight"],
        special_household_continued_weight=law[f"{NHI}.special_household_continued_weight"],
    )


def _special_months(members: _Members, time: Timeline, law: LawYears, which: str) -> Floats:
    """Months of each year since the last member moved on, up to the years of the law, shape (futures or 1, years)."""
    years = int(law.constant(f"{NHI}.special_household_{which}years"))
    moves = [_month_of(life, law.constant(f"{NHI}.late_elderly_age")) for life in members.lives]
    found = np.zeros((1, len(time.years)))
    for moved, start in sorted(zip(members.moved, moves, strict=True), key=lambda one: one[1]):
        found = np.where(moved, time.months(start, start + years * MONTHS), found)
    return found


def _head_weight(part: _Part, fiscal_age: Ints, law: LawYears) -> Floats:
    """Weight of the levy per head; a household of grown-ups needs no weights."""
    grown_up = law[f"{NHI}.childcare_first_age"]
    if fiscal_age.min() >= grown_up.max():
        return np.ones((1, 1))
    return law.apply(
        Cell(NHI),
        national_health_insurance.head_weight,
        fiscal_age=fiscal_age,
        first_age=grown_up if part.name == "childcare" else 0,
        school_age=law[f"{NHI}.school_age"],
        preschool_weight=law[f"{NHI}.preschool_weight"],
    )


def _levies(part: _Part, base: Floats, fiscal_age: Ints, reduced: Floats, law: LawYears) -> Floats:
    """Levies on income and per head of one part, of every member."""
    return law.apply(
        Cell(NHI),
        national_health_insurance.levies_yen,
        levy_base_yen=base,
        months=part.months,
        head_weight=_head_weight(part, fiscal_age, law),
        reduced_ratio=reduced,
        income_ratio=law[f"{NHI}.{part.name}_income_ratio"],
        per_head_yen_per_year=law[f"{NHI}.{part.name}_per_head_yen_per_year"],
    )


def _part_yen(part: _Part, levies: Floats, reduced: Floats, law: LawYears) -> Floats:
    """One part of the household's bill."""
    household_levy = law.apply(
        Cell(NHI),
        national_health_insurance.household_levy_yen,
        months=part.months,
        household_weight=part.household_weight,
        reduced_ratio=reduced,
        per_household_yen_per_year=law[f"{NHI}.{part.name}_per_household_yen_per_year"],
    )
    return law.apply(
        Cell(NHI),
        national_health_insurance.part_yen,
        levies_yen=levies,
        household_levy_yen=household_levy,
        cap_yen=law[f"{NHI}.{part.name}_cap_yen"],
        rounding_yen=law[f"{NHI}.rounding_yen"],
    )


def _shares(members: _Members, parts: Mapping[str, Floats], levies: Mapping[str, Floats], law: LawYears) -> list[Line]:
    """The bill of the household and the lines of its insured members."""
    bill = law.apply(
        Cell(NHI), national_health_insurance.premium_yen, **{f"{part}_yen": yen for part, yen in parts.items()}
    )
    shares = law.apply(
        Cell(NHI),
        national_health_insurance.shares_yen,
        premium_yen=bill,
        **{f"{part}_levies_yen": yen for part, yen in levies.items()},
    )
    rows = []
    for i, life in enumerate(members.lives):
        if members.months[i].any():
            yen = law.apply(Cell(NHI, life.name), national_health_insurance.person_yen, shares_yen=shares, place=i)
            rows.append(Line(NHI, life.name, None, -yen))
    return rows


def _late_elderly(members: _Members, law: LawYears) -> list[Line]:
    """後期高齢者医療保険料 — each member's own; the reduction looks at the household head and all in the scheme."""
    in_scheme = members.late_months > 0
    if not in_scheme.any():
        return []
    tier = _tier(Cell(LATE), members, members.head | in_scheme, np.sum(in_scheme, axis=0), law)
    reduced = {
        part: _reduced(Cell(LATE), tier, f"{LATE}.{part}_reduction_ratio", law) for part in ("medical", "childcare")
    }
    rows = []
    for i, life in enumerate(members.lives):
        if in_scheme[i].any():
            yen = _late_elderly_yen(Cell(LATE, life.name), members.total_yen[i], members.late_months[i], reduced, law)
            rows.append(Line(LATE, life.name, life.name, -yen))
    return rows


def _late_elderly_yen(
    cell: Cell, total_yen: Floats, months: Floats, reduced: Mapping[str, Floats], law: LawYears
) -> Floats:
    base = law.apply(
        cell,
        national_health_insurance.levy_base_yen,
        total_income_yen=total_yen,
        basic_deduction_yen=law[f"{NHI}.basic_deduction_yen"],
    )
    parts = {
        part: law.apply(
            cell,
            late_elderly_medical_insurance.part_yen,
            levy_base_yen=base,
            reduced_ratio=reduced[part],
            income_ratio=law[f"{LATE}.{part}_income_ratio"],
            per_head_yen_per_year=law[f"{LATE}.{part}_per_head_yen_per_year"],
            cap_yen=law[f"{LATE}.{part}_cap_yen"],
            levy_rounding_yen=law[f"{LATE}.levy_rounding_yen"],
            rounding_yen=law[f"{LATE}.rounding_yen"],
        )
        for part in ("medical", "childcare")
    }
    return law.apply(
        cell,
        late_elderly_medical_insurance.premium_yen,
        medical_yen=parts["medical"],
        childcare_yen=parts["childcare"],
        months=months,
    )


def _care(time: Timeline, law: LawYears, standing: Standing, status: TaxStatus) -> list[Line]:
    """介護保険料 — of everybody from the month of the 65th birthday on."""
    rows = []
    for life in time.lives:
        start: Moment = _month_of(life, law.constant(f"{CARE}.first_age"))
        months = time.months(start, life.end)
        if not months.any():
            continue
        cell, own = Cell(CARE, life.name), standing.incomes[life.name]
        stage = law.apply(
            cell,
            long_term_care_insurance.stage_yen,
            taxed=status.taxed[life.name],
            household_untaxed=status.household_untaxed[life.name],
            care_yen=year_before(own.care_yen),
            total_income_yen=year_before(own.total_yen),
            low_income_yen=law.apply(
                cell,
                old_age_basic_pension.limit_with_full_pension_yen,
                published_yen=law[f"{CARE}.low_income_yen"],
                full_pension_yen=year_before(law[FULL_PENSION]),
            ),
            middle_income_yen=law[f"{CARE}.middle_income_yen"],
            untaxed_household_yen_per_year=law[f"{CARE}.untaxed_household_yen_per_year"],
            untaxed_person_yen_per_year=law[f"{CARE}.untaxed_person_yen_per_year"],
            taxed_from_yen=law[f"{CARE}.taxed_from_yen"],
            taxed_yen_per_year=law[f"{CARE}.taxed_yen_per_year"],
        )
        yen = law.apply(cell, long_term_care_insurance.premium_yen, stage_yen=stage, months=months)
        rows.append(Line(CARE, life.name, life.name, -yen))
    return rows
