"""相談の記録 (talk): what the family and its counsellor say and agree. No figure of the plan depends on it."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StrictBool
from pydantic_core import PydanticCustomError

from planner.household_fields import Input, unknown_is_none

MOST_WORRIES, MOST_ACTIONS = 5, 60
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)

Worry = Literal["home", "living", "housework", "keeping", "leaving"]
Stage = Annotated[Literal["family", "individual", "group", "participation"] | None, BeforeValidator(unknown_is_none)]
Telling = Annotated[Literal["not_yet", "planned", "told"] | None, BeforeValidator(unknown_is_none)]
SiblingTask = Literal[
    "emergency_contact",
    "counter",
    "apply_for_help",
    "look_in",
    "money_check",
    "home",
    "housework",
    "live_together",
    "monthly_money",
    "guarantor",
]
Note = Annotated[str, Field(max_length=400)]


def read_date(value: object) -> object:
    """Read a day: a date of a TOML file, or 2027-01-15 in a JSON file; empty is no day.

    Raises:
        PydanticCustomError: It is no day between 2000 and 2100.

    """
    if value in (None, "", "unknown"):
        return None
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("day_wrong", "no day") from None
    if not isinstance(value, date) or isinstance(value, datetime) or not FIRST_DAY <= value <= LAST_DAY:
        raise PydanticCustomError("day_wrong", "no day")
    return value


MaybeDay = Annotated[date | None, BeforeValidator(read_date)]


class Action(Input):
    """すること: one thing to do, from the planner's steps or in the family's own words.

    ``step`` is the code of a step (words under ``step.<code>``) or of a measure (``measure.<kind>``).
    """

    step: Annotated[str, Field(max_length=60)] = ""
    words: Annotated[str, Field(max_length=120)] = ""
    who: Annotated[str, Field(max_length=40)] = ""
    by: MaybeDay = None
    done: StrictBool = False


class Talk(Input):
    """相談の記録: worries (the heaviest first), who may know what, who does what by when, the next date."""

    worries: Annotated[tuple[Worry, ...], Field(max_length=MOST_WORRIES)] = ()
    who_knows: Note = ""
    may_be_told: Note = ""
    health: Note = ""
    care: Note = ""
    daily: Note = ""
    helpers: Note = ""
    support_stage: Stage = None
    asked_of_siblings: tuple[SiblingTask, ...] = ()
    not_asked_of_siblings: tuple[SiblingTask, ...] = ()
    thanks_to_siblings: Note = ""
    child_told: Telling = None
    siblings_told: Telling = None
    telling: Note = ""
    actions: Annotated[tuple[Action, ...], Field(max_length=MOST_ACTIONS)] = ()
    next_day: MaybeDay = None
    next_place: Note = ""
