"""保険料の電卓 (insurance): health insurance, medical insurance from 75 on, and care insurance, each alone."""

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from planner.calculators.question import Age, Dependants, MonthsOfYear, Persons, Question, Yen, contradiction
from planner.lawbook import LawYears
from planner.rules import late_elderly_medical_insurance, long_term_care_insurance
from planner.rules import national_health_insurance as nhi

Floats = NDArray[np.float64]
NHI, LATE, CARE = "national_health_insurance", "late_elderly_medical_insurance", "long_term_care_insurance"
MONTHS = 12
LATE_ELDERLY_AGE = 75
Ages = Annotated[tuple[Age, ...], Field(min_length=1, max_length=6)]
Yens = Annotated[tuple[Yen, ...], Field(max_length=6)]


def _column(values: Sequence[float], length: int) -> Floats:
    """Values of the members, 0 where none is given, shape (length, 1, 1)."""
    return np.array([*values, *[0.0] * (length - len(values))], dtype=np.float64)[:, np.newaxis, np.newaxis]


def _tested(question: Question, income_yen: Floats, pension_income_yen: Floats, age: Floats, law: LawYears) -> Floats:
    return law.apply(
        question.cell,
        nhi.tested_income_yen,
        total_income_yen=income_yen,
        pension_income_yen=pension_income_yen,
        age=age,
        pension_deduction_yen=law[f"{NHI}.pension_deduction_yen"],
        pension_deduction_age=law[f"{NHI}.pension_deduction_age"],
    )


def _tier(question: Question, tested: Floats, earners: int, persons: int, law: LawYears) -> NDArray[np.int64]:
    """Tier of the reduction; every row counts, and the rule counts the earners, whichever rows they are."""
    return law.apply(
        question.cell,
        nhi.reduction_tier,
        tested_income_yen=tested,
        earner=_column([1.0] * earners, len(tested)),
        counted=_column([1.0] * len(tested), len(tested)),
        persons=persons,
        reduction_base_yen=law[f"{NHI}.reduction_base_yen"],
        reduction_half_yen_per_person=law[f"{NHI}.reduction_half_yen_per_person"],
        reduction_fifth_yen_per_person=law[f"{NHI}.reduction_fifth_yen_per_person"],
        reduction_yen_per_further_earner=law[f"{NHI}.reduction_yen_per_further_earner"],
    )


def _levy_base(question: Question, income_yen: Floats, law: LawYears) -> Floats:
    return law.apply(
        question.cell,
        nhi.levy_base_yen,
        total_income_yen=income_yen,
        basic_deduction_yen=law[f"{NHI}.basic_deduction_yen"],
    )


def _reduced(question: Question, tier: NDArray[np.int64], key: str, law: LawYears) -> Floats:
    return law.apply(question.cell, nhi.reduced_ratio, tier=tier, reduction_ratio=law[key])


def _pension_is_a_part(pension_yen: int, income_yen: int, of: str = "") -> None:
    """Refuse a pension income that is more than the whole income."""
    if pension_yen > income_yen:
        field, whole = f"{of}pension_income_yen", f"{of}income_yen"
        raise contradiction("part_above_whole", field, whole_field=whole, part_yen=pension_yen, whole_yen=income_yen)


