"""サービス・医療・介護の制度電卓 (services): one bill, one class of income, one day of the law.

The town's own test of income is asked for as: is the household levied, and how large is the taxable income; both
stand on the notice of the resident tax.
"""

from dataclasses import replace
from typing import Any, ClassVar, Literal, Self

import numpy as np
from pydantic import model_validator

from planner.bills import FULL_PENSION
from planner.calculators import support
from planner.calculators.question import Age, MonthsOfYear, Persons, Question, Yen
from planner.calculators.support import levy, untaxed_has_no_base, values
from planner.lawbook import LawYears
from planner.lawfiles import FIRST_DAY
from planner.rules import care_services, medical_costs, old_age_basic_pension, self_support_medical


class MedicalCosts(Question):
    """医療費 — a steady medical bill for some months of a year, for one person who lives alone."""

    programme: ClassVar[str] = "medical_costs"

    bill_yen_per_month: Yen = 300_000
    age: Age = 50
    untaxed: bool = True
    total_income_yen: Yen = 0
    pension_yen: Yen = 0
    other_income_yen: Yen = 0
    taxable_yen: Yen = 0
    months: MonthsOfYear = 12
    months_before: MonthsOfYear = 0
    outpatient: bool = False

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        untaxed_has_no_base(untaxed=self.untaxed, taxable_yen=self.taxable_yen)
        return self

    def answer(self, law: LawYears) -> Any:
        """Share, ceiling of the class, and what remains of the year's bills."""
        high, first = self._high(law), law.constant(f"{self.programme}.higher_ceiling_months")
        classes = self._classes(law, high)
        ceiling = self._ceiling(law, classes)
        cap = self._of_class(law, classes, "cap_yen_per_year")
        fourth = self._of_class(law, classes, "fourth_month_yen_per_month")
        if self.outpatient:
            ceiling, fourth = (
                self._outpatient(law, classes, yen, "from_70_outpatient_yen_per_month") for yen in (ceiling, fourth)
            )
            cap = self._outpatient(law, classes, cap, "from_70_outpatient_cap_yen_per_year")
        return law.apply(
            self.cell,
            medical_costs.own_share_yen,
            bill_yen_per_month=self.bill_yen_per_month,
            share_ratio=self._share(law, high),
            ceiling_yen_per_month=ceiling,
            fourth_month_yen_per_month=fourth,
            yearly_cap_yen=cap,
            months=self.months,
            first_months=max(0.0, min(self.months, first - self.months_before)),
        )

    def _ceiling(self, law: LawYears, classes: dict[str, Any]) -> Any:
        return law.apply(
            self.cell,
            medical_costs.ceiling_yen_per_month,
            bill_yen_per_month=self.bill_yen_per_month,
            base_yen_per_month=self._of_class(law, classes, "base_yen_per_month"),
            one_percent_above_yen=self._of_class(law, classes, "one_percent_above_yen"),
            **values(law, self.programme, "one_percent_ratio"),
        )

    def _high(self, law: LawYears) -> Any:
        keys = ("high_taxable_from_yen", "high_receipts_alone_from_yen", "high_receipts_together_from_yen")
        return law.apply(
            self.cell,
            medical_costs.high_income,
            taxable_yen=self.taxable_yen,
            receipts_yen=self.pension_yen + self.other_income_yen,
            elders=1,
            **values(law, self.programme, *keys),
        )

    def _share(self, law: LawYears, high: Any) -> Any:
        return law.apply(
            self.cell,
            medical_costs.share_ratio,
            age=self.age,
            high_income=high,
            taxable_yen=self.taxable_yen,
            care_income_yen=self.pension_yen + self.other_income_yen,
            elders=1,
            **values(law, self.programme, "old_from_age", "late_from_age", "middle_taxable_from_yen"),
            **values(law, self.programme, "middle_income_alone_from_yen", "middle_income_together_from_yen"),
            **values(law, self.programme, "share_under_70_ratio", "share_70_ratio", "share_75_ratio"),
            **values(law, self.programme, "share_middle_ratio", "share_high_ratio"),
        )

    def _classes(self, law: LawYears, high: Any) -> dict[str, Any]:
        basis = law.apply(
            self.cell,
            medical_costs.basis_income_yen,
            total_income_yen=np.array([[[self.total_income_yen]]], dtype=np.float64),
            **values(law, self.programme, "basis_deduction_yen"),
        )
        under_70 = law.apply(
            self.cell,
            medical_costs.class_under_70,
            untaxed=self.untaxed,
            basis_income_yen=basis,
            **values(law, self.programme, "tier_income_over_yen"),
        )
        from_70 = law.apply(
            self.cell,
            medical_costs.class_from_70,
            untaxed=self.untaxed,
            high_income=high,
            taxable_yen=self.taxable_yen,
            largest_pension_yen=self.pension_yen,
            other_income_yen=self.other_income_yen,
            **values(law, self.programme, "lowest_pension_to_yen", "high_step_taxable_yen"),
        )
        return {"class_under_70": under_70, "class_from_70": from_70}

    def _of_class(self, law: LawYears, classes: dict[str, Any], name: str) -> Any:
        return law.apply(
            self.cell,
            medical_costs.amount_of_class_yen,
            age=self.age,
            **classes,
            under_70_yen=law[f"{self.programme}.under_70_{name}"],
            from_70_yen=law[f"{self.programme}.from_70_{name}"],
            **values(law, self.programme, "old_from_age"),
        )

    def _outpatient(self, law: LawYears, classes: dict[str, Any], whole: Any, key: str) -> Any:
        return law.apply(
            self.cell,
            medical_costs.outpatient_yen,
            whole_yen=whole,
            age=self.age,
            class_from_70=classes["class_from_70"],
            outpatient_table_yen=law[f"{self.programme}.{key}"],
            **values(law, self.programme, "old_from_age"),
        )


