"""老齢年金の電卓 (old age): the two old-age pensions and their revision; with them the National Pension premium."""

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from planner.calculators import checks
from planner.calculators.national_pension import NationalPensionExemption, NationalPensionPremium
from planner.calculators.question import BirthYear, Months, Question, WorkMonths, Yen, contradiction
from planner.entitlement import month_after_boundary
from planner.lawbook import LawYears
from planner.rules import macro_economic_slide, old_age_basic_pension, old_age_employees_pension
from planner.timeline import MONTHS

Floats = NDArray[np.float64]
Month = Annotated[int, Field(ge=1, le=12)]
StartAge = Annotated[int, Field(ge=60, le=75)]
ExtraMonths = Annotated[int, Field(ge=0, le=11)]
Growth = Annotated[float, Field(ge=-0.1, le=0.2)]
Rate = Annotated[float, Field(ge=0.5, le=5)]

BASIC, EMPLOYEES, SLIDE = "old_age_basic_pension", "old_age_employees_pension", "macro_economic_slide"
WEIGHTED = ("full_exempt", "three_quarter_exempt", "half_exempt", "quarter_exempt")
PARTIAL = ("three_quarter", "half", "quarter")
BEFORE = "_before_2009_04"


class _Claim(Question):
    """Who was born when and claims a pension at which age."""

    birth_year: BirthYear = 1961
    birth_month: Month = 4
    start_age: StartAge = 65
    start_extra_months: ExtraMonths = 0

    @model_validator(mode="after")
    def _of_age(self) -> Self:
        checks.grown_up(self, birth_year=self.birth_year, birth_month=self.birth_month)
        return self

    def _born_after(self, law: LawYears, boundary: str) -> bool:
        return month_after_boundary(self.birth_year, self.birth_month, law.text(boundary))

    def _cohort(self, law: LawYears, name: str) -> Floats:
        return law[name.format("newer" if self._born_after(law, f"{BASIC}.cohort_boundary") else "older")]

    def _claim_factor(self, law: LawYears) -> Floats:
        normal = int(law.constant(f"{BASIC}.normal_start_age"))
        late = (self.start_age - normal) * MONTHS + self.start_extra_months
        older = "" if self._born_after(law, f"{BASIC}.early_boundary") else "older_"
        limit = "" if self._born_after(law, f"{BASIC}.late_boundary") else "_older"
        return law.apply(
            self.cell,
            old_age_basic_pension.claim_factor,
            early_months=max(0, -late),
            late_months=max(0, late),
            early_reduction_ratio_per_month=law.constant(f"{BASIC}.early_reduction_{older}ratio_per_month"),
            late_increase_ratio_per_month=law.constant(f"{BASIC}.late_increase_ratio_per_month"),
            late_months_least=law.constant(f"{BASIC}.late_months_least"),
            late_months_limit=law.constant(f"{BASIC}.late_months_limit{limit}"),
        )

    def _entitled(self, law: LawYears, counted_months: float) -> NDArray[np.bool_]:
        return law.apply(
            self.cell,
            old_age_basic_pension.entitled,
            counted_months=counted_months,
            eligibility_months=law.constant(f"{BASIC}.eligibility_months"),
        )


