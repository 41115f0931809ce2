"""相続 (estate): who receives the money and the home of the deceased, by will or by statutory shares.

Who owns the home depends on lives and wills alone, never on money: its whole course is known before the purse.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.homes import move_month
from planner.household import Household, Sibling
from planner.household_home import Home, Share
from planner.lawbook import LawYears
from planner.rules import inheritance
from planner.timeline import MONTHS, Timeline

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
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
    last_years: Ints


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


@dataclass(frozen=True)
class Succession:
    """一人の相続 — one member's death: who outlives it, and who receives what; each array with futures last.

    Attributes:
        deceased: Index of the member.
        turn: How many members die before, shape (futures,).
        end: First month after the death, shape (futures,).
        handed_on: Whether anybody of the household is left, shape (futures,).
        alive: Who is alive after it, shape (heirs, futures).
        money_shares, home_shares: What each heir receives, shape (heirs, futures).

    """

    deceased: int
    turn: Ints
    end: Ints
    handed_on: Bools
    alive: Bools
    money_shares: Floats
    home_shares: Floats

    def part(self, futures: Ints) -> "Succession":
        """Return some of the futures, in any order and as often as they are named."""
        return Succession(
            deceased=self.deceased,
            turn=self.turn[futures],
            end=self.end[futures],
            handed_on=self.handed_on[futures],
            alive=self.alive[:, futures],
            money_shares=self.money_shares[:, futures],
            home_shares=self.home_shares[:, futures],
        )


def successions(time: Timeline, group: Heirs) -> tuple[Succession, ...]:
    """相続の順番 — the death of each member; of those who die in the same month parents go first."""
    ends = np.stack([life.end[:, 0] for life in time.lives])
    position = np.arange(len(ends))[:, np.newaxis]
    found = []
    for i, end in enumerate(ends):
        earlier = (ends < end) | ((ends == end) & (position < i))
        alive = np.concatenate([~earlier, group.last_years[:, np.newaxis] >= (end - 1) // MONTHS])
        alive[i] = False
        found.append(
            Succession(
                deceased=i,
                turn=earlier.sum(axis=0),
                end=end,
                handed_on=np.asarray(alive[: group.members].any(axis=0)),
                alive=alive,
                money_shares=shares(i, alive, group.money_by_will[i], group),
                home_shares=shares(i, alive, group.home_by_will[i], group),
            )
        )
    return tuple(found)


@dataclass(frozen=True)
class HomeCourse:
    """住まいの持分の移り変わり — whose the first home is, and with a move the later one; arrays with futures last.

    Attributes:
        lived_in: Shares of the home that is lived in after the year's deaths, shape (years, heirs, futures).
        left: Share of each home that each member leaves, shape (homes, members, futures).
        moved: Whether the household has moved when a member dies, shape (members, futures).
        at_move: Shares of a first home that is sold, in the month of the move, shape (heirs, futures).

    """

    lived_in: Floats
    left: Floats
    moved: Bools
    at_move: Floats


def home_course(household: Household, time: Timeline, group: Heirs, passed: tuple[Succession, ...]) -> HomeCourse:
    """住まいの持分をたどる — carry the shares of the home, and of a later one, from death to death.

    A first home that is sold belongs to nobody of the plan from the move on; one that is kept is inherited on. The
    later home belongs to its owners as told, as far as they are alive at the move; else to the living parents in equal
    parts, else to the living children.

    Args:
        household: The filled household.
        time: Its timeline.
        group: Everybody who can inherit.
        passed: The death of each member.

    """
    years, month = time.years[:, np.newaxis], move_month(household, time)[:, 0]
    owned = _owned_at_first(household, time, group, month)
    course = np.repeat(owned[:, np.newaxis], len(years), axis=1)
    left = np.zeros((len(owned), group.members, len(month)))
    for turn in range(group.members):
        since = np.zeros((len(years), len(month)), dtype=bool)
        for one in passed:
            dies = (one.turn == turn) & _there(household, one.end > month)
            left[:, one.deceased] += np.where(dies, owned[:, one.deceased], 0.0)
            passes = dies & one.handed_on
            if passes.any():
                share = np.where(passes, owned[:, one.deceased], 0.0)
                owned = owned + one.home_shares * share[:, np.newaxis]
                owned[:, one.deceased] -= share
                since |= passes.any(axis=0) & (years >= (one.end - 1) // MONTHS)
        np.copyto(course, owned[:, np.newaxis], where=since[:, np.newaxis])
    moved = np.stack([one.end > month for one in passed])
    if household.move is None:
        return HomeCourse(course[0], left, moved, owned[0])
    has_moved = month < (years + 1) * MONTHS
    return HomeCourse(np.where(has_moved[:, np.newaxis], course[1], course[0]), left, moved, owned[0])


def _there(household: Household, moved: Bools) -> Bools:
    """Which of the homes somebody of the plan owns before or after the move, shape (homes, futures)."""
    move = household.move
    if move is None:
        return np.ones((1, len(moved)), dtype=bool)
    return np.stack([~moved if move.sale == "sell" else np.ones_like(moved), moved])


def _owned_at_first(household: Household, time: Timeline, group: Heirs, month: Ints) -> Floats:
    """Shares of the home at the start, and of the later one at the move, shape (homes, heirs, futures)."""
    home, move = household.home, household.move
    told = home.owners if home is not None else ()
    first = home_owned(told, group.names, parents=group.parents)[:, np.newaxis].repeat(len(month), axis=1)
    return first[np.newaxis] if move is None else np.stack([first, _later_owners(move.home, time, group, month)])


def _later_owners(home: Home, time: Timeline, group: Heirs, month: Ints) -> Floats:
    """Whose the later home is at the move, shape (heirs, futures)."""
    lives = np.stack([life.end[:, 0] > month for life in time.lives])
    alive = np.concatenate([lives, group.last_years[:, np.newaxis] >= month // MONTHS])
    told, parents, children = np.zeros((3, *alive.shape))
    for share in home.owners:
        told[group.names.index(share.name)] = share.ratio
    parents[: group.parents] = lives[: group.parents]
    children[group.parents : group.members] = lives[group.parents :]
    owned = told * alive
    for instead in (parents, children):
        owned = np.where(owned.any(axis=0), owned, instead)
    whole = owned.sum(axis=0)
    return np.asarray(np.divide(owned, whole, out=np.zeros_like(owned), where=whole > 0))


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
