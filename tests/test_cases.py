"""Worked examples: every case of tests/cases/*.toml gives the published answer.

A case names a rule (or a parameter of the law) and what is given; arguments it does not name come from
the law book on its day, under the argument's own name or the key that ``law`` names for it. A case that names a
``question`` asks the calculator of the whole programme on its day. Of ``given_by_default`` a case takes what its rule
or question has; what a case itself gives must be known there.
"""

import importlib
import inspect
import tomllib
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner import coverage, lawbook
from planner.calculators import QUESTIONS

FOLDER = Path(__file__).parent / "cases"
KINDS = set(coverage.KINDS)
ALLOWED = {
    "name", "kind", "source", "rule", "parameter", "question", "municipality", "place", "year", "on", "law", "given",
    "expect_yen", "within_yen", "expect", "within", "defaults",
}  # fmt: skip
Case = dict[str, Any]


def _all_cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        defaults = content.get("given_by_default", {})
        found += [
            pytest.param(path.stem, {**case, "defaults": defaults}, id=f"{path.stem}: {case['name']}")
            for case in content["case"]
        ]
    return found


CASES = _all_cases()


@pytest.mark.parametrize(("programme", "case"), CASES)
def test_case_says_where_it_comes_from(programme: str, case: Case) -> None:
    assert case["kind"] in KINDS
    assert len(case["source"]) > 5
    assert set(case) <= ALLOWED
    assert len({"rule", "parameter", "question"} & set(case)) == 1
    assert ("year" in case) != ("on" in case)
    assert ("expect_yen" in case) != ("expect" in case)
    asked = case.get("rule") or case.get("parameter") or case["question"]
    assert asked.partition(".")[0] == programme


@pytest.mark.parametrize(("programme", "case"), CASES)
def test_case_gives_the_published_answer(programme: str, case: Case) -> None:
    expected = case["expect_yen"] if "expect_yen" in case else case["expect"]
    within = case.get("within_yen", case.get("within", 0))
    answer = _answer(programme, case)
    assert np.shape(answer) == np.shape(expected)
    np.testing.assert_allclose(np.asarray(answer, dtype=float), np.asarray(expected, dtype=float), rtol=0, atol=within)


def test_names_of_cases_are_unique() -> None:
    names = [parameter.id for parameter in CASES]
    assert len(names) == len(set(names))


def test_the_planner_tells_how_many_cases_there_are(request: pytest.FixtureRequest) -> None:
    """``pytest tests/test_cases.py --update-golden`` counts anew."""
    if request.config.getoption("--update-golden"):
        coverage.CASES_FILE.write_text(_counted(), encoding="utf-8", newline="\n")
        coverage.cases.cache_clear()
    assert coverage.CASES_FILE.read_text(encoding="utf-8") == _counted()


def _counted() -> str:
    """Number of cases by programme and kind, as the file of the planner holds it."""
    counts = Counter((case.values[0], case.values[1]["kind"]) for case in CASES)
    text = "# Worked examples by programme and kind, counted by `pytest tests/test_cases.py --update-golden`.\n"
    for programme in sorted({programme for programme, _ in counts}):
        kinds = [f"{kind} = {counts[programme, kind]}\n" for kind in coverage.KINDS if counts[programme, kind]]
        text += f"\n[{programme}]\n{''.join(kinds)}"
    return text


def _answer(programme: str, case: Case) -> Any:
    if "parameter" in case:
        value = lawbook.load().parameter(case["parameter"], case.get("municipality")).on(_day(case)).value
        return value[case["place"]] if "place" in case else value
    if "question" in case:
        asked = QUESTIONS[programme]
        usual = {name: value for name, value in case["defaults"].items() if name in asked.model_fields}
        question = asked.model_validate({**usual, **case.get("given", {})})
        return question.answer(lawbook.load().on(_day(case), case.get("municipality"))).item()
    rule = _rule(case["rule"])
    names = set(inspect.signature(rule).parameters)
    named, keys = case.get("given", {}), case.get("law", {})
    assert {*named, *keys} <= names, f"not arguments of {case['rule']}: {sorted({*named, *keys} - names)}"
    given = {name: value for name, value in {**case["defaults"], **named}.items() if name in names}
    from_law = {name: _law(programme, keys.get(name, name), case) for name in names - set(given)}
    return rule(**given, **from_law)


def _rule(name: str) -> Callable[..., Any]:
    module, function = name.split(".")
    rule: Callable[..., Any] = getattr(importlib.import_module(f"planner.rules.{module}"), function)
    return rule


def _law(programme: str, key: str, case: Case) -> Any:
    return lawbook.load().parameter(f"{programme}.{key}", case.get("municipality")).on(_day(case)).value


def _day(case: Case) -> date:
    day: date = case["on"] if "on" in case else date(case["year"], 12, 31)
    return day
