"""表 (tables): projection -> plain columns, for screen, CSV, JSON and golden files. Yen, no words."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from planner.projection import Projection
from planner.timeline import MONTHS

Floats = NDArray[np.float64]
Section = Literal["people", "income", "spending", "balance", "owner"]
ONCE = (
    "funeral",
    "one_off",
    "insurance",
    "unpaid_pension",
    "disability_mutual_aid_condolence",
    "home_sale",
    "home_purchase",
    "moving_costs",
)
PAPER_YEN = 1000
BALANCES = ("returns", "adjustment", "shortfall", "inheritance_tax")
PHASES = ("both_parents", "one_parent", "child_alone")


@dataclass(frozen=True)
class Row:
    """One row of the yearly table.

    Attributes:
        section: Which part of the sheet it belongs to.
        key: Programme or kind of row; its words are found under this key.
        person: Whom it concerns, or None.
        name: The family's own word, or "".
        values: One value per year: ages in "people", yen elsewhere; None where nobody lives.

    """

    section: Section
    key: str
    person: str | None
    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Phase:
    """One of the three phases with the formula that a parent can redo on paper.

    ``gap_yen`` = (``spending_yen_per_month`` − ``income_yen_per_month``) × 12 × ``years``, exactly: the
    monthly amounts are the phase's averages in whole thousands of yen, as they are shown.
    """

    key: str
    first_year: int
    last_year: int
    years: float
    spending_yen_per_month: float
    income_yen_per_month: float
    gap_yen: float
    once_yen: float


def yearly(p: Projection, future: int = 0) -> tuple[Row, ...]:
    """キャッシュフロー表 — the yearly table of one future, in the order of the FP association's sheet.

    People and ages, income, spending, the year's balance, money at the end of the year, money by owner.
    """
    rows = [Row("people", "age", life.name, "", _ages(p, i, future)) for i, life in enumerate(p.time.lives)]
    income, spending = _flows(p, future)
    rows += income
    rows.append(_row("income", "income_total", _sum(income)))
    rows += spending
    rows.append(_row("spending", "spending_total", _sum(spending)))
    return (*rows, *_balances(p, future), *_owners(p, future))


def _row(section: Section, key: str, values: Floats, person: str | None = None, name: str = "") -> Row:
    return Row(section, key, person, name, tuple(float(v) for v in values))


def _sum(rows: list[Row]) -> Floats:
    if not rows:
        return np.zeros(0)
    return np.asarray(np.array([row.values for row in rows], dtype=np.float64).sum(axis=0))


def _ages(p: Projection, i: int, future: int) -> tuple[float | None, ...]:
    life = p.time.lives[i]
    return tuple(float(a) if m > 0 else None for a, m in zip(life.age, life.months[future], strict=True))


def _flows(p: Projection, future: int) -> tuple[list[Row], list[Row]]:
    """Income rows and spending rows; lines of one kind, person and name are put together, empty ones left out."""
    together: dict[tuple[bool, str, str | None, str], Floats] = {}
    for line in p.lines:
        yen = line.yen[min(future, len(line.yen) - 1)]
        for income, part in ((True, np.maximum(yen, 0)), (False, np.minimum(yen, 0))):
            if part.any():
                key = (income, line.programme, line.person, line.name)
                together[key] = together.get(key, np.zeros(len(p.years))) + part
    assistance = p.purse.assistance[:, :, future].sum(axis=1)
    if assistance.any():
        together[(True, "public_assistance", None, "")] = assistance
    income_rows = [_row("income", k, yen, person, name) for (i, k, person, name), yen in together.items() if i]
    spending_rows = [_row("spending", k, yen, person, name) for (i, k, person, name), yen in together.items() if not i]
    years = np.zeros(len(p.years))
    return income_rows or [_row("income", "income", years)], spending_rows or [_row("spending", "spending", years)]


def _balances(p: Projection, future: int) -> list[Row]:
    """Rows below the line; empty ones are left out, the year's balance and the money left always stand."""
    money = p.purse
    whole = {name: getattr(money, name)[:, :, future].sum(axis=1) for name in BALANCES}
    net = money.flow + money.common + money.assistance
    rows = [_row("balance", "net", net[:, :, future].sum(axis=1))]
    rows += [_row("balance", name, values) for name, values in whole.items() if values.any()]
    if money.left_outside[:, future].any():
        rows.append(_row("balance", "left_outside", 0.0 - money.left_outside[:, future]))
    rows.append(_row("balance", "closing", money.closing[:, :, future].sum(axis=1)))
    return rows


