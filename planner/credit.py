"""借りられるとしたら (credit): the course of money without its end, by which a needed sum is found.

The purse of ``purse.run`` without rounding, assistance and shortfall: what is missing stays as money below zero of
those who carry the household, so that a plan that fails says by how much. Who runs short is helped as there; at a
death money above zero goes to the heirs, money below zero stays in the household; inheritance tax is paid. More
money at the start never leaves less later, and the household's total is below zero at the end of a year exactly
where the purse has something missing.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from planner import estate, estate_tax, purse
from planner.projection import Prepared
from planner.roots import smallest

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Passing:
    """お金が移るとき — one member's death in one year; nothing of it depends on how much money there is.

    Attributes:
        at: Indexes of the futures in which it happens; all else is of these alone, shape (cases,).
        death: Who is alive, and the share of the home; its money counts for nothing.
        inside: Shares of the money above zero of the members, shape (members, cases).
        among: Shares of money below zero, which stays in the household, shape (members, cases).
        free_yen: Money up to which no inheritance tax arises, shape (cases,).
        assets: What counts for the tax beside the money.

    """

    at: Ints
    death: estate_tax.Death
    inside: Floats
    among: Floats
    free_yen: Floats
    assets: estate_tax.Assets

    def part(self, futures: Ints, count: int) -> "Passing":
        """Return some of the futures, of as many as there were, in any order and as often as they are named."""
        place = np.full(count, -1)
        place[self.at] = np.arange(len(self.at))
        wanted = place[futures]
        at = np.flatnonzero(wanted >= 0)
        here = wanted[at]
        return Passing(
            at=at,
            death=self.death.part(here),
            inside=self.inside[:, here],
            among=self.among[:, here],
            free_yen=self.free_yen[here],
            assets=_assets_of(self.assets, here),
        )


def _assets_of(assets: estate_tax.Assets, futures: Ints) -> estate_tax.Assets:
    insurance = {who: yen[futures] if len(yen) > 1 else yen for who, yen in assets.insurance.items()}
    return replace(assets, insurance=insurance)


@dataclass(frozen=True)
class Course:
    """お金の道すじ — growth, flows and deaths of many futures, years first.

    Attributes:
        growth: 1 + return of the year, shape (years, futures).
        net: Income less spending by member, yen, shape (years, members, futures).
        parents: How many members are parents.
        passings: Deaths after which somebody of the household is left, by year, in the order of the months.

    """

    growth: Floats
    net: Floats
    parents: int
    passings: tuple[tuple[Passing, ...], ...]

    @property
    def members(self) -> int:
        """How many members the household has."""
        return int(self.net.shape[1])

    def part(self, futures: Ints) -> "Course":
        """Return some of the futures, in any order and as often as they are named."""
        count = self.growth.shape[1]
        if len(futures) == count and np.array_equal(futures, np.arange(count)):
            return self
        return replace(
            self,
            growth=self.growth[:, futures],
            net=self.net[..., futures],
            passings=tuple(tuple(one.part(futures, count) for one in year) for year in self.passings),
        )


def course(ready: Prepared) -> Course:
    """道すじをまとめる — sum up the flows once, so that any sum can be tried quickly.

    Args:
        ready: The flows; prepared without the working of the rules.

    """
    household, time, law = ready.household, ready.time, ready.law
    assumed = household.assumptions.model_copy(update={"public_assistance": False})
    without = household.model_copy(update={"assumptions": assumed})
    flows = purse.Flows(without, time, ready.flow.lines, law, ready.futures.returns)
    years = [flows.year(y) for y in range(len(time.years))]
    group = estate.heirs(household, law)
    assets = estate_tax.assets(household, time, ready.flow.lines, law, group)
    return Course(
        growth=np.stack([1.0 + year.return_ratio * year.lived for year in years]),
        net=np.stack([year.flow + purse.split(year.common, year.weights) for year in years]),
        parents=len(household.parents),
        passings=_passings(ready, group, assets),
    )


def _passings(ready: Prepared, group: estate.Heirs, assets: estate_tax.Assets) -> tuple[tuple[Passing, ...], ...]:
    """Deaths by year, and the home's way through them."""
    household, time = ready.household, ready.time
    futures, members = len(ready.futures), len(time.lives)
    order = sorted(range(members), key=lambda i: time.lives[i].person.last_month)
    passed = estate.successions(time, group)
    homes, nothing = estate.home_course(household, time, group, passed), np.zeros(futures)
    found: list[tuple[Passing, ...]] = []
    for y in range(len(time.years)):
        dying = [(i, time.lives[i].dies[:, y] & passed[i].handed_on) for i in order]
        deaths = [purse.death_of(y, dies, passed[i], homes, nothing) for i, dies in dying if dies.any()]
        found.append(tuple(_passing(death, assets) for death in deaths))
    return tuple(found)


def _passing(whole: estate_tax.Death, all_assets: estate_tax.Assets) -> Passing:
    at = np.flatnonzero(whole.dies)
    death, assets = whole.part(at), _assets_of(all_assets, at)
    members = assets.group.members
    inside = death.passed.money_shares[:members]
    left = np.where(inside.sum(axis=0) > 0, inside, death.passed.alive[:members])
    among = np.divide(left, left.sum(axis=0))
    return Passing(at, death, inside, among, estate_tax.free_money_yen(death, assets), assets)


