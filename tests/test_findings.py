"""Findings: each appears when it should, is silent when it should, and has words in both languages."""

import ast
import inspect
from collections.abc import Callable, Mapping
from typing import Any, get_args

import pytest
from hypothesis import given

from planner import findings, futures, wording, words
from planner import lawbook as law_files
from planner.findings import Finding
from planner.household import Household
from planner.lawbook import LawBook
from planner.projection import Projection, project
from tests.builders import STILL, child, household, item, living, money, old_age, parent
from tests.strategies import SOME, households

Run = Callable[[Household], Projection]
BOOK = law_files.load()
SENDAI = "04100"
KNOWN_CHILD = child(last_age=80, old_age_pension={"record": {"paid_months": 300}, "treatment": "full_exempt"})
KNOWN: dict[str, Any] = {
    "municipality": SENDAI,
    "parents": [parent(age=80, last_age=82, old_age_pension=old_age(780_000))],
    "children": [KNOWN_CHILD],
    "accounts": [money("母", 10_000_000)],
    "home": {
        "kind": "house",
        "building_year": 2010,
        "land_value_yen": 1,
        "property_tax_yen_per_year": 0,
        "upkeep_yen_per_year": 0,
    },
    "spending": [living(one=60_000, alone=30_000)],
}
CODES = {
    node.args[0].value
    for node in ast.walk(ast.parse(inspect.getsource(findings)))
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "Finding" and isinstance(node.args[0], ast.Constant)
}


def found(run: Run, **parts: Any) -> dict[str, Finding]:
    """The findings of the well-known household with some parts replaced, by code."""
    p = run(household(**KNOWN | parts))
    return {finding.code: finding for finding in findings.all_findings(p, BOOK)}


def test_a_household_that_knows_everything_is_not_asked(run: Run) -> None:
    assert not [finding.code for finding in found(run).values() if finding.mood == "ask"]


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("pension_unknown", {"parents": [parent(old_age_pension={"basic_yen_per_year": 780_000})]}),
        ("pension_unknown", {"parents": [parent(old_age_pension={"employees_yen_per_year": 780_000})]}),
        ("record_unknown", {"children": [child(last_age=80)]}),
        ("record_unknown", {"children": [child(last_age=80, old_age_pension={"record": {"paid_months": 300}})]}),
        ("balance_unknown", {"accounts": [{"name": "預金", "owner": "母"}]}),
        ("income_unknown", {"incomes": [{"name": "仕事", "person": "長男"}]}),
        ("benefit_unknown", {"insurances": [{"name": "終身", "insured": "母", "beneficiary": "長男"}]}),
        ("debt_unknown", {"debts": [{"name": "車", "owner": "母", "balance_yen": 1}]}),
        ("no_accounts", {"accounts": []}),
        ("home_value_unknown", {"home": {"kind": "house", "building_year": 2000}}),
        ("building_year_unknown", {"home": {"kind": "flat", "land_value_yen": 1}}),
        ("municipality_not_told", {"municipality": None}),
        ("municipality_not_looked_up", {"municipality": "99999"}),
    ],
)
def test_what_is_not_known_is_asked_with_a_next_step(run: Run, code: str, parts: dict[str, Any]) -> None:
    assert code not in found(run)
    finding = found(run, **parts)[code]
    assert finding.mood == "ask"
    assert words.has("ja", f"step.{finding.step}")


def test_a_pensioner_is_not_asked_for_the_record(run: Run) -> None:
    assert "record_unknown" not in found(
        run, parents=[parent(age=90, last_age=90)], children=[child(age=66, last_age=80)]
    )


def test_unpaid_months_are_named_but_not_to_a_disability_pensioner(run: Run) -> None:
    unpaid = {"record": {"paid_months": 60}, "treatment": "unpaid"}
    assert found(run, children=[child(last_age=80, old_age_pension=unpaid)])["months_unpaid"].mood == "prepare"
    pensioner = child(last_age=80, old_age_pension=unpaid, disability_pension={"grade": 2})
    assert "months_unpaid" not in found(run, children=[pensioner])


