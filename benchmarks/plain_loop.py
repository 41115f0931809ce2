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
from benchmarks.plain_minimum import Standard
from benchmarks.plain_rows import Key, Row, months_between
from planner.household import Household
from planner.lawbook import LawBook

HALF_A_YEAR = 6

Money = dict[str, int]


@dataclass(frozen=True)
class Table:
    """What the loop gives: yen by year; ``lines`` by key, ``closing`` by owner, ``home`` in shares by heir."""

    lines: dict[Key, list[int]]
    closing: dict[str, list[int]]
    assistance: list[int]
    adjustment: list[int]
    shortfall: list[int]
    left_outside: list[int]
    minimum: list[float]
    home: dict[str, list[float]]


@dataclass
class _Year:
    """Sums of one year: own flows and regular income by owner, the common purse, what assistance looks at."""

    own: Money
    income: Money
    common: int = 0
    counted: int = 0
    windfall: int = 0


def project(household: Household, course: Course, book: LawBook) -> Table:
    """見通しを立てる — one household (placeholders filled in) on one course, year by year."""
    law = Law(book, course, household.municipality)
    family = plain_lines.prepare(household, course, law)
    standard = plain_minimum.read(law) if household.assumptions.public_assistance else None
    spouse_ratio = law.number("inheritance.spouse_with_children_ratio")
    rate, money = _return_ratio(household), _opening(household)
    home, table, assisted = _owned(household), _empty(family), False
    order = sorted(family.members.values(), key=lambda who: who.person.last_month)
    for i, year in enumerate(course.years):
        sums = _sums(family, table, i)
        table.minimum[i] = _minimum(family, standard, i)
        money = _one_year(family, table, money, sums, i, rate=rate, standard=standard, assisted=assisted)
        assisted = table.assistance[i] > 0
        dying = [who.name for who in order if course.last_year[who.name] == year]
        for number, name in enumerate(dying):
            alive = _alive_after(family, name, dying[number + 1 :], year)
            if any(member in alive for member in money):
                shares = _shares(household, name, alive, spouse_ratio=spouse_ratio)
                table.left_outside[i] += _pass_on(money, name, shares["money"])
                left = home[name]
                home = {heir: own + shares["home"][heir] * left for heir, own in home.items()} | {name: 0.0}
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


def _names(household: Household) -> list[str]:
    """Everybody who can inherit: members first, then brothers and sisters outside."""
    return [member.name for member in household.members] + [sibling.name for sibling in household.siblings]


def _owned(household: Household) -> Shares:
    """住まいの持分 — as given, else the parents in equal parts."""
    names = _names(household)
    owners = household.home.owners if household.home is not None else ()
    if owners:
        return dict.fromkeys(names, 0.0) | {share.name: share.ratio for share in owners}
    first = max(1, len(household.parents))
    return dict.fromkeys(names, 0.0) | dict.fromkeys(names[:first], 1 / first)


def _empty(family: Family) -> Table:
    years = len(family.course.years)
    return Table(
        lines={},
        closing={name: [0] * years for name in family.members},
        assistance=[0] * years,
        adjustment=[0] * years,
        shortfall=[0] * years,
        left_outside=[0] * years,
        minimum=[0.0] * years,
        home={name: [0.0] * years for name in _names(family.household)},
    )


def _sums(family: Family, table: Table, i: int) -> _Year:
    """Write the lines of a year into the table, in whole yen, and sum them up."""
    sums = _Year(dict.fromkeys(family.members, 0), dict.fromkeys(family.members, 0))
    for key, amount in plain_lines.of_year(family, i):
        yen = round(amount)
        if yen:
            table.lines.setdefault(key, [0] * len(family.course.years))[i] += yen
            _add(sums, key, yen)
    sums.counted -= plain_lines.uncounted(family, i)
    return sums


def _add(sums: _Year, key: Key, yen: int) -> None:
    programme, _, payer, _ = key
    if payer is None:
        sums.common += yen
    else:
        sums.own[payer] += yen
    if yen > 0 and programme in WINDFALLS:
        sums.windfall += yen
    elif yen > 0:
        if payer is not None:
            sums.income[payer] += yen
        if programme != AID:
            sums.counted += yen


def _minimum(family: Family, standard: Standard | None, i: int) -> float:
    """Minimum cost of living of those who live more than half of the year or to the household's end in it."""
    year = family.course.years[i]
    lived = plain_lines.months(year, family.start, family.household_end)
    if standard is None or not lived:
        return 0.0
    needed = min(year * MONTHS + HALF_A_YEAR + 1, family.household_end)
    people = [who.person for who in family.members.values() if who.end >= needed]
    rent = plain_lines.rent_yen(family, i)
    return plain_minimum.minimum_yen(people, family.household, standard, i, rent_yen=rent, months=lived)


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
) -> Money:
    """Carry the money of one year up to the deaths."""
    lived = family.household_end > family.course.years[i] * MONTHS
    returns = {name: round(yen * rate) if lived else 0 for name, yen in opening.items()}
    carriers = _carriers(family, sums, i)
    common = split(sums.common, carriers)
    money = {name: yen + returns[name] + sums.own[name] + common[name] for name, yen in opening.items()}
    for helpers in (family.household.parents, family.household.children):
        _help(money, [person.name for person in helpers])
    lacking = sum(max(0, -yen) for yen in money.values())
    kept_by_owner = {name: yen + returns[name] for name, yen in opening.items()}
    if assisted and not sums.windfall and sums.counted < table.minimum[i]:
        paid = round(table.minimum[i] - sums.counted)
    elif lacking:
        kept_ratio = 0.0 if standard is None else standard.cash_kept_ratio
        in_hand = sum(kept_by_owner.values()) + sums.windfall
        paid, kept = _assistance(in_hand, lacking, sums, table.minimum[i], kept_ratio=kept_ratio)
        kept_by_owner = split(kept, carriers)
    else:
        return money
    if paid <= 0:
        table.shortfall[i] = lacking
        return {name: max(0, yen) for name, yen in money.items()}
    table.assistance[i] = paid
    table.adjustment[i] = sum(kept_by_owner.values()) - sum(money.values()) - paid
    return kept_by_owner


