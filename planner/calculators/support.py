"""暮らしの支えの制度電卓 (support): services, homes, workshops, visits, guardians, trusts, help with the rent."""

from typing import Annotated, Any, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from planner import taxes
from planner.calculators.question import Months, MonthsOfYear, Persons, Question, Yen, contradiction
from planner.lawbook import LawYears
from planner.rules import (
    adult_guardianship,
    amounts,
    daily_life_support,
    disability_services,
    group_home,
    housing_security_benefit,
    trusts,
    workshop_wages,
)

HalfHours = Annotated[int, Field(ge=0, le=60)]
Years = Annotated[int, Field(ge=0, le=100)]


def values(law: LawYears, programme: str, *keys: str) -> dict[str, Any]:
    """Return values of the law under the names that the rules give them."""
    return {key: law[f"{programme}.{key}"] for key in keys}


def levy(question: Question, law: LawYears, taxable_yen: int) -> Any:
    """Work out the town's part of the resident tax on the taxable income of one person without other deductions."""
    taxable = np.full((1, 1), float(taxable_yen))
    credit_base = taxes.credit_base_yen(
        question.cell, taxable, law["resident_tax.difference_basic_yen"], income_before_yen=taxable, law=law
    )
    return law.apply(
        question.cell,
        disability_services.levy_yen,
        levied=np.array([taxable_yen > 0]),
        taxable_yen=taxable,
        credit_base_yen=credit_base,
        **values(law, "disability_services", "municipal_levy_ratio", "municipal_credit_ratio"),
    )


def untaxed_has_no_base(*, untaxed: bool, taxable_yen: int) -> None:
    """Refuse a taxable income in a household that pays no resident tax."""
    if untaxed and taxable_yen:
        raise contradiction("untaxed_with_taxable", "taxable_yen")


class DisabilityServices(Question):
    """障害福祉サービス — a month of services; untaxed and taxable income are those of user and spouse."""

    programme: ClassVar[str] = "disability_services"

    bill_yen_per_month: Yen = 150_000
    untaxed: bool = True
    taxable_yen: Yen = 0
    residential: bool = False

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        untaxed_has_no_base(untaxed=self.untaxed, taxable_yen=self.taxable_yen)
        return self

    def answer(self, law: LawYears) -> Any:
        """Class of income, then the tenth up to the ceiling."""
        place = law.apply(
            self.cell,
            disability_services.income_class,
            untaxed=self.untaxed,
            levy_yen=levy(self, law, self.taxable_yen),
            residential=self.residential,
            **values(law, self.programme, "general_levy_below_yen"),
        )
        return law.apply(
            self.cell,
            disability_services.own_share_yen_per_month,
            bill_yen_per_month=self.bill_yen_per_month,
            income_class=place,
            **values(law, self.programme, "share_ratio", "ceiling_yen_per_month"),
        )


class GroupHome(Question):
    """グループホーム — what the supplement leaves of the rent of a month."""

    programme: ClassVar[str] = "group_home"

    rent_yen_per_month: Yen = 40_000
    untaxed: bool = True

    def answer(self, law: LawYears) -> Any:
        """The supplement, then the rent less it."""
        supplement = law.apply(
            self.cell,
            group_home.rent_supplement_yen_per_month,
            rent_yen_per_month=self.rent_yen_per_month,
            untaxed=self.untaxed,
            **values(law, self.programme, "rent_supplement_to_yen_per_month"),
        )
        return law.apply(
            self.cell,
            group_home.own_rent_yen_per_month,
            rent_yen_per_month=self.rent_yen_per_month,
            rent_supplement_yen_per_month=supplement,
        )


class WorkshopWages(Question):
    """工賃・賃金の目安 — the national average for some months."""

    programme: ClassVar[str] = "workshop_wages"

    kind: Literal["a", "b"] = "b"
    months: MonthsOfYear = 12

    def answer(self, law: LawYears) -> Any:
        """Average times months."""
        monthly = law[f"{self.programme}.{self.kind}_yen_per_month"]
        return law.apply(self.cell, workshop_wages.wages_yen, yen_per_month=monthly, months=self.months)


class DailyLifeSupport(Question):
    """日常生活自立支援事業 — a month of visits; the prices of the family's own council may be typed."""

    programme: ClassVar[str] = "daily_life_support"

    half_hours_per_month: HalfHours = 4
    base_yen_per_month: Yen | None = None
    half_hour_yen: Yen | None = None

    def answer(self, law: LawYears) -> Any:
        """Base and half hours."""
        guide = values(law, self.programme, "base_yen_per_month", "half_hour_yen")
        told = {"base_yen_per_month": self.base_yen_per_month, "half_hour_yen": self.half_hour_yen}
        return law.apply(
            self.cell,
            daily_life_support.fee_yen_per_month,
            half_hours_per_month=self.half_hours_per_month,
            **guide | {key: yen for key, yen in told.items() if yen is not None},
        )