class SelfSupportMedical(Question):
    """自立支援医療 — a month of psychiatric treatment as out-patient."""

    programme: ClassVar[str] = "self_support_medical"

    bill_yen_per_month: Yen = 30_000
    untaxed: bool = True
    own_income_yen: Yen = 0
    taxable_yen: Yen = 0
    severe: bool = True

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        untaxed_has_no_base(untaxed=self.untaxed, taxable_yen=self.taxable_yen)
        return self

    def answer(self, law: LawYears) -> Any:
        """Class of income, then the tenth up to the ceiling."""
        levied = levy(self, law, self.taxable_yen)
        place = law.apply(
            self.cell,
            self_support_medical.income_class,
            untaxed=self.untaxed,
            own_income_yen=self.own_income_yen,
            low_income_limit_yen=self._low_limit(law),
            levy_yen=levied,
            **values(law, self.programme, "levy_from_yen"),
        )
        return law.apply(
            self.cell,
            self_support_medical.own_share_yen_per_month,
            bill_yen_per_month=self.bill_yen_per_month,
            income_class=place,
            severe=self.severe,
            **values(law, self.programme, "share_ratio", "ordinary_share_ratio", "ceiling_yen_per_month"),
        )

    def _low_limit(self, law: LawYears) -> Any:
        """The limit of low income as in the projection: never below the full basic pension of the year before.

        As in a plan the first year of the law book stands in for the one before it.
        """
        before = replace(law, years=np.maximum(law.years - 1, FIRST_DAY.year), day=None, _cache={})
        return law.apply(
            self.cell,
            old_age_basic_pension.limit_with_full_pension_yen,
            published_yen=law[f"{self.programme}.low_income_limit_yen"],
            full_pension_yen=before[FULL_PENSION],
        )


class CareServices(Question):
    """介護サービス — a month at home, or in a public facility with its meals and room."""

    programme: ClassVar[str] = "care_services"

    bill_yen_per_month: Yen = 200_000
    age: Age = 80
    untaxed: bool = True
    total_income_yen: Yen = 0
    pension_yen: Yen = 800_000
    other_income_yen: Yen = 0
    untaxed_pension_yen: Yen = 0
    taxable_yen: Yen = 0
    elders: Persons = 1
    place: Literal["home", "unit_private", "private", "shared"] = "home"
    assets_yen: Yen = 0
    couple: bool = False
    public_assistance: bool = False

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        untaxed_has_no_base(untaxed=self.untaxed, taxable_yen=self.taxable_yen)
        return self

    def answer(self, law: LawYears) -> Any:
        """The user's share up to its ceiling; in a facility with meals and room."""
        share = self._share(law)
        if self.place == "home":
            return share
        stage = law.apply(
            self.cell,
            care_services.facility_stage,
            untaxed=self.untaxed,
            public_assistance=self.public_assistance,
            income_with_untaxed_yen=self.pension_yen + self.other_income_yen + self.untaxed_pension_yen,
            assets_yen=self.assets_yen,
            couple=self.couple,
            age=self.age,
            **values(law, self.programme, "low_income_limit_yen", "stage_3a_to_yen", "assets_alone_to_yen"),
            **values(law, self.programme, "assets_couple_added_yen", "elder_from_age"),
        )
        living = law.apply(
            self.cell,
            care_services.facility_yen,
            stage=stage,
            days=30,
            food_yen_per_day=law[f"{self.programme}.food_yen_per_day"],
            room_yen_per_day=law[f"{self.programme}.room_{self.place}_yen_per_day"],
        )
        return law.apply(
            self.cell,
            care_services.month_in_facility_yen,
            own_share_yen_per_month=share,
            facility_yen=living,
        )

    def _share(self, law: LawYears) -> Any:
        income_yen = self.pension_yen + self.other_income_yen
        share = law.apply(
            self.cell,
            care_services.share_ratio,
            age=self.age,
            own_total_yen=self.total_income_yen,
            care_income_yen=income_yen,
            elders=self.elders,
            **values(law, self.programme, "elder_from_age", "usual_share_ratio", "share_20_ratio", "share_30_ratio"),
            **values(law, self.programme, "share_20_total_from_yen", "share_20_alone_from_yen"),
            **values(law, self.programme, "share_20_together_from_yen", "share_30_total_from_yen"),
            **values(law, self.programme, "share_30_alone_from_yen", "share_30_together_from_yen"),
        )
        place = law.apply(
            self.cell,
            care_services.income_class,
            untaxed=self.untaxed,
            own_income_yen=income_yen,
            taxable_yen=self.taxable_yen,
            **values(law, self.programme, "low_income_limit_yen", "ceiling_taxable_from_yen"),
        )
        return law.apply(
            self.cell,
            care_services.own_share_yen_per_month,
            bill_yen_per_month=self.bill_yen_per_month,
            share_ratio=share,
            income_class=place,
            **values(law, self.programme, "ceiling_yen_per_month"),
        )


QUESTIONS: tuple[type[Question], ...] = (MedicalCosts, SelfSupportMedical, CareServices, *support.QUESTIONS)
