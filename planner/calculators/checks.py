"""電卓の点検 (checks): what cannot be true of one person whose months and birth are asked."""

from collections.abc import Sequence
from datetime import date

from planner import coverage, lawbook
from planner.calculators.question import Question, contradiction
from planner.lawfiles import FIRST_DAY

MOST_MONTHS = 480
MOST_WORK_MONTHS = 660
YOUNGEST_AGE = 18
AT_WORK = ("months_to_2003_03", "months_from_2003_04")


def months_together(question: Question, names: Sequence[str] = AT_WORK, *, high: int = MOST_WORK_MONTHS) -> None:
    """月数の合計 — months of several kinds are not more than the time there is for them.

    Args:
        question: What was asked.
        names: Its fields of months, of which none is part of another.
        high: How many months there can be.

    Raises:
        PydanticCustomError: ``months_together``, beside the last field that has any.

    """
    told = [name for name in names if getattr(question, name)]
    months = sum(getattr(question, name) for name in told)
    if months > high:
        raise contradiction("months_together", told[-1], months=months, high=high)


def grown_up(question: Question, *, birth_year: int, birth_month: int) -> None:
    """成人 — whose pension is worked out is of age on the day of the law.

    Raises:
        PydanticCustomError: ``too_young``, beside the year of birth.

    """
    on = max(day_of(question), FIRST_DAY)
    age = on.year - birth_year - (on.month < birth_month)
    if age < YOUNGEST_AGE:
        latest = on.year - YOUNGEST_AGE - (on.month < birth_month)
        raise contradiction("too_young", "birth_year", born=birth_year, first_day=on, age=YOUNGEST_AGE, high=latest)


def day_of(question: Question) -> date:
    """計算する日 — the day of the law as told, else the last day on which somebody looked."""
    return question.on or coverage.last_looked(lawbook.load())
