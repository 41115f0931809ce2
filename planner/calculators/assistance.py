"""制度電卓: 生活保護、不動産担保型生活資金、固定資産税 (public assistance, loan on the home, property tax)."""

from typing import Annotated, Any, ClassVar, Literal

import numpy as np
from pydantic import Field

from planner.calculators.question import Age, Question, Yen
from planner.lawbook import Cell, LawYears
from planner.minimum import EARNED_INCOME, LARGEST_TRANSITIONAL, LAW
from planner.property import yearly_taxes_yen
from planner.rules import home_loan, property_tax, public_assistance
from planner.rules.arithmetic import by_persons

DECEMBER = 12

AreaClass = Literal["town", "1_1", "1_2", "2_1", "2_2", "3_1", "3_2"]
WinterZone = Literal["town", "1", "2", "3", "4", "5", "6"]
Ages = Annotated[tuple[Age, ...], Field(min_length=1, max_length=8)]
SquareMetres = Annotated[int, Field(ge=0, le=100_000)]


def living_standard(law: LawYears, cell: Cell, ages: tuple[int, ...], area: str) -> Any:
    """生活扶助基準 — of people of these ages on the day of the law; every step is kept.

    Args:
        law: The law of a day.
        cell: The question it is worked out for.
        ages: Ages of the household.
        area: 級地, "1_1" … "3_2".

    """
    size = min(len(ages), LARGEST_TRANSITIONAL)
    class1, transitional = (
        law.apply(
            cell,
            public_assistance.of_persons_yen_per_month,
            ages=ages,
            age_band_from=law.numbers(f"{LAW}.age_band_from"),
            by_age_yen_per_month=law.numbers(f"{LAW}.{table}_{area}_yen_per_month"),
        )
        for table in ("class1", f"transitional_{size}_persons")
    )
    return law.apply(
        cell,
        public_assistance.living_standard_yen_per_month,
        class1_yen=class1,
        persons=len(ages),
        ratio_by_persons=law.numbers(f"{LAW}.ratio_by_persons"),
        class2_by_persons_yen_per_month=law.numbers(f"{LAW}.class2_by_persons_yen_per_month"),
        transitional_yen=transitional,
        special_addition_yen_per_month=law.constant(f"{LAW}.special_addition_yen_per_month"),
        rounding_yen=law.constant(f"{LAW}.rounding_yen"),
    )


def area_class(law: LawYears, chosen: str) -> str:
    """級地 — as chosen, or that of the town."""
    return law.text(f"{LAW}.area_class") if chosen == "town" else chosen


