"""小さな家へ: what comes in and goes out, to the yen, and what the new home costs."""

from planner import measures
from planner.lawbook import LawBook
from tests.builders import yen_by_year
from tests.conftest import Run
from tests.measures.homes import after, family, given, lines, once, then

# moving 95,000 + clearing 275,000 + agent 110,000 + 88,000 + 198,000 (of 10,000,000) + 8% of 6,000,000
COSTS_YEN = 95_000 + 275_000 + 396_000 + 480_000


def test_the_home_is_sold_and_a_flat_bought_when_the_child_is_alone(lawbook: LawBook, run: Run) -> None:
    p = run(after(family(), given("smaller_home", price_yen=6_000_000), lawbook))
    assert lines(p, "home_sale", "home_purchase", "moving_costs", "home_upkeep", "property_tax") == {
        "home_sale": once(10_000_000),
        "home_purchase": once(-6_000_000),
        "moving_costs": once(-COSTS_YEN),
        "home_upkeep": then(-162_000, -361_884),  # 月17,103円と13,054円
        "property_tax": then(-100_000, -100_000),
    }
    assert yen_by_year(p, "home_sale", "長男") == once(10_000_000)


def test_what_is_told_of_the_new_home_stands(lawbook: LawBook, run: Run) -> None:
    told = {"property_tax_yen_per_year": 60_000, "upkeep_yen_per_year": 120_000, "sale_yen": 8_000_000}
    measure = given("smaller_home", home="house", year=2028, price_yen=7_000_000, **told)
    p = run(after(family(), measure, lawbook))
    assert yen_by_year(p, "home_upkeep") == [-162_000] * 2 + [-120_000] * 9
    assert yen_by_year(p, "property_tax") == [-100_000] * 2 + [-60_000] * 9
    assert yen_by_year(p, "home_sale", "母") == once(8_000_000, 2028)
    # agent of 8,000,000: 330,000; 8% of 7,000,000
    assert yen_by_year(p, "moving_costs") == once(-(95_000 + 275_000 + 330_000 + 560_000), 2028)


def test_the_words_tell_what_remains(lawbook: LawBook) -> None:
    told = measures.facts(family(), given("smaller_home", price_yen=9_500_000), lawbook)
    costs = COSTS_YEN - 480_000 + 760_000
    assert (told["costs_yen"], told["rest_yen"]) == (costs, 10_000_000 - 9_500_000 - costs)
    assert told["rest_yen"] < 0
    assert told["kept_yen_per_year"] == 361_884 + 100_000
