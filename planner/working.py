"""計算の過程 (working): any cell of the table opened into its formula, its numbers and the law behind them.

The engine remembers every rule as it was applied. A number that was itself worked out by a rule is followed
back to that step; a number that is a value of the law is followed back to its key. So the formula on the
screen is the very one that made the figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from planner.lawbook import Applied, Cell

Value = float | str | bool | tuple[float, ...]


@dataclass(frozen=True)
class Number:
    """計算に使った数 — one argument of a step.

    Attributes:
        name: Name of the argument; its end is its unit.
        value: Its value in the year asked for; a list of the law as a tuple.
        law_key: The law value it is, or None.
        step: The step that worked it out, or None.

    """

    name: str
    value: Value
    law_key: str | None
    step: "Step | None"


@dataclass(frozen=True)
class Step:
    """計算の一歩 — one rule with its numbers and its result.

    Attributes:
        programme: Name of the rule's module, which is the name of its law file.
        rule: Name of the rule.
        numbers: Its arguments, in the order of the call.
        result: What it gave in the year asked for.

    """

    programme: str
    rule: str
    numbers: tuple[Number, ...]
    result: Value


def of_cell(cell: Cell, year_index: int, applied: Sequence[Applied], *, count_years: int) -> tuple[Step, ...]:
    """表の一マスの計算 — the steps whose results make up a cell, each opened down to law and input.

    Args:
        cell: Programme, person and the family's own word of the row.
        year_index: Which column, 0 for the first year.
        applied: Every rule as it was applied, in order.
        count_years: Number of columns.

    Returns:
        The last steps of the cell: those that no other step of the same cell uses. Empty where nothing was applied.

    """
    mine = [i for i, one in enumerate(applied) if one.cell == cell]
    used = {step for i in mine for step in applied[i].steps.values()}
    return tuple(_step(i, year_index, applied, count_years) for i in mine if i not in used)


def _step(i: int, y: int, applied: Sequence[Applied], years: int) -> Step:
    one = applied[i]
    numbers = []
    for name, value in one.arguments.items():
        step = _step(one.steps[name], y, applied, years) if name in one.steps else None
        numbers.append(Number(name, at(value, y, years), one.law_keys.get(name), step))
    return Step(one.rule.__module__.rpartition(".")[2], one.rule.__name__, tuple(numbers), at(one.result, y, years))


def at(value: Any, year_index: int, years: int) -> Value:
    """Return a value in one year: of the first future, lists of the law as tuples."""
    if isinstance(value, str | bool | int | float):
        return value
    array = np.asarray(value)
    if array.shape[-1:] == (years,) and array.ndim > 1:
        array = array[..., 0, year_index]
    elif array.ndim > 1:  # one column that stands for every year
        array = array[..., 0, 0]
    elif array.shape == (years,):
        array = array[year_index]
    plain: Value = tuple(array.tolist()) if array.ndim else array.item()
    return plain
