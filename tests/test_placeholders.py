"""What stands in for the unknown, where it stands, and that nothing known is ever replaced."""

from collections.abc import Mapping
from datetime import date

import pytest

from planner import placeholders
from planner.household import Household
from planner.lawbook import LawBook
from tests.builders import FIRST_YEAR, child, household, living, parent

BARE = Household.model_validate(
    {
        "first_year": FIRST_YEAR,
        "parents": [{"name": "父", "birth_year": 1948}, {"name": "母", "birth_year": 1950}],
        "children": [{"name": "長男", "birth_year": 1980}],
        "home": {"kind": "house"},
    }
)


def typical(lawbook: LawBook, name: str) -> float:
    """A typical cost in the first year."""
    value = lawbook.parameter(f"typical_costs.{name}").on(date(FIRST_YEAR, 12, 31)).value
    assert isinstance(value, float)
    return value


def test_nothing_stands_in_where_everything_is_known(lawbook: LawBook) -> None:
    known = household(parents=[parent()])
    filled, used = placeholders.fill(known, lawbook)
    assert used == ()
    assert filled == known


def test_zero_is_known(lawbook: LawBook) -> None:
    home = {"kind": "house", "property_tax_yen_per_year": 0, "upkeep_yen_per_year": 0}
    filled, used = placeholders.fill(household(parents=[parent(funeral_yen=0)], home=home), lawbook)
    assert used == ()
    assert filled.parents[0].funeral_yen == 0


def test_a_bare_household_is_filled_everywhere(lawbook: LawBook) -> None:
    filled, used = placeholders.fill(BARE, lawbook)
    assert all(person.birth_month is not None and person.last_age is not None for person in filled.members)
    assert all(person.funeral_yen is not None for person in filled.parents)
    assert [item.kind for item in filled.spending] == ["living", "special"]
    assert filled.home is not None
    assert filled.home.property_tax_yen_per_year is not None
    assert filled.home.upkeep_yen_per_year is not None
    assert filled.assumptions.price_growth_ratio is not None
    places = {stand_in.place for stand_in in used}
    assert {("parents", 0, "last_age"), ("children", 0, "birth_month"), ("home", "upkeep_yen_per_year")} <= places
    assert len(places) == len(used), "each place is filled once"


def test_a_second_call_fills_nothing_more(lawbook: LawBook, scenarios: Mapping[str, Household]) -> None:
    for given in (BARE, *scenarios.values()):
        once, _ = placeholders.fill(given, lawbook)
        twice, used = placeholders.fill(once, lawbook)
        assert used == ()
        assert twice == once


def test_every_stand_in_has_a_value_of_the_law_book_with_a_source(lawbook: LawBook) -> None:
    for stand_in in placeholders.fill(BARE, lawbook)[1]:
        assert lawbook.parameter(stand_in.key).entries[-1].source


@pytest.mark.parametrize(
    ("parents", "phases"),
    [
        (2, ("both_parents_yen_per_month", "one_parent_yen_per_month", "child_alone_yen_per_month")),
        (1, ("one_parent_yen_per_month", "child_alone_yen_per_month")),
        (0, ("child_alone_yen_per_month",)),
    ],
)
def test_only_the_phases_that_come_are_filled(lawbook: LawBook, parents: int, phases: tuple[str, ...]) -> None:
    given = household(parents=[parent("父"), parent("母")][:parents], spending=[{"name": "生活費", "kind": "living"}])
    _, used = placeholders.fill(given, lawbook)
    assert tuple(stand_in.place[-1] for stand_in in used) == phases


def test_one_parent_needs_a_share_of_what_both_need(lawbook: LawBook) -> None:
    spending = {"name": "生活費", "kind": "living", "both_parents_yen_per_month": 200_000}
    parents = [parent("父"), parent("母")]
    filled, _ = placeholders.fill(household(parents=parents, spending=[spending]), lawbook)
    share = typical(lawbook, "one_parent_share_ratio")
    assert filled.spending[0].one_parent_yen_per_month == round(200_000 * share)


def test_other_items_are_not_filled(lawbook: LawBook) -> None:
    given = household(spending=[living(), {"name": "旅行", "kind": "personal"}])
    filled, used = placeholders.fill(given, lawbook)
    assert used == ()
    assert filled.spending[1].child_alone_yen_per_month is None


@pytest.mark.parametrize(
    ("kind", "field", "name"),
    [
        ("house", "upkeep_yen_per_year", "house_upkeep_yen_per_year"),
        ("flat", "upkeep_yen_per_year", "flat_upkeep_yen_per_year"),
        ("rented", "rent_yen_per_month", "rent_yen_per_month"),
        ("public_rented", "rent_yen_per_month", "rent_yen_per_month"),
    ],
)
def test_costs_of_the_home_by_its_kind(lawbook: LawBook, kind: str, field: str, name: str) -> None:
    filled, _ = placeholders.fill(household(home={"kind": kind}), lawbook)
    assert getattr(filled.home, field) == typical(lawbook, name)


def test_a_rented_home_pays_no_property_tax(lawbook: LawBook) -> None:
    filled, _ = placeholders.fill(household(home={"kind": "rented"}), lawbook)
    assert filled.home is not None
    assert filled.home.property_tax_yen_per_year is None


@pytest.mark.parametrize("age", [45, 75, 99, 112])
def test_an_unknown_last_age_is_never_in_the_past(lawbook: LawBook, age: int) -> None:
    given = household(parents=[parent(age=age, last_age=None)], children=[child(age=20)])
    filled, _ = placeholders.fill(given, lawbook)
    assert (filled.parents[0].last_age or 0) > age


def test_women_are_planned_to_live_longer(lawbook: LawBook) -> None:
    parents = [parent("父", age=75, last_age=None), parent("母", age=75, last_age=None)]
    father, mother = placeholders.fill(household(parents=parents), lawbook)[0].parents
    assert (father.last_age or 0) < (mother.last_age or 0)


@pytest.mark.parametrize(("kind", "key"), [("workshop_a", "a_yen_per_month"), ("workshop_b", "b_yen_per_month")])
def test_unknown_pay_of_a_workshop_is_the_national_average(lawbook: LawBook, kind: str, key: str) -> None:
    pay = {"name": "工賃", "kind": kind, "person": "長男"}
    filled, used = placeholders.fill(household(incomes=[pay]), lawbook)
    average = lawbook.parameter(f"workshop_wages.{key}").on(date(FIRST_YEAR, 12, 31)).value
    assert filled.incomes[0].yen_per_year == 12 * average
    assert [(one.place, one.key) for one in used] == [(("incomes", 0, "yen_per_year"), f"workshop_wages.{key}")]


def test_other_unknown_incomes_and_a_pay_of_nothing_stay(lawbook: LawBook) -> None:
    wages = {"name": "給料", "kind": "wages", "person": "長男"}
    nothing = {"name": "工賃", "kind": "workshop_b", "person": "長男", "yen_per_year": 0}
    filled, used = placeholders.fill(household(incomes=[wages, nothing]), lawbook)
    assert [income.yen_per_year for income in filled.incomes] == [None, 0]
    assert used == ()
