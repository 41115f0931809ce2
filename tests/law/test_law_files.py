"""法令ファイル: every file is complete, sourced, bilingual, and fits the rules that read it."""

import importlib
import inspect
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from planner import lawbook, words
from planner.lawbook import LAW_FOLDER, NATIONAL_FALLBACK
from planner.lawfiles import FIRST_DAY
from planner.parameter import CONFIDENCES, FAMILIES, UNITS, Parameter, Programme
from planner.wording_steps import is_short_for

BOOK = lawbook.load()
RULES = Path(inspect.getfile(importlib.import_module("planner.rules"))).parent
HELPERS = {"__init__", "arithmetic"}
WITHOUT_LAW = {"amounts"}
PARAMETERS = [*BOOK.national.values(), *(p for keys in BOOK.local.values() for p in keys.values())]
IDS = [p.key for p in BOOK.national.values()] + [f"{code}: {key}" for code, keys in BOOK.local.items() for key in keys]
AREAS = ("1_1", "1_2", "2_1", "2_2", "3_1", "3_2")
LAST_YEAR = 2100
AVOIDED = ("破綻", "絶望", "寄生", "赤字転落", "パラサイト", "不良債権", "無職", "死亡")


@pytest.mark.parametrize("parameter", PARAMETERS, ids=IDS)
def test_every_parameter_is_labelled_in_both_languages(parameter: Parameter) -> None:
    assert parameter.label_ja.strip()
    assert parameter.label_en.strip()
    assert bool(parameter.note_ja) == bool(parameter.note_en)
    assert parameter.label_en.isascii()
    assert not parameter.label_ja.isascii()


@pytest.mark.parametrize("parameter", PARAMETERS, ids=IDS)
def test_every_value_has_a_source_and_a_true_order(parameter: Parameter) -> None:
    days = [entry.first_day for entry in parameter.entries]
    assert days == sorted(set(days))
    for entry in parameter.entries:
        assert len(entry.source) >= 8
        assert entry.ends is None or entry.ends > entry.first_day


def test_every_value_of_the_law_is_told_whole() -> None:
    told = [
        parameter
        for parameter in PARAMETERS
        if parameter.entries
        and all(entry.source.strip() and isinstance(entry.first_day, date) for entry in parameter.entries)
        and (parameter.unit in UNITS and parameter.indexed_by in FAMILIES and parameter.confidence in CONFIDENCES)
        and isinstance(parameter.checked_on, date)
    ]
    assert len(told) == len(PARAMETERS) > len(BOOK.national)


TIMES = "life_table.factor_"  # how many times as often: the only ratios that may be above 1


@pytest.mark.parametrize("parameter", PARAMETERS, ids=IDS)
def test_every_value_has_the_form_of_its_unit(parameter: Parameter) -> None:
    shapes = {np.shape(entry.value) for entry in parameter.entries}
    assert len(shapes) == 1
    for entry in parameter.entries:
        assert isinstance(entry.value, str) == (parameter.unit == "text")
        if not isinstance(entry.value, str):
            assert np.min(entry.value) >= 0
            assert parameter.unit != "ratio" or np.max(entry.value) <= 1 or parameter.key.startswith(TIMES)


@pytest.mark.parametrize("parameter", PARAMETERS, ids=IDS)
def test_the_name_says_the_unit(parameter: Parameter) -> None:
    name = parameter.key.split(".")[1]
    if parameter.unit == "yen/month":
        assert name.endswith(("_yen_per_month", "_yen_per_month_per_unit")) or name == "yen_per_month"
    if parameter.unit == "yen/year":
        assert name.endswith("_yen_per_year")
    if parameter.unit == "ratio":
        assert "ratio" in name or "weight" in name or "factor" in name
    if parameter.indexed_by != "none":
        assert parameter.unit in ("yen", "yen/month", "yen/year")


@pytest.mark.parametrize("parameter", PARAMETERS, ids=IDS)
def test_a_value_that_begins_after_somebody_looked_was_announced_and_says_so(parameter: Parameter) -> None:
    if parameter.entries[-1].first_day > parameter.checked_on:
        assert parameter.note_ja, "what was announced, and where it may still change"


@pytest.mark.parametrize("programme", BOOK.programmes.values(), ids=list(BOOK.programmes))
def test_every_header_says_where_to_go_and_what_is_left_out(programme: Programme) -> None:
    for name in ("name", "apply_at", "papers", "left_out"):
        assert getattr(programme, f"{name}_ja").strip(), name
        assert getattr(programme, f"{name}_en").strip(), name
        assert getattr(programme, f"{name}_en").isascii(), name
    assert programme.statute.strip()


