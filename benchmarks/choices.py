"""Plans side by side, shares, tornado and search: ``python -m benchmarks.choices`` measures them beside doing it again.

Each figure stands beside the plain way of getting the same: a whole projection with its working for every column. Equal
results are asserted, speed never is.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from planner import compare, futures, household_file, lawbook, measures, search_plans, tornado
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import project

FAMILY = Path(__file__).parents[1] / "scenarios" / "sato.toml"
ROUNDS = 9
MILLI = 1e3


def family() -> Household:
    """The example family with four plans."""
    told = household_file.load(FAMILY)
    child, mother = told.children[0].name, told.parents[-1].name
    pension = {"measure": "disability_pension", "child": child}
    earnings = {"measure": "small_earnings", "child": child}
    less = {"measure": "spend_less", "phase": "child_alone", "yen_per_month": 10_000}
    will = {"measure": "will", "parent": mother, "child": child}
    rent = {"measure": "sell_and_rent", "rent_yen_per_month": 45_000}
    plans = {
        "pension": [pension],
        "little by little": [earnings, less, will],
        "another home": [rent, less],
        "everything": [pension, earnings, less, will],
    }
    data = [{"name": name, "measures": taken} for name, taken in plans.items()]
    return Household.model_validate(told.model_dump() | {"plans": data})


def main() -> None:
    """Assert that the columns equal single projections, then measure and print."""
    book, household = lawbook.load(), family()
    columns = compare.plans(household, book)
    for one in columns:
        assert one.result == compare.result(_again(household, one.measures, book)), one.name
    taken = household.plans[-1].measures
    total = sum(share.share_yen for share in compare.shares(household, taken, book).shares)
    assert total == columns[-1].difference_yen
    print(f"{len(columns)} columns equal single projections; shares add up to {total:,} yen\n")
    print(f"{'':54}{'measured':>14}{'demanded':>14}")
    whole = _show("five plans side by side", lambda: compare.plans(household, book), "300 ms")
    again = _milliseconds(lambda: [_again(household, one.measures, book) for one in columns])
    print(f"{'the same by whole projections with their working':<54}{again:>11.0f} ms{again / whole:>13.2f}x")
    _show("what if on one number: one projection and its result", lambda: _what_if(household, book), "100 ms")
    _show("shares of four measures over all orders", lambda: compare.shares(household, taken, book))
    _show("tornado", lambda: tornado.turns(household, book))
    _show("smallest sets of four measures", lambda: search_plans.search(household, taken, book))


def _again(household: Household, taken: tuple[measures.Measure, ...], book: LawBook) -> "compare.Projection":
    changed = measures.applied(household, taken, book)
    return project(changed, futures.calm(changed, book), book)


def _what_if(household: Household, book: LawBook) -> compare.Result:
    assumed = household.assumptions.model_copy(update={"price_growth_ratio": 0.015})
    changed = household.model_copy(update={"assumptions": assumed, "plans": ()})
    return compare.result(compare.projected(changed, book))


def _show(what: str, work: Callable[[], object], demanded: str = "") -> float:
    measured = _milliseconds(work)
    print(f"{what:<54}{measured:>11.0f} ms{demanded:>14}", flush=True)
    return measured


def _milliseconds(work: Callable[[], object]) -> float:
    """Median of CPU milliseconds."""
    work()
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        rounds.append(time.process_time() - start)
    return statistics.median(rounds) * MILLI


if __name__ == "__main__":
    main()
