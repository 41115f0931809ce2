"""収支の表 (sheet): the yearly table as HTML, laid out like the FP association's sheet: years across, 万円, ▲."""

import html
import math
from collections.abc import Iterable

from planner import charts, tables
from planner.lawbook import LawBook
from planner.projection import Projection
from planner.tables import Row
from planner.wording import row_label
from planner.words import t

MAN = 10_000
TOTALS = ("income_total", "spending_total", "net", "closing")
HALF = 0.5


def man(yen: float, lang: str) -> str:
    """Write an amount in whole 万円 without its unit: "1,094", "▲120"."""
    whole = math.floor(abs(yen) / MAN + HALF)
    text = f"{whole:,}"
    return t(lang, "amount.negative", amount=text) if yen < 0 and whole else text


def as_html(p: Projection, lawbook: LawBook, lang: str, future: int = 0) -> str:
    """収支の表 — people and ages on top, events, income, spending, balance, savings by owner, marks.

    Every text of the family is escaped.
    """
    rows = tables.yearly(p, future)
    by_section = {name: [row for row in rows if row.section == name] for name in ("people", *MONEY_SECTIONS)}
    body = [_section(p, lang, "people", [_people(row, lawbook, lang) for row in by_section["people"]])]
    body.append(_section(p, lang, "", [_events(p, lang)]))
    for name in MONEY_SECTIONS:
        lines = [_money(row, lawbook, lang) for row in by_section[name]]
        body += [_section(p, lang, name, lines)] if lines else []
    body.append(_section(p, lang, "", [_marks(p, lang)]))
    caption = html.escape(t(lang, "table.caption"))
    head = _line("th", t(lang, "table.year"), [str(year) for year in p.years], scope="col")
    return (
        f'<div class="sheet" role="region" tabindex="0" aria-label="{caption}"><table>'
        f"<caption>{caption}</caption><thead>{head}</thead>{''.join(body)}</table></div>"
    )


MONEY_SECTIONS = ("income", "spending", "balance", "owner")


def _section(p: Projection, lang: str, name: str, lines: Iterable[str]) -> str:
    if not name:
        return f"<tbody>{''.join(lines)}</tbody>"
    title = html.escape(t(lang, f"section.{name}"))
    heading = f'<tr class="section"><th scope="rowgroup">{title}</th><td colspan="{len(p.years)}"></td></tr>'
    return f"<tbody>{heading}{''.join(lines)}</tbody>"


def _line(cell: str, label: str, values: Iterable[str], *, scope: str = "", kind: str = "") -> str:
    """One row; the label stays in place while the years move."""
    scoped = f' scope="{scope}"' if scope else ""
    cells = "".join(f"<{cell}{scoped}>{html.escape(value)}</{cell}>" for value in values)
    head = "col" if scope == "col" else "row"
    return f'<tr class="{kind}"><th scope="{head}">{html.escape(label)}</th>{cells}</tr>'


def _people(row: Row, lawbook: LawBook, lang: str) -> str:
    ages = ["" if age is None else f"{age:.0f}" for age in row.values]
    return _line("td", row_label(lang, row, lawbook), ages)


def _events(p: Projection, lang: str) -> str:
    """Planned last years, the age of the pension, and what the family planned for once."""
    by_year: dict[int, list[str]] = {int(year): [] for year in p.years}
    for moment in charts.moments(p):
        by_year[moment.year].append(charts.moment_words(lang, moment))
    for one_off in p.household.one_offs:
        by_year.get(one_off.year, []).append(one_off.name)
    return _line("td", t(lang, "section.events"), [" / ".join(words) for words in by_year.values()], kind="events")


def _money(row: Row, lawbook: LawBook, lang: str) -> str:
    """Spending stands without its sign, as in the printed sheets; zeros of single rows stay empty."""
    total = row.key in TOTALS and row.section != "owner"
    values = []
    for value in row.values:
        yen = abs(value or 0) if row.section == "spending" else value or 0
        values.append(man(yen, lang) if total or row.section == "owner" or yen else "")
    label = t(lang, "row.of_owner", person=row.person) if row.section == "owner" else row_label(lang, row, lawbook)
    return _line("td", label, values, kind="total" if total else "")


def _marks(p: Projection, lang: str) -> str:
    marks = [t(lang, f"mark.{mark}") for mark in tables.marks(p)]
    return _line("td", t(lang, "section.marks"), marks, kind="marks")
