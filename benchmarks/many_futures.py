"""Many futures of one family; ``python -m benchmarks.many_futures 1000`` measures them in a process of their own."""

import json
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import plain_loop
from benchmarks.same_table import course_of
from planner import futures, household_file, lawbook, placeholders
from planner.futures import Futures
from planner.household import Household
from planner.lawbook import LawBook
from planner.outcomes import outcomes

FAMILY = Path(__file__).parent / "family.toml"
SEED = 20261123
SPREAD_RATIO = 0.012
MEAN_RATIO = {"prices": 0.01, "wages": 0.01, "pension": 0.005, "employees_pension": 0.009}
EARLIER_YEARS, LATER_YEARS = 14, 5
ROUNDS = {1_000: 7, 10_000: 5, 100_000: 1}
PLAIN_FUTURES = 40


def varied(household: Household, book: LawBook, count: int) -> Futures:
    """Draw lifespans and growth around the calm future; the first futures are the same whatever the count."""
    calm = futures.calm(household, book)
    streams = np.random.SeedSequence(SEED).spawn(1 + len(MEAN_RATIO))
    lives, *economy = (np.random.default_rng(stream) for stream in streams)
    growth = {"none": np.broadcast_to(1.0, (count, len(calm.years)))}
    for (family, mean), draw in zip(MEAN_RATIO.items(), economy, strict=True):
        growth[family] = _course(draw, mean, (count, len(calm.years)))
    moved = lives.integers(-EARLIER_YEARS, LATER_YEARS + 1, (count, len(household.members)))
    last_year = np.clip(calm.last_year + moved, calm.years[0], calm.years[-1])
    return Futures(calm.years, np.full(count, 1 / count), growth, last_year)


def _course(draw: np.random.Generator, mean_ratio: float, shape: tuple[int, int]) -> NDArray[np.float64]:
    steps = draw.standard_normal(shape)
    steps *= SPREAD_RATIO
    steps += 1 + mean_ratio
    steps[:, 0] = 1.0
    return np.asarray(np.cumprod(steps, axis=1, out=steps))


def measure(count: int) -> dict[str, float]:
    """Measure the engine over many futures, and the plain loop over some of them in the same rounds.

    Returns:
        CPU seconds of all futures in the engine, the seconds that pass meanwhile, CPU seconds of one future in the
        plain loop, path-years in one future, and the peak memory of this process in bytes.

    """
    book, household = lawbook.load(), household_file.load(FAMILY)
    many = varied(household, book, count)
    filled, _ = placeholders.fill(household, book)
    courses = [course_of(filled, many, future) for future in range(PLAIN_FUTURES)]

    def plain() -> None:
        for course in courses:
            plain_loop.project(filled, course, book)

    def engine() -> tuple[float, float]:
        start = time.perf_counter()
        return cpu_seconds(lambda: outcomes(household, many, book)), time.perf_counter() - start

    rounds = [(*engine(), cpu_seconds(plain)) for _ in range(ROUNDS[count])]
    cpu, waited, one = (statistics.median(times) for times in zip(*rounds, strict=True))
    return {
        "engine_seconds": cpu,
        "engine_waited_seconds": waited,
        "plain_seconds": one / PLAIN_FUTURES,
        "years": len(many.years),
        "peak_bytes": peak_bytes(lambda: outcomes(household, many, book)),
    }


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def peak_bytes(work: Callable[[], object]) -> int:
    """Return the largest memory this process has had; on Windows, what Python and numpy ask for in one call."""
    if sys.platform == "win32":
        tracemalloc.start()
        work()
        return tracemalloc.get_traced_memory()[1]
    import resource  # noqa: PLC0415 - does not exist on Windows

    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return largest if sys.platform == "darwin" else largest * 1024


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
