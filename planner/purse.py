"""財布 (purse): the one loop over years. Money by owner, inheritance, public assistance, shortfall.

Each year: opening + returns + own income − own spending; the common spending is shared by those who
carry the household (living parents, then the children) in proportion to the year's income; who runs
short is helped by the parents' money, then by the children's; what is still missing is public
assistance, which goes on until income ends it or, from its month on, a windfall, or a shortfall. Then the year's deaths
pass money and home on, and the heirs pay inheritance tax where it is due; what the last member of the
household leaves stays in the last column.
Nothing is borrowed; every amount is a whole yen.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import estate, estate_tax
from planner.household import Household
from planner.lawbook import LawYears
from planner.line import Line
from planner.minimum import TAKEN_OFF_INCOME, minimum_yen
from planner.opening import Instead, opening_yen
from planner.returns import AS_GIVEN, Returns, return_ratio
from planner.rules import public_assistance
from planner.timeline import MONTHS, Timeline

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Purse:
    """Money carried through the years.

    By owner, shape (years, members, futures), yen: ``opening``, ``returns``, ``flow`` (own income and own
    spending), ``common`` (share of the common spending, −), ``help`` (between members), ``assistance``,
    ``adjustment`` (spending cut or raised to the standard of public assistance), ``shortfall`` (spending
    that nothing covers), ``passed_on`` (inheritance received + or left −), ``inheritance_tax`` (−), ``closing``.

    ``home``: shares of the home that is lived in by heir after the year's deaths, shape (years, heirs, futures).
    ``home_course``: whose the home and a later one are, from death to death.
    ``left_outside``: inheritance that leaves the household, shape (years, futures).
    ``missing``: spending of the plan (and inheritance tax) that neither money nor income covers, before assistance,
    shape (years, futures).
    ``minimum``: minimum cost of living, yen per year, shape (years, futures).
    ``assisted``: whether public assistance goes on at the end of the year, shape (years, futures).
    ``heirs``: who the heirs are.
    """

    opening: Floats
    returns: Floats
    flow: Floats
    common: Floats
    help: Floats
    assistance: Floats
    adjustment: Floats
    shortfall: Floats
    passed_on: Floats
    inheritance_tax: Floats
    closing: Floats
    home: Floats
    left_outside: Floats
    missing: Floats
    minimum: Floats
    assisted: Bools
    heirs: estate.Heirs
    home_course: estate.HomeCourse


@dataclass(frozen=True)
class _Year:
    """What one year brings: flows by member and the household's totals, each with futures last.

    ``windfall`` is that of each member and, last, of the common purse; ``passed`` its yen times the months before it.
    """

    lived: NDArray[np.bool_]
    months: Floats
    flow: Floats
    common: Floats
    weights: Floats
    income: Floats
    counted: Floats
    windfall: Floats
    passed: Floats
    minimum: Floats
    cash_kept_ratio: float
    return_ratio: Floats
    parents: int


def run(
    household: Household,
    time: Timeline,
    lines: tuple[Line, ...],
    law: LawYears,
    *,
    returns: Returns = AS_GIVEN,
    instead: Instead | None = None,
) -> Purse:
    """お金の流れを年ごとに進める — carry the balances through the years.

    Args:
        household: The filled household.
        time: Its timeline.
        lines: All lines of the cash flow.
        law: The law over the same years.
        returns: By how much the return of a year differs from the account's own, by kind.
        instead: Other money from one year on; public assistance before that year is forgotten.

    """
    group = estate.heirs(household, law)
    flows = Flows(household, time, lines, law, returns)
    years, members, futures = flows.flow.shape
    book = {name: np.zeros((years, members, futures)) for name in BY_OWNER}
    left_outside, missing = np.zeros((years, futures)), np.zeros((years, futures))
    assisted = np.zeros((years + 1, futures), dtype=bool)  # the last row is the time before the plan
    money = np.repeat(opening_yen(household)[:, np.newaxis], futures, axis=1)
    passed = estate.successions(time, group)
    homes = estate.home_course(household, time, group, passed)
    order = sorted(range(members), key=lambda i: time.lives[i].person.last_month)
    assets = estate_tax.assets(household, time, lines, law, group)
    credit_rest = np.full((members, futures), np.inf)
    dying = [life.dies.T & one.handed_on for life, one in zip(time.lives, passed, strict=True)]
    falls_in = [np.asarray(dies.any(axis=1)) for dies in dying]
    for y in range(years):
        if instead is not None:
            money, assisted[y - 1] = instead.applied(y, money, assisted[y - 1])
        book["opening"][y] = money
        money, assisted[y], missing[y] = _one_year(book, y, money, assisted[y - 1], flows.year(y))
        for i in order:
            if falls_in[i][y]:
                death = death_of(y, dying[i][y], passed[i], homes, money[i])
                tax = estate_tax.tax_yen(death, assets, credit_rest)
                left_outside[y] += _pass_on(book["passed_on"][y], money, i, death.money_yen, passed[i].money_shares)
                if tax is not None:
                    money, lack = _pay_tax(book, y, money, tax, group.parents)
                    missing[y] += lack
        book["closing"][y] = money
    whole = {
        "home": homes.lived_in,
        "left_outside": left_outside,
        "missing": missing,
        "minimum": flows.minimum,
    }
    return Purse(**book, **whole, assisted=assisted[:-1], heirs=group, home_course=homes)


OF_THE_PLAN = ("opening", "returns", "flow", "common", "help")
WHEN_SHORT = ("assistance", "adjustment", "shortfall")
BY_OWNER = (*OF_THE_PLAN, *WHEN_SHORT, "passed_on", "inheritance_tax", "closing")


class Flows:
    """The lines summed by member and for the common purse, years first so that a year is one block."""

    def __init__(
        self, household: Household, time: Timeline, lines: tuple[Line, ...], law: LawYears, returns: Returns
    ) -> None:
        """Sum up the lines; the arguments are those of ``run``."""
        names = [m.name for m in household.members]
        futures, years = np.broadcast_shapes(time.lives[0].months.shape, *(line.yen.shape for line in lines))
        shape = (futures, years)  # lines are added as they come, and the sums are turned once
        self.flow, self.income = (np.zeros((len(names), *shape)) for _ in range(2))
        self.windfall = np.zeros((len(names) + 1, *shape))
        self.common, self.counted, self.passed = (np.zeros(shape) for _ in range(3))
        for line in lines:
            if line.payer is None:
                self.common += line.yen
            else:
                self.flow[names.index(line.payer)] += line.yen
            if line.programme in TAKEN_OFF_INCOME:
                self.counted += line.yen
            elif line.yen.max() > 0:
                self._receive(line, names)
        np.maximum(self.counted, 0.0, out=self.counted)
        self.flow, self.income, self.windfall = map(_years_first, (self.flow, self.income, self.windfall))
        self.common, self.counted, self.passed = map(_years_first, (self.common, self.counted, self.passed))
        self.cash_kept_ratio = law.constant("public_assistance.cash_kept_ratio")
        self.return_ratio, self.parents = return_ratio(household, returns, years), len(household.parents)
        self.months = time.months(time.start, time.household_end).T.copy()
        self.weights = _carriers(time, self.income, len(household.parents))
        self.minimum = np.zeros_like(self.common)
        if household.assumptions.public_assistance:
            self.minimum += minimum_yen(household, time, law).T

    def _receive(self, line: Line, names: list[str]) -> None:
        """Add a line that brings money to what public assistance looks at."""
        positive, place = np.maximum(line.yen, 0.0), -1 if line.payer is None else names.index(line.payer)
        if line.windfall:
            self.windfall[place] += positive
            self.passed += positive * line.months
            return
        if line.payer is not None:
            self.income[place] += positive
        self.counted += positive
        if np.any(line.uncounted_yen):
            self.counted -= line.uncounted_yen

    def year(self, y: int) -> _Year:
        """Return the flows of one year."""
        return _Year(
            self.months[y] > 0,
            self.months[y],
            self.flow[y],
            self.common[y],
            self.weights[y],
            self.income[y].sum(axis=0),
            self.counted[y],
            self.windfall[y],
            self.passed[y],
            self.minimum[y],
            self.cash_kept_ratio,
            self.return_ratio[y],
            self.parents,
        )


def _years_first(yen: Floats) -> Floats:
    """Turn sums of shape ([members,] futures, years) so that a year is one block: (years, [members,] futures)."""
    return np.ascontiguousarray(np.moveaxis(yen, -1, 0))


def _carriers(time: Timeline, income: Floats, parents: int) -> Floats:
    """Each member's share of the common spending, shape (years, members, futures); sums to 1."""
    years, _, futures = income.shape
    alive = np.stack([np.broadcast_to(life.months.T > 0, (years, futures)) for life in time.lives], axis=1)
    carrying = alive.copy()
    with_parent = alive[:, :parents].any(axis=1, keepdims=True)
    carrying[:, parents:] &= ~with_parent
    parts = np.where(carrying, income, 0.0)
    parts = np.where(parts.sum(axis=1, keepdims=True) > 0, parts, carrying)
    total = parts.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(parts, total, out=np.zeros_like(parts), where=total > 0))


