"""給付金と手当 (supplements): what is paid beside or instead of a pension, by the income of the year before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.contributions import NOBODY
from planner.entitlement import cohort_yen
from planner.household import Household
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.pensions import BEFORE, record_months
from planner.rules import (
    old_age_basic_pension,
    old_age_pension_supplement,
    special_disability_allowance,
    special_disability_benefit,
    survivors_pension_supplement,
)
from planner.rules.arithmetic import round_half_up
from planner.standing import Standing, year_before
from planner.taxes import TaxStatus
from planner.timeline import Life, Timeline

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

OLD_AGE, SURVIVORS = "old_age_pension_supplement", "survivors_pension_supplement"
ALLOWANCE, BENEFIT = "special_disability_allowance", "special_disability_benefit"
TAKEN_OFF = (
    "old_age_basic_pension",
    "old_age_employees_pension",
    "survivors_basic_pension",
    "survivors_employees_pension",
)
EXEMPT = ("full_exempt", "three_quarter_exempt", "half_exempt")
QUARTER = "quarter_exempt"
ONE_RECEIVER = 1
FULL_PENSION = "old_age_basic_pension.full_amount_{}_yen_per_year"


@dataclass(frozen=True)
class _Plan:
    """What every benefit looks at: years, law, whose income counts, who is taxed, pensions paid, who works."""

    time: Timeline
    law: LawYears
    standing: Standing
    status: TaxStatus
    pensions: Sequence[Line]
    at_work: Mapping[str, Bools]

    def record_months(self, life: Life) -> dict[str, Floats]:
        """Months of the record and the plan by treatment."""
        return record_months(life.person, self.time, self.law, self.at_work)

    def months(self, programme: str, name: str) -> Floats:
        """Months of each year for which a person receives a pension, shape (futures or 1, years or 1)."""
        found = np.zeros((1, 1))
        for line in self.pensions:
            if line.programme == programme and line.person == name:
                found = found + line.months * (line.yen > 0)
        return found

    def own_income_yen(self, name: str) -> Floats:
        """Return the total income of the year before, yen."""
        return year_before(self.standing.incomes[name].total_yen)

    def dependants(self, name: str) -> Floats:
        """扶養親族等の数 — how many others a person supported in the year before."""
        supported = self.status.supported.get(name)
        return np.zeros((1, 1)) if supported is None else year_before(supported.persons - 1)


def lines(
    household: Household,
    time: Timeline,
    law: LawYears,
    standing: Standing,
    status: TaxStatus,
    *,
    pensions: Sequence[Line],
    at_work: Mapping[str, Bools] = NOBODY,
) -> list[Line]:
    """給付金・手当の行 — taken as claimed or granted; public assistance counts all of them as income.

    Args:
        household: The filled household.
        time: Its timeline.
        law: The law over the same years.
        standing: Whose income counts where, of each year.
        status: Who is levied the resident tax, and who supports whom.
        pensions: The lines of pensions, with the months for which they are paid.
        at_work: Who is insured at work in which year, by name.

    """
    plan = _Plan(time, law, standing, status, pensions, at_work)
    found: list[Line] = []
    for life in time.lives:
        if plan.months("old_age_basic_pension", life.name).any() and _record_known(life):
            found.append(_old_age(life, plan))
        if plan.months("survivors_basic_pension", life.name).any():
            found.append(_survivors(life, plan))
    for child in household.children:
        if child.special_disability_allowance:
            found.append(_allowance(time.life(child.name), plan))
        if child.special_disability_benefit_grade is not None:
            found.append(_benefit(time.life(child.name), child.special_disability_benefit_grade, plan))
    return found


def _record_known(life: Life) -> bool:
    """Whether the months of the basic pension are known; of a typed amount only with its record."""
    pension = life.person.old_age_pension
    return pension.record is not None or (pension.basic_yen_per_year is None and pension.treatment is not None)


def _old_age(life: Life, plan: _Plan) -> Line:
    """老齢年金生活者支援給付金 — from 65, by the household's taxes and the own receipts of the year before."""
    law, name = plan.law, life.name
    lower, upper = (
        cohort_yen(f"{OLD_AGE}.{limit}_{{}}_yen", life.person, law) for limit in ("income_limit", "upper_limit")
    )
    cell, full = Cell(OLD_AGE, name), cohort_yen(FULL_PENSION, life.person, law)
    above = upper - lower
    lower = law.apply(
        cell,
        old_age_basic_pension.limit_with_full_pension_yen,
        published_yen=lower,
        full_pension_yen=year_before(full),
    )
    upper = round_half_up(lower + above)
    income = year_before(plan.standing.incomes[name].care_yen)
    supplementary = law.apply(
        Cell(OLD_AGE, name),
        old_age_pension_supplement.supplementary_yen_per_month,
        paid_months=plan.record_months(life)["paid"],
        income_yen=income,
        base_yen_per_month=law[f"{OLD_AGE}.base_yen_per_month"],
        income_limit_yen=lower,
        upper_limit_yen=upper,
        full_months=law.constant(f"{OLD_AGE}.full_months"),
    )
    start = life.reaches(int(law.constant(f"{OLD_AGE}.start_age")))
    yen = law.apply(
        Cell(OLD_AGE, name),
        old_age_pension_supplement.benefit_yen,
        months=np.minimum(plan.months("old_age_basic_pension", name), plan.time.months(start, life.end)),
        household_untaxed=plan.status.household_untaxed[name],
        income_yen=income,
        benefit_yen_per_month=_main_kind(life, plan),
        supplementary_yen_per_month=supplementary,
        income_limit_yen=lower,
        upper_limit_yen=upper,
    )
    return Line(OLD_AGE, name, name, yen)


