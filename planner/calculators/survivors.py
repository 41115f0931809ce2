"""遺族の電卓 (survivors): survivors' pensions and the pensions that were due at the death."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from planner.calculators import checks
from planner.calculators.question import BirthYear, Dependants, Question, WorkMonths, Yen, contradiction
from planner.lawbook import LawYears
from planner.rules import (
    old_age_employees_pension,
    survivors_basic_pension,
    survivors_employees_pension,
    unpaid_pension,
)

MONTHS = 12
LAST_MONTH_OF_FISCAL_YEAR = 3
BirthMonth = Annotated[int, Field(ge=1, le=12)]


def before(born: tuple[int, int], boundary: str) -> bool:
    """Whether a month lies before the month of a legal boundary ("1956-04-02")."""
    year, month, _ = (int(part) for part in boundary.split("-"))
    return born < (year, month)


class SurvivorsEmployeesPension(Question):
    """遺族厚生年金 — of a spouse, for a death on the day of the law, from the record of the one who died."""

    programme: ClassVar[str] = "survivors_employees_pension"

    pay_to_2003_03_yen_per_month: Yen = 0
    months_to_2003_03: WorkMonths = 0
    pay_from_2003_04_yen_per_month: Yen = 300_000
    months_from_2003_04: WorkMonths = 276
    died_at_work: bool = False
    record_months: Annotated[int, Field(ge=0, le=660)] = 480
    survivor: Literal["wife", "husband"] = "wife"
    birth_year: BirthYear = 1964
    birth_month: BirthMonth = 4
    child_under_age: bool = False
    own_employees_yen_per_year: Yen = 0
    receipts_yen: Yen = 0
    income_yen: Yen = 0

    @model_validator(mode="after")
    def _fits_into_a_life(self) -> Self:
        checks.months_together(self)
        checks.grown_up(self, birth_year=self.birth_year, birth_month=self.birth_month)
        if self.died_at_work and not self._months:
            raise contradiction("no_months_at_work", "months_from_2003_04", whole_field="died_at_work")
        return self

    def answer(self, law: LawYears) -> Any:
        """Work out the yearly amount in the year of the death."""
        limited = self._limited(law)
        base = self._base(law)
        pension = self._five_years(law, base) if limited else self._lasting(law, base)
        return law.apply(
            self.cell,
            survivors_employees_pension.granted_yen_per_year,
            yen_per_year=pension,
            entitled=limited or self._entitled(law),
            wife=self.survivor == "wife",
            age=self._age(law),
            with_child=self.child_under_age,
            limited=limited,
            husband_minimum_age=law.constant(f"{self.programme}.husband_minimum_age"),
        )

    def _moment(self, law: LawYears) -> tuple[int, int]:
        """Year and month of the death: those of the day of the law."""
        return (int(law.years[0]), MONTHS) if law.day is None else (law.day.year, law.day.month)

    def _age(self, law: LawYears) -> int:
        year, month = self._moment(law)
        return max(0, year - self.birth_year - (month < self.birth_month))

    def _limited(self, law: LawYears) -> bool:
        reformed = not before(self._moment(law), law.text(f"{self.programme}.limited_first_day"))
        born = self.birth_year, self.birth_month
        reached = self.survivor == "husband" or not before(born, law.text(f"{self.programme}.limited_women_born_from"))
        young = self._age(law) < law.constant(f"{self.programme}.limited_below_age")
        return reformed and reached and young and not self.child_under_age

    def _base(self, law: LawYears) -> Any:
        works = "old_age_employees_pension"
        earned = law.apply(
            self.cell,
            old_age_employees_pension.earnings_related_yen_per_year,
            pay_to_2003_03_yen_per_month=self.pay_to_2003_03_yen_per_month,
            months_to_2003_03=self.months_to_2003_03,
            pay_from_2003_04_yen_per_month=self.pay_from_2003_04_yen_per_month,
            months_from_2003_04=self.months_from_2003_04,
            earnings_ratio_to_2003_03=law.constant(f"{works}.earnings_ratio_to_2003_03"),
            earnings_ratio_from_2003_04=law.constant(f"{works}.earnings_ratio_from_2003_04"),
        )
        return law.apply(
            self.cell,
            survivors_employees_pension.deemed_yen_per_year,
            deceased_employees_yen=earned,
            employees_months=self._months,
            short_term=self.died_at_work,
            short_term_least_months=law.constant(f"{self.programme}.short_term_least_months"),
        )

    @property
    def _months(self) -> int:
        return self.months_to_2003_03 + self.months_from_2003_04

    def _entitled(self, law: LawYears) -> Any:
        return law.apply(
            self.cell,
            survivors_employees_pension.entitled,
            receipts_yen=self.receipts_yen,
            income_yen=self.income_yen,
            record_months=self.record_months,
            short_term=self.died_at_work,
            receipts_limit_yen=law.constant(f"{self.programme}.receipts_limit_yen"),
            income_limit_yen=law.constant(f"{self.programme}.income_limit_yen"),
            record_least_months=law.constant(f"{self.programme}.record_least_months"),
        )

    def _lasting(self, law: LawYears, base: Any) -> Any:
        name = self.programme
        return law.apply(
            self.cell,
            survivors_employees_pension.pension_yen_per_year,
            deceased_employees_yen=base,
            own_employees_yen=self.own_employees_yen_per_year,
            addition_yen=self._addition(law),
            age=self._age(law),
            share_ratio=law.constant(f"{name}.share_ratio"),
            choice_share_ratio=law.constant(f"{name}.choice_share_ratio"),
            choice_own_ratio=law.constant(f"{name}.choice_own_ratio"),
            choice_age=law.constant(f"{name}.choice_age"),
        )

    def _five_years(self, law: LawYears, base: Any) -> Any:
        return law.apply(
            self.cell,
            survivors_employees_pension.limited_yen_per_year,
            deceased_employees_yen=base,
            share_ratio=law.constant(f"{self.programme}.share_ratio"),
            limited_extra_ratio=law.constant(f"{self.programme}.limited_extra_ratio"),
        )

    def _addition(self, law: LawYears) -> Any:
        """The widow's addition of her age; none beside a child under age."""
        if self.child_under_age:
            return 0.0
        if self._age(law) < law.constant(f"{self.programme}.choice_age"):
            return self._middle_aged(law)
        return self._transitional(law)

    def _middle_aged(self, law: LawYears) -> Any:
        name, (year, month) = self.programme, self._moment(law)
        return law.apply(
            self.cell,
            survivors_employees_pension.middle_aged_addition_yen_per_year,
            wife=self.survivor == "wife",
            age_then=self._age(law),
            employees_months=self._months,
            short_term=self.died_at_work,
            death_fiscal_year=year - (month <= LAST_MONTH_OF_FISCAL_YEAR),
            widow_addition_yen_per_year=law[f"{name}.widow_addition_newer_yen_per_year"],
            widow_addition_age_from=law.constant(f"{name}.widow_addition_age_from"),
            widow_addition_least_months=law.constant(f"{name}.widow_addition_least_months"),
            widow_addition_phase_out_year=law.constant(f"{name}.widow_addition_phase_out_year"),
            widow_addition_phase_out_years=law.constant(f"{name}.widow_addition_phase_out_years"),
            choice_age=law.constant(f"{name}.choice_age"),
        )

    def _transitional(self, law: LawYears) -> Any:
        name = self.programme
        return law.apply(
            self.cell,
            survivors_employees_pension.transitional_addition_yen_per_year,
            wife=self.survivor == "wife",
            employees_months=self._months,
            short_term=self.died_at_work,
            birth_fiscal_year=self.birth_year - (self.birth_month <= LAST_MONTH_OF_FISCAL_YEAR),
            full_amount_yen_per_year=law[f"{name}.full_amount_older_yen_per_year"],
            widow_addition_yen_per_year=law[f"{name}.widow_addition_older_yen_per_year"],
            widow_addition_least_months=law.constant(f"{name}.widow_addition_least_months"),
            transitional_birth_year_from=law.numbers(f"{name}.transitional_birth_year_from"),
            transitional_months=law.numbers(f"{name}.transitional_months"),
            transitional_possible_months=law.numbers(f"{name}.transitional_possible_months"),
        )


