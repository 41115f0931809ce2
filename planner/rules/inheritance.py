"""相続 (inheritance), 民法 第887条・第889条・第890条・第900条・第1042条、登録免許税法 別表第一."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import round_down

THOUSAND, HUNDRED = 1_000.0, 100.0


def heirs_shares(
    *, spouse_alive: ArrayLike, children_alive: ArrayLike, spouse_with_children_ratio: ArrayLike
) -> NDArray[np.float64]:
    """法定相続分 — shares of the spouse and of each child.

    Children share equally what the spouse does not take; with no child alive the spouse takes
    all; with nobody alive all shares are zero. Left out: grandchildren in place of a child,
    parents and siblings of the one who died, renunciation, gifts received before.

    Args:
        spouse_alive: Whether the spouse lives, a truth value or an array of cells.
        children_alive: Whether each child lives, shape (children, cells …).
        spouse_with_children_ratio: Share of the spouse beside children (1/2).

    Returns:
        Shares, shape (1 + children, cells …): the spouse first, then each child.

    """
    children = np.asarray(children_alive, dtype=bool)
    number = children.sum(axis=0)
    beside = np.where(spouse_alive, spouse_with_children_ratio, 0.0)
    alone = np.where(spouse_alive, 1.0, 0.0)
    spouse = np.where(number > 0, beside, alone)
    each = np.where(number > 0, (1.0 - spouse) / np.maximum(number, 1), 0.0)
    shares = np.where(children, each, 0.0)
    spouse = np.broadcast_to(spouse, shares.shape[1:])
    return np.concatenate([spouse[np.newaxis], shares])


def statutory_shares(
    *,
    spouse: bool,
    children: int,
    parents: int,
    siblings: int,
    spouse_with_children_ratio: ArrayLike,
    spouse_with_parents_ratio: ArrayLike,
    spouse_with_siblings_ratio: ArrayLike,
) -> NDArray[np.float64]:
    """法定相続分（1人あたり）— share of the spouse, each child, each parent, each brother or sister.

    Only the first kind of relatives that is there inherits beside the spouse: children, else parents, else
    brothers and sisters. Left out: grandchildren and nephews in place of the dead, half-brothers, renunciation.

    Args:
        spouse: Whether there is a spouse.
        children: How many children live.
        parents: How many parents live.
        siblings: How many brothers and sisters live.
        spouse_with_children_ratio: Share of the spouse beside children (1/2).
        spouse_with_parents_ratio: Share of the spouse beside parents (2/3).
        spouse_with_siblings_ratio: Share of the spouse beside brothers and sisters (3/4).

    Returns:
        Shape (4,): spouse, each child, each parent, each brother or sister.

    """
    ratios = (spouse_with_children_ratio, spouse_with_parents_ratio, spouse_with_siblings_ratio)
    shares = np.zeros(4)
    for place, (count, ratio) in enumerate(zip((children, parents, siblings), ratios, strict=True), start=1):
        if count:
            shares[0] = float(np.asarray(ratio).item()) if spouse else 0.0
            shares[place] = (1.0 - shares[0]) / count
            return shares
    shares[0] = 1.0 if spouse else 0.0
    return shares


def each_heir_shares(*, shares: ArrayLike, heirs: ArrayLike) -> NDArray[np.float64]:
    """相続人ごとの割合 — the shares by kind written out for every heir.

    Args:
        shares: Share of the spouse, each child, each parent, each brother or sister.
        heirs: How many of each kind inherit.

    """
    return np.repeat(np.asarray(shares, dtype=np.float64), np.asarray(heirs, dtype=np.int64))


def reserved_shares(
    *,
    shares: ArrayLike,
    ascendants_only: ArrayLike,
    siblings: ArrayLike,
    reserved_ratio: ArrayLike,
    reserved_ascendants_only_ratio: ArrayLike,
) -> NDArray[np.float64]:
    """遺留分 — the part of each statutory share that no will can take away; brothers and sisters have none.

    Args:
        shares: Statutory shares by heir.
        ascendants_only: Whether only parents (or grandparents) inherit.
        siblings: Whether the heir is a brother or sister of the one who died, shape like ``shares``.
        reserved_ratio: Reserved part of the statutory share (1/2).
        reserved_ascendants_only_ratio: The same where only parents inherit (1/3).

    Returns:
        Reserved shares of the whole estate, shape like ``shares``.

    """
    ratio = np.where(ascendants_only, reserved_ascendants_only_ratio, reserved_ratio)
    return np.where(siblings, 0.0, np.multiply(shares, ratio))


def share_yen(*, estate_yen: ArrayLike, shares: ArrayLike) -> NDArray[np.float64]:
    """金額にすると — shares of an estate in yen.

    Args:
        estate_yen: What is left, yen.
        shares: Shares of it.

    """
    return np.asarray(np.multiply(estate_yen, shares), dtype=np.float64)


def registration_tax_yen(*, assessed_yen: ArrayLike, registration_tax_ratio: ArrayLike) -> NDArray[np.float64]:
    """相続登記の登録免許税 — tax on entering the heirs in the land register.

    The base without the part under 1,000 yen, the tax without the part under 100 yen, at least 1,000 yen. Left
    out: land of little value that is free of it for a time.

    Args:
        assessed_yen: Value of land and building in the tax register, yen; 0 where there is none.
        registration_tax_ratio: Rate (0.4 %).

    """
    tax = round_down(np.multiply(round_down(assessed_yen, THOUSAND), registration_tax_ratio), HUNDRED)
    return np.where(np.greater(assessed_yen, 0), np.maximum(tax, THOUSAND), 0.0)
