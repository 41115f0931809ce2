"""扶養共済に入る (join the mutual aid): a parent pays, the child receives from the parent's death on, for life."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from planner.household import Household, MutualAid
from planner.lawbook import LawBook
from planner.measure_inputs import MutualAidEntry
from planner.measures.common import MONTHS, Refusal, changed, child, number, parent
from planner.rules import disability_mutual_aid

LAW = "disability_mutual_aid"


def refusals(household: Household, measure: MutualAidEntry, lawbook: LawBook) -> Iterator[Refusal]:
    """The parent is too old, the child has no recognised disability, another parent has joined, or units are taken.

    Of each person with a disability one guardian alone may be a member (加入要件).
    """
    joining, receiver = parent(household, measure.parent), child(household, measure.child)
    year, age = _entry_year(household, measure), joining.age_on_1_april(_entry_year(household, measure))
    last_age, most = (int(number(lawbook, f"{LAW}.{key}", household)) for key in ("entry_last_age", "largest_units"))
    facts = {"parent": joining.name, "name": receiver.name, "year": year, "parent_age": age, "last_age": last_age}
    if year < household.first_year:
        yield Refusal("entry_in_the_past", facts | {"first_year": household.first_year})
    if age > last_age:
        yield Refusal("mutual_aid_too_old", facts)
    if receiver.disability_handbook == "none" and receiver.disability_pension is None:
        yield Refusal("mutual_aid_no_disability", facts)
    standing = [aid for aid in household.mutual_aid if aid.child == receiver.name]
    members = tuple(sorted({aid.parent for aid in standing} - {joining.name}))
    if members:
        yield Refusal("mutual_aid_other_parent", facts | {"others": members})
        return
    taken = sum(aid.units for aid in standing)
    if taken + measure.units > most:
        yield Refusal("mutual_aid_all_units", facts | {"taken": taken, "most": most})


def apply(household: Household, measure: MutualAidEntry, lawbook: LawBook) -> Household:
    """Add the membership; premium and benefit follow by the rules."""
    del lawbook
    joined = MutualAid(
        parent=measure.parent,
        child=measure.child,
        entry_year=_entry_year(household, measure),
        units=measure.units,
    )
    return changed(household, mutual_aid=(*household.mutual_aid, joined))


def facts(household: Household, measure: MutualAidEntry, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: who pays how much from when, and what comes each month later."""
    year = _entry_year(household, measure)
    law = lawbook.on(date(max(year, household.first_year), MONTHS, 31), household.municipality)
    premium = disability_mutual_aid.premium_yen_per_month(
        entry_age=parent(household, measure.parent).age_on_1_april(year),
        age_from=law.numbers(f"{LAW}.premium_age_from"),
        yen_per_month=law.numbers(f"{LAW}.premium_yen_per_month"),
    )
    benefit = number(lawbook, f"{LAW}.benefit_yen_per_month_per_unit", household)
    return {
        "name": measure.child,
        "parent": measure.parent,
        "year": year,
        "units": measure.units,
        "cost_yen_per_month": float(premium) * measure.units,
        "yen_per_month": benefit * measure.units,
        "last_age": int(number(lawbook, f"{LAW}.entry_last_age", household)),
    }


def _entry_year(household: Household, measure: MutualAidEntry) -> int:
    """The year told, or the second of the plan: an application takes its time."""
    return household.first_year + 1 if measure.entry_year is None else measure.entry_year
