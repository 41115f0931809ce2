"""面談の速さ (sessions): ``python -m benchmarks.sessions`` measures a real server with visitors but without browsers.

A move of a slider counts from sending it until the server says that its fragment is drawn. Every move leads to a family
that nobody asked for before, so that no answer comes from a cache. That answer and chart changed is asserted, speed is
not: figures depend on the machine.
"""

import asyncio
import os
import statistics
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack

import numpy as np

from benchmarks.run import show
from benchmarks.served import FAMILY, Served
from benchmarks.visitor import Visitor
from planner import answers, futures, household_file, lawbook
from planner.projection import project
from planner.words import t

STARTS, MOVES, VISITORS = 5, 50, 20
MOVES_TO_BE_READY, MOVES_THINKING, MOVES_AT_ONCE = 10, 15, 15
THINK_SECONDS = 1.0
MOST_STEPS = 12
LIVING, EARNED = "whatif.living", "whatif.earned"
STRIDE = 7  # neighbouring moves are some steps of the slider apart
MILLI = 1e3


def main() -> None:
    """Measure and print one table."""
    print(f"\nload of the machine before: {_load()}\n{'':54}{'measured':>14}{'demanded':>14}")
    start_up()
    asyncio.run(one_session())
    asyncio.run(many_sessions())
    print(f"load of the machine after, these runs included: {_load()}")


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def start_up() -> None:
    """Measure from starting the program until the outlook page of the family is drawn with its answer."""
    sentence = _answer()
    seconds = [asyncio.run(_first_answer(sentence)) for _ in range(STARTS)]
    show("start of the app to the first answer, median", f"{statistics.median(seconds):.2f} s", "5 s")
    show(f"  the slowest of {STARTS} starts", f"{max(seconds):.2f} s")


def _answer() -> str:
    """The sentence by which a family knows until when the money lasts, reckoned here."""
    book, family = lawbook.load(), household_file.load(FAMILY)
    p = project(family, futures.calm(family, book), book)
    found = answers.outlook(p)
    assert found.short is not None, "choose a family whose money ends"
    year = int(p.years[found.short])
    return t("ja", "until.short", name=found.child.name, year=year, age=found.child.age_in(year))


async def _first_answer(sentence: str) -> float:
    begun = time.perf_counter()
    with Served() as served:
        async with Visitor(served.port) as visitor:
            await visitor.open("outlook")
            waited = time.perf_counter() - begun
            assert sentence in visitor.sentences(), "the outlook page has not the answer"
    return waited


async def one_session() -> None:
    """Measure the moves of a single session."""
    with Served() as served:
        async with Visitor(served.port) as visitor:
            await _to_the_sliders(visitor)
            moves = _new_values(visitor)
            await _move(visitor, next(moves))  # the first move adds two buttons
            before, received = served.cpu_seconds(), visitor.received
            waits = [await _move(visitor, next(moves)) for _ in range(MOVES)]
            cpu = (served.cpu_seconds() - before) / MOVES
    show(f"slider to redrawn chart, {MOVES} moves of one session, p50", _milli(waits, 50))
    show("  p95", _milli(waits, 95), "300 ms")
    show("  CPU of the server for one move", f"{cpu * MILLI:.0f} ms")
    show("  sent to the browser for one move", f"{(visitor.received - received) / MOVES / MILLI:.0f} kB")


async def many_sessions() -> None:
    """Measure what further sessions add to the memory, and the moves of all of them at the same time."""
    async with AsyncExitStack() as doors:
        served = doors.enter_context(Served())
        first = await doors.enter_async_context(Visitor(served.port))
        await _ready(first, 0)
        with_one, moves = served.memory(), {}
        for number in range(1, VISITORS + 1):
            visitor = await doors.enter_async_context(Visitor(served.port))
            moves[visitor] = await _ready(visitor, number)
            if number == VISITORS // 2:
                with_half = served.memory()
        with_all = served.memory()
        show("memory of the server with one session", f"{with_one['Rss']:.0f} MB")
        for name, demanded in (("Rss", "15 MB"), ("Pss", ""), ("Private_Dirty", "")):
            _more(f"each of {VISITORS} further sessions, {name}", with_all[name] - with_one[name], VISITORS, demanded)
        _more("each of the last half, caches being full, Rss", with_all["Rss"] - with_half["Rss"], VISITORS // 2)
        await _together(served, moves)
        show("memory of the server after all moves", f"{served.memory()['Rss']:.0f} MB")


def _more(what: str, megabytes: float, sessions: int, demanded: str = "") -> None:
    show(f"  {what}", f"{megabytes / sessions:.1f} MB", demanded)


async def _together(served: Served, moves: dict[Visitor, Iterator[int]]) -> None:
    """Move sliders in all sessions: each after a second of thinking, then all without a pause."""
    for pause, count, told in ((THINK_SECONDS, MOVES_THINKING, "once a second"), (0.0, MOVES_AT_ONCE, "without pause")):
        begun, before = time.perf_counter(), served.cpu_seconds()
        found = await asyncio.gather(*(_moves(*one, count, pause, place) for place, one in enumerate(moves.items())))
        lasted, cpu = time.perf_counter() - begun, served.cpu_seconds() - before
        waits = [wait for of_one in found for wait in of_one]
        show(f"{len(moves)} sessions at once, {told}, p50", _milli(waits, 50))
        show("  p95", _milli(waits, 95), "1,000 ms")
        show(
            "  moves a second in all; CPU for one move", f"{len(waits) / lasted:.0f}; {cpu / len(waits) * MILLI:.0f} ms"
        )


async def _moves(visitor: Visitor, moves: Iterator[int], count: int, pause: float, place: int) -> list[float]:
    """Move again and again, with a pause after each answer; first moves are spread over one pause, as people are."""
    waits = []
    await asyncio.sleep(pause * place / VISITORS)
    for _ in range(count):
        waits.append(await _move(visitor, next(moves)))
        await asyncio.sleep(pause)
    return waits


async def _ready(visitor: Visitor, number: int) -> Iterator[int]:
    """Bring a session to its sliders, make its family unlike all others by what the child earns, and move a little."""
    await _to_the_sliders(visitor)
    if number:
        await visitor.move(EARNED, number)
    moves = _new_values(visitor)
    for _ in range(MOVES_TO_BE_READY):
        await _move(visitor, next(moves))
    return moves


async def _to_the_sliders(visitor: Visitor) -> None:
    """Look at the outlook, then go through the steps of a session until the sliders."""
    await visitor.open("outlook")
    await visitor.open("session")
    for _ in range(MOST_STEPS):
        if visitor.has(LIVING):
            return
        await visitor.press("session.go_next")


def _new_values(visitor: Visitor) -> Iterator[int]:
    """Every option of the slider of living costs once, except the present one."""
    _, slider = visitor.widget(LIVING)
    count = len(slider.options)
    assert count % STRIDE, "the stride would come back too early"
    order = [number * STRIDE % count for number in range(count)]
    order.remove(round(slider.default[0]))
    return iter(order)


async def _move(visitor: Visitor, option: int) -> float:
    """Move the slider of living costs; return the seconds until it was drawn, and see that it was drawn anew."""
    before = visitor.sentences(), visitor.chart()
    begun = time.perf_counter()
    await visitor.move(LIVING, option)
    waited = time.perf_counter() - begun
    assert (visitor.sentences(), visitor.chart()) != before, "neither the answer nor the chart changed"
    return waited


def _milli(seconds: list[float], share: int) -> str:
    return f"{np.percentile(seconds, share) * MILLI:.0f} ms"


if __name__ == "__main__":
    main()
