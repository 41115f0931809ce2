"""お金の管理の手伝い (money help): daily-life support or guardianship, from an age on or when the child is alone."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from planner import placeholders
from planner.household import Child, Household, Parent, Service
from planner.lawbook import LawBook
from planner.measure_inputs import MoneyHelp
from planner.measures.common import MONTHS, Refusal, changed, child, item_name, number, with_child
from planner.rules import adult_guardianship, daily_life_support

VISITS, GUARDIAN = "daily_life_support", "adult_guardianship"
MANAGERS = {"daily_life_support": "daily_life_support", "guardianship": "guardian"}


def refusals(household: Household, measure: MoneyHelp, lawbook: LawBook) -> Iterator[Refusal]:
    """Ages outside the plan, a time alone that never comes, or a help that is there already."""
    filled, _ = placeholders.fill(household, lawbook)
    helped = child(filled, measure.child)
    from_age, now = _from_age(filled, measure), helped.age_in(filled.first_year)
    facts = {"name": helped.name, "from_age": from_age, "age": now, "last_age": helped.last_age}
    if from_age < now:
        yield Refusal("money_help_in_the_past", facts)
    if helped.last_age is not None and from_age > helped.last_age:
        yield Refusal("money_help_never_alone" if measure.from_age is None else "money_help_too_late", facts)
    if any(_overlaps(service, helped, from_age) for service in household.services if service.kind == measure.help):
        yield Refusal("money_help_already", facts)
    other = next(kind for kind in MANAGERS if kind != measure.help)
    if any(_overlaps(service, helped, from_age) for service in household.services if service.kind == other):
        yield Refusal(f"money_help_beside_{other}", facts)


def apply(household: Household, measure: MoneyHelp, lawbook: LawBook) -> Household:
    """Add the service; a fee that is not told is the guide of the law. The answer on money names who helps."""
    del lawbook
    service = Service(
        name=item_name(measure.measure),
        kind=measure.help,
        person=measure.child,
        bill_yen_per_month=measure.fee_yen_per_month,
        from_age=measure.from_age,
        only_when_alone=measure.from_age is None,
    )
    daily_life = child(household, measure.child).daily_life.model_copy(update={"money_manager": MANAGERS[measure.help]})
    found = with_child(household, measure.child, daily_life=daily_life)
    return changed(found, services=(*found.services, service))


def facts(household: Household, measure: MoneyHelp, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: the fee of a month, told or by the guide, and from when."""
    filled, _ = placeholders.fill(household, lawbook)
    told = measure.fee_yen_per_month
    guide = _visits_yen if measure.help == "daily_life_support" else _guardian_yen
    return {
        "name": measure.child,
        "cost_yen_per_month": guide(household, lawbook) if told is None else told,
        "from_age": _from_age(filled, measure),
    }


def _last_parent(filled: Household) -> Parent | None:
    """The parent who is planned to live longest."""
    return max(filled.parents, key=lambda one: (one.birth_year + (one.last_age or 0), one.last_month), default=None)


def _from_age(filled: Household, measure: MoneyHelp) -> int:
    """The child's age in the first year with the help, on the planned lives."""
    helped, last = child(filled, measure.child), _last_parent(filled)
    if measure.from_age is not None or last is None:
        return helped.age_in(filled.first_year) if measure.from_age is None else measure.from_age
    first_month = (last.birth_year + (last.last_age or 0)) * MONTHS + last.last_month
    return helped.age_in(first_month // MONTHS)


def _overlaps(service: Service, helped: Child, from_age: int) -> bool:
    """Whether a service of the child goes on at or after an age."""
    return service.person == helped.name and (service.to_age is None or service.to_age >= from_age)


def _visits_yen(household: Household, lawbook: LawBook) -> float:
    fee = daily_life_support.fee_yen_per_month(
        half_hours_per_month=Service.model_fields["half_hours_per_month"].default,
        base_yen_per_month=number(lawbook, f"{VISITS}.base_yen_per_month", household),
        half_hour_yen=number(lawbook, f"{VISITS}.half_hour_yen", household),
    )
    return float(fee)


def _guardian_yen(household: Household, lawbook: LawBook) -> float:
    law = lawbook.on(date(household.first_year, MONTHS, 31), household.municipality)
    fee = adult_guardianship.fee_yen_per_month(
        assets_yen=sum(account.balance_yen or 0 for account in household.accounts),
        low_assets_yen=law.constant(f"{GUARDIAN}.low_assets_yen"),
        middle_assets_yen=law.constant(f"{GUARDIAN}.middle_assets_yen"),
        fee_low_yen_per_month=law.constant(f"{GUARDIAN}.fee_low_yen_per_month"),
        fee_middle_yen_per_month=law.constant(f"{GUARDIAN}.fee_middle_yen_per_month"),
        fee_high_yen_per_month=law.constant(f"{GUARDIAN}.fee_high_yen_per_month"),
    )
    return float(fee)
