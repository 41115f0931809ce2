"""毎年の手続き (yearly procedures): household, projection -> what comes back every year for this family, and when.

The procedures are data (``planner/directory/yearly.toml``), the conditions stand here; ``planner/text`` has the words
under ``yearly.<code>``. What a family does not have is left out; what may come is told without a date of its own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from planner import timeline
from planner.household import Household, Person, Service
from planner.lawfiles import content
from planner.projection import Projection

DATA = Path(__file__).parent / "directory" / "yearly.toml"
MONTHS = timeline.MONTHS
NOT_PAID = ("full_exempt", "three_quarter_exempt", "half_exempt", "quarter_exempt", "deferred", "unpaid")
BY_STATUTE = (1, 2)  # grades of the disability pension whose recipients are exempt without asking each year
WORK = ("wages", "workshop_a", "business")
Month = Annotated[int, Field(ge=1, le=MONTHS)]
Rhythm = Literal["yearly", "two_years", "some_years", "if_asked", "habit"]
Confidence = Literal["official", "quoted", "unconfirmed"]


class Entry(BaseModel):
    """一つの手続きのデータ — one table of the data file; its comment tells what each key means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    whom: str
    lines: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    from_age: int = 0
    to_age: int | None = None
    months: tuple[Month, Month] | Literal["birth"] | None = None
    day: Annotated[int, Field(ge=1, le=31)] = 1
    rhythm: Rhythm
    statute: str = ""
    source: str = ""
    confidence: Confidence | None = None
    checked_on: date


@dataclass(frozen=True)
class Procedure:
    """毎年の手続き — one procedure of this family.

    Attributes:
        code: Words under ``yearly.<code>`` with ``.text``, ``.office`` and ``.papers``.
        people: Whom it concerns; empty for the whole family.
        months: First and last month; empty where a paper of the family names the time, or its birth month is unknown.
        day: First day in the first month.
        first_year, last_year: Years of the plan in which it comes up.
        birth: Whether the month is that of the person's birth.
        entry: The data: rhythm, statute, source, confidence, date of the check.

    """

    code: str
    people: tuple[str, ...]
    months: tuple[int, int] | tuple[()]
    day: int
    first_year: int
    last_year: int
    birth: bool
    entry: Entry


@dataclass(frozen=True)
class _Case:
    """Somebody whom a procedure concerns, None for the family, with its first and last year."""

    person: Person | None
    first: int
    last: int


Cases = Iterator[_Case]


@cache
def entries() -> Mapping[str, Entry]:
    """手続きの一覧 — every procedure of the data file, by its code.

    Raises:
        ValidationError: The file is not in its form.

    """
    return MappingProxyType({code: Entry.model_validate(body) for code, body in content(DATA).items()})


def of(household: Household, p: Projection) -> tuple[Procedure, ...]:
    """毎年の手続き — what applies to this family, by month; what has no month stands last.

    Args:
        household: The family as it gave it, with its talk.
        p: Its outlook in the calm future.

    """
    found = [one for code, entry in entries().items() for one in _procedures(household, p, code, entry)]
    return tuple(sorted(found, key=lambda one: (*(one.months or (MONTHS + 1, MONTHS + 1)), one.first_year)))


def _procedures(household: Household, p: Projection, code: str, entry: Entry) -> Iterator[Procedure]:
    """One procedure for all whom it concerns in the same months from the same year on."""
    alike: dict[tuple[tuple[int, int] | tuple[()], int], list[_Case]] = {}
    for case in CONDITIONS[entry.whom](household, p, entry):
        aged = _within_ages(case, entry)
        if aged.first <= aged.last:
            alike.setdefault((_months(household, aged.person, entry), aged.first), []).append(aged)
    for (months, first), cases in alike.items():
        people = tuple(dict.fromkeys(case.person.name for case in cases if case.person is not None))
        last = max(case.last for case in cases)
        yield Procedure(code, people, months, entry.day, first, last, entry.months == "birth", entry)


def _within_ages(case: _Case, entry: Entry) -> _Case:
    """The years in which the person has an age that the data names; ages count on 31 December."""
    if case.person is None:
        return case
    first = max(case.first, case.person.birth_year + entry.from_age)
    last = case.last if entry.to_age is None else min(case.last, case.person.birth_year + entry.to_age)
    return _Case(case.person, first, last)


def _months(household: Household, person: Person | None, entry: Entry) -> tuple[int, int] | tuple[()]:
    """The months of the data; those of a birth from what the family told, never from a stand-in."""
    if entry.months != "birth":
        return entry.months or ()
    month = None if person is None else household.person(person.name).birth_month
    return () if month is None else (month, month)


def _lived(p: Projection, person: Person) -> _Case:
    """The years of the plan in which a member lives."""
    return _Case(person, int(p.years[0]), min(int(p.years[-1]), person.birth_year + (person.last_age or 0)))


