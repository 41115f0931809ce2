"""親御さんが施設に移る (a parent's facility): its fee until the parent's death, and what the home saves meanwhile.

The fee is all that is paid there, after the care insurance. Left out: that a parent outside the home counts apart for
premiums, medical ceilings and public assistance.
"""

from collections.abc import Iterator
from typing import Any

from planner import placeholders
from planner.household import Household, OneOff, Spending
from planner.lawbook import LawBook
from planner.measure_inputs import ParentFacility
from planner.measures import living
from planner.measures.common import Refusal, changed, item_name, parent

COUPLE = 2


def refusals(household: Household, measure: ParentFacility, lawbook: LawBook) -> Iterator[Refusal]:
    """An age gone by or after the planned last age, a second facility, more saved than is spent at home."""
    filled, _ = placeholders.fill(household, lawbook)
    moving = parent(filled, measure.parent)
    most, present_age = _most_saved(household, measure, lawbook), moving.age_in(household.first_year)
    facts = {
        "parent": moving.name,
        "from_age": measure.from_age,
        "present_age": present_age,
        "last_age": moving.last_age,
        "saves_yen_per_month": measure.saves_yen_per_month,
        "most_yen_per_month": living.told_yen(most),
    }
    if measure.from_age < present_age:
        yield Refusal("facility_in_the_past", facts)
    if moving.last_age is not None and measure.from_age > moving.last_age:
        yield Refusal("facility_after_last_age", facts)
    if any(item.name == item_name(measure.measure) and item.paid_by == moving.name for item in household.spending):
        yield Refusal("facility_twice", facts)
    if measure.saves_yen_per_month > most:
        yield Refusal("facility_saves_too_much", facts)


def apply(household: Household, measure: ParentFacility, lawbook: LawBook) -> Household:
    """Add fee and entry cost; lower the living items from then on, and raise them again after the parent's death."""
    year, name = _year(household, measure), item_name(measure.measure)
    fee = Spending(
        name=name,
        both_parents_yen_per_month=measure.yen_per_month,
        one_parent_yen_per_month=measure.yen_per_month,
        paid_by=measure.parent,
        ends_with_death_of=measure.parent,
        from_year=year,
    )
    spending, entry = (*_living(household, measure, lawbook), fee), household.one_offs
    if measure.entry_yen:
        paid = measure.entry_yen
        entry = (*entry, OneOff(name=name, year=year, spending_yen=paid, person=measure.parent, growth="prices"))
    return changed(household, spending=spending, one_offs=entry)


def facts(household: Household, measure: ParentFacility, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: who, from when, and what it costs and saves."""
    del lawbook
    return {
        "parent": measure.parent,
        "from_age": measure.from_age,
        "year": _year(household, measure),
        "yen_per_month": measure.yen_per_month,
        "entry_yen": measure.entry_yen,
        "saves_yen_per_month": measure.saves_yen_per_month,
    }


def _year(household: Household, measure: ParentFacility) -> int:
    return parent(household, measure.parent).birth_year + measure.from_age


def _phases(household: Household) -> tuple[str, ...]:
    """The phases in which the parent may live."""
    return ("both_parents", "one_parent") if len(household.parents) == COUPLE else ("one_parent",)


def _most_saved(household: Household, measure: ParentFacility, lawbook: LawBook) -> int:
    items, year = living.items(household, lawbook), _year(household, measure)
    return min(living.least_yen_per_month(items, phase, from_year=year) for phase in _phases(household))


def _living(household: Household, measure: ParentFacility, lawbook: LawBook) -> tuple[Spending, ...]:
    """All spending with less of living; what the other parent needs when this one has died is added again."""
    less = measure.saves_yen_per_month
    if not less:
        return household.spending
    items, year = living.items(household, lawbook), _year(household, measure)
    lower = living.lowered(items, _phases(household), less_yen_per_month=less, from_year=year)
    if len(household.parents) < COUPLE:
        return living.replaced(household, lower)
    again = Spending(
        name=items[0].name,
        kind=living.LIVING,
        both_parents_yen_per_month=0,
        one_parent_yen_per_month=less,
        child_alone_yen_per_month=0,
        begins_with_death_of=measure.parent,
        from_year=year,
    )
    return living.replaced(household, (*lower, again))
