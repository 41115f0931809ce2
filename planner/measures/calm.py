"""今のままの見通しで見る (calm): when things happen in the calm plan, where a condition of a measure asks for it."""

from planner import futures, placeholders, timeline
from planner.household import Household
from planner.lawbook import LawBook
from planner.timeline import MONTHS, Timeline


def time(household: Household, lawbook: LawBook) -> Timeline:
    """Return the years of the plan with everybody's life to the planned last age; one future."""
    filled, _ = placeholders.fill(household, lawbook)
    return timeline.build(filled, futures.calm(household, lawbook))


def last_year_of(time: Timeline, name: str) -> int:
    """最後の年 — year of the planned last age of one member."""
    return (int(time.life(name).end[0, 0]) - 1) // MONTHS


def first_year_alone(time: Timeline) -> int:
    """ご本人だけになる年 — first whole year without a parent (without parents: the first of the plan)."""
    return -(-int(time.last_end[0, 0]) // MONTHS)
