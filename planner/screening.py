"""免除の審査 (screening): whether the treatment that the family told would be granted, year by year.

The plan keeps the treatment as told; what is found here is for a finding. Screened are the person, the head of the own
household in the resident register (国民年金法 第90条; not for a deferral) and, of a parent, the other parent, each by
the income of the year before.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from planner import contributions, dependants
from planner.contributions import NOBODY as NOBODY_AT_WORK
from planner.dependants import SEVERE, Supported
from planner.household import Household, Person
from planner.lawbook import LawYears
from planner.rules import national_pension_exemption as rule
from planner.standing import Standing, year_before
from planner.timeline import Timeline

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
PROGRAMME = "national_pension_exemption"
FULL, DEFERRED = "full_exempt", "deferred"
MODERATE_GRADE, SEVERE_GRADE = 1, 2


def granted(
    household: Household,
    time: Timeline,
    law: LawYears,
    standing: Standing,
    at_work: Mapping[str, Bools] = NOBODY_AT_WORK,
) -> dict[str, Bools]:
    """免除・納付猶予が認められるか — for each member with an exemption or deferral told, shape (futures, years).

    True in years in which no month needs it; months exempt by statute and those insured at work do not. Left out: the
    exemption year from July to June, deductions other than for a disability, the exemption during public assistance.

    Args:
        household: The filled household.
        time: Its timeline.
        law: The law over the same years.
        standing: Heads, incomes, and who lives.
        at_work: Who is insured at work in which year, by name.

    """
    supported = dependants.supported(household, time, law, standing)
    found = {}
    for life in time.lives:
        treatment = life.person.old_age_pension.treatment
        if treatment not in (FULL, DEFERRED, *contributions.PARTIAL):
            continue
        due = contributions.months_by_treatment(life.person, time, law, at_work)[treatment] > 0
        passed = _passed(life.person, treatment, household=household, law=law, standing=standing, supported=supported)
        found[life.name] = passed | ~due
    return found


def _passed(
    person: Person,
    treatment: str,
    *,
    household: Household,
    law: LawYears,
    standing: Standing,
    supported: Mapping[str, Supported],
) -> Bools:
    incomes, limits = {}, {}
    for i, member in enumerate(household.members):
        income = standing.incomes[member.name].total_yen
        limit = _limit_yen(member, treatment, law, supported.get(member.name))
        counted = _counted_yen(member, treatment, law, income)
        incomes[member.name] = year_before(counted) * standing.here[i]
        limits[member.name] = year_before(limit) * np.ones(standing.head.shape)
    couple = [parent.name for parent in household.parents]
    spouse = next((name for name in couple if person.name in couple and name != person.name), None)
    nobody = np.zeros(standing.head.shape)
    is_screened = treatment != DEFERRED
    return rule.screening_passed(
        own_income_yen=incomes[person.name],
        own_limit_yen=limits[person.name],
        head_income_yen=standing.of_head(incomes, person.name) if is_screened else nobody,
        head_limit_yen=standing.of_head(limits, person.name) if is_screened else nobody,
        spouse_income_yen=nobody if spouse is None else incomes[spouse],
        spouse_limit_yen=nobody if spouse is None else limits[spouse],
    )


def _limit_yen(person: Person, treatment: str, law: LawYears, own: Supported | None) -> Floats:
    """Limit of one screened person in the year of the income, shape (futures or 1, years)."""
    nobody = np.zeros((1, len(law.years)))
    others = nobody if own is None else own.persons - 1
    base, per_person = (law[f"{PROGRAMME}.{name}"] for name in ("full_base_yen", "full_yen_per_person"))
    if treatment == DEFERRED:
        return rule.deferral_limit_yen(dependants=others, full_base_yen=base, full_yen_per_person=per_person)
    if treatment == FULL:
        alone = nobody if own is None else own.widow | own.single_parent
        return rule.full_exemption_limit_yen(
            dependants=others,
            disabled=np.logical_or(alone, _grade(person) > 0),
            full_base_yen=base,
            full_yen_per_person=per_person,
            disabled_income_limit_yen=law[f"{PROGRAMME}.disabled_income_limit_yen"],
        )
    elderly = nobody if own is None else own.elderly + own.parents_together
    students = nobody if own is None else own.specified
    return rule.partial_exemption_limit_yen(
        dependants=others - elderly - students,
        elderly_dependants=elderly,
        student_dependants=students,
        base_yen=law[f"{PROGRAMME}.{treatment.replace('_exempt', '')}_base_yen"],
        dependant_deduction_yen=law[f"{PROGRAMME}.dependant_deduction_yen"],
        elderly_deduction_yen=law[f"{PROGRAMME}.elderly_deduction_yen"],
        student_deduction_yen=law[f"{PROGRAMME}.student_deduction_yen"],
    )


def _counted_yen(person: Person, treatment: str, law: LawYears, income_yen: Floats) -> Floats:
    """Income as it is compared: whole for full exemption and deferral, less the disability deduction else."""
    if treatment not in contributions.PARTIAL:
        return income_yen
    return rule.income_after_deductions_yen(
        income_yen=income_yen,
        deductions_yen=0.0,
        disability=_grade(person),
        disabled_deduction_yen=law[f"{PROGRAMME}.disabled_deduction_yen"],
        severely_disabled_deduction_yen=law[f"{PROGRAMME}.severely_disabled_deduction_yen"],
    )


def _grade(person: Person) -> int:
    """0 without a handbook, 1 with one, 2 with a severe disability."""
    grades = {"none": 0, SEVERE: SEVERE_GRADE}
    return grades.get(person.disability_handbook, MODERATE_GRADE)
