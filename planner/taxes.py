"""税 (taxes): who is levied in which year, and the income and resident tax of every member.

The income tax is that of the year's own income, the resident tax that of the income of the year before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from planner import deductions, dependants
from planner.dependants import Supported
from planner.household import Household
from planner.lawbook import Cell, LawYears
from planner.line import Line
from planner.rules import income_tax, resident_tax
from planner.standing import Standing, year_before
from planner.timeline import Timeline

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
INCOME, RESIDENT, BASE = "income_tax", "resident_tax", "resident_base"
OF_HEAD, OF_SUPPORTER = "national_health_insurance", "national_pension_premium"
OWN_PREMIUMS = (
    "long_term_care_insurance",
    "late_elderly_medical_insurance",
    "workplace_insurance",
    "disability_mutual_aid_premium",
)


@dataclass(frozen=True)
class Assessed:
    """住民税の前半 — what the resident tax of one member is worked out from; of the year before.

    Attributes:
        income_before_yen: 合計所得金額 of the year before.
        limit_yen: 所得割の非課税限度額.
        deductions_yen: Deductions by name, without premiums.
        difference_yen: Sum of the differences for the adjustment credit.
        taxed: Whether the flat levy is due.
        income_levied: Whether the income levy is due.

    """

    income_before_yen: Floats
    limit_yen: Floats
    deductions_yen: Mapping[str, Floats]
    difference_yen: Floats
    taxed: Bools
    income_levied: Bools


@dataclass(frozen=True)
class TaxStatus:
    """課税の状況 — who is levied in each year, from the income of the year before; each of shape (futures or 1, years).

    Attributes:
        taxed: Whether the flat levy (均等割) is due, by name.
        income_levied: Whether the income levy (所得割) is due, by name.
        household_untaxed: 非課税世帯 — whether nobody who lives in somebody's household of the resident register is
            levied the flat levy, by name.
        resident_base_yen: 課税所得 of the resident tax, by name; premiums come off it in ``after_premiums``.
        social_insurance_yen: Premiums of the year itself that each may deduct, by name.
        low_income: Whether the income of the year itself is low enough for a dependant, by name.
        supported: Circumstances and dependants in the year itself, of everybody with income.
        assessed: What the resident tax is worked out from, of everybody with income.

    """

    taxed: Mapping[str, Bools]
    income_levied: Mapping[str, Bools]
    household_untaxed: Mapping[str, Bools]
    resident_base_yen: Mapping[str, Floats]
    social_insurance_yen: Mapping[str, Floats]
    low_income: Mapping[str, Bools]
    supported: Mapping[str, Supported]
    assessed: Mapping[str, Assessed]


def status(household: Household, time: Timeline, law: LawYears, standing: Standing) -> TaxStatus:
    """課税の状況 — who is levied the resident tax in each year.

    Args:
        household: The filled household.
        time: Its timeline.
        law: The law over the same years.
        standing: Incomes, supporter, and who lives.

    """
    own = dependants.supported(household, time, law, standing)
    nobody = np.zeros((1, len(law.years)))
    base, assessed = dict.fromkeys(standing.names, nobody), {}
    for i, life in enumerate(time.lives):
        if life.name in own:
            before = own[life.name].year_before()
            minor = life.age[np.newaxis] <= law[f"{RESIDENT}.minor_end_age"]  # the age on 1 January is one less
            protected = before.disabled | before.widow | before.single_parent | minor
            one = assess(Cell(RESIDENT, life.name), before, protected, standing.here[i], law)
            base[life.name] = _base(Cell(BASE, life.name), one, nobody, law)
            assessed[life.name] = one
    taxed = {name: assessed[name].taxed if name in assessed else nobody > 0 for name in standing.names}
    return TaxStatus(
        taxed=taxed,
        income_levied={name: assessed[name].income_levied if name in assessed else nobody > 0 for name in taxed},
        household_untaxed=untaxed_households(taxed, standing),
        resident_base_yen=base,
        social_insurance_yen=dict.fromkeys(standing.names, nobody),
        low_income=dependants.low_income(law, standing),
        supported=own,
        assessed=assessed,
    )


def untaxed_households(taxed: Mapping[str, Bools], standing: Standing) -> dict[str, Bools]:
    """非課税世帯 — whether nobody in the own household of the register is levied the flat levy, by name.

    Args:
        taxed: Whether the flat levy is due, by name.
        standing: Who lives, and in which household of the register.

    """
    levied = np.stack([np.broadcast_to(taxed[name], standing.head.shape) for name in standing.names])
    if standing.apart is None:
        untaxed: Bools = ~np.logical_or.reduce(levied)
        return dict.fromkeys(standing.names, untaxed)
    together, apart = (~np.logical_or.reduce(levied & inside) for inside in (~standing.apart, standing.apart))
    by_name = zip(standing.names, standing.apart, strict=True)
    return {name: np.where(is_apart, apart, together) for name, is_apart in by_name}


def assess(cell: Cell, before: Supported, protected: Bools, lives: Bools, law: LawYears) -> Assessed:
    """住民税の賦課 — whether one person is levied, and the deductions.

    Args:
        cell: The row of the table.
        before: Circumstances of the year before.
        protected: Whether disabled, a minor, a widow or a single parent.
        lives: Whether the person lives on 1 January.
        law: The law.

    """
    flat_limit, limit = deductions.limits(cell, before.persons, law)
    income = before.total_yen
    return Assessed(
        income_before_yen=income,
        limit_yen=limit,
        deductions_yen=deductions.personal(RESIDENT, cell, before, law),
        difference_yen=deductions.differences(cell, before, law),
        taxed=deductions.levied(cell, income, flat_limit, protected=protected, lives=lives, law=law),
        income_levied=deductions.levied(cell, income, limit, protected=protected, lives=lives, law=law),
    )


def _base(cell: Cell, own: Assessed, social_insurance_yen: Floats, law: LawYears) -> Floats:
    """課税所得 of the resident tax."""
    return deductions.taxable_yen(
        RESIDENT,
        cell,
        own.income_before_yen,
        own.deductions_yen,
        social_insurance_yen=social_insurance_yen,
        law=law,
    )


def after_premiums(
    status: TaxStatus, time: Timeline, law: LawYears, standing: Standing, premiums: Sequence[Line]
) -> TaxStatus:
    """社会保険料控除の後 — the same status with the premiums taken off what is taxed.

    Args:
        status: From ``status``.
        time: The household's timeline.
        law: The law over the same years.
        standing: Incomes, supporter, and who lives.
        premiums: Lines of the premiums of health, care and pension insurance and of the mutual aid.

    """
    paid, base = premiums_paid(time, standing, premiums), dict(status.resident_base_yen)
    for name, own in status.assessed.items():
        base[name] = _base(Cell(RESIDENT, name), own, year_before(paid[name]), law)
    return replace(status, social_insurance_yen=paid, resident_base_yen=base)


def lines(time: Timeline, law: LawYears, status: TaxStatus) -> list[Line]:
    """税の行 — income and resident tax of every member who has income; paid by that member.

    Args:
        time: The household's timeline.
        law: The law over the same years.
        status: Who is levied, from ``after_premiums``.

    """
    rows = []
    for life in time.lives:
        if life.name in status.supported:
            income = _income_tax(life.name, status, law)
            base = status.resident_base_yen[life.name]
            resident = resident_tax_yen(Cell(RESIDENT, life.name), status.assessed[life.name], base, law)
            rows.append(Line(INCOME, life.name, life.name, -income))
            rows.append(Line(RESIDENT, life.name, life.name, -resident))
    return rows


def premiums_paid(time: Timeline, standing: Standing, premiums: Sequence[Line]) -> dict[str, Floats]:
    """社会保険料控除・小規模企業共済等掛金控除 — the premiums that each member may deduct, yen per year.

    The premium of the mutual aid for disabled people comes off as a whole too (所得税法75条). Health insurance goes to
    the household head, pension premiums to the supporter, the others to whoever pays them. The bill of a household
    split off goes to the supporter too: whoever pays for the relatives of the same purse (所得税法74条).
    """
    nothing = np.zeros((1, len(time.years)))
    paid = {life.name: nothing for life in time.lives}
    bill, of_supporter = (
        -sum((line.yen for line in premiums if line.programme == programme), nothing)
        for programme in (OF_HEAD, OF_SUPPORTER)
    )
    split_off = _split_off_yen(standing, premiums)
    for together, payer in ((bill - split_off, standing.head), (of_supporter + split_off, standing.supporter)):
        if together.any():
            for i, life in enumerate(time.lives):
                if (payer == i).any():
                    paid[life.name] = paid[life.name] + np.where(payer == i, together, 0.0)
    for line in premiums:
        if line.programme in OWN_PREMIUMS and line.person is not None:
            paid[line.person] = paid[line.person] - line.yen
    return paid


def _split_off_yen(standing: Standing, premiums: Sequence[Line]) -> Floats:
    """国民健康保険料 of the household split off, yen per year."""
    found = np.zeros((1, 1))
    if standing.apart is not None:
        for name, is_apart in zip(standing.names, standing.apart, strict=True):
            own = (line.yen for line in premiums if (line.programme, line.person) == (OF_HEAD, name))
            found = found - sum(own, np.zeros((1, 1))) * is_apart
    return found


def _income_tax(name: str, status: TaxStatus, law: LawYears) -> Floats:
    cell, own = Cell(INCOME, name), status.supported[name]
    personal = deductions.personal(INCOME, cell, own, law)
    taxable = deductions.taxable_yen(
        INCOME, cell, own.total_yen, personal, social_insurance_yen=status.social_insurance_yen[name], law=law
    )
    return income_tax_yen(cell, taxable, law)


def income_tax_yen(cell: Cell, taxable_yen: Floats, law: LawYears) -> Floats:
    """所得税の年額 — of a taxable income, with the surtaxes, yen per year."""
    before_surtax = law.apply(
        cell,
        income_tax.tax_before_surtax_yen,
        taxable_yen=taxable_yen,
        bracket_from_yen=law[f"{INCOME}.bracket_from_yen"],
        bracket_ratio=law[f"{INCOME}.bracket_ratio"],
        bracket_less_yen=law[f"{INCOME}.bracket_less_yen"],
    )
    surtax = law.apply(
        cell,
        income_tax.surtax_yen,
        tax_before_surtax_yen=before_surtax,
        reconstruction_ratio=law[f"{INCOME}.reconstruction_ratio"],
        defence_ratio=law[f"{INCOME}.defence_ratio"],
    )
    return law.apply(
        cell,
        income_tax.tax_yen,
        tax_before_surtax_yen=before_surtax,
        surtax_yen=surtax,
        tax_rounding_yen=law[f"{INCOME}.tax_rounding_yen"],
    )


def credit_base_yen(
    cell: Cell, taxable_yen: Floats, difference_yen: Floats, *, income_before_yen: Floats, law: LawYears
) -> Floats:
    """調整控除の元の額 — of a taxable income and the differences of the deductions, yen."""
    return law.apply(
        cell,
        resident_tax.credit_base_yen,
        taxable_yen=taxable_yen,
        difference_yen=difference_yen,
        income_before_yen=income_before_yen,
        credit_limit_yen=law[f"{RESIDENT}.credit_limit_yen"],
        credit_least_yen=law[f"{RESIDENT}.credit_least_yen"],
        credit_income_limit_yen=law[f"{RESIDENT}.credit_income_limit_yen"],
    )


def resident_tax_yen(cell: Cell, own: Assessed, taxable_yen: Floats, law: LawYears) -> Floats:
    """住民税の年額 — income levy after the adjustment credit, and the flat levies, yen per year."""
    income = own.income_before_yen
    credit_base = credit_base_yen(cell, taxable_yen, own.difference_yen, income_before_yen=income, law=law)
    income_levy = law.apply(
        cell,
        resident_tax.income_levy_yen,
        levied=own.income_levied,
        taxable_yen=taxable_yen,
        credit_base_yen=credit_base,
        income_before_yen=own.income_before_yen,
        limit_yen=own.limit_yen,
        city_ratio=law[f"{RESIDENT}.city_ratio"],
        prefecture_ratio=law[f"{RESIDENT}.prefecture_ratio"],
        credit_city_ratio=law[f"{RESIDENT}.credit_city_ratio"],
        credit_prefecture_ratio=law[f"{RESIDENT}.credit_prefecture_ratio"],
        levy_rounding_yen=law[f"{RESIDENT}.levy_rounding_yen"],
    )
    flat_levy = law.apply(
        cell,
        resident_tax.flat_levy_yen,
        levied=own.taxed,
        city_flat_yen=law[f"{RESIDENT}.city_flat_yen"],
        prefecture_flat_yen=law[f"{RESIDENT}.prefecture_flat_yen"],
        forest_environment_yen=law[f"{RESIDENT}.forest_environment_yen"],
    )
    return law.apply(cell, resident_tax.tax_yen, income_levy_yen=income_levy, flat_levy_yen=flat_levy)
