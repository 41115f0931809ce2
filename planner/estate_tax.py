"""相続税の見通し (estate tax): what a member leaves counts for the tax, and what each heir of the household pays.

Nothing is worked out where what is left stays below the basic deduction. Left out: see the law file.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner import estate, homecosts
from planner.estate import Heirs, Succession
from planner.household import Household
from planner.household_home import Home
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import inheritance_tax as rules
from planner.timeline import Timeline

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

TAX = "inheritance_tax"
CELL = Cell(TAX)
DISABILITY = {"none": 0, "moderate": 1, "severe": 2}


@dataclass(frozen=True)
class Worth:
    """住まいの値打ち — value of land and building of a whole home, yen, and the size of its land; 0: not known."""

    land_yen: float = 0.0
    building_yen: float = 0.0
    square_metres: float = 0.0


@dataclass(frozen=True)
class Assets:
    """財産の見方 — what counts for the tax beside the money.

    Attributes:
        group: Everybody who can inherit.
        law: The law over the same years.
        homes: The home, and with a move the later one.
        insurance: Benefits by deceased and receiver (indexes of members), yen, shape (futures or 1, years).
        debts_yen: What each member owes at the end of each year, shape (members, years).
        disability: 0 none, 1 moderate, 2 severe, by heir.
        ages: Age of each heir at each member's month of death, shape (members, heirs, years); 0 outside.

    """

    group: Heirs
    law: LawYears
    homes: tuple[Worth, ...]
    insurance: Mapping[tuple[int, int], Floats]
    debts_yen: Floats
    disability: Ints
    ages: Ints


def assets(household: Household, time: Timeline, lines: tuple[Line, ...], law: LawYears, group: Heirs) -> Assets:
    """財産をまとめる — look up once what every death needs.

    Args:
        household: The filled household.
        time: Its timeline.
        lines: All lines of the cash flow, for the insurance benefits.
        law: The law over the same years.
        group: Everybody who can inherit.

    """
    names = group.names
    insurance: dict[tuple[int, int], Floats] = {}
    for line in lines:
        if line.programme == "insurance" and line.person != line.payer and line.person and line.payer:
            key = names.index(line.person), names.index(line.payer)
            insurance[key] = insurance.get(key, np.zeros(1)) + line.yen
    debts = np.zeros((group.members, len(time.years)))
    for debt in household.debts:
        if not debt.ends_with_death:
            debts[names.index(debt.owner)] += homecosts.owed(debt, len(time.years))
    homes = [household.home] if household.move is None else [household.home, household.move.home]
    return Assets(
        group=group,
        law=law,
        homes=tuple(_worth(home) for home in homes),
        insurance=insurance,
        debts_yen=debts,
        disability=np.array([DISABILITY[m.disability_handbook] for m in household.members] + [0] * _outside(group)),
        ages=_ages(household, time, group),
    )


def _worth(home: Home | None) -> Worth:
    """Left out: that a home is worth more or less later."""
    if home is None or not home.owned:
        return Worth()
    known = (home.land_value_yen, home.building_value_yen, home.land_square_metres)
    return Worth(*(float(value or 0) for value in known))


def _outside(group: Heirs) -> int:
    return len(group.names) - group.members


def _ages(household: Household, time: Timeline, group: Heirs) -> Ints:
    """Ages in whole years at the month of death of each member."""
    ages = np.zeros((group.members, len(group.names), len(time.years)), dtype=np.int64)
    for i, deceased in enumerate(household.members):
        for j, heir in enumerate(household.members):
            ages[i, j] = time.years - heir.birth_year - ((heir.birth_month or 1) > deceased.last_month)
    return ages


@dataclass(frozen=True)
class Death:
    """一つの相続 — one member's death in one year; each array with futures last.

    Attributes:
        passed: Who died, who outlives it, and what each heir receives.
        year: Index of the year.
        dies: In which futures, shape (futures,).
        money_yen: The member's own money, shape (futures,).
        homes: The member's share of each home, shape (homes, futures).
        lived_in: Which of the homes is lived in, shape (homes, futures).

    """

    passed: Succession
    year: int
    dies: Bools
    money_yen: Floats
    homes: Floats
    lived_in: Bools

    @property
    def deceased(self) -> int:
        """Index of the member."""
        return self.passed.deceased

    def part(self, futures: Ints) -> "Death":
        """Return some of the futures, in any order and as often as they are named."""
        return Death(
            passed=self.passed.part(futures),
            year=self.year,
            dies=self.dies[futures],
            money_yen=self.money_yen[futures],
            homes=self.homes[:, futures],
            lived_in=self.lived_in[:, futures],
        )


def tax_yen(death: Death, assets: Assets, rest_yen: Floats) -> Floats | None:
    """相続税 — what each member of the household has to pay after one death.

    Args:
        death: Who died, and who receives what.
        assets: What counts beside the money.
        rest_yen: What earlier inheritances left of each member's credit for a disability, infinite where there was
            none, shape (members, futures); it is brought up to date.

    Returns:
        Whole yen, shape (members, futures); None where nothing is due at all.

    """
    statutory = estate.shares(death.deceased, death.passed.alive, np.zeros(len(assets.group.names)), assets.group)
    taxed = np.flatnonzero(death.dies & (_gross_yen(death, assets) > _deduction_yen(statutory, assets)))
    if not taxed.size:
        return None
    found = np.zeros((assets.group.members, len(death.dies)))
    found[:, taxed] = _Inheritance(death, assets, statutory, taxed).due_yen(rest_yen)
    return found


def free_money_yen(death: Death, assets: Assets) -> Floats:
    """税のかからないお金 — money up to which a death brings no tax, beside all else that is left, shape (futures,).

    Args:
        death: Who dies; the money in it counts for nothing.
        assets: What counts beside the money.

    """
    statutory = estate.shares(death.deceased, death.passed.alive, np.zeros(len(assets.group.names)), assets.group)
    return np.asarray(_deduction_yen(statutory, assets) - (_gross_yen(death, assets) - death.money_yen))


def _gross_yen(death: Death, assets: Assets) -> Floats:
    """All that is left, before any relief, shape (futures,)."""
    worth = [home.land_yen + home.building_yen for home in assets.homes]
    home = sum(share * yen for share, yen in zip(death.homes, worth, strict=True))
    insured = [yen for (i, _), yen in assets.insurance.items() if i == death.deceased]
    benefits = sum((yen[:, death.year] for yen in insured), np.zeros(1))
    return np.asarray(death.money_yen + home + benefits - assets.debts_yen[death.deceased, death.year])


def _deduction_yen(statutory: Floats, assets: Assets) -> Floats:
    return rules.deduction_yen(
        heirs=(statutory > 0).sum(axis=0),
        basic_deduction_yen=assets.law.constant(f"{TAX}.basic_deduction_yen"),
        basic_deduction_per_heir_yen=assets.law.constant(f"{TAX}.basic_deduction_per_heir_yen"),
    )


class _Inheritance:
    """One death in the futures in which tax may be due; arrays have the shape (heirs, futures, 1).

    Where the working is kept there is one future, and they are spread over all years, 0 but in the year of death, so
    that the steps show in that year alone.
    """

    def __init__(self, death: Death, assets: Assets, statutory: Floats, taxed: Ints) -> None:
        self.death, self.assets, self.taxed, self.law = death, assets, taxed, assets.law
        self.statutory = self._placed(statutory)
        self.heirs = self._placed((statutory > 0).sum(axis=0))

    def _placed(self, by_future: Floats | Ints | Bools) -> Floats:
        """Pick the futures and place them in their year, shape (…, futures, 1 or years)."""
        picked = np.asarray(by_future, dtype=np.float64)[..., self.taxed, np.newaxis]
        if not self.law.working:
            return picked
        spread = np.zeros((*picked.shape[:-1], len(self.law.years)))
        spread[..., [self.death.year]] = picked
        return spread

    def due_yen(self, rest_yen: Floats) -> Floats:
        """Tax of the members, shape (members, futures)."""
        members, law = self.assets.group.members, self.law
        received = self._received_yen()
        estate_yen = received.sum(axis=0)
        total = self._total_yen(estate_yen)
        by_heir = law.apply(
            CELL,
            rules.tax_by_heir_yen,
            total_tax_yen=total,
            received_yen=received,
            surcharged=self._surcharged(),
            surcharge_ratio=law.constant(f"{TAX}.surcharge_ratio"),
        )
        relief = self._relief_yen(total, estate_yen, received)
        credit = self._credit_yen(self._placed(rest_yen))
        due = law.apply(
            CELL,
            rules.due_yen,
            tax_yen=by_heir[:members],
            relief_yen=relief,
            credit_yen=credit,
        )
        if law.working:
            law.apply(CELL, rules.household_yen, due_yen=due)
        used = np.minimum(credit, np.maximum(0.0, by_heir[:members] - relief))
        self._note_used(rest_yen, credit, used)
        return self._of_year(due)

    def _of_year(self, yen: Floats) -> Floats:
        return yen[..., self.death.year] if self.law.working else yen[..., 0]

    def _received_yen(self) -> Floats:
        """What each heir receives, as it counts for the tax; debts in proportion to the money."""
        death, assets, members = self.death, self.assets, self.assets.group.members
        home_shares = self._placed(death.passed.home_shares)
        kept = home_shares[:members].sum(axis=0)
        resident = np.divide(home_shares[:members], kept, out=np.zeros_like(home_shares[:members]), where=kept > 0)
        elsewhere = np.zeros_like(home_shares[members:])
        homes, lived_in = self._placed(death.homes), self._placed(death.lived_in)
        own = zip(assets.homes, homes, lived_in, strict=True)
        away = np.concatenate([np.zeros_like(resident), home_shares[members:]])
        return self.law.apply(
            CELL,
            rules.received_yen,
            money_yen=self._placed(death.money_yen) - assets.debts_yen[death.deceased, death.year],
            money_shares=self._placed(death.passed.money_shares),
            building_yen=sum(one.building_yen * home for one, home in zip(assets.homes, homes, strict=True)),
            home_shares=home_shares,
            home_land_yen=self._land_yen(homes * lived_in * kept),
            resident_shares=np.concatenate([resident, elsewhere]),
            other_land_yen=sum(one.land_yen * home * np.where(lived, away, home_shares) for one, home, lived in own),
            insurance_taxed_yen=self._insurance_yen(),
        )

    def _land_yen(self, kept: Floats) -> Floats | float:
        """Land of the heirs who live in the home, after its relief; ``kept`` is their part of each home lived in."""
        land_yen = sum(home.land_yen * part for home, part in zip(self.assets.homes, kept, strict=True))
        if not np.any(land_yen):
            return 0.0
        return self.law.apply(
            CELL,
            rules.home_land_yen,
            land_yen=land_yen,
            square_metres=sum(home.square_metres * part for home, part in zip(self.assets.homes, kept, strict=True)),
            home_land_limit_square_metres=self.law.constant(f"{TAX}.home_land_limit_square_metres"),
            home_land_reduction_ratio=self.law.constant(f"{TAX}.home_land_reduction_ratio"),
        )

    def _insurance_yen(self) -> Floats:
        """Benefits by heir beyond the free amount."""
        death, assets = self.death, self.assets
        benefits = np.zeros((len(assets.group.names), len(death.dies)))
        for (deceased, receiver), yen in assets.insurance.items():
            if deceased == death.deceased:
                benefits[receiver] += yen[:, death.year]
        placed = self._placed(benefits)
        if not placed.any():
            return placed
        return self.law.apply(
            CELL,
            rules.insurance_taxed_yen,
            insurance_yen=placed,
            heirs=self.heirs,
            insurance_free_yen_per_heir=self.law.constant(f"{TAX}.insurance_free_yen_per_heir"),
        )

    def _total_yen(self, estate_yen: Floats) -> Floats:
        law = self.law
        deduction = law.apply(
            CELL,
            rules.deduction_yen,
            heirs=self.heirs,
            basic_deduction_yen=law.constant(f"{TAX}.basic_deduction_yen"),
            basic_deduction_per_heir_yen=law.constant(f"{TAX}.basic_deduction_per_heir_yen"),
        )
        return law.apply(
            CELL,
            rules.total_tax_yen,
            estate_yen=estate_yen,
            deduction_yen=deduction,
            statutory_shares=self.statutory,
            bracket_from_yen=law.numbers(f"{TAX}.bracket_from_yen"),
            bracket_ratio=law.numbers(f"{TAX}.bracket_ratio"),
            bracket_deduction_yen=law.numbers(f"{TAX}.bracket_deduction_yen"),
        )

    def _surcharged(self) -> Bools:
        """Heirs of a child who are no parents: brothers and sisters, shape (heirs, 1, 1)."""
        group = self.assets.group
        brothers = np.arange(len(group.names)) >= group.parents
        return (brothers & (self.death.deceased >= group.parents))[:, np.newaxis, np.newaxis]

    def _relief_yen(self, total: Floats, estate_yen: Floats, received: Floats) -> Floats:
        """Relief of each member: of the spouse alone, shape (members, futures, 1 or years)."""
        group, deceased = self.assets.group, self.death.deceased
        index = np.arange(group.members)
        spouse = (index < group.parents) & (index != deceased) & (deceased < group.parents)
        return self.law.apply(
            CELL,
            rules.spouse_relief_yen,
            total_tax_yen=total,
            estate_yen=estate_yen,
            received_yen=received[: group.members],
            statutory_shares=self.statutory[: group.members],
            spouse=spouse[:, np.newaxis, np.newaxis],
            spouse_free_yen=self.law.constant(f"{TAX}.spouse_free_yen"),
        )

    def _credit_yen(self, rest_yen: Floats) -> Floats:
        """Credit for a disability of each member who is a statutory heir."""
        members, law = self.assets.group.members, self.law
        if not self.assets.disability.any():
            return np.zeros((members, 1, 1))
        heirs = self.statutory[:members] > 0
        ages = self.assets.ages[self.death.deceased, :members, self.death.year]
        return law.apply(
            CELL,
            rules.disability_credit_yen,
            age=ages[:, np.newaxis, np.newaxis],
            disability=self.assets.disability[:members, np.newaxis, np.newaxis] * heirs,
            rest_yen=rest_yen,
            disability_deduction_yen_per_year=law.constant(f"{TAX}.disability_deduction_yen_per_year"),
            special_disability_deduction_yen_per_year=law.constant(f"{TAX}.special_disability_deduction_yen_per_year"),
            disability_to_age=law.constant(f"{TAX}.disability_to_age"),
        )

    def _note_used(self, rest_yen: Floats, credit: Floats, used: Floats) -> None:
        """Keep what is left of the credits for a later inheritance."""
        shape = np.broadcast_shapes(credit.shape, used.shape)
        left = self._of_year(np.broadcast_to(credit - used, shape))
        spent = self._of_year(np.broadcast_to(used, shape)) > 0
        rest_yen[:, self.taxed] = np.where(spent, left, rest_yen[:, self.taxed])
