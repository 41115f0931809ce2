"""All figures in one run: ``python -m benchmarks.run``. It measures and compares; only equality is asserted.

Times are CPU seconds, so that other work on the machine disturbs little; engine and plain loop take turns
in the same process, and medians are shown.
"""

import json
import math
import statistics
import subprocess
import sys
from pathlib import Path

import numpy as np

from benchmarks import many_futures, plain_law, plain_loop, same_table
from benchmarks.many_futures import FAMILY, PLAIN_FUTURES, ROUNDS, cpu_seconds
from planner import futures, household_file, lawbook, placeholders
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import project

REPOSITORY = Path(__file__).parent.parent
SCENARIOS = sorted((REPOSITORY / "scenarios").glob("*.toml"))
ROUNDS_OF_ONE = 41
IMPORTS = 5
MODULES = "planner.cli, planner.report, planner.outcomes, planner.household_file, planner.reading"
IMPORT = f"import time; start = time.process_time(); import {MODULES}; print(time.process_time() - start)"
LOAD = "from planner import lawbook; import time; start = time.process_time(); lawbook.load()"
MEGABYTE = 1_000_000
MILLI = 1e3
NANO = 1e9


def main() -> None:
    """Check that both ways agree, then measure and print."""
    book, family = lawbook.load(), household_file.load(FAMILY)
    same_tables(book, family)
    print(f"\n{'':54}{'measured':>14}{'demanded':>14}")
    one_projection(book, family)
    many(book)
    start_up()


def show(what: str, measured: str, demanded: str = "") -> None:
    """Print one row of the table."""
    print(f"{what:<54}{measured:>14}{demanded:>14}", flush=True)


def same_tables(book: LawBook, family: Household) -> None:
    """Assert that the engine and the plain loop give the same tables to the yen."""
    for path in (FAMILY, *SCENARIOS):
        found = same_table.differences(household_file.load(path), book)
        assert not found, f"{path.name}: {found[:5]}"
    drawn = many_futures.varied(family, book, PLAIN_FUTURES)
    engine = project(family, drawn, book)
    for future in range(PLAIN_FUTURES):
        course = same_table.course_of(engine.household, drawn, future)
        found = same_table.between(engine, plain_loop.project(engine.household, course, book), future)
        assert not found, f"future {future}: {found[:5]}"
    print(f"same to the yen: {1 + len(SCENARIOS)} families in the calm future, {PLAIN_FUTURES} drawn futures of one")


def one_projection(book: LawBook, family: Household) -> None:
    """Measure one whole projection of the engine and of the plain loop, in turns."""

    def engine() -> None:
        project(family, futures.calm(family, book), book)

    def plain() -> None:
        filled, _ = placeholders.fill(family, book)
        plain_loop.project(filled, plain_law.calm(filled, book), book)

    def quick() -> None:
        project(family, futures.calm(family, book), book, working=False)

    rounds = [(cpu_seconds(engine), cpu_seconds(quick), cpu_seconds(plain)) for _ in range(ROUNDS_OF_ONE)]
    years, lives = len(futures.calm(family, book).years), len(family.members)
    ours, without, theirs = (statistics.median(times) for times in zip(*rounds, strict=True))
    show(f"one projection, {years} years, {lives} lives", f"{ours * MILLI:.1f} ms", "40 ms")
    show("  without keeping its working", f"{without * MILLI:.1f} ms")
    show("the plain loop on the same future", f"{theirs * MILLI:.1f} ms")
    show("plain loop / engine, one future", f"{theirs / ours:.2f}")


def many(book: LawBook) -> None:
    """Measure many futures, each number of them in a fresh process."""
    years = len(futures.calm(household_file.load(FAMILY), book).years)
    seconds = []
    for count in ROUNDS:
        found = json.loads(_python("-m", "benchmarks.many_futures", str(count)))
        seconds.append(found["engine_seconds"])
        per_path_year, plain = found["engine_seconds"] / count / years, found["plain_seconds"] / years
        demanded = ("1.5 s", "600 MB") if count == 10_000 else ("", "")  # noqa: PLR2004 - the number the demand names
        show(f"{count:,} futures, on the clock", f"{found['engine_waited_seconds']:.2f} s", demanded[0])
        show("  CPU of all cores", f"{found['engine_seconds']:.2f} s")
        show("  largest memory of the process", f"{found['peak_bytes'] / MEGABYTE:.0f} MB", demanded[1])
        show("  engine, one year of one future", f"{per_path_year * NANO:,.0f} ns")
        show("  plain loop / engine, one year of one future", f"{plain / per_path_year:.0f}")
    exponent = np.polyfit([math.log(count) for count in ROUNDS], [math.log(s) for s in seconds], 1)[0]
    show("growth of the cost with the number of futures", f"n^{exponent:.2f}", "n^1.05")


def start_up() -> None:
    """Measure the import without the screen, and reading the law book, in fresh processes."""
    imports = min(float(_python("-c", IMPORT)) for _ in range(IMPORTS))
    loads = min(float(_python("-c", f"{LOAD}; print(time.process_time() - start)")) for _ in range(IMPORTS))
    show("import of planner without the screen", f"{imports:.2f} s", "0.5 s")
    show("reading the law book, once per process", f"{loads:.2f} s")


def _python(*arguments: str) -> str:
    """Run this Python in the repository and return what it prints."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
    return done.stdout


if __name__ == "__main__":
    main()
