"""給付金と手当の電卓 (supplements): what is paid beside a pension or without one, each alone."""

from typing import Any, ClassVar, Literal, Self

from pydantic import model_validator

from planner.calculators import checks
from planner.calculators.disability import WHOLE_YEAR, BirthMonth, cohort
from planner.calculators.question import BirthYear, Dependants, Months, Persons, Question, Yen
from planner.lawbook import LawYears
from planner.rules import (
    old_age_pension_supplement,
    special_disability_allowance,
    special_disability_benefit,
    survivors_pension_supplement,
)


class OldAgePensionSupplement(Question):
    """老齢年金生活者支援給付金 — of a whole year, main or supplementary kind by the income."""

    programme: ClassVar[str] = "old_age_pension_supplement"

    birth_year: BirthYear = 1958
    birth_month: BirthMonth = 4
    paid_months: Months = 360
    exempt_months: Months = 120
    quarter_exempt_months: Months = 0
    income_yen: Yen = 700_000
    household_untaxed: bool = True

    @model_validator(mode="after")
    def _fits_into_a_life(self) -> Self:
        checks.months_together(self, ("paid_months", "exempt_months", "quarter_exempt_months"), high=checks.MOST_MONTHS)
        checks.grown_up(self, birth_year=self.birth_year, birth_month=self.birth_month)
        return self

    def answer(self, law: LawYears) -> Any:
        """Work out twelve months."""
        rule, name, born = old_age_pension_supplement, self.programme, cohort(law, self.birth_year, self.birth_month)
        base, full = law[f"{name}.base_yen_per_month"], law.constant(f"{name}.full_months")
        lower, upper = law[f"{name}.income_limit_{born}_yen"], law[f"{name}.upper_limit_{born}_yen"]
        main = law.apply(
            self.cell,
            rule.benefit_yen_per_month,
            paid_months=self.paid_months,
            exempt_months=self.exempt_months,
            quarter_exempt_months=self.quarter_exempt_months,
            base_yen_per_month=base,
            exempt_unit_yen_per_month=law[f"{name}.exempt_unit_{born}_yen_per_month"],
            quarter_exempt_unit_yen_per_month=law[f"{name}.quarter_exempt_unit_{born}_yen_per_month"],
            full_months=full,
        )
        supplementary = law.apply(
            self.cell,
            rule.supplementary_yen_per_month,
            paid_months=self.paid_months,
            income_yen=self.income_yen,
            base_yen_per_month=base,
            income_limit_yen=lower,
            upper_limit_yen=upper,
            full_months=full,
        )
        return law.apply(
            self.cell,
            rule.benefit_yen,
            months=WHOLE_YEAR,
            household_untaxed=self.household_untaxed,
            income_yen=self.income_yen,
            benefit_yen_per_month=main,
            supplementary_yen_per_month=supplementary,
            income_limit_yen=lower,
            upper_limit_yen=upper,
        )


class SurvivorsPensionSupplement(Question):
    """遺族年金生活者支援給付金 — of a whole year."""

    programme: ClassVar[str] = "survivors_pension_supplement"

    own_income_yen: Yen = 0
    dependants: Dependants = 0
    receivers: Persons = 1

    def answer(self, law: LawYears) -> Any:
        """Work out twelve months."""
        name = self.programme
        return law.apply(
            self.cell,
            survivors_pension_supplement.benefit_yen,
            months=WHOLE_YEAR,
            own_income_yen=self.own_income_yen,
            dependants=self.dependants,
            receivers=self.receivers,
            base_yen_per_month=law[f"{name}.base_yen_per_month"],
            own_income_limit_yen=law[f"{name}.own_income_limit_yen"],
            limit_yen_per_dependant=law[f"{name}.limit_yen_per_dependant"],
        )


class SpecialDisabilityBenefit(Question):
    """特別障害給付金 — of a whole year."""

    programme: ClassVar[str] = "special_disability_benefit"

    grade: Literal[1, 2] = 2
    own_income_yen: Yen = 0
    dependants: Dependants = 0
    other_pensions_yen: Yen = 0

    def answer(self, law: LawYears) -> Any:
        """Work out twelve months."""
        name = self.programme
        return law.apply(
            self.cell,
            special_disability_benefit.benefit_yen,
            grade=self.grade,
            months=WHOLE_YEAR,
            own_income_yen=self.own_income_yen,
            dependants=self.dependants,
            other_pensions_yen=self.other_pensions_yen,
            grade_1_yen_per_month=law[f"{name}.grade_1_yen_per_month"],
            grade_2_yen_per_month=law[f"{name}.grade_2_yen_per_month"],
            half_limit_yen=law[f"{name}.half_limit_yen"],
            full_limit_yen=law[f"{name}.full_limit_yen"],
            limit_yen_per_dependant=law[f"{name}.limit_yen_per_dependant"],
        )


class SpecialDisabilityAllowance(Question):
    """特別障害者手当 — of a whole year."""

    programme: ClassVar[str] = "special_disability_allowance"

    own_income_yen: Yen = 847_300
    own_dependants: Dependants = 0
    obligor_income_yen: Yen = 0
    obligor_dependants: Dependants = 1

    def answer(self, law: LawYears) -> Any:
        """Work out twelve months."""
        rule, name = special_disability_allowance, self.programme
        within = law.apply(
            self.cell,
            rule.own_income_within_limit,
            own_income_yen=self.own_income_yen,
            own_dependants=self.own_dependants,
            own_income_limit_yen=law[f"{name}.own_income_limit_yen"],
            limit_yen_per_dependant=law[f"{name}.limit_yen_per_dependant"],
        )
        below = law.apply(
            self.cell,
            rule.obligor_income_below_limit,
            obligor_income_yen=self.obligor_income_yen,
            obligor_dependants=self.obligor_dependants,
            obligor_limit_by_dependants_yen=law[f"{name}.obligor_limit_by_dependants_yen"],
        )
        return law.apply(
            self.cell,
            rule.allowance_yen,
            months=WHOLE_YEAR,
            own_income_within_limit=within,
            obligor_income_below_limit=below,
            yen_per_month=law[f"{name}.yen_per_month"],
        )


QUESTIONS: tuple[type[Question], ...] = (
    OldAgePensionSupplement,
    SurvivorsPensionSupplement,
    SpecialDisabilityAllowance,
    SpecialDisabilityBenefit,
)
