"""国民年金の追納 (back payment): months exempt or deferred are paid later, and then count as paid.

The record does not tell when its months were. They are taken as the newest before the plan, deferred ones as the newest
before the age at which deferral ends. Deferred months are paid first, the oldest of each kind first (国民年金法94条).
Left out: months of partial exemption, months of the plan itself, the deduction from income tax.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from planner import placeholders
from planner.entitlement import cohort_of
from planner.household import Household, OneOff, PensionRecord
from planner.lawbook import LawBook, LawYears
from planner.measure_inputs import NationalPensionBackPayment
from planner.measures.common import MONTHS, Refusal, changed, child, item_name, with_child
from planner.measures.national_pension import insured_end
from planner.rules import national_pension_premium

PREMIUM, EXEMPTION, OLD_AGE = "national_pension_premium", "national_pension_exemption", "old_age_basic_pension"
MARCH_END = 3


@dataclass(frozen=True)
class _Open:
    """追納できる月 — how many fiscal years ago each month was, in the order in which they are paid back."""

    deferred: tuple[int, ...]
    exempt: tuple[int, ...]

    def first(self, months: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the first months of the order: those deferred, and those exempt."""
        return self.deferred[:months], self.exempt[: max(0, months - len(self.deferred))]


def refusals(household: Household, measure: NationalPensionBackPayment, lawbook: LawBook) -> Iterator[Refusal]:
    """No record, a year that is over, a pension that has begun, or more months than can still be paid."""
    payer, year = child(household, measure.child), _year(household, measure)
    law, pension = _law(household, year, lawbook), payer.old_age_pension
    facts = {"name": payer.name, "year": year, "months": measure.months}
    if pension.basic_yen_per_year is not None:
        yield Refusal("national_pension_typed", facts)
    elif pension.record is None:
        yield Refusal("back_payment_no_record", facts)
    if year < household.first_year:
        yield Refusal("back_payment_in_the_past", facts | {"first_year": household.first_year})
    start_age = min(int(law.constant(f"{OLD_AGE}.normal_start_age")), pension.start_age)
    if payer.age_on_1_april(year) >= start_age:
        yield Refusal("back_payment_pension_begun", facts | {"start_age": start_age})
    elif pension.record is not None and year >= household.first_year:
        most = sum(map(len, _open(household, measure, lawbook).first(measure.months)))
        if most < measure.months:
            limit = {"most_months": most, "limit_years": int(law.constant(f"{PREMIUM}.back_payment_years"))}
            yield Refusal("back_payment_too_many" if most else "back_payment_nothing", facts | limit)


def apply(household: Household, measure: NationalPensionBackPayment, lawbook: LawBook) -> Household:
    """Move the months to the paid ones, and pay for them once from the common purse."""
    told = child(household, measure.child).old_age_pension
    record = told.record or PensionRecord()
    deferred, exempt = (len(part) for part in _open(household, measure, lawbook).first(measure.months))
    moved = {
        "paid_months": record.paid_months + deferred + exempt,
        "deferred_months": record.deferred_months - deferred,
        "full_exempt_months": record.full_exempt_months - exempt,
    }
    pension = told.model_copy(update={"record": record.model_copy(update=moved)})
    found = with_child(household, measure.child, old_age_pension=pension)
    payment = OneOff(
        name=item_name(measure.measure),
        year=_year(household, measure),
        spending_yen=_cost_yen(household, measure, lawbook),
    )
    return changed(found, one_offs=(*found.one_offs, payment))


def facts(household: Household, measure: NationalPensionBackPayment, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: what the months cost, and what they add to the pension of a year."""
    year = _year(household, measure)
    law = _law(household, year, lawbook)
    deferred, exempt = (len(part) for part in _open(household, measure, lawbook).first(measure.months))
    cohort = cohort_of(child(household, measure.child), law)
    of_month = law.constant(f"{OLD_AGE}.full_amount_{cohort}_yen_per_year") / law.constant(f"{OLD_AGE}.full_months")
    gained_months = deferred + exempt * (1 - law.constant(f"{OLD_AGE}.weight_full_exempt"))
    return {
        "name": measure.child,
        "year": year,
        "months": measure.months,
        "deferred_months": deferred,
        "exempt_months": exempt,
        "cost_yen": _cost_yen(household, measure, lawbook),
        "more_yen_per_year": of_month * gained_months,
        "limit_years": int(law.constant(f"{PREMIUM}.back_payment_years")),
    }


def _year(household: Household, measure: NationalPensionBackPayment) -> int:
    return household.first_year if measure.year is None else measure.year


def _law(household: Household, year: int, lawbook: LawBook) -> LawYears:
    """The law at the end of the year of paying; of a year before the plan, that of its first year."""
    return lawbook.on(date(max(year, household.first_year), MONTHS, 31), household.municipality)


def _open(household: Household, measure: NationalPensionBackPayment, lawbook: LawBook) -> _Open:
    """The months of the record that can still be paid back in the year."""
    filled, _ = placeholders.fill(household, lawbook)
    payer, year = child(filled, measure.child), _year(household, measure)
    record, law = payer.old_age_pension.record or PensionRecord(), _law(household, year, lawbook)
    end = min(household.first_year * MONTHS, insured_end(payer, household, lawbook))
    deferral_age = int(law.constant(f"{EXEMPTION}.deferral_age_limit"))
    deferral_end = min(end, (payer.birth_year + deferral_age) * MONTHS + (payer.birth_month or 1) - 1)
    deferral_start = deferral_end - record.deferred_months
    late = min(record.full_exempt_months, end - deferral_end)
    early = record.full_exempt_months - late
    limit = law.constant(f"{PREMIUM}.back_payment_years")

    def years_ago(*parts: range) -> tuple[int, ...]:
        ago = (year - (month - MARCH_END) // MONTHS for month in chain(*parts))
        return tuple(one for one in ago if one <= limit)

    return _Open(
        deferred=years_ago(range(deferral_start, deferral_end)),
        exempt=years_ago(range(deferral_start - early, deferral_start), range(end - late, end)),
    )


def _cost_yen(household: Household, measure: NationalPensionBackPayment, lawbook: LawBook) -> int:
    """What the months cost by how long ago they were; later lists of the law are not known, the last one holds."""
    deferred, exempt = _open(household, measure, lawbook).first(measure.months)
    law = _law(household, _year(household, measure), lawbook)
    paid = national_pension_premium.back_payment_yen(
        months=1,
        years_ago=(*deferred, *exempt),
        back_payment_by_years_ago_yen_per_month=law.numbers(f"{PREMIUM}.back_payment_by_years_ago_yen_per_month"),
        back_payment_years=law.constant(f"{PREMIUM}.back_payment_years"),
    )
    return round(float(paid.sum()))
