"""逆算の道具 (roots): the smallest number from which on something lasts, for many cases at once."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
LARGEST_YEN = 1e12
NEAR_YEN = 20.0
SMALLEST_SLOPE = 1e-6
MOST_STEPS = 240
EVERY_THIRD = 3


def smallest(value: Callable[[Floats, Ints], Floats], low: Floats) -> Floats:
    """下から探す — the smallest x at or above ``low`` with value(x) ≥ 0, for a value that never falls with x.

    From below along the last slope until the value is above zero, then between both sides (Illinois), with
    every third step in the middle, so that steps and flat parts cannot hold it up. Cases that are found drop out.

    Args:
        value: Gives the values of the cases (indexes) at the numbers x, yen; both of shape (cases,).
        low: Where to begin, yen, shape (cases,).

    Returns:
        x within ``NEAR_YEN`` of the root in the value, or on its upper side; infinite where not even ``LARGEST_YEN``
        is enough. Shape (cases,).

    """
    found = low.copy()
    cases = np.arange(len(low))
    first = value(low, cases)
    cases = np.flatnonzero(first < -NEAR_YEN)
    s = _Search(low[cases], first[cases])
    for step in range(MOST_STEPS):
        if not cases.size:
            break
        x = s.next(middle=step % EVERY_THIRD == EVERY_THIRD - 1)
        s.learn(x, value(x, cases))
        done = s.done
        found[cases[done]] = s.best[done]
        cases, s = cases[~done], s.part(~done)
    found[cases] = s.high
    return found


class _Search:
    """Where each case stands: the last number below, the first above, their values, and the slope below."""

    def __init__(self, low: Floats, low_value: Floats) -> None:
        self.low, self.low_value = low, low_value
        self.high, self.high_value = np.full(len(low), np.inf), np.full(len(low), np.inf)
        self.slope, self.side = np.ones(len(low)), np.zeros(len(low))
        self.best, self.done = np.full(len(low), np.inf), np.zeros(len(low), dtype=bool)

    def next(self, *, middle: bool) -> Floats:
        """Return the next number to try."""
        ahead = self.low - self.low_value / np.maximum(self.slope, SMALLEST_SLOPE)
        bounded = np.isfinite(self.high)
        high, above = np.where(bounded, self.high, self.low), np.where(bounded, self.high_value, 1.0)
        between = self.low - self.low_value * (high - self.low) / (above - self.low_value)
        if middle:
            between = (self.low + high) / 2
        return np.minimum(np.where(bounded, between, ahead), LARGEST_YEN)

    def learn(self, x: Floats, value: Floats) -> None:
        """Take in the value at x."""
        below, bounded = value < -NEAR_YEN, np.isfinite(self.high)
        self.done = np.abs(value) <= NEAR_YEN
        self.best = np.where(self.done, x, self.best)
        rise = np.divide(value - self.low_value, x - self.low, out=np.zeros_like(x), where=x > self.low)
        self.slope = np.where(below & ~bounded, rise, self.slope)
        self.high_value = np.where(below & (self.side < 0), self.high_value / 2, self.high_value)
        self.low_value = np.where(~below & (self.side > 0), self.low_value / 2, self.low_value)
        self.side = np.where(below, -1.0, 1.0)
        self.low, self.low_value = np.where(below, x, self.low), np.where(below, value, self.low_value)
        self.high, self.high_value = np.where(below, self.high, x), np.where(below, self.high_value, value)
        hopeless = below & (x >= LARGEST_YEN)
        close = np.isfinite(self.high) & (self.high - self.low <= 1)
        self.best = np.where(close & ~self.done, self.high, self.best)
        self.done = self.done | hopeless | close

    def part(self, cases: NDArray[np.bool_]) -> "_Search":
        """Return some of the cases."""
        rest = _Search(self.low[cases], self.low_value[cases])
        for name in ("high", "high_value", "slope", "side", "best", "done"):
            setattr(rest, name, getattr(self, name)[cases])
        return rest
