"""生活保護を見込むか (public assistance): planned as the last net, or not at all."""

from collections.abc import Iterator
from typing import Any

from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import PublicAssistanceNet
from planner.measures.common import Refusal, changed


def refusals(household: Household, measure: PublicAssistanceNet, lawbook: LawBook) -> Iterator[Refusal]:
    """The plan holds it so already."""
    del lawbook
    if household.assumptions.public_assistance == measure.planned:
        yield Refusal("assistance_planned_already" if measure.planned else "assistance_not_planned_already")


def apply(household: Household, measure: PublicAssistanceNet, lawbook: LawBook) -> Household:
    """Change the assumption; from when and how much follows by the rules."""
    del lawbook
    assumed = household.assumptions.model_copy(update={"public_assistance": measure.planned})
    return changed(household, assumptions=assumed)


def facts(household: Household, measure: PublicAssistanceNet, lawbook: LawBook) -> dict[str, Any]:
    """No figures: everything is worked out year by year."""
    del household, measure, lawbook
    return {}
