"""質問の道すじ (walk): where a family at home is on its way through the questions, and what it has said so far.

Pure; the session holds one frozen Walk. The answers are those of ``quick``; only the pension is asked as one
payment into the bank book, which a family can look up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from dataclasses import replace as changed
from typing import Any

from pydantic import ValidationError

from planner.answers import WORRIES
from planner.household import Household
from planner.problems import Problem, from_validation_error
from planner.ui import quick
from planner.ui.quick import OWNED, Answers

MAIN = ("child", "child_name", "mother", "father", "siblings", "savings", "pension", "living", "home", "income")
FOLLOW_UPS = {"building": "home", "rent": "home", "income_amount": "income"}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "siblings": ("0", "1", "2", "3", "4", "5"),
    "home": ("house", "flat", "rented", "public_rented", "other"),
    "income": ("none", "grade_2", "grade_1", "amount"),
}
PAYMENTS_A_YEAR = 6
SCREENS = ("outlook", *WORRIES, "now")
LAST_SCREEN = len(SCREENS) - 1

Values = dict[str, int | None]


@dataclass(frozen=True)
class Walk:
    """歩み: the way through the questions.

    Attributes:
        answers: What was typed and chosen.
        at: The question on the screen.
        moves: How often the screen changed, so that each begins at its top.
        asked_for: Whether the way on was asked for without the one answer that is needed.
        contradictions: Why the answers do not fit together.
        made: The family that was made of the answers.
        is_open: Whether the questions go on although a family was made.
        screen: Which of the answers is on the screen, from 0.
        section: Which part of the form is being filled in, "" while none is.

    """

    answers: Answers = field(default_factory=lambda: Answers(together=True))
    at: str = MAIN[0]
    moves: int = 0
    asked_for: bool = False
    contradictions: tuple[Problem, ...] = ()
    made: Household | None = None
    is_open: bool = False
    screen: int = 0
    section: str = ""


def questions(answers: Answers) -> tuple[str, ...]:
    """質問の順 — the questions that this family is asked, each follow-up behind its question."""
    has_parents = bool(answers.mother.strip() or answers.father.strip())
    found: list[str] = []
    for name in MAIN:
        if name != "pension" or has_parents:
            found.append(name)
        if name == "home" and answers.home is not None:
            found.append("building" if answers.home in OWNED else "rent")
        if name == "income" and answers.income == "amount":
            found.append("income_amount")
    return tuple(found)


def number(name: str) -> int:
    """何番目 — the number of a question, from 1; a follow-up bears the number of its question."""
    return MAIN.index(FOLLOW_UPS.get(name, name)) + 1


def answered(walk: Walk, name: str, given: str) -> Walk:
    """答えを入れる — the walk with one answer as it was typed or chosen; "" is 分からない."""
    value: Any = given
    if name == "siblings":
        value = int(given) if given else None
    elif name in CHOICES:
        value = given or None
    answers = changed(walk.answers, **{name: value})
    return changed(walk, answers=answers, asked_for=False, contradictions=())


def given(answers: Answers, name: str) -> str:
    """入れた答え — one answer as it was typed or chosen."""
    value = getattr(answers, name)
    return "" if value is None else str(value)


def moved(walk: Walk, steps: int) -> Walk:
    """進む・もどる — the walk some questions further or back, within its ends."""
    names = questions(walk.answers)
    place = names.index(walk.at) if walk.at in names else 0
    return at(walk, names[min(len(names) - 1, max(0, place + steps))])


def at(walk: Walk, name: str) -> Walk:
    """ある質問へ — the walk at one question."""
    return changed(walk, at=name, moves=walk.moves + 1, asked_for=False, contradictions=())


def on_screen(walk: Walk, screen: int, section: str = "") -> Walk:
    """ある答えへ — the walk at one of the answers, or at a part of the form behind it."""
    return changed(walk, screen=screen, section=section, moves=walk.moves + 1)


def is_last(walk: Walk) -> bool:
    """Whether no question comes after this one."""
    return walk.at == questions(walk.answers)[-1]


def unreadable(walk: Walk, first_year: int) -> dict[str, Problem]:
    """読めない答え — the problem of each answer that is asked for and cannot be read, in the order of the questions."""
    problems = quick.read(walk.answers, first_year)[1]
    return {name: problems[name] for name in questions(walk.answers) if name in problems}


def read(walk: Walk, first_year: int) -> Values:
    """読めた答え — years and amounts; what cannot be read yet is not known, a pension is that of a year."""
    values, problems = quick.read(walk.answers, first_year)
    found: Values = {**values, **dict.fromkeys(problems)}
    payment = found["pension"]
    found["pension"] = None if payment is None else payment * PAYMENTS_A_YEAR
    return found


def family(
    walk: Walk, *, first_year: int, full_basic_yen_per_year: int, lang: str
) -> tuple[Household | None, tuple[Problem, ...]]:
    """世帯にする — the family of the answers so far, or why they do not fit together.

    Args:
        walk: The way so far; the child's age is known.
        first_year: First year of the plan.
        full_basic_yen_per_year: Full old-age basic pension.
        lang: Language of the names that are given.

    """
    try:
        return (
            quick.build(
                walk.answers,
                read(walk, first_year),
                first_year=first_year,
                full_basic_yen_per_year=full_basic_yen_per_year,
                lang=lang,
            ),
            (),
        )
    except ValidationError as error:
        return None, from_validation_error(error)
