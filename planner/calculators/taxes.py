"""税の電卓 (taxes): income and resident tax of one person, from what the tax papers show."""

from dataclasses import replace
from datetime import date
from typing import Any, ClassVar, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import model_validator

from planner import deductions, standing, taxes
from planner.calculators.question import Age, Dependants, Question, Yen, contradiction
from planner.dependants import MODERATE, NONE, SEVERE, Supported
from planner.lawbook import LawYears

Floats = NDArray[np.float64]
Handbook = Literal["none", "moderate", "severe"]
Single = Literal["none", "widow", "mother", "father"]
LAST_DAY = (12, 31)


class Taxpayer(Question):
    """課税される人 — one person with the family that depends on this person."""

    wages_yen: Yen = 0
    pension_yen: Yen = 2_000_000
    business_income_yen: Yen = 0
    home_work_yen: Yen = 0
    age: Age = 70
    social_insurance_yen: Yen = 150_000
    disability_handbook: Handbook = "none"
    single: Single = "none"
    spouse: bool = False
    spouse_age: Age = 68
    spouse_income_yen: Yen = 0
    general_dependants: Dependants = 0
    specified_dependants: Dependants = 0
    elderly_dependants: Dependants = 0
    parents_together: Dependants = 0
    moderate_dependants: Dependants = 0
    severe_dependants: Dependants = 0

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        """Disabled persons are among the dependants, and nobody is both married and alone."""
        if self.spouse and self.single != "none":
            raise contradiction("spouse_and_single", "single")
        disabled = self.moderate_dependants + self.severe_dependants
        if disabled > self.count_dependants():
            field = "severe_dependants" if self.severe_dependants else "moderate_dependants"
            facts = {"disabled": disabled, "dependants": self.count_dependants()}
            raise contradiction("more_disabled_than_dependants", field, **facts)
        return self

    def count_dependants(self) -> int:
        """How many depend on the person, a spouse among them."""
        others = self.general_dependants + self.specified_dependants + self.elderly_dependants
        return int(self.spouse) + others + self.parents_together

    def total_yen(self, law: LawYears) -> Floats:
        """Work out 合計所得金額 with the law of the year of the income, yen."""
        cell, nothing = self.cell, np.zeros((1, 1))
        wages, pension, made = nothing + self.wages_yen, nothing + self.pension_yen, nothing + self.home_work_yen
        business, home_work, wage_income, pension_income = nothing + self.business_income_yen, nothing, nothing, nothing
        if self.home_work_yen:
            home_work = standing.home_work_income_yen(cell, made, wages, law)
        if self.wages_yen:
            wage_income = standing.wage_income_yen(cell, wages, law)
        if self.pension_yen:
            other = wage_income + business + home_work
            pension_income = standing.pension_income_yen(
                cell, pension, age=np.array([[self.age]]), other_income_yen=other, law=law
            )
        return standing.total_income_yen(
            cell, wage_income, pension_income, business=business, home_work=home_work, law=law
        )

    def supported(self, total_yen: Floats, law: LawYears, *, young: int = 0) -> Supported:
        """Put the family into the form in which the deductions ask for it."""
        number, no = np.zeros((1, 1)), np.zeros((1, 1), dtype=np.bool_)
        low = self.spouse and self.spouse_income_yen <= law["income_tax.dependant_income_limit_yen"][0, 0]
        others = self.general_dependants + self.specified_dependants + self.elderly_dependants + self.parents_together
        return Supported(
            total_yen=total_yen.view(),
            persons=number + 1 + int(low) + others + young,
            married=no | self.spouse,
            spouse_age=number + self.spouse_age,
            spouse_income_yen=number + self.spouse_income_yen,
            general=number + self.general_dependants,
            specified=number + self.specified_dependants,
            elderly=number + self.elderly_dependants,
            parents_together=number + self.parents_together,
            moderate=number + self.moderate_dependants + (self.disability_handbook == MODERATE),
            severe=number + (self.disability_handbook == SEVERE),
            severe_together=number + self.severe_dependants,
            widow=no | (self.single == "widow"),
            single_parent=no | (self.single in ("mother", "father")),
            disabled=no | (self.disability_handbook != NONE),
            mother=self.single == "mother",
        )


class IncomeTax(Taxpayer):
    """所得税 — of one year, as a return or the year-end adjustment would find it."""

    programme: ClassVar[str] = "income_tax"

    def answer(self, law: LawYears) -> Any:
        """Work out the tax with its surtaxes."""
        total = self.total_yen(law)
        personal = deductions.personal(self.programme, self.cell, self.supported(total, law), law)
        paid = np.zeros((1, 1)) + self.social_insurance_yen
        taxable = deductions.taxable_yen(self.programme, self.cell, total, personal, social_insurance_yen=paid, law=law)
        return taxes.income_tax_yen(self.cell, taxable, law)


class ResidentTax(Taxpayer):
    """住民税 — of one fiscal year; incomes, ages and premiums are those of the calendar year before."""

    programme: ClassVar[str] = "resident_tax"

    young_dependants: Dependants = 0

    def count_dependants(self) -> int:
        """How many depend on the person, those under 16 among them."""
        return super().count_dependants() + self.young_dependants

    def answer(self, law: LawYears) -> Any:
        """Work out income levy and flat levies; incomes are reckoned with the law of the year before."""
        year = int(law.years[0]) - 1
        before = replace(law, years=law.years - 1, day=date(year, *LAST_DAY), _cache={})
        total = self.total_yen(before)
        own = self.supported(total, before, young=self.young_dependants)
        minor = self.age < law[f"{self.programme}.minor_end_age"]
        protected = own.disabled | own.widow | own.single_parent | minor
        assessed = taxes.assess(self.cell, own, protected, np.ones((1, 1), dtype=np.bool_), law)
        taxable = deductions.taxable_yen(
            self.programme,
            self.cell,
            total,
            assessed.deductions_yen,
            social_insurance_yen=np.zeros((1, 1)) + self.social_insurance_yen,
            law=law,
        )
        return taxes.resident_tax_yen(self.cell, assessed, taxable, law)


QUESTIONS: tuple[type[Question], ...] = (IncomeTax, ResidentTax)
