"""One change gives another checked household; references to people stay whole."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from planner.household import Household
from planner.ui import edit
from tests import builders

FAMILY = builders.household(
    parents=[builders.parent("父"), builders.parent("母")],
    siblings=[{"name": "長女"}],
    accounts=[{"name": "父", "owner": "父", "balance_yen": 10}, {"name": "b", "owner": "母", "balance_yen": None}],
    incomes=[{"name": "手当", "person": "父"}, {"name": "仕送り", "person": "母", "begins_with_death_of": "父"}],
    spending=[builders.item("薬", both=1, ends_with_death_of="父"), builders.item("新聞", both=1, paid_by="父")],
    one_offs=[{"name": "車", "year": 2030, "person": "父"}],
    home={
        "kind": "house",
        "owners": [{"name": "父", "ratio": 0.5}, {"name": "母", "ratio": 0.25}, {"name": "長女", "ratio": 0.25}],
    },
    debts=[{"name": "車", "owner": "父"}],
    insurances=[{"name": "終身", "insured": "父", "beneficiary": "長男"}],
    mutual_aid=[{"parent": "父", "child": "長男", "entry_year": 2000}],
    wills=[{"person": "母", "money": [{"name": "父", "ratio": 0.5}, {"name": "長男", "ratio": 0.5}]}],
)


def test_get_follows_a_place_and_stops_where_nothing_is_told() -> None:
    assert edit.get(FAMILY, ("parents", 1, "name")) == "母"
    assert edit.get(FAMILY, ("children", 0, "disability_pension", "grade")) is None


def test_put_changes_one_field_and_nothing_else() -> None:
    changed = edit.put(FAMILY, ("accounts", 1, "balance_yen"), 7)
    assert changed.accounts[1].balance_yen == 7
    assert edit.put(changed, ("accounts", 1, "balance_yen"), None) == FAMILY


def test_put_begins_a_part_that_was_not_told() -> None:
    changed = edit.put(FAMILY, ("children", 0, "old_age_pension", "record", "paid_months"), 12)
    record = changed.children[0].old_age_pension.record
    assert record is not None
    assert record.paid_months == 12


def test_put_refuses_what_contradicts() -> None:
    with pytest.raises(ValidationError):
        edit.put(FAMILY, ("children", 0, "birth_year"), 1930)


def test_add_and_remove_are_opposites() -> None:
    added = edit.add(FAMILY, ("accounts",), {"name": "c", "owner": "長男"})
    assert [account.name for account in added.accounts] == ["父", "b", "c"]
    assert edit.remove(added, ("accounts", 2)) == FAMILY


def test_a_free_name_is_one_that_nobody_has() -> None:
    assert edit.free_name(FAMILY, "妹") == "妹"
    assert edit.free_name(FAMILY, "父") == "父2"
    assert edit.free_name(edit.rename(FAMILY, "母", "父2"), "父") == "父3"


def test_rename_changes_people_and_references_but_no_other_word() -> None:
    changed = edit.rename(FAMILY, "父", "一郎")
    assert [account.name for account in changed.accounts] == ["父", "b"]
    assert "'父'" not in repr(changed.model_copy(update={"accounts": ()}))
    assert edit.rename(changed, "一郎", "父") == FAMILY


def test_every_person_of_every_example_can_be_renamed(scenarios: Mapping[str, Household]) -> None:
    for household in scenarios.values():
        for name in edit.everybody(household):
            assert edit.rename(edit.rename(household, name, "別の名"), "別の名", name) == household


def test_a_taken_name_is_refused() -> None:
    with pytest.raises(ValidationError):
        edit.rename(FAMILY, "父", "長女")


def test_without_a_person_money_passes_on_and_what_was_that_life_goes() -> None:
    left = edit.without_person(FAMILY, "父")
    assert [parent.name for parent in left.parents] == ["母"]
    assert [account.owner for account in left.accounts] == ["母", "母"]
    assert [debt.owner for debt in left.debts] == ["母"]
    assert [(income.name, income.begins_with_death_of) for income in left.incomes] == [("仕送り", None)]
    assert {item.name: item.paid_by for item in left.spending} == {"新聞": None, "特別な支出": None}
    assert (left.insurances, left.mutual_aid) == ((), ())
    assert left.one_offs[0].person is None
    assert left.home is not None
    assert {share.name: share.ratio for share in left.home.owners} == {"母": 0.5, "長女": 0.5}
    assert {share.name: share.ratio for share in left.wills[0].money} == {"長男": 1.0}


def test_people_of_every_example_can_be_removed_down_to_one_child(scenarios: Mapping[str, Household]) -> None:
    for household in scenarios.values():
        left, (kept, *others) = household, [child.name for child in household.children]
        for name in (*others, *(person.name for person in (*household.parents, *household.siblings))):
            left = edit.without_person(left, name)
        assert edit.everybody(left) == (kept,)
        with pytest.raises(ValidationError):
            edit.without_person(left, kept)


@given(balance=st.integers(0, 10**12), owner=st.sampled_from(["父", "母", "長男"]))
def test_removing_somebody_loses_no_money(balance: int, owner: str) -> None:
    family = edit.put(edit.put(FAMILY, ("accounts", 0, "balance_yen"), balance), ("accounts", 0, "owner"), owner)
    left = edit.without_person(family, "父")
    assert sum(account.balance_yen or 0 for account in left.accounts) == balance
