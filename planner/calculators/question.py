"""制度電卓の問い (question): what one programme asks for, checked, and how it is worked out on one day of the law."""

from abc import abstractmethod
from datetime import date
from typing import Annotated, Any, ClassVar, LiteralString

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from planner.lawbook import Cell, LawYears

LARGEST_YEN = 1_000_000_000_000

Yen = Annotated[int, Field(ge=0, le=LARGEST_YEN)]
Ratio = Annotated[float, Field(ge=0, le=1)]
Months = Annotated[int, Field(ge=0, le=480)]
WorkMonths = Annotated[int, Field(ge=0, le=660)]
MonthsOfYear = Annotated[int, Field(ge=0, le=12)]
Age = Annotated[int, Field(ge=0, le=120)]
Persons = Annotated[int, Field(ge=1, le=10)]
Dependants = Annotated[int, Field(ge=0, le=10)]
BirthYear = Annotated[int, Field(ge=1900, le=2200)]


def contradiction(code: LiteralString, field: str, **facts: Any) -> PydanticCustomError:
    """食い違い — the error that a ``model_validator`` raises where two fields contradict each other.

    Args:
        code: Its sentence is ``calculator.problem.<code>``.
        field: The field beside which it is told.
        facts: What the sentence names; a fact whose name ends in ``_field`` is another field and gets its label.

    """
    return PydanticCustomError(code, code, {"field": field, "facts": facts})


class Question(BaseModel):
    """One programme alone: its fields are what a planner types in; every field has a default.

    ``on`` is the day of the law (None: the last day on which somebody looked at the law book);
    ``municipality`` lays the town's values over the nation's.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    programme: ClassVar[str]
    """Name of the programme, as its law file."""

    on: date | None = None
    municipality: Annotated[str, Field(pattern=r"^[0-9]{5}$")] | None = None

    @property
    def cell(self) -> Cell:
        """The row under which the steps are kept."""
        return Cell(self.programme)

    @abstractmethod
    def answer(self, law: LawYears) -> Any:
        """Work the programme out; every step through ``law.apply(self.cell, rule, …)``, the last one the answer."""
