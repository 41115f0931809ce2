"""相続と住まいの気づき (findings on the estate): inheritance, reserved portions, the home beside public assistance."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import estate
from planner.finding import TINY_YEN, Finding, number
from planner.lawbook import LawBook
from planner.moving import known_value_yen
from planner.projection import Projection

ROUNDING = 1e-9


@dataclass(frozen=True)
class Passing:
    """One parent's death in the plan.

    Attributes:
        parent: Index of the parent.
        index: Index of the year.
        alive: Who is alive after it, shape (heirs, 1).
        money_yen: The parent's own money then.

    """

    parent: int
    index: int
    alive: NDArray[np.bool_]
    money_yen: float


def passings(p: Projection, future: int) -> Iterator[Passing]:
    """親御さんを見送るとき — every parent's death that falls into the plan."""
    ends = [(int(life.end[future, 0]), i) for i, life in enumerate(p.time.lives)]
    for i, life in enumerate(p.time.parents):
        years = np.flatnonzero(life.dies[future])
        if years.size:
            index = int(years[0])
            alive = np.ones((len(p.purse.heirs.names), 1), dtype=bool)
            alive[: len(ends), 0] = [other > ends[i] for other in ends]
            alive[len(ends) :, 0] = p.purse.heirs.last_years >= p.years[index]
            money = p.purse.closing[index, i, future] - p.purse.passed_on[index, i, future]
            yield Passing(i, index, alive, float(money))


def _statutory(p: Projection, one: Passing) -> NDArray[np.float64]:
    """Shares by law of every heir, shape (heirs,)."""
    nothing_written = np.zeros(len(p.purse.heirs.names))
    return estate.shares(one.parent, one.alive, nothing_written, p.purse.heirs)[:, 0]


def inheritance_tax_possible(p: Projection, lawbook: LawBook, future: int) -> Iterator[Finding]:
    """What a parent leaves is more than stays free of inheritance tax."""
    free, each = (number(lawbook, f"inheritance_tax.basic_deduction_{part}yen") for part in ("", "per_heir_"))
    for one in passings(p, future):
        heirs = int((_statutory(p, one) > 0).sum())
        left = one.money_yen + _insurance_yen(p, one, future) + _home_yen(p, one, future)
        if heirs and left > free + each * heirs:
            facts = {
                "year": int(p.years[one.index]),
                "name": p.time.parents[one.parent].name,
                "estate_yen": left,
                "deduction_yen": free + each * heirs,
                "tax_yen": -float(p.purse.inheritance_tax[one.index, :, future].sum()),
            }
            code = "inheritance_tax_due" if facts["tax_yen"] else "inheritance_tax_possible"
            yield Finding(code, "prepare", facts, "inheritance_tax")


def _insurance_yen(p: Projection, one: Passing, future: int) -> float:
    """Benefits paid to others for this death; what goes to the estate is in its money already."""
    name = p.time.parents[one.parent].name
    paid = [line for line in p.lines if line.programme == "insurance" and line.person == name != line.payer]
    return sum(float(line.yen[min(future, len(line.yen) - 1), one.index]) for line in paid)


def _home_yen(p: Projection, one: Passing, future: int) -> float:
    """The parent's share of the known value of the home, and of a later one."""
    move = p.household.move
    homes = [p.household.home] if move is None else [p.household.home, move.home]
    shares = p.purse.home_course.left[:, one.parent, future]
    owned = [(home, share) for home, share in zip(homes, shares, strict=True) if home is not None and home.owned]
    return sum(float(share) * known_value_yen(home) for home, share in owned)


def reserved_portion(p: Projection, lawbook: LawBook, future: int) -> Iterator[Finding]:
    """A parent's will gives a spouse or a child less of the money than the law reserves."""
    ratio = number(lawbook, "inheritance.reserved_ratio")
    group = p.purse.heirs
    for one in passings(p, future):
        will = group.money_by_will[one.parent]
        reserved = ratio * _statutory(p, one)
        lacking = reserved - estate.shares(one.parent, one.alive, will, group)[:, 0]
        for i in np.flatnonzero(lacking > ROUNDING):
            missing = float(lacking[i]) * one.money_yen
            if missing > TINY_YEN:
                facts = {
                    "year": int(p.years[one.index]),
                    "person": group.names[one.parent],
                    "name": group.names[i],
                    "reserved_ratio": float(reserved[i]),
                    "missing_yen": missing,
                }
                yield Finding("reserved_portion", "prepare", facts, "will")


def share_leaves(p: Projection, _: LawBook, future: int) -> Iterator[Finding]:
    """A part of an inheritance goes to brothers and sisters outside: of a parent, by will or by law, or of a child."""
    for index in np.flatnonzero(p.purse.left_outside[:, future] > TINY_YEN):
        gone = [i for i, life in enumerate(p.time.lives) if life.dies[future, index]]
        parents = [i for i in gone if i < len(p.time.parents)]
        written = bool(p.purse.heirs.money_by_will[parents or gone].any())
        facts = {"year": int(p.years[index]), "outside_yen": float(p.purse.left_outside[index, future])}
        code = "share_leaves_from_child" if not parents else "share_leaves_by_will" if written else "share_leaves"
        yield Finding(code, "note" if written else "prepare", facts, "will")
