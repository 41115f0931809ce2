"""働く方の制度電卓 (work): social insurance that is taken off wages."""

from typing import Any, ClassVar

from planner.calculators.question import Age, Question, Yen
from planner.lawbook import LawYears
from planner.rules import workplace_insurance

RATIOS = (
    "health_ratio",
    "care_ratio",
    "child_support_ratio",
    "pension_ratio",
    "worker_part_ratio",
    "employment_ratio",
)
MONTHS = 12


class WorkplaceInsurance(Question):
    """会社の社会保険料 — the worker's part of one year."""

    programme: ClassVar[str] = "workplace_insurance"

    wages_yen: Yen = 3_000_000
    age: Age = 50

    def answer(self, law: LawYears) -> Any:
        """Work out the worker's part of twelve months at one age."""
        insured = law.apply(
            self.cell,
            workplace_insurance.insured_at_work,
            wages_yen=self.wages_yen,
            months=MONTHS,
            insured_from_yen_per_year=law[f"{self.programme}.insured_from_yen_per_year"],
        )
        care_first, care_end, pension_end, health_end = (
            law.constant(f"{self.programme}.{name}_age")
            for name in ("care_first", "care_end", "pension_end", "health_end")
        )
        return law.apply(
            self.cell,
            workplace_insurance.premium_yen_per_year,
            wages_yen=self.wages_yen,
            insured_at_work=insured,
            months=MONTHS,
            health_months=MONTHS * (self.age < health_end),
            care_months=MONTHS * (care_first <= self.age < care_end),
            pension_months=MONTHS * (self.age < pension_end),
            **{key: law[f"{self.programme}.{key}"] for key in RATIOS},
        )


QUESTIONS: tuple[type[Question], ...] = (WorkplaceInsurance,)
