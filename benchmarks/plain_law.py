"""The law and the assumed course for the plain loop: numbers by year in plain lists, read once before the loop."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import accumulate, pairwise
from operator import add

from planner.household import Assumptions, Household, Person
from planner.lawbook import LawBook
from planner.parameter import Entry, Parameter, Value

MONTHS = 12
SLIDE = "macro_economic_slide"
CASES = ("past_30_years", "growth", "high_growth", "zero_growth")


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
    case = _case(assumed, prices, wages, book)
    ratios = {"prices": [prices] * len(years), "wages": [wages] * len(years), "none": [0.0] * len(years)}
    for family, name in (("pension", "reduction_ratio"), ("employees_pension", "employees_reduction_ratio")):
        entries = book.parameter(f"{SLIDE}.{case}_{name}").entries
        ratios[family] = _pension_growth(min(prices, wages), [_slide(entries, year) for year in years])
        if assumed.pension_growth_ratio is not None:
            ratios[family] = [assumed.pension_growth_ratio] * len(years)
    growth = {family: list(accumulate(yearly[1:], _grown, initial=1.0)) for family, yearly in ratios.items()}
    return Course(years, growth, last_year, {family: yearly[0] for family, yearly in ratios.items()})


def _grown(factor: float, ratio: float) -> float:
    return factor * (1 + ratio)


def _case(assumed: Assumptions, prices: float, wages: float, book: LawBook) -> str:
    """財政検証のケース — as chosen, else the one with the nearest prices, of equals with the nearest real wages."""
    if assumed.pension_case != "by_prices":
        return assumed.pension_case
    found = []
    for case in CASES:
        theirs, real_wages = (
            _number(book.parameter(f"{SLIDE}.{case}_{name}_growth_ratio").entries[-1].value)
            for name in ("price", "real_wage")
        )
        found.append((abs(theirs - prices), abs(real_wages - (wages - prices)), case))
    nearest = min(found, key=lambda one: one[:2])
    return nearest[2]


def _pension_growth(ratio: float, slides: list[float]) -> list[float]:
    """年金額の改定率 — each year's slide as far as the growth carries it; what is left over waits while it lasts."""
    if ratio <= 0:
        return [ratio] * len(slides)
    waiting, found = 1.0, []
    for slide in slides:
        due = waiting * (1 - slide) * (1 + ratio)
        found.append(ratio if slide <= 0 else max(0.0, due - 1))
        waiting = waiting if slide <= 0 else min(1.0, due)
    return found


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
        self.years_of: dict[tuple[str, int | None], list[float]] = {}
        self.tables_of: dict[str, list[list[float]]] = {}

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
        if (key, place) not in self.years_of:
            grown = zip(self.held(key, place), self.growth(key), strict=True)
            self.years_of[key, place] = [yen * growth for yen, growth in grown]
        return self.years_of[key, place]

    def tables(self, key: str) -> list[list[float]]:
        """Return the amounts of a list, each by year."""
        if key not in self.tables_of:
            self.tables_of[key] = [self.by_year(key, place) for place in range(len(self.numbers(key)))]
        return self.tables_of[key]

    def band(self, key: str, from_key: str, amount: float, i: int) -> float:
        """Return the value of the band of a table into which an amount falls in the year with the number i."""
        values, starts = self.tables(key), self.tables(from_key)
        found = values[0][i]
        for value, start in zip(values[1:], starts[1:], strict=True):
            if amount < start[i]:
                break
            found = value[i]
        return found

    def held(self, key: str, place: int | None = None) -> list[float]:
        """Return the mean of the twelve months by year, with the last known value held."""
        last = self._parameter(key).entries[-1]
        later = _mean([_at(last.value, place)] * MONTHS)  # the last bit may decide who gets a half yen
        return [
            _mean([_at(self.in_month(key, year, month), place) for month in range(1, MONTHS + 1)])
            if year <= last.first_day.year
            else later
            for year in self.course.years
        ]

    def growth(self, key: str) -> list[float]:
        """Return the growth by year since the last known value: one step on each anniversary of its first day."""
        parameter = self._parameter(key)
        last, years = parameter.entries[-1].first_day, self.course.years
        if parameter.indexed_by == "none":
            return [1.0] * len(years)
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

    def in_december(self, key: str) -> float:
        """Return a single amount as it is in force at the end of the first year."""
        return _number(self.in_month(key, self.course.years[0], MONTHS)) * self.growth(key)[0]

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


def _mean(months: Sequence[float]) -> float:
    """Mean of twelve months, added up one after the other as numpy does; ``sum`` is more exact from Python 3.12 on."""
    return reduce(add, months) / MONTHS


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
