"""親御さんの生命保険: premiums until the death, the benefit to the child, to the yen; what can no longer pay."""

import re

import pytest

from planner import measures, wording_measures, words
from planner.lawbook import LawBook
from planner.measure_inputs import LifeInsuranceOnParent
from tests.builders import household, money, parent, yen_by_year
from tests.conftest import Run

FAMILY = household(parents=[parent(age=80, last_age=84)], accounts=[money("母", 10_000_000)])


def insurance(**given: object) -> LifeInsuranceOnParent:
    told = {"parent": "母", "child": "長男", "benefit_yen": 5_000_000, "premium_yen_per_year": 240_000}
    return LifeInsuranceOnParent.model_validate({"measure": "life_insurance", **told, **given})


@pytest.mark.parametrize(
    ("given", "premiums", "benefit_yen"),
    [
        ({}, 5, 5_000_000),
        ({"premium_to_age": 81}, 2, 5_000_000),
        ({"cover_to_age": 84}, 5, 5_000_000),
        ({"cover_to_age": 83}, 4, 0),
    ],
)
def test_premiums_are_paid_and_the_benefit_comes(
    run: Run, lawbook: LawBook, given: dict[str, object], premiums: int, benefit_yen: int
) -> None:
    """The mother of 80 in 2026 lives to the end of 2030."""
    measure = insurance(**given)
    p = run(measures.applied(FAMILY, (measure,), lawbook))
    assert yen_by_year(p, "insurance_premium")[:6] == [-240_000] * premiums + [0] * (6 - premiums)
    assert yen_by_year(p, "insurance")[:6] == [0, 0, 0, 0, benefit_yen, 0]
    assert p.purse.closing[4, :, 0].tolist() == [0, 10_000_000 - 240_000 * premiums + benefit_yen]
    assert measures.facts(FAMILY, measure, lawbook)["total_yen"] == 240_000 * premiums


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, []),
        ({"benefit_yen": 0}, ["insurance_without_benefit"]),
        ({"cover_to_age": 80}, []),
        ({"cover_to_age": 79}, ["insurance_cover_over"]),
        ({"premium_to_age": 79}, ["insurance_premium_over"]),
        ({"premium_to_age": 79, "premium_yen_per_year": 0}, []),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(
    lawbook: LawBook, given: dict[str, object], expected: list[str]
) -> None:
    refusals = measures.refusals(FAMILY, insurance(**given), lawbook)
    assert [refusal.code for refusal in refusals] == expected
    for refusal in refusals:
        for lang in words.LANGUAGES:
            assert not re.search(r"[{}]|None", wording_measures.refusal(lang, refusal))
