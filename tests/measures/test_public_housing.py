"""公営住宅へ: the rent and the deposit, to the yen; who lives there already does not move."""

import pytest

from planner.lawbook import LawBook
from tests.builders import yen_by_year
from tests.conftest import Run
from tests.measures.homes import RENTED, after, codes, family, given, lines, once, then


def test_an_own_home_is_sold(lawbook: LawBook, run: Run) -> None:
    p = run(after(family(), given("public_housing", rent_yen_per_month=20_000), lawbook))
    assert lines(p, "home_sale", "moving_costs", "home_upkeep", "property_tax", "rent") == {
        "home_sale": once(10_000_000),
        "moving_costs": once(-(95_000 + 275_000 + 396_000 + 3 * 20_000)),
        "home_upkeep": then(-162_000, 0),
        "property_tax": then(-100_000, 0),
        "rent": then(0, -240_000),
    }


def test_from_a_rented_home_the_rent_changes(lawbook: LawBook, run: Run) -> None:
    p = run(after(family(RENTED), given("public_housing", rent_yen_per_month=20_000, year=2029), lawbook))
    assert yen_by_year(p, "rent") == [-600_000] * 3 + [-240_000] * 8
    assert yen_by_year(p, "moving_costs") == once(-(95_000 + 60_000), 2029)
    assert yen_by_year(p, "home_sale") == once(0)


@pytest.mark.parametrize(("kind", "expected"), [("rented", []), ("public_rented", ["public_housing_already"])])
def test_who_lives_in_public_housing_asks_whether_the_tenancy_passes(
    kind: str, expected: list[str], lawbook: LawBook
) -> None:
    home = RENTED | {"kind": kind}
    assert codes(family(home), given("public_housing", rent_yen_per_month=20_000), lawbook) == expected


def test_public_assistance_looks_at_the_new_rent(lawbook: LawBook, run: Run) -> None:
    """The minimum has the rent of 20,000 yen a month more than in the own house, which has none."""
    assumed = {"price_growth_ratio": 0.0, "wage_growth_ratio": 0.0, "pension_growth_ratio": 0.0}
    assisted = family(assumptions=assumed | {"public_assistance": True})
    moved = after(assisted, given("public_housing", rent_yen_per_month=20_000), lawbook)
    more = run(moved).purse.minimum[:, 0] - run(assisted).purse.minimum[:, 0]
    assert [round(float(yen)) for yen in more] == then(0, 240_000)
