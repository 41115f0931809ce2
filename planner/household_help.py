"""手伝いを頼む費用 (household help): paid help with the housework for a child who lives without a parent.

Counted only where the family has switched it on. The answer about the housework reckons with the same tasks, hours
and prices.
"""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from planner import homes, services
from planner.household import Child, DailyLife, Household
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import amounts, typical_costs
from planner.timeline import Life, Moment, Timeline

Floats = NDArray[np.float64]
InPlan = Literal["outside", "inside", "partly", "elsewhere"]
PROGRAMME = "household_help"
TASKS = ("cooking", "shopping", "cleaning", "laundry", "rubbish", "procedures")
YEN_PER_HOUR, HOURS_PER_TASK = "typical_costs.helper_low_yen_per_hour", "typical_costs.help_hours_per_task"
GROUP_HOME, WITH_OTHERS = "group_home", "other"


def tasks_of_others(daily: DailyLife) -> tuple[str, ...]:
    """ほかの方が支える家事 — tasks that are not done yet, then those done with help; not asked counts as none."""
    return tuple(task for ability in ("not_yet", "with_help") for task in TASKS if getattr(daily, task) == ability)


def told(daily: DailyLife) -> bool:
    """Whether the family has told of any task."""
    return any(getattr(daily, task) is not None for task in TASKS)


def tasks_paid_for(daily: DailyLife) -> int:
    """手伝いを頼む家事の数 — as in the answer: a family that has told of no task yet counts as one task."""
    return len(tasks_of_others(daily)) if told(daily) else 1


def lines(household: Household, time: Timeline, law: LawYears) -> list[Line]:
    """手伝いの行 — what help costs in the months without a parent, as spending of the child itself.

    Help is not bought twice: no month counts in which the child has the service of a group home, or in which the
    household has moved to a home of kind "other" (a relative's, a group home), where others share the housework. In a
    home of today that is a relative's the child may be alone, so that its months count. The price grows like its guide
    value, with prices. Each child has its own help; nothing is deducted for it from tax or from the income that public
    assistance looks at. Left out: home help granted as a welfare service, for which the family leaves the switch off.

    Args:
        household: The filled household.
        time: Its timeline.
        law: The law over the same years.

    """
    found = []
    for life in time.children:
        child = life.person
        if isinstance(child, Child) and child.daily_life.help_counted:
            found.append(Line(PROGRAMME, child.name, child.name, -_help_yen(child, life, household, time, law)))
    return found


def _help_yen(child: Child, life: Life, household: Household, time: Timeline, law: LawYears) -> Floats:
    cell = Cell(PROGRAMME, child.name)
    hours = law.apply(
        cell,
        typical_costs.help_hours_per_week,
        tasks=tasks_paid_for(child.daily_life),
        help_hours_per_task=law[HOURS_PER_TASK],
    )
    monthly = law.apply(cell, typical_costs.help_yen_per_month, hours_per_week=hours, yen_per_hour=law[YEN_PER_HOUR])
    months = months_with_help(life, household, time)
    return law.apply(cell, amounts.months_yen, yen_per_month=monthly, months=months)


def months_with_help(life: Life, household: Household, time: Timeline) -> Floats:
    """手伝いを頼む月数 — months of each year alone, without those in a group home or with others.

    Args:
        life: The child's.
        household: The filled household.
        time: Its timeline.

    Returns:
        Months, 0 to 12, shape (futures or 1, years).

    """
    start: Moment = time.last_end
    end: Moment = life.end
    if household.move is not None and household.move.home.kind == WITH_OTHERS:
        end = np.minimum(end, homes.move_month(household, time))
    helped, stays = time.months(start, end), []
    for service in household.services:
        if service.kind == GROUP_HOME and service.person == life.name:
            begins, ends = services.span(service, time)
            stays.append((np.maximum(start, begins), np.minimum(end, ends)))
    return helped - _months_of_any(stays, time) if stays else helped


def _months_of_any(stays: Sequence[tuple[Moment, Moment]], time: Timeline) -> Floats:
    """Months of each year that lie in at least one of the spans."""
    shape = np.broadcast_shapes(*(np.shape(moment) for stay in stays for moment in stay))
    starts, ends = (np.stack([np.broadcast_to(stay[i], shape) for stay in stays]) for i in (0, 1))
    order = np.argsort(starts, axis=0)
    starts, ends = np.take_along_axis(starts, order, axis=0), np.take_along_axis(ends, order, axis=0)
    months, reached = np.zeros((1, 1)), starts[0]
    for begins, stops in zip(starts, ends, strict=True):
        months = months + time.months(np.maximum(begins, reached), stops)
        reached = np.maximum(reached, stops)
    return months


def in_plan(household: Household, time: Timeline, child: Child, future: int) -> InPlan:
    """見通しに入っているか — whether one child's help is spending of the plan.

    Returns:
        "outside": not switched on; "inside": in every month without a parent; "partly": not in those in which others
        share the housework; "elsewhere": others share it in all of them, or no task needs help.

    """
    if not child.daily_life.help_counted:
        return "outside"
    life = time.life(child.name)
    alone, helped = time.months(time.last_end, life.end), months_with_help(life, household, time)
    bought = float(helped[min(future, len(helped) - 1)].sum())
    if not bought or not tasks_paid_for(child.daily_life):
        return "elsewhere"
    return "inside" if bought == float(alone[future].sum()) else "partly"
