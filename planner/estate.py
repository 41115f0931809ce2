"""相続 (estate): who receives the money and the home of the deceased, by will or by statutory shares."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.household import Household, Sibling
from planner.household_home import Share
from planner.lawbook import LawYears
from planner.rules import inheritance

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
FAR_AWAY = 9999


@dataclass(frozen=True)
class Heirs:
    """Everybody who can inherit: members first (parents, children), then siblings outside.

    Attributes:
        names: Names in that order.
        parents, members: How many of them are parents, are members of the household.
        money_by_will, home_by_will: Shares by deceased member and heir, shape (members, heirs); a row of
            zeros means statutory shares.
        spouse_ratio: Statutory share of the spouse beside children.
        last_years: Last year of each sibling outside; far away where birth year or last age is not known.

    """

    names: tuple[str, ...]
    parents: int
    members: int
    money_by_will: Floats
    home_by_will: Floats
    spouse_ratio: float
    last_years: NDArray[np.int64]


def heirs(household: Household, law: LawYears) -> Heirs:
    """List the heirs of a household and the shares that wills give them."""
    names = tuple(m.name for m in household.members) + tuple(s.name for s in household.siblings)
    members = len(household.members)
    by_will = {"money": np.zeros((members, len(names))), "home": np.zeros((members, len(names)))}
    for will in household.wills:
        row = names.index(will.person)
        for part, table in by_will.items():
            for share in getattr(will, part):
                table[row, names.index(share.name)] = share.ratio
    return Heirs(
        names=names,
        parents=len(household.parents),
        members=members,
        money_by_will=by_will["money"],
        home_by_will=by_will["home"],
        spouse_ratio=law.constant("inheritance.spouse_with_children_ratio"),
        last_years=np.array([_last_year(sibling) for sibling in household.siblings], dtype=np.int64),
    )


def _last_year(sibling: Sibling) -> int:
    """Left out: that a sibling's own children inherit in the sibling's place."""
    known = sibling.birth_year is not None and sibling.last_age is not None
    return (sibling.birth_year or 0) + (sibling.last_age or 0) if known else FAR_AWAY


def home_owned(owners: tuple[Share, ...], names: tuple[str, ...], *, parents: int) -> Floats:
    """住まいの持分 — shares by heir at the start; the parents in equal parts when nothing is said."""
    shares = np.zeros(len(names))
    for share in owners:
        shares[names.index(share.name)] = share.ratio
    if not owners:
        first = parents or 1
        shares[:first] = 1 / first
    return shares


def shares(deceased: int, alive: Bools, will: Floats, group: Heirs) -> Floats:
    """相続の割合 — each heir's share of one member's estate.

    By will where there is one (what is left to somebody who has died goes by statutory shares); else a
    parent's estate goes to spouse and children, a child's to the parents, or to brothers and sisters.

    Args:
        deceased: Index of the member who died.
        alive: Who is alive after this death, shape (heirs, futures).
        will: Row of the will, shape (heirs,).
        group: The heirs.

    Returns:
        Shape (heirs, futures); sums to 1, or to 0 where nobody is left.

    """
    statutory = _statutory(deceased, alive, group)
    if not will.any():
        return statutory
    willed = will[:, np.newaxis] * alive
    return np.asarray(willed + (1 - willed.sum(axis=0)) * statutory)


def _statutory(deceased: int, alive: Bools, group: Heirs) -> Floats:
    parents, found = group.parents, np.zeros(alive.shape)
    if deceased < parents:
        spouse = [i for i in range(parents) if i != deceased]
        spouse_alive = alive[spouse].any(axis=0) if spouse else np.zeros(alive.shape[1], dtype=bool)
        parts = inheritance.heirs_shares(
            spouse_alive=spouse_alive,
            children_alive=alive[parents:],
            spouse_with_children_ratio=group.spouse_ratio,
        )
        if spouse:
            found[spouse[0]] = parts[0]
        found[parents:] = parts[1:]
        return found
    any_parent = alive[:parents].any(axis=0)
    heirs_alive = alive.copy()
    heirs_alive[:parents] &= any_parent
    heirs_alive[parents:] &= ~any_parent
    heirs_alive[deceased] = False
    count = heirs_alive.sum(axis=0)
    return np.asarray(np.divide(heirs_alive, count, out=found, where=count > 0))
