"""所得控除 (deductions): the personal deductions of both taxes, the limits of the resident tax, the taxable income.

What does not concern a taxpayer is not applied, so that the working shows only the deductions that count.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planner.dependants import Supported
from planner.lawbook import Cell, LawYears
from planner.rules import income_tax, resident_tax

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
INCOME, RESIDENT = "income_tax", "resident_tax"
BASIC, DISABILITY, DEPENDANTS, SPOUSE, SINGLE = "basic", "disability", "dependants", "spouse", "single"


def taxable_yen(
    programme: str,
    cell: Cell,
    total_yen: Floats,
    deductions_yen: Mapping[str, Floats],
    *,
    social_insurance_yen: Floats,
    law: LawYears,
) -> Floats:
    """課税所得 — of one tax, yen per year.

    Args:
        programme: "income_tax" or "resident_tax".
        cell: The row of the table.
        total_yen: 合計所得金額; of the year before for the resident tax.
        deductions_yen: From ``personal``.
        social_insurance_yen: Premiums paid in the same year as the income.
        law: The law.

    """
    return law.apply(
        cell,
        income_tax.taxable_income_yen,
        total_income_yen=total_yen,
        basic_deduction_yen=deductions_yen[BASIC],
        disability_deduction_yen=deductions_yen[DISABILITY],
        dependants_deduction_yen=deductions_yen[DEPENDANTS],
        spouse_deduction_yen=deductions_yen[SPOUSE],
        single_deduction_yen=deductions_yen[SINGLE],
        social_insurance_yen=social_insurance_yen,
        taxable_rounding_yen=law[f"{programme}.taxable_rounding_yen"],
    )


def personal(programme: str, cell: Cell, own: Supported, law: LawYears) -> dict[str, Floats]:
    """人的控除 — basic, disability, dependant, spouse and single deductions of one tax, yen, by name."""
    found = dict.fromkeys((DISABILITY, DEPENDANTS, SPOUSE, SINGLE), np.zeros((1, len(law.years))))
    own = replace(own, total_yen=own.total_yen.view())  # opened once in the working, where the deductions come off
    found[BASIC] = law.apply(
        cell,
        income_tax.basic_deduction_yen,
        total_income_yen=own.total_yen,
        basic_from_yen=law[f"{programme}.basic_from_yen"],
        basic_yen=law[f"{programme}.basic_yen"],
    )
    if _any(own.moderate, own.severe, own.severe_together):
        found[DISABILITY] = _disability(f"{programme}.", cell, own, law)
    if _any(own.general, own.specified, own.elderly, own.parents_together):
        found[DEPENDANTS] = _dependants(f"{programme}.", cell, own, law)
    if _any(own.married):
        found[SPOUSE] = _spouse(programme, cell, own, law)
    if _any(own.widow, own.single_parent):
        parent = law[f"{programme}.single_parent_yen"]
        found[SINGLE] = _single(cell, own, law[f"{programme}.widow_yen"], parent, law)
    return found


def differences(cell: Cell, own: Supported, law: LawYears) -> Floats:
    """人的控除額の差の合計 — what the adjustment credit of the resident tax makes good, yen."""
    prefix, nothing = f"{RESIDENT}.difference_", np.zeros((1, len(law.years)))
    disabled = _any(own.moderate, own.severe, own.severe_together)
    supporting = _any(own.general, own.specified, own.elderly, own.parents_together)
    single = nothing
    if _any(own.widow, own.single_parent):
        parent = law[f"{prefix}single_{'mother' if own.mother else 'father'}_yen"]
        single = _single(cell, own, law[f"{prefix}widow_yen"], parent, law)
    return law.apply(
        cell,
        resident_tax.difference_yen,
        difference_basic_yen=law[f"{prefix}basic_yen"],
        disability_yen=_disability(prefix, cell, own, law) if disabled else nothing,
        dependants_yen=_dependants(prefix, cell, own, law) if supporting else nothing,
        spouse_yen=_spouse_difference(cell, own, law) if _any(own.married) else nothing,
        single_yen=single,
    )


def limits(cell: Cell, persons: Floats, law: LawYears) -> tuple[Floats, Floats]:
    """非課税限度額 — total income up to which the flat levy and the income levy are not due, yen."""
    area = law.text("public_assistance.area_class")[0]
    found = [
        law.apply(
            cell,
            resident_tax.limit_yen,
            persons=persons,
            limit_per_person_yen=law[f"{RESIDENT}.{kind}_per_person_yen"],
            limit_family_yen=law[f"{RESIDENT}.{kind}_family_yen"],
            limit_plus_yen=law[f"{RESIDENT}.{plus}_plus_yen"],
        )
        for kind, plus in ((f"flat_limit_class_{area}", "flat_limit"), ("levy_limit", "levy_limit"))
    ]
    return found[0], found[1]


def levied(
    cell: Cell, income_before_yen: Floats, limit_yen: Floats, *, protected: Bools, lives: Bools, law: LawYears
) -> Bools:
    """課税されるか — whether an income of the year before exceeds a limit."""
    return law.apply(
        cell,
        resident_tax.levied,
        income_before_yen=income_before_yen,
        limit_yen=limit_yen,
        protected=protected,
        lives=lives,
        exempt_income_limit_yen=law[f"{RESIDENT}.exempt_income_limit_yen"],
    )


def _any(*flags: Floats | Bools) -> bool:
    return any(bool(one.any()) for one in flags)


def _disability(prefix: str, cell: Cell, own: Supported, law: LawYears) -> Floats:
    return law.apply(
        cell,
        income_tax.disability_deduction_yen,
        moderate=own.moderate,
        severe=own.severe,
        severe_together=own.severe_together,
        disability_moderate_yen=law[f"{prefix}disability_moderate_yen"],
        disability_severe_yen=law[f"{prefix}disability_severe_yen"],
        disability_severe_together_yen=law[f"{prefix}disability_severe_together_yen"],
    )


def _dependants(prefix: str, cell: Cell, own: Supported, law: LawYears) -> Floats:
    return law.apply(
        cell,
        income_tax.dependants_deduction_yen,
        general=own.general,
        specified=own.specified,
        elderly=own.elderly,
        parents_together=own.parents_together,
        dependant_general_yen=law[f"{prefix}dependant_general_yen"],
        dependant_specified_yen=law[f"{prefix}dependant_specified_yen"],
        dependant_elderly_yen=law[f"{prefix}dependant_elderly_yen"],
        dependant_parent_together_yen=law[f"{prefix}dependant_parent_together_yen"],
    )


def _spouse(programme: str, cell: Cell, own: Supported, law: LawYears) -> Floats:
    return law.apply(
        cell,
        income_tax.spouse_deduction_yen,
        married=own.married,
        spouse_age=own.spouse_age,
        spouse_income_yen=own.spouse_income_yen,
        total_income_yen=own.total_yen,
        dependant_income_limit_yen=law[f"{programme}.dependant_income_limit_yen"],
        elderly_first_age=law[f"{INCOME}.elderly_first_age"],
        spouse_tier_from_yen=law[f"{programme}.spouse_tier_from_yen"],
        spouse_general_yen=law[f"{programme}.spouse_general_yen"],
        spouse_elderly_yen=law[f"{programme}.spouse_elderly_yen"],
        spouse_special_from_yen=law[f"{programme}.spouse_special_from_yen"],
        spouse_special_tier_1_yen=law[f"{programme}.spouse_special_tier_1_yen"],
        spouse_special_tier_2_yen=law[f"{programme}.spouse_special_tier_2_yen"],
        spouse_special_tier_3_yen=law[f"{programme}.spouse_special_tier_3_yen"],
    )


def _spouse_difference(cell: Cell, own: Supported, law: LawYears) -> Floats:
    return law.apply(
        cell,
        resident_tax.spouse_difference_yen,
        married=own.married,
        spouse_age=own.spouse_age,
        spouse_income_yen=own.spouse_income_yen,
        income_before_yen=own.total_yen,
        dependant_income_limit_yen=law[f"{RESIDENT}.dependant_income_limit_yen"],
        elderly_first_age=law[f"{INCOME}.elderly_first_age"],
        spouse_tier_from_yen=law[f"{RESIDENT}.spouse_tier_from_yen"],
        difference_spouse_general_yen=law[f"{RESIDENT}.difference_spouse_general_yen"],
        difference_spouse_elderly_yen=law[f"{RESIDENT}.difference_spouse_elderly_yen"],
    )


def _single(cell: Cell, own: Supported, widow_yen: Floats, parent_yen: Floats, law: LawYears) -> Floats:
    return law.apply(
        cell,
        income_tax.single_deduction_yen,
        widow=own.widow,
        single_parent=own.single_parent,
        total_income_yen=own.total_yen,
        single_income_limit_yen=law[f"{INCOME}.single_income_limit_yen"],
        widow_yen=widow_yen,
        single_parent_yen=parent_yen,
    )
