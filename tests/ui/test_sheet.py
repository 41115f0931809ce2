"""The yearly table as HTML has the layout of the printed sheet, and every number of the table."""

import re
from collections.abc import Mapping

import pytest

from planner import tables
from planner.lawbook import LawBook
from planner.projection import Projection
from planner.ui import sheet
from planner.words import LANGUAGES, t
from tests import builders
from tests.conftest import Run

ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)


def _rows(html: str) -> list[list[str]]:
    return [CELL.findall(row) for row in ROW.findall(html)]


@pytest.mark.parametrize(
    ("yen", "ja", "en"),
    [
        (0, "0", "0"),
        (4_999, "0", "0"),
        (5_000, "1", "1"),
        (25_000, "3", "3"),
        (-10_940_000, "▲1,094", "−1,094"),
        (-4_000, "0", "0"),
    ],
)
def test_whole_man_yen_with_the_mark_for_negative(yen: float, ja: str, en: str) -> None:
    assert (sheet.man(yen, "ja"), sheet.man(yen, "en")) == (ja, en)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_row_has_a_label_and_one_cell_for_each_year(
    runs: Mapping[str, Projection], lawbook: LawBook, lang: str
) -> None:
    for p in runs.values():
        for cells in _rows(sheet.as_html(p, lawbook, lang)):
            assert cells[0]
            assert len(cells) in (2, len(p.years) + 1)


def test_people_stand_on_top_then_events_income_spending_balance_owners_marks(
    runs: Mapping[str, Projection], lawbook: LawBook
) -> None:
    labels = [cells[0] for cells in _rows(sheet.as_html(runs["sato"], lawbook, "ja"))]
    order = ["table.year", "section.people", "section.events", "section.income", "row.income_total", "section.spending"]
    order += ["row.spending_total", "row.net", "row.closing", "section.owner", "section.marks"]
    places = [labels.index(t("ja", key)) for key in order]
    assert places == sorted(places)


def test_income_less_spending_is_the_balance_as_printed(runs: Mapping[str, Projection], lawbook: LawBook) -> None:
    rows = {cells[0]: cells[1:] for cells in _rows(sheet.as_html(runs["sato"], lawbook, "ja"))}
    number = {
        key: [_number(cell) for cell in rows[t("ja", f"row.{key}")]]
        for key in ("income_total", "spending_total", "net")
    }
    for income, spending, net in zip(number["income_total"], number["spending_total"], number["net"], strict=True):
        assert abs(income - spending - net) <= 1
    assert min(number["spending_total"]) > 0


def _number(cell: str) -> int:
    return int(cell.replace(",", "").replace("▲", "-"))


def test_the_years_carry_the_marks_of_the_law(runs: Mapping[str, Projection], lawbook: LawBook) -> None:
    p = runs["sato"]
    rows = {cells[0]: cells[1:] for cells in _rows(sheet.as_html(p, lawbook, "ja"))}
    assert rows[t("ja", "section.marks")] == [t("ja", f"mark.{mark}") for mark in tables.marks(p)]


def test_events_stand_in_their_year(runs: Mapping[str, Projection], lawbook: LawBook) -> None:
    p = runs["sato"]
    rows = {cells[0]: cells[1:] for cells in _rows(sheet.as_html(p, lawbook, "ja"))}
    by_year = dict(zip(p.years.tolist(), rows[t("ja", "section.events")], strict=True))
    assert by_year[2036] == t("ja", "moment.last_year", name="父", age=88)
    assert by_year[p.household.one_offs[0].year] == p.household.one_offs[0].name


def test_a_family_word_is_never_html(run: Run, lawbook: LawBook) -> None:
    p = run(
        builders.household(
            children=[builders.child("<i>x")],
            spending=[builders.living(alone=1), builders.item("<script>", alone=1)],
            one_offs=[{"name": "<u>", "year": 2027, "spending_yen": 1}],
        )
    )
    shown = sheet.as_html(p, lawbook, "ja")
    assert not [mark for mark in ("<i>", "<script>", "<u>") if mark in shown]
    assert "&lt;script&gt;" in shown