def _one_year(
    book: dict[str, Floats], y: int, opening: Floats, assisted: Bools, year: _Year
) -> tuple[Floats, Bools, Floats]:
    """Carry the money of one year up to the deaths; write every step into the book.

    Args:
        book: What is carried, by name, each of shape (years, members, futures).
        y: Index of the year.
        opening: Money at its start, shape (members, futures).
        assisted: Whether the household was on public assistance at the end of the year before, shape (futures,).
        year: Its flows.

    Returns:
        Money at the end, whether the household is on public assistance then, and what the plan lacked.

    """
    returns, common = np.rint(opening * year.return_ratio * year.lived), split(year.common, year.weights)
    kept, planned = opening + returns, year.flow + common
    before, part = kept + planned, np.zeros(len(assisted))
    if assisted.any():
        part[assisted & (year.counted < year.minimum)] = 1.0
        regular = planned
        if year.windfall.any():
            part *= _part_before_windfall(year)
            regular = planned - year.windfall[:-1] - split(year.windfall[-1], year.weights)
        before -= np.rint(part * regular)
    money = _help(before, year.parents)
    book["returns"][y], book["flow"][y], book["common"][y] = returns, year.flow, common
    book["help"][y] = money - before
    lack = np.maximum(0, -money)
    lacking = lack.sum(axis=0)
    if not (lacking.any() or part.any()):
        return money, part > 0, lacking
    windfall = year.windfall.sum(axis=0)
    gap = windfall - planned.sum(axis=0)
    begun, closing = np.zeros(len(part)), np.maximum(0, money)
    if lacking.any():
        begun, rest = _assistance(kept.sum(axis=0) + windfall, gap, year, MONTHS * (1.0 - part))
        begun = np.where(lacking > 0, begun, 0.0)
        closing = np.where(begun > 0, split(rest, year.weights), closing)
    paid = np.rint(part * (year.minimum - year.counted)) + begun
    book["assistance"][y] = split(paid, year.weights)
    book["shortfall"][y] = np.where(paid > 0, 0.0, lack)
    book["adjustment"][y] = closing - (kept + planned + book["help"][y]) - book["assistance"][y] - book["shortfall"][y]
    return closing, (begun > 0) | ((part > 0) & (windfall <= 0)), lacking + np.rint(np.maximum(0, part * gap))


