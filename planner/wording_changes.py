"""変わったところのことば (wording of changes): what was changed in a session, and what it moved, in sentences."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel

from planner import words
from planner.changes import Change
from planner.compare import Result
from planner.household import Household
from planner.words import man_yen, t

YEAR_NAMES = ("year", "age", "month", "months")


def change(lang: str, one: Change, before: Household, after: Household) -> str:
    """一つの違いの文 — "父の想定する年齢: 88歳 → 93歳", or what came or went.

    Args:
        lang: "ja" or "en".
        one: The difference.
        before: The family as it was; names a removed item.
        after: The family as it is.

    """
    place = words.place(lang, one.place, before if one.kind == "removed" else after)
    if one.kind != "changed":
        return t(lang, f"change.{one.kind}", place=place)
    old, new = (value(lang, one.place, given) for given in (one.before, one.after))
    return t(lang, "change.changed", place=place, old=old, new=new)


def value(lang: str, place: Sequence[str | int], given: Any) -> str:
    """値のことば — one value as the screen writes it; None is what the family does not know."""
    field = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
    if given is None or given == "":
        return t(lang, "change.open")
    if isinstance(given, bool):
        return t(lang, "common.yes" if given else "common.no")
    if isinstance(given, tuple):
        return t(lang, "common.comma").join(value(lang, place, item) for item in given) or t(lang, "change.open")
    if isinstance(given, BaseModel):
        return t(lang, "change.told")
    if isinstance(given, date):
        return t(lang, "change.day", year=str(given.year), month=str(given.month), day=str(given.day))
    if words.has(lang, f"choice.{field}.{given}"):
        return words.choice(lang, field, given)
    return given if isinstance(given, str) else _number(lang, field, given)


def _number(lang: str, field: str, given: float) -> str:
    if "yen" in field:
        return man_yen(given, lang)
    if field.endswith("ratio") or field == "growth":
        return words.percent(given, lang)
    unit = next((name for name in YEAR_NAMES if field == name or field.endswith(f"_{name}")), None)
    return t(lang, f"unit.{unit}", number=f"{given:g}") if unit else f"{given:g}"


def moved(lang: str, before: Result, after: Result) -> str:
    """それで何が動いたか — how the end of the money, or what is missing or left, moved.

    Args:
        lang: "ja" or "en".
        before: The numbers of the outlook before.
        after: Those after it.

    """
    ends = (_lasts_to(before), _lasts_to(after))
    facts = {"before": _end(lang, before), "after": _end(lang, after)}
    if ends[0] != ends[1]:
        return t(lang, "moved.longer" if ends[1] > ends[0] else "moved.shorter", years=abs(ends[1] - ends[0]), **facts)
    difference = after.end_yen - before.end_yen
    if difference == 0:
        return t(lang, "moved.nothing")
    return t(lang, "moved.more" if difference > 0 else "moved.less", amount=man_yen(abs(difference), lang))


def _lasts_to(result: Result) -> int:
    return result.last_year + 1 if result.short_year is None else result.short_year


def _end(lang: str, result: Result) -> str:
    if result.short_year is None:
        return t(lang, "moved.to_the_end", age=result.last_age)
    return t(lang, "moved.short", year=result.short_year, age=result.short_age)
