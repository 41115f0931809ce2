"""障害年金としょうがい共済の電卓 (disability): the pensions for a disability, their supplement, the mutual aid."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from planner.calculators import checks
from planner.calculators.question import BirthYear, Dependants, Question, WorkMonths, Yen
from planner.lawbook import LawYears
from planner.rules import (
    disability_basic_pension,
    disability_employees_pension,
    disability_mutual_aid,
    disability_pension_supplement,
)

WHOLE_YEAR = 12
FIRST_TWO = 2
BirthMonth = Annotated[int, Field(ge=1, le=12)]
EntryAge = Annotated[int, Field(ge=15, le=64)]


def cohort(law: LawYears, birth_year: int, birth_month: int) -> str:
    """Return "newer" or "older": whether the birth lies in or after the month of the legal boundary."""
    year, month, _ = (int(part) for part in law.text("old_age_basic_pension.cohort_boundary").split("-"))
    return "newer" if (birth_year, birth_month) >= (year, month) else "older"


class DisabilityBasicPension(Question):
    """障害基礎年金 — by grade and birth date, with children, and with the income limit for onset before 20."""

    programme: ClassVar[str] = "disability_basic_pension"

    grade: Literal[1, 2] = 2
    birth_year: BirthYear = 1985
    birth_month: BirthMonth = 4
    children: Dependants = 0
    onset_before_20: bool = False
    own_income_yen: Yen = 0
    dependants: Dependants = 0

    @model_validator(mode="after")
    def _of_age(self) -> Self:
        checks.grown_up(self, birth_year=self.birth_year, birth_month=self.birth_month)
        return self

    def answer(self, law: LawYears) -> Any:
        """Work out the yearly amount; one income stands for both parts of the calendar year."""
        rule, name, born = disability_basic_pension, self.programme, cohort(law, self.birth_year, self.birth_month)
        pension = law.apply(
            self.cell,
            rule.pension_yen,
            grade=self.grade,
            months=WHOLE_YEAR,
            grade_1_yen_per_year=law[f"{name}.grade_1_{born}_yen_per_year"],
            grade_2_yen_per_year=law[f"{name}.grade_2_{born}_yen_per_year"],
        )
        addition = law.apply(
            self.cell,
            rule.child_addition_yen_per_year,
            grade=self.grade,
            children=min(self.children, FIRST_TWO),
            further_children=max(0, self.children - FIRST_TWO),
            child_first_second_yen_per_year=law[f"{name}.child_first_second_yen_per_year"],
            child_third_yen_per_year=law[f"{name}.child_third_yen_per_year"],
        )
        if self.onset_before_20:
            return self._limited(law, pension, addition)
        return law.apply(
            self.cell,
            rule.with_child_addition_yen_per_year,
            pension_yen_per_year=pension,
            child_addition_yen_per_year=addition,
        )

    def _limited(self, law: LawYears, pension: Any, addition: Any) -> Any:
        name = self.programme
        part = law.apply(
            self.cell,
            disability_basic_pension.paid_ratio,
            own_income_yen=self.own_income_yen,
            dependants=self.dependants,
            half_limit_yen=law[f"{name}.half_limit_yen"],
            full_limit_yen=law[f"{name}.full_limit_yen"],
            limit_yen_per_dependant=law[f"{name}.limit_yen_per_dependant"],
        )
        return law.apply(
            self.cell,
            disability_basic_pension.limited_yen_per_year,
            pension_yen_per_year=pension,
            child_addition_yen_per_year=addition,
            paid_ratio_to_september=part,
            paid_ratio_from_october=part,
            limit_first_month=law.constant(f"{name}.limit_first_month"),
        )


class DisabilityEmployeesPension(Question):
    """障害厚生年金・障害手当金 — from the record at work."""

    programme: ClassVar[str] = "disability_employees_pension"

    kind: Literal["grade_1", "grade_2", "grade_3", "lump_sum"] = "grade_2"
    pay_to_2003_03_yen_per_month: Yen = 0
    months_to_2003_03: WorkMonths = 0
    pay_from_2003_04_yen_per_month: Yen = 300_000
    months_from_2003_04: WorkMonths = 80
    birth_year: BirthYear = 1985
    birth_month: BirthMonth = 4
    spouse_under_65: bool = False

    @model_validator(mode="after")
    def _fits_into_a_life(self) -> Self:
        checks.months_together(self)
        checks.grown_up(self, birth_year=self.birth_year, birth_month=self.birth_month)
        return self

    def answer(self, law: LawYears) -> Any:
        """Work out the yearly amount of a grade, or the lump sum."""
        rule, name, works = disability_employees_pension, self.programme, "old_age_employees_pension"
        earned = law.apply(
            self.cell,
            rule.earnings_related_yen_per_year,
            pay_to_2003_03_yen_per_month=self.pay_to_2003_03_yen_per_month,
            months_to_2003_03=self.months_to_2003_03,
            pay_from_2003_04_yen_per_month=self.pay_from_2003_04_yen_per_month,
            months_from_2003_04=self.months_from_2003_04,
            earnings_ratio_to_2003_03=law.constant(f"{works}.earnings_ratio_to_2003_03"),
            earnings_ratio_from_2003_04=law.constant(f"{works}.earnings_ratio_from_2003_04"),
            deemed_months=law.constant(f"{name}.deemed_months"),
        )
        minimum = law[f"{name}.grade_3_minimum_{cohort(law, self.birth_year, self.birth_month)}_yen_per_year"]
        if self.kind == "lump_sum":
            return law.apply(
                self.cell,
                rule.lump_sum_yen,
                earnings_related_yen_per_year=earned,
                lump_sum_years=law.constant(f"{name}.lump_sum_years"),
                grade_3_minimum_yen_per_year=minimum,
            )
        return self._pension(law, earned, minimum)

    def _pension(self, law: LawYears, earned: Any, minimum: Any) -> Any:
        rule, name = disability_employees_pension, self.programme
        grade = int(self.kind.removeprefix("grade_"))
        pension = law.apply(
            self.cell,
            rule.pension_yen_per_year,
            grade=grade,
            earnings_related_yen_per_year=earned,
            grade_1_percent=law.constant(f"{name}.grade_1_percent"),
            grade_3_minimum_yen_per_year=minimum,
        )
        return law.apply(
            self.cell,
            rule.with_spouse_yen_per_year,
            grade=grade,
            pension_yen_per_year=pension,
            spouse_ratio=float(self.spouse_under_65),
            spouse_yen_per_year=law[f"{name}.spouse_yen_per_year"],
        )


class DisabilityPensionSupplement(Question):
    """障害年金生活者支援給付金 — of a whole year."""

    programme: ClassVar[str] = "disability_pension_supplement"

    grade: Literal[1, 2] = 2
    own_income_yen: Yen = 0
    dependants: Dependants = 0

    def answer(self, law: LawYears) -> Any:
        """Work out twelve months."""
        name = self.programme
        return law.apply(
            self.cell,
            disability_pension_supplement.benefit_yen,
            grade=self.grade,
            months=WHOLE_YEAR,
            own_income_yen=self.own_income_yen,
            dependants=self.dependants,
            own_income_limit_yen=law[f"{name}.own_income_limit_yen"],
            limit_yen_per_dependant=law[f"{name}.limit_yen_per_dependant"],
            grade_1_yen_per_month=law[f"{name}.grade_1_yen_per_month"],
            grade_2_yen_per_month=law[f"{name}.grade_2_yen_per_month"],
        )


class DisabilityMutualAid(Question):
    """しょうがい共済 — the premium of a month or of all months, the pension of a year, or one of the lump sums."""

    programme: ClassVar[str] = "disability_mutual_aid"

    wanted: Literal["premium", "premium_total", "benefit", "condolence", "withdrawal"] = "premium"
    entry_age: EntryAge = 45
    entered_before_2008_04: bool = False
    units: Literal[1, 2] = 1
    household: Literal["taxed", "untaxed", "assistance"] = "taxed"
    member_months: WorkMonths = 240

    def answer(self, law: LawYears) -> Any:
        """Work out what is wanted."""
        if self.wanted == "benefit":
            return law.apply(
                self.cell,
                disability_mutual_aid.benefit_yen,
                months=WHOLE_YEAR,
                units=self.units,
                benefit_yen_per_month_per_unit=law[f"{self.programme}.benefit_yen_per_month_per_unit"],
            )
        if self.wanted in ("condolence", "withdrawal"):
            return self._lump_sum(law)
        return self._premium(law)

    def _table(self, key: str) -> str:
        return f"{self.programme}.{'former_' if self.entered_before_2008_04 else ''}{key}"

    def _lump_sum(self, law: LawYears) -> Any:
        name, months, units = self.programme, self.member_months, self.units
        if self.wanted == "condolence":
            return law.apply(
                self.cell,
                disability_mutual_aid.condolence_money_yen,
                member_months=months,
                units=units,
                condolence_months_from=law.numbers(f"{name}.condolence_months_from"),
                condolence_yen=law.numbers(self._table("condolence_yen")),
            )
        return law.apply(
            self.cell,
            disability_mutual_aid.withdrawal_money_yen,
            member_months=months,
            units=units,
            withdrawal_months_from=law.numbers(f"{name}.withdrawal_months_from"),
            withdrawal_yen=law.numbers(self._table("withdrawal_yen")),
        )

    def _premium(self, law: LawYears) -> Any:
        rule, name = disability_mutual_aid, self.programme
        one_unit = law.apply(
            self.cell,
            rule.premium_yen_per_month,
            entry_age=self.entry_age,
            age_from=law.numbers(f"{name}.premium_age_from"),
            yen_per_month=law.numbers(self._table("premium_yen_per_month")),
        )
        kept = 0.0 if self.household == "taxed" else law.constant(f"{name}.{self.household}_reduction_ratio")
        monthly = law.apply(
            self.cell,
            rule.reduced_premium_yen_per_month,
            units=self.units,
            premium_yen_per_month=one_unit,
            reduction_ratio=kept,
        )
        if self.wanted == "premium":
            return monthly
        months = law.apply(
            self.cell,
            rule.premium_months,
            entry_age=self.entry_age,
            premium_shortest_months=law.constant(f"{name}.premium_shortest_months"),
            premium_last_age=law.constant(f"{name}.premium_last_age"),
        )
        return law.apply(self.cell, rule.premium_yen, months=months, units=1, premium_yen_per_month=monthly)


QUESTIONS: tuple[type[Question], ...] = (
    DisabilityBasicPension,
    DisabilityEmployeesPension,
    DisabilityPensionSupplement,
    DisabilityMutualAid,
)