class NationalHealthInsurance(Question):
    """国民健康保険料 — of a household for a year; incomes are those of the year before (総所得金額等).

    The lists hold one number for each insured member. ``head``: whether the household head is one of them, has gone
    on to the scheme for the elderly, or is insured elsewhere; in the latter cases the head's income counts in the
    test for reductions alone. ``earners``: how many of all these have wages or a pension above the limits.
    """

    programme: ClassVar[str] = NHI

    age: Ages = (50,)
    income_yen: Yens = (0,)
    pension_income_yen: Yens = (0,)
    head: Literal["insured", "late_elderly", "elsewhere"] = "insured"
    head_age: Age = 80
    head_income_yen: Yen = 0
    head_pension_income_yen: Yen = 0
    earners: Dependants = 0
    months: MonthsOfYear = 12

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        """One number for each member, all of them under 75, and pensions that are a part of the income."""
        if max(self.age) >= LATE_ELDERLY_AGE:
            raise contradiction("late_elderly_age", "age", age=max(self.age))
        for name in ("income_yen", "pension_income_yen"):
            told = getattr(self, name)
            if len(told) != len(self.age) and (any(told) or len(told) > len(self.age)):
                raise contradiction("lists_differ", name, whole_field="age", members=len(self.age), count=len(told))
        incomes = [*self.income_yen, *[0] * len(self.age)]
        for pension, income in zip(self.pension_income_yen, incomes, strict=False):
            _pension_is_a_part(pension, income)
        _pension_is_a_part(self.head_pension_income_yen, self.head_income_yen, of="head_")
        return self

    def answer(self, law: LawYears) -> Any:
        """Work out the bill of the household."""
        beside = self.head != "insured"
        length = max(len(self.age) + beside, self.earners)
        total, pension = (
            _column([*yens, *[0] * (len(self.age) - len(yens)), *([of_head] if beside else [])], length)
            for yens, of_head in (
                (self.income_yen, self.head_income_yen),
                (self.pension_income_yen, self.head_pension_income_yen),
            )
        )
        ages = _column([*self.age, *([self.head_age] if beside else [])], length)
        persons = len(self.age) + (self.head == "late_elderly")
        tier = _tier(self, _tested(self, total, pension, ages, law), self.earners, persons, law)
        reduced = _reduced(self, tier, f"{NHI}.reduction_ratio", law)
        members = len(self.age)
        return self._bill(_levy_base(self, total[:members], law), ages[:members], reduced, law)

    def _bill(self, base: Floats, ages: Floats, reduced: Floats, law: LawYears) -> Any:
        months = np.full_like(base, self.months)
        first, end = law.constant(f"{NHI}.care_first_age"), law.constant(f"{NHI}.care_end_age")
        in_care = np.where((ages >= first) & (ages < end), months, 0.0)
        by_part = {"medical": months, "support": months, "care": in_care, "childcare": months}
        parts = {
            f"{part}_yen": self._part(part, base=base, ages=ages, months=own, reduced=reduced, law=law)
            for part, own in by_part.items()
        }
        return law.apply(self.cell, nhi.premium_yen, **parts)

    def _part(self, part: str, *, base: Floats, ages: Floats, months: Floats, reduced: Floats, law: LawYears) -> Floats:
        head_weight = law.apply(
            self.cell,
            nhi.head_weight,
            fiscal_age=ages,
            first_age=law[f"{NHI}.childcare_first_age"] if part == "childcare" else 0,
            school_age=law[f"{NHI}.school_age"],
            preschool_weight=law[f"{NHI}.preschool_weight"],
        )
        levies = law.apply(
            self.cell,
            nhi.levies_yen,
            levy_base_yen=base,
            months=months,
            head_weight=head_weight,
            reduced_ratio=reduced,
            income_ratio=law[f"{NHI}.{part}_income_ratio"],
            per_head_yen_per_year=law[f"{NHI}.{part}_per_head_yen_per_year"],
        )
        household_levy = law.apply(
            self.cell,
            nhi.household_levy_yen,
            months=months,
            household_weight=self._household_weight(months, law) if part in ("medical", "support") else 1.0,
            reduced_ratio=reduced,
            per_household_yen_per_year=law[f"{NHI}.{part}_per_household_yen_per_year"],
        )
        return law.apply(
            self.cell,
            nhi.part_yen,
            levies_yen=levies,
            household_levy_yen=household_levy,
            cap_yen=law[f"{NHI}.{part}_cap_yen"],
            rounding_yen=law[f"{NHI}.rounding_yen"],
        )

    def _household_weight(self, months: Floats, law: LawYears) -> Floats:
        moved, age = self.head == "late_elderly", law.constant(f"{NHI}.late_elderly_age")
        first, last = (age + law.constant(f"{NHI}.special_household_{which}years") for which in ("", "continued_"))
        return law.apply(
            self.cell,
            nhi.household_weight,
            months=months,
            special_months=MONTHS * (moved and self.head_age < first),
            continued_months=MONTHS * (moved and first <= self.head_age < last),
            special_household_weight=law[f"{NHI}.special_household_weight"],
            special_household_continued_weight=law[f"{NHI}.special_household_continued_weight"],
        )


