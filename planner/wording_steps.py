"""計算の過程のことば (working in words): the steps in their order, each with formula, numbers and law values."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from planner.lawbook import NATIONAL_FALLBACK, LawBook
from planner.wording_law import Fact, fact, in_language, number_words
from planner.words import has, t
from planner.working import Number, Step, Value

BRACKET = re.compile(r"\s*[\uff08(].*$")


@dataclass(frozen=True)
class NumberText:
    """計算に使った数 — one number of a step in words.

    Attributes:
        label: What it is.
        amount: The number with its unit.
        law: The value of the law it is, or None.
        step: Number of the step that worked it out, or None.
        is_nothing: Whether it is a 0 that was given, which need not be told at length.

    """

    label: str
    amount: str
    law: Fact | None
    step: int | None
    is_nothing: bool


@dataclass(frozen=True)
class Worked:
    """計算の一歩 — one step in words.

    Attributes:
        number: Its place in the order of the working, from 1.
        depth: How many steps stand between it and the answer.
        programme: Name of the programme whose rule it is, where it is not that of the step before; else empty.
        formula: The formula in plain words.
        numbers: What went into it.
        result: What came out.

    """

    number: int
    depth: int
    programme: str
    formula: str
    numbers: tuple[NumberText, ...]
    result: str


@dataclass(frozen=True)
class _Reader:
    """Who reads, on which day and in which town the law is taken, and the number of each step."""

    lang: str
    on: date
    lawbook: LawBook
    code: str | None
    numbers: Mapping[Step, int]
    people: Mapping[str, Sequence[str | None]]


def working(
    lang: str,
    steps: Sequence[Step],
    on: date,
    lawbook: LawBook,
    code: str | None = None,
    *,
    people: Mapping[str, Sequence[str | None]] = MappingProxyType({}),
) -> tuple[Worked, ...]:
    """計算の順序 — every step before the one that uses it; a step that is used twice is told once.

    Args:
        lang: "ja" or "en".
        steps: The last steps of a cell.
        on: The day of the law; of a year its last.
        lawbook: The law.
        code: Five-digit municipality code, or None.
        people: Who stands at which place of a list, by programme; None is left out.

    """
    depths: dict[Step, int] = {}
    for step, depth in _in_order(steps):
        depths.setdefault(step, depth)
    numbers = {step: number for number, step in enumerate(depths, start=1)}
    reader = _Reader(lang, on, lawbook, code, numbers, people)
    before = ["", *(step.programme for step in depths)]
    return tuple(
        _worked(reader, step, depth, is_new=step.programme != last)
        for (step, depth), last in zip(depths.items(), before, strict=False)
    )


def _in_order(steps: Sequence[Step], depth: int = 0) -> Iterator[tuple[Step, int]]:
    for step in steps:
        yield from _in_order([number.step for number in step.numbers if number.step], depth + 1)
        yield step, depth


def _worked(reader: _Reader, step: Step, depth: int, *, is_new: bool) -> Worked:
    programme = reader.lawbook.programmes.get(step.programme) if is_new else None
    return Worked(
        number=reader.numbers[step],
        depth=depth,
        programme=in_language(reader.lang, programme, "name") if programme else "",
        formula=t(reader.lang, f"formula.{step.programme}.{step.rule}"),
        numbers=tuple(_number(reader, step, one) for one in step.numbers),
        result=_words(reader, step, step.rule, step.result),
    )


def _number(reader: _Reader, step: Step, one: Number) -> NumberText:
    law = None
    if one.law_key is not None:
        law = fact(reader.lang, reader.lawbook.parameter(one.law_key, reader.code), reader.on, one.value)
    return NumberText(
        label=law.label if law else _label(reader.lang, step, one, reader.lawbook),
        amount=law.amount if law else _words(reader, step, one.name, one.value),
        law=law,
        step=None if one.step is None else reader.numbers[one.step],
        is_nothing=not one.value and law is None and one.step is None,
    )


def _words(reader: _Reader, step: Step, name: str, value: Value) -> str:
    """A number in words; of a list with one place for each person, only the living, by name."""
    people = reader.people.get(step.programme, ())
    if not isinstance(value, tuple) or not people or len(value) != len(people):
        return number_words(reader.lang, name, value)
    told = [
        t(reader.lang, "working.of_person", person=person, amount=number_words(reader.lang, name, one))
        for person, one in zip(people, value, strict=True)
        if person is not None
    ]
    return t(reader.lang, "common.comma").join(told)


def _label(lang: str, step: Step, one: Number, lawbook: LawBook) -> str:
    """Label of what is no value of the law: its own text, else that of the law value whose name it bears."""
    key = f"argument.{step.programme}.{one.name}"
    if has(lang, key):
        return t(lang, key)
    inside = f"{step.programme}."
    known = {**lawbook.national, **lawbook.local[NATIONAL_FALLBACK]}
    keys = sorted((key for key in known if key.startswith(inside)), key=len)
    nearest = next(key for key in keys if is_short_for(one.name, key.removeprefix(inside)))
    return BRACKET.sub("", in_language(lang, known[nearest], "label"))


def is_short_for(argument: str, key: str) -> bool:
    """Whether the words of an argument stand in this order in a law key (which adds an area, a cohort, a kind)."""
    words = iter(key.split("_"))
    return all(word in words for word in argument.split("_"))