def _span(p: Projection, paid: NDArray[np.bool_], person: Person | None) -> Cases:
    """From the first to the last year of a mask over the years of the plan."""
    if paid.any():
        index = np.flatnonzero(paid)
        yield _Case(person, int(p.years[index[0]]), int(p.years[index[-1]]))


def _flows(p: Projection, names: tuple[str, ...], person: str | None) -> NDArray[np.bool_]:
    """In which years some of the lines are paid to or by a person (None: by the household)."""
    lines = [line.yen[0] != 0 for line in p.lines if line.programme in names and person in (None, line.person)]
    return np.logical_or.reduce(lines) if lines else np.zeros(len(p.years), dtype=bool)


def _receives(_: Household, p: Projection, entry: Entry) -> Cases:
    for member in p.household.members:
        yield from _span(p, _flows(p, entry.lines, member.name), member)


def _household_pays(_: Household, p: Projection, entry: Entry) -> Cases:
    yield from _span(p, _flows(p, entry.lines, None), None)


def _assisted(_: Household, p: Projection, __: Entry) -> Cases:
    yield from _span(p, p.purse.assistance[:, :, 0].sum(axis=1) > 0, None)


def _everybody(_: Household, p: Projection, __: Entry) -> Cases:
    yield _Case(None, int(p.years[0]), int(p.years[-1]))


def _of_age(_: Household, p: Projection, __: Entry) -> Cases:
    for member in p.household.members:
        yield _lived(p, member)


def _own_insurance(_: Household, p: Projection, __: Entry) -> Cases:
    """Who is in no health insurance of a workplace."""
    for member in p.household.members:
        lived = _lived(p, member)
        at_work_to = member.insured_at_work_to_age
        first = lived.first if at_work_to is None else max(lived.first, member.birth_year + at_work_to + 1)
        yield _Case(member, first, lived.last)


def _child_without_income(_: Household, p: Projection, __: Entry) -> Cases:
    """A child who earns nothing that is taxed."""
    earning = {income.person for income in p.household.incomes if income.kind in WORK}
    for child in p.household.children:
        if child.name not in earning:
            yield _lived(p, child)


def _pension_not_paid(_: Household, p: Projection, __: Entry) -> Cases:
    """A child who does not pay the national pension in full, until the statute itself exempts."""
    for child in p.household.children:
        lived, pension = _lived(p, child), child.disability_pension
        if pension is not None and pension.grade in BY_STATUTE:
            lived = _Case(child, lived.first, min(lived.last, (pension.from_year or lived.first) - 1))
        if child.old_age_pension.treatment in NOT_PAID and lived.first <= lived.last:
            yield lived


def _disabled_before_20(_: Household, p: Projection, __: Entry) -> Cases:
    for member in p.household.members:
        pension = member.disability_pension
        if pension is not None and pension.onset_before_20:
            yield from _span(p, _flows(p, ("disability_basic_pension",), member.name), member)


def _special_allowance(_: Household, p: Projection, __: Entry) -> Cases:
    for child in p.household.children:
        if child.special_disability_allowance:
            yield _lived(p, child)


def _handbook(_: Household, p: Projection, __: Entry) -> Cases:
    for member in p.household.members:
        if member.disability_handbook != "none":
            yield _lived(p, member)


def _with_siblings(household: Household, p: Projection, __: Entry) -> Cases:
    """A look at the bank book together, unless the family said that brothers and sisters are not asked for it."""
    if household.siblings and "money_check" not in household.talk.not_asked_of_siblings:
        yield from _everybody(household, p, __)


def _uses(_: Household, p: Projection, entry: Entry) -> Cases:
    for service in p.household.services:
        if service.kind in entry.services:
            yield _used(p, service)


def _used(p: Projection, service: Service) -> _Case:
    """The years in which a service is used: the person's ages, and whose death begins or ends it."""
    person = p.household.person(service.person)
    lived, end = _lived(p, person), {life.name: int(life.end[0, 0]) for life in p.time.lives}
    first = max(lived.first, person.birth_year + (service.from_age or 0))
    last = lived.last if service.to_age is None else min(lived.last, person.birth_year + service.to_age)
    if service.begins_with_death_of is not None:
        first = max(first, end.get(service.begins_with_death_of, 0) // MONTHS)
    if service.ends_with_death_of is not None:
        last = min(last, (end.get(service.ends_with_death_of, 0) - 1) // MONTHS)
    if service.only_when_alone:
        first = max(first, int(p.time.last_end[0, 0]) // MONTHS)
    return _Case(person, first, last)


CONDITIONS: Mapping[str, Callable[[Household, Projection, Entry], Cases]] = MappingProxyType(
    {
        "receives": _receives,
        "household_pays": _household_pays,
        "assisted": _assisted,
        "everybody": _everybody,
        "of_age": _of_age,
        "own_insurance": _own_insurance,
        "child_without_income": _child_without_income,
        "pension_not_paid": _pension_not_paid,
        "disabled_before_20": _disabled_before_20,
        "special_allowance": _special_allowance,
        "handbook": _handbook,
        "with_siblings": _with_siblings,
        "uses": _uses,
    }
)
