"""法定相続分 (statutory shares of inheritance), 民法 第887条・第890条・第900条."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


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
