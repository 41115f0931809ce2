"""The same projection as a plain loop over years for one future: floats and dicts, no numpy.

It shares no rule with the engine, only the input model and the law files, so that the two check each other. It
is what somebody would write who needs one table of one family; ``benchmarks.run`` measures the engine beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from benchmarks import plain_estate, plain_home, plain_lines, plain_minimum
from benchmarks.plain_estate import Assets, Death, Shares
from benchmarks.plain_law import MONTHS, Course, Law
from benchmarks.plain_lines import Family
from benchmarks.plain_minimum import Group, Standard
from benchmarks.plain_rows import Key, Row, months_between
from planner.household import Household
from planner.lawbook import LawBook

TAKEN_OFF_INCOME = ("workplace_insurance", "income_tax", "long_term_care_insurance")

Money = dict[str, int]


@dataclass(frozen=True)
class Table:
    """What the loop gives: yen by year; ``lines`` by key, by owner where a name leads, ``home`` in shares by heir."""

    lines: dict[Key, list[int]]
    closing: dict[str, list[int]]
    inheritance_tax: dict[str, list[int]]
    assistance: list[int]
    adjustment: list[int]
    shortfall: list[int]
    missing: list[int]
    left_outside: list[int]
    minimum: list[float]
    home: dict[str, list[float]]


@dataclass
class _Year:
    """Sums of one year: own flows, regular income and windfalls by owner, the common purse, what assistance looks at.

    ``passed`` is the yen of the windfalls times the months of the year before each comes.
    """

    own: Money
    income: Money
    windfalls: Money
    common: int = 0
    common_windfall: int = 0
    counted: int = 0
    passed: float = 0.0

    @property
    def windfall(self) -> int:
        """All windfalls of the year."""
        return sum(self.windfalls.values()) + self.common_windfall


def project(household: Household, course: Course, book: LawBook) -> Table:
    """見通しを立てる — one household (placeholders filled in) on one course, year by year."""
    law = Law(book, course, household.municipality)
    family = plain_lines.prepare(household, course, law)
    standard = plain_minimum.read(law) if household.assumptions.public_assistance else None
    rows, table = plain_lines.rows(family), _empty(family)
    estate = plain_estate.assets(household, family.people, rows, law)
    rate, money = _return_ratio(household), _opening(household)
    home, assisted = plain_estate.owned(household), False
    order = sorted(family.people.values(), key=lambda who: who.person.last_month)
    for i, year in enumerate(course.years):
        sums = _sums(family, rows, table, i)
        table.minimum[i] = _minimum(family, standard, i)
        money, assisted = _one_year(family, table, money, sums, i, rate=rate, standard=standard, assisted=assisted)
        dying = [who.name for who in order if who.last_year == year]
        for number, name in enumerate(dying):
            alive = _alive_after(family, name, dying[number + 1 :], year)
            if any(member in alive for member in money):
                home = _one_death(family, table, money, home, estate, name=name, alive=alive, i=i)
        for name, yen in money.items():
            table.closing[name][i] = yen
        for name, share in home.items():
            table.home[name][i] = share
    return table


def split(total: int, parts: Shares) -> Money:
    """Split whole yen in proportion to the parts by cumulative rounding: not one yen is lost."""
    up_to_here = list(accumulate(parts.values()))
    if not up_to_here or up_to_here[-1] <= 0:
        return dict.fromkeys(parts, 0)
    edges = [round(part * (total / up_to_here[-1])) for part in up_to_here]
    return {name: edge - before for name, edge, before in zip(parts, edges, [0, *edges], strict=False)}


def _opening(household: Household) -> Money:
    money = dict.fromkeys((member.name for member in household.members), 0)
    for account in household.accounts:
        money[account.owner] += account.balance_yen or 0
    return money


def _return_ratio(household: Household) -> float:
    """運用率 — the mean of all accounts by balance at the start."""
    total = sum(account.balance_yen or 0 for account in household.accounts)
    earned = sum((account.balance_yen or 0) * account.return_ratio for account in household.accounts)
    return earned / total if total else 0.0


def _empty(family: Family) -> Table:
    years = len(family.course.years)
    return Table(
        lines={},
        closing={name: [0] * years for name in family.people},
        inheritance_tax={name: [0] * years for name in family.people},
        assistance=[0] * years,
        adjustment=[0] * years,
        shortfall=[0] * years,
        missing=[0] * years,
        left_outside=[0] * years,
        minimum=[0.0] * years,
        home={name: [0.0] * years for name in plain_estate.names(family.household)},
    )


def _sums(family: Family, rows: Iterable[Row], table: Table, i: int) -> _Year:
    """Write the rows of a year into the table, in whole yen, and sum them up."""
    own, income, windfalls = (dict.fromkeys(family.people, 0) for _ in range(3))
    sums = _Year(own, income, windfalls)
    for row in rows:
        yen = round(row.yen[i])
        if yen:
            table.lines.setdefault(row.key, [0] * len(family.course.years))[i] += yen
            _add(sums, row, yen, i)
    sums.counted = max(0, sums.counted)
    return sums


def _add(sums: _Year, row: Row, yen: int, i: int) -> None:
    if row.payer is None:
        sums.common += yen
    else:
        sums.own[row.payer] += yen
    if row.programme in TAKEN_OFF_INCOME:
        sums.counted += yen
    elif yen > 0 and row.windfall:
        _add_windfall(sums, row, yen, months=row.months[i] if row.months else 0.0)
    elif yen > 0:
        sums.counted += yen - (round(row.uncounted[i]) if row.uncounted else 0)
        if row.payer is not None:
            sums.income[row.payer] += yen


def _add_windfall(sums: _Year, row: Row, yen: int, *, months: float) -> None:
    sums.passed += yen * months
    if row.payer is None:
        sums.common_windfall += yen
    else:
        sums.windfalls[row.payer] += yen


def _minimum(family: Family, standard: Standard | None, i: int) -> float:
    """Minimum cost of living of a year, the months between its deaths each for those who live in them."""
    if standard is None:
        return 0.0
    year, household = family.course.years[i], family.household
    deaths = {who.months(year) for who in family.people.values() if who.here(year)}
    groups, begin = [], 0
    for end in sorted(deaths):
        people = [who.person for who in family.people.values() if who.months(year) >= end]
        rent = plain_home.rent_between(household, family.phases, family.law, i, months=(begin, end))
        groups.append(Group(people, end - begin, rent))
        begin = end
    return plain_minimum.minimum_yen(groups, household, standard, i)


def _one_year(
    family: Family,
    table: Table,
    opening: Money,
    sums: _Year,
    i: int,
    *,
    rate: float,
    standard: Standard | None,
    assisted: bool,
) -> tuple[Money, bool]:
    """Carry the money of one year up to the deaths; say whether the household is on assistance then."""
    lived = family.household_end > family.course.years[i] * MONTHS
    returns = {name: round(yen * rate) if lived else 0 for name, yen in opening.items()}
    carriers = _carriers(family, sums, i)
    common = split(sums.common, carriers)
    kept = {name: yen + returns[name] for name, yen in opening.items()}
    planned = {name: sums.own[name] + common[name] for name in opening}
    part = _part_that_goes_on(family, sums, i, minimum=table.minimum[i]) if assisted else 0.0
    common_windfall = split(sums.common_windfall, carriers)
    regular = {name: planned[name] - sums.windfalls[name] - common_windfall[name] for name in planned}
    money = {name: kept[name] + planned[name] - round(part * regular[name]) for name in kept}
    _help_each_other(money, family)
    gap, lacking = -sum(regular.values()), sum(max(0, -yen) for yen in money.values())
    table.missing[i] = lacking + round(max(0.0, part * gap))
    begun, closing = 0, {name: max(0, yen) for name, yen in money.items()}
    if lacking and standard is not None:
        in_hand, yearly = sum(kept.values()) + sums.windfall, table.minimum[i]
        most_kept = yearly / MONTHS * standard.cash_kept_ratio
        monthly = max(0.0, yearly - sums.counted) / MONTHS
        begun, rest = _assistance(in_hand, gap, monthly, months=MONTHS * (1.0 - part), most_kept=most_kept)
        closing = split(rest, carriers) if begun else closing
    table.assistance[i] = paid = begun + round(part * (table.minimum[i] - sums.counted))
    table.shortfall[i] = 0 if paid else lacking
    had = sum(kept.values()) + sum(planned.values())
    table.adjustment[i] = sum(closing.values()) - had - paid - table.shortfall[i]
    return closing, begun > 0 or (part > 0 and not sums.windfall)


def _part_that_goes_on(family: Family, sums: _Year, i: int, *, minimum: float) -> float:
    """Which part of the year assistance goes on for: up to the mean month of the windfalls, by yen."""
    if sums.counted >= minimum:
        return 0.0
    if not sums.windfall:
        return 1.0
    return sums.passed / (sums.windfall * months_between(family.course.years[i], family.start, family.household_end))


def _carriers(family: Family, sums: _Year, i: int) -> Shares:
    """Shares in the common spending: living parents, else the children, by income, else in equal parts."""
    here = [who for who in family.people.values() if who.here(family.course.years[i])]
    carry = [who.name for who in here if who.is_parent] or [who.name for who in here]
    total = sum(sums.income[name] for name in carry)
    weights = {name: sums.income[name] if total else 1 for name in carry}
    return {name: weights.get(name, 0) / (total or len(carry) or 1) for name in family.people}


def _help_each_other(money: Money, family: Family) -> None:
    """Whoever runs short is helped by the parents' money, then by the children's."""
    for parents in (True, False):
        _help(money, [who.name for who in family.people.values() if who.is_parent == parents])


def _help(money: Money, helpers: list[str]) -> None:
    """Whoever runs short is helped by these people's money."""
    lack = {name: float(max(0, -yen)) for name, yen in money.items()}
    have = {name: float(max(0, money[name])) for name in helpers}
    used = round(min(sum(lack.values()), sum(have.values())))
    for name, yen in split(used, lack).items():
        money[name] += yen
    for name, yen in split(used, have).items():
        money[name] -= yen


