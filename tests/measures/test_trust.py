"""信託: whose money it becomes, what the fees are, to the yen, and who may have which form."""

import dataclasses
import re
from typing import Any

import pytest

from planner import measures, wording_measures, words
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import LifeInsuranceOnParent, TrustForChild
from planner.measures.common import item_name
from planner.projection import Projection
from tests.builders import child, household, money, parent, yen_by_year
from tests.conftest import Run

NAME = item_name("trust")
POLICY = {"name": "終身", "insured": "母", "beneficiary": "長男", "benefit_yen": 10_000_000}
SISTER = {"name": "長女", "birth_year": 1978, "last_age": 90}


def trust(form: str, trusted_yen: int, **given: object) -> TrustForChild:
    told = {"form": form, "parent": "母", "child": "長男", "trusted_yen": trusted_yen}
    return TrustForChild.model_validate({"measure": "trust", **told, **given})


def family(handbook: str = "severe", **more: Any) -> Household:
    """The mother of 80 has 8 million yen and lives to the end of 2030; a sister lives elsewhere."""
    given: dict[str, Any] = {
        "parents": [parent(age=80, last_age=84)],
        "children": [child(disability_handbook=handbook)],
        "siblings": [SISTER],
        "accounts": [money("母", 8_000_000)],
    }
    return household(**given | more)


def codes(household_: Household, measure: TrustForChild, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(household_, measure, lawbook)]


def closing(p: Projection, year: int) -> list[int]:
    """Money of parents and son at the end of a year, and what has gone to the sister by then."""
    at = year - 2026
    return [*(round(yen) for yen in p.purse.closing[at, :, 0]), round(p.purse.left_outside[: at + 1, 0].sum())]


def test_a_gift_is_the_childs_from_the_first_year(run: Run, lawbook: LawBook) -> None:
    """Of the mother's 8 million 5 are given; the sister inherits half of the other 3."""
    p = run(measures.applied(family(), (trust("gift", 5_000_000),), lawbook))
    assert closing(p, 2026) == [3_000_000, 5_000_000, 0]
    assert closing(p, 2030) == [0, 6_500_000, 1_500_000]


def test_fees_are_paid_at_the_contract_and_every_year(run: Run, lawbook: LawBook) -> None:
    fees = {"contract_fee_yen": 100_000, "fee_yen_per_year": 24_000}
    p = run(measures.applied(family(), (trust("gift", 5_000_000, **fees),), lawbook))
    assert closing(p, 2026) == [2_900_000, 4_976_000, 0]
    assert yen_by_year(p, "spending", name=NAME) == [-24_000] * 11


def test_a_gift_is_taken_where_it_earns_least(lawbook: LawBook) -> None:
    accounts = [
        money("母", 3_000_000, return_ratio=0.02),
        money("母", 2_000_000),
        money("長男", 1_000_000),
        money("母", 1_000_000, return_ratio=0.01),
    ]
    after = measures.applied(family(accounts=accounts), (trust("gift", 4_000_000),), lawbook).accounts
    assert [account.balance_yen for account in after] == [2_000_000, 0, 1_000_000, 0, 4_000_000]
    assert (after[-1].owner, after[-1].name) == ("長男", NAME)


def test_an_insurance_trust_costs_at_contract_at_the_death_and_then_yearly(run: Run, lawbook: LawBook) -> None:
    """6 of 10 million: 5,500 yen, 2.2 percent or 132,000, and 22,000 a year, or 1,833 a month in whole yen."""
    p = run(measures.applied(family(insurances=[POLICY]), (trust("insurance", 6_000_000),), lawbook))
    assert yen_by_year(p, "one_off", name=NAME)[:2] == [-5_500, 0]
    assert yen_by_year(p, "insurance")[3:6] == [0, 9_868_000, 0]
    assert yen_by_year(p, "insurance", name="終身")[4] == 4_000_000
    assert yen_by_year(p, "spending", name=NAME) == [0] * 5 + [-21_996] * 6


def test_an_insurance_of_the_same_plan_can_be_put_in_trust_once(lawbook: LawBook) -> None:
    told = {"parent": "母", "child": "長男", "benefit_yen": 5_000_000, "premium_yen_per_year": 0}
    insured = LifeInsuranceOnParent.model_validate({"measure": "life_insurance", **told})
    half = trust("insurance", 2_500_000)
    assert len(measures.applied(family(), (insured, half, half), lawbook).insurances) == 3
    with pytest.raises(measures.Refused) as refused:
        measures.applied(family(), (insured, half, half, half), lawbook)
    assert [refusal.code for refusal in refused.value.refusals] == ["trust_insurance_unknown"]


