"""The law and the assumed course for the plain loop: numbers by year in plain lists, read once before the loop."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from planner.household import Household, Person
from planner.lawbook import Entry, LawBook, Parameter, Value

MONTHS = 12


@dataclass(frozen=True)
class Course:
    """One future in plain numbers.

    Attributes:
        years: Calendar years.
        growth: Cumulative growth since the first year by family, one number per year.
        last_year: Year of death by name.
        growth_before: Yearly growth by family before the first year.

    """

    years: tuple[int, ...]
    growth: dict[str, list[float]]
    last_year: dict[str, int]
    growth_before: dict[str, float]


def calm(household: Household, book: LawBook) -> Course:
    """今のままの見通しの前提 — steady growth, everybody of a filled household reaches the planned last age."""
    last_year = {m.name: m.birth_year + (m.last_age or 0) for m in household.members}
    years = tuple(range(household.first_year, max(last_year[c.name] for c in household.children) + 1))
    assumed = household.assumptions
    prices = assumed.price_growth_ratio or 0.0
    wages = prices if assumed.wage_growth_ratio is None else assumed.wage_growth_ratio
    slide = "macro_economic_slide"
    slides = {
        "pension": book.parameter(f"{slide}.reduction_ratio").entries,
        "employees_pension": book.parameter(f"{slide}.employees_reduction_ratio").entries,
    }
    growth: dict[str, list[float]] = {"prices": [], "wages": [], "pension": [], "employees_pension": [], "none": []}
    before: dict[str, float] = {}
    for year in years:
        ratios = {"prices": prices, "wages": wages, "none": 0.0}
        for family, entries in slides.items():
            ratios[family] = max(0.0, prices - _slide(entries, year)) if prices > 0 else prices
            if assumed.pension_growth_ratio is not None:
                ratios[family] = assumed.pension_growth_ratio
        for family, ratio in ratios.items():
            before.setdefault(family, ratio)
            growth[family].append(growth[family][-1] * (1 + ratio) if growth[family] else 1.0)
    return Course(years, growth, last_year, before)


def _slide(entries: Sequence[Entry], year: int) -> float:
    """Slide of a year: straight lines between the years of the entries, level before and after."""
    known = [(entry.first_day.year, _number(entry.value)) for entry in entries]
    if year <= known[0][0]:
        return known[0][1]
    for (year_0, slide_0), (year_1, slide_1) in pairwise(known):
        if year <= year_1:
            return slide_0 + (slide_1 - slide_0) / (year_1 - year_0) * (year - year_0)
    return known[-1][1]


class Law:
    """The law book over the years of one course, for one municipality."""

    def __init__(self, book: LawBook, course: Course, code: str | None) -> None:
        """Keep what is needed to look amounts up."""
        self.book, self.course, self.code = book, course, code
        self.first_year_end = date(course.years[0], MONTHS, 31)
        self.constants: dict[str, Value] = {}

    def number(self, key: str) -> float:
        """Return a single number: the value at the end of the first year."""
        return _number(self._constant(key))

    def numbers(self, key: str) -> tuple[float, ...]:
        """Return a list of numbers: the value at the end of the first year."""
        return _numbers(self._constant(key))

    def word(self, key: str) -> str:
        """Return a word: the value at the end of the first year."""
        return str(self._constant(key))

    def by_year(self, key: str, place: int | None = None) -> list[float]:
        """Return an amount by year, carried on after its last known value; ``place`` picks one of a list."""
        return [yen * growth for yen, growth in zip(self.held(key, place), self.growth(key), strict=True)]

    def held(self, key: str, place: int | None = None) -> list[float]:
        """Return the mean of the twelve months by year, with the last known value held."""
        last = self._parameter(key).entries[-1]
        return [
            sum(_at(self.in_month(key, year, month), place) for month in range(1, MONTHS + 1)) / MONTHS
            if year <= last.first_day.year
            else _at(last.value, place)
            for year in self.course.years
        ]

    def growth(self, key: str) -> list[float]:
        """Return the growth by year since the last known value: one step on each anniversary of its first day."""
        parameter = self._parameter(key)
        last, years = parameter.entries[-1].first_day, self.course.years
        family = self.course.growth[parameter.indexed_by]
        yearly = 1 + self.course.growth_before.get(parameter.indexed_by, 0.0)
        known = max(last.year, parameter.checked_on.year)

        def since_known(year: int) -> float:
            if year <= known:
                return 1.0
            if year < years[0]:
                return float(yearly ** (year - known))
            at_known = family[known - years[0]] if known >= years[0] else yearly ** (known - years[0])
            return float(family[year - years[0]] / at_known)

        before, after = last.month - 1, MONTHS - last.month + 1
        return [
            (before * since_known(year - 1) + after * since_known(year)) / MONTHS if year > known else 1.0
            for year in years
        ]

    def in_month(self, key: str, year: int, month: int) -> Value:
        """Return the value in force in a month."""
        found: Value | None = None
        for entry in self._parameter(key).entries:
            if (entry.first_day.year, entry.first_day.month) <= (year, month):
                found = entry.value
        if found is None:
            raise LookupError(f"{key}: no value in {year}-{month:02d}")
        return found

    def changes(self, keys: Sequence[str]) -> set[int]:
        """Return the years in which one of the amounts gets a new value."""
        return {entry.first_day.year for key in keys for entry in self._parameter(key).entries}

    def _constant(self, key: str) -> Value:
        if key not in self.constants:
            self.constants[key] = self._parameter(key).on(self.first_year_end).value
        return self.constants[key]

    def _parameter(self, key: str) -> Parameter:
        return self.book.parameter(key, self.code)


def born_from(person: Person, boundary: str) -> bool:
    """Whether a person is born in or after the month of a day such as "1956-04-02"."""
    return (person.birth_year, person.birth_month or 1) >= (int(boundary[:4]), int(boundary[5:7]))


def _at(value: Value, place: int | None) -> float:
    return _number(value) if place is None else _numbers(value)[place]


def _number(value: Value) -> float:
    if not isinstance(value, float):
        raise TypeError(f"{value!r} is not a single number")
    return value


def _numbers(value: Value) -> tuple[float, ...]:
    if not isinstance(value, tuple):
        raise TypeError(f"{value!r} is not a list of numbers")
    return value