def _assistance(in_hand: int, gap: int, monthly: float, *, months: float, most_kept: float) -> tuple[int, int]:
    """生活保護 — assistance for the months after the money has ended, and the cash that may be kept."""
    covered = min(MONTHS, MONTHS * in_hand // gap)
    rest = max(0.0, in_hand - gap * covered / MONTHS)
    reduction = max(0.0, rest - most_kept)
    return round(max(0.0, monthly * (months - covered) - reduction)), round(rest - reduction)


def _alive_after(family: Family, name: str, later: list[str], year: int) -> set[str]:
    """Who can inherit: alive at the end of the year or dying later in it; brothers and sisters outside."""
    alive = {
        sibling.name
        for sibling in family.household.siblings
        if sibling.birth_year is None or sibling.last_age is None or sibling.birth_year + sibling.last_age >= year
    }
    for other, who in family.people.items():
        if other != name and (who.end > (year + 1) * MONTHS or other in later):
            alive.add(other)
    return alive


def _one_death(
    family: Family, table: Table, money: Money, home: Shares, estate: Assets, *, name: str, alive: set[str], i: int
) -> Shares:
    """Pass the money of the deceased on and let the heirs pay the tax; return who owns the home then."""
    household = family.household
    spouse_ratio = family.law.number("inheritance.spouse_with_children_ratio")
    statutory = plain_estate.statutory_shares(household, name, alive, spouse_ratio=spouse_ratio)
    shares = plain_estate.shares(household, name, statutory, alive)
    tax = plain_estate.tax(Death(name, i, money[name], home[name], shares, statutory), estate)
    table.left_outside[i] += _pass_on(money, name, shares["money"])
    for heir, yen in (tax or {}).items():
        money[heir] -= yen
    _help_each_other(money, family)
    for heir, yen in money.items():
        lack = max(0, -yen)
        money[heir] += lack
        table.missing[i] += lack
        table.inheritance_tax[heir][i] -= (tax or {}).get(heir, 0) - lack
    return {heir: own + shares["home"][heir] * home[name] for heir, own in home.items()} | {name: 0.0}


def _pass_on(money: Money, name: str, shares: Shares) -> int:
    """Move the money of the deceased to the heirs; return what leaves the household."""
    left = money[name]
    parts = split(left, shares)
    money[name] = 0
    for heir in money:
        money[heir] += parts[heir]
    return left - sum(parts[heir] for heir in money)
