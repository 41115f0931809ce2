"""欄の型 (fields): what may stand in one field of a family's file, with its bounds."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

LARGEST_YEN = 1_000_000_000_000
LONGEST_NAME = 40
LAST_MONTH_OF_FISCAL_YEAR = 3
LAST_AGE_AT_WORK = 74


def unknown_is_none(value: object) -> object:
    """Read the word "unknown" in a file as: the family does not know."""
    return None if value == "unknown" else value


class Input(BaseModel):
    """Base of all input models: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


Yen = Annotated[int, Field(strict=True, ge=0, le=LARGEST_YEN)]
MaybeYen = Annotated[Yen | None, BeforeValidator(unknown_is_none)]
Ratio = Annotated[float, Field(strict=True, ge=0, le=1)]
GrowthRatio = Annotated[float, Field(strict=True, ge=-0.1, le=0.2)]
MaybeGrowthRatio = Annotated[GrowthRatio | None, BeforeValidator(unknown_is_none)]
MortalityFactor = Annotated[float, Field(strict=True, ge=0.2, le=10)]
Year = Annotated[int, Field(strict=True, ge=1900, le=2200)]
MaybeYear = Annotated[Year | None, BeforeValidator(unknown_is_none)]
Month = Annotated[int, Field(strict=True, ge=1, le=12)]
MaybeMonth = Annotated[Month | None, BeforeValidator(unknown_is_none)]
Months = Annotated[int, Field(strict=True, ge=0, le=480)]
WorkMonths = Annotated[int, Field(strict=True, ge=0, le=660)]
MaybeWorkMonths = Annotated[WorkMonths | None, BeforeValidator(unknown_is_none)]
Age = Annotated[int, Field(strict=True, ge=0, le=120)]
MaybeAge = Annotated[Age | None, BeforeValidator(unknown_is_none)]
AgeAtWork = Annotated[int, Field(strict=True, ge=0, le=LAST_AGE_AT_WORK)]
MaybeAgeAtWork = Annotated[AgeAtWork | None, BeforeValidator(unknown_is_none)]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
MaybeName = Annotated[Name | None, BeforeValidator(unknown_is_none)]
SquareMetres = Annotated[int, Field(strict=True, ge=1, le=100_000)]
MaybeCode = Annotated[Annotated[str, Field(pattern=r"^[0-9]{5}$")] | None, BeforeValidator(unknown_is_none)]
PEOPLE = ("parents", "children", "siblings")
SHARES = ("owners", "money", "home")
REFERENCES = (
    "owner",
    "person",
    "paid_by",
    "ends_with_death_of",
    "begins_with_death_of",
    "insured",
    "beneficiary",
    "parent",
    "child",
    "sibling",
)
"""Where names of people stand: lists of people and of shares by their "name", and fields that refer to a person."""

Growth = Literal["prices", "wages", "pension", "none"] | GrowthRatio
Sex = Annotated[Literal["male", "female"] | None, BeforeValidator(unknown_is_none)]

Treatment = Literal[
    "pay",
    "full_exempt",
    "three_quarter_exempt",
    "half_exempt",
    "quarter_exempt",
    "deferred",
    "unpaid",
    "dependant_spouse",
]
Ability = Annotated[Literal["alone", "with_help", "not_yet"] | None, BeforeValidator(unknown_is_none)]
Settled = Annotated[Literal["done", "not_yet"] | None, BeforeValidator(unknown_is_none)]
Manager = Annotated[
    Literal["self", "family", "daily_life_support", "guardian", "trust"] | None, BeforeValidator(unknown_is_none)
]
