"""手伝いの気づき (findings on help): where the plan counts paid help, what it rests on, and why it may count none."""

from collections.abc import Iterator

from planner import household_help
from planner.finding import Finding, number
from planner.lawbook import LawBook
from planner.projection import Projection


def counted_help(p: Projection, lawbook: LawBook, future: int) -> Iterator[Finding]:
    """Help is counted without any task told (as one task), or switched on and never bought, since others share it."""
    alone = p.time.months(p.time.last_end, p.time.household_end)[future].any()
    for child in p.household.children:
        if not (alone and child.daily_life.help_counted):
            continue
        if household_help.in_plan(p.household, p.time, child, future) != "elsewhere":
            if not household_help.told(child.daily_life):
                hours = round(number(lawbook, household_help.HOURS_PER_TASK))
                yield Finding("help_without_tasks", "ask", {"name": child.name, "hours": hours}, "tell_daily_life")
        elif household_help.tasks_paid_for(child.daily_life) and _lives_alone(p, child.name, future):
            yield Finding("help_not_bought", "note", {"name": child.name})


def _lives_alone(p: Projection, name: str, future: int) -> bool:
    """Whether a child lives longer than the parents."""
    return bool(p.time.months(p.time.last_end, p.time.life(name).end)[future].any())