class SurvivorsBasicPension(Question):
    """遺族基礎年金 — of a spouse with children under age, or of each child."""

    programme: ClassVar[str] = "survivors_basic_pension"

    receiver: Literal["spouse", "child"] = "spouse"
    children: Dependants = 1
    birth_year: BirthYear = 1980
    birth_month: BirthMonth = 4

    @model_validator(mode="after")
    def _of_age(self) -> Self:
        if self.receiver == "spouse":
            checks.grown_up(self, birth_year=self.birth_year, birth_month=self.birth_month)
        return self

    def answer(self, law: LawYears) -> Any:
        """Work out the yearly amount of the spouse, or of each child."""
        of_spouse, name = self.receiver == "spouse", self.programme
        older = of_spouse and before(
            (self.birth_year, self.birth_month), law.text("old_age_basic_pension.cohort_boundary")
        )
        addition = law.apply(
            self.cell,
            survivors_basic_pension.child_addition_yen_per_year,
            children=self.children if of_spouse else max(0, self.children - 1),
            child_first_second_yen_per_year=law[f"{name}.child_first_second_yen_per_year"],
            child_third_yen_per_year=law[f"{name}.child_third_yen_per_year"],
        )
        rule = survivors_basic_pension.spouse_yen_per_year if of_spouse else survivors_basic_pension.child_yen_per_year
        return law.apply(
            self.cell,
            rule,
            children=self.children,
            basic_yen_per_year=law[f"{name}.basic_{'older' if older else 'newer'}_yen_per_year"],
            addition_yen=addition,
        )


class UnpaidPension(Question):
    """未支給年金 — what is still due when a pensioner dies at the end of a month."""

    programme: ClassVar[str] = "unpaid_pension"

    pension_yen_per_year: Yen = 1_800_000
    death_month: BirthMonth = 12

    def answer(self, law: LawYears) -> Any:
        """Work out the amount for the months due and not yet paid."""
        months = law.apply(
            self.cell,
            unpaid_pension.unpaid_months,
            death_month=self.death_month,
            payment_interval_months=law.constant(f"{self.programme}.payment_interval_months"),
        )
        return law.apply(
            self.cell,
            unpaid_pension.unpaid_yen,
            pensions_yen=[self.pension_yen_per_year],
            paid_months=[MONTHS],
            unpaid_months=months,
            dies=True,
        )


QUESTIONS: tuple[type[Question], ...] = (SurvivorsEmployeesPension, SurvivorsBasicPension, UnpaidPension)
