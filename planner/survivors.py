"""遺族年金 (survivors): what the surviving parent receives after the other's death; pensions due but not yet paid.

An adult child never receives a survivors' pension; what a child under age brings is in ``survivors_children``.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from planner import survivors_children
from planner.entitlement import Entitlement, born_after_boundary
from planner.household_fields import LAST_MONTH_OF_FISCAL_YEAR
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.means import NO_YEN, Means
from planner.rules import survivors_employees_pension as rules
from planner.rules import unpaid_pension
from planner.survivors_claim import EMPLOYEES, Claim, Ground, base_yen, claim
from planner.timeline import EVER, MONTHS, Life, Moment, Timeline

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

UNPAID = "unpaid_pension"
ALWAYS: Bools = np.ones((1, 1), dtype=bool)
PENSIONS = (
    "old_age_basic_pension",
    "old_age_employees_pension",
    "old_age_pension_supplement",
    "disability_basic_pension",
    "disability_employees_pension",
    "disability_pension_supplement",
    "survivors_basic_pension",
    EMPLOYEES,
    "survivors_pension_supplement",
)


def lines(pensions: Mapping[str, Entitlement], time: Timeline, law: LawYears, means: Means) -> list[Line]:
    """遺族年金の行 — of each parent after the other's death, and of children under age.

    Left out: a parent's claim after a child's death.

    Args:
        pensions: Own pensions by person.
        time: The household's timeline.
        law: The law over the same years.
        means: The family's incomes.

    """
    ground = Ground(pensions, time, law, means)
    child_end = survivors_children.child_end(time, law)
    found: list[Line] = []
    for survivor, deceased in permutations(time.parents, 2):
        worked = base_yen(deceased, ground).any()
        one = claim(survivor, deceased, ground, child_end) if worked else None
        if child_end is not None:
            share = law.constant(f"{EMPLOYEES}.share_ratio")
            covered = NO_YEN if one is None else one.base_yen * share * one.granted
            found += survivors_children.of_parent(survivor, deceased, ground, covered_yen=covered)
        if one is not None:
            found.append(_of_spouse(one, ground))
    return found if child_end is None else found + survivors_children.orphans(ground)


def _of_spouse(one: Claim, ground: Ground) -> Line:
    """遺族厚生年金（配偶者）— from the month after the death; under 65 only what exceeds the own pension.

    From 65 on it stands beside any basic pension and the own old-age employees' pension, but beside an own disability
    employees' pension only with what it has more. A father under 55 with a child under age is paid here what the law
    pays to that child. Left out: that an own old-age pension claimed early begins while a disability pension is paid.
    """
    law, time, survivor = ground.law, ground.time, one.survivor
    split = survivor.reaches(int(law.constant(f"{EMPLOYEES}.choice_age")))
    until_choice = np.minimum(split, survivor.end)
    of_right = np.maximum(one.start, _husband_start(one, law))
    child_until = np.minimum(one.child_end, until_choice)
    five_years = np.minimum(one.child_end + int(law.constant(f"{EMPLOYEES}.limited_months")), until_choice)
    with_child = _part(one, time.months, (one.start, child_until, ALWAYS), _younger, law)
    alone = _part(one, time.months, (np.maximum(of_right, one.child_end), until_choice, ~one.limited), _widow, law)
    limited = _part(one, time.months, (one.child_end, five_years, one.limited), _five_years, law)
    from_split, (disabled_from, disabled_to) = np.maximum(of_right, split), one.own.disability
    months = time.months(from_split, survivor.end) * ~one.limited
    beside = time.months(np.maximum(from_split, disabled_from), np.minimum(survivor.end, disabled_to)) * ~one.limited
    yen = law.apply(
        Cell(EMPLOYEES, survivor.name),
        rules.paid_yen,
        entitled=one.granted,
        with_child_yen=with_child[0],
        before_choice_yen=alone[0],
        limited_yen=limited[0],
        from_choice_yen_per_year=_yearly(one, transitional_addition(one, law), law, older=True),
        months_from_choice=months,
        own_disability_more_yen=one.own.more_for_disability_yen,
        disability_months=beside,
    )
    due = (with_child[1] + alone[1] + months) * one.granted + limited[1]
    return Line(EMPLOYEES, survivor.name, survivor.name, yen, months=due * (yen > 0))


def _part(
    one: Claim,
    months_between: Callable[[Moment, Moment], Floats],
    interval: tuple[Ints, Ints, Bools],
    yearly: Callable[[Claim, LawYears], Floats],
    law: LawYears,
) -> tuple[Floats | float, Floats]:
    """Pension of an interval before 65 where it is due, beside own pensions only what it has more; and its months."""
    (begin, stop, due), own = interval, one.own
    months = months_between(begin, stop) * due
    if not months.any():
        return 0.0, months
    first, end = own.disability
    beside_disability = months_between(np.maximum(begin, first), np.minimum(stop, end)) * due
    beside_old_age = np.minimum(months_between(np.maximum(begin, own.start), stop) * due, months - beside_disability)
    yen = law.apply(
        Cell(EMPLOYEES, one.survivor.name),
        rules.before_choice_yen,
        survivors_yen=yearly(one, law),
        months=months,
        own_disability_yen=own.all_disability_yen,
        disability_months=beside_disability,
        own_old_age_yen=own.basic_yen + own.employees_yen,
        old_age_months=beside_old_age,
    )
    return yen, months


def _younger(one: Claim, law: LawYears) -> Floats:
    return _yearly(one, 0.0, law)


def _widow(one: Claim, law: LawYears) -> Floats:
    return _yearly(one, middle_aged_addition(one, law), law)


def _five_years(one: Claim, law: LawYears) -> Floats:
    return law.apply(
        Cell(EMPLOYEES, one.survivor.name),
        rules.limited_yen_per_year,
        deceased_employees_yen=one.base_yen,
        share_ratio=law.constant(f"{EMPLOYEES}.share_ratio"),
        limited_extra_ratio=law.constant(f"{EMPLOYEES}.limited_extra_ratio"),
    )


def _yearly(one: Claim, addition_yen: Floats | float, law: LawYears, *, older: bool = False) -> Floats:
    """The survivors' pension as if paid all year, before or from the choice at 65."""
    choice_age = law.constant(f"{EMPLOYEES}.choice_age")
    return law.apply(
        Cell(EMPLOYEES, one.survivor.name),
        rules.pension_yen_per_year,
        deceased_employees_yen=one.base_yen,
        own_employees_yen=one.own.employees_yen,
        addition_yen=addition_yen,
        age=choice_age if older else choice_age - 1,
        share_ratio=law.constant(f"{EMPLOYEES}.share_ratio"),
        choice_share_ratio=law.constant(f"{EMPLOYEES}.choice_share_ratio"),
        choice_own_ratio=law.constant(f"{EMPLOYEES}.choice_own_ratio"),
        choice_age=choice_age,
    )


