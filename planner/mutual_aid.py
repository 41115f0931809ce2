"""しょうがい共済 (mutual aid): a parent pays while it is due, the child receives from the parent's death on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.household import MutualAid
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import disability_mutual_aid
from planner.timeline import EVER, MONTHS, Life, Timeline

Floats = NDArray[np.float64]
APRIL = 3
PROGRAMME, PREMIUM, CONDOLENCE = (
    "disability_mutual_aid",
    "disability_mutual_aid_premium",
    "disability_mutual_aid_condolence",
)


@dataclass(frozen=True)
class _Membership:
    """One parent's membership: month and age of entry, whether in time, whether under the former tables."""

    aid: MutualAid
    parent: Life
    child: Life
    entry: int
    entry_age: int
    in_time: bool
    former: bool


def lines(aid: MutualAid, time: Timeline, law: LawYears) -> list[Line]:
    """心身障害者扶養共済 — benefit, premium, and the condolence money where the child dies first.

    Entry is in April. Who joins after the last age of entry neither pays nor leaves a pension; a finding says
    so. Left out: local reductions (a premium that is typed holds them), and leaving the scheme.

    Args:
        aid: One membership.
        time: The household's timeline.
        law: The law over the same years.

    """
    entry_age = time.life(aid.parent).person.age_on_1_april(aid.entry_year)
    member = _Membership(
        aid,
        time.life(aid.parent),
        time.life(aid.child),
        entry=aid.entry_year * MONTHS + APRIL,
        entry_age=entry_age,
        in_time=entry_age <= law.constant(f"{PROGRAMME}.entry_last_age"),
        former=aid.entry_year < law.constant(f"{PROGRAMME}.new_scheme_year"),
    )
    condolence = _condolence_yen(member, time, law)
    found = [_benefit(member, time, law), Line(PREMIUM, aid.parent, aid.parent, -_premium_yen(member, time, law))]
    if condolence.any():
        months = member.child.months
        found.append(Line(CONDOLENCE, aid.parent, aid.parent, condolence, windfall=True, months=months))
    return found


def _benefit(member: _Membership, time: Timeline, law: LawYears) -> Line:
    """年金給付 — from the month of the parent's death; not counted by public assistance."""
    name, parent = member.aid.child, member.parent
    received_from = np.where((member.entry < parent.end) & member.in_time, parent.end - 1, EVER)
    yen = law.apply(
        Cell(PROGRAMME, name),
        disability_mutual_aid.benefit_yen,
        months=time.months(received_from, member.child.end),
        units=member.aid.units,
        benefit_yen_per_month_per_unit=law[f"{PROGRAMME}.benefit_yen_per_month_per_unit"],
    )
    return Line(PROGRAMME, name, name, yen, uncounted_yen=yen)


def _premium_yen(member: _Membership, time: Timeline, law: LawYears) -> Floats:
    """掛金 — for twenty years and up to 65, while parent and child live; a typed amount is that of all units."""
    cell, typed = Cell(PREMIUM, member.aid.parent), member.aid.premium_yen_per_month
    months_due = law.apply(
        cell,
        disability_mutual_aid.premium_months,
        entry_age=member.entry_age,
        premium_shortest_months=law.constant(f"{PROGRAMME}.premium_shortest_months"),
        premium_last_age=law.constant(f"{PROGRAMME}.premium_last_age"),
    )
    last = np.minimum(member.entry + int(months_due), np.minimum(member.parent.end, member.child.end))
    return law.apply(
        cell,
        disability_mutual_aid.premium_yen,
        months=time.months(member.entry, last) * member.in_time,
        units=member.aid.units if typed is None else 1,
        premium_yen_per_month=_one_unit_yen(member, law) if typed is None else typed,
    )


def _one_unit_yen(member: _Membership, law: LawYears) -> Floats:
    table = "former_premium_yen_per_month" if member.former else "premium_yen_per_month"
    return law.apply(
        Cell(PREMIUM, member.aid.parent),
        disability_mutual_aid.premium_yen_per_month,
        entry_age=member.entry_age,
        age_from=law.numbers(f"{PROGRAMME}.premium_age_from"),
        yen_per_month=law.numbers(f"{PROGRAMME}.{table}"),
    )


def _condolence_yen(member: _Membership, time: Timeline, law: LawYears) -> Floats:
    """弔慰金 — in the month of the child's death, if the parent is alive and a member."""
    last_month = member.child.end - 1
    due = (last_month < member.parent.end) & (member.entry <= last_month) & member.in_time
    if not (due & (last_month < (int(time.years[-1]) + 1) * MONTHS)).any():
        return np.zeros((1, len(time.years)))
    table = "former_condolence_yen" if member.former else "condolence_yen"
    return law.apply(
        Cell(CONDOLENCE, member.aid.parent),
        disability_mutual_aid.condolence_money_yen,
        member_months=member.child.end - member.entry,
        units=member.aid.units * due * time.months(last_month, member.child.end),
        condolence_months_from=law.numbers(f"{PROGRAMME}.condolence_months_from"),
        condolence_yen=law.numbers(f"{PROGRAMME}.{table}"),
    )
