"""対策の上限: what would not fit into a family's file any more is refused in words, and nothing of it stays."""

from typing import Any

import pytest

from planner import compare, measures, wording_measures, words
from planner.household import Household
from planner.household_fields import LARGEST_YEN
from planner.lawbook import LawBook
from planner.measure_inputs import Measure, Plan
from tests.builders import child, household, item, parent
from tests.test_measures import EXAMPLES, FAMILY

MOST: dict[str, int] = {"incomes": 60, "spending": 60, "insurances": 20, "services": 40}
EARNING = {"measure": "small_earnings", "child": "長男", "work": "part_time", "yen_per_month": 1_000}
ITEMS: dict[str, tuple[dict[str, Any], str]] = {
    "incomes": ({"name": "収入", "person": "長男", "yen_per_year": 0}, "small_earnings"),
    "spending": (item("ほか"), "with_relative"),
    "insurances": ({"name": "保険", "insured": "父", "beneficiary": "長男", "benefit_yen": 1}, "life_insurance"),
    "services": ({"name": "通院", "kind": "medical", "person": "長男", "bill_yen_per_month": 0}, "money_help"),
}
TOO_LARGE: dict[str, dict[str, Any]] = {
    "small_earnings": EARNING | {"yen_per_month": LARGEST_YEN},
    "sibling_support": {**EXAMPLES["sibling_support"], "yen_per_month": LARGEST_YEN},
    "public_housing": {"rent_yen_per_month": LARGEST_YEN},
    "sell_and_rent": {"rent_yen_per_month": LARGEST_YEN},
    "group_home": {"child": "長男", "board_yen_per_month": LARGEST_YEN},
}


def taken(kind: str, **told: Any) -> tuple[Measure, ...]:
    return Plan.model_validate({"name": "案", "measures": [EXAMPLES[kind] | told | {"measure": kind}]}).measures


def filled_up(part: str, *, less: int = 0) -> Household:
    one, count = ITEMS[part][0], MOST[part] - less - len(getattr(FAMILY, part))
    return Household.model_validate(FAMILY.model_dump() | {part: [*getattr(FAMILY, part), *[one] * count]})


@pytest.mark.parametrize("part", ITEMS)
def test_one_item_more_than_a_file_holds_is_refused(part: str, lawbook: LawBook) -> None:
    (measure,) = taken(ITEMS[part][1])
    full = filled_up(part)
    (refusal,) = measures.refusals(full, measure, lawbook)
    assert (refusal.code, refusal.facts["most"]) == ("plan_too_many_items", MOST[part])
    with pytest.raises(measures.Refused):
        measures.applied(full, (measure,), lawbook)
    for lang in words.LANGUAGES:
        assert str(MOST[part]) in wording_measures.refusal(lang, refusal)


@pytest.mark.parametrize("part", ITEMS)
def test_the_last_item_of_a_file_still_fits(part: str, lawbook: LawBook) -> None:
    after = measures.applied(filled_up(part, less=1), taken(ITEMS[part][1]), lawbook)
    assert len(getattr(after, part)) == MOST[part]
    assert Household.model_validate(after.model_dump()) == after


@pytest.mark.parametrize("kind", TOO_LARGE)
def test_an_amount_that_grows_beyond_the_largest_is_refused(kind: str, lawbook: LawBook) -> None:
    (measure,) = taken(kind, **TOO_LARGE[kind])
    (refusal,) = measures.refusals(FAMILY, measure, lawbook)
    assert refusal.code == "plan_amount_too_large"
    for lang in words.LANGUAGES:
        assert wording_measures.refusal(lang, refusal)


def test_a_plan_beyond_the_limits_stands_refused_beside_the_others(lawbook: LawBook) -> None:
    full = filled_up("incomes", less=1)
    plans = [{"name": "二つ", "measures": [EARNING, EARNING]}, {"name": "一つ", "measures": [EARNING]}]
    _, refused, fits = compare.plans(Household.model_validate(full.model_dump() | {"plans": plans}), lawbook)
    assert refused.refused is not None
    assert refused.refused.place == 1
    assert fits.result is not None


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("year", [1900, 2006, 2025])
def test_an_entry_before_the_law_has_its_words_all_the_same(year: int, lang: str, lawbook: LawBook) -> None:
    (measure,) = taken("mutual_aid", entry_year=year)
    assert [one.code for one in measures.refusals(FAMILY, measure, lawbook)] == ["entry_in_the_past"]
    assert wording_measures.measure(lang, FAMILY, measure, lawbook).cost


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_a_will_of_a_parent_who_outlives_the_plan_has_its_words(lang: str, lawbook: LawBook) -> None:
    family = household(parents=[parent(age=80, last_age=100)], children=[child(age=50, last_age=55)])
    (measure,) = taken("will")
    assert [one.code for one in measures.refusals(family, measure, lawbook)] == ["will_child_not_there"]
    assert wording_measures.measure(lang, family, measure, lawbook).cost
