"""What differs between two states of a family: every field once, in words of both languages."""

from typing import Any

import pytest
from hypothesis import given, settings

from planner import changes, wording_changes, words
from planner.changes import Change
from planner.household import Household
from planner.problems import limits
from planner.ui import edit
from tests import builders
from tests.any_household import any_household

FAMILY = builders.household(
    parents=[builders.parent("父"), builders.parent("母")],
    accounts=[{"name": "定期", "owner": "父", "balance_yen": 5_000_000}],
)


@settings(max_examples=100, deadline=None)
@given(any_household(), any_household())
def test_a_family_differs_from_itself_in_nothing_and_every_difference_has_words(
    one: Household, other: Household
) -> None:
    assert changes.between(one, one) == ()
    found = changes.between(one, other)
    assert bool(found) == (one != other)
    for lang in words.LANGUAGES:
        for difference in found:
            told = wording_changes.change(lang, difference, one, other)
            assert told


@pytest.mark.parametrize(
    ("place", "value", "japanese", "english"),
    [
        (("accounts", 0, "balance_yen"), 6_500_000, "500万円 → 650万円", "5 million yen → 6.5 million yen"),
        (("parents", 0, "last_age"), 93, "84歳 → 93歳", "age 84 → age 93"),
        (("assumptions", "price_growth_ratio"), 0.02, "0% → 2%", "0% → 2%"),
        (("assumptions", "public_assistance"), True, "いいえ → はい", "no → yes"),
        (("talk", "next_day"), "2027-01-15", "空欄 → 2027年1月15日", "empty → 2027-1-15"),
        (("children", 0, "daily_life", "cooking"), "alone", "空欄 → ", "empty → "),
    ],
)
def test_a_changed_field_is_told_with_both_values(place: Any, value: Any, japanese: str, english: str) -> None:
    after = edit.put(FAMILY, place, value)
    (found,) = changes.between(FAMILY, after)
    assert (found.kind, found.place) == ("changed", place)
    for lang, expected in (("ja", japanese), ("en", english)):
        assert expected.lower() in wording_changes.change(lang, found, FAMILY, after).lower()


def test_an_item_that_came_or_went_is_told_by_its_name() -> None:
    after = edit.add(FAMILY, ("accounts",), {"name": "普通", "owner": "母"})
    (came,) = changes.between(FAMILY, after)
    assert came == Change("added", ("accounts", 1), None, after.accounts[1])
    assert "普通" in wording_changes.change("ja", came, FAMILY, after)
    (went,) = changes.between(after, edit.remove(after, ("accounts", 0)))
    assert (went.kind, went.place) == ("removed", ("accounts", 0))
    assert "定期" in wording_changes.change("ja", went, after, edit.remove(after, ("accounts", 0)))


def test_values_of_a_choice_are_told_in_its_words() -> None:
    for value in limits(("home", "kind"))["choices"]:
        assert wording_changes.value("ja", ("home", "kind"), value) == words.choice("ja", "kind", value)
