"""対策 (measures): one change each, household -> household, with its conditions and the reasons why it may not fit.

Every module has the same three functions: ``refusals`` (why it does not fit this family, and what would),
``apply`` (the changed family, which goes through the same engine as every other) and ``facts`` (figures for the words
under ``measure.<kind>.*`` in planner/text).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType, ModuleType
from typing import Any

from pydantic import ValidationError

from planner.household import Household
from planner.household_fields import LARGEST_YEN
from planner.lawbook import LawBook
from planner.measure_inputs import Measure
from planner.measures import (
    disability_pension,
    group_home,
    home_loan,
    housework_learned,
    life_insurance,
    money_help,
    mutual_aid,
    national_pension,
    national_pension_back_payment,
    parent_facility,
    public_assistance,
    public_housing,
    rebuild,
    repairs,
    sell_and_rent,
    sibling_support,
    small_earnings,
    smaller_home,
    spend_less,
    split_household,
    trust,
    will,
    with_relative,
)
from planner.measures.common import Refusal, overfull

MODULES: Mapping[str, ModuleType] = MappingProxyType(
    {
        "disability_pension": disability_pension,
        "national_pension": national_pension,
        "national_pension_back_payment": national_pension_back_payment,
        "mutual_aid": mutual_aid,
        "life_insurance": life_insurance,
        "trust": trust,
        "money_help": money_help,
        "spend_less": spend_less,
        "housework_learned": housework_learned,
        "small_earnings": small_earnings,
        "repairs": repairs,
        "rebuild": rebuild,
        "smaller_home": smaller_home,
        "sell_and_rent": sell_and_rent,
        "public_housing": public_housing,
        "group_home": group_home,
        "with_relative": with_relative,
        "parent_facility": parent_facility,
        "home_loan": home_loan,
        "will": will,
        "sibling_support": sibling_support,
        "split_household": split_household,
        "public_assistance": public_assistance,
    }
)


@dataclass(eq=False)
class Refused(Exception):  # noqa: N818 - it carries the family's situation, it is no error of ours
    """A plan whose measure does not fit.

    Attributes:
        place: Which measure of the plan, counted from 0.
        measure: The measure.
        refusals: Every reason.

    """

    place: int
    measure: Measure
    refusals: tuple[Refusal, ...]


def refusals(household: Household, measure: Measure, lawbook: LawBook) -> tuple[Refusal, ...]:
    """Return why a measure does not fit a family; empty when it does."""
    return _taken(household, measure, lawbook)[1]


def facts(household: Household, measure: Measure, lawbook: LawBook) -> dict[str, Any]:
    """Return the figures for the words of a measure."""
    found: dict[str, Any] = MODULES[measure.measure].facts(household, measure, lawbook)
    return found


def applied(household: Household, measures: Sequence[Measure], lawbook: LawBook) -> Household:
    """対策をとった家族 — take the measures one after the other; each sees what those before it changed.

    Args:
        household: The family as it is.
        measures: The measures of a plan, in their order.
        lawbook: The law.

    Raises:
        Refused: A measure does not fit the family, or what the measures before it made of it.

    """
    found = household.model_copy(update={"plans": ()})
    for place, measure in enumerate(measures):
        found, reasons = _taken(found, measure, lawbook)
        if reasons:
            raise Refused(place, measure, reasons)
    return found


def _taken(household: Household, measure: Measure, lawbook: LawBook) -> tuple[Household, tuple[Refusal, ...]]:
    """The family with one measure; the family as it was, with every reason, where it does not fit."""
    module = MODULES[measure.measure]
    reasons = tuple(module.refusals(household, measure, lawbook))
    if reasons:
        return household, reasons
    try:
        after: Household = module.apply(household, measure, lawbook)
    except ValidationError as error:
        if any(one["type"] != "less_than_equal" for one in error.errors()):
            raise
        return household, (Refusal("plan_amount_too_large", {"most_yen": LARGEST_YEN}),)
    full = overfull(after)
    return (household, full) if full else (after, ())
