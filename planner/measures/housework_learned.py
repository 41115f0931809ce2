"""できる家事を増やす (housework learned): until the child lives alone, a task is learned, and less help is paid."""

from collections.abc import Iterator
from typing import Any

from planner import household_help
from planner.household import Child, DailyLife, Household
from planner.lawbook import LawBook
from planner.measure_inputs import HouseworkLearned
from planner.measures import calm
from planner.measures.common import Refusal, child, number, with_child
from planner.rules import typical_costs

ALL, ALONE = "all", "alone"


def refusals(household: Household, measure: HouseworkLearned, lawbook: LawBook) -> Iterator[Refusal]:
    """Help that is not counted, a task that is not told or done already, no time in which help would be paid."""
    learner = child(household, measure.child)
    facts = {"name": learner.name}
    if not learner.daily_life.help_counted:
        yield Refusal("housework_learned_not_counted", facts)
        return
    if not _told(learner.daily_life, measure):
        yield Refusal("housework_learned_not_told", facts)
    elif not _learned(learner.daily_life, measure):
        yield Refusal("housework_learned_already", facts)
    yield from _no_time_for_it(household, learner, lawbook)


def apply(household: Household, measure: HouseworkLearned, lawbook: LawBook) -> Household:
    """The tasks are done alone; they count from the first month without a parent, when help would be paid.

    Left out: that learning takes time, where the parents die earlier than planned.
    """
    del lawbook
    return with_child(household, measure.child, daily_life=_after(child(household, measure.child).daily_life, measure))


def facts(household: Household, measure: HouseworkLearned, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: what help costs a month before and after, in prices of the first year."""
    daily = child(household, measure.child).daily_life
    return {
        "name": measure.child,
        "before_yen_per_month": _help_yen_per_month(household, daily, lawbook),
        "after_yen_per_month": _help_yen_per_month(household, _after(daily, measure), lawbook),
    }


def _told(daily: DailyLife, measure: HouseworkLearned) -> bool:
    """Whether the family has told of the task, or of any where all are meant."""
    return household_help.told(daily) if measure.task == ALL else getattr(daily, measure.task) is not None


def _learned(daily: DailyLife, measure: HouseworkLearned) -> tuple[str, ...]:
    """Tasks that others carry today and that the measure means."""
    return tuple(task for task in household_help.tasks_of_others(daily) if measure.task in (ALL, task))


def _after(daily: DailyLife, measure: HouseworkLearned) -> DailyLife:
    return daily.model_copy(update=dict.fromkeys(_learned(daily, measure), ALONE))


def _no_time_for_it(household: Household, learner: Child, lawbook: LawBook) -> Iterator[Refusal]:
    """The calm plan has no month in which help is paid, or begins with the child alone, with no time to learn."""
    time, name = calm.time(household, lawbook), {"name": learner.name}
    life = time.life(learner.name)
    if not time.months(time.last_end, life.end).any():
        yield Refusal("housework_learned_never_alone", name)
    elif not household_help.months_with_help(life, household, time).any():
        yield Refusal("housework_learned_shared", name)
    elif int(time.last_end[0, 0]) == time.start:
        yield Refusal("housework_learned_alone_now", name)


def _help_yen_per_month(household: Household, daily: DailyLife, lawbook: LawBook) -> float:
    hours = typical_costs.help_hours_per_week(
        tasks=household_help.tasks_paid_for(daily),
        help_hours_per_task=number(lawbook, household_help.HOURS_PER_TASK, household),
    )
    price = number(lawbook, household_help.YEN_PER_HOUR, household)
    return float(typical_costs.help_yen_per_month(hours_per_week=hours, yen_per_hour=price))