@pytest.mark.parametrize(("months", "too_few"), [(119, True), (120, False)])
def test_too_few_months_for_a_pension(run: Run, months: int, too_few: bool) -> None:
    given = child(age=60, last_age=80, old_age_pension={"record": {"paid_months": months}, "treatment": "unpaid"})
    finding = found(run, children=[given]).get("too_few_months")
    assert (finding is not None) is too_few
    if finding is not None:
        assert finding.facts == {"name": "長男", "months": 119, "needed_months": 120}


def test_the_income_after_the_first_death(run: Run) -> None:
    parents = [
        parent("父", age=80, last_age=81, old_age_pension=old_age(800_000, 1_200_000)),
        parent("母", age=80, last_age=85, old_age_pension=old_age(700_000, 0)),
    ]
    finding = found(run, parents=parents)["income_after_first_death"]
    assert finding.facts["name"] == "父"
    assert finding.facts["year"] == 2028
    assert finding.facts["before_yen_per_month"] * 12 == 2_700_000
    assert finding.facts["after_yen_per_month"] * 12 == 700_000 + 900_000


def test_the_childs_money_is_used_while_a_parent_lives(run: Run) -> None:
    poor = {"accounts": [money("母", 100_000), money("長男", 9_000_000)], "spending": [living(one=200_000)]}
    finding = found(run, **poor)["childs_money_used"]
    assert (finding.facts["name"], finding.facts["year"]) == ("長男", 2026)
    assert "childs_money_used" not in found(run)


def test_a_share_leaves_with_the_sister(run: Run) -> None:
    finding = found(run, siblings=[{"name": "長女"}])["share_leaves"]
    assert finding.facts["year"] == 2028
    assert finding.facts["outside_yen"] == (10_000_000 + 3 * (780_000 - 720_000)) / 2
    assert finding.mood == "prepare"
    assert "share_leaves" not in found(run)


@pytest.mark.parametrize(("alone", "code"), [(200_000, "living_above_standard"), (30_000, "living_within_standard")])
def test_the_living_beside_the_standard_of_public_assistance(run: Run, alone: int, code: str) -> None:
    assisted = {
        "assumptions": STILL | {"public_assistance": True},
        "accounts": [money("母", 0)],
        "spending": [living(one=30_000, alone=alone), item("そのほか", alone=5_000)],
        "home": {"kind": "rented", "rent_yen_per_month": 30_000},
        "children": [child(last_age=62)],
    }
    assert code in found(run, **assisted)


def test_much_left_is_good_news(run: Run) -> None:
    assert found(run, accounts=[money("母", 90_000_000)])["much_left"].mood == "note"
    assert "much_left" not in found(run, accounts=[money("母", 100_000)], spending=[living(alone=90_000)])


def test_placeholders_are_counted(run: Run) -> None:
    assert "placeholders_used" not in found(run)
    finding = found(run, home={"kind": "house", "building_year": 2000, "land_value_yen": 1})["placeholders_used"]
    assert finding.facts["count"] == 2


def test_questions_come_first_then_preparations_then_notes(runs: Mapping[str, Projection], lawbook: LawBook) -> None:
    moods = get_args(findings.Mood)
    for p in runs.values():
        order = [moods.index(finding.mood) for finding in findings.all_findings(p, lawbook)]
        assert order == sorted(order)


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_finding_of_the_program_has_its_words(lang: str) -> None:
    for code in CODES:
        assert words.has(lang, f"finding.{code}")


@SOME
@given(households())
def test_every_finding_of_any_household_can_be_said(household: Household) -> None:
    p = project(household, futures.calm(household, BOOK), BOOK)
    for finding in findings.all_findings(p, BOOK):
        for lang in words.LANGUAGES:
            assert wording.finding(lang, finding)
            assert not finding.step or wording.step(lang, finding.step).papers
