"""Whether the engine and the plain loop give the same table, to the yen."""

import math
from collections.abc import Iterator, Sequence

from benchmarks import plain_law, plain_loop
from benchmarks.plain_law import Course
from benchmarks.plain_loop import Table
from benchmarks.plain_rows import Key
from planner import futures, placeholders
from planner.futures import Futures
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection, project

SMALLEST = 1e-6


def differences(household: Household, book: LawBook) -> list[str]:
    """Compare both ways of projecting the calm future; an empty list means the same table.

    Args:
        household: The family's file as given.
        book: The law.

    """
    engine = project(household, futures.calm(household, book), book)
    filled, _ = placeholders.fill(household, book)
    course = plain_law.calm(filled, book)
    return between(engine, plain_loop.project(filled, course, book))


def course_of(household: Household, many: Futures, future: int) -> Course:
    """Return one of many futures in plain numbers."""
    return Course(
        years=tuple(int(year) for year in many.years),
        growth={f: [float(step) for step in course[min(future, len(course) - 1)]] for f, course in many.growth.items()},
        last_year={m.name: int(y) for m, y in zip(household.members, many.last_year[future], strict=True)},
        growth_before=dict(many.growth_before),
    )


def between(engine: Projection, table: Table, future: int = 0) -> list[str]:
    """Say in which rows and years one future of the engine differs from the plain table."""
    years = [int(year) for year in engine.years]
    found = []
    for name, ours, plain in _rows(engine, table, future):
        for year, one, other in zip(years, ours, plain, strict=True):
            if not math.isclose(one, other, rel_tol=1e-12, abs_tol=SMALLEST):
                found.append(f"{name} {year}: engine {one:,.2f}, plain loop {other:,.2f}")
    return found


Row = tuple[str, Sequence[float], Sequence[float]]


def _rows(engine: Projection, table: Table, future: int) -> Iterator[Row]:
    """Rows of both tables side by side: lines, money and tax by owner, household totals, the home."""
    nothing = [0.0] * len(engine.years)
    lines = _lines(engine, future)
    for key in {**lines, **table.lines}:
        yield str(key), lines.get(key, nothing), table.lines.get(key, nothing)
    money = engine.purse
    for i, life in enumerate(engine.time.lives):
        yield f"closing {life.name}", money.closing[:, i, future].tolist(), table.closing[life.name]
        paid = money.inheritance_tax[:, i, future].tolist()
        yield f"inheritance tax {life.name}", paid, table.inheritance_tax[life.name]
    yield "assistance", money.assistance[:, :, future].sum(axis=1).tolist(), table.assistance
    yield "adjustment", money.adjustment[:, :, future].sum(axis=1).tolist(), table.adjustment
    yield "shortfall", money.shortfall[:, :, future].sum(axis=1).tolist(), table.shortfall
    yield "missing", money.missing[:, future].tolist(), table.missing
    yield "left outside", money.left_outside[:, future].tolist(), table.left_outside
    yield "minimum", money.minimum[:, future].tolist(), table.minimum
    for i, name in enumerate(money.heirs.names):
        yield f"home {name}", money.home[:, i, future].tolist(), table.home[name]


def _lines(engine: Projection, future: int) -> dict[Key, list[float]]:
    """Lines of the engine by key; lines of one key are put together."""
    found: dict[Key, list[float]] = {}
    for line in engine.lines:
        key = (line.programme, line.person, line.payer, line.name)
        yen = line.yen[min(future, len(line.yen) - 1)].tolist()
        before = found.get(key, [0.0] * len(yen))
        found[key] = [one + other for one, other in zip(before, yen, strict=True)]
    return found
