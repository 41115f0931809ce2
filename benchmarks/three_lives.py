"""Exact enumeration beside sampling: ``python -m benchmarks.three_lives`` measures both in one process.

CPU seconds; nothing is asserted but that both agree.
"""

import statistics
from pathlib import Path

from benchmarks.many_futures import FAMILY, cpu_seconds, peak_bytes
from planner import chances, draws, household_file, lawbook
from planner.chances import Chances
from planner.household import Household
from planner.lawbook import LawBook
from planner.outcomes import outcomes

USUAL = Path(__file__).parent.parent / "scenarios" / "sato.toml"
ROUNDS = 5
DRAWN = 10_000
LAST_AGE = 90
STANDARD_ERRORS = 4
POINT = 100


def main() -> None:
    """Measure the usual family and the one of the benchmark."""
    book = lawbook.load()
    for path in (USUAL, FAMILY):
        measure(path.stem, household_file.load(path), book)
    print(f"largest memory of the process{peak_bytes(lambda: None) / 1e6:>30.0f} MB")


def measure(name: str, household: Household, book: LawBook) -> None:
    """Measure the lattice with its projection, and drawn lives in the same calm economy."""
    lattice = draws.lattice(household, book)
    shorter = draws.lattice(household, book, last_age=LAST_AGE)
    whole = [cpu_seconds(lambda: outcomes(household, draws.lattice(household, book), book)) for _ in range(ROUNDS)]
    to_90 = [
        cpu_seconds(lambda: outcomes(household, draws.lattice(household, book, last_age=LAST_AGE), book))
        for _ in range(ROUNDS)
    ]
    show(f"{name}: lattice and projection, {len(lattice):,} pairs × {len(lattice.years)} years", whole)
    show(f"{name}: the same to {LAST_AGE}, {len(shorter):,} pairs × {len(shorter.years)} years", to_90)
    found: list[Chances] = []
    exact = [cpu_seconds(lambda: found.append(chances.chances(household, book))) for _ in range(ROUNDS)]
    show(f"{name}: chances, exact", exact)
    many = draws.drawn(household, book, count=DRAWN, uncertain_economy=False)
    sampled = [cpu_seconds(lambda: found.append(chances.over(household, many, book)))]
    show(f"{name}: chances, {DRAWN:,} drawn lives", sampled)
    compare(found[0], found[-1], statistics.median(exact), sampled[0])
    uncertain = draws.drawn(household, book, count=DRAWN)
    show(f"{name}: drawing {DRAWN:,} lives, prices and returns", [cpu_seconds(lambda: uncertain.part(0, DRAWN))])
    show(f"{name}: chances over them", [cpu_seconds(lambda: chances.over(household, uncertain, book))])


def compare(exact: Chances, drawn: Chances, exact_seconds: float, drawn_seconds: float) -> None:
    """Assert that both agree; print how far sampling is off, its error and what it cost."""
    error, off = drawn.lasts_for_life_error, drawn.lasts_for_life - exact.lasts_for_life
    assert abs(off) <= STANDARD_ERRORS * error + 1e-9
    print(f"  money outlasts the child: exact {exact.lasts_for_life * POINT:.3f} %, off by {off * POINT:+.3f} points")
    print(f"  sampling / exact, CPU seconds: {drawn_seconds / exact_seconds:.1f}, with an error of {error * POINT:.3f}")


def show(what: str, seconds: list[float]) -> None:
    """Print one row of the table."""
    print(f"{what:<70}{statistics.median(seconds):>8.3f} s", flush=True)


if __name__ == "__main__":
    main()
