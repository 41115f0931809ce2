"""立場の変わり目 (switches): who heads the household, who supports whom, who is taxed — year by year, and what changes.

A parent's death moves several of these at once: household head, dependants, the untaxed household, the reduction
of the health insurance, the stage of the care insurance. One future.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.lawbook import Cell
from planner.projection import Projection
from planner.standing import APART, NOBODY, TOGETHER
from planner.working import at

NHI, CARE = "national_health_insurance", "long_term_care_insurance"
Value = str | float | bool | None
GROWS_RATIO = 0.05
DECIMALS = 4


@dataclass(frozen=True)
class Status:
    """立場の一行 — one row: what is looked at, for whom, and its value in each year (None where nobody lives).

    ``key``: head and supporter (a name), dependants (how many the supporter has), household_untaxed, taxed (of a
    person), health_insurance_reduction (part of the flat levies that is taken off), care_stage_yen (a whole year).
    head_apart, household_untaxed_apart, health_insurance_reduction_apart: of the children's own household of the
    register, in the years in which it is split.
    """

    key: str
    person: str | None
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Switch:
    """変わり目 — one row that is another than in the year before."""

    year: int
    key: str
    person: str | None
    before: Value
    after: Value


def rows(p: Projection) -> tuple[Status, ...]:
    """立場の表 — all rows of the first future."""
    standing, status = p.flow.standing, p.flow.status
    somebody, dependants = standing.head[0] != NOBODY, _dependants(p)
    supporter = np.where(dependants > 0, standing.supporter[0], NOBODY)
    found = [
        Status("head", None, _names(standing.head[0], standing.names)),
        Status("supporter", None, _names(supporter, standing.names)),
        Status("dependants", None, _where(somebody, dependants)),
        Status("household_untaxed", None, _where(somebody, _first(status.household_untaxed[standing.names[0]], p))),
    ]
    for i, name in enumerate(standing.names):
        found.append(Status("taxed", name, _where(standing.here[i, 0], _first(status.taxed[name], p))))
    together = np.ones(somebody.shape, dtype=np.bool_) if standing.apart is None else ~standing.apart[:, 0]
    found += _reduction("health_insurance_reduction", p, TOGETHER, together)
    found += _rows_apart(p)
    for i, name in enumerate(standing.names):
        stage = _applied(p, Cell(CARE, name), "stage_yen")
        if stage is not None:
            paid = sum((-line.yen[0] for line in p.lines if line.cell[:2] == (CARE, name)), np.zeros(len(p.years)))
            found.append(Status("care_stage_yen", name, _where((paid > 0) & standing.here[i, 0], stage)))
    return tuple(found)


def _rows_apart(p: Projection) -> list[Status]:
    """世帯分離 — the rows of the children's own household of the register; none where it is never split."""
    standing, untaxed = p.flow.standing, p.flow.status.household_untaxed
    if standing.apart is None:
        return []
    head, apart = standing.head_apart()[0], standing.apart[:, 0]
    return [
        Status("head_apart", None, _names(head, standing.names)),
        Status("household_untaxed_apart", None, _where(head != NOBODY, _first(untaxed[standing.names[-1]], p))),
        *_reduction("health_insurance_reduction_apart", p, APART, apart),
    ]


def _reduction(key: str, p: Projection, register: str, inside: NDArray[np.bool_]) -> list[Status]:
    """国民健康保険の軽減 of one household of the register, in the years with a bill; ``inside``: (members, years)."""
    reduction = _applied(p, Cell(NHI, None, register), "reduced_ratio")
    if reduction is None:
        return []
    by_name = dict(zip(p.flow.standing.names, np.broadcast_to(inside, (len(p.time.lives), len(p.years))), strict=True))
    bills = [-line.yen[0] * by_name[line.person or ""] for line in p.lines if line.programme == NHI]
    return [Status(key, None, _where(sum(bills, np.zeros(len(p.years))) > 0, reduction))]


def changes(p: Projection, years: Sequence[int]) -> tuple[Switch, ...]:
    """変わり目の一覧 — what is another in these years than in the year before; amounts that only grow are left out."""
    return tuple(switch for status in rows(p) for switch in _changes_of(status, p, years))


def after_each_death(p: Projection) -> tuple[Switch, ...]:
    """お見送りのあとの変わり目 — what changes in the year after each parent's death."""
    years = sorted({int(life.end[0, 0] - 1) // 12 + 1 for life in p.time.parents})
    return changes(p, [year for year in years if p.years[0] < year <= p.years[-1]])


def _changes_of(status: Status, p: Projection, years: Sequence[int]) -> Iterator[Switch]:
    for year in years:
        index = year - int(p.years[0])
        before, after = status.values[index - 1], status.values[index]
        if before is None or after is None or _alike(status.key, before, after):
            continue
        yield Switch(year, status.key, status.person, before, after)


def _alike(key: str, before: Value, after: Value) -> bool:
    """Whether nothing changed; the stage of an amount is the same while it only follows prices."""
    if key == "care_stage_yen" and isinstance(before, float) and isinstance(after, float):
        return abs(after - before) <= GROWS_RATIO * before
    return before == after


def _names(index: NDArray[np.int64], names: tuple[str, ...]) -> tuple[Value, ...]:
    return tuple(None if i == NOBODY else names[int(i)] for i in index)


def _first(values: NDArray[np.bool_], p: Projection) -> NDArray[np.bool_]:
    first: NDArray[np.bool_] = np.broadcast_to(values, (len(values), len(p.years)))[0]
    return first


def _where(there: NDArray[np.bool_], values: NDArray[np.float64] | NDArray[np.bool_]) -> tuple[Value, ...]:
    plain = np.round(values, DECIMALS).tolist() if values.dtype.kind == "f" else values.tolist()
    return tuple(value if here else None for value, here in zip(plain, there, strict=True))


def _dependants(p: Projection) -> NDArray[np.float64]:
    """How many dependants the supporter of each year has, with or without an income of the supporter's own."""
    standing, low = p.flow.standing, p.flow.status.low_income
    depends = [here[0] & _first(low[name], p) for name, here in zip(standing.names, standing.here, strict=True)]
    supports = [depends_here & (standing.supporter[0] != i) for i, depends_here in enumerate(depends)]
    return np.asarray(np.sum(supports, axis=0), dtype=np.float64)


def _applied(p: Projection, cell: Cell, rule: str) -> NDArray[np.float64] | None:
    """Return what a rule gave year by year, the first time it was applied for a row."""
    for one in p.applied:
        if one.rule.__name__ == rule and one.cell == cell:
            return np.array([at(one.result, y, len(p.years)) for y in range(len(p.years))], dtype=np.float64)
    return None
