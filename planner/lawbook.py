"""法令帳 (law book): dated, sourced amounts; by day, by year, with the municipality on top of the nation.

A parameter is named ``<programme>.<key>``. Beyond its last dated value an amount is carried on by the
growth family it declares (``indexed_by``), one step on each anniversary of the last value's first day.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray

from planner import lawfiles, nearest, offers
from planner.indexing import growth_since, held_by_month
from planner.offers import LocalProgramme, Offer
from planner.parameter import FAMILIES, Municipality, Parameter, Programme, Value

LAW_FOLDER = Path(__file__).parent / "law"
NATIONAL_FALLBACK = "00000"
LOCAL_PROGRAMMES = "local/programmes.toml"
MONTHS = 12
HELD_AT_ONCE = 4096

Floats = NDArray[np.float64]
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class LawBook:
    """All law files, read once; nothing in it changes."""

    programmes: Mapping[str, Programme]
    national: Mapping[str, Parameter]
    municipalities: Mapping[str, Municipality]
    local: Mapping[str, Mapping[str, Parameter]]
    local_programmes: Mapping[str, LocalProgramme]
    offers: Mapping[str, Mapping[str, Offer]]

    def municipality(self, code: str | None) -> Municipality:
        """Return the municipality of a code, or the national fallback when there is no file for it."""
        return self.municipalities.get(code or NATIONAL_FALLBACK, self.municipalities[NATIONAL_FALLBACK])

    def parameter(self, key: str, code: str | None = None) -> Parameter:
        """Return a parameter: the town's, the stand-in for towns without it, or the nation's.

        Raises:
            LookupError: No such parameter; the message names the nearest key.

        """
        for keys in (self.local[self.municipality(code).code], self.local[NATIONAL_FALLBACK], self.national):
            if key in keys:
                return keys[key]
        raise LookupError(
            f"no law parameter '{key}'{nearest.hint(key, [*self.national, *self.local[NATIONAL_FALLBACK]])}"
        )

    def fallbacks(self, code: str | None) -> tuple[str, ...]:
        """Return the keys for which a town has no value of its own, so that the stand-in of the nation is used."""
        town = self.municipality(code).code
        own = () if town == NATIONAL_FALLBACK else self.local[town]
        return tuple(key for key in self.local[NATIONAL_FALLBACK] if key not in own)

    def offer(self, programme: str, code: str | None) -> Offer | None:
        """Return whether a town offers a programme of its own; None: nobody has looked.

        Raises:
            LookupError: No such local programme; the message names the nearest.

        """
        if programme not in self.local_programmes:
            raise LookupError(f"no local programme '{programme}'{nearest.hint(programme, self.local_programmes)}")
        return self.offers[self.municipality(code).code].get(programme)

    def on(self, day: date, code: str | None = None) -> "LawYears":
        """Return the law of one day, as if it held all year; for the calculator of single programmes.

        Args:
            day: The day.
            code: Five-digit municipality code, or None.

        """
        growth = {family: np.ones((1, 1)) for family in FAMILIES}
        return LawYears(self, np.array([day.year]), growth, MappingProxyType({}), code, day=day, working=True)

    def over(
        self,
        years: NDArray[np.int64],
        growth: Mapping[str, Floats],
        code: str | None = None,
        *,
        growth_before: Mapping[str, float] = MappingProxyType({}),
    ) -> "LawYears":
        """Return the law over calendar years.

        Args:
            years: Calendar years, shape (years,).
            growth: Cumulative growth by family, 1 in the first year, each of shape (futures, years).
            code: Five-digit municipality code, or None.
            growth_before: Yearly growth by family between the last known value and the first year, where
                the plan begins later than the law is known; none given means no growth.

        """
        return LawYears(self, years, growth, growth_before, code)


class Cell(NamedTuple):
    """Which row of the table something was worked out for: programme, person, the family's own word."""

    programme: str
    person: str | None = None
    name: str = ""


