"""根拠のことば (evidence): values of the law and placeholders, written with unit, first day, source and mark."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner import lawbook, words
from planner.lawbook import Entry, Parameter, Programme, Value
from planner.placeholders import Placeholder
from planner.problems import path_of
from planner.projection import Projection
from planner.wording import own_word
from planner.words import t

LAST_DAY = (12, 31)


@dataclass(frozen=True)
class Fact:
    """One value in words."""

    label: str
    amount: str
    since: str
    mark: str
    source: str
    note: str


@dataclass(frozen=True)
class Chapter:
    """One programme with the values that were used."""

    name: str
    statute: str
    apply_at: str
    papers: str
    left_out: str
    facts: tuple[Fact, ...]


def chapters(lang: str, p: Projection) -> Iterator[Chapter]:
    """制度ごとの根拠 — every law value that was read, by programme, in the order of reading."""
    book = lawbook.load()
    by_programme: dict[str, list[Parameter]] = {}
    for key, parameter in p.law.items():
        by_programme.setdefault(key.partition(".")[0], []).append(parameter)
    for key, parameters in by_programme.items():
        facts = tuple(_fact(lang, parameter, int(p.years[0])) for parameter in parameters)
        yield _chapter(lang, book.programmes[key], facts)


def _chapter(lang: str, programme: Programme, facts: tuple[Fact, ...]) -> Chapter:
    return Chapter(
        name=_in(lang, programme, "name"),
        statute=programme.statute,
        apply_at=_in(lang, programme, "apply_at"),
        papers=_in(lang, programme, "papers"),
        left_out=_in(lang, programme, "left_out"),
        facts=facts,
    )


def _in(lang: str, thing: Programme | Parameter, field: str) -> str:
    return str(getattr(thing, f"{field}_{lang}"))


def _fact(lang: str, parameter: Parameter, year: int) -> Fact:
    entry = _in_force(parameter, year)
    return Fact(
        label=_in(lang, parameter, "label"),
        amount=value_words(lang, parameter.unit, entry.value),
        since=t(lang, "evidence.since", day=_day(lang, entry.first_day), checked=_day(lang, parameter.checked_on)),
        mark=parameter.mark(year),
        source=entry.source,
        note=_in(lang, parameter, "note"),
    )


def _day(lang: str, day: date) -> str:
    return t(lang, "evidence.day", year=day.year, month=t(lang, f"month.{day.month}"), day=day.day)


def _in_force(parameter: Parameter, year: int) -> Entry:
    """The value in force at the end of a year, or the first one known."""
    day = date(year, *LAST_DAY)
    return parameter.on(day) if parameter.entries[0].first_day <= day else parameter.entries[0]


def value_words(lang: str, unit: str, value: Value) -> str:
    """Write a value of the law to the yen, with its unit; a list is written one after the other."""
    if isinstance(value, tuple):
        return _list_words(lang, unit, value)
    if isinstance(value, str):
        return value
    if unit.startswith("yen"):
        return t(lang, f"value.{unit.replace('/', '_per_')}", amount=words.yen(value, lang))
    if unit == "ratio":
        return words.percent(value, lang)
    return t(lang, f"value.{unit}", number=f"{value:g}")


def _list_words(lang: str, unit: str, values: tuple[float, ...]) -> str:
    """Write a list; per month or per year is said once."""
    base, _, period = unit.partition("/")
    listed = t(lang, "value.list").join(value_words(lang, base, one) for one in values)
    return t(lang, f"value.{base}_per_{period}", amount=listed) if period else listed


def stand_in_words(lang: str, found: Placeholder, code: str | None) -> str:
    """仮の値のことば — the value that stands in for an empty field, where it comes from and from when it is."""
    parameter = lawbook.load().parameter(found.key, code)
    facts = {
        "amount": _stand_in_amount(lang, found, parameter),
        "label": _in(lang, parameter, "label"),
        "year": parameter.entries[-1].first_day.year,
    }
    return t(lang, "evidence.stand_in", **facts)


def _stand_in_amount(lang: str, found: Placeholder, parameter: Parameter) -> str:
    """A placeholder has the unit of the field it stands for."""
    field = str(found.place[-1])
    if field.endswith("_yen_per_month") or isinstance(found.place[-1], int):
        return t(lang, "value.yen_per_month", amount=words.man_yen_1(found.value, lang))
    if field.endswith("_yen_per_year"):
        return t(lang, "value.yen_per_year", amount=words.man_yen(found.value, lang))
    if field.endswith("_yen"):
        return words.man_yen(found.value, lang)
    if field.endswith("_ratio"):
        return words.percent(found.value, lang)
    unit = "age" if field.endswith("_age") else "month" if field.endswith("_month") else parameter.unit
    return t(lang, f"value.{unit}", number=f"{found.value:g}")


def _where(lang: str, p: Projection, found: Placeholder) -> str:
    """Name the field, or the item that was added as a whole."""
    part, number = found.place[0], found.place[1]
    if part != "spending" or not isinstance(number, int) or number < len(p.given.spending):
        return words.place(lang, found.place, p.given)
    item = own_word(lang, p.household.spending[number].name, lawbook.load())
    fields = path_of(found.place)
    return t(lang, "place.part", whole=item, part=words.label(lang, fields)) if len(fields) > 1 else item


def stand_ins(lang: str, p: Projection) -> Iterator[tuple[str, str, Fact]]:
    """仮の値の一覧 — place, amount, and the law or guide value behind each placeholder."""
    book = lawbook.load()
    for found in p.placeholders:
        parameter = book.parameter(found.key, p.household.municipality)
        where = _where(lang, p, found)
        yield (
            where[:1].upper() + where[1:],
            _stand_in_amount(lang, found, parameter),
            _fact(lang, parameter, int(p.years[0])),
        )