def middle_aged_addition(one: Claim, law: LawYears) -> Floats | float:
    """中高齢寡婦加算 — for a wife from 40, where the months of the husband are known."""
    if one.survivor.person.sex != "female" or one.months is None:
        return 0.0
    return law.apply(
        Cell(EMPLOYEES, one.survivor.name),
        rules.middle_aged_addition_yen_per_year,
        wife=True,
        age_then=(one.child_end - one.survivor.reaches(0)) // MONTHS,
        employees_months=one.months,
        short_term=one.short_term,
        death_fiscal_year=(one.start - 1 - LAST_MONTH_OF_FISCAL_YEAR) // MONTHS,
        widow_addition_yen_per_year=law[f"{EMPLOYEES}.widow_addition_newer_yen_per_year"],
        widow_addition_age_from=law.constant(f"{EMPLOYEES}.widow_addition_age_from"),
        widow_addition_least_months=law.constant(f"{EMPLOYEES}.widow_addition_least_months"),
        widow_addition_phase_out_year=law.constant(f"{EMPLOYEES}.widow_addition_phase_out_year"),
        widow_addition_phase_out_years=law.constant(f"{EMPLOYEES}.widow_addition_phase_out_years"),
        choice_age=law.constant(f"{EMPLOYEES}.choice_age"),
    )