def _owners(p: Projection, future: int) -> list[Row]:
    return [
        _row("owner", "closing", p.purse.closing[:, i, future], life.name)
        for i, life in enumerate(p.time.lives)
        if len(p.time.lives) > 1
    ]


def phases(p: Projection, future: int = 0, *, round_gap_up_to_yen: int = 0) -> tuple[Phase, ...]:
    """三つの時期の計算式 — the phases that occur, with their formula.

    One-off items (funeral, repairs, insurance benefits) stand beside the formula, not in it.

    Args:
        p: The projection.
        future: Which future.
        round_gap_up_to_yen: Round the monthly gap up to a multiple first, as some planners do on paper.

    """
    found = []
    for key, (start, end) in zip(PHASES, p.time.phases(), strict=True):
        months = p.time.months(start, end)
        months = months[min(future, len(months) - 1)]
        if months.any():
            found.append(_phase(p, future, key, months, round_gap_up_to_yen))
    return tuple(found)


def _phase(p: Projection, future: int, key: str, months: Floats, round_up: int) -> Phase:
    whole = p.time.months(p.time.start, p.time.household_end)[min(future, len(p.futures) - 1)]
    part = np.divide(months, whole, out=np.zeros_like(months), where=whole > 0)
    sums = {"income": 0.0, "spending": 0.0, "once": 0.0}
    for line in p.lines:
        yen = line.yen[min(future, len(line.yen) - 1)] * part
        once = line.programme in ONCE
        sums["once"] += float(yen.sum()) if once else 0.0
        sums["income"] += 0.0 if once else float(np.maximum(yen, 0).sum())
        sums["spending"] -= 0.0 if once else float(np.minimum(yen, 0).sum())
    count, years = months.sum(), p.years[months > 0]
    spending, income = (round(sums[kind] / float(count) / PAPER_YEN) * PAPER_YEN for kind in ("spending", "income"))
    gap = float(spending - income)
    if round_up and gap > 0:
        gap = float(np.ceil(gap / round_up) * round_up)
    return Phase(
        key=key,
        first_year=int(years[0]),
        last_year=int(years[-1]),
        years=float(count / MONTHS),
        spending_yen_per_month=float(spending),
        income_yen_per_month=float(income),
        gap_yen=gap * float(count),
        once_yen=sums["once"],
    )


def largest_error_yen(p: Projection) -> float:
    """照合 — largest difference of opening + flows − closing, by owner and in sum; 0 up to rounding.

    Every yen: opening + returns + flow + common + help + assistance + adjustment + shortfall + passed on
    + inheritance tax = closing;
    the next opening equals the last closing; and the flows of all members equal the lines of the table.
    """
    m = p.purse
    moved = m.returns + m.flow + m.common + m.help + m.assistance + m.adjustment + m.shortfall
    steps = m.opening + moved + m.passed_on + m.inheritance_tax
    by_owner = np.abs(steps - m.closing).max()
    carried = np.abs(m.opening[1:] - m.closing[:-1]).max(initial=0.0)
    lines = sum((np.broadcast_to(line.yen, m.left_outside.T.shape).T for line in p.lines), np.zeros(1))
    flows = np.abs((m.flow + m.common).sum(axis=1) - lines).max()
    helped = np.abs(m.help.sum(axis=1)).max()
    inherited = np.abs(m.passed_on.sum(axis=1) + m.left_outside).max()
    return float(max(by_owner, carried, flows, helped, inherited))


def marks(p: Projection) -> tuple[str, ...]:
    """確定・見込み・未確認 — the weakest mark of the law values read, by year."""
    order = ("confirmed", "projected", "unconfirmed")
    yearly_values = [q for q in p.law.values() if q.indexed_by != "none" and q.confidence != "unconfirmed"]
    return tuple(max((q.mark(int(y)) for q in yearly_values), key=order.index, default="confirmed") for y in p.years)


def people(p: Projection) -> list[dict[str, Any]]:
    """Members with birth year, planned last age and whether parent or child."""
    parents = {life.name for life in p.time.parents}
    return [
        {
            "name": life.name,
            "role": "parent" if life.name in parents else "child",
            "birth_year": life.person.birth_year,
            "last_age": life.person.last_age,
        }
        for life in p.time.lives
    ]
