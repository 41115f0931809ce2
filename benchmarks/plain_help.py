"""Paid help with the housework in the plain loop: month by month, for each child that has it counted."""

from collections.abc import Mapping

from benchmarks.plain_law import MONTHS, Law
from benchmarks.plain_people import Member
from benchmarks.plain_rows import Row
from benchmarks.plain_services import span
from planner.household import DailyLife, Household

GUIDE = "typical_costs"
ASKED = ("cooking", "shopping", "cleaning", "laundry", "rubbish", "procedures")


def rows(household: Household, people: Mapping[str, Member], *, alone_from: int, law: Law) -> list[Row]:
    """手伝いの行 — the weeks of a month times hours and price, for the months alone outside a group home.

    As the whole plain loop, it knows of no later home.
    """
    found = []
    price, each = (law.by_year(f"{GUIDE}.{key}") for key in ("helper_low_yen_per_hour", "help_hours_per_task"))
    for child in household.children:
        if not child.daily_life.help_counted:
            continue
        homes = [
            span(service, people, law)
            for service in household.services
            if service.kind == "group_home" and service.person == child.name
        ]
        yen = []
        for i, year in enumerate(law.course.years):
            monthly = _tasks(child.daily_life) * each[i] * price[i] * 52 / MONTHS
            moments = range(max(year * MONTHS, alone_from), min((year + 1) * MONTHS, people[child.name].end))
            months = sum(not any(first <= moment < after for first, after in homes) for moment in moments)
            yen.append(-monthly * months)
        found.append(Row("household_help", child.name, child.name, yen))
    return found


def _tasks(daily: DailyLife) -> int:
    """Tasks done with help or not yet; one where nothing is known."""
    known = [ability for task in ASKED if (ability := getattr(daily, task)) is not None]
    return sum(ability != "alone" for ability in known) if known else 1
