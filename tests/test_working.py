"""計算の過程: a cell of the table opens into the very rules, numbers and law values that made it."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pytest

from planner import cells, wording, working
from planner.lawbook import Cell, LawBook
from planner.projection import Projection
from planner.rules import amounts
from planner.wording_law import end_of, fact, number_words, unit_of
from planner.wording_steps import working as in_words
from planner.words import LANGUAGES, t

CELL = Cell("old_age_basic_pension", "父")
PREMIUM = "national_pension_premium.yen_per_month"


def test_a_step_is_followed_back_to_law_and_input(lawbook: LawBook) -> None:
    law = lawbook.on(date(2026, 11, 23))
    grown = law.apply(CELL, amounts.grown_yen, first_year_yen=law[PREMIUM], growth_factor=2.0)
    law.apply(CELL, amounts.part_of_year_yen, yen_per_year=grown, months=6)
    (step,) = working.of_cell(CELL, 0, law.applied, count_years=1)
    amount, months = step.numbers
    assert (step.rule, step.result, months.value) == ("part_of_year_yen", 17_920, 6)
    assert amount.step is not None
    assert [number.law_key for number in amount.step.numbers] == [PREMIUM, None]
    assert working.of_cell(Cell("other"), 0, law.applied, count_years=1) == ()


def test_what_was_worked_out_twice_is_told_once_and_before_what_uses_it(lawbook: LawBook) -> None:
    law = lawbook.on(date(2026, 11, 23))
    grown = law.apply(CELL, amounts.grown_yen, first_year_yen=law[PREMIUM], growth_factor=2.0)
    law.apply(CELL, amounts.once_yen, first_year_yen=grown, growth_factor=1.0, happens=grown)
    told = in_words("ja", working.of_cell(CELL, 0, law.applied, count_years=1), date(2026, 11, 23), lawbook)
    assert [(step.number, step.depth) for step in told] == [(1, 1), (2, 0)]
    assert [number.step for number in told[1].numbers] == [1, None, 1]


@pytest.mark.parametrize(
    ("value", "years", "expected"),
    [
        (True, 3, True),
        (7, 3, 7),
        (np.array([[1.0, 2.0, 3.0]]), 3, 2.0),
        (np.array([1.0, 2.0, 3.0]), 3, 2.0),
        (np.array([[5.0]]), 3, 5.0),
        (np.array([[[1.0, 2.0, 3.0]], [[4.0, 5.0, 6.0]]]), 3, (2.0, 5.0)),
        (np.array([7.0, 8.0]), 3, (7.0, 8.0)),
    ],
)
def test_the_value_of_one_year_is_picked(value: object, years: int, expected: object) -> None:
    assert working.at(value, 1, years) == expected


def test_every_sum_of_the_table_adds_up_to_the_yen(runs: Mapping[str, Projection]) -> None:
    count = 0
    for name, p in runs.items():
        for row in cells.rows(p):
            for y in range(0, len(p.years), 7):
                opened = cells.opened(p, row, y)
                if opened.parts:
                    count += 1
                    assert sum(part.yen for part in opened.parts) == pytest.approx(opened.yen, abs=1), (name, row, y)
    assert count > 100


def test_the_steps_of_a_row_make_its_amount(runs: Mapping[str, Projection]) -> None:
    count = 0
    for name, p in runs.items():
        for row in cells.rows(p):
            for y in range(0, len(p.years), 5):
                opened = cells.opened(p, row, y)
                count += bool(opened.steps)
                assert _is_made(opened), (name, row.key, row.person, opened.year, opened.yen, opened.steps)
    assert count > 100


def _is_made(opened: cells.Opened) -> bool:
    """Whether the last step gives the amount, or all last steps together where a row holds several lines."""
    if not opened.steps:
        return True
    made = [float(np.sum(step.result)) for step in opened.steps if not isinstance(step.result, str)]
    return any(abs(yen - abs(opened.yen)) <= len(made) for yen in (made[-1], sum(made)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_cell_can_be_told_in_words(runs: Mapping[str, Projection], lawbook: LawBook, lang: str) -> None:
    for p in runs.values():
        for row in cells.rows(p):
            for y in (0, len(p.years) // 2, len(p.years) - 1):
                opened = cells.opened(p, row, y)
                told = in_words(lang, opened.steps, end_of(opened.year), lawbook, p.household.municipality)
                assert all(step.formula and all(number.label for number in step.numbers) for step in told)
                assert wording.cell_label(lang, row, lawbook)
                assert all(wording.part_label(lang, part, lawbook) for part in opened.parts)
                assert told or wording.plain_cell(lang, opened)


def test_the_first_cell_to_open_is_an_income_that_rests_on_the_law(runs: Mapping[str, Projection]) -> None:
    by_law = 0
    for p in runs.values():
        row, y = cells.most_telling(p)
        assert row.section == "income"
        if row.key != "income_total":
            assert row.values[y]
            assert not any(row.values[:y])
            by_law += 1
    assert by_law > len(runs) / 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_year_beyond_the_last_published_says_so(lawbook: LawBook, lang: str) -> None:
    parameter = lawbook.parameter("disability_basic_pension.grade_2_newer_yen_per_year")
    published, later = (fact(lang, parameter, end_of(year)) for year in (2026, 2040))
    assert (published.mark, published.remark) == ("confirmed", "")
    assert later.mark == "projected"
    assert later.remark == t(lang, "evidence.carried.grown", last_year=2026, year=2040)


def test_a_mean_of_twelve_months_says_so(lawbook: LawBook) -> None:
    parameter = lawbook.parameter("disability_basic_pension.grade_2_newer_yen_per_year")
    mean, whole = (fact("ja", parameter, end_of(2026), value) for value in (843_400.0, 847_300.0))
    assert mean.remark == t("ja", "evidence.mean", year=2026)
    assert whole.remark == ""


def test_a_value_of_the_past_says_until_when_it_held(lawbook: LawBook) -> None:
    parameter = lawbook.parameter("disability_basic_pension.grade_2_newer_yen_per_year")
    told = fact("ja", parameter, date(2026, 3, 31))
    assert told.amount == "年831,700円"
    assert told.since == "2025年4月1日から2026年3月31日まで。"


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("own_income_yen", "yen"),
        ("visit_yen_per_30_minutes", "yen"),
        ("pension_yen_per_year", "yen/year"),
        ("rent_limit_yen_per_month", "yen/month"),
        ("half_exempt_months_before_2009_04", "months"),
        ("entry_age", "age"),
        ("birth_year", "year"),
        ("paid_ratio_from_october", "ratio"),
        ("growth_factor", "count"),
        ("half_hours_per_month", "count"),
        ("months_from_2003_04", "months"),
        ("elder_from_age", "age"),
        ("persons", "count"),
    ],
)
def test_the_end_of_a_name_is_its_unit(name: str, unit: str) -> None:
    assert unit_of(name) == unit


@pytest.mark.parametrize(
    ("name", "value", "ja"),
    [
        ("own_income_yen", 1_234_567.4, "1,234,567円"),
        ("earnings_ratio", 0.005481, "0.5481%"),
        ("months", 12.0, "12か月"),
        ("is_head", True, "はい"),
        ("age", None, "分からない"),
        ("ages", (60, 58), "60歳 / 58歳"),
        ("credit_yen", float("inf"), "上限なし"),
        ("growth_factor", 1.0510101, "1.05101"),
        ("kind", "pay", "pay"),
    ],
)
def test_a_number_is_written_by_its_name(name: str, value: float, ja: str) -> None:
    assert number_words("ja", name, value) == ja
