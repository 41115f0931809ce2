"""Inheritance tax in the purse: who pays, what is free, and that every yen is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.household import Household
from planner.projection import Projection
from planner.tables import largest_error_yen, yearly
from tests.builders import child, household, money, parent
from tests.strategies import SOME

Run = Callable[[Household], Projection]
FREE = {"property_tax_yen_per_year": 0, "upkeep_yen_per_year": 0}
SISTER = {"name": "長女"}


def tax(p: Projection, year: int = 0) -> dict[str, float]:
    """Tax of each member in a year."""
    return {life.name: -float(p.purse.inheritance_tax[year, i, 0]) for i, life in enumerate(p.time.lives)}


def mother(last_age: int = 80, **more: Any) -> dict[str, Any]:
    return parent(age=80, last_age=last_age, **more)


def father(last_age: int = 80, **more: Any) -> dict[str, Any]:
    return parent("父", age=80, last_age=last_age, **more)


@pytest.mark.parametrize(
    ("left", "due"), [(36_000_000, 0), (36_001_000, 100), (46_000_000, 1_000_000), (100_000_000, 12_200_000)]
)
def test_an_only_child_pays_on_what_exceeds_36_million(run: Run, left: int, due: int) -> None:
    p = run(household(parents=[mother()], accounts=[money("母", left)]))
    assert tax(p) == {"母": 0, "長男": due}
    assert p.purse.closing[0, 1, 0] == left - due
    assert largest_error_yen(p) == 0


def test_the_example_of_the_tax_office_spouse_and_two_children(run: Run) -> None:
    """200 million yen: 27 million in total, the spouse free, 6.75 million for each child."""
    p = run(
        household(
            parents=[father(), mother(90)],
            children=[child("長男"), child("次男", age=45)],
            accounts=[money("父", 200_000_000)],
        )
    )
    assert tax(p) == {"父": 0, "母": 0, "長男": 6_750_000, "次男": 6_750_000}


def test_a_sister_outside_counts_as_an_heir_and_pays_her_own_tax(run: Run) -> None:
    p = run(household(parents=[mother()], siblings=[SISTER], accounts=[money("母", 100_000_000)]))
    assert tax(p)["長男"] == 3_850_000
    assert p.purse.left_outside[0, 0] == 50_000_000


def test_a_brother_of_a_child_pays_a_fifth_more(run: Run) -> None:
    children = [child("長男", last_age=51), child("次男", age=45, last_age=60)]
    p = run(household(children=children, siblings=[SISTER], accounts=[money("長男", 100_000_000)]))
    assert tax(p, 1) == {"長男": 0, "次男": 4_620_000}


def test_a_will_for_one_child_moves_the_tax_but_not_its_total(run: Run) -> None:
    will = {"person": "母", "money": [{"name": "長男", "ratio": 1.0}]}
    children = [child("長男"), child("次男", age=45)]
    p = run(household(parents=[mother()], children=children, accounts=[money("母", 100_000_000)], wills=[will]))
    assert tax(p) == {"母": 0, "長男": 7_700_000, "次男": 0}


@pytest.mark.parametrize(("degree", "due"), [("none", 12_200_000), ("moderate", 8_700_000), ("severe", 5_200_000)])
def test_a_disability_lowers_the_tax_for_every_year_to_85(run: Run, degree: str, due: int) -> None:
    p = run(
        household(
            parents=[mother()],
            children=[child(age=50, disability_handbook=degree)],
            accounts=[money("母", 100_000_000)],
        )
    )
    assert tax(p)["長男"] == due


def test_the_age_counts_in_whole_years_at_the_death(run: Run) -> None:
    for birth_month, years in ((6, 35), (7, 36)):
        one = child(age=50, birth_month=birth_month, disability_handbook="moderate")
        p = run(household(parents=[mother(last_month=6)], children=[one], accounts=[money("母", 100_000_000)]))
        assert tax(p)["長男"] == 12_200_000 - years * 100_000


def test_at_the_second_inheritance_the_credit_is_what_the_first_left(run: Run) -> None:
    one = child(age=50, disability_handbook="moderate")
    wills = [{"person": "父", "money": [{"name": "長男", "ratio": 1.0}]}]
    accounts = [money("父", 64_000_000), money("母", 100_000_000)]
    p = run(household(parents=[father(), mother(81)], children=[one], accounts=accounts, wills=wills))
    first = 2 * 1_150_000  # 11 million each: 15 % less 500,000
    assert tax(p)["長男"] == 0
    assert tax(p, 1)["長男"] == 12_200_000 - (35 * 100_000 - first)


def home(land: int, square_metres: float | None = 200, **more: Any) -> dict[str, Any]:
    owned = {"kind": "house", "owners": [{"name": "母", "ratio": 1.0}], "land_value_yen": land}
    return owned | {"building_value_yen": 6_000_000, "land_square_metres": square_metres} | FREE | more


@pytest.mark.parametrize(
    ("square_metres", "counted"), [(200, 20_000_000), (None, 20_000_000), (330, 20_000_000), (660, 60_000_000)]
)
def test_the_land_of_the_home_counts_a_fifth_for_a_child_who_lives_there(
    run: Run, square_metres: float | None, counted: int
) -> None:
    given_home = home(100_000_000, square_metres)
    p = run(household(parents=[mother()], accounts=[money("母", 60_000_000)], home=given_home))
    taxed = 60_000_000 + 6_000_000 + counted - 36_000_000
    assert tax(p)["長男"] == pytest.approx(
        taxed * 0.2 - 2_000_000 if taxed <= 5e7 else taxed * 0.3 - 7_000_000, abs=100
    )


def test_a_sister_who_lives_elsewhere_gets_no_relief_for_the_land(run: Run) -> None:
    will = {"person": "母", "home": [{"name": "長女", "ratio": 1.0}], "money": [{"name": "長男", "ratio": 1.0}]}
    given = household(
        parents=[mother()], siblings=[SISTER], accounts=[money("母", 50_000_000)], home=home(44_000_000), wills=[will]
    )
    assert tax(run(given))["長男"] == pytest.approx(7_700_000 / 2, abs=100)


def test_insurance_is_free_up_to_five_million_for_each_heir(run: Run) -> None:
    for benefit, due in ((5_000_000, 1_000_000), (15_000_000, 2_500_000)):
        policy = {"name": "終身", "insured": "母", "beneficiary": "長男", "benefit_yen": benefit}
        p = run(household(parents=[mother()], accounts=[money("母", 46_000_000)], insurances=[policy]))
        assert tax(p)["長男"] == due


def test_debts_that_no_insurance_repays_lower_the_tax(run: Run) -> None:
    for insured, due in ((False, 0), (True, 1_000_000)):
        debt = {"name": "借入れ", "owner": "母", "balance_yen": 10_000_000, "payment_yen_per_year": 0}
        given = household(
            parents=[mother()], accounts=[money("母", 46_000_000)], debts=[debt | {"ends_with_death": insured}]
        )
        assert tax(run(given))["長男"] == due


def test_who_has_no_money_for_the_tax_is_helped_and_the_rest_is_missing(run: Run) -> None:
    rich_home = home(100_000_000, 33_000)
    for own, paid in ((30_000_000, True), (0, False)):
        p = run(household(parents=[mother()], accounts=[money("長男", own)], home=rich_home))
        due = (100_000_000 * (1 - 0.008) + 6_000_000 - 36_000_000) * 0.3 - 7_000_000
        assert tax(p)["長男"] == pytest.approx(due if paid else 0, abs=100)
        assert p.purse.missing[0, 0] == pytest.approx(0 if paid else due, abs=100)
        assert largest_error_yen(p) == 0


def test_the_table_shows_the_tax_once(run: Run) -> None:
    p = run(household(parents=[mother()], accounts=[money("母", 100_000_000)]))
    row = next(row for row in yearly(p) if row.key == "inheritance_tax")
    assert row.section == "balance"
    assert row.values[:2] == (-12_200_000, 0)
    assert not [row for row in yearly(run(household(parents=[mother()]))) if row.key == "inheritance_tax"]


@SOME
@given(
    st.lists(st.integers(0, 300_000_000), min_size=3, max_size=3),
    st.integers(0, 200_000_000),
    st.tuples(st.integers(80, 84), st.integers(80, 84)),
)
def test_every_yen_is_kept_and_nobody_pays_more_than_is_inherited(
    run: Run, balances: list[int], land: int, last_ages: tuple[int, int]
) -> None:
    accounts = [money(name, yen) for name, yen in zip(("父", "母", "長男"), balances, strict=True)]
    parents = [father(last_ages[0]), mother(last_ages[1])]
    p = run(household(parents=parents, accounts=accounts, home=home(land), siblings=[SISTER]))
    assert largest_error_yen(p) == 0
    assert p.purse.closing.min() >= 0
    assert -p.purse.inheritance_tax.sum() <= sum(balances) + land
    assert p.purse.inheritance_tax.max() <= 0
