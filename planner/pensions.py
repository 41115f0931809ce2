"""年金 (pensions): which pensions each member receives in which months.

One person receives one kind of pension before the choice age; from 65 on the larger basic pension is
paid, and a survivors' employees' pension beside the own basic pension (国民年金法20条, 厚生年金保険法64条の2).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import contributions
from planner.household import Household, Person
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
class OldAge:
    """One person's old-age pensions: yearly amounts as if paid all year, and the first month."""

    basic_yen: Floats
    employees_yen: Floats
    start: int


def lines(household: Household, time: Timeline, law: LawYears) -> list[Row]:
    """年金の行 — programme, person, receiver, yen per year of shape (futures or 1, years)."""
    rows: list[Row] = []
    old_age = {life.name: _old_age(life, time, law) for life in time.lives}
    for life in time.lives:
        rows += _own_pensions(life, old_age[life.name], household, time, law)
    if len(time.parents) > 1:
        for survivor, deceased in (time.parents, time.parents[::-1]):
            rows += _survivors(survivor, deceased, old_age, time, law)
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


def _old_age(life: Life, time: Timeline, law: LawYears) -> OldAge:
    """Own old-age pensions; typed amounts are taken as they will be paid, computed ones get the claim factor."""
    pension = life.person.old_age_pension
    course = law.growth_by_family["pension"]
    employees = (pension.employees_yen_per_year or 0) * course
    start = life.reaches(pension.start_age, pension.start_extra_months)
    if pension.basic_yen_per_year is not None:
        return OldAge(pension.basic_yen_per_year * course, employees, start)
    if pension.record is None and pension.treatment is None:
        return OldAge(np.zeros_like(course), employees, start)
    return OldAge(computed_basic_yen(life.person, time, law) * claim_factor(life.person, law), employees, start)


def claim_factor(person: Person, law: LawYears) -> Floats:
    """繰上げ・繰下げ — factor on the basic pension for claiming before or after the normal age."""
    programme = "old_age_basic_pension"
    pension = person.old_age_pension
    normal = int(law.constant(f"{programme}.normal_start_age"))
    late = (pension.start_age - normal) * MONTHS + pension.start_extra_months
    newer = born_after_boundary(person, law.text(f"{programme}.early_boundary"))
    early_key = "early_reduction_ratio_per_month" if newer else "early_reduction_older_ratio_per_month"
    return old_age_basic_pension.claim_factor(
        early_months=max(0, -late),
        late_months=max(0, late),
        early_reduction_ratio_per_month=law.constant(f"{programme}.{early_key}"),
        late_increase_ratio_per_month=law.constant(f"{programme}.late_increase_ratio_per_month"),
        late_months_limit=law.constant(f"{programme}.late_months_limit"),
    )


def _own_pensions(life: Life, old: OldAge, household: Household, time: Timeline, law: LawYears) -> list[Row]:
    """Old-age and disability pensions of one person; where both are due the larger is paid."""
    name = life.name
    granted = life.person.disability_pension
    old_months = time.months(old.start, life.end)
    if granted is None:
        return [
            ("old_age_basic_pension", name, name, old.basic_yen * old_months / MONTHS),
            ("old_age_employees_pension", name, name, old.employees_yen * old_months / MONTHS),
        ]
    basic, supplement = _disability(life, household, law)
    start, end = contributions.disability_interval(life.person)
    normal = life.reaches(int(law.constant("old_age_basic_pension.normal_start_age")))
    both_early = time.months(max(start, old.start), np.minimum(np.minimum(end, normal), life.end))
    both_late = time.months(max(start, old.start, normal), np.minimum(end, life.end))
    disability_early = basic + supplement >= old.basic_yen + old.employees_yen
    disability_late = basic + supplement >= old.basic_yen
    lost_old = both_early * disability_early + both_late * disability_late
    lost_disability = both_early * ~disability_early + both_late * ~disability_late
    disability_months = time.months(start, np.minimum(end, life.end)) - lost_disability
    return [
        ("disability_basic_pension", name, name, basic * disability_months / MONTHS),
        ("disability_pension_supplement", name, name, supplement * disability_months / MONTHS),
        ("old_age_basic_pension", name, name, old.basic_yen * (old_months - lost_old) / MONTHS),
        (
            "old_age_employees_pension",
            name,
            name,
            old.employees_yen * (old_months - both_early * disability_early) / MONTHS,
        ),
    ]


def _disability(life: Life, household: Household, law: LawYears) -> tuple[Floats, Floats]:
    """障害基礎年金と給付金 — both as yearly amounts, as if paid all year."""
    granted = life.person.disability_pension
    grade = 0 if granted is None else granted.grade
    programme = "disability_basic_pension"
    basic = disability_basic_pension.pension_yen(
        grade=grade,
        months=MONTHS,
        grade_1_yen_per_year=cohort_yen(programme + ".grade_1_{}_yen_per_year", life.person, law),
        grade_2_yen_per_year=cohort_yen(programme + ".grade_2_{}_yen_per_year", life.person, law),
    )
    own_income = sum((i.yen_per_year or 0) for i in household.incomes if i.person == life.name)
    supplement = disability_pension_supplement.benefit_yen(
        grade=grade,
        months=MONTHS,
        own_income_yen=own_income,
        own_income_limit_yen=law["disability_pension_supplement.own_income_limit_yen"],
        grade_1_yen_per_month=law["disability_pension_supplement.grade_1_yen_per_month"],
        grade_2_yen_per_month=law["disability_pension_supplement.grade_2_yen_per_month"],
    )
    return basic, supplement


def _survivors(survivor: Life, deceased: Life, old_age: dict[str, OldAge], time: Timeline, law: LawYears) -> list[Row]:
    """遺族厚生年金 — from the month after the death; under the choice age only what exceeds the own pension."""
    programme = "survivors_employees_pension"
    own, base = old_age[survivor.name], old_age[deceased.name].employees_yen
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

    before_own = time.months(start, np.minimum(np.minimum(split, own.start), survivor.end))
    beside_own = time.months(np.maximum(start, own.start), np.minimum(split, survivor.end))
    after = time.months(np.maximum(start, split), survivor.end)
    more_than_own = np.maximum(0, yearly(choice_age - 1) - own.basic_yen - own.employees_yen)
    yen = (yearly(choice_age - 1) * before_own + more_than_own * beside_own + yearly(choice_age) * after) / MONTHS
    return [(programme, survivor.name, survivor.name, yen)]


def _husband_start(survivor: Life, deceased: Life, law: LawYears) -> NDArray[np.int64]:
    """First month for a husband: 60, and only if he was 55 at the death; others at once."""
    at_once = np.zeros_like(deceased.end)
    if survivor.person.sex != "male":
        return at_once
    programme = "survivors_employees_pension"
    old_enough = deceased.end >= survivor.reaches(int(law.constant(f"{programme}.husband_minimum_age")))
    paid_from = survivor.reaches(int(law.constant(f"{programme}.husband_payment_age")))
    return np.where(old_enough, paid_from, EVER)
