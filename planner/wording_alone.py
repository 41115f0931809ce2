"""ご本人だけの月のことば (wording of the month alone): three housing versions side by side, line by line."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from planner import tables, wording, wording_measures
from planner.alone_budget import Item, Version
from planner.lawbook import LawBook
from planner.words import t, yen

GROUP_HOME = "measure.group_home"
SHOWN_YEN = 100
TOTALS = ("total_income", "total_spending", "rest", "lasts")
Row = tuple[str, list[str]]


def totals(lang: str) -> tuple[str, ...]:
    """合計の行 — labels of the rows that stand out."""
    return tuple(t(lang, f"room.alone.{name}") for name in TOTALS)


def heads(lang: str, found: Sequence[Version]) -> list[str]:
    """列の見出し — what the rows are, then the name of each version."""
    return [t(lang, "room.alone.what"), *(t(lang, f"room.alone.{one.housing}") for one in found)]


def remarks(lang: str, found: Sequence[Version]) -> tuple[str, ...]:
    """表のあとの文 — why a version does not fit, what is left out, and what the amounts are."""
    told = [
        t(
            lang,
            "room.alone.reason",
            version=t(lang, f"room.alone.{one.housing}"),
            reason=wording_measures.refusal(lang, reason),
        )
        for one in found
        for reason in one.refusals
    ]
    if any(one.sale_left_out for one in found):
        told.append(t(lang, "room.alone.sale_left_out"))
    budgets = [one.budget for one in found if one.budget is not None]
    if any(budget.children > 1 for budget in budgets):
        told.append(t(lang, "room.alone.together", count=max(budget.children for budget in budgets)))
    if any(budget.adjustment_yen_per_month for budget in budgets):
        told.append(t(lang, "room.alone.adjusted"))
    return (*told, t(lang, "room.alone.note"))


def rows(
    lang: str, found: Sequence[Version], lawbook: LawBook, *, most_lines: Mapping[str, int] = MappingProxyType({})
) -> list[Row]:
    """三つの形の表 — lines of income and of spending with their sums, what is left, and until when savings last.

    Args:
        lang: "ja" or "en".
        found: The versions, one column each; amounts are yen per month in prices of the first year.
        lawbook: The law, for the names of programmes.
        most_lines: How many lines of a section are told by name; all where it says nothing.

    """
    listed: list[Row] = []
    for section in ("income", "spending"):
        listed += _lines(lang, found, section, lawbook, most_lines.get(section))
        listed.append((t(lang, f"room.alone.total_{section}"), [_total(lang, one, section) for one in found]))
    if any(one.budget is not None and one.budget.adjustment_yen_per_month for one in found):
        listed.append((t(lang, "row.adjustment"), [_adjustment(lang, one) for one in found]))
    listed.append((t(lang, "room.alone.rest"), [_total(lang, one, "") for one in found]))
    listed.append((t(lang, "room.alone.lasts"), [_lasts(lang, one) for one in found]))
    return listed


def _lines(lang: str, found: Sequence[Version], section: str, lawbook: LawBook, most: int | None) -> list[Row]:
    """The largest lines of a section by their words; the others together in one."""
    amounts: dict[str, list[float | None]] = {}
    for place, one in enumerate(found):
        for item in one.budget.items if one.budget is not None else ():
            if item.section == section:
                line = amounts.setdefault(_label(lang, item, lawbook), [None] * len(found))
                line[place] = (line[place] or 0.0) + item.today_yen_per_month
    by_size = sorted(amounts, key=lambda label: -max(abs(amount or 0.0) for amount in amounts[label]))
    shown, rest = (by_size, []) if most is None or len(by_size) <= most else (by_size[: most - 1], by_size[most - 1 :])
    listed: list[Row] = [(label, [_amount(lang, amount) for amount in amounts[label]]) for label in shown]
    if rest:
        sums = [sum(amounts[label][place] or 0.0 for label in rest) or None for place in range(len(found))]
        listed.append((t(lang, f"room.alone.others_{section}"), [_amount(lang, amount) for amount in sums]))
    return listed


def _label(lang: str, item: Item, lawbook: LawBook) -> str:
    """The words of a line, without the person; in a group home rent and board are told apart."""
    if item.name == GROUP_HOME:
        return t(lang, "room.alone.board" if item.key == "spending" else "room.alone.group_rent")
    return wording.row_label(lang, tables.Row(item.section, item.key, None, item.name, ()), lawbook)


def _amount(lang: str, amount: float | None) -> str:
    """An amount of the month in yen, in whole hundreds, without its sign."""
    if amount is None:
        return t(lang, "room.alone.nothing")
    return yen(round(abs(amount) / SHOWN_YEN) * SHOWN_YEN, lang)


def _total(lang: str, one: Version, section: str) -> str:
    if one.budget is None:
        return t(lang, "room.alone.nothing")
    if section in ("income", "spending"):
        return _amount(lang, one.budget.total("income" if section == "income" else "spending", today=True))
    return yen(round(one.budget.rest(today=True) / SHOWN_YEN) * SHOWN_YEN, lang)


def _adjustment(lang: str, one: Version) -> str:
    """With its sign: what public assistance takes off the spending, or adds to it."""
    adjustment = 0.0 if one.budget is None else one.budget.adjustment(today=True)
    return yen(round(adjustment / SHOWN_YEN) * SHOWN_YEN, lang) if adjustment else t(lang, "room.alone.nothing")


def _lasts(lang: str, one: Version) -> str:
    if one.result is None:
        return t(lang, "room.alone.nothing")
    age = one.result.short_age
    return t(lang, "room.alone.to_end") if age is None else t(lang, "room.alone.to_age", age=age)
