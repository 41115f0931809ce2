"""相談先のことば (wording of desks): a desk in words: what it is for, for whom, how to reach it, and as of when."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.desks import Desk
from planner.lawbook import NATIONAL_FALLBACK
from planner.wording_law import day
from planner.words import t


@dataclass(frozen=True)
class DeskText:
    """相談先のことば — one desk in words; nothing in it is escaped for HTML.

    Attributes:
        name: What it is called.
        where: That it is found everywhere; empty for a desk of the town.
        purpose: What it does.
        for_whom: For whom it is there.
        how: How to reach it.
        remark: What could not be confirmed; else empty.
        as_of: As of when this is told, and to look at the official page.
        page: Address of the official page.
        page_label: What the link to the page says aloud.
        source: Where the facts stand.

    """

    name: str
    where: str
    purpose: str
    for_whom: str
    how: str
    remark: str
    as_of: str
    page: str
    page_label: str
    source: str


def desk(lang: str, one: Desk) -> DeskText:
    """相談先のことば — one desk in the language of the reader.

    Args:
        lang: "ja" or "en".
        one: The desk.

    """
    name = _in(lang, one, "name")
    return DeskText(
        name=name,
        where=t(lang, "desk.everywhere") if one.code == NATIONAL_FALLBACK else "",
        purpose=_in(lang, one, "purpose"),
        for_whom=t(lang, "desk.for_whom", text=_in(lang, one, "for_whom")),
        how=t(lang, "desk.how", text=_in(lang, one, "how")),
        remark=t(lang, "desk.unconfirmed") if one.confirmation == "unconfirmed" else "",
        as_of=t(lang, "desk.as_of", day=as_of(lang, one.as_of)),
        page=one.page,
        page_label=t(lang, "desk.page_of", name=name),
        source=t(lang, "desk.source", source=one.source),
    )


def desks(lang: str, found: Iterable[Desk]) -> tuple[DeskText, ...]:
    """Return several desks in words, in their order."""
    return tuple(desk(lang, one) for one in found)


def in_one_line(lang: str, one: Desk) -> str:
    """Return a desk in one line: its name, what it does, and as of when this is told."""
    told = desk(lang, one)
    return t(lang, "desk.in_one_line", name=told.name, purpose=told.purpose, day=as_of(lang, one.as_of))


def lines(lang: str, one: Desk) -> tuple[str, ...]:
    """紙のための行 — a desk line by line, for a sheet of paper: the name first, the address of the page written out."""
    told = desk(lang, one)
    page = t(lang, "desk.page_line", page=told.page)
    written = (told.name, told.purpose, told.for_whom, told.how, page, told.remark, told.as_of)
    return tuple(line for line in written if line)


def as_of(lang: str, when: date) -> str:
    """Write the day of a state; the last day of a month is its end: 「2025年3月末」, "the end of March 2025"."""
    if when.day < monthrange(when.year, when.month)[1]:
        return day(lang, when)
    return t(lang, "desk.month_end", year=when.year, month=t(lang, f"month.{when.month}"))


def _in(lang: str, one: Desk, field: str) -> str:
    return str(getattr(one, f"{field}_{lang}"))