def _main_kind(life: Life, plan: _Plan) -> Floats:
    """本来の給付金の月額 — from the months of the record."""
    law, months = plan.law, plan.record_months(life)
    return law.apply(
        Cell(OLD_AGE, life.name),
        old_age_pension_supplement.benefit_yen_per_month,
        paid_months=months["paid"],
        exempt_months=sum(months[kind + when] for kind in EXEMPT for when in ("", BEFORE)),
        quarter_exempt_months=months[QUARTER] + months[QUARTER + BEFORE],
        base_yen_per_month=law[f"{OLD_AGE}.base_yen_per_month"],
        exempt_unit_yen_per_month=cohort_yen(OLD_AGE + ".exempt_unit_{}_yen_per_month", life.person, law),
        quarter_exempt_unit_yen_per_month=cohort_yen(
            OLD_AGE + ".quarter_exempt_unit_{}_yen_per_month", life.person, law
        ),
        full_months=law.constant(f"{OLD_AGE}.full_months"),
    )


def _survivors(life: Life, plan: _Plan) -> Line:
    """遺族年金生活者支援給付金 — beside a survivors' basic pension."""
    law, name = plan.law, life.name
    yen = law.apply(
        Cell(SURVIVORS, name),
        survivors_pension_supplement.benefit_yen,
        months=plan.months("survivors_basic_pension", name),
        own_income_yen=plan.own_income_yen(name),
        dependants=plan.dependants(name),
        receivers=ONE_RECEIVER,
        base_yen_per_month=law[f"{SURVIVORS}.base_yen_per_month"],
        own_income_limit_yen=law[f"{SURVIVORS}.own_income_limit_yen"],
        limit_yen_per_dependant=law[f"{SURVIVORS}.limit_yen_per_dependant"],
    )
    return Line(SURVIVORS, name, name, yen)


def _allowance(life: Life, plan: _Plan) -> Line:
    """特別障害者手当 — from 20, by the own income and that of the family in the household."""
    law, name = plan.law, life.name
    within = law.apply(
        Cell(ALLOWANCE, name),
        special_disability_allowance.own_income_within_limit,
        own_income_yen=plan.own_income_yen(name) + year_before(plan.standing.incomes[name].untaxed_pension_yen),
        own_dependants=plan.dependants(name),
        own_income_limit_yen=law[f"{ALLOWANCE}.own_income_limit_yen"],
        limit_yen_per_dependant=law[f"{ALLOWANCE}.limit_yen_per_dependant"],
    )
    income, dependants = _obligor(name, plan)
    below = law.apply(
        Cell(ALLOWANCE, name),
        special_disability_allowance.obligor_income_below_limit,
        obligor_income_yen=income,
        obligor_dependants=dependants,
        obligor_limit_by_dependants_yen=law[f"{ALLOWANCE}.obligor_limit_by_dependants_yen"],
    )
    start = life.reaches(int(law.constant(f"{ALLOWANCE}.start_age")))
    yen = law.apply(
        Cell(ALLOWANCE, name),
        special_disability_allowance.allowance_yen,
        months=plan.time.months(start, life.end),
        own_income_within_limit=within,
        obligor_income_below_limit=below,
        yen_per_month=law[f"{ALLOWANCE}.yen_per_month"],
    )
    return Line(ALLOWANCE, name, name, yen)


def _obligor(name: str, plan: _Plan) -> tuple[Floats, Floats]:
    """扶養義務者 — largest income of the others who live here, and the dependants of whoever has it.

    Whoever supports the person counts, of whatever household of the register.
    """
    income, dependants = np.zeros((1, 1)), np.zeros((1, 1))
    for i, other in enumerate(plan.standing.names):
        if other != name:
            theirs = plan.own_income_yen(other) * plan.standing.here[i]
            dependants = np.where(theirs > income, plan.dependants(other), dependants)
            income = np.maximum(income, theirs)
    return income, dependants


def _benefit(life: Life, grade: int, plan: _Plan) -> Line:
    """特別障害給付金 — for life; old-age and survivors' pensions are taken off."""
    law, name = plan.law, life.name
    others = [line.yen for line in plan.pensions if line.person == name and line.programme in TAKEN_OFF]
    yen = law.apply(
        Cell(BENEFIT, name),
        special_disability_benefit.benefit_yen,
        grade=grade,
        months=plan.time.months(plan.time.start, life.end),
        own_income_yen=plan.own_income_yen(name),
        dependants=plan.dependants(name),
        other_pensions_yen=sum(others, np.zeros((1, 1))),
        grade_1_yen_per_month=law[f"{BENEFIT}.grade_1_yen_per_month"],
        grade_2_yen_per_month=law[f"{BENEFIT}.grade_2_yen_per_month"],
        half_limit_yen=law[f"{BENEFIT}.half_limit_yen"],
        full_limit_yen=law[f"{BENEFIT}.full_limit_yen"],
        limit_yen_per_dependant=law[f"{BENEFIT}.limit_yen_per_dependant"],
    )
    return Line(BENEFIT, name, name, yen)
