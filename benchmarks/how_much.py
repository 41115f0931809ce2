"""How much to leave beside bisection: ``python -m benchmarks.how_much [futures]``.

Both find the smallest sum today with which the money lasts to the last age in 50, 80, 90 and 95 (and 99) % of the same
futures of the family of the benchmark. Bisection is what one would do without the flows kept apart: the household with
another sum on its accounts is projected over all futures again, with every rule, until the sum is known to 10,000 yen.
Nothing is scaled: every simulation is really run, and the sums must agree. CPU seconds, and seconds on the wall.
"""

import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

from benchmarks.many_futures import FAMILY, cpu_seconds, varied
from planner import futures, household_file, how_much, lawbook, limits, required
from planner.futures import Futures
from planner.household import Household
from planner.lawbook import LawBook
from planner.outcomes import NEVER, outcomes

FUTURES = 10_000
CERTAINTIES = (0.5, 0.8, 0.9, 0.95)
ONE_MORE = 0.99
TOLERANCE_YEN = 10_000
MOST_YEN = 400_000_000
ROUNDS, ROUNDS_OF_ONE = 3, 15


def with_sum(household: Household, yen: float) -> Household:
    """Put another sum on the accounts, each in proportion."""
    whole = sum(account.balance_yen or 0 for account in household.accounts)
    accounts = tuple(
        account.model_copy(update={"balance_yen": round((account.balance_yen or 0) * yen / whole)})
        for account in household.accounts
    )
    return household.model_copy(update={"accounts": accounts})


def bisected_yen(household: Household, drawn: Futures, book: LawBook, *, certainty: float) -> float:
    """Find the smallest sum today by bisection over full simulations, to ``TOLERANCE_YEN``, on its upper side."""
    low, high = 0.0, float(MOST_YEN)
    while high - low > TOLERANCE_YEN:
        middle = (low + high) / 2
        lasts = outcomes(with_sum(household, middle), drawn, book).first_short == NEVER
        enough = drawn.weights[lasts].sum() >= certainty * drawn.weights.sum() - 1e-9
        low, high = (low, middle) if enough else (middle, high)
    return high


def main(count: int) -> None:
    """Measure and print."""
    book, family = lawbook.load(), household_file.load(FAMILY)
    on_the_calm_future(book, family)
    drawn = varied(family, book, count)
    runs = [timed(lambda: required.certain(required.needs(family, drawn, book), CERTAINTIES)) for _ in range(ROUNDS)]
    ours, wall = (statistics.median(run[i] for run in runs) for i in (0, 1))
    print(f"{count:,} futures, four certainties together: {ours:.2f} s CPU, {wall:.2f} s on the wall")
    net = cpu_seconds(lambda: required.needs(family, drawn, book, assistance=True))
    print(f"{count:,} futures, with public assistance as the last net: {net:.2f} s CPU")
    found = required.certain(required.needs(family, drawn, book), (*CERTAINTIES, ONE_MORE))
    spent = []
    for one in found:
        start = time.process_time()
        sought = bisected_yen(family, drawn, book, certainty=one.certainty)
        spent.append(time.process_time() - start)
        assert one.today_yen is not None
        assert abs(one.today_yen - sought) <= TOLERANCE_YEN + 1_000, (one, sought)
        print(
            f"  {one.certainty:.0%}: {one.today_yen:>13,.0f} yen; bisection {sought:>13,.0f} in {spent[-1]:.1f} s CPU"
        )
    print(f"one certainty: {statistics.median(spent) / ours:.1f} times as fast; five: {sum(spent) / ours:.1f} times")


def on_the_calm_future(book: LawBook, family: Household) -> None:
    """Measure the whole answer and the reverse questions on one future."""
    year = family.first_year + 10
    parent = family.parents[0].name
    questions: dict[str, Callable[[], object]] = {
        "both sums": lambda: required.needs(family, futures.calm(family, book), book),
        "the whole answer, with and without assistance": lambda: how_much.how_much(family, book),
        "highest price": lambda: limits.highest_once(family, book, year=year, to_age=70),
        "highest spending a month": lambda: limits.highest_monthly(family, book),
        "how long a pension must last": lambda: limits.pension_must_last(family, book, parent=parent),
    }
    for name, ask in questions.items():
        seconds = statistics.median(cpu_seconds(ask) for _ in range(ROUNDS_OF_ONE))
        print(f"calm future, {name}: {seconds * 1e3:.0f} ms CPU")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the CPU seconds and the seconds on the wall of one call."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


if __name__ == "__main__":
    np.seterr(all="raise", under="ignore")
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FUTURES)
