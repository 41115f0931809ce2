"""法律の額のことば (law in words): values with unit, first day, source and mark; numbers by the end of their name."""

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from planner import words
from planner.offers import LocalProgramme, Offer
from planner.parameter import Entry, Municipality, Parameter, Programme, Value
from planner.words import t

LAST_DAY = (12, 31)
SHOWN_DIGITS = 7
PERCENT = 100
PERIOD = re.compile(r"_(?:before|from|to|per)_[a-z0-9_]+$")
UNITS = ("months", "years", "month", "year", "age")


@dataclass(frozen=True)
class Fact:
    """One value of the law in words.

    Attributes:
        label: What it is.
        amount: The value with its unit.
        since: First day, how far it is known, and the day on which somebody last looked.
        mark: "confirmed", "projected" or "unconfirmed".
        source: Where it was published.
        note: What else is to be known; may be empty.
        remark: A sentence when the value is carried on beyond what is published, or is the mean of twelve months.

    """

    label: str
    amount: str
    since: str
    mark: str
    source: str
    note: str
    remark: str = ""


def fact(lang: str, parameter: Parameter, on: date, value: Value | None = None) -> Fact:
    """法律の一つの額 — one value of the law as it stands on a day.

    Args:
        lang: "ja" or "en".
        parameter: The value with its dates.
        on: The day; of a year its last.
        value: What the plan reckons with, where that is a mean or carried on; else the entry's own.

    """
    entry = in_force(parameter, on)
    return Fact(
        label=in_language(lang, parameter, "label"),
        amount=value_words(lang, parameter.unit, entry.value if value is None else value),
        since=_since(lang, parameter, entry),
        mark=parameter.mark(on.year),
        source=entry.source,
        note=in_language(lang, parameter, "note"),
        remark=_remark(lang, parameter, on, value),
    )


def _since(lang: str, parameter: Parameter, entry: Entry) -> str:
    """From when to when an entry holds; of the last one, how far it is known."""
    first, checked = day(lang, entry.first_day), day(lang, parameter.checked_on)
    later = [other.first_day for other in parameter.entries if other.first_day > entry.first_day]
    if later:
        return t(lang, "evidence.since_to", day=first, last=day(lang, later[0] - timedelta(days=1)))
    if entry.ends is not None:
        return t(lang, "evidence.since_to", day=first, last=day(lang, entry.ends))
    last_year = last_confirmed_year(parameter)
    key = "evidence.since" if last_year is None else "evidence.since_until"
    return t(lang, key, day=first, checked=checked, last_year=last_year)


def _remark(lang: str, parameter: Parameter, on: date, value: Value | None) -> str:
    """What has to be said about the value of a year: carried on, or the mean of its months."""
    last_year = last_confirmed_year(parameter)
    if parameter.mark(on.year) == "projected" and last_year is not None:
        kind = "held" if parameter.indexed_by == "none" else "grown"
        return t(lang, f"evidence.carried.{kind}", last_year=last_year, year=on.year)
    changes = any(entry.first_day.year == on.year for entry in parameter.entries)
    is_mean = value is not None and value != in_force(parameter, on).value
    return t(lang, "evidence.mean", year=on.year) if changes and is_mean else ""


def last_confirmed_year(parameter: Parameter) -> int | None:
    """最後に公表された年 — the last year whose value is confirmed; None where none is."""
    looked_up, first = parameter.checked_on.year, parameter.entries[0].first_day.year
    years = range(looked_up + 1, min(first, looked_up) - 1, -1)
    return next((year for year in years if parameter.mark(year) == "confirmed"), None)


def in_force(parameter: Parameter, on: date) -> Entry:
    """Return the entry in force on a day, or the first one known."""
    return parameter.on(on) if parameter.entries[0].first_day <= on else parameter.entries[0]


def end_of(year: int) -> date:
    """Return the last day of a year."""
    return date(year, *LAST_DAY)


def in_language(lang: str, thing: Programme | Parameter | Municipality | LocalProgramme | Offer, field: str) -> str:
    """Return a field of the law that stands there in both languages."""
    return str(getattr(thing, f"{field}_{lang}"))


def day(lang: str, one: date) -> str:
    """Write a day: 「2026年4月1日」, "1 April 2026"."""
    return t(lang, "evidence.day", year=one.year, month=t(lang, f"month.{one.month}"), day=one.day)


def value_words(lang: str, unit: str, value: Value) -> str:
    """Write a value of the law to the yen, with its unit; a list is written one after the other."""
    if isinstance(value, tuple):
        return _list_words(lang, unit, value)
    if isinstance(value, str):
        return value
    if math.isinf(value):
        return t(lang, "value.unlimited")
    if unit.startswith("yen"):
        return t(lang, f"value.{unit.replace('/', '_per_')}", amount=words.yen(value, lang))
    if unit == "ratio":
        return t(lang, "amount.percent", number=_digits(value * PERCENT))
    return t(lang, f"value.{unit}", number=_digits(value))


def _list_words(lang: str, unit: str, values: tuple[float, ...]) -> str:
    """Write a list; per month or per year is said once."""
    base, _, period = unit.partition("/")
    listed = t(lang, "value.list").join(value_words(lang, base, one) for one in values)
    return t(lang, f"value.{base}_per_{period}", amount=listed) if period else listed


def _digits(value: float) -> str:
    """Write a number with as many digits as it needs: 0.5481, 480, 1.25."""
    return f"{Decimal(f'{value:.{SHOWN_DIGITS}g}').normalize():f}"


def number_words(lang: str, name: str, value: Value | None) -> str:
    """数のことば — write a number by the end of its name, which is its unit: "own_income_yen", "paid_months".

    Args:
        lang: "ja" or "en".
        name: Name of an argument, a rule or a field.
        value: A number, a list, a word, yes or no, or None for what is not told.

    """
    if value is None:
        return t(lang, "common.unknown")
    if isinstance(value, bool):
        return t(lang, "common.yes" if value else "common.no")
    if isinstance(value, tuple):
        return t(lang, "value.list").join(number_words(lang, name, one) for one in value)
    return value if isinstance(value, str) else value_words(lang, unit_of(name), value)


def unit_of(name: str) -> str:
    """単位 — the unit that a name ends with, as the law files write it."""
    for ending, unit in (("yen_per_month", "yen/month"), ("yen_per_year", "yen/year")):
        if name.endswith(ending):
            return unit
    parts = name.split("_")
    for unit in ("yen", "ratio"):
        if unit in parts:
            return unit
    ending = parts[-1] if parts[-2:-1] != ["per"] else ""
    found = ending if ending in UNITS else PERIOD.sub("", name).rpartition("_")[2]
    return "age" if found == "ages" else found if found in UNITS else "count"
