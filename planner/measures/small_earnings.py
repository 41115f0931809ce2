"""小さな収入 (small earnings): workshop pay or a few hours of work; off by default, relief and never duty."""

from collections.abc import Iterator
from typing import Any

from planner import placeholders
from planner.household import Household, Income
from planner.lawbook import LawBook
from planner.measure_inputs import SmallEarnings
from planner.measures.common import MONTHS, Refusal, changed, child, item_name, number

KIND_BY_WORK = {"workshop_b": "workshop_b", "workshop_a": "workshop_a", "part_time": "wages"}
OLDEST_AGE = 75


def refusals(household: Household, measure: SmallEarnings, lawbook: LawBook) -> Iterator[Refusal]:
    """Ages in the wrong order, a time that is over, an A-type workshop begun too late, work without an amount."""
    worker = child(household, measure.child)
    from_age = _from_age(household, measure)
    facts = {"name": worker.name, "from_age": from_age, "to_age": measure.to_age}
    if measure.to_age is not None and measure.to_age < from_age:
        yield Refusal("earnings_end_first", facts)
    if from_age > OLDEST_AGE:
        yield Refusal("earnings_too_late", facts | {"oldest_age": OLDEST_AGE})
    below_age = int(number(lawbook, "workshop_wages.a_first_use_below_age", household))
    if measure.work == "workshop_a" and from_age >= below_age and not _is_at(household, measure):
        yield Refusal("earnings_a_type_too_late", facts | {"below_age": below_age})
    if measure.work == "part_time" and measure.yen_per_month is None:
        yield Refusal("earnings_unknown", facts)


def apply(household: Household, measure: SmallEarnings, lawbook: LawBook) -> Household:
    """Add the income; disability pension, taxes, premiums and assistance follow by the rules."""
    income = Income(
        name=item_name(measure.measure),
        kind=KIND_BY_WORK[measure.work],
        person=measure.child,
        yen_per_year=_yen_per_month(household, measure, lawbook) * MONTHS,
        from_age=_from_age(household, measure),
        to_age=measure.to_age,
        growth="wages",
    )
    return changed(household, incomes=(*household.incomes, income))


def facts(household: Household, measure: SmallEarnings, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: who, how much a month, from and to which age."""
    return {
        "name": measure.child,
        "yen_per_month": _yen_per_month(household, measure, lawbook),
        "from_age": _from_age(household, measure),
        "to_age": measure.to_age,
    }


def _is_at(household: Household, measure: SmallEarnings) -> bool:
    """Whether the family has told work of the same kind already, so that it goes on and does not begin."""
    kind = KIND_BY_WORK[measure.work]
    return any(income.kind == kind and income.person == measure.child for income in household.incomes)


def _from_age(household: Household, measure: SmallEarnings) -> int:
    """The age told, or that of the second year: nobody begins on the day of the talk."""
    now = child(household, measure.child).age_in(household.first_year)
    return now + 1 if measure.from_age is None else max(now, measure.from_age)


def _yen_per_month(household: Household, measure: SmallEarnings, lawbook: LawBook) -> int:
    if measure.yen_per_month is not None or measure.work not in placeholders.WORKSHOPS:
        return measure.yen_per_month or 0
    return round(number(lawbook, placeholders.WORKSHOPS[measure.work], household))