class OldAgeBasicPension(_Claim):
    """老齢基礎年金: from the months of the pension record, the age of claim and the additional pension."""

    programme: ClassVar[str] = BASIC

    paid_months: Months = 480
    full_exempt_months: Months = 0
    three_quarter_exempt_months: Months = 0
    half_exempt_months: Months = 0
    quarter_exempt_months: Months = 0
    full_exempt_months_before_2009_04: Months = 0
    three_quarter_exempt_months_before_2009_04: Months = 0
    half_exempt_months_before_2009_04: Months = 0
    quarter_exempt_months_before_2009_04: Months = 0
    deferred_months: Months = 0
    additional_months: Months = 0

    @model_validator(mode="after")
    def _fits_into_a_life(self) -> Self:
        exempt = [f"{kind}_months{when}" for kind in WEIGHTED for when in ("", BEFORE)]
        checks.months_together(self, ("paid_months", *exempt, "deferred_months"), high=checks.MOST_MONTHS)
        return self

    def answer(self, law: LawYears) -> Floats:
        """Return the yearly pension as it is claimed."""
        names = [f"{kind}_months{when}" for kind in WEIGHTED for when in ("", BEFORE)]
        exempt = {name: getattr(self, name) for name in names}
        return law.apply(
            self.cell,
            old_age_basic_pension.claimed_yen_per_year,
            pension_yen_per_year=self._at_normal_age(law, exempt),
            additional_pension_yen_per_year=law.apply(
                self.cell,
                old_age_basic_pension.additional_pension_yen_per_year,
                additional_months=self.additional_months,
                additional_yen_per_month=law.constant(f"{BASIC}.additional_yen_per_month"),
            ),
            claim_factor=self._claim_factor(law),
            entitled=self._entitled(law, self.paid_months + self.deferred_months + sum(exempt.values())),
        )

    def _at_normal_age(self, law: LawYears, exempt: dict[str, int]) -> Floats:
        weights = [f"weight_{kind}{when}" for kind in WEIGHTED for when in ("", BEFORE)]
        weights += [f"excess_weight_{kind}" for kind in PARTIAL]
        return law.apply(
            self.cell,
            old_age_basic_pension.pension_yen_per_year,
            paid_months=self.paid_months,
            **exempt,
            **{name: law.constant(f"{BASIC}.{name}") for name in weights},
            full_amount_yen_per_year=self._cohort(law, BASIC + ".full_amount_{}_yen_per_year"),
            full_months=law.constant(f"{BASIC}.full_months"),
        )


class OldAgeEmployeesPension(_Claim):
    """老齢厚生年金: from average pay and months at work, with spouse addition and pay while receiving it."""

    programme: ClassVar[str] = EMPLOYEES

    pay_to_2003_03_yen_per_month: Yen = 0
    months_to_2003_03: WorkMonths = 0
    pay_from_2003_04_yen_per_month: Yen = 300_000
    months_from_2003_04: WorkMonths = 240
    months_outside_20_to_59: WorkMonths = 0
    counted_months: WorkMonths = 480
    wages_yen_per_month: Yen = 0
    spouse_under_65: bool = False

    @model_validator(mode="after")
    def _fits_into_a_life(self) -> Self:
        checks.months_together(self)
        if self.months_outside_20_to_59 > self._months:
            facts = {"outside": self.months_outside_20_to_59, "months": self._months}
            raise contradiction("more_outside_than_months", "months_outside_20_to_59", **facts)
        return self

    def answer(self, law: LawYears) -> Floats:
        """Return the pension of a year on this day of the law."""
        earned = self._earned(law)
        claimed = law.apply(
            self.cell,
            old_age_employees_pension.claimed_yen_per_year,
            earnings_related_yen_per_year=earned,
            transitional_addition_yen_per_year=self._transitional(law),
            claim_factor=self._claim_factor(law),
            entitled=self._entitled(law, max(self.counted_months, self._months)),
        )
        suspended = law.apply(
            self.cell,
            old_age_employees_pension.suspended_yen_per_year,
            pension_yen_per_year=earned,
            pay_yen_per_month=self.wages_yen_per_month,
            in_work_threshold_yen_per_month=law[f"{EMPLOYEES}.in_work_threshold_yen_per_month"],
        )
        return law.apply(
            self.cell,
            old_age_employees_pension.paid_yen,
            claimed_yen_per_year=claimed,
            earnings_related_yen_per_year=earned,
            months=MONTHS,
            suspended_yen_per_year=suspended,
            family_addition_yen_per_year=self._family_addition(law),
            family_addition_months=MONTHS if self._has_addition(law) else 0,
        )

    @property
    def _months(self) -> int:
        return self.months_to_2003_03 + self.months_from_2003_04

    def _has_addition(self, law: LawYears) -> bool:
        return self.spouse_under_65 and self._months >= law.constant(f"{EMPLOYEES}.family_addition_months")

    def _earned(self, law: LawYears) -> Floats:
        return law.apply(
            self.cell,
            old_age_employees_pension.earnings_related_yen_per_year,
            pay_to_2003_03_yen_per_month=self.pay_to_2003_03_yen_per_month,
            months_to_2003_03=self.months_to_2003_03,
            pay_from_2003_04_yen_per_month=self.pay_from_2003_04_yen_per_month,
            months_from_2003_04=self.months_from_2003_04,
            earnings_ratio_to_2003_03=law.constant(f"{EMPLOYEES}.earnings_ratio_to_2003_03"),
            earnings_ratio_from_2003_04=law.constant(f"{EMPLOYEES}.earnings_ratio_from_2003_04"),
        )

    def _transitional(self, law: LawYears) -> Floats:
        return law.apply(
            self.cell,
            old_age_employees_pension.transitional_addition_yen_per_year,
            months=self._months,
            months_20_to_59=max(0, self._months - self.months_outside_20_to_59),
            fixed_unit_yen=self._cohort(law, EMPLOYEES + ".fixed_unit_{}_yen"),
            fixed_months_limit=law.constant(f"{EMPLOYEES}.fixed_months_limit"),
            full_amount_yen_per_year=self._cohort(law, BASIC + ".full_amount_{}_yen_per_year"),
            full_months=law.constant(f"{BASIC}.full_months"),
        )

    def _family_addition(self, law: LawYears) -> Floats:
        """With the ratio of the day on which the right begins, at 65."""
        special = self._born_after(law, f"{EMPLOYEES}.special_addition_boundary")
        key = f"{EMPLOYEES}.spouse_addition_ratio"
        law.constant(key)  # so that the key counts as read
        parameter = law.book.parameter(key, law.code)
        right = date(self.birth_year + int(law.constant(f"{BASIC}.normal_start_age")), self.birth_month, 2)
        return law.apply(
            self.cell,
            old_age_employees_pension.family_addition_yen_per_year,
            spouse_addition_yen_per_year=law[f"{EMPLOYEES}.spouse_addition_yen_per_year"],
            special_addition_yen_per_year=law[f"{EMPLOYEES}.special_addition_yen_per_year"] if special else 0.0,
            spouse_addition_ratio=float(str(parameter.on(max(right, parameter.entries[0].first_day)).value)),
        )


