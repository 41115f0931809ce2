"""表の一マス (cells): a cell of the yearly table opened: the rules that made it, or the rows that it adds up."""

from dataclasses import dataclass

import numpy as np

from planner import assistance_working, tables, working
from planner.lawbook import Cell
from planner.projection import Projection
from planner.purse import BY_OWNER
from planner.tables import Row, Section
from planner.working import Step

ASSISTANCE = "public_assistance"
MEMBERS_FIRST = ("national_health_insurance", "late_elderly_medical_insurance")
ENDS_WITH_ASSISTANCE = (*MEMBERS_FIRST, "national_pension_premium", "resident_tax")
OF_OWNER = tuple(name for name in BY_OWNER if name != "closing")


@dataclass(frozen=True)
class Part:
    """足し合わせるもの — a row of the table, or a movement of one owner's money, with its amount in the year."""

    section: Section
    key: str
    person: str | None
    name: str
    yen: float


@dataclass(frozen=True)
class Opened:
    """開いたマス — one cell.

    Attributes:
        row: The row of the table.
        year: The calendar year.
        yen: What stands in the cell.
        steps: The last steps of its working; empty where it is a sum or was worked out by no rule.
        parts: The rows it adds up; empty where it is no sum.

    """

    row: Row
    year: int
    yen: float
    steps: tuple[Step, ...]
    parts: tuple[Part, ...]


def rows(p: Projection) -> tuple[Row, ...]:
    """開ける行 — every row of money, in the order of the table."""
    return tuple(row for row in tables.yearly(p) if row.section != "people")


def opened(p: Projection, row: Row, year_index: int) -> Opened:
    """一マスを開く — how the amount of a row and year came about.

    Args:
        p: A projection of one future, whose working was kept.
        row: One of ``rows(p)``.
        year_index: Which column, 0 for the first year.

    """
    parts = _parts(p, row, year_index)
    steps = () if parts else _steps(p, row, year_index)
    return Opened(row, int(p.years[year_index]), row.values[year_index] or 0.0, steps, parts)


def most_telling(p: Projection) -> tuple[Row, int]:
    """はじめに開くマス — the largest income that rests on the law, in its first year; else the sum of all income."""
    income = [row for row in rows(p) if row.section == "income"]
    begun = [(row, next((y for y, yen in enumerate(row.values) if yen), 0)) for row in income]
    by_rule = [(row, y) for row, y in begun if row.key != ASSISTANCE]
    by_law = [(row, y) for row, y in by_rule if any(_rests_on_law(step) for step in _steps(p, row, y))]
    return max(by_law, key=lambda one: sum(yen or 0.0 for yen in one[0].values), default=begun[-1])


def while_assisted(p: Projection, opened: Opened) -> bool:
    """保護の間か — whether a premium or tax stands in a year in which the household lives on public assistance."""
    y = opened.year - int(p.years[0])
    return opened.row.key in ENDS_WITH_ASSISTANCE and bool(p.purse.assistance[y, :, 0].any()) and bool(opened.yen)


def people(p: Projection, year: int) -> dict[str, tuple[str | None, ...]]:
    """並びの呼び名 — who stands at which place of a list, by programme; None who does not live in the year."""
    y = year - int(p.years[0])
    members = tuple(life.name if life.months[0, y] > 0 else None for life in p.time.lives)
    return {**dict.fromkeys(MEMBERS_FIRST, members), "inheritance_tax": p.purse.heirs.names}


def _rests_on_law(step: Step) -> bool:
    return any(
        number.law_key is not None or (number.step is not None and _rests_on_law(number.step))
        for number in step.numbers
    )


def _steps(p: Projection, row: Row, year_index: int) -> tuple[Step, ...]:
    """The last steps of a line that gave something in the year; of a year without an amount the one that gave nothing.

    Several lines may stand under one cell, such as what comes and what goes.
    """
    if row.key == ASSISTANCE:
        return assistance_working.steps(p, year_index)
    cell = Cell(row.key, row.person, row.name)
    found = working.of_cell(cell, year_index, p.applied, count_years=len(p.years))
    if row.values[year_index]:
        return tuple(step for step in found if np.any(step.result))
    return tuple(step for step in found if not np.any(step.result))[-1:]


def _parts(p: Projection, row: Row, y: int) -> tuple[Part, ...]:
    """The rows that a sum adds up, those of 0 yen left out."""
    if row.section == "owner":
        return _of_owner(p, row, y)
    table = rows(p)
    if row.key in ("income_total", "spending_total"):
        inside = [one for one in table if one.section == row.section and one is not row and one.key != row.key]
        return tuple(part for part in (_part(one, y) for one in inside) if part.yen)
    if row.key == "net":
        return tuple(_part(one, y) for one in table if one.key in ("income_total", "spending_total"))
    if row.key == "closing":
        before = float(p.purse.opening[y, :, 0].sum())
        moves = [_part(one, y) for one in table if one.section == "balance" and one.key != "closing"]
        return (Part("balance", "opening", None, "", before), *(part for part in moves if part.yen))
    return ()


def _part(row: Row, y: int) -> Part:
    return Part(row.section, row.key, row.person, row.name, row.values[y] or 0.0)


def _of_owner(p: Projection, row: Row, y: int) -> tuple[Part, ...]:
    """How one owner's money moved in the year."""
    i = [life.name for life in p.time.lives].index(row.person or "")
    amounts = {name: float(getattr(p.purse, name)[y, i, 0]) for name in OF_OWNER}
    return tuple(Part("owner", name, row.person, "", yen) for name, yen in amounts.items() if yen or name == "opening")
