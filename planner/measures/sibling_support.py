"""きょうだいの手伝い (support from a brother or sister): money each month, to the planned last age at most."""

from collections.abc import Iterator
from typing import Any

from planner import placeholders
from planner.household import Household, Income
from planner.lawbook import LawBook
from planner.measure_inputs import SiblingSupport
from planner.measures import calm
from planner.measures.common import MONTHS, Refusal, changed, child, item_name


def refusals(household: Household, measure: SiblingSupport, lawbook: LawBook) -> Iterator[Refusal]:
    """Ages gone by or in the wrong order, and help after the planned last age of either."""
    now = child(household, measure.child).age_in(household.first_year)
    first, last = _first_age(household, measure, lawbook), _last_possible_age(household, measure, lawbook)
    facts = {
        "name": measure.child,
        "sibling": measure.sibling,
        "from_age": first,
        "to_age": measure.to_age,
        "present_age": now,
        "last_age": last,
    }
    if first < now:
        yield Refusal("sibling_support_in_the_past", facts)
    if first > last:
        yield Refusal("sibling_support_too_late", facts)
    elif measure.to_age is not None and measure.to_age > last:
        yield Refusal("sibling_support_too_long", facts)
    if measure.to_age is not None and measure.to_age < first:
        yield Refusal("sibling_support_ends_first", facts)


def apply(household: Household, measure: SiblingSupport, lawbook: LawBook) -> Household:
    """Add an untaxed income that does not grow; public assistance counts it."""
    del lawbook
    limit = _sibling_to_age(household, measure)
    income = Income(
        name=item_name(measure.measure),
        person=measure.child,
        yen_per_year=measure.yen_per_month * MONTHS,
        from_age=measure.from_age,
        to_age=limit if measure.to_age is None else measure.to_age,
        only_when_alone=measure.from_age is None,
    )
    return changed(household, incomes=(*household.incomes, income))


def facts(household: Household, measure: SiblingSupport, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: who helps whom, with how much, from and to which age of the child."""
    last = _last_possible_age(household, measure, lawbook)
    return {
        "sibling": measure.sibling,
        "name": measure.child,
        "yen_per_month": measure.yen_per_month,
        "from_age": _first_age(household, measure, lawbook),
        "to_age": last if measure.to_age is None else measure.to_age,
    }


def _first_age(household: Household, measure: SiblingSupport, lawbook: LawBook) -> int:
    """The age told, or that of the year in which the child is alone in the calm plan."""
    if measure.from_age is not None:
        return measure.from_age
    first_month_alone = int(calm.time(household, lawbook).last_end[0, 0])
    return child(household, measure.child).age_in(first_month_alone // MONTHS)


def _sibling_to_age(household: Household, measure: SiblingSupport) -> int | None:
    """Age of the child in the last planned year of the sibling; None where that is not known."""
    helper = next(one for one in household.siblings if one.name == measure.sibling)
    if helper.birth_year is None or helper.last_age is None:
        return None
    return child(household, measure.child).age_in(helper.birth_year + helper.last_age)


def _last_possible_age(household: Household, measure: SiblingSupport, lawbook: LawBook) -> int:
    """The last age at which both live in the calm plan."""
    filled, _ = placeholders.fill(household, lawbook)
    receiver, limit = child(filled, measure.child), _sibling_to_age(household, measure)
    ages = [age for age in (receiver.last_age, limit) if age is not None]
    return min(ages)