class PublicAssistance(Question):
    """生活保護: the assistance of one month; the month is that of the day of the law. Or the limit of a funeral."""

    programme: ClassVar[str] = LAW
    cell: ClassVar[Cell] = Cell(LAW)

    asked: Literal["month", "funeral"] = "month"
    ages: Ages = (50,)
    area_class: AreaClass = "town"
    winter_zone: WinterZone = "town"
    rent_yen_per_month: Yen = 0
    disability: Literal["none", "moderate", "severe"] = "none"
    needs_more_heating: bool = False
    home_patient: bool = False
    care_premium_yen_per_month: Yen = 0
    pensions_yen_per_month: Yen = 0
    earnings_yen_per_month: Yen = 0
    further_earner: bool = False
    new_job: bool = False
    work_expenses_yen_per_month: Yen = 0
    incidental_yen_per_month: Yen = 0
    money_yen: Yen = 0
    funeral_cost_yen: Yen = 250_000

    def answer(self, law: LawYears) -> Any:
        """Work out the first month's assistance, or what is paid for a funeral."""
        area = area_class(law, self.area_class)
        if self.asked == "funeral":
            limit = law.constant(f"{LAW}.funeral_class_{area[0]}_yen")
            rule = public_assistance.funeral_assistance_yen
            return law.apply(self.cell, rule, funeral_cost_yen=self.funeral_cost_yen, funeral_yen=limit)
        needed = self._minimum(law, area)
        counted = self._counted(law)
        benefit = law.apply(self.cell, public_assistance.benefit_yen, minimum_yen=needed, counted_income_yen=counted)
        reduction = law.apply(
            self.cell,
            public_assistance.first_month_reduction_yen,
            money_yen=self.money_yen,
            minimum_yen_per_month=needed,
            cash_kept_ratio=law.constant(f"{LAW}.cash_kept_ratio"),
        )
        return law.apply(
            self.cell, public_assistance.first_month_benefit_yen, benefit_yen=benefit, reduction_yen=reduction
        )

    def _minimum(self, law: LawYears, area: str) -> Any:
        return law.apply(
            self.cell,
            public_assistance.minimum_of_month_yen,
            living_standard_yen_per_month=living_standard(law, self.cell, self.ages, area),
            winter_yen=self._winter(law),
            year_end_yen=self._year_end(law, area),
            additions_yen_per_month=self._additions(law, area),
            housing_yen=law.apply(
                self.cell,
                public_assistance.housing_yen,
                rent_yen=self.rent_yen_per_month,
                rent_limit_yen_per_month=law.numbers(f"{LAW}.rent_limit_by_persons_yen_per_month"),
                persons=len(self.ages),
                months=1,
            ),
        )

    def _winter(self, law: LawYears) -> Any:
        zone = str(int(law.constant(f"{LAW}.winter_zone"))) if self.winter_zone == "town" else self.winter_zone
        month = 0 if law.day is None else law.day.month
        if month not in law.numbers(f"{LAW}.winter_zone_{zone}_months"):
            return 0
        return law.apply(
            self.cell,
            public_assistance.winter_addition_yen_per_month,
            persons=len(self.ages),
            needs_more_heating=self.needs_more_heating,
            winter_yen_per_month=law.numbers(f"{LAW}.winter_zone_{zone}_yen_per_month"),
            winter_special_factor=law.constant(f"{LAW}.winter_special_factor"),
            rounding_yen=law.constant(f"{LAW}.rounding_yen"),
        )

    def _year_end(self, law: LawYears, area: str) -> Any:
        if law.day is None or law.day.month != DECEMBER:
            return 0
        return by_persons(law.numbers(f"{LAW}.year_end_{area}_yen"), persons=len(self.ages))

    def _additions(self, law: LawYears, area: str) -> Any:
        disabled, degree = self.disability != "none", self.disability
        key = f"{LAW}.disability_{degree}_class_{area[0]}_yen_per_month"
        return law.apply(
            self.cell,
            public_assistance.additions_yen_per_month,
            disability_yen_per_month=law.constant(key) if disabled else 0,
            home_patient_yen_per_month=law.constant(f"{LAW}.home_patient_yen_per_month") if self.home_patient else 0,
            care_premium_yen_per_month=self.care_premium_yen_per_month,
        )

    def _counted(self, law: LawYears) -> Any:
        deduction = law.apply(
            self.cell,
            public_assistance.earned_income_deduction_yen_per_month,
            earnings_yen_per_month=self.earnings_yen_per_month,
            further_earner=self.further_earner,
            **{name: law.constant(f"{LAW}.{name}") for name in EARNED_INCOME},
        )
        return law.apply(
            self.cell,
            public_assistance.counted_income_yen_per_month,
            earnings_yen_per_month=self.earnings_yen_per_month,
            earned_income_deduction_yen_per_month=deduction,
            new_job_yen_per_month=law.constant(f"{LAW}.new_job_yen_per_month") if self.new_job else 0,
            work_expenses_yen_per_month=self.work_expenses_yen_per_month,
            pensions_yen_per_month=self.pensions_yen_per_month,
            incidental_yen_per_month=self.incidental_yen_per_month,
            incidental_uncounted_yen_per_month=law.constant(f"{LAW}.incidental_uncounted_yen_per_month"),
        )


class HomeLoan(Question):
    """要保護世帯向け不動産担保型生活資金: for how many months the own home carries the household."""

    programme: ClassVar[str] = "home_loan"
    cell: ClassVar[Cell] = Cell("home_loan")

    home_value_yen: Yen = 10_000_000
    flat: bool = False
    ages: Ages = (70,)
    area_class: AreaClass = "town"
    counted_income_yen_per_month: Yen = 0

    def answer(self, law: LawYears) -> Any:
        """Work out the limit, the loan each month, and the months until the limit is reached."""
        limit = law.apply(
            self.cell,
            home_loan.loan_limit_yen,
            home_value_yen=self.home_value_yen,
            flat=self.flat,
            youngest_age=min(self.ages),
            **{
                name: law.constant(f"home_loan.{name}")
                for name in ("first_age", "smallest_value_yen", "limit_house_ratio", "limit_flat_ratio")
            },
        )
        area = area_class(law, self.area_class)
        monthly = law.apply(
            self.cell,
            home_loan.loan_yen_per_month,
            loan_limit_yen=limit,
            living_standard_yen_per_month=living_standard(law, self.cell, self.ages, area),
            monthly_factor=law.constant("home_loan.monthly_factor"),
            counted_income_yen_per_month=self.counted_income_yen_per_month,
        )
        return law.apply(
            self.cell,
            home_loan.loan_months,
            loan_limit_yen=limit,
            loan_yen_per_month=monthly,
            interest_ratio=law.constant("home_loan.interest_ratio"),
        )


class PropertyTax(Question):
    """固定資産税・都市計画税: from the assessed values on the tax notice."""

    programme: ClassVar[str] = "property_tax"
    cell: ClassVar[Cell] = Cell("property_tax")

    land_yen: Yen = 12_000_000
    land_square_metres: SquareMetres = 150
    building_yen: Yen = 5_000_000
    city_planning_tax: bool = True

    def answer(self, law: LawYears) -> Any:
        """Work out both taxes of a year."""
        land, building = (np.full((1, 1), float(yen)) for yen in (self.land_yen, self.building_yen))
        fixed, city = yearly_taxes_yen(law, land, building, land_square_metres=self.land_square_metres)
        return law.apply(
            self.cell,
            property_tax.both_taxes_yen_per_year,
            fixed_asset_tax_yen=fixed,
            city_planning_tax_yen=city if self.city_planning_tax else 0,
        )


QUESTIONS: tuple[type[Question], ...] = (PublicAssistance, HomeLoan, PropertyTax)
