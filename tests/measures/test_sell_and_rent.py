"""売って借りる: the sale and the rent, to the yen; tax and upkeep end."""

from planner.lawbook import LawBook
from tests.builders import yen_by_year
from tests.conftest import Run
from tests.measures.homes import after, family, given, lines, once, then

FLAT = {"kind": "flat", "building_value_yen": 15_000_000, "property_tax_yen_per_year": 0, "upkeep_yen_per_year": 0}


def test_the_home_is_sold_and_rent_is_paid_when_the_child_is_alone(lawbook: LawBook, run: Run) -> None:
    p = run(after(family(), given("sell_and_rent", rent_yen_per_month=45_000), lawbook))
    assert lines(p, "home_sale", "home_purchase", "moving_costs", "home_upkeep", "property_tax", "rent") == {
        "home_sale": once(10_000_000),
        "home_purchase": once(0),
        "moving_costs": once(-(95_000 + 275_000 + 396_000 + 5 * 45_000)),
        "home_upkeep": then(-162_000, 0),
        "property_tax": then(-100_000, 0),
        "rent": then(0, -540_000),
    }


def test_the_parents_may_move_too(lawbook: LawBook, run: Run) -> None:
    p = run(after(family(FLAT), given("sell_and_rent", rent_yen_per_month=60_000, year=2026), lawbook))
    assert yen_by_year(p, "rent") == [-720_000] * 11
    assert yen_by_year(p, "home_sale", "母") == once(15_000_000, 2026)
    # 2,000,000 × 5.5% + 2,000,000 × 4.4% + 11,000,000 × 3.3% = 561,000
    assert yen_by_year(p, "moving_costs") == once(-(95_000 + 275_000 + 561_000 + 300_000), 2026)