def _carriers(family: Family, sums: _Year, i: int) -> Shares:
    """Shares in the common spending: living parents, else the children, by income, else in equal parts."""
    january = family.course.years[i] * MONTHS
    alive = {name for name, who in family.members.items() if who.end > january}
    parents = [parent.name for parent in family.household.parents if parent.name in alive]
    carry = parents or [child.name for child in family.household.children if child.name in alive]
    total = sum(sums.income[name] for name in carry)
    weights = {name: sums.income[name] if total else 1 for name in carry}
    return {name: weights.get(name, 0) / (total or len(carry) or 1) for name in family.members}


def _help(money: Money, helpers: list[str]) -> None:
    """Whoever runs short is helped by these people's money."""
    lack = {name: float(max(0, -yen)) for name, yen in money.items()}
    have = {name: float(max(0, money[name])) for name in helpers}
    used = round(min(sum(lack.values()), sum(have.values())))
    for name, yen in split(used, lack).items():
        money[name] += yen
    for name, yen in split(used, have).items():
        money[name] -= yen


def _assistance(in_hand: int, lacking: int, sums: _Year, minimum: float, *, kept_ratio: float) -> tuple[int, int]:
    """生活保護 — assistance for the months after the money has ended, and the cash that may be kept."""
    gap = in_hand + lacking
    covered = min(MONTHS, MONTHS * in_hand // gap)
    rest = max(0.0, in_hand - gap * covered / MONTHS)
    monthly = max(0.0, minimum - sums.counted) / MONTHS
    reduction = max(0.0, rest - minimum / MONTHS * kept_ratio)
    return round(max(0.0, monthly * (MONTHS - covered) - reduction)), round(rest - reduction)


def _alive_after(family: Family, name: str, later: list[str], year: int) -> set[str]:
    """Who can inherit: alive at the end of the year or dying later in it; brothers and sisters outside."""
    alive = {
        sibling.name
        for sibling in family.household.siblings
        if sibling.birth_year is None or sibling.last_age is None or sibling.birth_year + sibling.last_age >= year
    }
    for other, who in family.members.items():
        if other != name and (who.end > (year + 1) * MONTHS or other in later):
            alive.add(other)
    return alive


def _shares(household: Household, deceased: str, alive: set[str], *, spouse_ratio: float) -> dict[str, Shares]:
    """相続の割合 — shares of money and home: by will, else by statute."""
    statutory = _statutory(household, deceased, alive, spouse_ratio=spouse_ratio)
    will = next((will for will in household.wills if will.person == deceased), None)
    parts = {"money": () if will is None else will.money, "home": () if will is None else will.home}
    return {part: _by_will(shares, statutory, alive) for part, shares in parts.items()}


def _by_will(will: tuple[Share, ...], statutory: Shares, alive: set[str]) -> Shares:
    """What is left to somebody who has died goes by statute."""
    left = {share.name: share.ratio for share in will if share.name in alive}
    given = [left.get(name, 0.0) for name in statutory]
    rest = 1 - list(accumulate(given))[-1]
    return {name: by_will + rest * statutory[name] for name, by_will in zip(statutory, given, strict=True)}


def _statutory(household: Household, deceased: str, alive: set[str], *, spouse_ratio: float) -> Shares:
    """法定相続分 — of a parent: spouse and children; of a child: the parents, else brothers and sisters."""
    shares = dict.fromkeys(_names(household), 0.0)
    parents = [parent.name for parent in household.parents]
    living = [name for name in shares if name in alive]
    elders = [name for name in living if name in parents]
    young = [name for name in living if name not in parents]
    if deceased in parents:
        spouse = (spouse_ratio if young else 1.0) if elders else 0.0
        shares |= dict.fromkeys(elders, spouse)
        return shares | {name: (1.0 - spouse) / len(young) for name in young}
    heirs = elders or young
    return shares | {name: 1.0 / len(heirs) for name in heirs}


def _pass_on(money: Money, name: str, shares: Shares) -> int:
    """Move the money of the deceased to the heirs; return what leaves the household."""
    left = money[name]
    parts = split(left, shares)
    money[name] = 0
    for heir in money:
        money[heir] += parts[heir]
    return left - sum(parts[heir] for heir in money)
