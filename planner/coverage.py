"""法令帳の見わたし (coverage): which programmes and years the law book covers, and what has to be looked up next.

Plain counts and lists without words; ``planner law`` and the evidence page write them.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from planner.lawbook import NATIONAL_FALLBACK, LawBook
from planner.offers import Offer
from planner.parameter import Mark, Parameter

CASES_FILE = Path(__file__).with_name("cases_count.toml")
FIRST_YEAR = 2024
APRIL = 4
KINDS = ("official", "practitioner", "public_test", "by_hand", "regression")
Reason = Literal["unconfirmed", "ends", "yearly"]


@dataclass(frozen=True)
class Covered:
    """制度ごとの範囲 — one programme.

    Attributes:
        programme: Its name.
        values: Number of its values, of the nation.
        confirmed: Number of values that are confirmed, by year.

    """

    programme: str
    values: int
    confirmed: Mapping[int, int]


@dataclass(frozen=True)
class ToLookUp:
    """次に調べる値 — one value and why it has to be looked up; ``code`` is the town's, or None for the nation."""

    parameter: Parameter
    reason: Reason
    code: str | None = None


@dataclass(frozen=True)
class Town:
    """自治体の範囲 — one town.

    Attributes:
        code: Its five digits.
        own: Number of values of its own.
        stand_ins: Keys without a value of its own, with the value that stands in.
        offers: Local programmes that are asked for: what the town offers or not; None where nobody has looked.

    """

    code: str
    own: int
    stand_ins: Mapping[str, Parameter]
    offers: Mapping[str, Offer | None]


def last_looked(book: LawBook) -> date:
    """最後に調べた日 — the last day on which somebody looked at any value."""
    return max(parameter.checked_on for parameter in book.national.values())


def next_april(book: LawBook) -> date:
    """次の四月一日 — the first day of the next fiscal year after the last look."""
    looked = last_looked(book)
    this_year = date(looked.year, APRIL, 1)
    return this_year if looked < this_year else this_year.replace(year=looked.year + 1)


def years(book: LawBook) -> range:
    """範囲の年 — from the first year of the book to the last with a confirmed value."""
    last = last_looked(book).year + 1
    while not any(parameter.mark(last) == "confirmed" for parameter in book.national.values()):
        last -= 1
    return range(FIRST_YEAR, last + 1)


def by_programme(book: LawBook) -> tuple[Covered, ...]:
    """制度ごとの範囲 — every programme with the number of its values that are confirmed in each year."""
    return tuple(_covered(programme, book) for programme in book.programmes)


def _covered(programme: str, book: LawBook) -> Covered:
    values = [value for key, value in book.national.items() if key.partition(".")[0] == programme]
    confirmed = {year: sum(_is_confirmed(value, year) for value in values) for year in years(book)}
    return Covered(programme, len(values), MappingProxyType(confirmed))


def _is_confirmed(parameter: Parameter, year: int) -> bool:
    return parameter.entries[0].first_day.year <= year and parameter.mark(year) == "confirmed"


def by_mark(book: LawBook) -> Mapping[Mark, int]:
    """しるしごとの数 — number of values by mark in the year of the last look, towns included."""
    year = last_looked(book).year
    return Counter(parameter.mark(year) for _, parameter in everything(book))


def by_confidence(book: LawBook) -> Mapping[str, int]:
    """確かさごとの数 — number of values by where they were found, towns included."""
    return Counter(parameter.confidence for _, parameter in everything(book))


def everything(book: LawBook) -> Iterator[tuple[str | None, Parameter]]:
    """Every value of the nation and of the towns, with the town's code."""
    yield from ((None, parameter) for parameter in book.national.values())
    for code, values in book.local.items():
        yield from ((code, parameter) for parameter in values.values())


def to_look_up(book: LawBook) -> tuple[ToLookUp, ...]:
    """次の四月に調べる値 — what has to be looked up next April, the unconfirmed first.

    Values that nobody has confirmed yet, values whose end is known and near, and values that
    were set in the current fiscal year, which mostly change again with the next.
    """
    order: tuple[Reason, ...] = ("unconfirmed", "ends", "yearly")
    found = [
        ToLookUp(parameter, reason, code)
        for code, parameter in everything(book)
        if (reason := _why(parameter, book)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (order.index(one.reason), one.parameter.key, one.code or "")))


def _why(parameter: Parameter, book: LawBook) -> Reason | None:
    april, last = next_april(book), parameter.entries[-1]
    if parameter.confidence == "unconfirmed":
        return "unconfirmed"
    if last.ends is not None and last.ends <= april:
        return "ends"
    return "yearly" if last.first_day >= april.replace(year=april.year - 1) else None


def towns(book: LawBook) -> tuple[Town, ...]:
    """自治体ごとの範囲 — every town that has a file."""
    return tuple(town(code, book) for code in book.municipalities if code != NATIONAL_FALLBACK)


def town(code: str | None, book: LawBook) -> Town:
    """一つの自治体の範囲 — its own values, what stands in, and what it offers; a town without a file has none."""
    found = book.municipality(code).code
    return Town(
        code=found,
        own=0 if found == NATIONAL_FALLBACK else len(book.local[found]),
        stand_ins={key: book.parameter(key, code) for key in book.fallbacks(code)},
        offers={programme: book.offer(programme, code) for programme in book.local_programmes},
    )


@cache
def cases() -> Mapping[str, Mapping[str, int]]:
    """検算の例の数 — number of worked examples by programme and kind, as the tests have counted them."""
    counted = tomllib.loads(CASES_FILE.read_text(encoding="utf-8"))
    return MappingProxyType({programme: MappingProxyType(kinds) for programme, kinds in counted.items()})


def cases_by_kind() -> Mapping[str, int]:
    """検算の例の数（種類ごと） — number of worked examples by kind, in the order of ``KINDS``."""
    return {kind: sum(counted.get(kind, 0) for counted in cases().values()) for kind in KINDS}
