"""医療費 (medical bills): the share that a patient pays, and the ceilings of the month and of the year.

Who is insured together is read as: who is in the same household of the resident register (国民健康保険法施行令
第29条の2・第29条の3、高齢者の医療の確保に関する法律施行令 第14条・第15条) or insured at work with the patient, under 75
and from 75 apart.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from planner.bills import FULL_PENSION, Bools, Floats, Place, Use, age_at_start, law_values
from planner.rules import medical_costs, old_age_basic_pension
from planner.rules.arithmetic import round_half_up
from planner.standing import Incomes, year_before
from planner.timeline import EVER

Classes = Mapping[str, NDArray[np.int64]]
MEDICAL = "medical_costs"


def paid_yen(place: Place, use: Use) -> Floats:
    """医療 — share by age and income, the ceilings of the month, from the fourth month, of the year."""
    law, cell, age = place.law, use.cell, age_at_start(use.life)
    share, classes = _medical_standing(place, use)
    first = int(law.constant(f"{MEDICAL}.higher_ceiling_months"))

    def of_class(name: str) -> Floats:
        return law.apply(
            cell,
            medical_costs.amount_of_class_yen,
            age=age,
            **classes,
            under_70_yen=law[f"{MEDICAL}.under_70_{name}"],
            from_70_yen=law[f"{MEDICAL}.from_70_{name}"],
            **law_values(law, MEDICAL, "old_from_age"),
        )

    def lowered(whole_yen: Floats, key: str) -> Floats:
        """外来だけの方 — the ceiling, or the lower one of an out-patient of 70 and over."""
        if not use.service.outpatient:
            return whole_yen
        return law.apply(
            cell,
            medical_costs.outpatient_yen,
            whole_yen=whole_yen,
            age=age,
            class_from_70=classes["class_from_70"],
            outpatient_table_yen=law[f"{MEDICAL}.from_70_outpatient_{key}"],
            **law_values(law, MEDICAL, "old_from_age"),
        )

    ceiling = law.apply(
        cell,
        medical_costs.ceiling_yen_per_month,
        bill_yen_per_month=use.bill_yen_per_month,
        base_yen_per_month=of_class("base_yen_per_month"),
        one_percent_above_yen=of_class("one_percent_above_yen"),
        **law_values(law, MEDICAL, "one_percent_ratio"),
    )
    return law.apply(
        cell,
        medical_costs.own_share_yen,
        bill_yen_per_month=use.bill_yen_per_month,
        share_ratio=share,
        ceiling_yen_per_month=lowered(ceiling, "yen_per_month"),
        fourth_month_yen_per_month=lowered(of_class("fourth_month_yen_per_month"), "yen_per_month"),
        yearly_cap_yen=lowered(of_class("cap_yen_per_year"), "cap_yen_per_year"),
        months=use.months,
        first_months=place.time.months(use.start, np.minimum(use.start + first, use.end)),
    )


def _medical_standing(place: Place, use: Use) -> tuple[Floats, Classes]:
    """Share of the bill, and the classes of income in the tables under 70 and from 70."""
    law, cell, age = place.law, use.cell, age_at_start(use.life)
    old_from, late_from = int(law.constant(f"{MEDICAL}.old_from_age")), int(law.constant(f"{MEDICAL}.late_from_age"))
    together = place.reckoned_with(use.life.name)
    old, late = together.aged(old_from, late_from), together.aged(late_from, EVER)
    is_late = age >= late_from
    taxable = np.where(is_late, late.taxable().max(axis=0), old.taxable().max(axis=0))
    elders = np.where(is_late, late.count(), old.count())
    high = law.apply(
        cell,
        medical_costs.high_income,
        taxable_yen=taxable,
        receipts_yen=np.where(is_late, late.total(_receipts), old.total(_receipts)),
        elders=elders,
        **law_values(law, MEDICAL, "high_taxable_from_yen"),
        **law_values(law, MEDICAL, "high_receipts_alone_from_yen", "high_receipts_together_from_yen"),
    )
    share = law.apply(
        cell,
        medical_costs.share_ratio,
        age=age,
        high_income=high,
        taxable_yen=taxable,
        care_income_yen=late.total(lambda one: one.care_yen),
        elders=elders,
        **law_values(law, MEDICAL, "old_from_age", "late_from_age", "middle_taxable_from_yen"),
        **law_values(law, MEDICAL, "middle_income_alone_from_yen", "middle_income_together_from_yen"),
        **law_values(law, MEDICAL, "share_under_70_ratio", "share_70_ratio", "share_75_ratio"),
        **law_values(law, MEDICAL, "share_middle_ratio", "share_high_ratio"),
    )
    return share, _medical_classes(place, use, high, taxable, late_from)


def _medical_classes(place: Place, use: Use, high: Bools, taxable: Floats, late_from: int) -> Classes:
    law, cell, together = place.law, use.cell, place.reckoned_with(use.life.name)
    untaxed = together.untaxed()
    basis = law.apply(
        cell,
        medical_costs.basis_income_yen,
        total_income_yen=together.aged(0, late_from).each(lambda one: one.total_yen),
        **law_values(law, MEDICAL, "basis_deduction_yen"),
    )
    under_70 = law.apply(
        cell,
        medical_costs.class_under_70,
        untaxed=untaxed,
        basis_income_yen=basis,
        **law_values(law, MEDICAL, "tier_income_over_yen"),
    )
    lowest = law.apply(
        cell,
        old_age_basic_pension.limit_with_full_pension_yen,
        published_yen=law[f"{MEDICAL}.lowest_pension_to_yen"],
        full_pension_yen=year_before(law[FULL_PENSION]),
    )
    from_70 = law.apply(
        cell,
        medical_costs.class_from_70,
        untaxed=untaxed,
        high_income=high,
        taxable_yen=taxable,
        largest_pension_yen=round_half_up(together.each(lambda one: one.taxed_pension_yen).max(axis=0)),
        other_income_yen=together.total(lambda one: one.total_yen - one.pension_income_yen),
        lowest_pension_to_yen=lowest,
        **law_values(law, MEDICAL, "high_step_taxable_yen"),
    )
    return {"class_under_70": under_70, "class_from_70": from_70}


def _receipts(incomes: Incomes) -> Floats:
    return incomes.wages_yen + incomes.taxed_pension_yen + incomes.business_yen