def test_a_testamentary_trust_leaves_its_part_to_the_child(run: Run, lawbook: LawBook) -> None:
    """6 of 8 million, and half of the other 2."""
    p = run(measures.applied(family(), (trust("testamentary", 6_000_000, fee_yen_per_year=12_000),), lawbook))
    assert closing(p, 2029) == [8_000_000, 0, 0]
    assert closing(p, 2030) == [0, 7_000_000, 1_000_000]
    assert yen_by_year(p, "spending", name=NAME) == [0] * 5 + [-12_000] * 6


@pytest.mark.parametrize(
    ("father_last", "received"),
    [(90, [2_000_000, 0, 5_000_000, 1_000_000]), (82, [0, 0, 6_000_000, 2_000_000])],
)
def test_the_rest_goes_by_statutory_shares_whoever_is_left(
    run: Run, lawbook: LawBook, father_last: int, received: list[int]
) -> None:
    """Half of 8 million in trust: of the other half the father has a half, or the children share it without him."""
    parents = [parent(name="父", age=80, last_age=father_last), parent(age=80, last_age=84)]
    p = run(measures.applied(family(parents=parents), (trust("testamentary", 4_000_000),), lawbook))
    assert closing(p, 2030) == received


def test_a_will_of_the_home_stays(lawbook: LawBook) -> None:
    home = [{"person": "母", "home": [{"name": "長女", "ratio": 1.0}]}]
    (will,) = measures.applied(family(wills=home), (trust("testamentary", 8_000_000),), lawbook).wills
    assert [(share.name, share.ratio) for share in (*will.home, *will.money)] == [("長女", 1.0), ("長男", 1.0)]


@pytest.mark.parametrize(
    ("handbook", "trusted_yen", "expected"),
    [
        ("severe", 60_000_000, []),
        ("severe", 60_000_001, ["trust_gift_over_limit"]),
        ("moderate", 30_000_000, []),
        ("moderate", 30_000_001, ["trust_gift_over_limit"]),
        ("none", 1, ["trust_no_disability"]),
    ],
)
def test_gifts_are_refused_above_what_is_free_of_tax(
    lawbook: LawBook, handbook: str, trusted_yen: int, expected: list[str]
) -> None:
    rich = family(handbook, accounts=[money("母", 90_000_000)])
    assert codes(rich, trust("gift", trusted_yen), lawbook) == expected


def test_two_gifts_count_together(lawbook: LawBook) -> None:
    rich = family("moderate", accounts=[money("母", 90_000_000)])
    after = measures.applied(rich, (trust("gift", 20_000_000),), lawbook)
    assert codes(after, trust("gift", 10_000_000), lawbook) == []
    (refusal,) = measures.refusals(after, trust("gift", 10_000_001), lawbook)
    assert (refusal.code, refusal.facts["rest_yen"]) == ("trust_gift_over_limit", 10_000_000)


@pytest.mark.parametrize(
    ("form", "trusted_yen", "more", "expected"),
    [
        ("gift", 8_000_001, {}, ["trust_more_than_money"]),
        ("gift", 0, {}, ["trust_of_nothing"]),
        ("testamentary", 8_000_001, {}, ["trust_more_than_money"]),
        (
            "testamentary",
            1,
            {"wills": [{"person": "母", "money": [{"name": "長男", "ratio": 1.0}]}]},
            ["trust_beside_will"],
        ),
        ("insurance", 1, {}, ["trust_without_insurance"]),
        ("insurance", 1, {"insurances": [POLICY | {"beneficiary": "母"}]}, ["trust_without_insurance"]),
        ("insurance", 1, {"insurances": [POLICY | {"benefit_yen": None}]}, ["trust_insurance_unknown"]),
        ("insurance", 10_000_000, {"insurances": [POLICY]}, []),
        ("insurance", 10_000_001, {"insurances": [POLICY]}, ["trust_more_than_benefit"]),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(
    lawbook: LawBook, form: str, trusted_yen: int, more: dict[str, Any], expected: list[str]
) -> None:
    measure = trust(form, trusted_yen)
    assert codes(family(**more), measure, lawbook) == expected
    for refusal in measures.refusals(family(**more), measure, lawbook):
        for lang in words.LANGUAGES:
            assert not re.search(r"[{}]|None", wording_measures.refusal(lang, refusal))


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("form", ["gift", "insurance", "testamentary"])
def test_every_form_has_its_words(lawbook: LawBook, lang: str, form: str) -> None:
    insured = family(insurances=[POLICY])
    told = dataclasses.asdict(wording_measures.measure(lang, insured, trust(form, 3_000_000), lawbook))
    assert all(told.values())
    assert not re.search(r"[{}]|None", "".join(told.values()))