def needed_yen(course: Course, last: Ints) -> Floats:
    """逆向きに一度 — the sum needed at the start of each year so that no year up to the last lacks anything.

    One pass from the last year to the first over the household's totals: exact where nothing leaves the household
    and no inheritance tax arises, else too low. Below zero it says how much could be missing.

    Args:
        course: The flows.
        last: Index of the last year that counts, shape (futures,).

    Returns:
        Yen, shape (years + 1, futures); the row after the last year is zero.

    """
    flow = course.net.sum(axis=1)
    need = np.zeros((len(flow) + 1, flow.shape[1]))
    for y in range(len(flow) - 1, -1, -1):
        need[y] = np.where(y <= last, (np.maximum(need[y + 1], 0.0) - flow[y]) / course.growth[y], 0.0)
    return need


def slack_yen(course: Course, money: Floats, first: Ints, last: Ints, needed: Floats) -> Floats:
    """余裕 — the lowest total at the end of any year from the first to the last, in yen of the first year.

    Below zero it is what is missing. Years after the last death that passes money on are those of ``needed_yen``.

    Args:
        course: The flows.
        money: Money by member at the start of the first year, yen, shape (members, futures).
        first: Index of the year in which the money stands, shape (futures,).
        last: Index of the last year that counts, not before the first, shape (futures,).
        needed: What ``needed_yen`` gives for the same last years.

    """
    end = np.maximum(_last_passing(course, last), first - 1)
    factor, lowest, later = np.ones(len(first)), np.full(len(first), np.inf), money.sum(axis=0)
    rest = np.full((course.members, len(first)), np.inf)
    start, money = money, np.zeros_like(money)
    for y in range(int(first.min()), int(end.max()) + 1):
        money = np.where(first == y, start, money)
        money = _help(money * course.growth[y] + course.net[y], course.parents)
        for one in course.passings[y]:
            money[:, one.at] = _passed_on(money[:, one.at], one, course.parents, rest)
        counts, total = (first <= y) & (y <= end), money.sum(axis=0)
        factor = np.where(counts, factor * course.growth[y], factor)
        lowest = np.where(counts, np.minimum(lowest, total / factor), lowest)
        later = np.where(counts & (y == end), total, later)
    left = (later - needed[end + 1, np.arange(len(end))]) / factor
    return np.where(end < last, np.minimum(lowest, left), lowest)


def _last_passing(course: Course, last: Ints) -> Ints:
    """Index of the last year that counts in which money changes hands, −1 without any, shape (futures,)."""
    found = np.full(len(last), -1)
    for y, passings in enumerate(course.passings):
        for one in passings:
            found[one.at] = np.where(y <= last[one.at], y, found[one.at])
    return found


def _help(money: Floats, parents: int) -> Floats:
    """Who runs short is helped by the parents' money first, then by the children's; the rest stays below zero."""
    short = np.flatnonzero((money < 0).any(axis=0))
    if not short.size:
        return money
    some = money[:, short]
    for helpers in (slice(0, parents), slice(parents, None)):
        below, have = np.minimum(some, 0.0), np.maximum(some[helpers], 0.0)
        lacking, having = -below.sum(axis=0), have.sum(axis=0)
        used = np.minimum(lacking, having)
        if used.any():
            some = some - below * np.divide(used, lacking, out=np.zeros_like(used), where=lacking > 0)
            some[helpers] -= have * np.divide(used, having, out=np.zeros_like(used), where=having > 0)
    money[:, short] = some
    return money


def _passed_on(money: Floats, one: Passing, parents: int, rest_yen: Floats) -> Floats:
    """Move what a member leaves to the heirs, and take the tax; shape (members, cases of the death)."""
    left = money[one.death.deceased]
    above, below = np.maximum(left, 0.0), np.minimum(left, 0.0)
    money = money + one.inside * above + one.among * below
    money[one.death.deceased] -= left
    taxed = np.flatnonzero(above > one.free_yen)
    if not taxed.size:
        return money
    death = replace(one.death.part(taxed), money_yen=above[taxed])
    rest = rest_yen[:, one.at[taxed]]
    tax = estate_tax.tax_yen(death, _assets_of(one.assets, taxed), rest)
    rest_yen[:, one.at[taxed]] = rest
    if tax is not None:
        money[:, taxed] = _help(money[:, taxed] - tax, parents)
    return money


def smallest_yen(course: Course, parts: Floats, first: Ints, last: Ints) -> Floats:
    """いくら要るか — the smallest sum at the start of a year with which no year up to the last lacks anything.

    The sum of ``needed_yen`` is tried first; where money leaves the household on the way the root is sought.

    Args:
        course: The flows.
        parts: How the sum is divided among the members, shape (members, futures), sum 1.
        first: Index of the year in which the money stands, shape (futures,).
        last: Index of the last year that counts, shape (futures,); nothing is needed where it lies before the first.

    Returns:
        Whole yen, infinite where no sum is enough, shape (futures,).

    """
    needed = needed_yen(course, last)
    found = np.zeros(len(first))
    some = np.flatnonzero(first <= last)

    def slack(yen: Floats, cases: Ints) -> Floats:
        these = some[cases]
        part = course.part(these)
        return slack_yen(part, parts[:, these] * yen, first[these], last[these], needed[:, these])

    if some.size:
        found[some] = smallest(slack, np.maximum(0.0, needed[first[some], some]))
    return np.ceil(found)