@dataclass(frozen=True)
class Applied:
    """計算の一歩 — one rule as it was applied.

    Attributes:
        cell: The row of the table it was applied for.
        rule: The function of ``planner.rules``.
        arguments: What it was given.
        result: What it gave.
        law_keys: Which arguments are values of the law, and of which key.
        steps: Which arguments were worked out before, and in which step (its place among all that were applied).

    """

    cell: Cell
    rule: Callable[..., Any]
    arguments: Mapping[str, Any]
    result: Any
    law_keys: Mapping[str, str]
    steps: Mapping[str, int]


@dataclass
class LawYears:
    """The law over the years of one projection; remembers which keys were read and how the rules were applied.

    ``day`` holds the law at one day instead of the mean of twelve months; ``working`` keeps the steps.
    """

    book: LawBook
    years: NDArray[np.int64]
    growth_by_family: Mapping[str, Floats]
    growth_before: Mapping[str, float]
    code: str | None = None
    day: date | None = None
    working: bool = False
    read: dict[str, Parameter] = field(default_factory=dict)
    applied: list[Applied] = field(default_factory=list)
    _origin: dict[int, str] = field(default_factory=dict)
    _made: dict[int, int] = field(default_factory=dict)
    _cache: dict[tuple[str, str], Floats] = field(default_factory=dict)
    _first: dict[str, Value] = field(default_factory=dict, init=False)

    def apply(self, cell: Cell, rule: Callable[P, R], /, *args: P.args, **arguments: P.kwargs) -> R:
        """Apply a rule and, where the working is kept, remember it: ``law.apply(cell, rule, months=…)``.

        Args:
            cell: The row of the table that it is for.
            rule: A function of ``planner.rules``.
            args: None; rules take keywords only.
            arguments: The rule's own arguments.

        """
        result = rule(*args, **arguments)
        if self.working:
            law_keys = {name: self._origin[id(v)] for name, v in arguments.items() if id(v) in self._origin}
            steps = {name: self._made[id(v)] for name, v in arguments.items() if id(v) in self._made}
            if isinstance(result, np.ndarray):  # what is smaller shares its identity with others
                self._made[id(result)] = len(self.applied)
            self.applied.append(Applied(cell, rule, dict(arguments), result, law_keys, steps))
        return result

    def __getitem__(self, key: str) -> Floats:
        """Return the amount by year, mean of the twelve months, carried on after the last known value.

        Shape (1 or futures, years); a list in the law gives (length of list, 1 or futures, years).
        """
        if (key, "value") not in self._cache:
            held = self.held(key)[..., np.newaxis, :]
            grows = self._parameter(key).indexed_by != "none"
            self._cache[key, "value"] = self._from(key, held * self.growth(key) if grows else held)
        return self._cache[key, "value"]

    def held(self, key: str) -> Floats:
        """Return the mean of the twelve months by year with the last value held, shape ([list,] years)."""
        return _held(self._parameter(key), self.years.tobytes(), self.day)

    def by_month(self, key: str) -> Floats:
        """Return the amount in each month with the last value held, shape ([list,] 12, years)."""
        if (key, "months") not in self._cache:
            by_month = _by_month(self._parameter(key), self.years.tobytes(), self.day)
            self._cache[key, "months"] = self._from(key, by_month)
        return self._cache[key, "months"]

    def growth(self, key: str) -> Floats:
        """Return the growth since the last known value, shape (1 or futures, years)."""
        parameter = self._parameter(key)
        family, last_day, looked_up = parameter.indexed_by, parameter.entries[-1].first_day, parameter.checked_on.year
        if family == "none":
            return self._cache.setdefault((family, "growth"), np.ones((1, len(self.years))))
        alike = (f"{family} {last_day}", str(looked_up))
        if alike not in self._cache:
            self._cache[alike] = growth_since(
                last_day=last_day,
                looked_up_year=looked_up,
                years=self.years,
                family=self.growth_by_family[family],
                before_ratio=self.growth_before.get(family, 0.0),
            )
        return self._cache[alike]

    def constant(self, key: str) -> float:
        """Return a single number: the value in force at the end of the first year."""
        value = self._at_first(key)
        if isinstance(value, str | tuple):
            raise TypeError(f"{key} is not a single number")
        self._origin[id(value)] = key
        return value

    def numbers(self, key: str) -> Floats:
        """Return a list of numbers: the value in force at the end of the first year."""
        value = self._at_first(key)
        if not isinstance(value, tuple):
            raise TypeError(f"{key} is not a list of numbers")
        if (key, "numbers") not in self._cache:
            self._cache[key, "numbers"] = self._from(key, np.array(value, dtype=np.float64))
        return self._cache[key, "numbers"]

    def text(self, key: str) -> str:
        """Return a word, such as an area class: the value in force at the end of the first year."""
        return str(self._at_first(key))

    def _at_first(self, key: str) -> Value:
        """Return the value in force at the end of the first year, or on the day."""
        if key not in self._first:
            last_day = self.day or date(int(self.years[0]), MONTHS, 31)
            self._first[key] = self._parameter(key).on(last_day).value
        return self._first[key]

    def _from(self, key: str, value: Floats) -> Floats:
        """Remember from which key an array comes, so that a step of the working can name its source."""
        self._origin[id(value)] = key
        return value

    def _parameter(self, key: str) -> Parameter:
        if key not in self.read:
            self.read[key] = self.book.parameter(key, self.code)
        return self.read[key]


