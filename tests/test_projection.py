"""The whole way, for odd but possible households: it runs, reconciles, answers and can be said and sent."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from planner import answers, findings, report, tables, wording, words
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection
from tests.builders import child, household, item, living, money, old_age, parent

Run = Callable[[Household], Projection]
NAMES = ("長男", "長女", "次男", "次女")
LARGEST = 1_000_000_000_000
SPENT: dict[str, Any] = {"spending": [living(200_000, 150_000, 100_000)], "assumptions": {"price_growth_ratio": 0.01}}
YOUNG = parent("父", age=30, last_age=88, old_age_pension=old_age(780_000, 1_500_000))

ODD: Mapping[str, dict[str, Any]] = {
    "no parents, nothing owned": {},
    "only a birth year": {"children": [{"name": "長男", "birth_year": 1976}], "spending": [], "assumptions": {}},
    "one parent": {"parents": [parent()], "accounts": [money("母", 5_000_000)]},
    "two fathers": {"parents": [parent("父"), parent("父2", sex="male")], "accounts": [money("父", 5_000_000)]},
    "sex not told": {"parents": [parent(sex=None, last_age=None, old_age_pension=old_age(0, 900_000)), parent("父")]},
    "four children": {
        "parents": [parent("父"), parent("母", last_age=88)],
        "children": [child(name, age=50 - 3 * i, last_age=58 + i) for i, name in enumerate(NAMES)],
        "accounts": [money(name, 1_000_000) for name in ("父", *NAMES)],
    },
    "parents younger than 60": {
        "parents": [YOUNG, parent("母", age=29, last_age=93, old_age_pension=old_age(780_000, 0))],
        "children": [child(age=1, last_age=90)],
        "incomes": [{"name": "給与", "person": "父", "yen_per_year": 4_000_000, "to_age": 64, "growth": "wages"}],
    },
    "a child who dies before the parents": {
        "parents": [parent("父", age=70, last_age=80), parent("母", age=68, last_age=85)],
        "children": [child(age=30, last_age=35)],
        "accounts": [money("長男", 4_000_000)],
    },
    "everybody dies in the first year": {
        "parents": [parent("父", last_age=80, last_month=1), parent("母", last_age=80, last_month=6)],
        "children": [child(last_age=50, last_month=3)],
        "accounts": [money("父", 4_000_000)],
    },
    "everybody dies in one month": {
        "parents": [parent("父", last_age=80, last_month=5), parent("母", last_age=80, last_month=5)],
        "children": [child(last_age=50, last_month=5)],
        "accounts": [money("父", 4_000_000)],
    },
    "the last month of a parent in the middle of a year": {
        "parents": [parent(last_age=82, last_month=7, old_age_pension=old_age(800_000))],
        "siblings": [{"name": "長女"}],
        "accounts": [money("母", 9_000_000)],
    },
    "the home belongs to a sister": {
        "parents": [parent()],
        "siblings": [{"name": "長女"}],
        "home": {"kind": "house", "owners": [{"name": "長女", "ratio": 1.0}]},
    },
    "a home of no known kind": {"home": {"kind": "other", "rent_yen_per_month": 20_000}},
    "a hundred years": {"parents": [YOUNG], "children": [child(age=10, last_age=110)]},
    "very old already": {"parents": [parent(age=118, last_age=None)], "children": [child(age=99, last_age=120)]},
    "enormous amounts": {
        "accounts": [money("長男", LARGEST, return_ratio=0.2)],
        "one_offs": [{"name": "支出", "year": 2030, "spending_yen": LARGEST, "growth": 0.2}],
        "children": [child(last_age=90)],
    },
    "prices that fall": {"accounts": [money("長男", 3_000_000)], "assumptions": {"price_growth_ratio": -0.1}},
    "spending that begins after the end": {"spending": [living(), item("先の話", alone=10_000, from_year=2150)]},
    "born in the first year": {"parents": [YOUNG], "children": [child(age=0, last_age=20)]},
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_household_runs_reconciles_and_is_answered(name: str, run: Run, lawbook: LawBook) -> None:
    p = run(household(**SPENT | ODD[name]))
    assert tables.largest_error_yen(p) == 0
    for row in tables.yearly(p):
        assert len(row.values) == len(p.years)
        assert all(v is None or np.isfinite(v) for v in row.values)
    for lang in words.LANGUAGES:
        assert [wording.answer(lang, answer).sentence for answer in answers.five(p, lawbook)]
        assert all(wording.finding(lang, finding) for finding in findings.all_findings(p, lawbook))
        assert all(wording.phase_formula(lang, phase) for phase in tables.phases(p))
        assert report.as_csv(p, lawbook, lang)
    assert json.loads(json.dumps(report.as_json(p, lawbook), allow_nan=False))["years"] == p.years.tolist()


def test_the_same_household_gives_the_same_table(run: Run, scenarios: Mapping[str, Household]) -> None:
    for given in scenarios.values():
        assert tables.yearly(run(given)) == tables.yearly(run(given))


def test_the_projection_keeps_what_the_family_said(run: Run) -> None:
    given = household(parents=[parent(last_age=None)])
    p = run(given)
    assert p.given is given
    assert p.household.parents[0].last_age is not None
    assert [stand_in.place for stand_in in p.placeholders] == [("parents", 0, "last_age")]


def test_each_year_spends_from_the_last_balance(run: Run) -> None:
    p = run(household(accounts=[money("長男", 1_000_000)], spending=[living(alone=10_000)]))
    assert p.years[0] == 2026
    assert p.purse.closing[:3, 0, 0].tolist() == [880_000, 760_000, 640_000]
