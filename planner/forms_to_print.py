"""書きこみ用紙 (blank forms): four sheets of paper for a workshop as one HTML file that needs nothing else.

Every word is from planner/text; the file has no script and refers to nothing outside, so that it can be kept on a
stick, sent to a copy shop or printed without the planner. Each form is one page of A4.
"""

import html
from collections.abc import Sequence

from planner import print_page
from planner.wording import StepText
from planner.words import t

FORMS = ("lists", "picture", "alone", "tasks")
BETWEEN = "|"
LISTS = {"assets": 6, "debts": 2, "income": 5, "spending": 9}
"""Rows of each list; what the text does not name stays empty for the family's own words."""
YEARS_AHEAD = (0, 5, 10, 15, 20, 25, 30, 40)
PEOPLE = ("father", "mother", "child")
PICTURE_ROWS = ("events", "home", "help", "money")
ALONE = {"income": 5, "spending": 15}
VERSIONS = ("own", "rented", "group")
TASKS = 3
TASK_PARTS = ("what", "office", "papers", "when", "who")

STYLE = """
@page { size: A4 portrait; margin: 13mm 14mm; }
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { color: #222; font-size: 11.5pt; line-height: 1.5; }
section { break-after: page; break-inside: avoid; display: flex; flex-direction: column; height: 268mm; }
section:last-of-type { break-after: auto; }
h1 { border-bottom: 2.5pt solid #2a6ca6; font-size: 20pt; line-height: 1.3; margin: 0 0 2mm; padding-bottom: 1.5mm; }
h2 { font-size: 13pt; margin: 3.2mm 0 1mm; }
h2 small { font-size: 10pt; font-weight: 400; margin-left: 2mm; }
p { margin: 0 0 2mm; }
footer { border-top: .7pt solid #888; font-size: 9.5pt; margin-top: auto; padding-top: 1.5mm; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border: .7pt solid #777; font-weight: 400; padding: .5mm 1.5mm; text-align: left; vertical-align: middle; }
thead th { background: #eef3f8; font-size: 10pt; }
tbody th { font-size: 10.5pt; word-break: auto-phrase; }
p { text-wrap: pretty; word-break: auto-phrase; }
tr.total th, tr.total td { background: #f4efe5; border-top: 1.6pt solid #444; font-weight: 700; }
.lists td, .lists tbody th { height: 6.3mm; line-height: 1.25; }
.lists h2 { margin-top: 2.2mm; }
.lists .what { width: 38%; } .lists .owner { width: 16%; } .lists .amount { width: 22%; }
.picture thead th { text-align: center; } .picture .label { width: 25mm; }
.picture .age td { height: 11mm; } .picture .tall td { height: 34mm; }
.box { border: .7pt solid #777; border-radius: 2mm; margin: 0 0 3mm; padding: 2mm 3mm; }
.alone .label { width: 34%; } .alone td { height: 8.5mm; }
.alone thead th { text-align: center; }
.tasks table { margin: 0 0 3mm; } .tasks th { width: 34mm; } .tasks td { height: 11.5mm; }
.tasks .what td { height: 16mm; }
@media screen { body { background: #e9e6df; } section { background: #fff; height: auto; margin: 6mm auto;
  max-width: 210mm; min-height: 268mm; padding: 13mm 14mm; } }
"""


def document(lang: str, tasks: Sequence[StepText] = (), *, forms: Sequence[str] = FORMS) -> str:
    """書きこみ用紙 — the forms as one HTML file to print.

    Args:
        lang: "ja" or "en".
        tasks: What the third exercise has chosen already, at most three; the other tasks stay empty.
        forms: Which forms, out of ``FORMS``.

    """
    pages = "".join(_page(lang, name, tasks) for name in forms)
    return print_page.document(lang, t(lang, "blank.title"), STYLE, f"<main>{pages}</main>")


def _page(lang: str, name: str, tasks: Sequence[StepText]) -> str:
    inside = (
        _tasks(lang, tasks) if name == "tasks" else {"lists": _lists, "picture": _picture, "alone": _alone}[name](lang)
    )
    head = f"<h1>{_text(lang, f'blank.{name}.title')}</h1><p>{_text(lang, f'blank.{name}.text')}</p>"
    return f'<section class="{name}">{head}{inside}<footer>{_text(lang, f"blank.{name}.note")}</footer></section>'


