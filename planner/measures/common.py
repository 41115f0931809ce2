"""対策の部品 (common): what every measure shares: a refusal with its reason, and a family changed and checked."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.household import Child, Household, Parent
from planner.household_checks import raise_faults
from planner.lawbook import LawBook

MONTHS = 12
PREFIX = "measure."


@dataclass(frozen=True)
class Refusal:
    """できない理由: why a measure does not fit this family, and what would; words under ``refusal.<code>``."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)


def changed(household: Household, **parts: Any) -> Household:
    """Return the family with some parts replaced, checked like a file.

    Raises:
        PydanticCustomError: The parts contradict each other; a measure refuses before that.

    """
    found = household.model_copy(update=parts)
    raise_faults(found)
    return found


def overfull(household: Household) -> tuple[Refusal, ...]:
    """多すぎる項目 — a refusal for every list that is longer than a family's file may have it."""
    return tuple(
        Refusal("plan_too_many_items", {"count": len(getattr(household, name)), "most": limit.max_length})
        for name, field in Household.model_fields.items()
        for limit in field.metadata
        if hasattr(limit, "max_length") and len(getattr(household, name)) > limit.max_length
    )


def with_child(household: Household, name: str, **parts: Any) -> Household:
    """Return the family with something of one child replaced."""
    children = (c.model_copy(update=parts) if c.name == name else c for c in household.children)
    return changed(household, children=tuple(children))


def child(household: Household, name: str) -> Child:
    """Return a child of the household by name; the family's file was checked, so that there is one."""
    return next(one for one in household.children if one.name == name)


def parent(household: Household, name: str) -> Parent:
    """Return a parent of the household by name."""
    return next(one for one in household.parents if one.name == name)


def number(lawbook: LawBook, key: str, household: Household, year: int | None = None) -> float:
    """Return a single number of the law at the end of a year (left out: the first of the plan).

    Raises:
        TypeError: The value is a list or a word.

    """
    day = date(household.first_year if year is None else year, MONTHS, 31)
    value = lawbook.parameter(key, household.municipality).on(day).value
    if not isinstance(value, float):
        raise TypeError(f"{key} is not a single number")
    return value


def item_name(measure: str) -> str:
    """Return the name of an item that a measure adds; ``wording.own_word`` says it in the reader's language."""
    return f"{PREFIX}{measure}"
