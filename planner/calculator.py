"""制度電卓 (calculator): one programme on one day of the law, answered with its whole working.

``ask("old_age_basic_pension", {"paid_months": "480か月"})`` reads what was typed, checks it, works it out, and
reports every fault together as problems whose sentences are in planner/text.
"""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from planner import coverage, lawbook, working
from planner.calculators import QUESTIONS, asked
from planner.calculators.asked import Asked
from planner.calculators.question import Question
from planner.lawbook import LawBook, LawYears
from planner.problems import Problem, printable, shown
from planner.reading import Unreadable
from planner.words import LANGUAGES
from planner.working import Step, Value

PROGRAMME, DAY, TOWN = "programme", "on", "municipality"
NEAREST = 3
FACTS = "facts"
LAST_DAY = date(2100, 12, 31)
"""No plan begins later, and every value of the law can be read to this day."""
MARK = "="
LIMITS = MappingProxyType(
    {
        "greater_than_equal": "out_of_bounds",
        "less_than_equal": "out_of_bounds",
        "greater_than": "out_of_bounds",
        "less_than": "out_of_bounds",
        "too_long": "too_many",
        "too_short": "too_few",
    }
)


class NoAnswer(ValueError):  # noqa: N818 - what a planner typed, not an error of ours
    """What was given cannot be worked out.

    Attributes:
        problems: Every reason; the place is (programme, field).

    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems; the message names their codes only."""
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Answered:
    """答え — a question with its working.

    Attributes:
        question: What was asked, with every default filled in.
        day: The day of the law.
        steps: The steps of the working; the last one is the answer.
        law: The law of that day, with the values that were read.

    """

    question: Question
    day: date
    steps: tuple[Step, ...]
    law: LawYears

    @property
    def result(self) -> Value:
        """The answer."""
        return self.steps[-1].result


def ask(programme: str, given: Mapping[str, Any]) -> Answered:
    """制度電卓 — work one programme out.

    Args:
        programme: Its name, as its law file, or as families call it.
        given: Values by field: texts as typed, or values; what is left out gets its default.

    Raises:
        NoAnswer: With every problem: no such programme or field, unreadable, out of bounds, contradictory, a day
            before or after the law.

    """
    book = lawbook.load()
    question = _question(find(programme, book), given)
    day = question.on or coverage.last_looked(book)
    if day > LAST_DAY:
        raise NoAnswer([Problem("after_the_law", (question.programme, DAY), day, {"last_day": LAST_DAY})])
    law = book.on(day, question.municipality)
    try:
        question.answer(law)
    except LookupError:
        raise NoAnswer([_too_early(question, day, book)]) from None
    return Answered(question, day, working.of_cell(question.cell, 0, law.applied, count_years=1), law)


def conditions(programme: str, texts: Sequence[str]) -> dict[str, str]:
    """条件 — "paid_months=480" and the like, by field.

    Raises:
        NoAnswer: Some are not of that form.

    """
    wrong = [Problem("no_equals", (programme,), printable(text)) for text in texts if MARK not in text]
    if wrong:
        raise NoAnswer(wrong)
    pairs = (text.split(MARK, 1) for text in texts)
    return {name.strip(): value for name, value in pairs}


def find(programme: str, book: LawBook) -> type[Question]:
    """制度をさがす — the question of a programme by its own name or by the name families know.

    Raises:
        NoAnswer: There is none; the problem names the nearest.

    """
    names = {name: name for name in QUESTIONS}
    for name in QUESTIONS:
        header = book.programmes[name]
        names |= {header.name_ja: name, header.name_en.lower(): name}
    found = names.get(programme.strip(), names.get(programme.strip().lower()))
    if found is not None:
        return QUESTIONS[found]
    near = difflib.get_close_matches(programme, names, n=NEAREST, cutoff=0.0)
    facts = {"near": tuple(dict.fromkeys(names[name] for name in near))}
    raise NoAnswer([Problem("no_programme", (PROGRAMME,), printable(programme), facts)])


def _question(question: type[Question], given: Mapping[str, Any]) -> Question:
    """Read and check every field; all faults together."""
    fields = {field.name: field for field in asked.of(question)}
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in given.items():
        if name not in fields:
            problems.append(_no_field(question.programme, name, fields))
            continue
        try:
            values[name] = asked.read(fields[name], value) if isinstance(value, str) else value
        except Unreadable as trouble:
            problems.append(_unreadable(fields[name], trouble))
    try:
        checked = question.model_validate(values)
    except ValidationError as error:
        raise NoAnswer([*problems, *_out_of_bounds(question.programme, error, fields)]) from None
    if problems:
        raise NoAnswer(problems)
    return checked


def _no_field(programme: str, name: str, fields: Mapping[str, Asked]) -> Problem:
    near = difflib.get_close_matches(name, [*fields, *_labels(fields)], n=1, cutoff=0.0)
    nearest = _labels(fields).get(near[0], near[0])
    return Problem("no_field", (programme,), printable(name), {"near": (nearest,), "fields": tuple(fields)})


def _labels(fields: Mapping[str, Asked]) -> dict[str, str]:
    return {field.label(lang): name for lang in LANGUAGES for name, field in fields.items()}


def _unreadable(field: Asked, trouble: Unreadable) -> Problem:
    facts = {**trouble.facts, **_bounds(field)}
    return Problem(trouble.code, (field.programme, field.name), trouble.given, facts)


def _bounds(field: Asked) -> dict[str, Any]:
    known = {"low": field.low, "high": field.high, "choices": field.choices or None}
    return {name: value for name, value in known.items() if value is not None}


def _out_of_bounds(programme: str, error: ValidationError, fields: Mapping[str, Asked]) -> list[Problem]:
    """One problem for each field, or the contradiction of several, which is looked for when each is right alone."""
    found: dict[str, Problem] = {}
    for one in error.errors(include_url=False):
        context = one.get("ctx", {})
        if FACTS in context:
            return [Problem(one["type"], (programme, context["field"]), None, context[FACTS])]
        name = str(one["loc"][0]) if one["loc"] else ""
        place = (programme, name) if name else (programme,)
        facts = {**_bounds(fields[name]), **_lengths(context)} if name else {}
        code = LIMITS.get(one["type"], "other")
        found.setdefault(name, Problem(code, place, shown(one["input"]) if name else None, facts))
    return list(found.values())


def _lengths(context: Mapping[str, Any]) -> dict[str, int]:
    """How many may stand in a list."""
    names = {"most": "max_length", "fewest": "min_length"}
    return {name: context[key] for name, key in names.items() if key in context}


def _too_early(question: Question, day: date, book: LawBook) -> Problem:
    """The day lies before the law book begins for this programme: tell the first possible day."""
    first = first_possible_day(question, day, book)
    return Problem("before_the_law", (question.programme, DAY), day, {"first_day": first})


def first_possible_day(question: Question, day: date, book: LawBook) -> date:
    """計算できる最初の日 — the first day from which every value that the question reads is known.

    Args:
        question: What was asked.
        day: A day, mostly too early.
        book: The law book.

    Raises:
        LookupError: A value is missing on every day up to the last look, which is a fault of ours.

    """
    while True:
        law = book.on(day, question.municipality)
        try:
            question.answer(law)
        except LookupError:
            latest = max((parameter.entries[0].first_day for parameter in law.read.values()), default=day)
            day = latest if latest > day else date(day.year + 1, 1, 1)  # a rule may look at the law of the year before
            if day > coverage.last_looked(book):
                raise
        else:
            return day