@pytest.mark.parametrize("path", sorted(LAW_FOLDER.rglob("*.toml")), ids=lambda path: path.stem)
def test_no_word_that_hurts_a_family(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [word for word in AVOIDED if word in text] == []


@pytest.mark.parametrize("area", AREAS)
def test_public_assistance_is_complete_for_every_area(area: str) -> None:
    bands = len(_list("public_assistance.age_band_from"))
    for key in ("class1", *(f"transitional_{persons}_persons" for persons in range(1, 7))):
        assert len(_list(f"public_assistance.{key}_{area}_yen_per_month")) == bands
    assert len(_list(f"public_assistance.year_end_{area}_yen")) == 9


@pytest.mark.parametrize("zone", range(1, 7))
def test_winter_months_are_months(zone: int) -> None:
    months = _list(f"public_assistance.winter_zone_{zone}_months")
    assert set(months) <= set(range(1, 13))
    assert len(_list(f"public_assistance.winter_zone_{zone}_yen_per_month")) == 9


@pytest.mark.parametrize("first_year", [2024, 2025, 2026])
@pytest.mark.parametrize("code", BOOK.local)
def test_every_key_can_be_read_from_2024_on(code: str, first_year: int) -> None:
    years = np.arange(first_year, LAST_YEAR + 1)
    law = BOOK.over(years, {family: np.ones((1, len(years))) for family in FAMILIES}, code)
    for key in [*BOOK.national, *BOOK.local[code]]:
        parameter = BOOK.parameter(key, code)
        if parameter.unit == "text":
            assert law.text(key)
        elif parameter.entries[0].first_day < date(first_year, 1, 2):
            assert law[key].shape[-2:] == (1, len(years))
        else:
            assert law.constant(key) > 0


BEGINS_LATER = {"inheritance.registration_years"}  # a duty of April 2024; before it there is no number of years


def test_every_value_reaches_back_to_2024() -> None:
    late = {p.key for p in PARAMETERS if p.entries[0].first_day > FIRST_DAY}
    first_line = f"{FIRST_DAY} = {{ value = 0, source = '… に始まった（それまではありません）' }}"
    assert late == BEGINS_LATER, f"give what begins later this first line: {first_line}"


def test_grade_1_is_a_quarter_more_than_grade_2() -> None:
    for cohort in ("newer", "older"):
        grade_1 = BOOK.parameter(f"disability_basic_pension.grade_1_{cohort}_yen_per_year")
        grade_2 = BOOK.parameter(f"disability_basic_pension.grade_2_{cohort}_yen_per_year")
        full = BOOK.parameter(f"old_age_basic_pension.full_amount_{cohort}_yen_per_year")
        assert [(e.first_day, e.value) for e in grade_2.entries] == [(e.first_day, e.value) for e in full.entries]
        for one, two in zip(grade_1.entries, grade_2.entries, strict=True):
            assert isinstance(two.value, float)
            assert (one.first_day, one.value) == (two.first_day, two.value * 1.25)


def test_full_amounts_are_the_base_of_780900_yen_times_the_published_rates() -> None:
    rates = {
        "newer": {2023: 1.018, 2024: 1.045, 2025: 1.065, 2026: 1.085},
        "older": {2023: 1.015, 2024: 1.042, 2025: 1.062, 2026: 1.082},
    }
    for cohort, by_year in rates.items():
        parameter = BOOK.parameter(f"old_age_basic_pension.full_amount_{cohort}_yen_per_year")
        for year, rate in by_year.items():
            assert parameter.on(date(year, 4, 1)).value == round(780_900 * rate / 100) * 100


def test_the_life_table_stands_beside_its_entry() -> None:
    for entry in BOOK.parameter("life_table.table").entries:
        assert (LAW_FOLDER / str(entry.value)).is_file()
        assert entry.first_day.isoformat() in str(entry.value)


PROGRAMMES = sorted({path.stem for path in RULES.glob("*.py")} - HELPERS)


def test_every_rule_has_its_law_file() -> None:
    assert set(PROGRAMMES) - WITHOUT_LAW <= set(BOOK.programmes)


def _public_rules(programme: str) -> list[Callable[..., object]]:
    module = importlib.import_module(f"planner.rules.{programme}")
    return [
        function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and function.__module__ == module.__name__
    ]


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_rule_has_its_formula_in_both_languages(programme: str) -> None:
    rules = {rule.__name__ for rule in _public_rules(programme)}
    assert rules
    for lang in words.LANGUAGES:
        assert _keys(lang, "formula", programme) == rules


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_argument_of_a_rule_is_a_law_key_or_has_a_text(programme: str) -> None:
    arguments = {name for rule in _public_rules(programme) for name in inspect.signature(rule).parameters}
    everywhere = [*BOOK.national, *BOOK.local[NATIONAL_FALLBACK]]
    keys = [key.split(".")[1] for key in everywhere if key.startswith(f"{programme}.")]
    told = {argument for argument in arguments if any(is_short_for(argument, key) for key in keys)}
    for lang in words.LANGUAGES:
        texts = _keys(lang, "argument", programme)
        assert arguments - told - texts == set()
        assert texts - arguments == set()


def _keys(lang: str, kind: str, programme: str) -> set[str]:
    """The names that have a text of a kind, for example the rules of a programme that have a formula."""
    start = f"{kind}.{programme}."
    return {key.removeprefix(start) for key in words.texts(lang) if key.startswith(start)}


def _list(key: str) -> tuple[float, ...]:
    value = BOOK.parameter(key).entries[-1].value
    assert isinstance(value, tuple)
    return value