class AdultGuardianship(Question):
    """成年後見 — the courts' guide for some months."""

    programme: ClassVar[str] = "adult_guardianship"

    assets_yen: Yen = 8_000_000
    supervisor: bool = False
    months: Months = 12

    def answer(self, law: LawYears) -> Any:
        """Fee of the guardian, of the supervisor, then both for the months."""
        fee = law.apply(
            self.cell,
            adult_guardianship.fee_yen_per_month,
            assets_yen=self.assets_yen,
            **values(law, self.programme, "low_assets_yen", "middle_assets_yen", "fee_low_yen_per_month"),
            **values(law, self.programme, "fee_middle_yen_per_month", "fee_high_yen_per_month"),
        )
        if not self.supervisor:
            return law.apply(self.cell, amounts.months_yen, yen_per_month=fee, months=self.months)
        supervisor = law.apply(
            self.cell,
            adult_guardianship.supervisor_fee_yen_per_month,
            assets_yen=self.assets_yen,
            **values(law, self.programme, "middle_assets_yen", "supervisor_fee_low_yen_per_month"),
            **values(law, self.programme, "supervisor_fee_high_yen_per_month"),
        )
        return law.apply(
            self.cell,
            adult_guardianship.whole_fee_yen,
            fee_yen_per_month=fee,
            supervisor_fee_yen_per_month=supervisor,
            months=self.months,
        )


class Trusts(Question):
    """信託 — what is free of gift tax, or what a life insurance trust costs in all."""

    programme: ClassVar[str] = "trusts"

    kind: Literal["gift", "life_insurance"] = "gift"
    trusted_yen: Yen = 20_000_000
    disability: Literal["severe", "other", "none"] = "other"
    years: Years = 20

    def answer(self, law: LawYears) -> Any:
        """One rule of the two."""
        if self.kind == "gift":
            return law.apply(
                self.cell,
                trusts.tax_free_yen,
                trusted_yen=self.trusted_yen,
                severe=self.disability == "severe",
                entitled=self.disability != "none",
                **values(law, self.programme, "gift_severe_to_yen", "gift_other_to_yen"),
            )
        return law.apply(
            self.cell,
            trusts.life_insurance_trust_yen,
            benefit_yen=self.trusted_yen,
            years=self.years,
            **values(law, self.programme, "insurance_contract_yen", "insurance_payout_ratio"),
            **values(law, self.programme, "insurance_yen_per_year"),
        )


class HousingSecurityBenefit(Question):
    """住居確保給付金 — the benefit of a month; the limit of rent is that of public assistance in the town."""

    programme: ClassVar[str] = "housing_security_benefit"

    persons: Persons = 1
    income_yen_per_month: Yen = 0
    assets_yen: Yen = 0
    rent_yen_per_month: Yen = 40_000

    def answer(self, law: LawYears) -> Any:
        """Limits of income and of assets, then the benefit."""
        base = values(law, self.programme, "base_by_persons_yen_per_month")
        rent_limit = law["public_assistance.rent_limit_by_persons_yen_per_month"]
        income_to = law.apply(
            self.cell,
            housing_security_benefit.income_to_yen_per_month,
            persons=self.persons,
            rent_yen_per_month=self.rent_yen_per_month,
            rent_limit_yen_per_month=rent_limit,
            **base,
        )
        assets_to = law.apply(
            self.cell,
            housing_security_benefit.assets_to_yen,
            persons=self.persons,
            **base,
            **values(law, self.programme, "assets_factor_months", "largest_assets_yen"),
        )
        return law.apply(
            self.cell,
            housing_security_benefit.benefit_yen_per_month,
            persons=self.persons,
            income_yen_per_month=self.income_yen_per_month,
            assets_yen=self.assets_yen,
            rent_yen_per_month=self.rent_yen_per_month,
            income_to_yen_per_month=income_to,
            assets_to_yen=assets_to,
            rent_limit_yen_per_month=rent_limit,
            **base,
        )


QUESTIONS: tuple[type[Question], ...] = (
    DisabilityServices,
    GroupHome,
    WorkshopWages,
    DailyLifeSupport,
    AdultGuardianship,
    Trusts,
    HousingSecurityBenefit,
)
