"""多くの未来のまとめ (outcomes): one plan over many futures, in parts so that memory stays bounded."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from planner.futures import Futures
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import project

CELLS_AT_ONCE = 90_000  # years of futures in one part: bounded memory, and two cores that do not hinder each other
PARTS_AT_ONCE = 2  # one for each core up to this; each takes its memory
KEPT_FLOATS = 4_000_000  # just under 32 MB
NEVER = -1


class ManyFutures(Protocol):
    """Futures that may be drawn only when a part is asked for, from several threads at a time."""

    @property
    def years(self) -> NDArray[np.int64]:
        """Calendar years, shape (years,)."""

    def __len__(self) -> int:
        """Return the number of futures."""

    def part(self, start: int, stop: int) -> Futures:
        """Return the futures from start to stop."""


@dataclass(frozen=True)
class Outcomes:
    """What remains of each future.

    Attributes:
        closing: Money of the household at the end of each year, yen, shape (futures, years).
        missing: Spending that neither money nor income covers, before public assistance, shape (futures, years).
        assistance: Public assistance, yen per year, shape (futures, years).
        first_short: Index of the first year with something missing, −1 if there is none, shape (futures,).

    """

    closing: NDArray[np.float64]
    missing: NDArray[np.float64]
    assistance: NDArray[np.float64]
    first_short: NDArray[np.int64]


def outcomes(
    household: Household, futures: ManyFutures, lawbook: LawBook, *, futures_at_once: int | None = None
) -> Outcomes:
    """多くの未来を計算する — project all futures, a part at a time on each core; the parts change nothing."""
    shape = (len(futures), len(futures.years))
    closing, missing, assistance = (np.empty(shape) for _ in range(3))

    def work_out(here: slice) -> None:
        money = project(household, futures.part(here.start, here.stop), lawbook, working=False).purse
        closing[here] = money.closing.sum(axis=1).T
        assistance[here] = money.assistance.sum(axis=1).T
        missing[here] = money.missing.T

    in_parts(work_out, len(futures), futures_at_once or max(1, CELLS_AT_ONCE // len(futures.years)))
    short = missing > 0
    first = np.where(short.any(axis=1), short.argmax(axis=1), NEVER)
    return Outcomes(closing, missing, assistance, first)


def in_parts(work_out: Callable[[slice], None], count: int, at_once: int) -> None:
    """少しずつ — work out each part of the futures, a part on each core.

    Args:
        work_out: Works out the futures of one slice and writes down what it found; called from several threads.
        count: Number of futures.
        at_once: How many futures make a part.

    """
    _keep_freed_memory()
    parts = [slice(start, min(start + at_once, count)) for start in range(0, count, at_once)]
    with ThreadPoolExecutor(min(PARTS_AT_ONCE, os.cpu_count() or 1)) as pool:
        for _ in pool.map(work_out, parts):
            pass  # asking for each result passes on what went wrong in its part


def _keep_freed_memory() -> None:
    """Let the next array take the place of the last one.

    The C library of Linux gives freed memory back to the system and asks for it again, page by page, until it has
    seen one large block freed (M_TRIM_THRESHOLD in mallopt(3)); that costs up to a tenth of the time. Elsewhere
    this does nothing.
    """
    np.empty(KEPT_FLOATS)
