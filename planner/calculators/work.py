"""働く方の制度電卓 (work): social insurance that is taken off wages."""

from typing import Any, ClassVar

from planner.calculators.question import Age, Question, Yen
from planner.lawbook import Cell, LawYears
from planner.rules import workplace_insurance

KEYS = (
    "insured_from_yen_per_year",
    "health_ratio",
    "care_ratio",
    "care_first_age",
    "care_end_age",
    "child_support_ratio",
    "pension_ratio",
    "pension_end_age",
    "worker_part_ratio",
    "employment_ratio",
)


class WorkplaceInsurance(Question):
    """会社の社会保険料 — the worker's part of one year."""

    programme: ClassVar[str] = "workplace_insurance"

    wages_yen: Yen = 3_000_000
    age: Age = 50

    def answer(self, law: LawYears) -> Any:
        """Work out the worker's part."""
        return law.apply(
            Cell(self.programme),
            workplace_insurance.premium_yen_per_year,
            wages_yen=self.wages_yen,
            age=self.age,
            insured_at_work=True,
            **{key: law[f"{self.programme}.{key}"] for key in KEYS},
        )


QUESTIONS: tuple[type[Question], ...] = (WorkplaceInsurance,)
