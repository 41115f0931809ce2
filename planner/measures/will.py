"""遺言を書く (a will): a parent leaves everything to one child, with the reserved portions of the others or without.

The reserved portions are those of the calm plan: of whoever else outlives the parent there. The money is divided; a
home that goes to the child as a whole leaves the others a claim in money (遺留分侵害額請求, 民法第1046条).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from planner import estate, futures, homes
from planner.household import Household, Will
from planner.household_home import Share
from planner.lawbook import LawBook
from planner.measure_inputs import WillForChild
from planner.measures import calm
from planner.measures.common import MONTHS, Refusal, changed
from planner.moving import known_value_yen
from planner.projection import project
from planner.rules import inheritance


def refusals(household: Household, measure: WillForChild, lawbook: LawBook) -> Iterator[Refusal]:
    """A will of this parent stands, the child does not outlive the parent, or nobody else would inherit."""
    facts = {"parent": measure.parent, "name": measure.child}
    if any(will.person == measure.parent for will in household.wills):
        yield Refusal("will_stands", facts)
    by_law = _by_law(household, measure, lawbook)
    if not by_law.get(measure.child):
        yield Refusal("will_child_not_there", facts)
    elif len(by_law) == 1:
        yield Refusal("will_nobody_else", facts)


def apply(household: Household, measure: WillForChild, lawbook: LawBook) -> Household:
    """Write the will: money as divided, an own home to the child as a whole."""
    others = {} if measure.others == "nothing" else _reserved(household, measure, lawbook)
    money = [Share(name=measure.child, ratio=1.0 - sum(others.values()))]
    money += [Share(name=name, ratio=ratio) for name, ratio in others.items()]
    home = (Share(name=measure.child, ratio=1.0),) if _gives_home(household, measure) else ()
    written = Will(person=measure.parent, money=tuple(money), home=home)
    return changed(household, wills=(*household.wills, written))


def facts(household: Household, measure: WillForChild, lawbook: LawBook) -> dict[str, Any]:
    """Figures for the words: who the others are, what is reserved for them, and what they could claim in money."""
    reserved = _reserved(household, measure, lawbook)
    money_given = {} if measure.others == "nothing" else reserved
    home_given = {} if _gives_home(household, measure) else _by_law(household, measure, lawbook)
    money, home = _left_yen(household, measure, lawbook)
    claims = {
        name: ratio * (money + home) - money_given.get(name, 0.0) * money - home_given.get(name, 0.0) * home
        for name, ratio in reserved.items()
    }
    return {
        "parent": measure.parent,
        "name": measure.child,
        "others": tuple(reserved),
        "others_ratio": sum(money_given.values()),
        "claim_yen": round(sum(max(0.0, claim) for claim in claims.values())),
    }


def _by_law(household: Household, measure: WillForChild, lawbook: LawBook) -> dict[str, float]:
    """法定相続分 — share of everybody who inherits at the parent's death in the calm plan, by name."""
    law = lawbook.on(date(household.first_year, MONTHS, 31), household.municipality)
    group, time = estate.heirs(household, law), calm.time(household, lawbook)
    i = group.names.index(measure.parent)
    alive = estate.successions(time, group)[i].alive
    shares = estate.shares(i, alive, np.zeros(len(group.names)), group)[:, 0]
    return {name: float(share) for name, share in zip(group.names, shares, strict=True) if share > 0}


def _reserved(household: Household, measure: WillForChild, lawbook: LawBook) -> dict[str, float]:
    """遺留分 — reserved share of everybody but the child: spouse, and brothers and sisters as the parent's children."""
    law = lawbook.on(date(household.first_year, MONTHS, 31), household.municipality)
    others = {name: ratio for name, ratio in _by_law(household, measure, lawbook).items() if name != measure.child}
    reserved = inheritance.reserved_shares(
        shares=list(others.values()),
        ascendants_only=False,
        siblings=False,
        reserved_ratio=law.constant("inheritance.reserved_ratio"),
        reserved_ascendants_only_ratio=law.constant("inheritance.reserved_ascendants_only_ratio"),
    )
    return {name: float(ratio) for name, ratio in zip(others, reserved, strict=True)}


def _gives_home(household: Household, measure: WillForChild) -> bool:
    return measure.with_home and household.home is not None and household.home.owned


def _left_yen(household: Household, measure: WillForChild, lawbook: LawBook) -> tuple[float, float]:
    """残るもの — the parent's own money, and known value of the parent's share of the home, in the calm plan."""
    p = project(household, futures.calm(household, lawbook), lawbook, working=False)
    i = p.purse.heirs.names.index(measure.parent)
    died = min(calm.last_year_of(p.time, measure.parent), int(p.years[-1])) - household.first_year
    money = float(p.purse.closing[died, i, 0] - p.purse.passed_on[died, i, 0])
    home = homes.at(p.household, p.time, index=died)
    if home is None or not home.owned:
        return money, 0.0
    before = estate.home_owned(home.owners, p.purse.heirs.names, parents=len(household.parents))
    share = p.purse.home[died - 1, i, 0] if died else before[i]
    return money, float(share) * known_value_yen(home)