class LateElderlyMedicalInsurance(Question):
    """後期高齢者医療保険料 — of one person for a year; incomes are those of the year before (総所得金額等).

    ``others_income_yen``: tested income of the household head and of the others in the scheme, together.
    """

    programme: ClassVar[str] = LATE

    age: Annotated[int, Field(ge=65, le=120)] = 80
    income_yen: Yen = 0
    pension_income_yen: Yen = 0
    others_income_yen: Yen = 0
    persons: Persons = 1
    earners: Dependants = 1
    months: MonthsOfYear = 12

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _pension_is_a_part(self.pension_income_yen, self.income_yen)
        return self

    def answer(self, law: LawYears) -> Any:
        """Work out the premium of the person."""
        rows = max(2, self.earners)
        income = _column([self.income_yen, self.others_income_yen], rows)
        tested = _tested(self, income, _column([self.pension_income_yen], rows), _column([self.age], rows), law)
        tier = _tier(self, tested, self.earners, self.persons, law)
        base = _levy_base(self, income[0], law)
        parts = {
            f"{part}_yen": law.apply(
                self.cell,
                late_elderly_medical_insurance.part_yen,
                levy_base_yen=base,
                reduced_ratio=_reduced(self, tier, f"{LATE}.{part}_reduction_ratio", law),
                income_ratio=law[f"{LATE}.{part}_income_ratio"],
                per_head_yen_per_year=law[f"{LATE}.{part}_per_head_yen_per_year"],
                cap_yen=law[f"{LATE}.{part}_cap_yen"],
                levy_rounding_yen=law[f"{LATE}.levy_rounding_yen"],
                rounding_yen=law[f"{LATE}.rounding_yen"],
            )
            for part in ("medical", "childcare")
        }
        return law.apply(self.cell, late_elderly_medical_insurance.premium_yen, **parts, months=self.months)


class LongTermCareInsurance(Question):
    """介護保険料 — of one person from 65 on for a year, from the stage of the town."""

    programme: ClassVar[str] = CARE

    tax: Literal["household_untaxed", "others_taxed", "taxed"] = "household_untaxed"
    pension_yen: Yen = 780_000
    other_income_yen: Yen = 0
    income_yen: Yen = 0
    months: MonthsOfYear = 12

    def answer(self, law: LawYears) -> Any:
        """Work out the premium of the person."""
        stage = law.apply(
            self.cell,
            long_term_care_insurance.stage_yen,
            taxed=self.tax == "taxed",
            household_untaxed=self.tax == "household_untaxed",
            care_yen=self.pension_yen + self.other_income_yen,
            total_income_yen=self.income_yen,
            low_income_yen=law[f"{CARE}.low_income_yen"],
            middle_income_yen=law[f"{CARE}.middle_income_yen"],
            untaxed_household_yen_per_year=law[f"{CARE}.untaxed_household_yen_per_year"],
            untaxed_person_yen_per_year=law[f"{CARE}.untaxed_person_yen_per_year"],
            taxed_from_yen=law[f"{CARE}.taxed_from_yen"],
            taxed_yen_per_year=law[f"{CARE}.taxed_yen_per_year"],
        )
        return law.apply(self.cell, long_term_care_insurance.premium_yen, stage_yen=stage, months=self.months)


QUESTIONS: tuple[type[Question], ...] = (NationalHealthInsurance, LateElderlyMedicalInsurance, LongTermCareInsurance)
