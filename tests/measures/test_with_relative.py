"""ご親族と暮らす: the share stands in place of living costs and costs of the home, to the yen."""

import pytest

from planner.lawbook import LawBook
from tests.builders import child, item, living, yen_by_year
from tests.conftest import Run
from tests.measures.homes import OTHERS, after, codes, family, given, lines, once, then

SHARE = given("with_relative", contribution_yen_per_month=50_000)


def test_the_share_is_paid_when_the_child_is_alone(lawbook: LawBook, run: Run) -> None:
    p = run(after(family(), SHARE, lawbook))
    assert lines(p, "home_sale", "moving_costs", "home_upkeep", "property_tax", "spending") == {
        "home_sale": once(10_000_000),
        "moving_costs": once(-(95_000 + 275_000 + 396_000)),
        "home_upkeep": then(-162_000, 0),
        "property_tax": then(-100_000, 0),
        "spending": then(-1_800_000, -600_000),
    }


def test_other_spending_goes_on(lawbook: LawBook, run: Run) -> None:
    several = [living(one=100_000, alone=60_000), living(alone=40_000) | {"name": "光熱費"}, item("通院", alone=5_000)]
    p = run(after(family(OTHERS, spending=several), SHARE, lawbook))
    assert yen_by_year(p, "spending", name="measure.with_relative") == then(0, -600_000)
    assert yen_by_year(p, "spending", name="光熱費") == [0] * 11
    assert yen_by_year(p, "spending") == then(-1_200_000, -660_000)
    assert yen_by_year(p, "moving_costs") == once(-95_000)


@pytest.mark.parametrize("others", [0, 1])
def test_brothers_and_sisters_of_the_household_go_together(others: int, lawbook: LawBook) -> None:
    children = [child(), *(child(name="次男", age=45) for _ in range(others))]
    assert codes(family(children=children), SHARE, lawbook) == []
