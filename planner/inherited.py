"""きょうだいが受け継ぐもの (inherited): what each brother or sister outside the household inherits, death by death.

The money adds up to the yen to ``purse.left_outside``: it is parted by the purse's own ``split`` and the shares of
``planner.estate``. Left out: inheritance tax of the brothers and sisters, what the last member of the household leaves,
and grandchildren in a sibling's place. A reserved portion looks at money and the known value of the home; debts and
earlier gifts are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import estate, purse
from planner.estate import Succession
from planner.finding import number
from planner.lawbook import LawBook
from planner.moving import known_value_yen
from planner.projection import Projection
from planner.rules import inheritance

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Portion:
    """一人が一度の相続で受け継ぐもの — what one brother or sister inherits at one death.

    Attributes:
        sibling: Name of the brother or sister.
        deceased: Name of the member of the household who is taken leave of.
        of_parent: Whether that is a parent (else one of the children planned for).
        year: Calendar year.
        money_by_will, home_by_will: Whether a will decides over money, over the home; else the statutory shares.
        home_left: Whether a part of a home of their own is left at all, to whomever it goes.
        money_ratio: Share of the money that is left.
        money_yen: Money, whole yen of that year.
        home_ratio: Part of the present home.
        later_home_ratio: Part of the home to which the family moves.
        reserved_yen: 遺留分 — what no will can take, yen; 0 beside a child's estate.
        lacking_yen: By how much what is received stays below that, yen.
        home_value_known: Whether the home, if any is left, could be counted in the reserved portion.

    """

    sibling: str
    deceased: str
    of_parent: bool
    year: int
    money_by_will: bool
    home_by_will: bool
    home_left: bool
    money_ratio: float
    money_yen: int
    home_ratio: float
    later_home_ratio: float
    reserved_yen: float
    lacking_yen: float
    home_value_known: bool

    @property
    def nothing(self) -> bool:
        """Whether no share of money or home is received."""
        return self.money_ratio == 0 and self.home_ratio == 0 and self.later_home_ratio == 0


def inherited(p: Projection, lawbook: LawBook, future: int = 0) -> tuple[Portion, ...]:
    """きょうだいの相続 — every portion of every brother and sister, in the order of the years.

    Of a parent's death each sibling who is alive has a portion, even of nothing; of a child's death only who receives.

    Args:
        p: The projection.
        lawbook: The law, for the reserved portion.
        future: Which future.

    """
    return tuple(one for estate_left in _estates(p, future) for one in _portions(p, lawbook, estate_left))


@dataclass(frozen=True)
class _Left:
    """What one member leaves: who inherits which share in this one future, and the money, whole yen."""

    year: int
    passed: Succession
    money_yen: float
    homes: Floats

    def parted_yen(self) -> Floats:
        """Money by heir, whole yen, shape (heirs,)."""
        return purse.split(np.array([self.money_yen]), self.passed.money_shares)[:, 0]


def _estates(p: Projection, future: int) -> Iterator[_Left]:
    """Every death that hands something on, in order.

    The purse adds up what a member receives and leaves within one year; the earlier deaths of the year tell it apart.
    """
    every = [one.part(np.array([future])) for one in estate.successions(p.time, p.purse.heirs)]
    received = np.zeros((len(p.years), len(p.purse.heirs.names)))
    for one in sorted(every, key=lambda one: (int(one.end[0]), one.deceased)):
        years = np.flatnonzero(p.time.lives[one.deceased].dies[future])
        if years.size and one.handed_on[0]:
            y, i = int(years[0]), one.deceased
            money = float(received[y, i] - p.purse.passed_on[y, i, future])
            left = _Left(int(p.years[y]), one, money, p.purse.home_course.left[:, i, future])
            received[y] += left.parted_yen()
            yield left


def _reserved(one: Succession, p: Projection, lawbook: LawBook) -> Floats:
    """Reserved share of every heir; the children of a parent have one, brothers and sisters of a child have none."""
    group = p.purse.heirs
    statutory = estate.shares(one.deceased, one.alive, np.zeros(len(group.names)), group)[:, 0]
    of_child = one.deceased >= group.parents
    return inheritance.reserved_shares(
        shares=statutory,
        ascendants_only=of_child,
        siblings=of_child & (np.arange(len(group.names)) >= group.parents),
        reserved_ratio=number(lawbook, "inheritance.reserved_ratio"),
        reserved_ascendants_only_ratio=number(lawbook, "inheritance.reserved_ascendants_only_ratio"),
    )


def _portions(p: Projection, lawbook: LawBook, left: _Left) -> Iterator[Portion]:
    """The portions of all brothers and sisters in what one member leaves."""
    group, one = p.purse.heirs, left.passed
    money, reserved, owned = left.parted_yen(), _reserved(one, p, lawbook), _owned(p, left)
    worth = sum(share * value for share, value in owned)
    of_parent = one.deceased < group.parents
    for i in range(group.members, len(group.names)):
        of_home = float(one.home_shares[i, 0])
        if not ((of_parent and one.alive[i, 0]) or one.money_shares[i, 0] or of_home):
            continue
        kept = float(reserved[i]) * (left.money_yen + worth)
        yield Portion(
            sibling=group.names[i],
            deceased=group.names[one.deceased],
            of_parent=of_parent,
            year=left.year,
            money_by_will=bool(group.money_by_will[one.deceased].any()),
            home_by_will=bool(group.home_by_will[one.deceased].any()),
            home_left=any(share > 0 for share, _ in owned),
            money_ratio=float(one.money_shares[i, 0]),
            money_yen=round(float(money[i])),
            home_ratio=owned[0][0] * of_home,
            later_home_ratio=owned[1][0] * of_home if len(owned) > 1 else 0.0,
            reserved_yen=kept,
            lacking_yen=max(0.0, kept - float(money[i]) - of_home * worth),
            home_value_known=all(value > 0 for share, value in owned if share > 0),
        )


def _owned(p: Projection, left: _Left) -> list[tuple[float, int]]:
    """Share of each home of their own that is left, and the known value of the whole home, yen."""
    move = p.household.move
    homes = [p.household.home] if move is None else [p.household.home, move.home]
    return [
        (float(share), known_value_yen(home)) if home is not None and home.owned else (0.0, 0)
        for home, share in zip(homes, left.homes, strict=True)
    ]
