"""Findings: each appears when it should, is silent when it should, and has words in both languages."""

import ast
import inspect
from collections.abc import Callable, Mapping
from typing import Any, get_args

import pytest
from hypothesis import given

from planner import findings, findings_estate, findings_help, findings_home, futures, wording, words
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
    "parents": [parent(age=80, last_age=82, old_age_pension=old_age(850_000))],
    "children": [KNOWN_CHILD],
    "accounts": [money("母", 10_000_000)],
    "home": {
        "kind": "house",
        "owners": [{"name": "母", "ratio": 1.0}],
        "building_year": 2010,
        "land_value_yen": 1,
        "property_tax_yen_per_year": 0,
        "upkeep_yen_per_year": 0,
    },
    "spending": [living(one=60_000, alone=30_000)],
}
CODES = {
    node.args[0].value
    for module in (findings, findings_estate, findings_help, findings_home)
    for node in ast.walk(ast.parse(inspect.getsource(module)))
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
        ("home_owner_unknown", {"home": KNOWN["home"] | {"owners": []}}),
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


def test_a_pensioner_for_life_and_a_young_person_are_not_asked_for_the_record(run: Run) -> None:
    for_life, ending = ({"grade": 2, "to_year": year} for year in (None, 2030))
    assert "record_unknown" not in found(run, children=[child(last_age=80, disability_pension=for_life)])
    assert "record_unknown" in found(run, children=[child(last_age=80, disability_pension=ending)])
    assert "record_unknown" not in found(run, children=[child(age=19, last_age=80)])


@pytest.mark.parametrize(("birth_month", "too_late"), [(3, True), (4, False)])
def test_the_mutual_aid_looks_at_the_age_on_the_first_of_april(run: Run, birth_month: int, too_late: bool) -> None:
    mother = parent(age=65, last_age=82, old_age_pension=old_age(780_000)) | {"birth_month": birth_month}
    aid = {"parent": "母", "child": "長男", "entry_year": 2026}
    assert ("mutual_aid_too_late" in found(run, parents=[mother], mutual_aid=[aid])) is too_late


@pytest.mark.parametrize(
    ("joined", "told"),
    [
        ([("父", 1)], False),
        ([("父", 1), ("父", 1)], False),  # a second unit later
        ([("父", 2), ("父", 1)], True),
        ([("父", 1), ("母", 1)], True),
    ],
)
def test_one_parent_with_two_units_can_be_a_member_for_a_child(
    run: Run, joined: list[tuple[str, int]], told: bool
) -> None:
    couple = [parent("父", age=60, last_age=82), parent(age=58, last_age=82)]
    aids = [{"parent": name, "child": "長男", "entry_year": 2020, "units": units} for name, units in joined]
    son = child(age=35, last_age=80)
    assert ("mutual_aid_beyond_the_scheme" in found(run, parents=couple, children=[son], mutual_aid=aids)) is told


def test_unpaid_months_are_named_but_not_to_a_disability_pensioner(run: Run) -> None:
    unpaid = {"record": {"paid_months": 60}, "treatment": "unpaid"}
    assert found(run, children=[child(last_age=80, old_age_pension=unpaid)])["months_unpaid"].mood == "prepare"
    pensioner = child(last_age=80, old_age_pension=unpaid, disability_pension={"grade": 2})
    assert "months_unpaid" not in found(run, children=[pensioner])


@pytest.mark.parametrize(("to_age", "named"), [(58, True), (59, False)])
def test_months_at_work_are_not_named_as_unpaid(run: Run, to_age: int, named: bool) -> None:
    worker = child(last_age=80, insured_at_work_to_age=to_age, old_age_pension={"record": {}, "treatment": "unpaid"})
    pay = {"name": "給与", "kind": "wages", "person": "長男", "yen_per_year": 2_000_000, "to_age": to_age}
    codes = found(run, children=[worker], incomes=[pay])
    assert ("months_unpaid" in codes) is named
    assert ("too_few_months" in codes) is named, "ten years at work are 120 months"


@pytest.mark.parametrize(("months", "too_few"), [(119, True), (120, False)])
def test_too_few_months_for_a_pension(run: Run, months: int, too_few: bool) -> None:
    given = child(age=60, last_age=80, old_age_pension={"record": {"paid_months": months}, "treatment": "unpaid"})
    assert "too_few_months" not in found(run, children=[given])
    finding = found(run, children=[given]).get("too_few_months_after_60")
    assert (finding is not None) is too_few
    if finding is not None:
        assert finding.facts == {"name": "長男", "months": 119, "needed_months": 120}


def test_who_is_insured_still_hears_of_the_months_until_60(run: Run) -> None:
    given = child(age=59, last_age=80, old_age_pension={"record": {"paid_months": 1}, "treatment": "pay"})
    codes = found(run, children=[given])
    assert "too_few_months" in codes
    assert "too_few_months_after_60" not in codes


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


def test_full_years_are_compared_when_a_parent_dies_within_a_year(run: Run) -> None:
    father = parent("父", age=80, last_age=81, last_month=6, old_age_pension=old_age(800_000, 1_200_000))
    mother = parent("母", age=80, last_age=85, old_age_pension=old_age(700_000, 0))
    finding = found(run, parents=[father, mother])["income_after_first_death"]
    assert finding.facts["year"] == 2027
    assert finding.facts["before_yen_per_month"] * 12 == 2_700_000
    assert finding.facts["after_yen_per_month"] * 12 == 700_000 + 900_000


@pytest.mark.parametrize(
    ("age", "employees_yen", "husbands_last_age", "code"),
    [
        (75, 900_000, 81, "widow_addition"),
        (60, 900_000, 81, "middle_aged_widow_addition"),
        (66, 900_000, 81, None),
        (75, 0, 81, None),
        (75, 900_000, 95, None),
    ],
)
def test_what_may_come_on_top_of_a_widows_pension(
    run: Run, age: int, employees_yen: int, husbands_last_age: int, code: str | None
) -> None:
    father = parent("父", age=80, last_age=husbands_last_age, old_age_pension=old_age(700_000, employees_yen))
    mother = parent("母", age=age, last_age=85, old_age_pension=old_age(700_000))
    codes = found(run, parents=[father, mother], children=[child(age=30, last_age=60)])
    assert [c for c in codes if c.endswith("widow_addition")] == ([] if code is None else [code])


def test_two_children_are_told_that_amounts_are_for_both(run: Run) -> None:
    finding = found(run, children=[KNOWN_CHILD, KNOWN_CHILD | {"name": "次男"}])["several_children"]
    assert (finding.mood, finding.facts) == ("note", {"count": 2})
    assert "several_children" not in found(run)


def test_the_childs_money_is_used_while_a_parent_lives(run: Run) -> None:
    poor = {"accounts": [money("母", 100_000), money("長男", 9_000_000)], "spending": [living(one=200_000)]}
    finding = found(run, **poor)["childs_money_used"]
    assert (finding.facts["name"], finding.facts["year"]) == ("長男", 2026)
    assert "childs_money_used" not in found(run)


def test_a_share_leaves_with_the_sister(run: Run) -> None:
    finding = found(run, siblings=[{"name": "長女"}])["share_leaves"]
    assert finding.facts["year"] == 2028
    unpaid = 850_000 / 12  # the last month's pension is the son's own and no part of the estate
    assert finding.facts["outside_yen"] == pytest.approx((10_000_000 + 3 * (850_000 - 720_000) - unpaid) / 2, abs=1)
    assert finding.mood == "prepare"
    assert "share_leaves" not in found(run)


def test_a_share_that_a_will_or_a_child_leaves_has_other_words(run: Run) -> None:
    sister = [{"name": "長女"}]
    will = {"person": "母", "money": [{"name": "長男", "ratio": 0.4}, {"name": "長女", "ratio": 0.6}]}
    by_will = found(run, siblings=sister, wills=[will])
    assert by_will["share_leaves_by_will"].mood == "note"
    assert "share_leaves" not in by_will
    brothers = {"parents": [], "children": [KNOWN_CHILD, child("次男", last_age=60)], "siblings": sister}
    from_child = found(run, **brothers, home=None, accounts=[money("次男", 90_000_000)])
    assert from_child["share_leaves_from_child"].mood == "prepare"
    assert not {"share_leaves", "share_leaves_by_will"} & from_child.keys()


@pytest.mark.parametrize(("sisters_ratio", "missing_yen"), [(0.0, 2_500_000), (0.2, 500_000), (0.25, None)])
def test_the_reserved_portion_of_a_sister(run: Run, sisters_ratio: float, missing_yen: int | None) -> None:
    parts = {"長男": 1 - sisters_ratio, "長女": sisters_ratio}
    will = {"person": "母", "money": [{"name": name, "ratio": ratio} for name, ratio in parts.items()]}
    given = {"parents": [parent(age=80, last_age=82)], "spending": [living()], "siblings": [{"name": "長女"}]}
    finding = found(run, **given, wills=[will]).get("reserved_portion")
    assert (finding and finding.facts["missing_yen"]) == (missing_yen and pytest.approx(missing_yen))
    if finding is not None:
        assert (finding.mood, finding.facts["person"], finding.facts["name"]) == ("prepare", "母", "長女")
        assert finding.facts["reserved_ratio"] == 0.25


def test_a_sister_who_has_gone_before_has_no_reserved_portion(run: Run) -> None:
    will = {"person": "母", "money": [{"name": "長男", "ratio": 1.0}]}
    sisters = [{"name": "長女", "birth_year": 1970, "last_age": age} for age in (57, 58)]
    reserved = ["reserved_portion" in found(run, siblings=[sister], wills=[will]) for sister in sisters]
    assert reserved == [False, True]


@pytest.mark.parametrize(("land_yen", "taxed"), [(20_000_000, False), (20_000_001, True)])
def test_inheritance_tax_may_fall_due_above_the_basic_deduction(run: Run, land_yen: int, taxed: bool) -> None:
    given = {
        "parents": [parent(age=80, last_age=82)],
        "spending": [living()],
        "siblings": [{"name": "長女"}],
        "insurances": [{"name": "終身", "insured": "母", "beneficiary": "長男", "benefit_yen": 12_000_000}],
        "home": KNOWN["home"] | {"land_value_yen": land_yen},
    }
    finding = found(run, **given).get("inheritance_tax_possible")
    assert (finding is not None) is taxed
    if finding is not None:
        estate, free = 10_000_000 + 12_000_000 + land_yen, 30_000_000 + 2 * 6_000_000
        told = {"year": 2028, "name": "母", "estate_yen": estate, "deduction_yen": free, "tax_yen": 0.0}
        assert finding.facts == told, "relief for insurance and the home leaves no tax"
        assert (finding.mood, finding.step) == ("prepare", "inheritance_tax")


def assisted_at_home(run: Run, *, land_yen: int | None, building_yen: int | None, last_age: int) -> set[str]:
    """Findings on the home of a child who receives public assistance."""
    values = {"land_value_yen": land_yen, "building_value_yen": building_yen}
    given = {
        "parents": [],
        "children": [KNOWN_CHILD | {"last_age": last_age}],
        "home": KNOWN["home"] | values | {"owners": [{"name": "長男", "ratio": 1.0}]},
        "accounts": [money("長男", 100_000)],
        "spending": [living(alone=150_000)],
        "assumptions": STILL | {"public_assistance": True},
    }
    return {code for code in found(run, **given) if code.startswith("home_")}


def test_the_home_beside_public_assistance(run: Run) -> None:
    assert "home_and_assistance" in assisted_at_home(run, land_yen=5_000_000, building_yen=0, last_age=65)
    assert "home_and_assistance" in assisted_at_home(run, land_yen=None, building_yen=None, last_age=65)
    assert "home_and_assistance" not in assisted_at_home(run, land_yen=4_999_999, building_yen=0, last_age=65)
    assert "home_and_assistance" not in assisted_at_home(run, land_yen=5_000_000, building_yen=0, last_age=64)
    assert not {"home_and_assistance", "home_worth_much"} & found(run).keys()


def test_a_home_worth_much_beside_public_assistance(run: Run) -> None:
    assert "home_worth_much" in assisted_at_home(run, land_yen=20_000_001, building_yen=None, last_age=60)
    assert "home_worth_much" not in assisted_at_home(run, land_yen=20_000_000, building_yen=0, last_age=60)


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


def test_an_exemption_that_the_plan_counts_on_is_decided_by_the_head_too(run: Run) -> None:
    exempt = {"record": {"paid_months": 60}, "treatment": "full_exempt"}
    mother = parent(age=75, last_age=85)
    given = {"parents": [mother], "children": [child(age=45, last_age=80, old_age_pension=exempt)]}
    assert "exemption_by_head" in found(run, **given)
    assert "exemption_by_head" not in found(run, **given | {"parents": [], "accounts": [], "home": None})
    paying = child(age=45, last_age=80, old_age_pension=exempt | {"treatment": "pay"})
    assert "exemption_by_head" not in found(run, **given | {"children": [paying]})


@pytest.mark.parametrize(("age", "year"), [(45, 2031), (30, 2035)])
def test_a_deferral_ends_by_age_or_by_law(run: Run, age: int, year: int) -> None:
    deferred = {"record": {"paid_months": 60}, "treatment": "deferred"}
    assert (
        found(run, children=[child(age=age, last_age=80, old_age_pension=deferred)])["deferral_ends"].facts["year"]
        == year
    )
    paying = child(age=age, last_age=80, old_age_pension=deferred | {"treatment": "pay"})
    assert "deferral_ends" not in found(run, children=[paying])
