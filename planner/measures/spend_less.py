"""くらしの費用を見直す (spend less): the living costs of one phase, lower by an amount or by a share."""

from collections.abc import Iterator
from typing import Any

from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import SpendLess
from planner.measures import living
from planner.measures.common import Refusal, changed

PARENTS = {"both_parents": 2, "one_parent": 1, "child_alone": 0}


def refusals(household: Household, measure: SpendLess, lawbook: LawBook) -> Iterator[Refusal]:
    """Neither or both of amount and share, a phase that the family will not see, more than is spent."""
    if (measure.yen_per_month is None) == (measure.ratio is None):
        yield Refusal("spend_less_one_of_two")
    if len(household.parents) < PARENTS[measure.phase]:
        yield Refusal("spend_less_no_such_phase", {"parents": len(household.parents)})
        return
    most = living.least_yen_per_month(living.items(household, lawbook), measure.phase)
    facts = {"less_yen_per_month": measure.yen_per_month, "most_yen_per_month": living.told_yen(most)}
    if most == 0:
        yield Refusal("spend_less_nothing_there", facts)
    elif measure.yen_per_month is not None and measure.yen_per_month > most:
        yield Refusal("spend_less_too_much", facts)


def apply(household: Household, measure: SpendLess, lawbook: LawBook) -> Household:
    """Lower the living items; phases that the family does not know hold their typical values from now on."""
    before = living.items(household, lawbook)
    if measure.ratio is None:
        after = living.lowered(before, (measure.phase,), less_yen_per_month=measure.yen_per_month or 0)
    else:
        field = living.field(measure.phase)
        kept = [round(living.yen_per_month(item, measure.phase) * (1 - measure.ratio)) for item in before]
        after = tuple(item.model_copy(update={field: yen}) for item, yen in zip(before, kept, strict=True))
    return changed(household, spending=living.replaced(household, after))


def facts(household: Household, measure: SpendLess, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: what is spent a month in the phase, and how much less it becomes."""
    before = living.least_yen_per_month(living.items(household, lawbook), measure.phase)
    less = measure.yen_per_month if measure.ratio is None else round(before * measure.ratio)
    return {"before_yen_per_month": before, "less_yen_per_month": less, "after_yen_per_month": before - (less or 0)}
