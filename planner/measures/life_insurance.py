"""親御さんの生命保険 (life insurance): a premium now, and money for the child at the parent's death."""

from collections.abc import Iterator
from typing import Any

from planner import placeholders
from planner.household import Household, Insurance
from planner.lawbook import LawBook
from planner.measure_inputs import LifeInsuranceOnParent
from planner.measures.common import Refusal, changed, item_name, parent


def refusals(household: Household, measure: LifeInsuranceOnParent, lawbook: LawBook) -> Iterator[Refusal]:
    """An insurance that pays nothing, or whose cover or premium would be over before the plan begins."""
    del lawbook
    insured = parent(household, measure.parent)
    now = insured.age_in(household.first_year)
    facts = {"parent": insured.name, "name": measure.child, "parent_age": now}
    if not measure.benefit_yen:
        yield Refusal("insurance_without_benefit", facts)
    for code, last_age in (("cover", measure.cover_to_age), ("premium", measure.premium_to_age)):
        over = last_age is not None and last_age < now
        if over and (code == "cover" or measure.premium_yen_per_year):
            yield Refusal(f"insurance_{code}_over", facts | {"last_age": last_age})


def apply(household: Household, measure: LifeInsuranceOnParent, lawbook: LawBook) -> Household:
    """Add the insurance; premium, benefit and the tax on what the child inherits follow by the rules."""
    del lawbook
    added = Insurance(
        name=item_name(measure.measure),
        insured=measure.parent,
        beneficiary=measure.child,
        benefit_yen=measure.benefit_yen,
        premium_yen_per_year=measure.premium_yen_per_year,
        premium_to_age=measure.premium_to_age,
        cover_to_age=measure.cover_to_age,
    )
    return changed(household, insurances=(*household.insurances, added))


def facts(household: Household, measure: LifeInsuranceOnParent, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: the benefit, and what the premiums come to by the planned last age."""
    filled, _ = placeholders.fill(household, lawbook)
    insured = parent(filled, measure.parent)
    ends = (insured.last_age, measure.premium_to_age, measure.cover_to_age)
    last_age = min(age for age in ends if age is not None)
    years = last_age - insured.age_in(household.first_year) + 1
    return {
        "parent": measure.parent,
        "name": measure.child,
        "year": household.first_year,
        "benefit_yen": measure.benefit_yen,
        "premium_yen_per_year": measure.premium_yen_per_year,
        "last_age": last_age,
        "total_yen": max(0, years) * measure.premium_yen_per_year,
    }