def _lists(lang: str) -> str:
    """四つの表 — assets, debts, income and spending of a year."""
    return "".join(_list(lang, name, rows) for name, rows in LISTS.items())


def _list(lang: str, name: str, rows: int) -> str:
    heads = "".join(
        f'<th scope="col" class="{part}">{_text(lang, f"blank.lists.{part}")}</th>' for part in ("what", "owner")
    )
    heads += f'<th scope="col" class="amount">{_text(lang, f"blank.lists.{name}.amount")}</th>'
    heads += f'<th scope="col">{_text(lang, f"blank.lists.{name}.remark")}</th>'
    body = "".join(_row(label, 3) for label in _labels(lang, f"blank.lists.{name}.rows", rows))
    body += _row(_text(lang, "blank.lists.total"), 3, "total")
    title = f"<h2>{_text(lang, f'blank.lists.{name}')}<small>{_text(lang, f'blank.lists.{name}.text')}</small></h2>"
    return f"{title}<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _picture(lang: str) -> str:
    """わが家の未来の絵 — a column for every few years; how long people stay well stands above it."""
    heads = "".join(f'<th scope="col">{html.escape(_ahead(lang, years))}</th>' for years in YEARS_AHEAD)
    first = f'<th scope="col" class="label">{_text(lang, "blank.picture.when")}</th>'
    count = len(YEARS_AHEAD)
    body = _row(_text(lang, "blank.picture.year"), count, "age")
    body += "".join(_row(_text(lang, f"blank.picture.age.{who}"), count, "age") for who in PEOPLE)
    body += "".join(_row(_text(lang, f"blank.picture.{name}"), count, "tall") for name in PICTURE_ROWS)
    well = (
        f'<div class="box"><b>{_text(lang, "blank.picture.well")}</b><br>{_text(lang, "blank.picture.well.text")}</div>'
    )
    return f"{well}<table><thead><tr>{first}{heads}</tr></thead><tbody>{body}</tbody></table>"


def _ahead(lang: str, years: int) -> str:
    return t(lang, "blank.picture.in_years", years=years) if years else t(lang, "blank.picture.now")


def _alone(lang: str) -> str:
    """ご本人だけの月の家計 — three ways to live beside one another."""
    heads = "".join(f'<th scope="col">{_text(lang, f"blank.alone.{name}")}</th>' for name in VERSIONS)
    body = ""
    for section, rows in ALONE.items():
        body += "".join(_row(label, len(VERSIONS)) for label in _labels(lang, f"blank.alone.{section}.rows", rows))
        body += _row(_text(lang, f"blank.alone.{section}.total"), len(VERSIONS), "total")
    body += _row(_text(lang, "blank.alone.rest"), len(VERSIONS), "total") + _row(
        _text(lang, "blank.alone.help"), len(VERSIONS)
    )
    first = f'<th scope="col" class="label">{_text(lang, "blank.alone.unit")}</th>'
    return f"<table><thead><tr>{first}{heads}</tr></thead><tbody>{body}</tbody></table>"


def _tasks(lang: str, tasks: Sequence[StepText]) -> str:
    """来月までの三つ — what, where, with which papers, until when, with whom."""
    return "".join(_task(lang, number, tasks[number] if number < len(tasks) else None) for number in range(TASKS))


def _task(lang: str, number: int, told: StepText | None) -> str:
    rows = "".join(
        f'<tr class="{part}"><th scope="row">{_text(lang, f"blank.tasks.{part}")}</th>'
        f"<td>{html.escape(getattr(told, part, ''))}</td></tr>"
        for part in TASK_PARTS
    )
    return f"<h2>{html.escape(t(lang, 'blank.tasks.nth', number=number + 1))}</h2><table><tbody>{rows}</tbody></table>"


def _labels(lang: str, key: str, rows: int) -> list[str]:
    """The lines that are named, then empty ones."""
    named = [html.escape(label) for label in t(lang, key).split(BETWEEN)]
    return [*named, *[""] * (rows - len(named))]


def _row(label: str, cells: int, kind: str = "") -> str:
    """One line with empty cells; ``label`` is HTML."""
    marked = f' class="{kind}"' if kind else ""
    return f'<tr{marked}><th scope="row">{label}</th>{"<td></td>" * cells}</tr>'


def _text(lang: str, key: str) -> str:
    return html.escape(t(lang, key))
