"""きょうだいの手伝い: what comes when, at most to the sibling's planned last age, and ages that do not fit."""

from collections.abc import Callable
from typing import Any

import pytest

from planner import measures
from planner.household import Household
from planner.lawbook import LawBook
from planner.measure_inputs import SiblingSupport
from planner.projection import Projection
from tests.builders import STILL, household, parent, yen_by_year

Run = Callable[[Household], Projection]
SISTER = {"name": "長女", "birth_year": 1974, "last_age": 59}  # to 2033


def support(**given: Any) -> SiblingSupport:
    told = {"measure": "sibling_support", "sibling": "長女", "child": "長男", "yen_per_month": 20_000}
    return SiblingSupport.model_validate(told | given)


def family(sister: dict[str, Any] | None = None, **more: Any) -> Household:
    """The mother dies in 2028; the child is 50 in 2026 and lives to 2036."""
    return household(parents=[parent(age=80, last_age=82, **more)], siblings=[sister or SISTER])


def by_year(run: Run, household_: Household, lawbook: LawBook, measure: SiblingSupport) -> list[int]:
    p = run(measures.applied(household_, (measure,), lawbook))
    return yen_by_year(p, "income", "長男", "measure.sibling_support")


def codes(household_: Household, measure: SiblingSupport, lawbook: LawBook) -> list[str]:
    return [refusal.code for refusal in measures.refusals(household_, measure, lawbook)]


def test_left_open_it_begins_when_the_child_is_alone_and_ends_with_the_sibling(run: Run, lawbook: LawBook) -> None:
    assert by_year(run, family(), lawbook, support()) == [0] * 3 + [240_000] * 5 + [0] * 3
    assert by_year(run, family(last_month=6), lawbook, support())[2] == 120_000
    told = measures.facts(family(last_month=6), support(), lawbook)
    assert (told["from_age"], told["to_age"]) == (52, 57)


def test_ages_told_are_those_of_the_child(run: Run, lawbook: LawBook) -> None:
    assert by_year(run, family(), lawbook, support(from_age=51, to_age=52)) == [0] + [240_000] * 2 + [0] * 8


def test_an_unknown_last_age_sets_no_end(run: Run, lawbook: LawBook) -> None:
    assert by_year(run, family({"name": "長女"}), lawbook, support()) == [0] * 3 + [240_000] * 8
    assert measures.facts(family({"name": "長女"}), support(), lawbook)["to_age"] == 60


def test_the_amount_does_not_grow_and_public_assistance_counts_it(run: Run, lawbook: LawBook) -> None:
    poor = household(siblings=[SISTER], assumptions=STILL | {"price_growth_ratio": 0.02, "public_assistance": True})
    taken = measures.applied(poor, (support(from_age=50, to_age=50),), lawbook)
    assert yen_by_year(run(taken), "income") == [240_000] + [0] * 10
    assert not any(line.uncounted_yen.any() for line in run(taken).lines if line.programme == "income")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"from_age": 50}, []),
        ({"from_age": 49}, ["sibling_support_in_the_past"]),
        ({"from_age": 57}, []),
        ({"from_age": 58}, ["sibling_support_too_late"]),
        ({"to_age": 57}, []),
        ({"to_age": 58}, ["sibling_support_too_long"]),
        ({"from_age": 53, "to_age": 52}, ["sibling_support_ends_first"]),
        ({"to_age": 51}, ["sibling_support_ends_first"]),
    ],
)
def test_ages_that_do_not_fit_are_refused(lawbook: LawBook, given: dict[str, int], expected: list[str]) -> None:
    assert codes(family(), support(**given), lawbook) == expected


def test_nobody_helps_after_the_childs_own_last_age(lawbook: LawBook) -> None:
    long_lived = SISTER | {"last_age": 99}
    assert codes(family(long_lived), support(from_age=60, to_age=60), lawbook) == []
    assert codes(family(long_lived), support(to_age=61), lawbook) == ["sibling_support_too_long"]
