"""障害年金を請求する (disability pension): granted from a year on, refused, or stopped after a year.

Left out: a claim that begins within a year, money for years before the claim (認定日請求), and what the employees'
pension would add where the first visit fell into work and the family has not told the record.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from planner.entitlement import cohort_of
from planner.household import Child, DisabilityPension, Household
from planner.lawbook import LawBook
from planner.measure_inputs import DisabilityPensionClaim
from planner.measures.common import MONTHS, Refusal, child, number, with_child

EXEMPTION = "national_pension_exemption"
BASIC, SUPPLEMENT = "disability_basic_pension", "disability_pension_supplement"
PREMIUM = "national_pension_premium"


def refusals(household: Household, measure: DisabilityPensionClaim, lawbook: LawBook) -> Iterator[Refusal]:
    """Each decision asks for something else: no pension of the grade yet, none being paid, or one that can stop."""
    claimant = child(household, measure.child)
    if measure.decision == "granted":
        yield from _refuses_grant(household, claimant, measure, lawbook)
    elif measure.decision == "stopped":
        yield from _refuses_stop(household, claimant, measure)
    else:
        now = claimant.disability_pension
        if now is not None and (now.from_year is None or now.from_year <= household.first_year):
            yield Refusal("disability_pension_is_paid", {"name": claimant.name, "grade": now.grade})


def apply(household: Household, measure: DisabilityPensionClaim, lawbook: LawBook) -> Household:
    """Change the granted pension; supplement, statutory exemption and the choice at 65 follow by the rules."""
    del lawbook
    now = child(household, measure.child).disability_pension
    if measure.decision == "refused":
        return with_child(household, measure.child, disability_pension=None)
    if measure.decision == "stopped" and now is not None:
        stopped = now.model_copy(update={"to_year": measure.to_year})
        return with_child(household, measure.child, disability_pension=stopped)
    granted = DisabilityPension(
        grade=measure.grade,
        career=None if now is None else now.career,
        from_year=_from_year(household, measure),
        onset_before_20=measure.onset_before_20 or (now is not None and now.onset_before_20),
    )
    return with_child(household, measure.child, disability_pension=granted, special_disability_benefit_grade=None)


def facts(household: Household, measure: DisabilityPensionClaim, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: the pension of the grade with its supplement, and its first and last year."""
    claimant = child(household, measure.child)
    law = lawbook.on(date(household.first_year, MONTHS, 31), household.municipality)
    yearly = law.constant(f"{BASIC}.grade_{measure.grade}_{cohort_of(claimant, law)}_yen_per_year")
    return {
        "name": claimant.name,
        "grade": measure.grade,
        "year": _from_year(household, measure),
        "last_year": measure.to_year,
        "yen_per_year": yearly,
        "supplement_yen_per_month": number(lawbook, f"{SUPPLEMENT}.grade_{measure.grade}_yen_per_month", household),
        "claim_age": int(number(lawbook, f"{BASIC}.claim_before_age", household)),
        "exempt_years": int(number(lawbook, f"{EXEMPTION}.statutory_years_after_stop", household)),
    }


def _from_year(household: Household, measure: DisabilityPensionClaim) -> int:
    """The year told; else the second of the plan, or the first where something paid now has to end for it."""
    if measure.from_year is not None:
        return measure.from_year
    return household.first_year + (0 if _replaces(household, child(household, measure.child)) else 1)


def _replaces(household: Household, claimant: Child) -> bool:
    """Whether a lower pension or 特別障害給付金 ends with the claim; both are told without parts of the plan."""
    return _present(household, claimant) is not None or claimant.special_disability_benefit_grade is not None


def _present(household: Household, claimant: Child) -> DisabilityPension | None:
    """The pension that is paid, or will be, in years of the plan."""
    now = claimant.disability_pension
    return None if now is None or (now.to_year is not None and now.to_year < household.first_year) else now


def _refuses_grant(
    household: Household, claimant: Child, measure: DisabilityPensionClaim, lawbook: LawBook
) -> Iterator[Refusal]:
    now, year = _present(household, claimant), _from_year(household, measure)
    facts = {"name": claimant.name, "grade": measure.grade, "year": year, "first_year": household.first_year}
    if year < household.first_year:
        yield Refusal("disability_claim_in_the_past", facts)
    first_age = int(number(lawbook, f"{PREMIUM}.first_age", household))
    if year < claimant.birth_year + first_age:
        yield Refusal("disability_claim_too_early", facts | {"first_age": first_age})
    if measure.to_year is not None:
        yield Refusal("disability_end_is_a_stop", facts | {"last_year": measure.to_year})
    if now is not None and now.grade <= measure.grade:
        yield Refusal("disability_grade_already", facts | {"present_grade": now.grade})
        return
    if now is not None and now.yen_per_year is not None and now.career is None and now.grade > measure.grade:
        yield Refusal("disability_upgrade_typed", facts | {"present_grade": now.grade})
    if _replaces(household, claimant) and year > household.first_year:
        yield Refusal("disability_replaces_from_first_year", facts)
    if now is None or now.grade not in (1, 2):
        yield from _refuses_age(claimant, facts, year, int(number(lawbook, f"{BASIC}.claim_before_age", household)))


def _refuses_age(claimant: Child, facts: dict[str, Any], year: int, claim_age: int) -> Iterator[Refusal]:
    """A claim comes in before the 65th birthday and an early old-age pension (国民年金法30条の2・附則9条の2の3).

    What is paid from January was asked for in December at the latest, so that the year of the 65th birthday is the
    last one in which it can begin.
    """
    last_year = claimant.birth_year + claim_age
    early_age = claimant.old_age_pension.start_age
    if year > last_year:
        yield Refusal("disability_claim_too_late", facts | {"claim_age": claim_age, "last_year": last_year})
    elif early_age < claim_age and year > claimant.birth_year + early_age:
        yield Refusal("disability_claim_after_early", facts | {"early_age": early_age})


def _refuses_stop(household: Household, claimant: Child, measure: DisabilityPensionClaim) -> Iterator[Refusal]:
    now = _present(household, claimant)
    facts = {"name": claimant.name, "last_year": measure.to_year, "first_year": household.first_year}
    if now is None:
        yield Refusal("disability_nothing_to_stop", facts)
    if measure.to_year is None:
        yield Refusal("disability_stop_needs_year", facts)
        return
    start = household.first_year if now is None else max(household.first_year, now.from_year or 0)
    if measure.to_year < start:
        yield Refusal("disability_stops_before_start", facts | {"year": start})
    if now is not None and now.to_year is not None and now.to_year <= measure.to_year:
        yield Refusal("disability_stops_anyway", facts | {"present_last_year": now.to_year})
