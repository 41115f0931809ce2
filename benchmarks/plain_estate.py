"""Inheritance of the plain loop: who receives money and home, and the tax of each heir in the household."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from benchmarks import plain_home
from benchmarks.plain_law import Law
from benchmarks.plain_people import Member, down
from benchmarks.plain_rows import Row
from planner.household import Household
from planner.household_home import Share

TAX = "inheritance_tax"
THOUSAND, HUNDRED = 1_000.0, 100.0
YEARLY = {"moderate": "disability_deduction_yen_per_year", "severe": "special_disability_deduction_yen_per_year"}

Shares = dict[str, float]


@dataclass(frozen=True)
class Assets:
    """財産の見方 — what counts for the tax beside the money.

    ``insurance`` holds the benefits by deceased and receiver, ``owed`` what everybody owes at the end of each year,
    ``rest`` what earlier inheritances left of the credits for a disability; the loop writes it on.
    """

    household: Household
    people: Mapping[str, Member]
    law: Law
    insurance: dict[tuple[str, str], list[float]]
    owed: dict[str, list[float]]
    rest: dict[str, float] = field(default_factory=dict)

    def value(self, key: str) -> float:
        """Return a value of the law."""
        return self.law.number(f"{TAX}.{key}")


@dataclass(frozen=True)
class Death:
    """一つの相続 — who died in which year, what is left, and who receives which part of it."""

    name: str
    i: int
    money: int
    home: float
    shares: dict[str, Shares]
    statutory: Shares


def assets(household: Household, people: Mapping[str, Member], rows: Iterable[Row], law: Law) -> Assets:
    """Look up once what every death needs; benefits that fall into the estate are money already."""
    insurance: dict[tuple[str, str], list[float]] = {}
    for row in rows:
        if row.programme == "insurance" and row.person and row.payer and row.person != row.payer:
            before = insurance.get((row.person, row.payer), [0.0] * len(row.yen))
            insurance[row.person, row.payer] = [one + round(yen) for one, yen in zip(before, row.yen, strict=True)]
    owed = {name: [0.0] * len(law.course.years) for name in people}
    for debt in household.debts:
        if not debt.ends_with_death:
            left = [balance for _, balance in plain_home.course(debt, len(law.course.years))]
            owed[debt.owner] = [one + other for one, other in zip(owed[debt.owner], left, strict=True)]
    return Assets(household, people, law, insurance, owed)


def names(household: Household) -> list[str]:
    """Everybody who can inherit: members first, then brothers and sisters outside."""
    return [member.name for member in household.members] + [sibling.name for sibling in household.siblings]


def owned(household: Household) -> Shares:
    """住まいの持分 — as given, else the parents in equal parts."""
    everybody = names(household)
    owners = household.home.owners if household.home is not None else ()
    if owners:
        return dict.fromkeys(everybody, 0.0) | {share.name: share.ratio for share in owners}
    first = max(1, len(household.parents))
    return dict.fromkeys(everybody, 0.0) | dict.fromkeys(everybody[:first], 1 / first)


def shares(household: Household, deceased: str, statutory: Shares, alive: set[str]) -> dict[str, Shares]:
    """相続の割合 — shares of money and home: by will, else by statute."""
    will = next((will for will in household.wills if will.person == deceased), None)
    parts = {"money": () if will is None else will.money, "home": () if will is None else will.home}
    return {part: _by_will(given, statutory, alive) for part, given in parts.items()}


def _by_will(will: tuple[Share, ...], statutory: Shares, alive: set[str]) -> Shares:
    """What is left to somebody who has died goes by statute."""
    left = {share.name: share.ratio for share in will if share.name in alive}
    given = [left.get(name, 0.0) for name in statutory]
    rest = 1 - list(accumulate(given))[-1]
    return {name: by_will + rest * statutory[name] for name, by_will in zip(statutory, given, strict=True)}


def statutory_shares(household: Household, deceased: str, alive: set[str], *, spouse_ratio: float) -> Shares:
    """法定相続分 — of a parent: spouse and children; of a child: the parents, else brothers and sisters."""
    found = dict.fromkeys(names(household), 0.0)
    parents = [parent.name for parent in household.parents]
    living = [name for name in found if name in alive]
    elders = [name for name in living if name in parents]
    young = [name for name in living if name not in parents]
    if deceased in parents:
        spouse = (spouse_ratio if young else 1.0) if elders else 0.0
        found |= dict.fromkeys(elders, spouse)
        return found | {name: (1.0 - spouse) / len(young) for name in young}
    heirs = elders or young
    return found | {name: 1.0 / len(heirs) for name in heirs}


def tax(death: Death, own: Assets) -> dict[str, int] | None:
    """相続税 — what each member of the household pays after one death; None where nothing can be due."""
    heirs = sum(share > 0 for share in death.statutory.values())
    deduction = own.value("basic_deduction_yen") + heirs * own.value("basic_deduction_per_heir_yen")
    if _gross(death, own) <= deduction:
        return None
    received = _received(death, own, heirs)
    estate = math.fsum(received.values())
    total = _total(estate, deduction, death.statutory, own)
    due = {}
    for name in own.people:
        part = received[name] / estate if estate > 0 else 0.0
        yen = total * part * (1 + own.value("surcharge_ratio") if _surcharged(name, death, own) else 1.0)
        left = max(0.0, yen - total * _free_part(name, death, received[name], estate, own))
        credit = _credit(name, death, own)
        if min(credit, left) > 0:
            own.rest[name] = credit - min(credit, left)
        due[name] = round(down(max(0.0, left - credit), HUNDRED))
    return due


def _gross(death: Death, own: Assets) -> float:
    """Everything that is left, before any relief."""
    land, building, _ = _home(own)
    benefits = sum(yen[death.i] for (insured, _), yen in own.insurance.items() if insured == death.name)
    return death.money + death.home * (land + building) + benefits - own.owed[death.name][death.i]


def _home(own: Assets) -> tuple[float, float, float]:
    """Value of land and building, size of the land; all 0 for a home that is not owned."""
    home = own.household.home
    if home is None or not home.owned:
        return 0.0, 0.0, 0.0
    return float(home.land_value_yen or 0), float(home.building_value_yen or 0), float(home.land_square_metres or 0)


def _received(death: Death, own: Assets, heirs: int) -> Shares:
    """What each heir receives as it counts for the tax; debts in proportion to the money."""
    land, building, square_metres = _home(own)
    kept = death.home * sum(death.shares["home"][name] for name in own.people)
    within = min(1.0, own.value("home_land_limit_square_metres") / max(square_metres * kept, 1e-9))
    relieved = 1 - within * own.value("home_land_reduction_ratio")
    benefits = {to: yen[death.i] for (insured, to), yen in own.insurance.items() if insured == death.name}
    whole = sum(benefits.values())
    taxed = max(0.0, whole - heirs * own.value("insurance_free_yen_per_heir")) / whole if whole else 0.0
    found = {}
    for name, of_money in death.shares["money"].items():
        of_home = death.home * death.shares["home"][name]
        of_land = land * of_home * (relieved if name in own.people else 1.0)
        yen = (death.money - own.owed[death.name][death.i]) * of_money + building * of_home + of_land
        found[name] = max(0.0, yen + benefits.get(name, 0.0) * taxed)
    return found


def _total(estate: float, deduction: float, statutory: Shares, own: Assets) -> float:
    """相続税の総額 — as if everybody had received the statutory share of what exceeds the deduction."""
    taxed, found = max(0.0, down(estate, THOUSAND) - deduction), 0.0
    first, ratio, less = (own.law.numbers(f"{TAX}.bracket_{name}") for name in ("from_yen", "ratio", "deduction_yen"))
    for share in statutory.values():
        part = down(share * taxed, THOUSAND)
        row = max((i for i, yen in enumerate(first) if part >= yen), default=0)
        found += part * ratio[row] - less[row]
    return down(found, HUNDRED)


def _surcharged(name: str, death: Death, own: Assets) -> bool:
    """2割加算 — brothers and sisters of a child."""
    return not own.people[death.name].is_parent and not own.people[name].is_parent


def _free_part(name: str, death: Death, received: float, estate: float, own: Assets) -> float:
    """配偶者の税額軽減 — part on the statutory share, or on 160 million yen if that is more; of the spouse."""
    spouse = own.people[death.name].is_parent and own.people[name].is_parent and name != death.name
    if not spouse or not estate:
        return 0.0
    return min(received, max(estate * death.statutory[name], own.value("spouse_free_yen"))) / estate


def _credit(name: str, death: Death, own: Assets) -> float:
    """障害者控除 — for every year to 85 of a statutory heir; later no more than the first left unused."""
    who, handbook = own.people[name].person, own.people[name].person.disability_handbook
    if handbook not in YEARLY or not death.statutory[name]:
        return 0.0
    later_in_year = (who.birth_month or 1) > own.people[death.name].person.last_month
    age = own.law.course.years[death.i] - who.birth_year - later_in_year
    credit = max(0.0, own.value("disability_to_age") - age) * own.value(YEARLY[handbook])
    return min(credit, own.rest.get(name, math.inf))
