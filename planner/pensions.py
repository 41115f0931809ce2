"""年金 (pensions): which pensions each member receives in which months.

One person receives one kind of pension before the choice age; from 65 on the larger basic pension is
paid, and a survivors' employees' pension beside the own basic pension (国民年金法20条, 厚生年金保険法64条の2).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import contributions
from planner.household import Person
from planner.lawbook import LawYears
from planner.rules import (
    disability_basic_pension,
    disability_pension_supplement,
    old_age_basic_pension,
    survivors_employees_pension,
)
from planner.timeline import EVER, MONTHS, Life, Timeline

Floats = NDArray[np.float64]
Row = tuple[str, str, str, Floats]

WEIGHTED = ("full_exempt", "three_quarter_exempt", "half_exempt", "quarter_exempt")
BEFORE = "_before_2009_04"


@dataclass(frozen=True)
class Entitlement:
    """One person's own pensions as yearly amounts, as if paid all year, with the months of their claim.

    ``start`` is the first month of the old-age pensions; ``disability`` the half-open interval of the
    disability pension, empty when none is granted.
    """

    basic_yen: Floats
    employees_yen: Floats
    start: int
    disability_yen: Floats
    supplement_yen: Floats
    disability: tuple[int, int]


def lines(time: Timeline, law: LawYears, *, own_income_yen: Mapping[str, Floats]) -> list[Row]:
    """年金の行 — programme, person, receiver, yen per year of shape (futures or 1, years).

    Args:
        time: The household's timeline.
        law: The law over the same years.
        own_income_yen: Other income by person, yen per year, shape (futures or 1, years); the supplement
            benefit looks at that of the year before.

    """
    rows: list[Row] = []
    own = {life.name: _entitlement(life, time, law, own_income_yen.get(life.name)) for life in time.lives}
    for life in time.lives:
        rows += _own_pensions(life, own[life.name], time, law)
    if len(time.parents) > 1:
        for survivor, deceased in (time.parents, time.parents[::-1]):
            rows += _survivors(survivor, deceased, own, time, law)
    return rows


def born_after_boundary(person: Person, boundary: str) -> bool:
    """Whether a person is born in or after the month of a legal boundary ("1956-04-02"); days are not known."""
    year, month, _ = (int(part) for part in boundary.split("-"))
    return (person.birth_year, person.birth_month or 1) >= (year, month)


def cohort_yen(name: str, person: Person, law: LawYears) -> Floats:
    """Return an amount that differs by birth date: ``{}`` in the name becomes newer or older."""
    newer = born_after_boundary(person, law.text("old_age_basic_pension.cohort_boundary"))
    return law[name.format("newer" if newer else "older")]


def record_months(person: Person, time: Timeline, law: LawYears) -> dict[str, float]:
    """年金記録の月数 — months by treatment up to 60: the record so far and what the plan adds."""
    record = person.old_age_pension.record
    months: dict[str, float] = dict.fromkeys(("paid", "deferred", *WEIGHTED, *(w + BEFORE for w in WEIGHTED)), 0.0)
    if record is not None:
        for name, count in record.model_dump().items():
            months[name.replace("_months", "")] = float(count)
    for treatment, by_year in contributions.months_by_treatment(person, time, law).items():
        name = {"pay": "paid", "statutory_exempt": "full_exempt"}.get(treatment, treatment)
        if name in months:
            months[name] += float(by_year.sum())
    return months


def computed_basic_yen(person: Person, time: Timeline, law: LawYears) -> Floats:
    """老齢基礎年金（記録から） — the yearly amount at 65 from the months of the record, shape (futures or 1, years)."""
    programme = "old_age_basic_pension"
    months = record_months(person, time, law)
    counted = sum(months.values())
    entitled = old_age_basic_pension.entitled(
        counted_months=counted, eligibility_months=law.constant(f"{programme}.eligibility_months")
    )
    weights = {
        f"weight_{name}{when}": law.constant(f"{programme}.weight_{name}{when}")
        for name in WEIGHTED
        for when in ("", BEFORE)
    }
    excess = {f"excess_weight_{name}": law.constant(f"{programme}.excess_weight_{name}") for name in _PARTIAL}
    yen = old_age_basic_pension.pension_yen_per_year(
        paid_months=months["paid"],
        **{f"{name}_months{when}": months[name + when] for name in WEIGHTED for when in ("", BEFORE)},
        **weights,
        **excess,
        full_amount_yen_per_year=cohort_yen(programme + ".full_amount_{}_yen_per_year", person, law),
        full_months=law.constant(f"{programme}.full_months"),
    )
    return np.where(entitled, yen, 0.0)


_PARTIAL = ("three_quarter", "half", "quarter")


def _entitlement(life: Life, time: Timeline, law: LawYears, own_income_yen: Floats | None) -> Entitlement:
    """Own pensions; typed amounts are taken as they will be paid, computed ones get the claim factor."""
    pension = life.person.old_age_pension
    course = law.growth_by_family["pension"]
    employees = (pension.employees_yen_per_year or 0) * law.growth_by_family["employees_pension"]
    start = life.reaches(pension.start_age, pension.start_extra_months)
    if pension.basic_yen_per_year is not None:
        basic = pension.basic_yen_per_year * course
    elif pension.record is None and pension.treatment is None:
        basic = np.zeros_like(course)
    else:
        basic = computed_basic_yen(life.person, time, law) * claim_factor(life.person, law)
    disability, supplement = _disability(life, law, own_income_yen)
    interval = contributions.disability_interval(life.person, law)
    return Entitlement(basic, employees, start, disability, supplement, interval)


def claim_factor(person: Person, law: LawYears) -> Floats:
    """繰上げ・繰下げ — factor on a pension for claiming before or after the normal age.

    Who receives a disability pension at the normal age cannot claim later (国民年金法28条).
    """
    programme = "old_age_basic_pension"
    pension = person.old_age_pension
    normal = int(law.constant(f"{programme}.normal_start_age"))
    late = (pension.start_age - normal) * MONTHS + pension.start_extra_months
    if contributions.disability_interval(person, law)[1] > (person.birth_year + normal + 1) * MONTHS:
        late = min(late, 0)
    newer = born_after_boundary(person, law.text(f"{programme}.early_boundary"))
    early_key = "early_reduction_ratio_per_month" if newer else "early_reduction_older_ratio_per_month"
    return old_age_basic_pension.claim_factor(
        early_months=max(0, -late),
        late_months=max(0, late),
        early_reduction_ratio_per_month=law.constant(f"{programme}.{early_key}"),
        late_increase_ratio_per_month=law.constant(f"{programme}.late_increase_ratio_per_month"),
        late_months_limit=law.constant(f"{programme}.late_months_limit"),
    )


def _own_pensions(life: Life, own: Entitlement, time: Timeline, law: LawYears) -> list[Row]:
    """Old-age and disability pensions of one person; where both are due the larger is paid."""
    name = life.name
    old_months = time.months(own.start, life.end)
    if life.person.disability_pension is None:
        return [
            ("old_age_basic_pension", name, name, own.basic_yen * old_months / MONTHS),
            ("old_age_employees_pension", name, name, own.employees_yen * old_months / MONTHS),
        ]
    (start, end), disability = own.disability, own.disability_yen + own.supplement_yen
    normal = life.reaches(int(law.constant("old_age_basic_pension.normal_start_age")))
    both_early = time.months(max(start, own.start), np.minimum(np.minimum(end, normal), life.end))
    both_late = time.months(max(start, own.start, normal), np.minimum(end, life.end))
    disability_early = disability >= own.basic_yen + own.employees_yen
    disability_late = disability >= own.basic_yen
    lost_old = both_early * disability_early + both_late * disability_late
    lost_disability = both_early * ~disability_early + both_late * ~disability_late
    employees_months = old_months - both_early * disability_early
    disability_months = time.months(start, np.minimum(end, life.end)) - lost_disability
    return [
        ("disability_basic_pension", name, name, own.disability_yen * disability_months / MONTHS),
        ("disability_pension_supplement", name, name, own.supplement_yen * disability_months / MONTHS),
        ("old_age_basic_pension", name, name, own.basic_yen * (old_months - lost_old) / MONTHS),
        ("old_age_employees_pension", name, name, own.employees_yen * employees_months / MONTHS),
    ]


def _disability(life: Life, law: LawYears, own_income_yen: Floats | None) -> tuple[Floats, Floats]:
    """障害基礎年金と給付金 — both as yearly amounts, as if paid all year; an amount typed by the family holds both."""
    granted = life.person.disability_pension
    grade = 0 if granted is None else granted.grade
    if granted is not None and granted.yen_per_year is not None:
        typed = granted.yen_per_year * law.growth_by_family["pension"]
        return typed, np.zeros_like(typed)
    programme = "disability_basic_pension"
    basic = disability_basic_pension.pension_yen(
        grade=grade,
        months=MONTHS,
        grade_1_yen_per_year=cohort_yen(programme + ".grade_1_{}_yen_per_year", life.person, law),
        grade_2_yen_per_year=cohort_yen(programme + ".grade_2_{}_yen_per_year", life.person, law),
    )
    earned = np.zeros((1, len(law.years))) if own_income_yen is None else own_income_yen
    year_before = np.concatenate([earned[:, :1], earned[:, :-1]], axis=1)
    supplement = disability_pension_supplement.benefit_yen(
        grade=grade,
        months=MONTHS,
        own_income_yen=year_before,
        own_income_limit_yen=law["disability_pension_supplement.own_income_limit_yen"],
        grade_1_yen_per_month=law["disability_pension_supplement.grade_1_yen_per_month"],
        grade_2_yen_per_month=law["disability_pension_supplement.grade_2_yen_per_month"],
    )
    return basic, supplement


def _survivors(
    survivor: Life, deceased: Life, pensions: Mapping[str, Entitlement], time: Timeline, law: LawYears
) -> list[Row]:
    """遺族厚生年金 — from the month after the death; under the choice age only what exceeds the own pension.

    Worked out from the amount at the normal age, whenever the deceased claimed (厚生年金保険法60条). Left
    out: that an own old-age pension claimed early begins while a disability pension is paid.
    """
    programme = "survivors_employees_pension"
    own = pensions[survivor.name]
    base = pensions[deceased.name].employees_yen / claim_factor(deceased.person, law)
    if not base.any():
        return []
    choice_age = int(law.constant(f"{programme}.choice_age"))
    split = survivor.reaches(choice_age)
    start = np.maximum(deceased.end, _husband_start(survivor, deceased, law))

    def yearly(age: int) -> Floats:
        return survivors_employees_pension.pension_yen_per_year(
            deceased_employees_yen=base,
            own_employees_yen=own.employees_yen,
            age=age,
            share_ratio=law.constant(f"{programme}.share_ratio"),
            choice_share_ratio=law.constant(f"{programme}.choice_share_ratio"),
            choice_own_ratio=law.constant(f"{programme}.choice_own_ratio"),
            choice_age=choice_age,
        )

    younger = yearly(choice_age - 1)
    early_end = np.minimum(split, survivor.end)
    dis_start, dis_end = own.disability
    early = time.months(start, early_end)
    beside_disability = time.months(np.maximum(start, dis_start), np.minimum(early_end, dis_end))
    beside_old_age = np.minimum(time.months(np.maximum(start, own.start), early_end), early - beside_disability)
    more_than_disability = np.maximum(0, younger - own.disability_yen - own.supplement_yen)
    more_than_old_age = np.maximum(0, younger - own.basic_yen - own.employees_yen)
    yen = (
        younger * (early - beside_disability - beside_old_age)
        + more_than_disability * beside_disability
        + more_than_old_age * beside_old_age
        + yearly(choice_age) * time.months(np.maximum(start, split), survivor.end)
    )
    return [(programme, survivor.name, survivor.name, yen / MONTHS)]


def _husband_start(survivor: Life, deceased: Life, law: LawYears) -> NDArray[np.int64]:
    """First month for a husband: 60, and only if he was 55 at the death; others at once."""
    at_once = np.zeros_like(deceased.end)
    if survivor.person.sex != "male":
        return at_once
    programme = "survivors_employees_pension"
    old_enough = deceased.end >= survivor.reaches(int(law.constant(f"{programme}.husband_minimum_age")))
    paid_from = survivor.reaches(int(law.constant(f"{programme}.husband_payment_age")))
    return np.where(old_enough, paid_from, EVER)