def _part_before_windfall(year: _Year) -> Floats:
    """Which part of the year passes before the year's windfalls come, at their mean month by yen; 1 without any."""
    at = year.windfall.sum(axis=0) * year.months
    return np.asarray(np.divide(year.passed, at, out=np.ones_like(at), where=at > 0))


def split(total: Floats, parts: Floats) -> Floats:
    """Split whole yen in proportion to the parts so that not one yen is lost.

    Args:
        total: Whole yen, shape (futures,).
        parts: Proportions, shape (owners, futures); where all are zero nothing is given.

    Returns:
        Whole yen, shape (owners, futures).

    """
    up_to_here = np.cumsum(parts, axis=0)
    whole = up_to_here[-1]
    edges = np.rint(up_to_here * (total / np.where(whole > 0, whole, 1.0)))
    edges[1:] -= edges[:-1]
    return edges


def _help(money: Floats, parents: int) -> Floats:
    """Who runs short is helped by the parents' money first, then by the children's."""
    for helpers in (slice(0, parents), slice(parents, None)):
        if not (money < 0).any():
            return money
        lack = np.maximum(0, -money)
        have = np.maximum(0, money[helpers])
        lacking, having = lack.sum(axis=0), have.sum(axis=0)
        used = np.minimum(lacking, having)
        if not used.any():
            continue
        money = money + split(used, lack)
        money[helpers] -= split(used, have)
    return money


