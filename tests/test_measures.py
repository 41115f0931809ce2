"""対策: what holds for every measure: its words in both languages, no trace when it is off, refusals in order."""

import dataclasses
import re
from typing import Any

import pytest

from planner import measures, wording_measures, words
from planner.household import DailyLife, Household
from planner.lawbook import LawBook
from planner.measure_inputs import Plan
from planner.measures.common import Refusal
from tests.builders import child, household, living, parent

FAMILY = household(
    parents=[parent(name="父", age=63, last_age=85), parent(age=60, last_age=90)],
    children=[
        child(
            age=35,
            last_age=80,
            disability_handbook="moderate",
            old_age_pension={"treatment": "full_exempt", "record": {"full_exempt_months": 120}},
        )
    ],
    siblings=[{"name": "長女", "birth_year": 1988, "last_age": 90}],
    home={"kind": "house", "land_value_yen": 9_000_000, "building_value_yen": 1_000_000, "building_year": 1990},
    accounts=[{"name": "預金", "owner": "父", "balance_yen": 20_000_000}],
    spending=[living(both=250_000, one=180_000, alone=100_000)],
)
LEARNER = FAMILY.children[0].model_copy(update={"daily_life": DailyLife(cooking="not_yet", help_counted=True)})
FAMILIES = {
    "home_loan": FAMILY.model_copy(update={"siblings": ()}),  # nobody outside inherits a part of the home
    "housework_learned": FAMILY.model_copy(update={"children": (LEARNER,)}),
}
EXAMPLES: dict[str, dict[str, Any]] = {
    "disability_pension": {"child": "長男"},
    "national_pension": {"child": "長男", "treatment": "pay"},
    "national_pension_back_payment": {"child": "長男", "months": 12},
    "mutual_aid": {"parent": "母", "child": "長男"},
    "life_insurance": {"parent": "父", "child": "長男", "benefit_yen": 5_000_000, "premium_yen_per_year": 240_000},
    "trust": {"form": "gift", "parent": "父", "child": "長男", "trusted_yen": 10_000_000},
    "money_help": {"child": "長男", "help": "daily_life_support"},
    "spend_less": {"phase": "child_alone", "yen_per_month": 10_000},
    "housework_learned": {"child": "長男", "task": "cooking"},
    "small_earnings": {"child": "長男"},
    "repairs": {"year": 2035, "spending_yen": 3_000_000, "every_years": 15},
    "rebuild": {"year": 2035, "spending_yen": 20_000_000, "upkeep_yen_per_year": 90_000},
    "smaller_home": {"price_yen": 6_000_000},
    "sell_and_rent": {"rent_yen_per_month": 45_000},
    "public_housing": {"rent_yen_per_month": 20_000},
    "group_home": {"child": "長男"},
    "with_relative": {"contribution_yen_per_month": 50_000},
    "parent_facility": {"parent": "母", "from_age": 85, "yen_per_month": 150_000, "saves_yen_per_month": 30_000},
    "home_loan": {"child": "長男"},
    "will": {"parent": "母", "child": "長男"},
    "sibling_support": {"sibling": "長女", "child": "長男", "yen_per_month": 20_000},
    "split_household": {},
    "public_assistance": {"planned": True},
}


def family(kind: str) -> Household:
    return FAMILIES.get(kind, FAMILY)


def plan(*kinds: str) -> Plan:
    return Plan.model_validate({"name": "案", "measures": [{"measure": kind, **EXAMPLES[kind]} for kind in kinds]})


def test_there_is_an_example_and_a_module_for_every_kind() -> None:
    assert measures.MODULES.keys() == EXAMPLES.keys()


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("kind", EXAMPLES)
def test_every_measure_fits_its_example_and_has_its_words(kind: str, lang: str, lawbook: LawBook) -> None:
    (measure,) = plan(kind).measures
    assert measures.refusals(family(kind), measure, lawbook) == ()
    told = dataclasses.asdict(wording_measures.measure(lang, family(kind), measure, lawbook))
    for text in told.values():
        assert text
        assert not re.search(r"[{}]|None", text), text


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_measure_changes_the_family_and_leaves_the_one_before_alone(kind: str, lawbook: LawBook) -> None:
    before = family(kind).model_dump()
    after = measures.applied(family(kind), plan(kind).measures, lawbook)
    assert after != family(kind)
    assert family(kind).model_dump() == before
    assert Household.model_validate(after.model_dump()) == after


def test_no_measure_is_the_family_as_it_is(lawbook: LawBook) -> None:
    assert measures.applied(FAMILY, (), lawbook) == FAMILY


def test_the_first_measure_that_does_not_fit_is_named_with_its_reasons(lawbook: LawBook) -> None:
    twice = plan("small_earnings", "mutual_aid", "mutual_aid", "mutual_aid")
    with pytest.raises(measures.Refused) as refused:
        measures.applied(FAMILY, twice.measures, lawbook)
    assert refused.value.place == 3
    assert [refusal.code for refusal in refused.value.refusals] == ["mutual_aid_all_units"]
    for lang in words.LANGUAGES:
        assert wording_measures.refusal(lang, refused.value.refusals[0])


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_a_refusal_without_its_facts_is_our_fault_and_shows(lang: str) -> None:
    with pytest.raises(LookupError, match="mutual_aid_all_units"):
        wording_measures.refusal(lang, Refusal("mutual_aid_all_units"))
