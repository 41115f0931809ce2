"""遺言を書く: who receives what, what is reserved for the others, and what they could claim."""

from collections.abc import Callable
from typing import Any

import pytest

from planner import measures, wording_measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import WillForChild
from planner.projection import Projection
from tests.builders import child, household, money, parent

Run = Callable[[Household], Projection]
SISTER = {"name": "長女"}
HOUSE = {
    "kind": "house",
    "owners": [{"name": "父", "ratio": 1.0}],
    "land_value_yen": 3_000_000,
    "building_value_yen": 1_000_000,
    "property_tax_yen_per_year": 0,
    "upkeep_yen_per_year": 0,
}


def will(who: str = "父", **given: Any) -> WillForChild:
    return WillForChild.model_validate({"measure": "will", "parent": who, "child": "長男", **given})


def couple(**more: Any) -> Household:
    """The father dies in 2026 and leaves 8,000,000 yen and a home; the mother lives to 2030."""
    parts: dict[str, Any] = {
        "parents": [parent("父", age=80, last_age=80), parent(age=80, last_age=84)],
        "siblings": [SISTER],
        "accounts": [money("父", 8_000_000)],
        "home": HOUSE,
    }
    return household(**parts | more)


def codes(household_: Household, measure: WillForChild, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(household_, measure, lawbook)]


def after(run: Run, household_: Household, lawbook: LawBook, measure: WillForChild) -> tuple[list[int], list[float]]:
    """Money of mother and child and what left the household in 2026; shares of the home of everybody then."""
    p = run(measures.applied(household_, (measure,), lawbook))
    here = [round(float(yen)) for yen in p.purse.closing[0, 1:, 0]]
    return [*here, round(float(p.purse.left_outside[0, 0]))], [float(share) for share in p.purse.home[0, 1:, 0]]


def test_the_others_keep_half_of_their_statutory_shares(run: Run, lawbook: LawBook) -> None:
    """民法900条・1042条: 1/2 and 1/4 by law, so that 1/4 and 1/8 are reserved and 5/8 of the money are the child's."""
    assert after(run, couple(), lawbook, will()) == ([2_000_000, 5_000_000, 1_000_000], [0, 1, 0])


def test_nothing_for_the_others(run: Run, lawbook: LawBook) -> None:
    assert after(run, couple(), lawbook, will(others="nothing")) == ([0, 8_000_000, 0], [0, 1, 0])


def test_the_home_may_stay_with_the_law(run: Run, lawbook: LawBook) -> None:
    assert after(run, couple(), lawbook, will(with_home=False)) == (
        [2_000_000, 5_000_000, 1_000_000],
        [0.5, 0.25, 0.25],
    )


@pytest.mark.parametrize(
    ("given", "claim_yen"),
    [
        ({}, 1_500_000),  # 3/8 of the home of 4,000,000
        ({"others": "nothing"}, 4_500_000),  # 3/8 of 12,000,000
        ({"with_home": False}, 0),  # they hold 3/4 of the home and 3/8 of the money
        ({"with_home": False, "others": "nothing"}, 1_500_000),  # 3/8 of 12,000,000 less 3/4 of 4,000,000
    ],
)
def test_what_the_others_could_claim(lawbook: LawBook, given: dict[str, Any], claim_yen: int) -> None:
    told = measures.facts(couple(), will(**given), lawbook)
    assert told["claim_yen"] == claim_yen
    assert told["others"] == ("母", "長女")


def test_after_the_spouse_only_the_children_are_reserved_for(lawbook: LawBook) -> None:
    """Each of two children has 1/2 by law and 1/4 reserved."""
    (written,) = measures.applied(couple(), (will("母"),), lawbook).wills
    assert [(share.name, share.ratio) for share in written.money] == [("長男", 0.75), ("長女", 0.25)]


def test_who_dies_before_is_not_reserved_for(lawbook: LawBook) -> None:
    late_sister = couple(siblings=[{"name": "長女", "birth_year": 1974, "last_age": 53}])  # to 2027
    assert codes(late_sister, will("母"), lawbook) == ["will_nobody_else"]
    assert codes(late_sister, will("父"), lawbook) == []


def test_a_rented_home_is_not_left(lawbook: LawBook) -> None:
    renting = couple(home={"kind": "rented", "rent_yen_per_month": 50_000})
    (written,) = measures.applied(renting, (will(),), lawbook).wills
    assert written.home == ()
    assert measures.facts(renting, will(), lawbook)["claim_yen"] == 0


def test_a_second_will_and_a_child_that_is_gone_are_refused(lawbook: LawBook) -> None:
    stands = couple(wills=[{"person": "父", "home": [{"name": "長男", "ratio": 1.0}]}])
    assert codes(stands, will("父"), lawbook) == ["will_stands"]
    assert codes(stands, will("母"), lawbook) == []
    short = couple(children=[child(last_age=52)])  # to 2028, before the mother
    assert codes(short, will("母"), lawbook) == ["will_child_not_there"]


def test_the_words_follow_the_choice(lawbook: LawBook) -> None:
    told = wording_measures.measure("ja", couple(), will(others="nothing", with_home=False), lawbook)
    usual = wording_measures.measure("ja", couple(), will(), lawbook)
    assert told.does != usual.does
    assert told.conditions != usual.conditions