class MacroEconomicSlide(Question):
    """年金額の改定: the full basic pension after one year's growth of prices and wages and the slide."""

    programme: ClassVar[str] = SLIDE

    former_rate: Rate = 1.085
    price_growth_ratio: Growth = 0.02
    wage_growth_ratio: Growth = 0.02
    newly_awarded: bool = False
    pension_case: Literal["past_30_years", "growth", "high_growth", "zero_growth"] = "past_30_years"

    def answer(self, law: LawYears) -> Floats:
        """Return the full amount of the next year, with the slide that the case has on this day."""
        before = law.apply(
            self.cell,
            macro_economic_slide.growth_before_slide_ratio,
            price_growth_ratio=self.price_growth_ratio,
            wage_growth_ratio=self.wage_growth_ratio,
            newly_awarded=self.newly_awarded,
        )
        growth = law.apply(
            self.cell,
            macro_economic_slide.pension_growth_ratio,
            growth_before_slide_ratio=before,
            reduction_ratio=law[f"{SLIDE}.{self.pension_case}_reduction_ratio"],
        )
        rate = law.apply(
            self.cell,
            macro_economic_slide.revision_rate,
            former_rate=self.former_rate,
            pension_growth_ratio=growth,
        )
        return law.apply(
            self.cell,
            macro_economic_slide.full_amount_yen_per_year,
            base_yen_per_year=law.constant(f"{SLIDE}.base_yen_per_year"),
            revision_rate=rate,
        )


QUESTIONS: tuple[type[Question], ...] = (
    OldAgeBasicPension,
    OldAgeEmployeesPension,
    NationalPensionPremium,
    NationalPensionExemption,
    MacroEconomicSlide,
)
