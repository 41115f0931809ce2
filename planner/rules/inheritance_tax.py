"""相続税 (inheritance tax), 相続税法 第12条・第15条〜第19条の4、租税特別措置法 第69条の4."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.rules.arithmetic import by_amount, round_down

Floats = NDArray[np.float64]
THOUSAND, HUNDRED = 1_000.0, 100.0


def deduction_yen(
    *, heirs: ArrayLike, basic_deduction_yen: ArrayLike, basic_deduction_per_heir_yen: ArrayLike
) -> Floats:
    """遺産に係る基礎控除 — what stays free of tax (第15条). Left out: the limit on adopted children.

    Args:
        heirs: Number of statutory heirs.
        basic_deduction_yen: Fixed part (30 million yen).
        basic_deduction_per_heir_yen: For each heir (6 million yen).

    """
    return np.asarray(np.add(basic_deduction_yen, np.multiply(heirs, basic_deduction_per_heir_yen)), dtype=np.float64)


def insurance_taxed_yen(
    *, insurance_yen: ArrayLike, heirs: ArrayLike, insurance_free_yen_per_heir: ArrayLike
) -> Floats:
    """生命保険金の課税分 — each receiver's benefit less its part of the free amount (第12条).

    The free amount is 5 million yen × heirs, divided by what each receives; all receivers are taken as heirs.

    Args:
        insurance_yen: Benefit by receiver, shape (receivers, …).
        heirs: Number of statutory heirs.
        insurance_free_yen_per_heir: Free amount for each heir (5 million yen).

    """
    benefits = np.asarray(insurance_yen, dtype=np.float64)
    whole = benefits.sum(axis=0)
    taxed = np.maximum(0.0, whole - np.multiply(heirs, insurance_free_yen_per_heir))
    return np.asarray(benefits * np.divide(taxed, whole, out=np.zeros_like(taxed), where=whole > 0))


def home_land_yen(
    *,
    land_yen: ArrayLike,
    square_metres: ArrayLike,
    home_land_limit_square_metres: ArrayLike,
    home_land_reduction_ratio: ArrayLike,
) -> Floats:
    """小規模宅地等の特例 — the home's land at one fifth up to 330 m², for a spouse or a child who lived there.

    Args:
        land_yen: Value of the land that qualified heirs receive, yen.
        square_metres: Its size; 0 where it is not known, then the whole is reduced.
        home_land_limit_square_metres: Size up to which the value is reduced (330).
        home_land_reduction_ratio: Reduction (80 %).

    """
    within = np.minimum(1.0, np.divide(home_land_limit_square_metres, np.maximum(square_metres, 1e-9)))
    return np.asarray(np.multiply(land_yen, 1.0 - within * home_land_reduction_ratio), dtype=np.float64)


def estate_yen(
    *,
    money_yen: ArrayLike,
    building_yen: ArrayLike,
    home_land_yen: ArrayLike,
    insurance_taxed_yen: ArrayLike,
    debts_yen: ArrayLike,
) -> Floats:
    """課税価格の合計 — everything that counts for the tax, less debts.

    Args:
        money_yen: Money, securities and other assets, yen.
        building_yen: Value of buildings, yen.
        home_land_yen: Value of the land after its relief, yen.
        insurance_taxed_yen: Benefits beyond the free amount, by receiver, shape (receivers, …).
        debts_yen: Debts and funeral costs, yen.

    """
    benefits = np.asarray(insurance_taxed_yen, dtype=np.float64).sum(axis=0)
    assets = np.add(np.add(money_yen, building_yen), np.add(home_land_yen, benefits))
    return np.asarray(np.maximum(0.0, np.subtract(assets, debts_yen)), dtype=np.float64)


def received_yen(
    *,
    money_yen: ArrayLike,
    money_shares: ArrayLike,
    building_yen: ArrayLike,
    home_shares: ArrayLike,
    home_land_yen: ArrayLike,
    resident_shares: ArrayLike,
    other_land_yen: ArrayLike,
    insurance_taxed_yen: ArrayLike,
) -> Floats:
    """各人が受け取る額 — what each heir receives as it counts for the tax, never below zero.

    Args:
        money_yen: Money less debts, yen.
        money_shares: Share of each heir in it, shape (heirs, …).
        building_yen: Value of the deceased's part of the building, yen.
        home_shares: Share of each heir in the home, shape (heirs, …).
        home_land_yen: Land of those who live there, after its relief, yen.
        resident_shares: Share of each of them in that land, shape (heirs, …).
        other_land_yen: Land of each heir who lives elsewhere, yen, shape (heirs, …).
        insurance_taxed_yen: Benefit of each heir beyond the free amount, yen, shape (heirs, …).

    """
    home = np.multiply(building_yen, home_shares) + np.multiply(home_land_yen, resident_shares)
    others = np.add(other_land_yen, insurance_taxed_yen)
    return np.asarray(np.maximum(0.0, np.multiply(money_yen, money_shares) + home + others))


def total_tax_yen(
    *,
    estate_yen: ArrayLike,
    deduction_yen: ArrayLike,
    statutory_shares: ArrayLike,
    bracket_from_yen: ArrayLike,
    bracket_ratio: ArrayLike,
    bracket_deduction_yen: ArrayLike,
) -> Floats:
    """相続税の総額 — tax on the statutory shares of what exceeds the basic deduction, added up (第16条).

    Each share without the part under 1,000 yen, the sum without the part under 100 yen.

    Args:
        estate_yen: Sum of what all heirs receive, yen.
        deduction_yen: Basic deduction, yen.
        statutory_shares: Statutory share of each heir, shape (heirs, …).
        bracket_from_yen: First yen of each bracket.
        bracket_ratio: Rate of each bracket.
        bracket_deduction_yen: Amount to subtract in each bracket, yen.

    """
    taxed_yen = np.maximum(0.0, np.subtract(round_down(estate_yen, THOUSAND), deduction_yen))
    by_heir = round_down(np.multiply(statutory_shares, taxed_yen), THOUSAND)
    ratio = by_amount(bracket_ratio, amount=by_heir, amount_from=bracket_from_yen)
    subtract = by_amount(bracket_deduction_yen, amount=by_heir, amount_from=bracket_from_yen)
    return round_down(np.asarray(by_heir * ratio - subtract).sum(axis=0), HUNDRED)


def tax_by_heir_yen(
    *, total_tax_yen: ArrayLike, received_yen: ArrayLike, surcharged: ArrayLike, surcharge_ratio: ArrayLike
) -> Floats:
    """各人の税額 — the total divided by what each receives; +20 % for others than spouse, parents and children.

    Args:
        total_tax_yen: Total tax, yen.
        received_yen: What each heir receives, shape (heirs, …).
        surcharged: Whether the surcharge applies to the heir, shape (heirs, …).
        surcharge_ratio: Surcharge (20 %).

    """
    received = np.asarray(received_yen, dtype=np.float64)
    whole = received.sum(axis=0)
    each = np.multiply(total_tax_yen, np.divide(received, whole, out=np.zeros_like(received), where=whole > 0))
    return np.asarray(each * np.where(surcharged, np.add(1.0, surcharge_ratio), 1.0))


def spouse_relief_yen(
    *,
    total_tax_yen: ArrayLike,
    estate_yen: ArrayLike,
    received_yen: ArrayLike,
    statutory_shares: ArrayLike,
    spouse: ArrayLike,
    spouse_free_yen: ArrayLike,
) -> Floats:
    """配偶者の税額軽減 — tax on what the spouse receives, up to the statutory share or 160 million yen (第19条の2).

    Args:
        total_tax_yen: Total tax, yen.
        estate_yen: Sum of what all heirs receive, yen.
        received_yen: What each heir receives, shape (heirs, …), or the spouse alone.
        statutory_shares: Their statutory shares, likewise.
        spouse: Which of them is the spouse, likewise.
        spouse_free_yen: Amount free in any case (160 million yen).

    """
    estate = np.asarray(estate_yen, dtype=np.float64)
    limit = np.maximum(np.multiply(estate, statutory_shares), spouse_free_yen)
    free = np.asarray(np.minimum(received_yen, limit) * np.asarray(spouse, dtype=np.float64))
    return np.asarray(np.multiply(total_tax_yen, np.divide(free, estate, out=np.zeros_like(free), where=estate > 0)))


def disability_credit_yen(
    *,
    age: ArrayLike,
    disability: ArrayLike,
    rest_yen: ArrayLike,
    disability_deduction_yen_per_year: ArrayLike,
    special_disability_deduction_yen_per_year: ArrayLike,
    disability_to_age: ArrayLike,
) -> Floats:
    """障害者控除 — 100,000 yen (special: 200,000) for every year to 85, part years as whole ones (第19条の4).

    At a second inheritance no more than what the first left unused. Left out: what exceeds the own tax passes to
    supporting relatives.

    Args:
        age: Age in whole years.
        disability: 0 none, 1 moderate, 2 special (severe).
        rest_yen: What an earlier inheritance left unused, yen; infinite where there was none.
        disability_deduction_yen_per_year: For each year, yen.
        special_disability_deduction_yen_per_year: The same for a special (severe) disability, yen.
        disability_to_age: Age up to which years count (85).

    """
    moderate, severe = disability_deduction_yen_per_year, special_disability_deduction_yen_per_year
    yearly = np.where(np.equal(disability, 2), severe, np.where(np.equal(disability, 1), moderate, 0.0))
    return np.asarray(np.minimum(np.maximum(0.0, np.subtract(disability_to_age, age)) * yearly, rest_yen))


def due_yen(*, tax_yen: ArrayLike, relief_yen: ArrayLike, credit_yen: ArrayLike) -> Floats:
    """納める税額 — each heir's tax less relief and credit, without the part under 100 yen.

    Args:
        tax_yen: Tax of each heir, yen.
        relief_yen: Relief of the spouse, yen.
        credit_yen: Credit for a disability, yen.

    """
    return round_down(np.maximum(0.0, np.subtract(np.subtract(tax_yen, relief_yen), credit_yen)), HUNDRED)


def household_yen(*, due_yen: ArrayLike) -> Floats:
    """ご家族の納める合計 — what all heirs of the household pay together.

    Args:
        due_yen: What each of them pays, shape (members, …).

    """
    return np.asarray(np.asarray(due_yen, dtype=np.float64).sum(axis=0))