@lru_cache(HELD_AT_ONCE)
def _by_month(parameter: Parameter, years: bytes, day: date | None) -> Floats:
    """Held values for each month of each year, shape ([list,] 12, years); of one day, the same in every month.

    They are the same in every future and for every family, so that they are worked out once per process;
    calendar years come as bytes, since an array cannot be looked up.
    """
    if isinstance(parameter.entries[0].value, str):
        raise TypeError(f"{parameter.key} is a word, not an amount")
    calendar_years = np.frombuffer(years, dtype=np.int64)
    if day is not None:
        value = np.asarray(parameter.on(day).value, dtype=np.float64)
        return np.broadcast_to(value[..., np.newaxis, np.newaxis], (*value.shape, MONTHS, len(calendar_years)))
    parameter.on(date(int(calendar_years[0]), 1, 1))
    values = np.array([entry.value for entry in parameter.entries], dtype=np.float64)
    by_month = held_by_month([entry.first_day for entry in parameter.entries], values, calendar_years)
    by_month.setflags(write=False)
    return by_month


@lru_cache(HELD_AT_ONCE)
def _held(parameter: Parameter, years: bytes, day: date | None) -> Floats:
    """Mean of the twelve months, shape ([list,] years); kept like the months."""
    held = np.ascontiguousarray(_by_month(parameter, years, day).mean(axis=-2))
    held.setflags(write=False)
    return held


@cache
def load(folder: Path = LAW_FOLDER) -> LawBook:
    """Read every law file of a folder.

    Raises:
        LawFileError: A file is not in the form that docs/how_to describes; names file, key and fault.

    """
    programmes, national = dict[str, Programme](), dict[str, Parameter]()
    for path in sorted(folder.glob("*.toml")):
        content = lawfiles.content(path)
        programmes[path.stem] = lawfiles.programme(path, content.pop("programme", {}))
        for key, body in content.items():
            national[f"{path.stem}.{key}"] = lawfiles.parameter(path, f"{path.stem}.{key}", body)
    municipalities: dict[str, Municipality] = {}
    local: dict[str, dict[str, Parameter]] = {}
    asked = offers.programmes(lawfiles.content(folder / LOCAL_PROGRAMMES))
    offered: dict[str, dict[str, Offer]] = {}
    for path in sorted((folder / "municipal").glob("*.toml")):
        code, content = lawfiles.town_code(path, taken=municipalities), lawfiles.content(path)
        municipalities[code] = lawfiles.municipality(path, code, content.pop("municipality", {}))
        offered[code] = lawfiles.town_offers(path, content.pop("offers", {}), asked)
        local[code] = lawfiles.town_values(path, content)
        if code != NATIONAL_FALLBACK:
            lawfiles.refuse_unknown(path, local[code], [*national, *local.get(NATIONAL_FALLBACK, ())])
    return LawBook(programmes, national, municipalities, local, asked, offered)
