"""国民年金保険料の電卓 (national pension): the premium of a year, and what an exemption or deferral leaves to pay."""

from typing import Annotated, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from planner.calculators.question import Dependants, MonthsOfYear, Question, Yen
from planner.lawbook import LawYears
from planner.rules import national_pension_exemption, national_pension_premium

Floats = NDArray[np.float64]
YearsAgo = Annotated[int, Field(ge=1, le=10)]
ContributionAge = Annotated[int, Field(ge=20, le=59)]

PREMIUM, EXEMPTION = "national_pension_premium", "national_pension_exemption"
PARTIAL = ("three_quarter", "half", "quarter")
DISABILITY = {"none": 0, "moderate": 1, "severe": 2}


class NationalPensionPremium(Question):
    """国民年金保険料: a year's premium by treatment, the additional premium, months paid back."""

    programme: ClassVar[str] = PREMIUM

    months: MonthsOfYear = 12
    treatment: Literal["pay", "three_quarter_exempt", "half_exempt", "quarter_exempt", "full_exempt"] = "pay"
    additional_premium: bool = False
    back_payment_months: MonthsOfYear = 0
    back_payment_years_ago: YearsAgo = 1

    def answer(self, law: LawYears) -> Floats:
        """Return what is paid in the year; the additional premium only beside the full one."""
        whole = {"pay": 1.0, "full_exempt": 0.0}
        ratio = whole.get(self.treatment)
        premium = law.apply(
            self.cell,
            national_pension_premium.premium_yen,
            months=self.months,
            pays_ratio=law.constant(f"{PREMIUM}.pays_ratio_{self.treatment}") if ratio is None else ratio,
            yen_per_month=law[f"{PREMIUM}.yen_per_month"],
        )
        additional = law.apply(
            self.cell,
            national_pension_premium.additional_premium_yen,
            months=self.months if self.additional_premium and self.treatment == "pay" else 0,
            additional_premium_yen_per_month=law.constant(f"{PREMIUM}.additional_premium_yen_per_month"),
        )
        return law.apply(
            self.cell,
            national_pension_premium.total_premium_yen,
            premium_yen=premium,
            additional_premium_yen=additional,
            back_payment_yen=self._back_payment(law),
        )

    def _back_payment(self, law: LawYears) -> Floats:
        return law.apply(
            self.cell,
            national_pension_premium.back_payment_yen,
            months=self.back_payment_months,
            years_ago=self.back_payment_years_ago,
            back_payment_by_years_ago_yen_per_month=law.numbers(f"{PREMIUM}.back_payment_by_years_ago_yen_per_month"),
            back_payment_years=law.constant(f"{PREMIUM}.back_payment_years"),
        )


class NationalPensionExemption(Question):
    """国民年金の免除・納付猶予: what is left to pay each month by the incomes of those who are screened."""

    programme: ClassVar[str] = EXEMPTION

    age: ContributionAge = 40
    own_income_yen: Yen = 0
    own_deductions_yen: Yen = 0
    own_dependants: Dependants = 0
    own_disability: Literal["none", "moderate", "severe"] = "none"
    head_income_yen: Yen = 0
    head_deductions_yen: Yen = 0
    head_dependants: Dependants = 0
    spouse_income_yen: Yen = 0
    spouse_deductions_yen: Yen = 0

    def answer(self, law: LawYears) -> Floats:
        """Return the premium that is left to pay, yen per month; a deferral leaves nothing."""
        allowed = {f"{kind}_allowed": self._partial(law, kind) for kind in PARTIAL}
        ratio = law.apply(
            self.cell,
            national_pension_exemption.pays_ratio,
            full_allowed=self._full(law),
            **allowed,
            deferral_allowed=self._deferral(law),
            **{f"pays_ratio_{kind}_exempt": law.constant(f"{PREMIUM}.pays_ratio_{kind}_exempt") for kind in PARTIAL},
        )
        return law.apply(
            self.cell,
            national_pension_premium.premium_yen,
            months=1,
            pays_ratio=ratio,
            yen_per_month=law[f"{PREMIUM}.yen_per_month"],
        )

    def _full(self, law: LawYears) -> NDArray[np.bool_]:
        def limit(dependants: int, *, disabled: bool) -> Floats:
            return law.apply(
                self.cell,
                national_pension_exemption.full_exemption_limit_yen,
                dependants=dependants,
                disabled=disabled,
                full_base_yen=law[f"{EXEMPTION}.full_base_yen"],
                full_yen_per_person=law[f"{EXEMPTION}.full_yen_per_person"],
                disabled_income_limit_yen=law[f"{EXEMPTION}.disabled_income_limit_yen"],
            )

        return law.apply(
            self.cell,
            national_pension_exemption.screening_passed,
            own_income_yen=self.own_income_yen,
            own_limit_yen=limit(self.own_dependants, disabled=DISABILITY[self.own_disability] > 0),
            head_income_yen=self.head_income_yen,
            head_limit_yen=limit(self.head_dependants, disabled=False),
            spouse_income_yen=self.spouse_income_yen,
            spouse_limit_yen=limit(0, disabled=False),
        )

    def _partial(self, law: LawYears, kind: str) -> NDArray[np.bool_]:
        return law.apply(
            self.cell,
            national_pension_exemption.screening_passed,
            own_income_yen=self._counted(
                law, self.own_income_yen, self.own_deductions_yen, DISABILITY[self.own_disability]
            ),
            own_limit_yen=self._partial_limit(law, kind, self.own_dependants),
            head_income_yen=self._counted(law, self.head_income_yen, self.head_deductions_yen, 0),
            head_limit_yen=self._partial_limit(law, kind, self.head_dependants),
            spouse_income_yen=self._counted(law, self.spouse_income_yen, self.spouse_deductions_yen, 0),
            spouse_limit_yen=self._partial_limit(law, kind, 0),
        )

    def _partial_limit(self, law: LawYears, kind: str, dependants: int) -> Floats:
        return law.apply(
            self.cell,
            national_pension_exemption.partial_exemption_limit_yen,
            dependants=dependants,
            base_yen=law[f"{EXEMPTION}.{kind}_base_yen"],
            dependant_deduction_yen=law[f"{EXEMPTION}.dependant_deduction_yen"],
        )

    def _counted(self, law: LawYears, income_yen: int, deductions_yen: int, disability: int) -> Floats:
        return law.apply(
            self.cell,
            national_pension_exemption.income_after_deductions_yen,
            income_yen=income_yen,
            deductions_yen=deductions_yen,
            disability=disability,
            disabled_deduction_yen=law[f"{EXEMPTION}.disabled_deduction_yen"],
            severely_disabled_deduction_yen=law[f"{EXEMPTION}.severely_disabled_deduction_yen"],
        )

    def _deferral(self, law: LawYears) -> NDArray[np.bool_]:
        return law.apply(
            self.cell,
            national_pension_exemption.deferral_allowed,
            own_income_yen=self.own_income_yen,
            spouse_income_yen=self.spouse_income_yen,
            age=self.age,
            year=int(law.years[0]),
            dependants=self.own_dependants,
            full_base_yen=law[f"{EXEMPTION}.full_base_yen"],
            full_yen_per_person=law[f"{EXEMPTION}.full_yen_per_person"],
            deferral_age_limit=law.constant(f"{EXEMPTION}.deferral_age_limit"),
            deferral_last_year=law.constant(f"{EXEMPTION}.deferral_last_year"),
        )
