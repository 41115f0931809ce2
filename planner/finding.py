"""気づきの一つ (finding): one remark, and what all finders share; the finders stand in ``findings`` and beside it."""

from dataclasses import dataclass, field
from typing import Any, Literal

from planner.lawbook import LawBook

Mood = Literal["ask", "prepare", "note"]
TINY_YEN = 1.0


@dataclass(frozen=True)
class Finding:
    """One remark: words under ``finding.<code>``; the step, if any, under ``step.<step>``."""

    code: str
    mood: Mood
    facts: dict[str, Any] = field(default_factory=dict)
    step: str = ""


def number(lawbook: LawBook, key: str) -> float:
    """Return the newest value of a law parameter that is a single number.

    Raises:
        TypeError: The value is a list or a word.

    """
    value = lawbook.parameter(key).entries[-1].value
    if not isinstance(value, float):
        raise TypeError(f"{key} is not a single number")
    return value