def _assistance(money: Floats, gap: Floats, year: _Year, months: Floats) -> tuple[Floats, Floats]:
    """生活保護 — assistance for the months after the money has ended, and the cash that may be kept.

    Args:
        money: Money of the household at the start of the year with its returns and windfalls, shape (futures,).
        gap: Spending less income of the whole year, shape (futures,).
        year: The year's flows.
        months: Months of the year that count: all, or those after a windfall, shape (futures,).

    Returns:
        Assistance of these months and money kept at their end, each of shape (futures,).

    """
    spending = gap + year.income
    covered = public_assistance.months_until_needed(money_yen=money, income_yen=year.income, spending_yen=spending)
    rest = np.maximum(0, money - gap * covered / MONTHS)
    monthly = public_assistance.benefit_yen(minimum_yen=year.minimum, counted_income_yen=year.counted) / MONTHS
    reduction = public_assistance.first_month_reduction_yen(
        money_yen=rest, minimum_yen_per_month=year.minimum / MONTHS, cash_kept_ratio=year.cash_kept_ratio
    )
    return np.rint(np.maximum(0, monthly * (months - covered) - reduction)), np.rint(rest - reduction)


def death_of(
    y: int, dies: Bools, passed: estate.Succession, homes: estate.HomeCourse, money: Floats
) -> estate_tax.Death:
    """Gather what a member leaves in a year; somebody of the household is left."""
    i = passed.deceased
    lived_in = np.stack([~homes.moved[i], homes.moved[i]])[: len(homes.left)]
    return estate_tax.Death(passed, y, dies, np.where(dies, money, 0.0), homes.left[:, i], lived_in)


def _pay_tax(book: dict[str, Floats], y: int, money: Floats, tax: Floats, parents: int) -> tuple[Floats, Floats]:
    """Take the tax from the heirs' money, with help of the others; return the money and what it does not cover."""
    due = money - tax
    helped = _help(due, parents)
    lack = np.maximum(0.0, -helped)
    book["help"][y] += helped - due
    book["inheritance_tax"][y] -= tax - lack
    return helped + lack, lack.sum(axis=0)


def _pass_on(passed_on: Floats, money: Floats, i: int, left: Floats, shares: Floats) -> Floats:
    """Move what member i leaves to the heirs; return what goes outside the household, shape (futures,)."""
    members = len(money)
    parts = split(left, shares)
    for account in (money, passed_on):
        account[i] -= left
        np.add(account, parts[:members], out=account)
    return np.asarray(left - parts[:members].sum(axis=0))
