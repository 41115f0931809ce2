"""国民年金の納め方を変える (national pension): paid, exempt or deferred from the start of the plan until 60.

An exemption that the incomes of the first year would not allow is refused; for later years a finding tells.
Left out: the opt-in to pay beside a disability pension (納付申出), and voluntary enrolment from 60 to 65.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from planner import contributions, futures, placeholders, projection
from planner.household import Child, Household
from planner.lawbook import LawBook
from planner.measure_inputs import NationalPensionTreatment
from planner.measures.common import MONTHS, Refusal, child, number, with_child
from planner.rules import national_pension_premium
from planner.timeline import Timeline

PREMIUM, EXEMPTION = "national_pension_premium", "national_pension_exemption"
SCREENED = ("full_exempt", "deferred", *contributions.PARTIAL)
GRANTED = np.ones((1, 1), dtype=np.bool_)
JUNE_END = 6


def refusals(household: Household, measure: NationalPensionTreatment, lawbook: LawBook) -> Iterator[Refusal]:
    """No month is left that could be paid otherwise, or the way of paying is closed to this child."""
    filled, _ = placeholders.fill(household, lawbook)
    payer = child(filled, measure.child)
    facts = {"name": payer.name, "end_age": end_age(household, lawbook)}
    if insured_end(payer, household, lawbook) <= household.first_year * MONTHS:
        yield Refusal("national_pension_over", facts)
        return
    if payer.old_age_pension.basic_yen_per_year is not None:
        yield Refusal("national_pension_typed", facts)
    if measure.treatment == payer.old_age_pension.treatment:
        yield Refusal("national_pension_no_change", facts)
    yield from _refuses_treatment(payer, household, measure, lawbook)
    yield from _refuses_months(filled, measure, facts, lawbook)


def apply(household: Household, measure: NationalPensionTreatment, lawbook: LawBook) -> Household:
    """Change how the months to come are paid; premium and old-age pension follow by the rules."""
    del lawbook
    told = child(household, measure.child).old_age_pension
    changed = told.model_copy(update={"treatment": measure.treatment})
    return with_child(household, measure.child, old_age_pension=changed)


def facts(household: Household, measure: NationalPensionTreatment, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: the premium of a month now, its part that is paid, and until when."""
    ratio = _pays_ratio(household, measure, lawbook)
    premium = national_pension_premium.premium_yen(
        months=1, pays_ratio=ratio, yen_per_month=number(lawbook, f"{PREMIUM}.yen_per_month", household)
    )
    return {
        "name": measure.child,
        "year": household.first_year,
        "pays_ratio": ratio,
        "cost_yen_per_month": float(premium),
        "end_age": end_age(household, lawbook),
        **_deferral(household, lawbook),
    }


def end_age(household: Household, lawbook: LawBook) -> int:
    """国民年金の保険料が終わる年齢 — the birthday with which compulsory insurance ends (60)."""
    return int(number(lawbook, f"{PREMIUM}.last_age", household)) + 1


def insured_end(payer: Child, household: Household, lawbook: LawBook) -> int:
    """第1号被保険者の終わり — the month of the birthday with which it ends, as an absolute month."""
    return _birthday(payer, end_age(household, lawbook))


def _birthday(payer: Child, age: int) -> int:
    return (payer.birth_year + age) * MONTHS + (payer.birth_month or 1) - 1


def _deferral(household: Household, lawbook: LawBook) -> dict[str, int]:
    """Age at which deferral ends, and the year with whose June it ends for everybody."""
    return {
        "deferral_age": int(number(lawbook, f"{EXEMPTION}.deferral_age_limit", household)),
        "deferral_year": int(number(lawbook, f"{EXEMPTION}.deferral_last_year", household)),
    }


def _pays_ratio(household: Household, measure: NationalPensionTreatment, lawbook: LawBook) -> float:
    if measure.treatment in contributions.PARTIAL:
        return number(lawbook, f"{PREMIUM}.pays_ratio_{measure.treatment}", household)
    return 1.0 if measure.treatment == "pay" else 0.0


def _refuses_treatment(
    payer: Child, household: Household, measure: NationalPensionTreatment, lawbook: LawBook
) -> Iterator[Refusal]:
    """Leaving months unpaid is no measure, a child is nobody's dependant spouse here, and deferral ends at 50."""
    if measure.treatment == "unpaid":
        yield Refusal("national_pension_unpaid", {"name": payer.name})
    if measure.treatment == "dependant_spouse":
        yield Refusal("national_pension_dependant_spouse", {"name": payer.name})
    if measure.treatment == "deferred":
        limits = _deferral(household, lawbook)
        ends = _birthday(payer, limits["deferral_age"]), limits["deferral_year"] * MONTHS + JUNE_END
        if min(ends) <= household.first_year * MONTHS:
            yield Refusal("national_pension_deferral_over", {"name": payer.name, **limits})


def _refuses_months(
    filled: Household, measure: NationalPensionTreatment, facts: dict[str, Any], lawbook: LawBook
) -> Iterator[Refusal]:
    """Every month to 60 is exempt by statute or insured at work, or the incomes of the first year are too large."""
    payer = child(filled, measure.child)
    start, end = filled.first_year * MONTHS, insured_end(payer, filled, lawbook)
    law = lawbook.on(date(filled.first_year, MONTHS, 31), filled.municipality)
    exempt_start, exempt_end = contributions.exempt_interval(payer, law)
    if exempt_start <= start and end <= exempt_end:
        yield Refusal("national_pension_statutory", facts)
    elif payer.insured_at_work_to_age is not None or measure.treatment in SCREENED:
        taken = apply(filled, measure, lawbook)
        found = projection.project(taken, futures.calm(taken, lawbook), lawbook)
        if _works_until(found.time, found.flow.at_work[payer.name], end):
            yield Refusal("national_pension_at_work", facts)
        elif not found.flow.exemption_granted.get(payer.name, GRANTED)[0, 0]:
            yield Refusal("national_pension_not_granted", facts | _deferral(filled, lawbook))


def _works_until(time: Timeline, at_work: contributions.Bools, end: int) -> bool:
    """Whether every month from the start to the end lies in a year that is insured at work."""
    return not (time.months(time.start, end) * ~at_work).any()
