"""対策の一覧 (examples): every kind of measure in the order of the list, and how one begins for a family."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, get_args

from planner.household import Household
from planner.measure_inputs import Measure

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pensions": ("disability_pension", "national_pension", "national_pension_back_payment"),
        "provision": ("mutual_aid", "life_insurance", "trust", "will", "sibling_support"),
        "living": ("spend_less", "housework_learned", "small_earnings", "money_help", "parent_facility"),
        "home": (
            "repairs",
            "rebuild",
            "smaller_home",
            "sell_and_rent",
            "public_housing",
            "group_home",
            "with_relative",
            "home_loan",
        ),
        "net": ("split_household", "public_assistance"),
    }
)
PEOPLE: Mapping[str, str] = MappingProxyType({"child": "children", "parent": "parents", "sibling": "siblings"})
AT_FIRST: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "national_pension": {"treatment": "full_exempt"},
        "national_pension_back_payment": {"months": 12},
        "life_insurance": {"benefit_yen": 5_000_000, "premium_yen_per_year": 120_000},
        "trust": {"form": "testamentary", "trusted_yen": 5_000_000},
        "money_help": {"help": "daily_life_support"},
        "spend_less": {"phase": "child_alone", "yen_per_month": 10_000},
        "housework_learned": {"task": "all"},
        "repairs": {"spending_yen": 2_000_000},
        "rebuild": {"spending_yen": 15_000_000},
        "smaller_home": {"price_yen": 8_000_000},
        "sell_and_rent": {"rent_yen_per_month": 45_000},
        "public_housing": {"rent_yen_per_month": 20_000},
        "with_relative": {"contribution_yen_per_month": 50_000},
        "parent_facility": {"from_age": 85, "yen_per_month": 150_000, "saves_yen_per_month": 40_000},
        "sibling_support": {"yen_per_month": 10_000},
    }
)
"""Amounts that a new measure begins with, for the family to change; the page says that they are examples."""
YEARS_UNTIL_WORK_ON_THE_HOME = 5


def kinds() -> tuple[str, ...]:
    """Return every kind of measure, the gentlest groups first."""
    return tuple(kind for group in GROUPS.values() for kind in group)


def model_of(kind: str) -> type[Measure]:
    """Return the input model of a kind of measure."""
    models: tuple[type[Measure], ...] = get_args(get_args(Measure)[0])
    return next(model for model in models if get_args(model.model_fields["measure"].annotation) == (kind,))


def new(household: Household, kind: str) -> Measure | None:
    """新しい対策 — a measure as it is added: people by their first, amounts as examples; None without a person."""
    found: dict[str, Any] = {"measure": kind, **AT_FIRST.get(kind, {})}
    fields = model_of(kind).model_fields
    for field, group in PEOPLE.items():
        people = getattr(household, group)
        if field in fields and not people:
            return None
        if field in fields:
            found[field] = people[0].name
    if "year" in fields and fields["year"].is_required():
        found["year"] = household.first_year + YEARS_UNTIL_WORK_ON_THE_HOME
    if kind == "public_assistance":
        found["planned"] = not household.assumptions.public_assistance
    return model_of(kind).model_validate(found)