def transitional_addition(one: Claim, law: LawYears) -> Floats | float:
    """経過的寡婦加算 — for a widow born by 1 April 1956, where the months of the husband are known."""
    person = one.survivor.person
    born_too_late = born_after_boundary(person, law.text(f"{EMPLOYEES}.transitional_widow_boundary"))
    if person.sex != "female" or one.months is None or born_too_late:
        return 0.0
    return law.apply(
        Cell(EMPLOYEES, one.survivor.name),
        rules.transitional_addition_yen_per_year,
        wife=True,
        employees_months=one.months,
        short_term=one.short_term,
        birth_fiscal_year=person.birth_year - ((person.birth_month or 1) <= LAST_MONTH_OF_FISCAL_YEAR),
        full_amount_yen_per_year=law[f"{EMPLOYEES}.full_amount_older_yen_per_year"],
        widow_addition_yen_per_year=law[f"{EMPLOYEES}.widow_addition_older_yen_per_year"],
        widow_addition_least_months=law.constant(f"{EMPLOYEES}.widow_addition_least_months"),
        transitional_birth_year_from=law.numbers(f"{EMPLOYEES}.transitional_birth_year_from"),
        transitional_months=law.numbers(f"{EMPLOYEES}.transitional_months"),
        transitional_possible_months=law.numbers(f"{EMPLOYEES}.transitional_possible_months"),
    )


def _husband_start(one: Claim, law: LawYears) -> Ints:
    """First month for a husband: 60, and only if he was 55 at the death; others at once."""
    if one.survivor.person.sex != "male":
        return np.zeros_like(one.start)
    old_enough = one.start >= one.survivor.reaches(int(law.constant(f"{EMPLOYEES}.husband_minimum_age")))
    paid_from = one.survivor.reaches(int(law.constant(f"{EMPLOYEES}.husband_payment_age")))
    return np.where(old_enough, paid_from, EVER)


def unpaid(table: Sequence[Line], time: Timeline, law: LawYears) -> list[Line]:
    """未支給年金 — the deceased's pensions of the last month or two go to those who lived with the deceased.

    To the spouse, else to the first living child; of a child to a parent, else to a brother or sister. The same
    amount is taken from the deceased, so that it is no part of the estate. Nobody left: nothing moves.

    Args:
        table: The lines so far, with the pensions.
        time: The household's timeline.
        law: The law over the same years.

    """
    found: list[Line] = []
    for life in time.lives:
        own = [line for line in table if line.person == life.name and line.programme in PENSIONS]
        receivers = _receivers(life, time)
        anybody = np.any([receives for _, receives in receivers], axis=0)
        passes = life.dies & anybody
        if not own or not passes.any():
            continue
        taken = _unpaid_yen(life, own, passes, law)
        found.append(Line(UNPAID, life.name, life.name, -taken))
        for name, receives in receivers:
            if (receives & passes).any():
                yen = law.apply(Cell(UNPAID, name), unpaid_pension.received_yen, unpaid_yen=taken, receives=receives)
                found.append(Line(UNPAID, name, name, yen, uncounted_yen=yen))
    return found


def _receivers(life: Life, time: Timeline) -> list[tuple[str, Bools]]:
    """Who receives it, by name: the first in order who outlives the deceased, each of shape (futures, 1)."""
    nobody_yet = np.ones_like(life.end, dtype=bool)
    found = []
    for other in (*time.parents, *time.children):
        outlives = (other.end > life.end) & (other is not life)
        found.append((other.name, nobody_yet & outlives))
        nobody_yet = nobody_yet & ~outlives
    return found


def _unpaid_yen(life: Life, own: Sequence[Line], passes: Bools, law: LawYears) -> Floats:
    """What is due and not paid at the death, in its year, yen."""
    cell, shape = Cell(UNPAID, life.name), life.months.shape
    due = law.apply(
        cell,
        unpaid_pension.unpaid_months,
        death_month=life.person.last_month,
        payment_interval_months=law.constant(f"{UNPAID}.payment_interval_months"),
    )
    return law.apply(
        cell,
        unpaid_pension.unpaid_yen,
        pensions_yen=[np.broadcast_to(line.yen, shape) for line in own],
        paid_months=[np.broadcast_to(_paid_months(line, life), shape) for line in own],
        unpaid_months=due,
        dies=passes,
    )


def _paid_months(line: Line, life: Life) -> Floats:
    """Months of the year for which a pension is paid; where its line does not say, those of the life."""
    told = np.asarray(line.months, dtype=np.float64)
    return told if told.any() else life.months
